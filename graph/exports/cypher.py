"""The graph as a Cypher script for an empty database, run by cypher-shell: constraints, then nodes, then relationships."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, TextIO

from graph.exports.whole import whole_file
from graph.model.elements import Elements, Relationship
from graph.model.schema import Schema
from graph.stores.mark import marked

ROWS = 100  # a statement is parsed whole
# What could end a string, or be read as an escape; Cypher resolves \\uXXXX before it looks for quotes, so a backslash is
# written as two such escapes, which no letter behind it can join.
_SPECIAL = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def write_stream(elements: Elements, stream: TextIO) -> None:
    """Writes the script to a text stream."""
    for statement in statements(elements):
        stream.write(statement + ";\n")


def write_file(elements: Elements, path: Path) -> None:
    """Writes the script to a file (UTF-8), whole or not at all. OSError where it cannot be written."""
    with whole_file(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as stream:
        write_stream(elements, stream)


def statements(elements: Elements) -> Iterator[str]:
    """The statements in order, without semicolons; each can run in a transaction of its own."""
    schema = Schema.load()
    yield from schema.constraints()
    for labels, nodes in groupby(sorted(elements.nodes, key=lambda n: n.labels), lambda n: n.labels):
        for rows in _batches(literal(marked(node)) for node in nodes):
            yield f"UNWIND [\n{rows}\n] AS row CREATE (n:{':'.join(labels)}) SET n = row"
    label = {node.id: node.label for node in elements.nodes}

    def ends(link: Relationship) -> tuple[str, str, str]:
        return link.type, label[link.start], label[link.end]

    for (kind, start, end), links in groupby(sorted(elements.relationships, key=ends), ends):
        for rows in _batches(literal({"start": r.start, "end": r.end, "row": r.row}) for r in links):
            matched = f"MATCH (a:{start} {{id: one.start}}) MATCH (b:{end} {{id: one.end}})"
            yield f"UNWIND [\n{rows}\n] AS one {matched} CREATE (a)-[r:{kind}]->(b) SET r = one.row"
    yield from schema.text_statements()


def literal(value: Any) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, str):
        return "'" + _SPECIAL.sub(_escape, value) + "'"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"`{key}`: {literal(item)}" for key, item in value.items()) + "}"
    return json.dumps(value, allow_nan=False)


def _escape(match: re.Match[str]) -> str:
    if match[0] == "\\":
        return r"\u005C\u005C"
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"


_SHORT = {"'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


def _batches(rows: Iterable[str]) -> Iterator[str]:
    batch: list[str] = []
    for row in rows:
        batch.append(row)
        if len(batch) == ROWS:
            yield ",\n".join(batch)
            batch = []
    if batch:
        yield ",\n".join(batch)
