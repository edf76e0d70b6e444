"""The HTML file in a headless Chromium: it draws all marks, shows what they became, works by keyboard, asks for nothing."""

import base64
import hashlib
import html as escapes
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser import CHROMIUM, Seen, look

from graph.exports.explain import html
from graph.exports.explanation import Explanation, explain
from graph.model.records import Extraction


@pytest.fixture(scope="module")
def file(page: Explanation, text: str, tmp_path_factory: pytest.TempPathFactory, require: Callable[..., None]) -> Path:
    require(CHROMIUM, "no chromium on this machine: the HTML cannot be looked at")
    path = tmp_path_factory.mktemp("html") / "page.html"
    path.write_text(html([(text, page)]), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def seen(file: Path) -> Seen:
    return look(file)


def numbers(dom: str, what: str) -> set[int]:
    """The numbers of the marks (m), leftovers (l) or facts (f) that are drawn somewhere."""
    return {int(n) for value in re.findall(rf'data-{what}="([\d ]+)"', dom) for n in value.split()}


def panel(dom: str) -> str:
    """The panel's words."""
    inside = re.search(r'<section id="panel"(.*?)</section>', dom, re.DOTALL)[1]  # type: ignore[index]
    return escapes.unescape(re.sub(r"<[^>]+>", "\n", inside))


def test_all_marks_facts_and_leftovers_are_drawn(seen: Seen, page: Explanation, text: str) -> None:
    assert numbers(seen.dom, "m") == set(range(1, len(page.marks) + 1))
    assert numbers(seen.dom, "l") == set(range(1, len(page.leftovers) + 1))
    assert numbers(seen.dom, "f") == set(range(1, len(page.facts) + 1))
    drawn = re.search(r'<div class="text"[^>]*>(.*?)</div>', seen.dom, re.DOTALL)[1]  # type: ignore[index]
    assert escapes.unescape(re.sub(r"<[^>]+>", "", drawn)) == text


def test_the_legend_counts(seen: Seen, page: Explanation) -> None:
    counts = {name: int(n) for name, n in re.findall(r'<b data-count="([^"]+)">(\d+)</b>', seen.dom)}
    left = {f"left {kind}": count for kind, count in page.leftCounts.items()}
    assert counts == {**page.counts, "fact": len(page.facts), **left}


def test_the_lists_are_whole(seen: Seen, page: Explanation) -> None:
    for letter, things in (("f", page.facts), ("l", page.leftovers)):
        linked = re.findall(rf'<li><a href="#{letter}(\d+)"', seen.dom)
        assert linked == [str(n + 1) for n in range(len(things))]


def test_it_asks_for_nothing_and_complains_of_nothing(seen: Seen) -> None:
    assert seen.requests == []
    assert seen.console == []


@pytest.mark.parametrize("how", ["?select=", "#"])
def test_a_chosen_mark_shows_what_it_became(file: Path, page: Explanation, how: str) -> None:
    number = next(n for n, mark in enumerate(page.marks) if mark.quote == "林知远")
    shown = panel(look(file, f"{how}m{number + 1}").dom)
    assert "「林知远」" in shown
    assert "person/林知远" in shown
    fact = next(f for f in page.facts if f.type == "ATTENDED" and f.start == "person/林知远")
    assert "林知远 —ATTENDED (chair)→" in shown
    assert f"rule {fact.rule} · confidence {fact.confidence:g}" in shown


def test_a_chosen_fact_and_a_chosen_leftover(file: Path, page: Explanation) -> None:
    number = next(n for n, fact in enumerate(page.facts) if fact.type == "SIGNED_AT")
    shown = look(file, f"?select=f{number + 1}", window="390,800")
    assert page.facts[number].evidence[0].quote in panel(shown.dom)
    assert shown.dom.count("lit") > shown.dom.count(".lit")
    left = next(n for n, one in enumerate(page.leftovers) if one.kind == "name")
    assert "「约翰·史密斯」" in panel(look(file, f"?select=l{left + 1}").dom)


DRIVER = """
const result = {};
const text = document.querySelector(".text");
// A window that is not in front moves the focus, but fires no event for it.
const focus = HTMLElement.prototype.focus;
HTMLElement.prototype.focus = function () {
  focus.call(this);
  if (!document.hasFocus()) this.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
};
const shown = () => document.getElementById("panel").dataset.shows || "";
const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
const person = document.querySelector(".text .k-person");
person.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
result.hover = [shown(), person.dataset.m.split(" ")[0]];
key("Escape");
result.closed = shown();
document.querySelector('.seg[tabindex="0"]').focus();
const first = shown();
key("ArrowRight");
result.arrow = [first, shown(), document.querySelectorAll('.seg[tabindex="0"]').length];
key("End");
key("Enter");
result.end = [shown(), location.hash];
key("Home");
result.home = [shown(), first];
key("Escape");
person.click();
result.click = shown();
document.querySelector('input[value="person"]').click();
result.off = document.querySelectorAll(".text .k-person").length;
document.querySelector('input[value="person"]').click();
result.on = document.querySelectorAll(".text .k-person").length;
document.querySelector("#legend button").click();
result.only = [document.querySelectorAll(".text [class*='k-']").length, document.querySelectorAll(".text .left").length];
document.documentElement.dataset.result = JSON.stringify(result);
"""


def test_mouse_keyboard_and_toggles(file: Path, page: Explanation) -> None:
    """A script of the test acts on the page; the policy of its copy allows that script too."""
    allowed = base64.b64encode(hashlib.sha256(DRIVER.encode()).digest()).decode()
    content = file.read_text(encoding="utf-8").replace("script-src ", f"script-src 'sha256-{allowed}' ")
    driven = file.with_name("driven.html")
    driven.write_text(content.replace("</body>", f"<script>{DRIVER}</script></body>"), encoding="utf-8", newline="")
    seen = look(driven)
    assert seen.console == []
    result = json.loads(escapes.unescape(re.search(r'data-result="([^"]+)"', seen.dom)[1]))  # type: ignore[index]
    assert result["hover"][0] == f"m{result['hover'][1]}"
    assert result["closed"] == ""
    assert result["arrow"][0] != result["arrow"][1]
    assert result["arrow"][2] == 1
    assert result["end"][1] == f"#{result['end'][0]}"
    assert result["home"][0] == result["home"][1] != ""
    assert result["click"] == result["hover"][0]
    assert result["off"] == 0
    assert result["on"] == page.counts["person"]
    assert result["only"] == [0, len(page.leftovers)]


def test_a_hostile_page_runs_nothing(extracted: Callable[..., Extraction], file: Path) -> None:
    hostile = (
        "</script><img src=http://127.0.0.1:9/x onerror=\"document.title='gone'\"><b>绵阳市总工会主席方知意出席座谈会。"
    )
    path = file.with_name("hostile.html")
    path.write_text(html([(hostile, explain(extracted(hostile, "<img src=x>.txt")))]), encoding="utf-8", newline="")
    seen = look(path, "?select=m1")
    assert (seen.requests, seen.console) == ([], [])
    assert "<img" not in seen.dom
    assert "<title>&lt;img src=x&gt;.txt — chuanyu explain</title>" in seen.dom


def test_several_pages_in_one_file(page: Explanation, text: str, file: Path) -> None:
    path = file.with_name("two.html")
    path.write_text(html([(text, page), (text, page)]), encoding="utf-8", newline="")
    seen = look(path, f"?select=l{len(page.leftovers) + 1}")
    assert numbers(seen.dom, "m") == set(range(1, 2 * len(page.marks) + 1))
    assert f"「{page.leftovers[0].quote}」" in panel(seen.dom)
    assert seen.console == []


def test_the_check_itself_sees_requests_and_complaints(file: Path) -> None:
    open_page = file.with_name("open.html")
    open_page.write_text('<img src="http://127.0.0.1:9/x.png"><script>console.error("hm")</script>', encoding="utf-8")
    seen = look(open_page)
    assert seen.requests == ["http://127.0.0.1:9/x.png"]
    assert any("hm" in line for line in seen.console)
    changed = file.with_name("changed.html")
    changed.write_text(file.read_text(encoding="utf-8").replace('"use strict";', '"use strict"; 0;'), encoding="utf-8")
    assert any("Content Security Policy" in line for line in look(changed).console)
