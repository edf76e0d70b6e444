"""A first gold file agrees with the extraction it was made from in everything."""

import hashlib
import json
import random
import re
from functools import cache
from pathlib import Path

import pytest
from gold_graphs import GOLD, Row, graph_of, imperfect
from shaken import shaken_elements
from shared_pages import annotated, extracted

from graph.assemble.build import assemble
from graph.documents import Source, read_pages
from graph.evaluation.annotation import first_gold
from graph.evaluation.gold import gold_of
from graph.evaluation.places import Place
from graph.evaluation.scoring import score
from graph.evaluation.tally import Tally
from graph.evaluation.wording import plain
from graph.facts import extract
from graph.model.elements import Elements
from graph.model.records import Page

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = """第三届工匠论坛在重庆市永川区举行

2024年3月28日，第三届川渝工匠论坛在重庆市永川区举行。四川省总工会党组书记蒋若川出席并讲话，重庆市永川区总工会主席高念真主持论坛。
论坛上，四川省总工会与重庆市永川区总工会签署《工匠培育合作协议》。大家表示，要认真学习习近平总书记重要讲话精神。
"""


def evaluated(elements: Elements, page: Page) -> Tally:
    """The graph against its own first gold file, as written and read again."""
    row = json.loads(json.dumps(first_gold(elements, page.path), ensure_ascii=False))
    return score(gold_of(Place(page.path, "", row)), elements, page.text)


def page_of(text: str) -> Page:
    return Page("page.txt", hashlib.sha256(text.encode()).hexdigest(), text)


@cache
def samples() -> list[Page]:
    found = list(read_pages([CHECKOUT / "seeds" / "documents"]))
    return [source.page for source in found if isinstance(source, Source)]


@pytest.mark.parametrize("page", samples(), ids=lambda page: page.path)
def test_a_sample_page_agrees_with_itself(page: Page) -> None:
    tally = evaluated(assemble([extract(page)]), page)
    assert imperfect(tally) == {}
    assert tally.figures()["districts"].hit > 0


def test_a_shared_page_agrees_with_itself(shared: Path) -> None:
    pages = [text for _, text in annotated(shared)]
    assert len(pages) > 20
    for text in pages:
        page, elements = extracted(text)
        assert imperfect(evaluated(elements, page)) == {}, text.stem


@pytest.mark.parametrize("seed", range(40))
def test_pages_mixed_and_damaged_agree_with_themselves(seed: int) -> None:
    """Sentences of two sample pages in any order, the same page twice, marks put in at random."""
    rng = random.Random(seed)
    one, two = (rng.choice(samples()).text for _ in range(2))
    pieces = re.split("(?<=[。\n])", rng.choice((one + "\n" + two, one + "\n" + two + "\n" + one)))
    if seed % 2:
        rng.shuffle(pieces)
    text = list("".join(pieces))
    for _ in range(len(text) // 60 * (seed % 3)):
        text[rng.randrange(len(text))] = rng.choice("、。“”\n ：（）")
    page = page_of("".join(text))
    elements = assemble([extract(page)])
    allowed = {"attendance", "roles"} if namesakes_meet(elements) else set()
    assert imperfect(evaluated(elements, page)).keys() <= allowed


def namesakes_meet(elements: Elements) -> bool:
    """Whether two people of one name are at one meeting, which a gold file cannot say."""
    names = {node.id: plain(str(node.properties.get("name"))) for node in elements.nodes}
    there = [(names[edge.start], edge.end) for edge in elements.relationships if edge.type == "ATTENDED"]
    return len(there) > len(set(there))


def test_the_test_itself_sees_a_difference() -> None:
    page = samples()[0]
    elements = assemble([extract(page)])
    row = first_gold(shaken_elements(elements, random.Random(1), 30), page.path)
    assert imperfect(score(gold_of(Place("", "", row)), elements, page.text)) != {}


def test_it_has_all_keys_in_the_form_of_a_gold_file() -> None:
    page = page_of(PAGE)
    row = first_gold(assemble([extract(page)]), page.path)
    assert list(row) == [
        *("document", "stories", "people", "namedOnly", "meetings", "agreements"),
        *("districts", "districtsOptional", "notes"),
    ]
    assert (row["document"], row["stories"]) == ("page.txt", 1)
    first, second = row["people"]
    assert [first["name"], second["name"]] == ["蒋若川", "高念真"]
    assert first["posts"] == [
        {
            "organization": "四川省总工会",
            "title": "党组书记",
            "status": "current",
            "from": None,
            "to": None,
            "optional": False,
        }
    ]
    (meeting,) = row["meetings"]
    assert list(meeting) == [
        *("id", "kind", "title", "aliases", "start", "end", "year", "optional"),
        *("districts", "venues", "people", "organizations"),
    ]
    assert meeting["id"] == "m1"
    assert meeting["kind"] == "forum"
    assert (meeting["start"], meeting["end"], meeting["year"]) == ("2024-03-28", None, "stated")
    assert meeting["districts"] == ["500118"]
    assert {person["name"]: person["roles"] for person in meeting["people"]}["高念真"] == ["chair"]
    (agreement,) = row["agreements"]
    assert list(agreement) == ["title", "aliases", "parties", "status", "signedAt", "untitled", "optional"]
    assert (agreement["status"], agreement["signedAt"]) == ("signed", "m1")
    assert set(agreement["parties"]) == {"四川省总工会", "重庆市永川区总工会"}


def test_who_only_is_named_stands_apart() -> None:
    made = graph_of(GOLD)
    made.node("person/他", "Person", name="钟不语")
    made.node("story/1", "Story", title="新闻", reporters=["陆小楼"])
    row: Row = first_gold(made.done(), "sample.txt")
    assert row["namedOnly"] == ["钟不语", "陆小楼"]
    assert "钟不语" not in {person["name"] for person in row["people"]}


def test_two_people_of_one_name_are_two() -> None:
    made = graph_of(GOLD)
    made.node("person/蒋若川/2", "Person", name="蒋若川")
    row = first_gold(made.done(), "sample.txt")
    assert [person["name"] for person in row["people"]].count("蒋若川") == 2
    assert imperfect(score(gold_of(Place("", "", row)), made.done())) == {}
