"""Pages that no writer of news would write: one line each, and the others go on."""

import json
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


@pytest.fixture
def built(good: Path, tmp_path: Path) -> Path:
    """The data folder of a build of the good page."""
    data = tmp_path / "data"
    done = run("build", str(good), "--data", str(data))
    assert done.returncode == 0, done.stderr
    return data


def test_a_snapshot_cut_short_is_made_again(good: Path, built: Path) -> None:
    snapshot = built / "snapshot.sqlite3"
    size = snapshot.stat().st_size
    with snapshot.open("rb+") as file:
        file.truncate(size - 8192)
    assert run("build", str(good), "--data", str(built)).returncode == 0
    assert snapshot.stat().st_size == size
    assert "陈立" in run("met", "何建国", "--data", str(built)).stdout


@pytest.mark.parametrize("damage", ["junk", "cut", "lost"])
def test_a_damaged_store_is_made_again(good: Path, built: Path, damage: str) -> None:
    database = built / "store" / "databases" / "kg"
    files = [*database.glob("Person*.bucket"), *database.glob("Official*.bucket"), database / "schema.json"]
    assert len(files) > 3
    for file in files:
        if damage == "lost":
            file.unlink()
        else:
            file.write_bytes(b"junk" if damage == "junk" else b"")
    again = run("build", str(good), "--data", str(built))
    assert again.returncode == 0, again.stderr
    assert "created" in again.stdout
    assert "nothing changed" in run("build", str(good), "--data", str(built)).stdout


def test_another_program_makes_graph_and_snapshot_again(good: Path, built: Path) -> None:
    noted = json.loads((built / "built.json").read_text(encoding="utf-8"))
    before = (built / "snapshot.sqlite3").stat().st_ino
    run("build", str(good), "--data", str(built))
    assert (built / "snapshot.sqlite3").stat().st_ino == before
    (built / "built.json").write_text(json.dumps({**noted, "graph": "of an older program"}), encoding="utf-8")
    run("build", str(good), "--data", str(built))
    assert (built / "snapshot.sqlite3").stat().st_ino != before
    assert json.loads((built / "built.json").read_text(encoding="utf-8")) == noted


def test_lines_taken_out_of_a_file_leave_the_graph(tmp_path: Path) -> None:
    pages, data = tmp_path / "pages", str(tmp_path / "data")
    pages.mkdir()
    lines = [json.dumps({"id": key, "text": GOOD.replace("陈立", name)}) for key, name in (("a", "陈立"), ("b", "宋文山"))]
    beside = pages / "n.jsonl#x.txt"  # its name begins like a line of the file
    beside.write_text(GOOD.replace("陈立", "林一鸣"), encoding="utf-8")
    (pages / "n.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert "documents 3" in run("build", str(pages), "--data", data).stdout
    (pages / "n.jsonl").write_text(lines[0] + "\n{broken", encoding="utf-8")
    assert "documents 3" in run("build", str(pages), "--data", data).stdout  # it is not known which line that was
    (pages / "n.jsonl").write_text(lines[0], encoding="utf-8")
    assert "documents 2" in run("build", str(pages), "--data", data).stdout
    met = run("met", "何建国", "--data", data).stdout
    assert "陈立" in met
    assert "林一鸣" in met
    assert "宋文山" not in met
