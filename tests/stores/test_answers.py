"""What a store answers: the view and the statements in cypher/, on both engines."""

import re
from pathlib import Path
from typing import Any

import pytest

from graph.errors import ResourceMissing, StoreError
from graph.model.elements import Elements
from graph.model.schema import Schema
from graph.network.question import Question, who_met
from graph.network.view import MemoryView
from graph.stores.mark import OURS
from graph.stores.statements import statement
from graph.stores.store import Store

CYPHER = Path(__file__).resolve().parents[2] / "cypher"

QUESTIONS = [
    Question("甲明甫"),
    Question("甲老"),
    Question("person/甲明甫"),
    Question("丙远"),
    Question("甲明甫", other="丙远"),
    Question("甲明甫", other="person/丙远#2"),
    *(Question("甲明甫", place=place) for place in ("东川", "东川区", "西江市东川区", "西江", "望江楼")),
    *(Question("甲明甫", since=date) for date in ("2023", "2023-04", "2024-01-02", "2024-01-03", "2024-06", "2025")),
    *(Question("甲明甫", until=date) for date in ("2022", "2023-03", "2023-03-27", "2023-03-28", "2023-12-31", "2024")),
    Question("甲明甫", place="东川", since="2024-01", until="2024-12"),
]


@pytest.fixture(scope="module", params=["embedded", "neo4j_store"])
def loaded(request: pytest.FixtureRequest, sample: Elements) -> Store:
    """Each kind of store in turn, with the sample graph; the tests in here do not write."""
    store: Store = request.getfixturevalue(request.param)
    store.load(sample)
    return store


def test_the_view_answers_as_the_graph_in_memory(loaded: Store, sample: Elements) -> None:
    view, memory = loaded.view(), MemoryView(sample)
    ids = [node.id for node in sample.nodes] + ["person/nobody"]
    assert view.nodes(ids) == memory.nodes(ids)
    assert view.nodes([]) == []
    assert view.names() == memory.names()
    assert view.names("Organization") == ["东川区总工会", "南岭市总工会"]
    assert view.labelled("Person") == memory.labelled("Person")
    assert view.people("丙远") == memory.people("丙远")
    for kind in sorted({link.type for link in sample.relationships}):
        assert view.leaving(kind, ids) == memory.leaving(kind, ids)
        assert view.reaching(kind, ids) == memory.reaching(kind, ids)


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_met_in_cypher_answers_as_the_graph_in_memory(loaded: Store, sample: Elements, question: Question) -> None:
    expected = [
        (
            *(answer.id, one.start, one.end, list(one.places), one.meeting, one.title, one.other.id, one.other.name),
            *(
                [a + b for a, b in one.person.posts],
                list(one.person.roles),
                [quote.text for quote in one.person.quotes],
            ),
        )
        for answer in who_met(MemoryView(sample), question)
        for one in answer.encounters
    ]
    names = {"with": question.other, "in": question.place, "from": question.since, "to": question.until}
    columns = ["person", "date", "end", "places", "meeting", "title", "other", "name", "posts", "roles", "quotes"]
    rows = loaded.read("met", name=question.name, **names)
    assert [tuple(row[column] for column in columns) for row in rows] == expected


def test_one_row_of_met_in_full(loaded: Store) -> None:
    rows = loaded.read("met", name="乙和之", **{"with": "甲老"})
    assert rows == [
        {
            "person": "person/乙和之",
            "date": "2023-03-28",
            "end": None,
            "places": ["西江市东川区"],
            "meeting": "meeting/1",
            "title": "两地工会座谈会",
            "kind": "symposium",
            "other": "person/甲明甫",
            "name": "甲明甫",
            "posts": [],
            "other_posts": ["东川区总工会主席", "秘书"],
            "roles": ["attend"],
            "other_roles": ["speak"],
            "quotes": ["乙和之参加。"],
            "other_quotes": ["甲明甫在会上讲话。"],
            "evidence": ["document/1#7-13"],
            "other_evidence": ["document/1#7-16"],
        }
    ]


def test_a_reader_cannot_write(loaded: Store) -> None:
    with pytest.raises(StoreError):
        loaded._reader.read("CREATE (n:Person {id: 'person/intruder'}) RETURN n.id")
    assert loaded.view().nodes(["person/intruder"]) == []


def test_an_unknown_parameter_is_told(loaded: Store) -> None:
    with pytest.raises(ValueError, match="nmae"):
        loaded.read("met", nmae="甲明甫")


FILES = sorted(
    path for folder in ("read", "store", "write", "browser/favourites") for path in (CYPHER / folder).glob("*.cypher")
)
# A call of every statement that the stores themselves read with, that brings at least one row: identifiers, parameters.
# The questions of cypher/read have their own tests.
CALLS: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "about": ({}, {"ids": ["person/甲明甫"]}),
    "constraints": ({}, {}),
    "containing": ({"LABEL": "Person"}, {"property": "aliases", "words": ["老"], "most": 5}),
    "everything": ({}, {"mark": OURS}),
    "indexes": ({}, {}),
    "label": ({"LABEL": "Person"}, {}),
    "leaving": ({"TYPE": "ATTENDED", "LABEL": "Person"}, {"ids": ["person/丙远"]}),
    "names": ({"LABEL": "Person"}, {}),
    "nodes": ({"LABEL": "Person"}, {"ids": ["person/丙远"]}),
    "persons": ({}, {"name": "甲明甫"}),
    "reaching": ({"TYPE": "ATTENDED", "LABEL": "Meeting"}, {"ids": ["meeting/1"]}),
    "search": ({}, {"index": "organization_name_text", "query": "总工会", "most": 5}),
    "whole": ({"LABEL": "Person"}, {"types": ["ATTENDED"]}),
}


def test_every_reading_statement_is_tried() -> None:
    # What only waits has no rows, and is of Neo4j alone.
    assert sorted([*CALLS, "await"]) == [path.stem for path in FILES if path.parent.name == "store"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_header_says_purpose_parameters_and_columns(path: Path) -> None:
    found = statement(path.parent.relative_to(CYPHER).as_posix(), path.stem)
    assert len(found.purpose) > 20
    assert found.columns or path.stem == "await"
    assert set(found.parameters) == set(re.findall(r"\$(\w+)", found.text))
    for place in found.places:
        assert place in ("LABEL", "LABELS", "TYPE", "START", "END", "EXTRA")


@pytest.mark.parametrize("name", sorted(CALLS))
def test_the_columns_are_those_of_the_header(loaded: Store, name: str) -> None:
    places, parameters = CALLS[name]
    asked = statement("store", name)
    with loaded._writer._driver.session() as session:
        result = session.run(asked.of(**places), asked.arguments(parameters))
        assert tuple(result.keys()) == asked.columns
        assert result.peek() is not None



def test_the_style_has_a_rule_for_everything() -> None:
    style = (CYPHER / "browser" / "style.grass").read_text(encoding="utf-8")
    schema = Schema.load()
    labels = [*schema.nodes, *(extra for kind in schema.nodes.values() for extra in kind.also)]
    expected = [f"node.{label}" for label in labels] + [f"relationship.{name}" for name in schema.relationships]
    assert sorted(re.findall(r"^([a-z]+\.\w+) {", style, re.M)) == sorted(expected)
    assert style.count("{") == style.count("}")
    for label, caption in re.findall(r"^node\.(\w+) .*caption: \"{(\w+)}\"", style, re.M):
        owner = next(kind for kind in schema.nodes.values() if label == kind.label or label in kind.also)
        assert caption in owner.properties


def test_a_meeting_with_all_that_is_known(loaded: Store) -> None:
    (row,) = loaded.read("meeting", id="meeting/1")
    assert (row["start"], row["districts"], row["venues"]) == ("2023-03-28", ["东川区", "西江市"], [])
    assert [person["name"] for person in row["people"]] == ["丙远", "乙和之", "甲明甫"]
    assert row["people"][2]["capacity"] == ["post/主席", "post/秘书"]
    assert [(one["name"], one["roles"]) for one in row["organizations"]] == [
        ("东川区总工会", ["organize"]),
        ("南岭市总工会", ["attend"]),
    ]
    assert loaded.read("meeting", id="meeting/none") == []


def test_a_document_with_its_stories(loaded: Store) -> None:
    (row,) = loaded.read("document", id="document/1")
    assert (row["story"], row["headline"]) == ("story/1", "两地座谈")
    assert (row["reports"], row["mentions"]) == (["meeting/1"], ["person/甲明甫"])


def test_people_of_one_name_come_with_their_posts(loaded: Store) -> None:
    text = statement("store", "persons").text
    assert [(row["id"], row["posts"]) for row in loaded._reader.read(text, name="丙远")] == [
        ("person/丙远", []),
        ("person/丙远#2", []),
    ]
    assert loaded._reader.read(text, name="甲老")[0]["posts"] == ["东川区总工会主席"]


def test_places_take_names_of_the_schema_only() -> None:
    assert "(n:Person)" in statement("store", "whole").of(LABEL="Person")
    for value in ("A]->() DELETE r //", "A:", "", "`A`", "A B"):
        with pytest.raises(ValueError, match="identifier"):
            statement("store", "whole").of(LABEL=value)
    with pytest.raises(ValueError, match="places"):
        statement("store", "whole").of()


def test_a_statement_that_is_not_there(loaded: Store) -> None:
    with pytest.raises(ResourceMissing):
        loaded.read("nothing_of_that_name")
