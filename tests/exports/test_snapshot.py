"""The snapshot answers as the graph itself does."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.exports.snapshot import NAME, open_snapshot, write_snapshot
from graph.model.elements import Elements, Node, Relationship
from graph.network.question import Question, who_met
from graph.network.view import MemoryView


def graph(people: int = 5, meetings: int = 4, each: int = 3) -> Elements:
    nodes = [
        Node(f"person/{n:06}", ("Person", "Official"), {"name": f"名{n}", "aliases": [f"别{n}"]}) for n in range(people)
    ]
    nodes += [
        Node(f"meeting/{n:06}", ("Meeting",), {"title": f"会{n}", "start": "2031-01-01"}) for n in range(meetings)
    ]
    nodes.append(Node("document/1", ("Document",), {"path": "a.txt"}))
    edges = {}
    for meeting in range(meetings):
        for k in range(each):
            start, end = f"person/{(meeting * 7 + k * k) % people:06}", f"meeting/{meeting:06}"
            key = f"ATTENDED;{start};{end}"
            proof = {"evidence": ["document/1#0-2"], "quotes": ["出席"], "roles": ["attend"]}
            edges[key] = Relationship(key, "ATTENDED", start, end, proof)
    return Elements.of(nodes, edges.values())


def test_everything_that_was_written_is_read(tmp_path: Path) -> None:
    assert write_snapshot(graph(), tmp_path) == tmp_path / NAME
    with open_snapshot(tmp_path) as view:
        assert view.elements() == graph()
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_it_answers_as_memory_does(tmp_path: Path) -> None:
    write_snapshot(graph(50, 2000), tmp_path)
    memory = MemoryView(graph(50, 2000))
    everyone = [node.id for node in memory.labelled("Person")]
    everything = [node.id for node in memory.labelled("Meeting")]
    with open_snapshot(tmp_path) as view:
        assert view.people("名3") == view.people("别3") == memory.people("名3")
        assert view.people("名") == []
        assert list(view.names()) == memory.names()
        assert view.nodes([*everything, "nowhere"]) == memory.nodes(everything)
        assert view.labelled("Document") == memory.labelled("Document")
        assert view.leaving("ATTENDED", everyone) == memory.leaving("ATTENDED", everyone)
        assert view.reaching("ATTENDED", everything) == memory.reaching("ATTENDED", everything)
        assert view.reaching("HOLDS", everything) == []
        assert who_met(view, Question("名3")) == who_met(memory, Question("名3"))


def test_a_new_snapshot_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write_snapshot(graph(5), tmp_path)
    with open_snapshot(tmp_path) as old:
        write_snapshot(graph(9), tmp_path)
        assert len(old.labelled("Person")) == 5
    with open_snapshot(tmp_path) as new:
        assert len(new.labelled("Person")) == 9


def test_no_snapshot_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="chuanyu build"), open_snapshot(tmp_path / "none"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_or_foreign_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database" * 500)
    with pytest.raises(StoreError, match="cannot be used"), open_snapshot(tmp_path):
        pass
    (tmp_path / NAME).unlink()
    sqlite3.connect(tmp_path / NAME).execute("CREATE TABLE x (y)")
    with pytest.raises(StoreError, match="no snapshot"), open_snapshot(tmp_path):
        pass


def test_a_failed_write_leaves_the_old_one(tmp_path: Path) -> None:
    write_snapshot(graph(), tmp_path)
    before = (tmp_path / NAME).read_bytes()
    broken = Elements((), (Relationship("MET;a;b", "MET", "a", "b", {}),))
    with pytest.raises(KeyError):
        write_snapshot(broken, tmp_path)
    assert (tmp_path / NAME).read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_a_cold_question_of_a_large_graph_loads_nothing_heavy(tmp_path: Path) -> None:
    write_snapshot(graph(people=3000, meetings=20_000, each=5), tmp_path)
    code = (
        "import sys, time; from pathlib import Path\n"
        "from graph.exports.snapshot import open_snapshot\n"
        "with open_snapshot(Path(sys.argv[1])) as view:\n"
        "    person = view.people('名7')[0]\n"
        "    own = [edge.end for edge in view.leaving('ATTENDED', [person.id])]\n"
        "    print(len(own), len(view.reaching('ATTENDED', own)) > len(own))\n"
        "print(sorted({'yaml', 'jieba', 'networkx', 'neo4j', 'jpype', 'graph.model.schema'} & {*sys.modules}))"
    )
    start = time.monotonic()
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    seconds = time.monotonic() - start
    found, loaded = done.stdout.splitlines()
    assert found.endswith("True")
    assert loaded == "[]"
    assert seconds < 2.0  # the whole question may take 1.0; this machine is shared with other tests
