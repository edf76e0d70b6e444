"""Pages that no writer of news would write: one line each, and the others go on."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from command import inside as run

GOOD = "5月6日，重庆市总工会主席何建国在渝中区会见了四川省总工会主席陈立一行。"


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
    command = [sys.executable, "-c", "from graph.cli import main; main()", "extract", str(good)]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, env=environment)
    assert done.returncode == 0
    assert "何建国" in done.stdout


@pytest.mark.parametrize("encoding", ["latin-1", "gbk", "ascii:strict"])
def test_output_is_the_same_bytes_whatever_the_locale_says(good: Path, encoding: str) -> None:
    command = [sys.executable, "-c", "from graph.cli import main; main()", "repair", str(good / "good.txt")]
    done = subprocess.run(command, capture_output=True, timeout=120, env={**os.environ, "PYTHONIOENCODING": encoding})
    assert done.stdout == f"{GOOD}\n".encode()
    lost = subprocess.run(
        [*command[:-1], "\udcff丢失.txt"], capture_output=True, timeout=120, env={**os.environ, "PYTHONIOENCODING": encoding}
    )
    assert lost.returncode == 3
    assert "丢失.txt: no such file" in lost.stderr.decode("utf-8")


STEERING = "\x1b[2J\x1b]0;x\x9b31m\u202e"


def test_no_page_steers_the_terminal(good: Path, tmp_path: Path) -> None:
    (good / "good.txt").write_text(GOOD.replace("一行", f"一行，双方进行了{STEERING}座谈"), encoding="utf-8")
    data = str(tmp_path / "data")
    build = run("build", str(good), "--data", data)
    shown = [
        build,
        run("met", "何建国", "--data", data, "--evidence"),
        run("met", "何建国", "--data", data, "--json"),
        run("explain", str(good / "good.txt")),
        run("explain", str(good / "good.txt"), "--json"),
        run("repair", str(good / "good.txt"), "--show"),
        run("repair", str(good / "good.txt"), "--json"),
    ]
    assert [done.returncode for done in shown] == [0] * len(shown)
    assert "\\x1b[2J" in shown[1].stdout
    assert "\\u001b[2J" in shown[2].stdout
    assert STEERING in json.loads(shown[2].stdout)[0]["encounters"][0]["other"]["evidence"][0]["quote"]
    for done in shown:
        assert not set(done.stdout + done.stderr) & set(STEERING) - set("[]2J0;x31m")


def test_a_terminal_gets_escapes_too(good: Path) -> None:
    (good / "good.txt").write_text(f"{STEERING}{GOOD}", encoding="utf-8")
    command = [sys.executable, "-c", "from graph.cli import main; main()", "explain", str(good / "good.txt")]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "400"}) as running:
        assert running.wait(120) == 0
    os.close(theirs)
    seen = os.read(ours, 30_000).decode("utf-8", "replace")
    os.close(ours)
    assert "何建国" in seen
    assert "\\x1b[2J\\x1b]0;x\\x9b31m\\u202e" in seen
    assert [steering for steering in ("\x1b[2J", "\x1b]0", "\x9b", "\u202e") if steering in seen] == []


def test_a_document_that_cannot_be_written_does_not_stop_the_others(good: Path, tmp_path: Path) -> None:
    for name in ("a", "z"):
        (good / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    (out / "good.jsonl").mkdir(parents=True)
    done = run("extract", str(good), "--out", str(out))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"chuanyu: {out / 'good.jsonl'}: ")
    assert sorted(path.name for path in out.iterdir()) == ["a.jsonl", "good.jsonl", "z.jsonl"]
    assert "何建国" in (out / "z.jsonl").read_text(encoding="utf-8")


def test_long_names_are_shortened(good: Path, tmp_path: Path) -> None:
    long = "会" * 83  # 249 bytes, and .txt: a file system takes 255
    (good / f"{long}.txt").write_text(GOOD, encoding="utf-8")
    keys = ["议" * 300, "议" * 301]
    lines = [json.dumps({"id": key, "text": GOOD}) for key in keys]
    (good / "n.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("extract", str(good), "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 4
    assert [name[:9] for name in names] == ["good.json", "n.jsonl#议", "n.jsonl#议", "会" * 9]
    again = run("extract", str(good), "--out", str(tmp_path / "again"))
    assert again.returncode == 0
    assert sorted(path.name for path in (tmp_path / "again").iterdir()) == names


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
