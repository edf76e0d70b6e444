"""Files, folders, standard input: which pages come, in what order, and what is said of those that cannot be read."""

import hashlib
import io
import json
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.documents import Source, read, read_pages
from graph.errors import InputError
from graph.model.records import Page

TEXT = "3月2日，清平区总工会召开会议。"
HTML = """<!DOCTYPE html><html lang="zh"><head><meta charset="{charset}"><title>林一鸣会见代表团</title>
<meta property="og:site_name" content="清平职工网"><meta property="article:published_time" content="2024-11-08T09:30:00+08:00"></head>
<body><nav><a href="/">首页</a></nav><article><h1>林一鸣会见代表团</h1>
<p>11月7日下午，清平区总工会主席林一鸣在清平区会见了长宁区总工会副主席宋文率领的代表团一行，双方进行了座谈交流。</p>
<p>林一鸣对宋文一行到访表示欢迎。他说，两地山水相连，职工往来日益密切，工会服务也应当连成一片，共同办好实事。</p>
</article><footer><p>版权所有 联系我们</p></footer></body></html>"""


def pages(*paths: Path | str, **options: Any) -> tuple[list[Page], list[str]]:
    problems: list[InputError] = []
    found = list(read(list(paths), on_problem=problems.append, **options))
    return found, [str(problem) for problem in problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "pages"
    (root / "b").mkdir(parents=True)
    (root / ".git").mkdir()
    for name in ("z.txt", "a.md", "b/c.txt", ".git/x.txt", "b/.hidden.txt", "picture.png"):
        (root / name).write_text(TEXT, encoding="utf-8")
    return root


def test_folder_is_walked_sorted(folder: Path) -> None:
    found, problems = pages(folder)
    assert [page.path for page in found] == ["a.md", "z.txt", "b/c.txt"]
    assert problems == []
    assert found[0].sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert found[0].published is None


def test_a_file_is_read_once(folder: Path) -> None:
    found, _ = pages(folder / "z.txt", folder, folder / "b" / ".." / "a.md")
    assert [page.path for page in found] == ["z.txt", "a.md", "b/c.txt"]


def test_locations(folder: Path) -> None:
    sources = [source for source in read_pages([folder]) if isinstance(source, Source)]
    assert [source.location for source in sources] == [str((folder / source.page.path).resolve()) for source in sources]


def test_pages_come_one_by_one(folder: Path) -> None:
    walking = read([folder], on_problem=pytest.fail)
    assert next(walking).path == "a.md"
    (folder / "z.txt").write_text("改过的页面。", encoding="utf-8")
    assert next(walking).text == "改过的页面。"


def test_standard_input() -> None:
    found, problems = pages("-", stdin=io.BytesIO(TEXT.encode("utf-8")), published="2024-03-29")
    assert [(page.path, page.text, page.published) for page in found] == [("stdin", TEXT, "2024-03-29")]
    assert problems == []


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", ""])
def test_web_page(tmp_path: Path, declared: str) -> None:
    source = HTML.format(charset=declared)
    (tmp_path / "p.html").write_bytes(source.encode(declared or "gb18030"))
    (page,), problems = pages(tmp_path / "p.html", published="2020-01-01")
    assert problems == []
    assert (page.title, page.publisher, page.published) == ("林一鸣会见代表团", "清平职工网", "2024-11-08")
    assert page.encoding == ("utf-8" if declared == "utf-8" else "gb18030")
    assert page.text.startswith("林一鸣会见代表团")
    assert "宋文率领的代表团" in page.text
    assert "首页" not in page.text
    assert "版权所有" not in page.text


LINKS = (
    '<h3>相关链接</h3><ul><li><a href="1.html">2023-04-30 两区总工会会谈</a></li></ul>',
    '<ul><li><a href="1.html">两区总工会会谈</a><span>2023-04-30</span></li></ul>',
)


@pytest.mark.parametrize("links", LINKS)
@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("", None),
        ("<p>发布时间：2025年1月9日</p>", "2025-01-09"),
        ("<p>发布日期：2025/01/09</p>", "2025-01-09"),
        ("<p>发布时间：2025-01-09 10:20</p>", "2025-01-09"),
    ],
)
def test_the_date_of_a_linked_page_is_not_the_pages_own(tmp_path: Path, links: str, said: str, day: str | None) -> None:
    page = re.sub("<meta property.*>", "", HTML).replace("</h1>", f"</h1>{said}").replace("<footer>", f"{links}<footer>")
    (tmp_path / "p.html").write_text(page.format(charset="utf-8"), encoding="utf-8")
    assert pages(tmp_path / "p.html")[0][0].published == day
    assert pages(tmp_path / "p.html", published="2024-06-01")[0][0].published == (day or "2024-06-01")


@pytest.mark.parametrize(
    "beside",
    [
        "<p>《工会章程》（发布时间：2018-10-26）</p>",
        '<div><a href="x">旧闻</a><span>发布时间：2015-01-03</span></div>',
        "<script>var a='发布时间：2011-01-02'</script>",
        "<p>发布时间：2024-13-45</p>",
    ],
)
def test_the_head_of_a_page_says_its_date_before_all_else(tmp_path: Path, beside: str) -> None:
    (tmp_path / "p.html").write_text(HTML.replace("<h1>", f"{beside}<h1>").format(charset="utf-8"), encoding="utf-8")
    assert pages(tmp_path / "p.html")[0][0].published == "2024-11-08"


def test_the_line_of_a_pages_own_date_may_hold_a_link(tmp_path: Path) -> None:
    line = '<ul><li>发布时间：2024-03-05 <a href="p">打印</a></li></ul>'
    page = re.sub("<meta property.*>", "", HTML).replace("<h1>", f"{line}<h1>").format(charset="utf-8")
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    assert pages(tmp_path / "p.html")[0][0].published == "2024-03-05"


def test_a_web_page_without_date_gets_none(tmp_path: Path) -> None:
    source = HTML.format(charset="utf-8").replace(
        '<meta property="article:published_time" content="2024-11-08T09:30:00+08:00">', ""
    )
    (tmp_path / "p.htm").write_text(source, encoding="utf-8")
    assert pages(tmp_path / "p.htm")[0][0].published is None


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {
                "id": "n1",
                "text": TEXT,
                "title": "会议",
                "url": "http://a.cn/1",
                "publisher": "某报",
                "published_on": "2024-03-29",
            }
        ),
        "",
        "{broken",
        '{"text": 3}',
        "[" * 100_000,
        json.dumps({"text": TEXT + "\ud800"}),
        json.dumps({"id": "n1", "text": TEXT}),
        json.dumps({"text": TEXT, "published_on": "last year"}),
        json.dumps({"text": "no Chinese at all"}),
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    found, problems = pages(file, published="2024-01-01")
    assert [page.path for page in found] == ["news.jsonl#n1", "news.jsonl#line-6", "news.jsonl#line-8"]
    first, second, third = found
    assert (third.text, third.published) == (TEXT, "2024-01-01")
    assert (first.title, first.url, first.publisher, first.published) == ("会议", "http://a.cn/1", "某报", "2024-03-29")
    assert (second.text, second.published) == (TEXT + "\ufffd", "2024-01-01")
    assert [problem.removeprefix(str(file)).split(" ")[0] for problem in problems] == [
        ":3:",
        ":4:",
        ":5:",
        ":7:",
        ":8:",
        "#line-9:",
    ]


def test_a_line_without_id_never_meets_one_with(tmp_path: Path) -> None:
    lines = [{"id": 2, "text": TEXT}, {"text": TEXT}, {"id": " ", "text": TEXT}]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    found, problems = pages(tmp_path / "a.jsonl")
    assert [page.path for page in found] == ["a.jsonl#2", "a.jsonl#line-2", "a.jsonl#line-3"]
    assert problems == []


def test_blank_fields_are_none(tmp_path: Path) -> None:
    line = {"text": TEXT, "title": " ", "publisher": "\u3000\n", "url": "\t"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    (page,), _ = pages(tmp_path / "a.jsonl")
    assert (page.title, page.publisher, page.url) == (None, None, None)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31", "2024-02-30"])
def test_a_day_on_which_no_page_was_published_is_left_out_and_said(tmp_path: Path, day: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published_on": day}), encoding="utf-8")
    (page,), (problem,) = pages(tmp_path / "a.jsonl")
    assert (page.text, page.published) == (TEXT, None)
    assert f"its date is left out: {day} is no day between 1900 and 2100" in problem
    (tmp_path / "p.html").write_text(HTML.format(charset="utf-8").replace("2024-11-08", day), encoding="utf-8")
    assert pages(tmp_path / "p.html")[0][0].published is None


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("2024-11-08", "2024-11-08"),
        ("20241108", "2024-11-08"),
        ("2024/11/8 09:30", "2024-11-08"),
        ("Fri, 08 Nov 2024 09:30:00 GMT", "2024-11-08"),
        ("2024-11", None),
        ("2024", None),
    ],
)
def test_a_web_page_has_the_day_that_it_states(tmp_path: Path, stated: str, read: str | None) -> None:
    (tmp_path / "p.html").write_text(HTML.format(charset="utf-8").replace("2024-11-08T09:30:00+08:00", stated), encoding="utf-8")
    assert pages(tmp_path / "p.html")[0][0].published == read


@pytest.mark.parametrize(
    ("declared", "codec", "encoding"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("gbk", "utf-8", "utf-8"),  # the declaration is wrong
        ("big5", "gb18030", "gb18030"),
        ("latin-1", "gb18030", "gb18030"),
        ("utf-7", "utf-8", "utf-8"),
        ("unicode_escape", "utf-8", "utf-8"),
        ("rot13", "utf-8", "utf-8"),
        ("utf-16", "utf-8", "utf-8"),
        ("nonsense", "gb18030", "gb18030"),
    ],
)
def test_a_declared_encoding_counts_where_it_makes_chinese_prose(
    tmp_path: Path, declared: str, codec: str, encoding: str
) -> None:
    (tmp_path / "p.html").write_bytes(HTML.format(charset=declared).encode(codec))
    (page,), problems = pages(tmp_path / "p.html")
    assert problems == []
    assert page.encoding == encoding
    assert "宋文率领的代表团" in page.text


def test_a_long_head_does_not_hide_the_declared_encoding(tmp_path: Path) -> None:
    source = HTML.format(charset="gbk").replace("</head>", f"<script>{'var a = 1;' * 8000}</script></head>")
    (tmp_path / "p.html").write_bytes(source.encode("gb18030"))
    (page,), _ = pages(tmp_path / "p.html")
    assert page.encoding == "gb18030"
    assert "宋文率领的代表团" in page.text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", b"\xef\xbb\xbf \r\n", "an empty file"),
        ("latin.txt", b"Only Latin letters here.", "no Chinese"),
        ("binary.txt", bytes(range(256)) * 4, "binary"),
        ("empty.html", b"<html><body></body></html>", "no main text"),
        ("empty.jsonl", b"\n\n", "an empty file"),
    ],
)
def test_bad_files_are_reported_and_the_others_go_on(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(TEXT, encoding="utf-8")
    found, problems = pages(tmp_path)
    assert [page.path for page in found] == ["zz.txt"]
    assert len(problems) == 1
    assert words in problems[0]
    assert name in problems[0]
    assert "\n" not in problems[0]


def test_missing_file_and_folder_without_pages(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    found, problems = pages(tmp_path / "gone.txt", tmp_path)
    assert found == []
    assert problems[0] == f"{tmp_path / 'gone.txt'}: no such file"
    assert problems[1].startswith(f"{tmp_path}: no pages in this folder")


def test_a_file_that_vanishes(folder: Path) -> None:
    problems: list[InputError] = []
    walking = read([folder], on_problem=problems.append)
    assert next(walking).path == "a.md"
    (folder / "z.txt").unlink()
    assert [page.path for page in walking] == ["b/c.txt"]
    assert [str(problem) for problem in problems] == [f"{folder / 'z.txt'}: no such file"]


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that anybody may enter; root becomes nobody for the test, for root may read everything."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    yield root
    if os.getuid() == 0:
        os.seteuid(0)
    shutil.rmtree(root)


def test_no_permission(unprivileged: Path) -> None:
    for name in ("a.txt", "locked.txt", "locked/b.txt"):
        file = unprivileged / name
        file.parent.mkdir(exist_ok=True)
        if name != "locked/b.txt":
            file.write_text(TEXT, encoding="utf-8")
    (unprivileged / "locked.txt").chmod(0)
    (unprivileged / "locked").chmod(0)
    if os.getuid() == 0:
        os.seteuid(65534)
    found, problems = pages(unprivileged)
    assert [page.path for page in found] == ["a.txt"]
    assert len(problems) == 2
    assert all("no permission to read it" in problem for problem in problems)


def test_a_single_line_of_20_megabytes(tmp_path: Path) -> None:
    text = "清平区总工会召开会议，" * 640_000
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    (page,), _ = pages(tmp_path / "long.txt")
    assert page.text == text


def test_names_that_differ_only_in_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"\xfe.txt"):
        file = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118 — pathlib joins no bytes
        with open(file, "wb") as out:  # noqa: PTH123 — a name of bytes
            out.write(TEXT.encode())
    sources = [source for source in read_pages([tmp_path]) if isinstance(source, Source)]
    assert [source.location for source in sources] == [f"{tmp_path.resolve()}/\\x{name}.txt" for name in ("fe", "ff")]


@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_what_never_ends_is_no_page_of_a_folder(folder: Path, kind: str) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        if kind == "pipe":
            os.mkfifo(folder / "never.txt")
        else:
            door.bind(str(folder / "never.txt"))
        found, problems = pages(folder)
    assert [page.path for page in found] == ["a.md", "z.txt", "b/c.txt"]
    assert problems == []


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    file = os.path.join(os.fsencode(tmp_path), b"\xb9\xa4.txt")  # noqa: PTH118 — pathlib joins no bytes
    with open(file, "wb") as out:  # noqa: PTH123 — a name of bytes
        out.write(TEXT.encode())
    (page,), _ = pages(tmp_path)
    assert page.path == "\ufffd\ufffd.txt"
