"""One page becomes the contract's graph."""

import json

import pytest
from pages import PageMaker

from graph.assemble.build import assemble
from graph.errors import SchemaError
from graph.model.elements import Elements, Relationship, from_lines, to_lines

TEXT = "3月28日，川渝工会协作座谈会在永川区举行。重庆市总工会主席甘牧之主持会议，四川省总工会副主席乌兰舟出席。"


def page(published: str | None = "2031-03-29") -> PageMaker:
    maker = PageMaker("a.txt", TEXT, published=published)
    chair = maker.person("甘牧之", ("重庆市总工会", "主席"))
    guest = maker.person("乌兰舟", ("四川省总工会", "副主席"))
    where = maker.district("500118", "永川区")
    maker.district("500000", "重庆市", level="province")
    meeting = maker.meeting(1, "川渝工会协作座谈会", start="2031-03-28", district=where, kind="symposium")
    maker.fact(
        "ATTENDED",
        chair,
        meeting,
        "甘牧之主持会议",
        roles=["speak", "chair"],
        capacity=["post/重庆市总工会/主席"],
        wording="主持",
    )
    maker.fact("ATTENDED", guest, meeting, "乌兰舟出席", roles=["attend"])
    return maker


def edge(elements: Elements, kind: str) -> Relationship:
    found = [r for r in elements.relationships if r.type == kind]
    assert len(found) == 1, found
    return found[0]


def test_ids_and_labels_are_the_contracts() -> None:
    elements = assemble([page().done()])
    ids = {node.id: node.labels for node in elements.nodes}
    assert ids["person/甘牧之"] == ("Person", "Official")
    assert ids["post/重庆市总工会/主席"] == ("Post",)
    assert ids["district/500118"] == ("District",)
    assert ids["meeting/2031-03-28/川渝工会协作座谈会"] == ("Meeting",)
    assert ids[page().document] == ("Document",)


def test_met_is_derived_once_a_pair() -> None:
    met = edge(assemble([page().done()]), "MET")
    assert (met.start, met.end) == ("person/乌兰舟", "person/甘牧之")
    assert met.properties == {
        "derived": True,
        "districts": ["district/500118"],
        "first": "2031-03-28",
        "last": "2031-03-28",
        "meetings": ["meeting/2031-03-28/川渝工会协作座谈会"],
        "times": 1,
    }


def test_attendance_carries_its_evidence_and_capacity() -> None:
    elements = assemble([page().done()])
    attended = next(r for r in elements.relationships if r.type == "ATTENDED" and r.start == "person/甘牧之")
    start = TEXT.index("甘牧之主持会议")
    assert attended.properties["quotes"] == ["甘牧之主持会议"]
    assert attended.properties["evidence"] == [f"{page().document}#{start}-{start + 7}"]
    assert attended.properties["roles"] == ["chair", "speak"]
    assert attended.properties["capacity"] == ["post/重庆市总工会/主席"]


def test_every_quote_stands_where_its_evidence_says() -> None:
    checked = 0
    for relationship in assemble([page().done()]).relationships:
        evidence = relationship.properties.get("evidence", [])
        for place, quote in zip(evidence, relationship.properties.get("quotes", []), strict=True):
            start, end = (int(x) for x in place.rpartition("#")[2].split("-"))
            assert TEXT[start:end] == quote
            checked += 1
    assert checked >= 10


def test_a_post_is_seen_on_the_page_and_at_the_meeting() -> None:
    elements = assemble([page().done()])
    holds = {r.start: r.properties for r in elements.relationships if r.type == "HOLDS"}
    assert (holds["person/甘牧之"]["firstSeen"], holds["person/甘牧之"]["lastSeen"]) == ("2031-03-28", "2031-03-29")
    assert (holds["person/乌兰舟"]["firstSeen"], holds["person/乌兰舟"]["lastSeen"]) == ("2031-03-29", "2031-03-29")


def test_a_district_is_part_of_the_one_above_only_where_both_are_named() -> None:
    elements = assemble([page().done()])
    parts = [(r.start, r.end) for r in elements.relationships if r.type == "PART_OF" and r.start[:8] == "district"]
    assert parts == [("district/500118", "district/500000")]
    assert [n.id for n in elements.nodes if n.label == "District"] == ["district/500000", "district/500118"]


def test_mentions_come_from_the_spans_of_entities() -> None:
    mentions = [r for r in assemble([page().done()]).relationships if r.type == "MENTIONS"]
    assert {r.end for r in mentions} == {"person/甘牧之", "person/乌兰舟"}
    assert all(r.start.startswith("story/") for r in mentions)


def test_lines_are_of_the_contracts_form_and_read_back() -> None:
    elements = assemble([page().done()])
    lines = list(to_lines(elements))
    rows = [json.loads(line) for line in lines]
    kinds = [row["type"] for row in rows]
    assert kinds == sorted(kinds)  # node before relationship
    for kind in ("node", "relationship"):
        ids = [row["id"] for row in rows if row["type"] == kind]
        assert ids == sorted(ids)
    person = '{"type":"node","id":"person/甘牧之","labels":["Person","Official"],'
    person += '"properties":{"id":"person/甘牧之","name":"甘牧之","official":true}}'
    assert person in lines
    assert from_lines(lines) == elements


@pytest.mark.parametrize(
    ("span", "rule"),
    [
        ((0, 10_000), "not in the page"),
        ((-3, 5), "not in the page"),
        ((4, 4), "not in the page"),
        ((3, 4), "characters"),
    ],
)
def test_a_fact_with_wrong_evidence_is_refused_by_name(span: tuple[int, int], rule: str) -> None:
    maker = page()
    maker.facts.append(type(maker.facts[0])("SIGNED_AT", "story/1", "meeting/1", {}, (span,), "test", 1.0))
    with pytest.raises(SchemaError, match=rf"a\.txt: SIGNED_AT story/1 → meeting/1.*{rule}"):
        assemble([maker.done()])


def test_a_fact_without_evidence_is_refused() -> None:
    maker = page()
    maker.facts.append(type(maker.facts[0])("HOLDS", "person/甘牧之", "post/重庆市总工会/主席", {}, (), "test", 1.0))
    with pytest.raises(SchemaError, match="evidence: is required"):
        assemble([maker.done()])


def test_a_fact_that_leads_nowhere_is_refused() -> None:
    maker = page()
    maker.fact("HELD_IN", "meeting/1", "district/999999", "永川区")
    with pytest.raises(SchemaError, match="no entity 'district/999999'"):
        assemble([maker.done()])


def test_an_unknown_role_is_refused() -> None:
    maker = page()
    maker.fact("ATTENDED", "person/乌兰舟", "meeting/1", "乌兰舟出席", roles=["applaud"])
    with pytest.raises(SchemaError, match=r"ATTENDED.*'applaud' is not one of chair"):
        assemble([maker.done()])


def test_one_hold_for_each_status() -> None:
    maker = page()
    maker.fact("HOLDS", "person/甘牧之", "post/重庆市总工会/主席", "主席甘牧之", status="appointed")
    elements = assemble([maker.done()])
    holds = [r for r in elements.relationships if r.type == "HOLDS" and r.start == "person/甘牧之"]
    assert [r.properties["status"] for r in holds] == ["appointed", "current"]


@pytest.mark.parametrize(("size", "met"), [(200, 200 * 199 // 2), (201, 0)])
def test_a_crowd_makes_no_met(size: int, met: int) -> None:
    names = [f"令{chr(0x4E00 + n)}" for n in range(size)]
    maker = PageMaker("crowd.txt", "大会举行，出席的有" + "、".join(names))
    people = [maker.person(name) for name in names]
    maker.meeting(1, "万人技能竞赛大会", *people)
    elements = assemble([maker.done()])
    assert sum(r.type == "ATTENDED" for r in elements.relationships) == size
    assert sum(r.type == "MET" for r in elements.relationships) == met


def test_a_day_that_the_calendar_lacks_is_refused() -> None:
    maker = PageMaker("a.txt", TEXT)
    maker.meeting(1, "川渝工会协作座谈会", start="2031-02-30")
    with pytest.raises(SchemaError, match="start: is no time"):
        assemble([maker.done()])


def test_a_story_is_part_of_its_document_by_its_first_line() -> None:
    elements = assemble([page().done()])
    part = next(r for r in elements.relationships if r.type == "PART_OF" and r.end == page().document)
    assert part.properties["quotes"] == [TEXT[:80]]


def test_nothing_found_is_a_document_alone() -> None:
    maker = PageMaker("empty.txt", "无")
    maker.entities.clear()
    elements = assemble([maker.done()])
    assert [node.label for node in elements.nodes] == ["Document"]
    assert elements.relationships == ()
    assert assemble([]) == Elements()
