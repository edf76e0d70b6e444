"""A dump is made piece by piece: it takes less memory than the graph that it is made of, however large that is."""

import tracemalloc
from pathlib import Path

import pytest

from graph.model.elements import Elements, Node, Relationship
from graph.rdf.dump import FORMATS, write_file, write_stream


class Nowhere:
    """Takes what is written and keeps its length."""

    length = 0

    def write(self, text: str) -> int:
        self.length += len(text)
        return len(text)


def graph(pages: int) -> Elements:
    """Pages that each tell of a meeting and four people there."""
    nodes, edges = [], []
    for page in range(pages):
        document, meeting = f"document/{page:016x}", f"meeting/2024/第{page}次座谈会"
        nodes.append(Node(document, ("Document",), {"path": f"{page}.txt", "sha256": f"{page:064x}"}))
        nodes.append(Node(meeting, ("Meeting",), {"kind": "symposium", "start": "2024", "title": f"第{page}次座谈会"}))
        for one in range(4):
            person = f"person/张三/{page}-{one}"
            nodes.append(Node(person, ("Person",), {"name": f"张三{page}{one}"}))
            quote = f"第{page}次座谈会由第{one}位主持，有关部门负责人参加。" * 3
            proof = {"confidence": 0.5, "documents": [document], "evidence": [f"{document}#{one}-{one + len(quote)}"]}
            more = {"quotes": [quote], "roles": ["chair"], "rule": f"r{page}"}
            edges.append(Relationship(f"ATTENDED;{person};{meeting}", "ATTENDED", person, meeting, {**proof, **more}))
    return Elements.of(nodes, edges)


@pytest.mark.parametrize("form", FORMATS)
def test_a_dump_takes_less_memory_than_the_graph(form: str) -> None:
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        elements = graph(1500)
        size = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.reset_peak()
        out = Nowhere()
        write_stream(elements, out, form)  # type: ignore[arg-type]
        more = tracemalloc.get_traced_memory()[1] - before - size
    finally:
        tracemalloc.stop()
    assert out.length > 3_000_000
    assert more < 0.8 * size


@pytest.mark.parametrize("form", FORMATS)
def test_a_dump_that_fails_leaves_the_old_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{form}"
    write_file(graph(3), path, form)
    content = path.read_bytes()
    broken = graph(400)
    broken.relationships[-1].properties["roles"] = ["clap"]
    with pytest.raises(Exception, match="is not in the schema"):
        write_file(broken, path, form)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
