"""The HTML file: the same bytes every time, nothing from outside, nothing of a page taken for markup."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from command import process

from graph.exports.explain import html, write_html
from graph.exports.explanation import Explanation, explain
from graph.model.records import Extraction

HOSTILE = """</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> & &lt; {{DATA}} \\u003c \u2028
绵阳市总工会主席方知意出席座谈会。\ud800\x00\r\n"""


def data_of(document: str) -> list[dict[str, object]]:
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', document, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])  # type: ignore[no-any-return]


def test_the_data_are_the_explanation(page: Explanation, text: str) -> None:
    (data,) = data_of(html([(text, page)]))
    assert "".join(piece[0] for piece in data["segments"]) == text  # type: ignore[attr-defined]
    assert len(data["marks"]) == len(page.marks)  # type: ignore[arg-type]
    assert len(data["facts"]) == len(page.facts)  # type: ignore[arg-type]


def test_a_hostile_page_stays_text(extracted: Callable[..., Extraction], page: Explanation, text: str) -> None:
    document = html([(HOSTILE, explain(extracted(HOSTILE, "<b>&.txt")))])
    clean = html([(text, page)])
    for markup in ("<script", "</script", "<img", "<!--", "<b>"):
        assert document.count(markup) == clean.count(markup), markup
    (data,) = data_of(document)
    assert "".join(piece[0] for piece in data["segments"]) == HOSTILE  # type: ignore[attr-defined]
    document.encode("utf-8")


def test_the_policy_allows_its_own_style_and_script_alone(page: Explanation, text: str) -> None:
    document = html([(text, page)])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', document)[1]  # type: ignore[index]
    parts = [re.findall(rf"<{name}>(.*?)</{name}>", document, re.DOTALL) for name in ("style", "script")]
    (style,), (script,) = parts
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert document.index("Content-Security-Policy") < document.index("<style>")


def test_nothing_comes_from_outside(page: Explanation, text: str) -> None:
    frame = html([(text, page)]).replace(json.dumps(text, ensure_ascii=False), "")
    assert (
        re.findall(
            r"""https?:|\bsrc=|url\(|@import|fetch\(|XMLHttp|innerHTML|insertAdjacentHTML|document\.write|eval\(""",
            frame,
        )
        == []
    )
    assert re.findall(r'<a href="([^"]*)"', frame) == ["#missed", "#facts"]


def test_two_processes_write_the_same_bytes(tmp_path: Path, text: str) -> None:
    source = tmp_path / "page.txt"
    source.write_text(text, encoding="utf-8")
    for name, seed in (("one.html", "1"), ("two.html", "2")):
        done = process("explain", source, "--html", tmp_path / name, env={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_file_that_cannot_be_written_leaves_nothing(page: Explanation, text: str, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_html([(text, page)], tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
