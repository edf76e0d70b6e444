"""Reading a whole graph back as elements: what the incremental load compares with."""

from collections.abc import Iterable, Sequence

from graph.model.elements import Elements, Node, Relationship, same
from graph.model.records import Properties
from graph.model.schema import Schema
from graph.stores.connection import Connection, Row
from graph.stores.mark import MARK, is_ours
from graph.stores.statements import statement

NOTHING = Elements()


def read_all(connection: Connection, schema: Schema) -> Elements:
    """Every node of the schema's labels that carries the mark and every relationship of its types between them.

    Sorted by id. What else the database holds is no part of the graph, and labels that the schema does not know are
    left out.
    """
    return read_and_tell(connection, schema)[0]


def read_and_tell(
    connection: Connection, schema: Schema, expected: Elements = NOTHING
) -> tuple[Elements, set[tuple[str, str]]]:
    """`read_all`, and label and id of the nodes that have an id and one of the schema's labels but not the mark.

    expected: what is probably there; relationships that are there as expected are those very ones, which saves making
    them anew.
    """
    nodes: list[Node] = []
    others: set[tuple[str, str]] = set()
    links: dict[tuple[str, str], Relationship] = {}  # a node with two main labels has them twice
    likely = {link.id: link for link in expected.relationships}
    types = list(schema.relationships)
    for label in schema.nodes:
        rows = connection.read(statement("store", "whole").of(LABEL=label), types=types)
        nodes.extend(to_nodes(schema, label, rows))
        others.update((label, row["id"]) for row in rows if not is_ours(row["properties"]))
        for row in rows:
            for kind, name, end, properties in row["links"]:
                links[kind, name] = _link(name, kind, row["id"], end, properties, likely.get(name))
    known = {node.id for node in nodes}
    return Elements.of(nodes, (link for link in links.values() if link.start in known and link.end in known)), others


def read_label(connection: Connection, schema: Schema, label: str) -> Iterable[Node]:
    """All nodes of a main label; SchemaError where the schema has none of that name."""
    schema.node_type(label, "a question")
    return to_nodes(schema, label, _label(connection, label))


def to_nodes(schema: Schema, label: str, rows: Sequence[Row]) -> Iterable[Node]:
    """rows: columns id, labels, properties. The engines order labels differently, so the schema's order is used."""
    also = schema.nodes[label].also
    for row in rows:
        if is_ours(row["properties"]):
            labels = (label, *(extra for extra in also if extra in row["labels"]))
            yield Node(row["id"], labels, _own(row["properties"]))


def to_relationships(kind: str, rows: Iterable[Row]) -> Iterable[Relationship]:
    """rows: columns id, start, end, properties."""
    for row in rows:
        yield _link(row["id"], kind, row["start"], row["end"], row["properties"], None)


def _link(
    name: str, kind: str, start: str, end: str, properties: Properties, likely: Relationship | None
) -> Relationship:
    """likely: stands for what was read where it is equal to it."""
    if likely and likely.type == kind and likely.start == start and likely.end == end and same(properties, likely.row):
        return likely
    return Relationship(name, kind, start, end, _own(properties))


def _label(connection: Connection, label: str) -> list[Row]:
    return connection.read(statement("store", "label").of(LABEL=label))


def _own(properties: Properties) -> Properties:
    """What an element holds: the properties without id and mark, sorted."""
    return {name: properties[name] for name in sorted(properties) if name != "id" and name != MARK}
