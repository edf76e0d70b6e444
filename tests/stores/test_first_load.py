"""The first load of an embedded store goes by ArcadeDB's own batches: the same graph, and nothing half done is ever read."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from killing import LOADER, begun, run, written

from graph.errors import StoreError
from graph.model.elements import Elements, Node, to_lines
from graph.stores import bulk, store
from graph.stores.embedded import open_embedded

HARD = "𠮷\"'`\\\n\t{}[]~;,_src } DETACH DELETE n // $rows \u2028\x00🀄"
ALWAYS = "from graph.stores import bulk, store\nstore.LEAST, bulk.ROWS, bulk.EDGES = 0, 100, 300\n"


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small graphs go that way too, in several parts."""
    monkeypatch.setattr(store, "LEAST", 0)
    monkeypatch.setattr(bulk, "ROWS", 7)
    monkeypatch.setattr(bulk, "EDGES", 5)


def test_it_makes_the_same_graph_as_statements_do(tmp_path: Path, sample: Elements) -> None:
    person = Node("person/" + HARD, ("Person", "Official"), {"aliases": [HARD, "b"], "name": HARD, "official": True})
    graph = Elements.of([*sample.nodes, person], sample.relationships)
    steps: list[tuple[int, int]] = []
    with open_embedded(tmp_path / "store") as one:
        report = one.load(graph, lambda done, of: steps.append((done, of)))
        total = len(graph.nodes) + len(graph.relationships)
        assert report.written == total == steps[-1][0]
        assert steps == sorted(steps)
        assert list(to_lines(one.dump())) == list(to_lines(graph))
        assert not (tmp_path / "store" / bulk.NOTE).exists()
    with open_embedded(tmp_path / "store") as one:
        assert one.load(graph).written == 0
        # From both ends, by label, by the indexes.
        there = "MATCH (m:Meeting {id: 'meeting/1'})<-[r:ATTENDED]-(p:Official) RETURN p.id AS p, r.id AS r"
        assert one._reader.read(there) == [{"p": "person/甲明甫", "r": "ATTENDED/person/甲明甫/meeting/1"}]
        assert [hit.node.id for hit in one.search(["东川"], ["District"], 9)] == ["district/2"]
        changed = [
            replace(link, properties={**link.properties, "rule": "x"}) if "rule" in link.properties else link
            for link in graph.relationships
        ]
        assert one.load(Elements(graph.nodes, tuple(changed))).relationships.changed > 0
        assert one.load(sample).nodes.deleted == 1
        assert one.dump() == sample
        one.load(Elements())
        assert one.dump() == Elements()


def test_a_store_that_holds_something_is_not_filled_that_way(
    tmp_path: Path, sample: Elements, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_embedded(tmp_path / "store") as one:
        one.load(Elements.of(sample.nodes[:3], []))
        monkeypatch.setattr(bulk.BulkLoad, "write", None)  # would fail
        one.load(sample)
        assert one.dump() == sample


def test_one_that_was_interrupted_begins_anew(tmp_path: Path, sample: Elements) -> None:
    def interrupt(done: int, of: int) -> None:
        if done > of // 2:
            raise KeyboardInterrupt

    one = open_embedded(tmp_path / "store")
    with pytest.raises(KeyboardInterrupt):
        one.load(sample, interrupt)
    with pytest.raises(StoreError):  # it is closed
        one.dump()
    with open_embedded(tmp_path / "store") as one:
        assert one.dump() == Elements()
        one.load(sample)
        assert one.dump() == sample


def test_one_that_was_killed_begins_anew(tmp_path: Path, crowd: Callable[[int], Elements]) -> None:
    elements = crowd(2_000)
    folder = tmp_path / "store"
    lines = written(elements, tmp_path / "elements.jsonl")
    for batches, moment in ((3, 0.0), (25, 0.0), (30, 0.01), (41, 0.02)):  # among the nodes, among the relationships
        process = run(ALWAYS + LOADER, folder, lines, 100, cwd=tmp_path)
        begun(process, batches)
        time.sleep(moment)
        process.kill()
        process.communicate(timeout=60)
        assert (folder / bulk.NOTE).exists()
    with open_embedded(folder) as one:
        assert one.dump() == Elements()
        one.load(elements)
        assert one.dump() == elements
        assert one.load(elements).written == 0
