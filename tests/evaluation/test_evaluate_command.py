"""chuanyu evaluate and chuanyu annotate as a user runs them."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLES = CHECKOUT / "seeds" / "documents"
TEXT = "2024年4月26日，江津泸州两地工会合作座谈会在重庆市江津区召开，重庆市江津区总工会主席袁书恒、泸州市总工会主席何婉清出席会议。\n"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with one page and its first gold file."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def annotated(pages: Path, chuanyu: Run) -> Path:
    done = chuanyu("annotate", "page.txt", cwd=pages)
    assert done.returncode == 0, done.stderr
    return pages


def edit(path: Path, change: Callable[[dict[str, list[dict[str, object]]]], object]) -> None:
    row = json.loads(path.read_text(encoding="utf-8"))
    change(row)
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")


def figures(done: subprocess.CompletedProcess[str]) -> dict[str, list[str]]:
    """Kind → P, R, F1, hit, miss, extra of the last table."""
    rows = re.findall(r"^([a-z ]+?) +((?:\d\.\d{3} +){3})(\d+) +(\d+) +(\d+)$", done.stdout, re.M)
    return {kind: [*shares.split(), *counts] for kind, shares, *counts in rows}


def test_a_first_gold_file_that_nobody_corrected_agrees_with_everything(chuanyu: Run, tmp_path: Path) -> None:
    """Sample pages in all formats: text, Markdown, HTML, JSON lines, other encodings."""
    gold = tmp_path / "gold"
    for number in ("01", "04", "06", "07", "09", "11", "13"):
        (page,) = SAMPLES.glob(f"{number}-*")
        done = chuanyu("annotate", page, "--out", gold)
        assert done.returncode == 0, done.stderr
    done = chuanyu("evaluate", gold, "--texts", SAMPLES, "--errors", "--json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["documents"] == 9
    assert data["errors"] == []
    assert data["meanF1"] == 1
    assert {(row["precision"], row["recall"], row["f1"]) for row in data["kinds"].values()} == {(1, 1, 1)}
    assert len(data["kinds"]) == 15


def test_errors_are_listed_with_their_sentences(chuanyu: Run, annotated: Path) -> None:
    def correct(row: dict[str, list[dict[str, object]]]) -> None:
        row["people"] = row["people"][:1]
        row["people"].append({"name": "江津泸"})
        row["meetings"][0]["people"] = row["meetings"][0]["people"][:1]  # type: ignore[index]

    edit(annotated / "page.json", correct)
    done = chuanyu("evaluate", ".", "--errors", "--per-document", cwd=annotated)
    assert done.returncode == 0, done.stderr
    assert f"- page  people  江津泸\n    1: {TEXT}" in done.stdout
    assert f"+ page  people  何婉清\n    1: {TEXT}" in done.stdout
    assert re.search(r"^\+ page  attendance  何婉清  \(江津泸州两地工会合作座谈会\)$", done.stdout, re.M)
    assert figures(done)["people"] == ["0.500", "0.500", "0.500", "1", "1", "1"]
    assert figures(done)["meetings"] == ["1.000", "1.000", "1.000", "1", "0", "0"]
    assert done.stdout.startswith("page\nkind")
    assert "\n1 documents\n" in done.stdout

    as_json = json.loads(chuanyu("evaluate", ".", "--errors", "--per-document", "--json", cwd=annotated).stdout)
    assert as_json["kinds"]["people"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "hit": 1, "miss": 1, "extra": 1}
    assert as_json["perDocument"]["page"] == as_json["kinds"]
    first = as_json["errors"][0]
    assert (first["document"], first["kind"], first["error"], first["fact"]) == ("page", "people", "missed", ["江津泸"])
    (sentence,) = first["sentences"]
    assert sentence["text"] == TEXT[sentence["start"] : sentence["end"]]


def test_bad_gold_gets_one_line_and_the_others_are_scored(chuanyu: Run, annotated: Path) -> None:
    (annotated / "broken.json").write_text('{"people": [\n', encoding="utf-8")
    (annotated / "wrong.json").write_text('{"people": [{"name": 7}]}', encoding="utf-8")
    (annotated / "lost.json").write_text("{}", encoding="utf-8")
    (annotated / "empty.json").write_text("{}", encoding="utf-8")
    (annotated / "empty.txt").write_bytes(b"")
    (annotated / "binary.json").write_text('{"document": "../page.txt"}', encoding="utf-8")
    (annotated / "binary.txt").write_bytes(bytes(range(256)) * 9)
    done = chuanyu("evaluate", ".", cwd=annotated)
    assert done.returncode == 3
    assert [line.split(" (")[0] for line in done.stderr.splitlines()] == [
        "chuanyu: binary.txt: a binary file, no page of text",
        "chuanyu: broken.json:2:1: not JSON: Expecting value",
        "chuanyu: empty.txt: an empty file",
        "chuanyu: lost.txt: the page of this gold file is missing",
        "chuanyu: wrong.json: people[0].name is a number, not a string",
    ]
    assert "1 documents, 5 more could not be scored\n" in done.stdout
    assert figures(done)["people"][2] == "1.000"
    assert json.loads(chuanyu("evaluate", ".", "--json", cwd=annotated).stdout)["notScored"] == 5


def test_the_page_that_is_missing_is_the_one_that_the_gold_names(chuanyu: Run, annotated: Path) -> None:
    (annotated / "table.json").write_text('{"document": "table.html"}', encoding="utf-8")
    (annotated / "line.json").write_text('{"document": "news.jsonl#7"}', encoding="utf-8")
    done = chuanyu("evaluate", ".", cwd=annotated)
    assert done.returncode == 3
    assert [line.split(": the page")[0] for line in done.stderr.splitlines()] == [
        "chuanyu: news.jsonl",
        "chuanyu: table.html",
    ]


def test_gold_of_a_wrong_form_is_refused_in_one_line(chuanyu: Run, annotated: Path) -> None:
    def misspell(row: dict[str, list[dict[str, object]]]) -> None:
        row["meetings"][0]["kind"] = "tea"
        row["meetings_"] = []

    edit(annotated / "page.json", misspell)
    done = chuanyu("evaluate", ".", cwd=annotated)
    assert done.returncode == 3
    (line,) = done.stderr.splitlines()
    assert line.startswith("chuanyu: page.json: meetings_ is no key of a gold file; known here: ")
    assert line.endswith("(and 1 more in this file)")


def test_nothing_to_score(chuanyu: Run, pages: Path) -> None:
    for arguments, words in (
        (["none"], "none: no such file or folder"),
        (["."], ".: no gold files"),
        ([".", "--texts", "none"], "none: no such folder"),
    ):
        done = chuanyu("evaluate", *arguments, cwd=pages)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith(f"chuanyu: {words}")
        assert done.stderr.count("\n") == 1
    assert chuanyu("evaluate", cwd=pages).returncode == 2


def test_where_no_document_was_scored_there_is_no_mean(chuanyu: Run, annotated: Path) -> None:
    (annotated / "none").mkdir()
    done = chuanyu("evaluate", ".", "--texts", "none", cwd=annotated)
    assert (done.returncode, done.stdout) == (3, "no document was scored, 1 could not be\n")
    data = json.loads(chuanyu("evaluate", ".", "--texts", "none", "--json", cwd=annotated).stdout)
    assert data == {"documents": 0, "notScored": 1, "kinds": {}, "meanF1": None}


def test_gold_that_the_system_does_not_give(chuanyu: Run, annotated: Path) -> None:
    (annotated / "folder.json").mkdir()
    (annotated / "gone.json").symlink_to("nowhere")
    done = chuanyu("evaluate", ".", cwd=annotated)
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "chuanyu: folder.json: Is a directory (that is a folder: name a file)",
        "chuanyu: gone.json: No such file or directory (nothing of that name is there: is the path right?)",
    ]
    assert figures(done)["people"][3] == "2"


def test_the_page_is_that_of_the_gold_files_name(chuanyu: Run, annotated: Path) -> None:
    """A stale `document` does not lead to another page; one gold file alone may be named, and pages elsewhere."""
    shutil.copy(annotated / "page.json", annotated / "other.json")
    (annotated / "other.txt").write_text("今天没有人开会。\n", encoding="utf-8")
    both = chuanyu("evaluate", ".", "--per-document", "--json", cwd=annotated)
    data = json.loads(both.stdout)["perDocument"]
    assert (data["page"]["people"]["hit"], data["other"]["people"]["hit"]) == (2, 0)
    (annotated / "elsewhere").mkdir()
    (annotated / "page.txt").rename(annotated / "elsewhere" / "page.md")
    alone = chuanyu("evaluate", "page.json", "--texts", "elsewhere", cwd=annotated)
    assert alone.returncode == 0, alone.stderr
    assert figures(alone)["people"][3] == "2"


def test_the_day_of_publication_counts(chuanyu: Run, pages: Path) -> None:
    (pages / "page.txt").write_text(TEXT.replace("2024年", ""), encoding="utf-8")
    assert chuanyu("annotate", "page.txt", "--published", "2024-05-01", cwd=pages).returncode == 0
    gold = json.loads((pages / "page.json").read_text(encoding="utf-8"))
    assert gold["meetings"][0]["start"] == "2024-04-26"
    without = figures(chuanyu("evaluate", ".", cwd=pages))
    dated = figures(chuanyu("evaluate", ".", "--published", "2024-05-01", cwd=pages))
    assert (without["meeting year"][3], dated["meeting year"][3]) == ("0", "1")


def test_a_gold_file_is_never_overwritten_unasked(chuanyu: Run, annotated: Path) -> None:
    (annotated / "page.json").write_text("mine", encoding="utf-8")
    (annotated / "gone.json").symlink_to("nowhere")
    for out in ((), ("--out", "page.json"), ("--out", "."), ("--out", "gone.json")):
        done = chuanyu("annotate", "page.txt", *out, cwd=annotated)
        assert (done.returncode, done.stdout) == (1, "")
        assert "is there already (--force overwrites it" in done.stderr
    assert (annotated / "page.json").read_text(encoding="utf-8") == "mine"
    assert chuanyu("annotate", "page.txt", "--force", cwd=annotated).returncode == 0
    assert json.loads((annotated / "page.json").read_text(encoding="utf-8"))["document"] == "page.txt"
    assert {path.name for path in annotated.iterdir()} == {"page.txt", "page.json", "gone.json"}


def test_where_first_gold_files_go(chuanyu: Run, pages: Path) -> None:
    shown = chuanyu("annotate", "page.txt", "--out", "-", cwd=pages)
    piped = chuanyu("annotate", "-", stdin=TEXT.encode(), cwd=pages)
    assert json.loads(shown.stdout)["people"] == json.loads(piped.stdout)["people"] != []
    assert {path.name for path in pages.iterdir()} == {"page.txt"}
    assert chuanyu("annotate", "page.txt", "--out", "new/folder/mine.json", cwd=pages).returncode == 0
    assert (pages / "new" / "folder" / "mine.json").read_text(encoding="utf-8") == shown.stdout
    lines = [json.dumps({"id": key, "text": TEXT}) for key in ("a/1", "b")]
    (pages / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    one_file = chuanyu("annotate", "news.jsonl", "--out", "one.json", cwd=pages)
    assert one_file.returncode == 3
    assert one_file.stderr.startswith("chuanyu: news.jsonl: 2 documents in it, and one file for them")
    assert chuanyu("annotate", "news.jsonl", "--out", "gold", cwd=pages).returncode == 0
    assert {path.name for path in (pages / "gold").iterdir()} == {"news.jsonl#a_1.json", "news.jsonl#b.json"}
    done = chuanyu("evaluate", "gold", "--texts", ".", cwd=pages)
    assert done.returncode == 0, done.stderr
    assert figures(done)["people"] == ["1.000", "1.000", "1.000", "4", "0", "0"]


def test_what_cannot_be_annotated(chuanyu: Run, pages: Path) -> None:
    (pages / "empty.txt").write_bytes(b"")
    for name, words in (("none.txt", "no such file"), ("empty.txt", "an empty file"), (".", "a folder")):
        done = chuanyu("annotate", name, cwd=pages)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith("chuanyu: ")
        assert words in done.stderr
    assert {path.name for path in pages.iterdir()} == {"page.txt", "empty.txt"}
