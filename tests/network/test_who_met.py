"""The question `met` on a small graph made by hand."""

from typing import Any

import pytest

from graph.cli.wording import held_in_words
from graph.errors import NotFound
from graph.model.elements import Elements, Node, Relationship
from graph.network.encounters import posts_held
from graph.network.names import to_simplified
from graph.network.periods import may_lie_within
from graph.network.question import Answer, Question, who_met
from graph.network.view import MemoryView

DOCUMENT = "document/0123456789abcdef"


def node(key: str, label: str, **properties: Any) -> Node:
    return Node(key, (label,), properties)


def edge(kind: str, start: str, end: str, **properties: Any) -> Relationship:
    return Relationship(f"{kind};{start};{end}", kind, start, end, properties)


def at(person: str, meeting: str, **properties: Any) -> Relationship:
    quote = {"evidence": [f"{DOCUMENT}#0-4"], "quotes": ["出席会议"], "documents": [DOCUMENT]}
    return edge("ATTENDED", person, meeting, **{"roles": ["attend"], **quote, **properties})


GRAPH = Elements.of(
    [
        node(DOCUMENT, "Document", path="a.txt"),
        node("person/甲", "Person", name="韩立川"),
        node("person/乙", "Person", name="邓雨桐", aliases=["邓主席"]),
        node("person/丙/1", "Person", name="王磊"),
        node("person/丙/2", "Person", name="王磊"),
        node("organization/x", "Organization", name="四川省总工会"),
        node("post/x/副主席", "Post", title="副主席"),
        node("district/500000", "District", code="500000", name="重庆市", fullName="重庆市"),
        node("district/500109", "District", code="500109", name="北碚区", fullName="重庆市北碚区"),
        node("district/510500", "District", code="510500", name="泸州市", fullName="四川省泸州市"),
        node("venue/三峡广场", "Venue", name="三峡广场"),
        node("meeting/1", "Meeting", title="座谈会", kind="symposium", start="2024-03-28"),
        node("meeting/2", "Meeting", title="签约仪式", kind="signing", start="--03-14"),
        node("meeting/3", "Meeting", title="论坛", kind="forum", start="2023-05"),
        node("meeting/4", "Meeting", title="见面会", kind="other"),
    ],
    [
        at("person/甲", "meeting/1", capacity=["post/x/副主席"], roles=["speak"]),
        at("person/乙", "meeting/1"),
        at("person/丙/1", "meeting/1"),
        at("person/甲", "meeting/2"),
        at("person/乙", "meeting/2"),
        at("person/甲", "meeting/3"),
        at("person/乙", "meeting/3"),
        at("person/甲", "meeting/4"),
        at("person/丙/2", "meeting/4"),
        edge("POST_IN", "post/x/副主席", "organization/x"),
        edge("HOLDS", "person/甲", "post/x/副主席"),
        edge("HELD_IN", "meeting/1", "district/500109"),
        edge("HELD_IN", "meeting/1", "district/500000"),
        edge("HELD_AT", "meeting/2", "venue/三峡广场"),
        edge("LOCATED_IN", "venue/三峡广场", "district/500000"),
        edge("HELD_IN", "meeting/3", "district/510500"),
        edge("PART_OF", "district/500109", "district/500000"),
    ],
)
VIEW = MemoryView(GRAPH)


def one(question: Question) -> Answer:
    (answer,) = who_met(VIEW, question)
    return answer


def met(question: Question) -> list[tuple[str, str]]:
    return [(encounter.meeting, encounter.other.id) for encounter in one(question).encounters]


def test_encounters_come_by_date_the_yearless_and_the_undated_last() -> None:
    assert met(Question("韩立川")) == [
        ("meeting/3", "person/乙"),
        ("meeting/1", "person/丙/1"),
        ("meeting/1", "person/乙"),
        ("meeting/2", "person/乙"),
        ("meeting/4", "person/丙/2"),
    ]


def test_posts_roles_place_and_quote_of_an_encounter() -> None:
    encounter = one(Question("邓雨桐", since="2024", until="2024")).encounters[1]
    assert encounter.other.posts == (("四川省总工会", "副主席"),)
    assert encounter.other.roles == ("speak",)
    assert encounter.person.posts == ()
    assert encounter.places == ("重庆市北碚区",)
    (quote,) = encounter.other.quotes
    assert (quote.document, quote.start, quote.end, quote.text) == ("a.txt", 0, 4, "出席会议")


def test_being_at_different_meetings_is_not_meeting() -> None:
    assert met(Question("person/丙/2", other="邓雨桐")) == []


def test_with_keeps_one_other_person() -> None:
    assert {other for _, other in met(Question("韩立川", other="邓雨桐"))} == {"person/乙"}


def test_an_alias_is_a_name() -> None:
    assert one(Question("邓主席")).name == "邓雨桐"


@pytest.mark.parametrize("place", ["北碚", "北碚区", "重庆市北碚区"])
def test_a_district_may_be_named_short_or_in_full(place: str) -> None:
    assert {meeting for meeting, _ in met(Question("韩立川", place=place))} == {"meeting/1"}


def test_a_municipality_includes_its_districts_and_venues() -> None:
    assert {meeting for meeting, _ in met(Question("韩立川", place="重庆"))} == {"meeting/1", "meeting/2"}


def test_a_venue_is_a_place() -> None:
    assert {meeting for meeting, _ in met(Question("韩立川", place="三峡广场"))} == {"meeting/2"}


@pytest.mark.parametrize(
    ("since", "until", "meetings"),
    [
        ("2024-03-28", None, {"meeting/1"}),
        ("2024-03-29", None, set()),
        ("2024", None, {"meeting/1"}),
        (None, "2024-03", {"meeting/1", "meeting/3"}),
        (None, "2023", {"meeting/3"}),
        ("2023-05-31", "2023-05-31", {"meeting/3"}),  # some day of May: it may have been the last
        ("2023-06", "2024-02", set()),
    ],
)
def test_periods_include_what_may_lie_within(since: str | None, until: str | None, meetings: set[str]) -> None:
    assert {meeting for meeting, _ in met(Question("韩立川", since=since, until=until))} == meetings


@pytest.mark.parametrize(("since", "until"), [(None, "2023-12-30"), ("2023-12-30", None), ("2023-12-30", "2023-12-30")])
def test_a_meeting_with_a_time_of_day_lies_within_its_day(since: str | None, until: str | None) -> None:
    assert may_lie_within("2023-12-30T09:30", None, since, until)
    assert not may_lie_within("2023-12-30T09:30", None, "2023-12-31", None)
    assert not may_lie_within("2023-12-30T09:30", None, None, "2023-12-29")


def test_a_period_counts_what_it_leaves_out_for_want_of_a_year() -> None:
    assert one(Question("韩立川", since="2020")).uncertain == 2
    assert one(Question("韩立川")).uncertain == 0


def test_people_of_one_name_are_told_apart() -> None:
    answers = who_met(VIEW, Question("王磊"))
    assert [answer.id for answer in answers] == ["person/丙/1", "person/丙/2"]
    assert [len(answer.encounters) for answer in answers] == [2, 1]


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(NotFound) as caught:
        who_met(VIEW, Question("韩立山"))
    assert str(caught.value) == "韩立山: no such person in the graph (nearest: 韩立川)"


def test_an_unknown_place_gets_the_nearest() -> None:
    with pytest.raises(NotFound) as caught:
        who_met(VIEW, Question("韩立川", place="北培区"))
    assert str(caught.value) == "北培区: no such place in the graph (nearest: 北碚区)"


def test_traditional_names_are_folded_character_by_character() -> None:
    assert to_simplified(" 韓立川 ") == "韩立川"
    assert to_simplified("綿陽市") == "绵阳市"
    assert to_simplified("person/x") == "person/x"


def test_a_post_has_ended_unless_its_holder_was_seen_in_it_later() -> None:
    posts = {
        "主席": [{"status": "current", "lastSeen": "2023-05-01"}, {"status": "removed", "firstSeen": "2024-01-08"}],
        "副主席": [{"status": "removed"}, {"status": "appointed", "lastSeen": "2024-06-20"}],
        "部长": [{"status": "former"}],
        "主任": [{"status": "appointed"}],
    }
    told = [
        Relationship(f"HOLDS;a;{title};{number}", "HOLDS", "person/a", f"post/{title}", one)
        for title, each in posts.items()
        for number, one in enumerate(each)
    ]
    nodes = [node("person/a", "Person", name="甲"), *(node(f"post/{title}", "Post", title=title) for title in posts)]
    view = MemoryView(Elements.of(nodes, told))
    held = posts_held(view, view.nodes(["person/a"]))["person/a"]
    assert {one.title: one.ended for one in held} == {"主席": True, "副主席": False, "部长": True, "主任": False}
    assert held_in_words([("甲市总工会", "主席", True), ("乙市总工会", "主席", False)]) == "原甲市总工会主席，乙市总工会主席"
