"""The READMEs are true: their commands run, and print what the READMEs say.

A fenced block of `console` holds commands (`$ …`), each followed by its output. `…` stands for what is left out:
at the end of a line for its rest, alone for any number of lines. Seconds are not compared.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from documented import console_examples

from graph.cli.application import COMMANDS

CHECKOUT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh.md")
Run = Callable[..., subprocess.CompletedProcess[str]]


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether the output is as written, with its `…`."""
    pattern = ""
    for line in expected:
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*"
        else:
            written = re.sub(r"[\d.]+ seconds", "N seconds", line)
            whole = re.escape(written.removesuffix("…"))
            pattern += whole + (r"[^\n]*" if line.endswith("…") else "") + r"\n"
    text = "".join(f"{re.sub(r'[0-9.]+ seconds', 'N seconds', line)}\n" for line in printed)
    return re.fullmatch(pattern, text) is not None


def make_targets() -> dict[str, list[str]]:
    """The chuanyu commands behind each target of the Makefile, as if typed by hand."""
    found: dict[str, list[str]] = {}
    target = ""
    for line in (CHECKOUT / "Makefile").read_text(encoding="utf-8").splitlines():
        if named := re.match(r"(\w+):", line):
            target = named[1]
        elif line.startswith("\t@$(BIN)/chuanyu "):
            found.setdefault(target, []).append(line.removeprefix("\t@$(BIN)/").replace(" --data $(DATA)", ""))
    return found


@pytest.mark.parametrize("readme", READMES)
def test_examples_print_what_the_readme_says(
    readme: str, chuanyu: Run, chuanyu_process: Run, sample_data: Path, tmp_path: Path
) -> None:
    """Of the README as processes, as a user would; of its translation within this process."""
    run = chuanyu_process if readme == READMES[0] else chuanyu
    shown = console_examples((CHECKOUT / readme).read_text(encoding="utf-8"))
    assert shown, f"{readme} has no example"
    data = tmp_path / "data"
    shutil.copytree(sample_data, data)
    places = {"new": tmp_path / "new", "same": data}
    for command, expected in shown:
        if command == "make graph":
            lines = [shlex.split(line) for line in make_targets()["graph"]]
            place = places["new"]
        else:
            lines, place = [shlex.split(command)], places["same"]
        printed: list[str] = []
        for words in lines:
            assert words[0] == "chuanyu", command
            done = run(*words[1:], cwd=CHECKOUT, env={"CHUANYU_DATA": str(place)})
            printed += (done.stdout + done.stderr).splitlines()
        assert matches(expected, printed), f"{command} prints\n" + "\n".join(printed)


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(readme: str, command: str) -> None:
    assert f"chuanyu {command}" in (CHECKOUT / readme).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_every_exit_code_is_documented(readme: str) -> None:
    text = (CHECKOUT / readme).read_text(encoding="utf-8")
    codes = set(re.findall(r"exit code (\d+)", (CHECKOUT / "graph" / "errors.py").read_text(encoding="utf-8"), re.I))
    assert {code for code in codes if not re.search(rf"\| {code} \|", text)} == set()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(command: str, chuanyu: Run) -> None:
    done = chuanyu(command, "--help")
    assert done.returncode == 0
    assert "Usage: chuanyu" in done.stdout
    assert f"chuanyu {command} " in done.stdout.split("\n", 1)[1] or "Commands:" in done.stdout


def test_the_check_itself_sees_a_difference() -> None:
    assert matches(["a 1.5 seconds", "b…", "…", "z"], ["a 2.25 seconds", "bcd", "x", "y", "z"])
    assert not matches(["a"], ["b"])
    assert not matches(["a"], ["a", "b"])
    assert not matches(["a", "…", "z"], ["a", "y"])
