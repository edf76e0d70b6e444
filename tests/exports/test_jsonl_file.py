"""JSON lines are written whole or not at all."""

import io
from pathlib import Path

import pytest

from graph.exports.jsonl import write_file, write_stream
from graph.model.elements import Elements, Node, Relationship, from_lines

GRAPH = Elements.of(
    [Node("person/乙", ("Person",), {"name": "乙"}), Node("person/甲", ("Person", "Official"), {"name": "甲"})],
    [Relationship("MET;person/乙;person/甲", "MET", "person/乙", "person/甲", {"times": 1})],
)


def test_a_file_holds_what_a_stream_gets(tmp_path: Path) -> None:
    stream = io.StringIO()
    write_stream(GRAPH, stream)
    write_file(GRAPH, tmp_path / "out.jsonl")
    written = (tmp_path / "out.jsonl").read_bytes()
    assert written == stream.getvalue().encode()
    assert written.endswith(b"\n")
    assert written.count(b"\n") == 3
    assert from_lines(written.decode().splitlines()) == GRAPH
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    dangling = Elements((), (Relationship("MET;a;b", "MET", "a", "b", {}),))
    with pytest.raises(KeyError):
        write_file(dangling, out)
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]
