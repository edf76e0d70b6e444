"""The installed command says and does as a process what it does within this one, where most tests run it."""

import os
import signal
import sys
from pathlib import Path

import pytest
from command import Run

GOOD = "2024年4月26日，江津泸州两地工会合作座谈会在重庆市江津区召开，重庆市江津区总工会主席袁书恒、泸州市总工会主席何婉清出席会议。\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two pages, one of them bad, and gold of a wrong form."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "pages" / "empty.txt").touch()
    (tmp_path / "page.json").write_text("[]", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["--version"], 0),
        ([], 2),
        (["nonsense"], 2),
        (["met"], 2),
        (["met", "--help"], 0),
        (["met", "邓雨桐", "--evidence"], 0),
        (["met", "邓雨桐", "--json"], 0),
        (["met", "邓雨彤"], 8),
        (["met", "邓雨桐", "--data", "none"], 6),
        (["query", "attended", "--name", "韓立川"], 0),
        (["cypher", "MTCH (n) RETURN n"], 2),
        (["cypher", "-"], 0),
        (["validate", "none.ttl"], 1),
        (["extract", "pages"], 3),
        (["extract", "-"], 0),
        (["evaluate", "."], 3),
        (["load", "--store", "bolt://127.0.0.1:1"], 6),
    ],
    ids=str,
)
def test_a_process_says_the_same(
    line: list[str], code: int, chuanyu: Run, chuanyu_process: Run, sample_data: Path, pages: Path
) -> None:
    stdin = b"MATCH (p:Person) RETURN p.name AS name ORDER BY name LIMIT 5" if line[:1] == ["cypher"] else GOOD.encode()
    given = {"cwd": pages, "stdin": stdin, "env": {"CHUANYU_DATA": str(sample_data)}}
    one, other = chuanyu(*line, **given), chuanyu_process(*line, **given)
    assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)
    assert one.returncode == code
    assert one.stdout + one.stderr


def test_this_process_is_afterwards_as_it_was(chuanyu: Run, tmp_path: Path) -> None:
    def state() -> tuple[object, ...]:
        handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
        return (*handlers, sys.stdin, sys.stdout, sys.stderr, sys.argv, Path.cwd(), dict(os.environ))

    (tmp_path / "other" / "store").mkdir(parents=True)
    (tmp_path / "other" / "store" / "letter.txt").touch()  # so that serve fails after it has taken the signals
    for line in (["serve", "--data", tmp_path / "other"], ["nonsense"], ["extract", "-"]):
        before = state()
        chuanyu(*line, cwd=tmp_path, stdin=GOOD.encode(), env={"CHUANYU_DATA": "data", "COLUMNS": "70"})
        assert state() == before
