"""chuanyu explain as a user runs it."""

import json
from pathlib import Path

import pytest
from command import Done, inside


def chuanyu(*arguments: str | Path, stdin: str = "") -> Done:
    return inside("explain", *arguments, stdin=stdin.encode())


@pytest.fixture
def source(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_plain_text_shows_marks_facts_and_leftovers(source: Path) -> None:
    done = chuanyu(source)
    assert done.returncode == 0
    assert "[林知远|person]主持会议" in done.stdout
    assert "[约翰·史密斯|?name]先生说" in done.stdout
    assert "person/林知远" in done.stdout
    assert "ATTENDED (chair)" in done.stdout
    assert done.stdout.splitlines()[-1].endswith("left unmarked: name 1, post 1, organization 1, date 1")
    assert "\x1b" not in done.stdout


def test_json_is_the_whole_explanation(source: Path, text: str) -> None:
    (page,) = json.loads(chuanyu(source, "--json").stdout)
    assert page["path"] == "page.txt"
    assert {"marks", "facts", "leftovers", "things"} <= page.keys()
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in page["marks"] + page["leftovers"])


def test_standard_input(text: str) -> None:
    assert "[林知远|person]" in chuanyu("-", stdin=text).stdout


def test_published_dates_what_has_no_year(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("5月16日，绵阳市总工会在涪城区召开工作座谈会，主席方知意主持会议。", encoding="utf-8")
    assert "2024-05-16 of meeting/" in chuanyu(page, "--published", "2024-05-17").stdout
    assert "--05-16 of meeting/" in chuanyu(page).stdout


def test_html_is_written_and_said(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = chuanyu(source, "--html", out)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{out}: page.txt: ")
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_several_pages_of_one_file_share_one_html(tmp_path: Path, text: str) -> None:
    source, out = tmp_path / "pages.jsonl", tmp_path / "pages.html"
    source.write_text("".join(json.dumps({"id": name, "text": text + name}) + "\n" for name in "ab"), encoding="utf-8")
    done = chuanyu(source, "--html", out)
    assert [line.split(": ")[1] for line in done.stdout.splitlines()] == ["pages.jsonl#a", "pages.jsonl#b"]


def test_the_page_itself_is_not_overwritten(source: Path, text: str) -> None:
    done = chuanyu(source, "--html", source)
    assert done.returncode == 2
    assert source.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("out", ["no/such/folder/x.html", "."])
def test_a_place_that_cannot_be_written_is_one_line(source: Path, tmp_path: Path, out: str) -> None:
    done = chuanyu(source, "--html", tmp_path / out)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_page_that_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = chuanyu(empty, "--html", tmp_path / "x.html")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "x.html").exists()
