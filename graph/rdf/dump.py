"""The whole graph as RDF: N-Triples, Turtle, JSON-LD, and with one named graph a document TriG and N-Quads.

Streamed: what is written is made block by block. Sorted: concepts, nodes, relationships, evidence, each by id, at last the
description of the data set; in TriG and N-Quads the graphs of the documents follow the default graph, sorted by id.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TextIO

from graph.exports.whole import whole_file
from graph.model.elements import Elements, Node, Relationship
from graph.model.schema import Schema
from graph.rdf.dataset import concept_blocks, dataset_blocks
from graph.rdf.describe import Block, Describer
from graph.rdf.tokens import Json, Plain, Short, Tokens
from graph.rdf.vocabulary import Vocabulary, vocabulary

FORMATS = ("ttl", "nt", "jsonld", "trig", "nq")
_BATCH = 2000  # blocks written at once
_NEXT = " ;\n    "


def write_file(elements: Elements, path: Path, form: str, base: str | None = None) -> int:
    """Write the graph to a file, whole or not at all; the number of statements. OSError where it cannot be written."""
    with whole_file(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as stream:
        return write_stream(elements, stream, form, base)


def write_stream(elements: Elements, stream: TextIO, form: str, base: str | None = None) -> int:
    """Write the graph in a form of FORMATS to a text stream; the number of statements.

    SchemaError where an element breaks the schema or has an id that cannot stand in an IRI.
    """
    batch: list[str] = []
    words = vocabulary(base)
    dump = _Dump(elements, words, _TOKENS[form](words))
    for piece in _WRITERS[form](dump):
        batch.append(piece)
        if len(batch) >= _BATCH:
            stream.write("".join(batch))
            batch.clear()
    stream.write("".join(batch))
    return dump.statements


class _Dump:
    """The blocks of one graph in one format; counts the statements."""

    def __init__(self, elements: Elements, words: Vocabulary, tokens: Tokens) -> None:
        self.elements, self.words, self.tokens = elements, words, tokens
        self.schema = Schema.load()
        self.describer = Describer(elements, self.schema, words, tokens)
        self.statements = 0

    def concepts(self) -> Iterator[Block]:
        """The concept schemes."""
        return concept_blocks(self.schema, self.tokens)

    def description(self) -> Iterator[Block]:
        """The description of the data set; the last to be asked for, since it counts the statements."""
        return dataset_blocks(self.elements, self.schema, self.words, self.tokens, self.statements)

    def told(
        self, nodes: Iterable[Node], edges: Sequence[Relationship], document: str | None = None
    ) -> Iterator[Block]:
        """What is said of these nodes and relationships, where given only by this document."""
        describer = self.describer
        direct = describer.direct(edges)
        for node in nodes:
            yield from describer.node(node, direct.pop(node.id, ()))
        for key, statements in sorted(direct.items()):
            yield describer.things[key], sorted(set(statements))
        spans: dict[str, str] = {}
        times: set[str] = set()
        for edge in edges:
            yield from describer.relationship(edge, spans, times, document)
        yield from describer.spans(spans)
        yield from describer.instants(times)


def _by_document(elements: Elements) -> dict[str, tuple[list[Node], list[Relationship]]]:
    """Document → what it says; "" stands for what no document says. What several say is in each of theirs.

    A node belongs to the documents of the relationships it has; a district is nobody's.
    """
    number = {node.id: n for n, node in enumerate(elements.nodes)}
    nodes: defaultdict[str, set[int]] = defaultdict(set)
    edges: defaultdict[str, list[Relationship]] = defaultdict(list)
    homeless = set(number.values())
    for edge in elements.relationships:
        ends = {n for n in (number[edge.start], number[edge.end]) if elements.nodes[n].label != "District"}
        documents = _documents(edge, elements.nodes[number[edge.end]])
        for document in documents:
            edges[document].append(edge)
            nodes[document] |= ends
        if documents:
            homeless -= ends
        else:
            edges[""].append(edge)
    for node in elements.nodes:
        if node.label == "Document":
            nodes[node.id].add(number[node.id])
            homeless.discard(number[node.id])
    nodes[""] = homeless
    return {key: ([elements.nodes[n] for n in sorted(nodes[key])], edges[key]) for key in sorted(nodes | edges)}


def _documents(edge: Relationship, end: Node) -> list[str]:
    named = [
        *edge.properties.get("documents", ()),
        *(span.rpartition("#")[0] for span in edge.properties.get("evidence", ())),
    ]
    return sorted(set(named)) or ([end.id] if end.label == "Document" else [])


def _lines(dump: _Dump, blocks: Iterable[Block], graph: str = "") -> Iterator[str]:
    end = f"{graph} .\n"
    for subject, body in blocks:
        dump.statements += len(body)
        yield f"{subject} {f'{end}{subject} '.join(body)}{end}"


def _paragraphs(dump: _Dump, blocks: Iterable[Block]) -> Iterator[str]:
    for subject, body in blocks:
        dump.statements += len(body)
        yield f"{subject} {_NEXT.join(body)} .\n"


def _n_triples(dump: _Dump) -> Iterator[str]:
    for blocks in _one_graph(dump):
        yield from _lines(dump, blocks)


def _turtle(dump: _Dump) -> Iterator[str]:
    yield header(dump.words)
    for blocks in _one_graph(dump):
        yield from _paragraphs(dump, blocks)


def _one_graph(dump: _Dump) -> Iterator[Iterator[Block]]:
    yield dump.concepts()
    yield dump.told(dump.elements.nodes, dump.elements.relationships)
    yield dump.description()


def _n_quads(dump: _Dump) -> Iterator[str]:
    yield from _lines(dump, dump.concepts())
    for document, (nodes, edges) in _by_document(dump.elements).items():
        graph = f" {dump.describer.things[document]}" if document else ""
        yield from _lines(dump, dump.told(nodes, edges, document or None), graph)
    yield from _lines(dump, dump.description())


def _trig(dump: _Dump) -> Iterator[str]:
    yield header(dump.words)
    yield from _paragraphs(dump, dump.concepts())
    for document, (nodes, edges) in _by_document(dump.elements).items():
        blocks = _paragraphs(dump, dump.told(nodes, edges, document or None))
        if not document:
            yield from blocks
            continue
        yield f"{dump.describer.things[document]} {{\n"
        yield from blocks
        yield "}\n"
    yield from _paragraphs(dump, dump.description())


def header(words: Vocabulary) -> str:
    """What a Turtle or TriG file begins with."""
    lines = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in words.prefixes.items()]
    return f"@base <{words.things}> .\n" + "".join(lines)


def _json_ld(dump: _Dump) -> Iterator[str]:
    yield f'{{"@context":{json.dumps(dict(dump.words.prefixes), ensure_ascii=False)},\n"@graph":['
    between = "\n"
    for blocks in _one_graph(dump):
        for subject, body in blocks:
            dump.statements += len(body)
            yield f"{between}{subject[:-1]}{''.join(_members(body))}}}"  # into the braces of {"@id":…}
            between = ",\n"
    yield "\n]}\n"


def _members(body: list[str]) -> Iterator[str]:
    for name, statements in groupby(sorted(body), lambda statement: statement.partition("\t")[0]):
        values = [statement.partition("\t")[2] for statement in statements]
        yield f",{name}:{values[0]}" if len(values) == 1 else f",{name}:[{','.join(values)}]"


_TOKENS: dict[str, Callable[[Vocabulary], Tokens]] = {
    "ttl": Short,
    "nt": Plain,
    "jsonld": lambda words: Json(),
    "trig": Short,
    "nq": Plain,
}
_WRITERS: dict[str, Callable[[_Dump], Iterator[str]]] = {
    "ttl": _turtle,
    "nt": _n_triples,
    "jsonld": _json_ld,
    "trig": _trig,
    "nq": _n_quads,
}
