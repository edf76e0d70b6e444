"""Confidence: as sure as the weakest sign, scaled by the finder's score; an unseen rule claims little."""

import hashlib

import pytest

from graph.facts.confidence import UNSEEN, Measured, calibrated, confidence, signs, table
from graph.facts.extraction import extract, find
from graph.model.records import Extraction, Fact, Page

TABLE = {
    ("HOLDS", "rule", "title-before-name"): Measured(0.95, 0.9),
    ("HOLDS", "body", "union, spelled"): Measured(0.97),
    ("HOLDS", "body", "union, understood"): Measured(0.88),
    ("HOLDS", "any", ""): Measured(0.91),
}


def fact(rule: str = "title-before-name", score: float = 0.9) -> Fact:
    return Fact("HOLDS", "person/甲", "post/乙/丙", {"status": "current"}, ((0, 2),), rule, score)


def page(text: str) -> Page:
    return Page("page.txt", hashlib.sha256(text.encode()).hexdigest(), text)


@pytest.mark.parametrize(
    ("body", "score", "expected"),
    [
        ("union, spelled", 0.9, 0.95),
        ("union, understood", 0.9, 0.88),
        ("museum, spelled", 0.9, 0.91),
        ("union, spelled", 0.45, 0.475),
        ("union, spelled", 1.0, 0.95),
    ],
    ids=[
        "the rule is weakest",
        "the body is weakest",
        "an unseen value counts as any",
        "half as sure",
        "surer than usual",
    ],
)
def test_a_fact_is_as_sure_as_its_weakest_sign(body: str, score: float, expected: float) -> None:
    one = fact(score=score)
    assert confidence(one, [("rule", one.rule), ("body", body)], TABLE) == expected


def test_an_unseen_rule_claims_little() -> None:
    one = fact(rule="brand-new")
    assert confidence(one, [("rule", one.rule), ("body", "union, spelled")], TABLE) == UNSEEN
    assert confidence(fact(rule="brand-new", score=0.6), [("rule", "brand-new")], TABLE) == 0.6


def bodies(found: Extraction) -> dict[str, str]:
    """How each post's body is named, by person."""
    shown = zip(found.facts, signs(found), strict=True)
    return {f.start.removeprefix("person/"): dict(s)["body"] for f, s in shown if f.type == "HOLDS"}


def test_how_a_body_is_named_is_a_sign() -> None:
    one_city = "绵阳市总工会主席关鹏云出席会议。市总工会副主席温雪梅主持会议。北碚区总工会主席秦越山致辞。"
    assert bodies(find(page(one_city))) == {
        "关鹏云": "union, spelled",
        "温雪梅": "union, understood",
        "秦越山": "union, begun",
    }


def test_a_short_form_on_a_page_of_two_cities_is_told_apart() -> None:
    two_cities = "绵阳市总工会主席关鹏云到访遂宁市。市总工会副主席温雪梅参加活动。"
    assert bodies(find(page(two_cities)))["温雪梅"] == "union, understood among several"


def test_calibration_changes_nothing_but_confidence() -> None:
    found = find(page("3月5日，绵阳市总工会在绵阳召开工作会议。市总工会主席关鹏云出席会议并讲话。"))
    after = calibrated(found)
    assert [(f.type, f.start, f.end, f.rule, f.spans) for f in after.facts] == [
        (f.type, f.start, f.end, f.rule, f.spans) for f in found.facts
    ]
    assert after.facts == extract(found.page).facts
    assert all(0 < f.confidence < 1 for f in after.facts)


def test_the_table_has_a_share_for_each_type_and_a_usual_score_for_each_rule() -> None:
    measured = table()
    kinds = {kind for kind, _, _ in measured}
    assert {"ATTENDED", "HOLDS", "TOOK_PART", "HELD_IN", "PARTY_TO"} <= kinds
    assert all((kind, "any", "") in measured for kind in kinds)
    assert all(0 < row.confidence < 1 for row in measured.values())
    assert all((row.usual > 0) == (key[1] == "rule") for key, row in measured.items())
