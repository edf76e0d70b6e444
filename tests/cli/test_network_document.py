"""docs/network.md is true: its commands print, and its Python returns, what it says.

Commands are run within this process. `…` alone stands for at least one line.
"""

import doctest
import re
import shlex
import signal
from pathlib import Path

import pytest
from documented import console_examples

from graph.cli import main

CHECKOUT = Path(__file__).resolve().parents[2]
TEXT = (CHECKOUT / "docs" / "network.md").read_text(encoding="utf-8")
EXAMPLES = console_examples(TEXT)
COMMANDS = {"path", "rank", "communities", "districts", "timeline", "ego"}


def test_its_commands_print_what_it_says(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHUANYU_DATA", str(sample_data))
    monkeypatch.setattr(signal, "signal", lambda number, handler: None)  # the handlers of this process are pytest's
    wrong = []
    for command, expected in EXAMPLES:
        with pytest.raises(SystemExit) as leaving:
            main(shlex.split(command)[1:])
        out, err = capsys.readouterr()
        pattern = "".join(r"(?:[^\n]*\n)+" if line == "…" else re.escape(line) + r"\n" for line in expected)
        if not re.fullmatch(pattern, out + err) or leaving.value.code not in (0, 8):
            wrong.append((command, out + err))
    assert wrong == []
    assert {shlex.split(command)[1] for command, _ in EXAMPLES} == COMMANDS


def test_its_python_returns_what_it_says(sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".chuanyu").symlink_to(sample_data)
    monkeypatch.chdir(tmp_path)
    blocks = "\n".join(re.findall(r"^```python\n(.*?)^```", TEXT, re.M | re.S))
    test = doctest.DocTestParser().get_doctest(blocks, {}, "network.md", None, 0)
    assert len(test.examples) > 5
    told: list[str] = []
    results = doctest.DocTestRunner().run(test, out=told.append)
    assert results.failed == 0, "".join(told)


def test_it_tells_of_every_module_and_file_it_names() -> None:
    named = re.findall(r"^\| `(\w+)` \| `\w+", TEXT, re.M)
    assert len(named) > 9
    for module in named:
        assert (CHECKOUT / "graph" / "network" / f"{module}.py").is_file(), module
    for path in re.findall(r"`(tests/[\w/.]+)`", TEXT):
        assert (CHECKOUT / path).exists(), path
