"""The whole graph as RDF: N-Triples, Turtle, JSON-LD, and with one named graph a document TriG and N-Quads.

Streamed: what is written is made block by block. Sorted: concepts, nodes, relationships, evidence, each by id, at last the
description of the data set; in TriG and N-Quads the graphs of the documents follow the default graph, sorted by id. What
one document tells of is in its graph; of what several tell of, each graph has its document's share, the default graph the rest.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from graph.exports.whole import whole_file
from graph.model.elements import Elements, Node, Relationship
from graph.model.schema import Schema
from graph.rdf.dataset import concept_blocks, dataset_blocks
from graph.rdf.describe import MERGED, SHARE, WHOLE, Block, Describer
from graph.rdf.stencil import marks, stencil
from graph.rdf.tokens import Encoded, Json, Plain, Short, Tokens, quoted
from graph.rdf.values import span_key
from graph.rdf.vocabulary import Vocabulary, vocabulary

FORMATS = ("ttl", "nt", "jsonld", "trig", "nq")
Render = Callable[[Iterable[Block]], Iterator[bytes]]
_BATCH = 200  # blocks written at once
_NEXT = b" ;\n    "


def write_file(elements: Elements, path: Path, form: str, base: str | None = None) -> int:
    """Write the graph to a file, whole or not at all; the number of statements. OSError where it cannot be written."""
    with whole_file(path) as beside, beside.open("wb") as stream:
        return write_stream(elements, stream, form, base)


def write_stream(elements: Elements, stream: BinaryIO, form: str, base: str | None = None) -> int:
    """Write the graph in a form of FORMATS to a binary stream; the number of statements.

    SchemaError where an element breaks the schema or has an id that cannot stand in an IRI.
    """
    batch: list[bytes] = []
    words = vocabulary(base)
    dump = _Dump(elements, words, Encoded(_TOKENS[form](words)))
    for piece in _WRITERS[form](dump):
        batch.append(piece)
        if len(batch) >= _BATCH:
            stream.write(b"".join(batch))
            batch.clear()
    stream.write(b"".join(batch))
    return dump.statements


class _Dump:
    """The blocks of one graph in one format; counts the statements."""

    def __init__(self, elements: Elements, words: Vocabulary, tokens: Encoded) -> None:
        self.elements, self.words, self.tokens = elements, words, tokens
        self.schema = Schema.load()
        self.describer = Describer(elements, self.schema, words, tokens)
        self.statements = 0

    def concepts(self, render: Render) -> Iterator[bytes]:
        """The concept schemes."""
        return self._counted(concept_blocks(self.schema, self.tokens), render)

    def told(
        self,
        nodes: Iterable[Node],
        edges: Sequence[Relationship],
        render: Render,
        document: str = "",
        shared: Set[str] = frozenset(),
    ) -> Iterator[bytes]:
        """What is said of these nodes and relationships. shared: ids of those that several documents tell of.

        document: whose share of these is wanted; "" for what is merged.
        """
        spans: dict[str, str] = {}
        times: set[str] = set()
        yield from self._counted(self._described(nodes, edges, spans, times, document, shared), render)
        yield from self._spans(spans, render)
        yield from self._counted(self.describer.instants(times), render)

    def description(self, render: Render) -> Iterator[bytes]:
        """The description of the data set; the last to be asked for, since it counts the statements."""
        blocks = dataset_blocks(self.elements, self.schema, self.words, self.tokens, self.statements)
        return self._counted(blocks, render)

    def one_graph(self, render: Render) -> Iterator[bytes]:
        """All of it in one graph."""
        yield from self.concepts(render)
        yield from self.told(self.elements.nodes, self.elements.relationships, render)
        yield from self.description(render)

    def _described(
        self,
        nodes: Iterable[Node],
        edges: Sequence[Relationship],
        spans: dict[str, str],
        times: set[str],
        document: str,
        shared: Set[str],
    ) -> Iterator[Block]:
        describer, whole, of_shared = self.describer, WHOLE, SHARE if document else MERGED
        direct = describer.direct((edge, of_shared if edge.id in shared else whole) for edge in edges)
        for node in nodes:
            yield from describer.node(node, direct.pop(node.id, ()), of_shared if node.id in shared else whole)
        for key, statements in sorted(direct.items()):
            yield describer.things[key], sorted(set(statements))
        for edge in edges:
            yield from describer.relationship(edge, spans, times, of_shared if edge.id in shared else whole, document)

    def _spans(self, spans: Mapping[str, str], render: Render) -> Iterator[bytes]:
        """Most statements are of these, and they differ in five values only."""
        if not spans:
            return
        first, second, third, fourth, fifth = marks(5)
        blocks = list(self.describer.span(first, second, third, fourth, fifth.encode()))
        fill, size = stencil(render(blocks)), sum(len(body) for _, body in blocks)
        for document, begin, end, span in sorted(map(span_key, spans)):
            yield fill((span.encode(), document.encode(), b"%d" % begin, b"%d" % end, quoted(spans[span]).encode()))
        self.statements += size * len(spans)

    def _counted(self, blocks: Iterable[Block], render: Render) -> Iterator[bytes]:
        def counting() -> Iterator[Block]:
            for block in blocks:
                self.statements += len(block[1])
                yield block

        return render(counting())


def _by_document(elements: Elements) -> tuple[dict[str, tuple[list[Node], list[Relationship]]], Set[str]]:
    """(document → what it tells of, ids of what several tell of). "" stands for what none or several tell of.

    A node belongs to the documents of the relationships it has; a district is nobody's.
    """
    number = {node.id: n for n, node in enumerate(elements.nodes)}
    nodes: defaultdict[str, set[int]] = defaultdict(set)
    edges: defaultdict[str, list[Relationship]] = defaultdict(list)
    shared: set[str] = set()
    for edge in elements.relationships:
        ends = {n for n in (number[edge.start], number[edge.end]) if elements.nodes[n].label != "District"}
        documents = _documents(edge, elements.nodes[number[edge.end]])
        for document in documents:
            edges[document].append(edge)
            nodes[document] |= ends
        if len(documents) != 1:
            edges[""].append(edge)
        if len(documents) > 1:
            shared.add(edge.id)
    for node in elements.nodes:
        if node.label == "Document":
            nodes[node.id].add(number[node.id])
    tellers = Counter(n for numbers in nodes.values() for n in numbers)
    shared |= {elements.nodes[n].id for n, count in tellers.items() if count > 1}
    nodes[""] = {n for n in number.values() if tellers[n] != 1}
    return {key: ([elements.nodes[n] for n in sorted(nodes[key])], edges[key]) for key in sorted(nodes | edges)}, shared


def _documents(edge: Relationship, end: Node) -> list[str]:
    named = [
        *edge.properties.get("documents", ()),
        *(span.rpartition("#")[0] for span in edge.properties.get("evidence", ())),
    ]
    return sorted(set(named)) or ([end.id] if end.label == "Document" else [])


def _lines(blocks: Iterable[Block], graph: bytes = b"") -> Iterator[bytes]:
    end = graph + b" .\n"
    for subject, body in blocks:
        yield b"%b %b%b" % (subject, (b"%b%b " % (end, subject)).join(body), end)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[bytes]:
    for subject, body in blocks:
        yield b"%b %b .\n" % (subject, _NEXT.join(body))


def _objects(blocks: Iterable[Block]) -> Iterator[bytes]:
    for subject, body in blocks:
        yield b",\n%b%b}" % (subject[:-1], b"".join(_members(body)))  # into the braces of {"@id":…}


def _members(body: list[bytes]) -> Iterator[bytes]:
    for name, statements in groupby(sorted(body), lambda statement: statement.partition(b"\t")[0]):
        values = [statement.partition(b"\t")[2] for statement in statements]
        yield b",%b:%b" % (name, values[0]) if len(values) == 1 else b",%b:[%b]" % (name, b",".join(values))


def _n_triples(dump: _Dump) -> Iterator[bytes]:
    return dump.one_graph(_lines)


def _turtle(dump: _Dump) -> Iterator[bytes]:
    yield header(dump.words).encode()
    yield from dump.one_graph(_paragraphs)


def _json_ld(dump: _Dump) -> Iterator[bytes]:
    context = json.dumps(dict(dump.words.prefixes), ensure_ascii=False)
    yield f'{{"@context":{context},\n"@graph":['.encode()
    pieces = dump.one_graph(_objects)
    yield next(pieces)[1:]  # without the comma
    yield from pieces
    yield b"\n]}\n"


def _n_quads(dump: _Dump) -> Iterator[bytes]:
    yield from dump.concepts(_lines)
    told, shared = _by_document(dump.elements)
    for document, (nodes, edges) in told.items():
        graph = b" " + dump.describer.things[document] if document else b""
        yield from dump.told(nodes, edges, partial(_lines, graph=graph), document, shared)
    yield from dump.description(_lines)


def _trig(dump: _Dump) -> Iterator[bytes]:
    yield header(dump.words).encode()
    yield from dump.concepts(_paragraphs)
    told, shared = _by_document(dump.elements)
    for document, (nodes, edges) in told.items():
        pieces = dump.told(nodes, edges, _paragraphs, document, shared)
        if not document:
            yield from pieces
            continue
        yield dump.describer.things[document] + b" {\n"
        yield from pieces
        yield b"}\n"
    yield from dump.description(_paragraphs)


def header(words: Vocabulary) -> str:
    """What a Turtle or TriG file begins with."""
    lines = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in words.prefixes.items()]
    return f"@base <{words.things}> .\n" + "".join(lines)


_TOKENS: dict[str, Callable[[Vocabulary], Tokens]] = {
    "ttl": Short,
    "nt": Plain,
    "jsonld": lambda words: Json(),
    "trig": Short,
    "nq": Plain,
}
_WRITERS: dict[str, Callable[[_Dump], Iterator[bytes]]] = {
    "ttl": _turtle,
    "nt": _n_triples,
    "jsonld": _json_ld,
    "trig": _trig,
    "nq": _n_quads,
}
