"""chuanyu build, export and extract on the sample pages."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from graph.stores.holder import FolderLock

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLES = CHECKOUT / "seeds" / "documents"
Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_summary_counts_what_was_found(chuanyu: Run, tmp_path: Path) -> None:
    done = chuanyu("build", SAMPLES, "--data", tmp_path / "data", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["documents"] == 18
    assert summary["stories"] >= 18
    assert summary["people"] > 20
    assert summary["meetings"] > 12
    assert "16-nobody-meets.txt" in summary["withoutFacts"]


def test_documents_that_are_not_read_are_named(chuanyu: Run, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "more").mkdir(parents=True)
    (pages / ".hidden").mkdir()
    shutil.copy(next(SAMPLES.glob("01-*")), pages)
    for name in ("b.DOCX", "more/a.pdf", ".c.doc", ".hidden/d.doc", "~$b.docx", "photo.jpg", "README", "e.txt.bak"):
        (pages / name).write_bytes(b"PK\x03\x04")
    done = chuanyu("build", pages, pages / "more", "--data", tmp_path / "data")
    assert done.returncode == 3, "a folder without pages is named, as ever"
    done = chuanyu("build", pages, "--data", tmp_path / "data")
    assert (done.returncode, done.stderr) == (0, "")
    how = "save each as .txt or .html in its own program, a .pdf with pdftotext"
    assert f"\nleft out, no text files: 2: b.DOCX, more/a.pdf ({how})\n" in done.stdout
    assert json.loads(chuanyu("build", pages, "--data", tmp_path / "data", "--json").stdout)["notRead"] == ["b.DOCX", "more/a.pdf"]
    for number in range(11):
        (pages / f"s{number:02}.xlsx").touch()
    assert "13: b.DOCX, s00.xlsx, s01.xlsx, " in (many := chuanyu("build", pages, "--data", tmp_path / "data").stdout)
    assert "s08.xlsx and 3 more (save" in many


def test_a_folder_of_other_documents_only_says_so(chuanyu: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.wps").touch()
    done = chuanyu("build", tmp_path / "pages", "--data", tmp_path / "data")
    assert done.returncode == 3
    assert "no pages in this folder" in done.stderr
    assert "\nleft out, no text files: 1: a.wps (" in done.stdout


def test_a_second_build_changes_nothing_and_says_so(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(sample_data, data)
    before = chuanyu("export", "jsonl", "-", "--data", data).stdout
    again = chuanyu("build", SAMPLES, "--data", data)
    assert again.returncode == 0, again.stderr
    assert "nothing changed" in again.stdout
    assert chuanyu("export", "jsonl", "-", "--data", data).stdout == before


def test_the_graph_does_not_depend_on_the_order_of_reading(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    pages = sorted(SAMPLES.iterdir())
    data = tmp_path / "data"
    assert chuanyu("build", *reversed(pages[8:]), "--data", data).returncode == 0
    assert chuanyu("build", *pages[:8], "--data", data).returncode == 0
    assert (
        chuanyu("export", "jsonl", "-", "--data", data).stdout
        == chuanyu("export", "jsonl", "-", "--data", sample_data).stdout
    )


def test_export_writes_the_contract_form(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    done = chuanyu("export", "jsonl", out, "--data", sample_data)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    kinds = [row["type"] for row in rows]
    assert kinds == sorted(kinds)
    nodes = {row["id"] for row in rows if row["type"] == "node"}
    for row in rows:
        if row["type"] == "relationship":
            assert {row["start"]["id"], row["end"]["id"]} <= nodes


def test_extract_is_byte_identical_between_runs(chuanyu_process: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert (
            chuanyu_process(
                "extract", SAMPLES, "--out", tmp_path / name, env={"PYTHONHASHSEED": str(len(name) + ord(name[0]))}
            ).returncode
            == 0
        )
    one = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    two = {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert one == two
    assert "01-joint-conference.jsonl" in one


def test_extract_keeps_pages_of_the_same_name_apart(chuanyu: Run, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    for folder, person in (("x", "袁书恒"), ("y", "何婉清")):
        (pages / folder).mkdir(parents=True)
        (pages / folder / "a.txt").write_text(f"重庆市江津区总工会主席{person}主持会议。\n", encoding="utf-8")
    (pages / "x" / "a.md").write_text("重庆市江津区总工会副主席苏明远主持会议。\n", encoding="utf-8")
    out = tmp_path / "out"
    done = chuanyu("extract", pages, "--out", out)
    assert done.returncode == 0, done.stderr
    texts = [path.read_text(encoding="utf-8") for path in out.rglob("*.jsonl")]
    assert len(texts) == 3
    for person in ("袁书恒", "何婉清", "苏明远"):
        assert sum(person in text for text in texts) == 1


def test_extract_touches_no_data_folder(chuanyu: Run, tmp_path: Path) -> None:
    done = chuanyu("extract", SAMPLES / "01-joint-conference.txt", env={"CHUANYU_DATA": str(tmp_path / "data")})
    assert done.returncode == 0
    assert not (tmp_path / "data").exists()


def test_a_page_from_standard_input(chuanyu: Run, tmp_path: Path) -> None:
    page = "3月8日，重庆市江津区总工会主席袁书恒主持会议。".encode()
    done = chuanyu("extract", "-", "--published", "2024-03-09", stdin=page)
    assert done.returncode == 0, done.stderr
    assert "袁书恒" in done.stdout


def test_repair_shows_what_was_changed_and_by_which_rule(chuanyu: Run) -> None:
    page = SAMPLES / "02-symposium-traditional.txt"
    text = chuanyu("repair", page).stdout
    assert "绵阳市总工会" in text
    assert "周围;要紧紧围绕" in text.replace("；", ";")
    shown = json.loads(chuanyu("repair", page, "--show", "--json").stdout)
    original = page.read_bytes().decode("utf-8")
    assert shown
    assert all(original[change["start"] : change["end"]] == change["before"] for change in shown)
    lines = chuanyu("repair", page, "--show").stdout.splitlines()
    assert len(lines) >= len(shown)


def test_a_second_program_is_told_who_holds_the_data(chuanyu_process: Run, sample_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(sample_data, data)
    lock = FolderLock(data)
    try:
        done = chuanyu_process("build", SAMPLES, "--data", data)
        asked = chuanyu_process("met", "邓雨桐", "--data", data)
    finally:
        lock.release()
    assert done.returncode == 7
    (line,) = done.stderr.splitlines()
    assert f"process {os.getpid()}" in line
    assert asked.returncode == 0


def test_a_changed_page_takes_the_place_of_its_former_self(chuanyu: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    data = tmp_path / "data"
    for person in ("何婉清", "苏明远"):
        page.write_text(
            f"合作座谈会在重庆市江津区召开，江津区总工会主席袁书恒、泸州市总工会主席{person}出席会议。\n",
            encoding="utf-8",
        )
        assert chuanyu("build", page, "--data", data).returncode == 0
    answer = chuanyu("met", "袁书恒", "--data", data).stdout
    assert "苏明远" in answer
    assert "何婉清" not in answer


def test_facts_less_certain_than_asked_for_are_left_out(chuanyu: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert chuanyu("build", SAMPLES, "--data", data, "--min-confidence", "1").returncode == 0
    few = json.loads(chuanyu("build", SAMPLES, "--data", data, "--min-confidence", "1", "--json").stdout)
    assert few["changes"] == {"created": 0, "changed": 0, "deleted": 0}
    all_of_them = json.loads(chuanyu("build", SAMPLES, "--data", data, "--json").stdout)
    assert all_of_them["read"] == 0
    assert all_of_them["changes"]["created"] > 0


def test_load_says_in_one_line_that_no_server_answers(chuanyu: Run, sample_data: Path) -> None:
    server = ("--store", "bolt://127.0.0.1:1", "--data", sample_data)
    done = chuanyu("load", *server, env={"NEO4J_PASSWORD": "x"})
    assert done.returncode == 6
    (line,) = done.stderr.splitlines()
    assert "127.0.0.1:1" in line


def test_load_needs_a_password(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("load", "--store", "bolt://127.0.0.1:1", "--data", sample_data)
    assert done.returncode == 6
    (line,) = done.stderr.splitlines()
    assert "NEO4J_PASSWORD" in line
