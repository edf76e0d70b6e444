"""Pages that no writer of news would write: one line each, and the others go on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "5月6日，重庆市总工会主席何建国在渝中区会见了四川省总工会主席陈立一行。"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from graph.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, env={**os.environ, **environment})


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path / "pages"


def test_a_date_of_no_time_ends(good: Path) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        (good / "page.jsonl").write_text(f'{{"text": "{GOOD}", "published_on": "{day}"}}\n', encoding="utf-8")
        done = run("extract", str(good))
        assert "Traceback" not in done.stderr
        assert done.stdout.count('"何建国"') >= 2


def test_no_page_stops_a_build(good: Path, tmp_path: Path) -> None:
    (good / "zero.txt").write_text("重庆市总工会第0次联席会议在渝中区召开，重庆市总工会主席何建国出席。", encoding="utf-8")
    (good / "brackets.txt").write_text("()總黨組書(shū)記()主席張重慶總工會，重庆市总工会召开会议。", encoding="utf-8")
    (good / "blank.jsonl").write_text(f'{{"text": "{GOOD}", "title": "  "}}\n', encoding="utf-8")
    done = run("build", str(good), "--data", str(tmp_path / "data"))
    assert done.returncode == 0, done.stderr
    assert "documents 4" in done.stdout
    again = run("build", str(good), "--data", str(tmp_path / "data"))
    assert "nothing changed" in again.stdout


def test_a_pipe_in_a_folder_is_no_page(good: Path) -> None:
    os.mkfifo(good / "pipe.txt")
    assert run("extract", str(good)).returncode == 0


def test_output_is_utf8_whatever_the_locale_says(good: Path) -> None:
    done = run("extract", str(good), PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert "何建国" in done.stdout


def test_a_damaged_snapshot_is_made_again(good: Path, tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    run("build", str(good), "--data", data)
    (tmp_path / "data" / "snapshot.sqlite3").write_bytes(b"junk")
    assert run("build", str(good), "--data", data).returncode == 0
    assert run("met", "何建国", "--data", data).returncode == 0
