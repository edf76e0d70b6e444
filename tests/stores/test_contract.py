"""What every store does: each test runs against the embedded database and a real Neo4j."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from graph.errors import SchemaError, StoreError
from graph.model.elements import Elements, Node, Relationship, to_lines
from graph.model.schema import Schema
from graph.stores.mark import MARK
from graph.stores.report import Counts
from graph.stores.store import Store

Element = TypeVar("Element", Node, Relationship)


def changed(elements: Elements, key: str, **properties: object) -> Elements:
    """The same graph with some properties of one node or relationship replaced."""

    def turn(element: Element) -> Element:
        return replace(element, properties={**element.properties, **properties}) if element.id == key else element

    return Elements(tuple(map(turn, elements.nodes)), tuple(map(turn, elements.relationships)))


def test_what_is_loaded_is_read_back_byte_for_byte(store: Store, sample: Elements) -> None:
    report = store.load(sample)
    assert report.nodes == Counts(created=len(sample.nodes))
    assert report.relationships == Counts(created=len(sample.relationships))
    assert list(to_lines(store.dump())) == list(to_lines(sample))


def test_the_second_load_writes_nothing_and_says_so(
    store: Store, sample: Elements, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.load(sample)
    # The reader may not write: the whole second load runs on its rights and would fail at the first write.
    monkeypatch.setattr(store, "_writer", store._reader)
    monkeypatch.setattr(store._reader, "write", store._reader.read)
    report = store.load(sample)
    assert report.written == 0
    assert report.nodes == Counts(unchanged=len(sample.nodes))
    assert report.relationships == Counts(unchanged=len(sample.relationships))
    with pytest.raises(StoreError):  # the same way, with something to write
        store.load(changed(sample, "post/主席", title="副主席"))


def test_only_the_difference_is_written(store: Store, sample: Elements) -> None:
    store.load(sample)
    other = changed(sample, "post/主席", title="副主席")
    other = changed(other, "HOLDS/person/甲明甫/post/主席", status="former")
    other = Elements(
        tuple(node for node in other.nodes if node.id != "series/1"),
        tuple(link for link in other.relationships if link.type != "IN_SERIES"),
    )
    report = store.load(other)
    assert report.nodes == Counts(changed=1, deleted=1, unchanged=len(sample.nodes) - 2)
    assert report.relationships == Counts(changed=1, deleted=1, unchanged=len(sample.relationships) - 2)
    assert store.dump() == other


def test_a_property_that_is_gone_is_taken_away(store: Store, sample: Elements) -> None:
    store.load(sample)
    person = next(node for node in sample.nodes if node.id == "person/甲明甫")
    without = replace(person, properties={"name": "甲明甫", "official": True})
    other = Elements.of([*(node for node in sample.nodes if node is not person), without], sample.relationships)
    assert store.load(other).nodes.changed == 1
    assert store.dump() == other


def test_a_label_comes_and_goes_and_relationships_stay(store: Store, sample: Elements) -> None:
    store.load(sample)

    def official(key: str, labels: tuple[str, ...], yes: bool, graph: Elements) -> Elements:
        graph = changed(graph, key, official=yes)
        nodes = (replace(node, labels=labels) if node.id == key else node for node in graph.nodes)
        return Elements(tuple(nodes), graph.relationships)

    other = official("person/甲明甫", ("Person",), False, sample)
    other = official("person/乙和之", ("Person", "Official"), True, other)
    report = store.load(other)
    assert report.nodes == Counts(changed=2, unchanged=len(sample.nodes) - 2)
    assert report.relationships.written == 0
    assert store.dump() == other
    assert store.load(sample).nodes.changed == 2
    assert store.dump() == sample


def test_a_relationship_that_leads_elsewhere_is_moved(store: Store, sample: Elements) -> None:
    store.load(sample)
    key = "HELD_AT/meeting/2/venue/1"
    moved = [replace(link, start="meeting/3") if link.id == key else link for link in sample.relationships]
    other = Elements.of(sample.nodes, moved)
    assert store.load(other).relationships == Counts(changed=1, unchanged=len(moved) - 1)
    assert store.dump() == other


def test_an_id_that_gets_another_main_label_keeps_its_relationships(store: Store, sample: Elements) -> None:
    store.load(sample)
    district = Node("venue/1", ("District",), {"code": "500198", "level": "county", "name": "望江"})
    nodes = [node for node in sample.nodes if node.id != "venue/1"] + [district]
    links = [link for link in sample.relationships if link.type not in ("HELD_AT", "LOCATED_IN")]
    story = next(link for link in sample.relationships if link.type == "MENTIONS")
    kept = replace(story, id="MENTIONS/venue", end="venue/1")
    store.load(Elements.of(sample.nodes, [*sample.relationships, kept]))
    other = Elements.of(nodes, [*links, kept])
    report = store.load(other)
    assert (report.nodes.created, report.nodes.deleted) == (1, 1)
    assert store.dump() == other
    assert store.load(other).written == 0


def test_what_is_not_of_this_project_is_left_alone(store: Store, sample: Elements) -> None:
    store._writer.write("CREATE (:Recipe {id: 'person/甲明甫'})-[:PART_OF {id: 'x'}]->(:Person {name: '没有编号'})")
    try:
        store.load(sample)
        assert store.dump() == sample
        store.load(Elements())
        foreign = "MATCH (a:Recipe)-[r:PART_OF]->(b:Person) RETURN a.id AS a, r.id AS r, b.name AS b"
        assert store._reader.read(foreign) == [{"a": "person/甲明甫", "r": "x", "b": "没有编号"}]
    finally:
        store._writer.write("MATCH (a:Recipe)-[:PART_OF]->(b) DETACH DELETE a, b")


OTHERS = """
CREATE (a:Person {id: 'person/x', name: '别人的'})-[:ATTENDED {id: 'x'}]->(m:Meeting {id: 'meeting/x', title: '别处的会'})
"""
LEFT = """
MATCH (a:Person)-[r:ATTENDED]->(m:Meeting) WHERE a.id = 'person/x'
RETURN properties(a) AS a, properties(r) AS r, properties(m) AS m
"""
LEFT_ROWS = [{"a": {"id": "person/x", "name": "别人的"}, "r": {"id": "x"}, "m": {"id": "meeting/x", "title": "别处的会"}}]


def test_nodes_of_our_labels_that_another_application_wrote_are_left_alone(store: Store, sample: Elements) -> None:
    store._writer.write(OTHERS)
    try:
        store.load(sample)
        assert store.dump() == sample
        assert [node.id for node in store.view().labelled("Meeting")] == [f"meeting/{n}" for n in range(1, 6)]
        store.load(Elements())
        assert store.dump() == Elements()
        assert store._reader.read(LEFT) == LEFT_ROWS
    finally:
        store.wipe()


def test_a_relationship_between_our_node_and_a_foreign_one_is_left_alone(store: Store, sample: Elements) -> None:
    store.load(sample)
    store._writer.write(OTHERS)
    store._writer.write(
        "MATCH (a:Person {id: 'person/乙和之'}) MATCH (m:Meeting {id: 'meeting/x'}) CREATE (a)-[:ATTENDED {id: 'y'}]->(m)"
    )
    try:
        assert store.load(sample).written == 0
        found = store._reader.read("MATCH (a)-[r:ATTENDED]->(m) WHERE m.id = 'meeting/x' RETURN r.id AS id ORDER BY id")
        assert found == [{"id": "x"}, {"id": "y"}]
    finally:
        store.wipe()


def test_an_id_that_a_foreign_node_has_is_refused_before_anything_is_written(store: Store, sample: Elements) -> None:
    store._writer.write("CREATE (:Person {id: 'person/丙远', name: '别人的'})")
    try:
        with pytest.raises(StoreError, match="'person/丙远' is there that is not this graph's") as caught:
            store.load(sample)
        assert caught.value.hint
        assert store.dump() == Elements()
        assert store.holds() == (1, 0)
    finally:
        store.wipe()


def test_a_wipe_deletes_everything_whoever_wrote_it(store: Store, sample: Elements) -> None:
    store.load(sample)
    store._writer.write(OTHERS)
    store._writer.write("CREATE (:Recipe {name: '回锅肉'})")
    assert store.holds() == (len(sample.nodes) + 3, len(sample.nodes))
    seen: list[tuple[int, int]] = []
    store.wipe(lambda done, of: seen.append((done, of)))
    assert seen == [(len(sample.nodes) + 3, len(sample.nodes) + 3)]
    assert store.holds() == (0, 0)
    assert store._reader.read("MATCH ()-[r]->() RETURN count(r) AS n") == [{"n": 0}]
    store.load(sample)
    assert store.dump() == sample


def test_the_mark_is_no_property_of_the_schema() -> None:
    assert all(MARK not in kind.properties for kind in Schema.load().nodes.values())


@pytest.mark.parametrize(
    ("key", "properties"),
    [
        ("person/乙和之", {"aliases": ["一", 2]}),
        ("person/乙和之", {"aliases": [["一"]]}),
        ("person/乙和之", {"aliases": []}),
        ("person/乙和之", {"shoe": 43}),
        ("person/乙和之", {"official": True}),
        ("HELD_AT/meeting/2/venue/1", {"quotes": ["不一样长的一句话。"]}),
    ],
)
def test_what_breaks_the_schema_is_refused_before_anything_is_written(
    store: Store, sample: Elements, key: str, properties: dict[str, object]
) -> None:
    with pytest.raises(SchemaError) as caught:
        store.load(changed(sample, key, **properties))
    assert caught.value.where == key
    assert store.dump() == Elements()


def test_a_relationship_without_an_end_is_refused(store: Store, sample: Elements) -> None:
    lacking = Elements(tuple(node for node in sample.nodes if node.id != "venue/1"), sample.relationships)
    with pytest.raises(SchemaError, match="venue/1"):
        store.load(lacking)
    assert store.dump() == Elements()


def test_numbers_and_truth_keep_their_kind(store: Store, sample: Elements) -> None:
    store.load(sample)
    whole = changed(sample, "HELD_AT/meeting/2/venue/1", confidence=1)
    assert store.load(whole).relationships.changed == 1
    point = changed(sample, "HELD_AT/meeting/2/venue/1", confidence=1.0)
    assert store.load(point).relationships.changed == 1
    assert list(to_lines(store.dump())) == list(to_lines(point))


def test_text_of_all_planes_and_cypher_in_it_are_only_text(store: Store, sample: Elements) -> None:
    hard = changed(sample, "post/主席", title="𠮷\"'`\\\n} DETACH DELETE n // $rows 🀄")
    store.load(hard)
    assert store.dump() == hard


def test_more_than_one_batch(store: Store, crowd: Callable[[int], Elements]) -> None:
    elements = crowd(6_000)
    steps: list[tuple[int, int]] = []
    report = store.load(elements, lambda done, of: steps.append((done, of)))
    assert report.nodes.created == 6_002
    assert steps[-1] == (12_002, 12_002)
    assert steps == sorted(steps)
    assert len(steps) == 6
    assert store.dump() == elements


def test_a_load_that_broke_off_is_finished_by_the_next(store: Store, sample: Elements) -> None:
    def third(done: int, of: int) -> None:
        if done >= of // 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.load(sample, third)
    assert len(store.dump().nodes) + len(store.dump().relationships) > 0
    assert store.load(sample).written > 0
    assert store.dump() == sample
    with pytest.raises(KeyboardInterrupt):
        store.load(Elements(), third)
    store.load(sample)
    assert store.dump() == sample


def test_the_order_of_ingestion_does_not_matter(store: Store, sample: Elements) -> None:
    store.load(Elements(sample.nodes[::-1], sample.relationships[::-1]))
    assert store.dump() == sample


def test_both_engines_hold_the_same_graph(embedded: Store, neo4j_store: Store, sample: Elements) -> None:
    embedded.load(sample)
    neo4j_store.load(sample)
    assert list(to_lines(embedded.dump())) == list(to_lines(neo4j_store.dump()))
