"""The contract's graph in memory, and its JSON lines.

One JSON object a line: nodes first, sorted by id; then relationships, sorted by id. A node's id
stands in its properties too; a relationship's does not (as in APOC's export).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.errors import InputError
from graph.model.records import Properties

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


@dataclass(frozen=True, slots=True)
class Node:
    """labels: the contract's first label, then what it also carries, e.g. ("Person", "Official").

    properties: sorted by name, without `id`.
    """

    id: str
    labels: tuple[str, ...]
    properties: Properties

    @property
    def label(self) -> str:
        """The main label: the first one."""
        return self.labels[0]

    @property
    def row(self) -> Properties:
        """The properties as a store keeps them: with `id`."""
        return {"id": self.id, **self.properties}


@dataclass(frozen=True, slots=True)
class Relationship:
    """start, end: ids of nodes. properties: sorted by name, without `id`."""

    id: str
    type: str
    start: str
    end: str
    properties: Properties

    @property
    def row(self) -> Properties:
        """The properties as a store keeps them: with `id`."""
        return {"id": self.id, **self.properties}


@dataclass(frozen=True, slots=True)
class Elements:
    """A whole graph: nodes and relationships, each sorted by id; every end of a relationship is among the nodes."""

    nodes: tuple[Node, ...] = ()
    relationships: tuple[Relationship, ...] = ()

    @classmethod
    def of(cls, nodes: Iterable[Node], relationships: Iterable[Relationship]) -> "Elements":
        """Sorted by id."""
        return cls(tuple(sorted(nodes, key=_id)), tuple(sorted(relationships, key=_id)))

    def by_id(self) -> dict[str, Node]:
        """The nodes by their id."""
        return {node.id: node for node in self.nodes}


def _id(element: Node | Relationship) -> str:
    return element.id


def same(one: Properties, other: Properties) -> bool:
    """Equal in value and kind: 1, 1.0 and true are three values, though Python takes them for one."""
    return one == other and all(type(value) is type(other[name]) for name, value in one.items())


def to_lines(elements: Elements) -> Iterator[str]:
    """The JSON lines of a graph, without line ends."""
    ends: dict[str, str] = {}
    for node in elements.nodes:
        labels = _encode(node.labels)
        key = _encode(node.id)
        ends[node.id] = f'{{"id":{key},"labels":{labels}}}'
        yield f'{{"type":"node","id":{key},"labels":{labels},"properties":{_encode(node.row)}}}'
    for edge in elements.relationships:
        yield (
            f'{{"type":"relationship","id":{_encode(edge.id)},"label":{_encode(edge.type)},'
            f'"start":{ends[edge.start]},"end":{ends[edge.end]},"properties":{_encode(edge.properties)}}}'
        )


def from_lines(lines: Iterable[str], where: str = "-") -> Elements:
    """The graph of JSON lines as to_lines writes them; InputError names the line (`where`: the file)."""
    nodes: list[Node] = []
    edges: list[Relationship] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            properties = {key: value for key, value in row.get("properties", {}).items() if key != "id"}
            if row["type"] == "node":
                nodes.append(Node(row["id"], tuple(row["labels"]), properties))
            else:
                edges.append(Relationship(row["id"], row["label"], row["start"]["id"], row["end"]["id"], properties))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(f"not an element of a graph: {error!r}", where=f"{where}:{number}") from None
    return Elements.of(nodes, edges)
