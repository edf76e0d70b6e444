"""Full-text search: the same hits in the same order on both engines, for words of any kind."""

from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.model.elements import Elements, Node
from graph.model.schema import Schema
from graph.stores.fulltext import Hit
from graph.stores.store import Store

ALL = list(Schema.load().nodes)
# words → id, text of the hits, and whether they are exact
CASES = [
    (["东川"], [("district/2", "东川区", True), ("series/1", "东川论坛", True), ("organization/东川", "东川区总工会", True)]),
    (["总工会", "东川"], [("organization/东川", "东川区总工会", True)]),
    (["甲老"], [("person/甲明甫", "甲老", True)]),
    (["丙远"], [("person/丙远", "丙远", True), ("person/丙远#2", "丙远", True)]),
    (["楼"], [("venue/1", "望江楼会议中心", True)]),
    (["区", "会"], [("organization/东川", "东川区总工会", True)]),
    (["东川", "主席"], [("post/主席", "主席", False)]),
    (["南岭总工会"], [("organization/南岭", "南岭市总工会", False), ("organization/东川", "东川区总工会", False)]),
    (["nothing"], []),
    (["第5次"], [("meeting/fifth", "川渝工会第5次联席会议", True)]),
    (["5次", "联席"], [("meeting/fifth", "川渝工会第5次联席会议", True)]),
    (["b座"], [("venue/2", "工会大厦B座会议室", True)]),
    (["B"], [("venue/2", "工会大厦B座会议室", True)]),
    (["a座"], [("venue/3", "A座会议室", True)]),
]


MIXED = [
    Node("meeting/fifth", ("Meeting",), {"dateBasis": "unknown", "kind": "joint_conference", "title": "川渝工会第5次联席会议"}),
    Node("venue/2", ("Venue",), {"name": "工会大厦B座会议室"}),
    Node("venue/3", ("Venue",), {"name": "A座会议室"}),
]


@pytest.fixture
def loaded(store: Store, sample: Elements) -> Store:
    store.load(Elements.of([*sample.nodes, *MIXED], sample.relationships))
    return store


def found(hits: list[Hit]) -> list[tuple[str, str, bool]]:
    return [(hit.node.id, hit.text, hit.exact) for hit in hits]


@pytest.mark.parametrize(("words", "expected"), CASES, ids=lambda value: "+".join(map(str, value))[:30])
def test_what_is_found(loaded: Store, words: list[str], expected: list[tuple[str, str, bool]]) -> None:
    hits = found(loaded.search(words, ALL, 20))
    if expected and not expected[0][2]:
        hits = hits[: len(expected)]  # what is only alike goes on for long
    assert hits == expected


@pytest.mark.parametrize("word", ['"', "\\", "总工会) OR (会", "a:b", "[1 TO 2]", "*", "{", "北~", "AND", "/x/", "甲'老"])
def test_signs_of_the_query_language_are_only_text(loaded: Store, word: str) -> None:
    assert not any(hit.exact for hit in loaded.search([word, "没有的"], ALL, 20))


def test_only_the_labels_and_the_number_that_are_wanted(loaded: Store) -> None:
    assert found(loaded.search(["东川"], ["Series"], 20)) == [("series/1", "东川论坛", True)]
    assert len(loaded.search(["东川"], ALL, 2)) == 2


def test_what_tells_namesakes_apart_is_told(loaded: Store) -> None:
    (hit,) = loaded.search(["甲明甫"], ["Person"], 5)
    assert hit.about == ("东川区总工会主席",)
    assert [hit.about for hit in loaded.search(["主席"], ["Post"], 5)] == [("东川区总工会",)]


def test_the_indexes_follow_changes(loaded: Store, sample: Elements) -> None:
    renamed = [
        node if node.id != "venue/1" else type(node)(node.id, node.labels, {"name": "听涛阁"}) for node in sample.nodes
    ]
    loaded.load(Elements.of(renamed, sample.relationships))
    assert loaded.search(["望江"], ["Venue"], 5) == []
    assert found(loaded.search(["听涛"], ["Venue"], 5)) == [("venue/1", "听涛阁", True)]


def test_a_node_of_another_application_is_not_found(loaded: Store) -> None:
    loaded._writer.write("CREATE (:Person {id: 'person/x', name: '丙远'})")
    try:
        assert [hit.node.id for hit in loaded.search(["丙远"], ALL, 5)] == ["person/丙远", "person/丙远#2"]
    finally:
        loaded.wipe()


def test_a_database_without_the_indexes(neo4j_store: Store, sample: Elements) -> None:
    neo4j_store.load(sample)
    neo4j_store._writer.alone("DROP INDEX venue_name_text")
    with pytest.raises(StoreError, match="full-text indexes are missing") as caught:
        neo4j_store.search(["望江"], ["Venue"], 5)
    assert "chuanyu load" in (caught.value.hint or "")
    neo4j_store.load(sample)  # which writes nothing else, and makes it again
    assert found(neo4j_store.search(["望江"], ["Venue"], 5)) == [("venue/1", "望江楼会议中心", True)]


def test_a_store_that_is_closed_and_opened_again_still_finds(tmp_path: Path, sample: Elements) -> None:
    from graph.stores.embedded import open_embedded

    with open_embedded(tmp_path / "store") as store:
        store.load(sample)
    with open_embedded(tmp_path / "store") as store:
        assert found(store.search(["望江"], ALL, 5)) == [("venue/1", "望江楼会议中心", True)]
        assert store.load(sample).written == 0
