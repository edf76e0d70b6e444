"""chuanyu validate as a user runs it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def broken(chuanyu: Run, sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump with a role that is none, and a name that steers terminals."""
    path = tmp_path_factory.mktemp("broken") / "broken.nt"
    assert chuanyu("export", "nt", path, "--data", sample_data).returncode == 0
    text = path.read_text(encoding="utf-8").replace("attended-roles.chair> .", "attended-roles.king> .", 1)
    text += '<https://chuanyu.example/id/person/邓雨桐> <https://schema.org/name> "\\u001B[2J\\u202E邓" .\n'
    path.write_text(text, encoding="utf-8")
    return path


def test_the_graph_of_the_sample_pages_keeps_the_shapes(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("validate", "--data", sample_data)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no violations\n", "")


def test_violations_are_told_and_give_exit_code_1(chuanyu: Run, broken: Path) -> None:
    done = chuanyu("validate", broken)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[-1] == "2 violations"
    assert "  姓名 name (schema:name): must have no more than 1" in lines
    assert any(line.startswith("出席 attendance: ") for line in lines)
    assert any(line.startswith("  “") and "主持" in line for line in lines)
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_they_are_data_too(chuanyu: Run, broken: Path) -> None:
    done = chuanyu("validate", broken, "--json")
    assert done.returncode == 1
    assert sorted(one["component"] for one in json.loads(done.stdout)) == ["In", "MaxCount"]


@pytest.mark.parametrize(("name", "text", "code", "words"), [
    ("cut.nt", '<urn:a> <urn:b> "c', 3, "cut.nt:1:17: is no N-Triples: "),
    ("cut.ttl", "<urn:a> <urn:b> ", 3, "cut.ttl:1:17: is no Turtle: "),
    ("page.txt", "四川", 3, "by its name no dump in RDF"),
    ("other.nt", "<urn:a> <urn:b> <urn:c> .\n", 3, "nothing in it is of the graph's classes"),
    ("none.nt", None, 1, "none.nt: No such file"),
])  # fmt: skip
def test_what_is_no_dump_is_said_in_one_line(chuanyu: Run, tmp_path: Path, name: str, text: str | None, code: int, words: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = chuanyu("validate", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
