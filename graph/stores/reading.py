"""Reading a whole graph back as elements: what the incremental load compares with."""

from collections.abc import Iterable, Sequence

from graph.model.elements import Elements, Node, Relationship
from graph.model.records import Properties
from graph.model.schema import Schema
from graph.stores.connection import Connection, Row
from graph.stores.statements import statement


def read_all(connection: Connection, schema: Schema) -> Elements:
    """Every node of the schema's labels and every relationship of its types between them, sorted by id.

    What has no id is no element of ours (a Neo4j may hold other things too) and is left out, and so are labels
    that the schema does not know.
    """
    nodes = [node for label in schema.nodes for node in read_label(connection, schema, label)]
    known = {node.id for node in nodes}
    links = [link for kind in schema.relationships for link in _read_type(connection, kind)]
    return Elements.of(nodes, (link for link in links if link.start in known and link.end in known))


def read_label(connection: Connection, schema: Schema, label: str) -> Iterable[Node]:
    """All nodes of a main label."""
    schema.node_type(label, "a question")
    return to_nodes(schema, label, connection.read(statement("store", "label").of(LABEL=label)))


def to_nodes(schema: Schema, label: str, rows: Sequence[Row]) -> Iterable[Node]:
    """rows: columns id, labels, properties. The engines order labels differently, so the schema's order is used."""
    also = schema.nodes[label].also
    for row in rows:
        labels = (label, *(extra for extra in also if extra in row["labels"]))
        yield Node(row["id"], labels, _without_id(row["properties"]))


def to_relationships(kind: str, rows: Sequence[Row]) -> Iterable[Relationship]:
    """rows: columns id, start, end, properties."""
    for row in rows:
        yield Relationship(row["id"], kind, row["start"], row["end"], _without_id(row["properties"]))


def _read_type(connection: Connection, kind: str) -> Iterable[Relationship]:
    return to_relationships(kind, connection.read(statement("store", "type").of(TYPE=kind)))


def _without_id(properties: Properties) -> Properties:
    return {name: properties[name] for name in sorted(properties) if name != "id"}
