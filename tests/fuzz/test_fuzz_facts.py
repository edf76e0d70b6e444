"""Random and mutated pages through extraction and assembly: no exception at all, and every quote stands at its span."""

import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.assemble.build import assemble
from graph.documents.decode import decode
from graph.errors import SchemaError
from graph.facts import extract
from graph.facts.builder import Builder
from graph.model.records import Page
from graph.text import repair

CHECKOUT = Path(__file__).resolve().parents[2]
FILES = [*(CHECKOUT / "seeds" / "documents").glob("*.txt"), *(CHECKOUT / "tests" / "pages").glob("*.txt")]
TEXTS = [decode(path.read_bytes(), path.name)[0] for path in sorted(FILES)]
# What the finders look at: brackets and breaks, numerals, dates at the edge, posts, bodies, verbs, titles.
PIECES = [
    *"()（）[]{}“”‘’《》「」、，。：；！？·—-@ \n\t\r\u3000\x0b\x0c\x1b\x85\u2028\ufeff",
    *"第届次首零〇一十百副总原兼任时为的和与及率在等并大会节周市区县省年月日团",
    *"０9王李张欧阳",
    *("重庆市总工会", "四川省总工会", "張重慶總工會", "全总", "市总", "我校", "区委组织部", "有限公司", "（集团）", "代表团"),
    *("主席", "副主席", "黨組書(shū)記", "党组书记、", "书记，", "时任", "免去", "任命", "一行", "代表", "何建国", "陈立", "欧阳若兰"),
    *("第0次", "第00届", "第十十次", "第二三十次", "首届", "二十大", "十八届三次", "联席会议", "座谈会", "全会", "技能大赛", "签约仪式"),
    *("12月31日", "1月1日", "2月29日", "2月30日", "0月0日", "9999年12月31日", "0001年1月1日", "去年", "次年", "次日", "当天", "昨日", "31日至1日", "至", "月底"),
    *("会见了", "率队", "赴", "考察", "出席", "主持会议", "讲话", "分别", "签署", "战略合作框架协议", "召开", "在", "渝中区", "成都市", "川渝", "两地"),
    *("\n\n", "本报讯（记者 何牧）", "（文/图 邝宇", "## ", "一、", "电  ", "●"),
]
DAYS = st.sampled_from([None, "1900-01-01", "2023-12-31", "2024-02-29", "2025-01-01", "2100-12-31"]) | st.dates().map(str)
MANY = settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def check(text: str, published: str | None) -> None:
    """Everything that must hold for any page; assembly raises where a fact breaks the schema."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    found = extract(Page("page.txt", sha256, text, published=published))
    spans = [span for thing in (*found.entities, *found.facts) for span in thing.spans]
    assert all(0 <= start < end <= len(text) for start, end in (*spans, *(left.span for left in found.leftovers)))
    for edge in assemble([found]).relationships:
        evidence, quotes = edge.properties.get("evidence", []), edge.properties.get("quotes", [])
        for place, quote in zip(evidence, quotes, strict=True):
            start, end = (int(edge) for edge in place.rpartition("#")[2].split("-"))
            assert text[start:end] == quote


@MANY
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), DAYS)
@example("()總黨組書(shū)記()主席張重慶總工會", None)
@example("川渝工会第十十次联席会议在渝中区召开，重庆市总工会主席何建国出席。", "2024-01-01")
@example("双方第副主席时任张会见了第前日主席年川渝1月1日", None)
def test_pieces_that_the_finders_look_at(text: str, published: str | None) -> None:
    check(text, published)


@MANY
@given(st.integers(0, len(TEXTS) - 1), st.integers(0, 2**32), DAYS)
def test_mutated_pages(which: int, seed: int, published: str | None) -> None:
    check(mutated(TEXTS[which], random.Random(seed)), published)


def mutated(text: str, chance: random.Random) -> str:
    """A piece of a page with some of it lost, doubled or swapped for what the finders look at."""
    start = chance.randrange(max(1, len(text) - 60))
    characters = list(text[start : start + chance.randrange(20, 260)])
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(characters) + 1)
        characters[at : at + chance.randrange(4)] = chance.choice(PIECES) if chance.random() < 0.8 else characters[-5:]
    return "".join(characters)


@settings(MANY, max_examples=300)
@given(st.text(max_size=80), DAYS)
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)


def test_a_name_that_the_page_breaks_off() -> None:
    """Seen as left unmarked: what was looked at beyond the end of the page is not part of it."""
    check("学员将赴旌阳区、广汉市开展教学。\n\n（文/图 德阳市总工会 邝宇", "1900-01-01")


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 3), (2, 99)])
def test_evidence_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    build = Builder(repair("重庆市总工会召开会议。"))
    assert build.original((0, 3)) == (0, 3)
    with pytest.raises(SchemaError, match="is not in the text"):
        build.original(span)
