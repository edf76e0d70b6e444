"""The schema as data: what the contract fixes is in it, and what breaks it is refused by name."""

import re
from typing import Any

import pytest

from graph.errors import SchemaError
from graph.model.schema import Schema
from graph.model.values import is_date, is_time

SCHEMA = Schema.load()
CONTRACT_LABELS = [
    "Agreement",
    "District",
    "Document",
    "Meeting",
    "Organization",
    "Person",
    "Post",
    "Series",
    "Story",
    "Venue",
]
CONTRACT_TYPES = [
    "ATTENDED",
    "CITES",
    "HELD_AT",
    "HELD_IN",
    "HOLDS",
    "IN_SERIES",
    "LOCATED_IN",
    "MENTIONS",
    "MET",
    "PART_OF",
    "PARTY_TO",
    "POST_IN",
    "REPORTS",
    "SIGNED",
    "SIGNED_AT",
    "TOOK_PART",
]
PROOF = {
    "documents": ["document/1"],
    "evidence": ["document/1#3-5"],
    "quotes": ["出席"],
    "rule": "r",
    "confidence": 0.5,
}


def test_labels_and_types_are_the_contracts() -> None:
    assert list(SCHEMA.nodes) == CONTRACT_LABELS
    assert list(SCHEMA.relationships) == sorted(CONTRACT_TYPES)


def test_kinds_and_roles_are_the_contracts() -> None:
    kinds = SCHEMA.nodes["Meeting"].properties["kind"].values
    assert len(kinds) == 18
    assert {"joint_conference", "symposium", "work_meeting", "other"} <= set(kinds)
    roles = SCHEMA.relationships["ATTENDED"].properties["roles"].values
    assert " ".join(roles) == "chair speak address present attend accompany lead host guest sign witness announce"
    assert " ".join(SCHEMA.relationships["TOOK_PART"].properties["roles"].values) == (
        "organize undertake guide present attend host sign"
    )


def test_every_concept_is_described_in_both_languages() -> None:
    concepts = [*SCHEMA.nodes.values(), *SCHEMA.relationships.values()]
    words = [c.words for c in concepts] + [p.words for c in concepts for p in c.properties.values()]
    words += [v for c in concepts for p in c.properties.values() for v in p.values.values()]
    assert all(w.en.isascii() and re.search("[一-鿿]", w.zh) for w in words)


def test_constraints_are_one_a_label_and_type_and_the_indexes() -> None:
    statements = SCHEMA.constraints()
    assert "CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE" in statements
    assert "CREATE CONSTRAINT attended_id IF NOT EXISTS FOR ()-[r:ATTENDED]-() REQUIRE r.id IS UNIQUE" in statements
    assert "CREATE INDEX meeting_start IF NOT EXISTS FOR (n:Meeting) ON (n.start)" in statements
    assert sum("CONSTRAINT" in s for s in statements) == len(CONTRACT_LABELS) + len(CONTRACT_TYPES)
    names = [s.split()[2] for s in statements]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("text", ["2024", "2022-08", "2024-03-28", "--03-14", "2024-02-29", "--02-29", "--03"])
def test_dates_of_the_contracts_form(text: str) -> None:
    assert is_date(text)
    assert is_time(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", "24", "2024-3-8", "2023-02-29", "2024-13", "2024-00-01", "--13-01", "--", "近日", "2024-03-28T", "0000"],
)
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)
    assert not is_time(text)


def test_the_hour_only_with_a_full_date() -> None:
    assert is_time("2024-03-28T09:30")
    assert not is_date("2024-03-28T09:30")
    assert not is_time("2024-03T09:30")
    assert not is_time("2024-03-28T25:30")


def test_a_good_node_and_relationship_pass() -> None:
    SCHEMA.check_node(["Person", "Official"], {"id": "person/甲", "name": "甲", "official": True})
    SCHEMA.check_relationship("ATTENDED", "Person", "Meeting", {"roles": ["chair"], **PROOF})
    SCHEMA.check_relationship("PART_OF", "District", "District", {})


@pytest.mark.parametrize(
    ("labels", "properties", "rule"),
    [
        ([], {"name": "甲"}, "no label"),
        (["Human"], {"name": "甲"}, "no label 'Human'"),
        (["Person"], {}, "name: is required"),
        (["Person"], {"name": None}, "name: is null"),
        (["Person"], {"name": ""}, "name: is empty"),
        (["Person"], {"name": "甲\ud800"}, "half a character"),
        (["Person"], {"name": 3}, "name: is no string"),
        (["Person"], {"name": "甲", "official": True}, "do not go with"),
        (["Person", "Official"], {"name": "甲"}, "do not go with"),
        (["Person"], {"name": "甲", "aliases": []}, "aliases: is an empty list"),
        (["Person"], {"name": "甲", "aliases": ["乙", 3]}, "something else than strings"),
        (["Person"], {"name": "甲", "aliases": [["乙"]]}, "something else than strings"),
        (["Person"], {"name": "甲", "aliases": ["乙", None]}, "something else than strings"),
        (["Person"], {"name": "甲", "height": 3}, "height: is not in the schema"),
        (["Meeting"], {"title": "会", "kind": "party"}, "'party' is not one of"),
        (["Meeting"], {"title": "会", "start": "近日"}, "start: is no time"),
        (["Meeting"], {"title": "会", "ordinal": True}, "ordinal: is no integer"),
        (["Meeting"], {"title": "会", "ordinal": 0}, "ordinal: 0 is below 1"),
        (["District"], {"name": "区", "code": "50011"}, "code: '50011' is not of the form"),
        (["District"], {"name": "区", "code": "500118", "longitude": 181.0}, "above 180"),
        (["District"], {"name": "区", "code": "500118", "latitude": float("nan")}, "no finite number"),
    ],
)
def test_a_bad_node_is_refused_with_its_id_and_rule(labels: list[str], properties: dict[str, Any], rule: str) -> None:
    with pytest.raises(SchemaError, match=rule) as caught:
        SCHEMA.check_node(labels, {"id": "x/1", **properties})
    assert caught.value.where == "x/1"


def test_a_node_needs_an_id() -> None:
    with pytest.raises(SchemaError, match="id: is required"):
        SCHEMA.check_node(["Person"], {"name": "甲"})


@pytest.mark.parametrize(
    ("kind", "ends", "properties", "rule"),
    [
        ("KNOWS", ("Person", "Person"), PROOF, "no relationship type"),
        ("ATTENDED", ("Meeting", "Person"), PROOF, "does not lead from Meeting to Person"),
        ("ATTENDED", ("Person", "Meeting"), {}, "documents: is required"),
        ("ATTENDED", ("Person", "Meeting"), {**PROOF, "roles": ["clap"]}, "'clap' is not one of"),
        ("ATTENDED", ("Person", "Meeting"), {**PROOF, "confidence": 1.5}, "above 1"),
        ("ATTENDED", ("Person", "Meeting"), {**PROOF, "quotes": ["出席", "出席"]}, "1 spans but 2 quotes"),
        ("ATTENDED", ("Person", "Meeting"), {**PROOF, "quotes": ["出席了"]}, "not as long as"),
        ("ATTENDED", ("Person", "Meeting"), {**PROOF, "evidence": ["d#1-2"], "quotes": ["出"]}, "not 2 to 500"),
        ("ATTENDED", ("Person", "Meeting"), {**PROOF, "evidence": ["d#1-602"], "quotes": ["出" * 601]}, "not 2 to 500"),
        ("ATTENDED", ("Person", "Meeting"), {**PROOF, "evidence": ["d:1-2"]}, "is not of the form"),
        ("HOLDS", ("Person", "Post"), PROOF, "status: is required"),
        ("MET", ("Person", "Person"), {"meetings": ["meeting/1"], "times": 1}, "derived: is required"),
    ],
)
def test_a_bad_relationship_is_refused(kind: str, ends: tuple[str, str], properties: dict[str, Any], rule: str) -> None:
    with pytest.raises(SchemaError, match=rule):
        SCHEMA.check_relationship(kind, *ends, properties, "that one")
