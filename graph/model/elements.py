"""The contract's graph in memory, and its JSON lines.

One JSON object a line: nodes first, sorted by id; then relationships, sorted by id. A node's id
stands in its properties too; a relationship's does not (as in APOC's export).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import InputError
from graph.model.records import Properties
from graph.model.values import wrong

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
    """The graph of JSON lines as to_lines writes them; InputError names the line (`where`: the file).

    Whether it is a sound graph is for graph.model.whole to say.
    """
    nodes: list[Node] = []
    edges: list[Relationship] = []
    for _, one in numbered(lines, where):
        if isinstance(one, Node):
            nodes.append(one)
        else:
            edges.append(one)
    return Elements.of(nodes, edges)


def numbered(lines: Iterable[str], where: str = "-") -> Iterator[tuple[int, Node | Relationship]]:
    """(number of the line from 1, its element), in the order of the lines; empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, _element(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise InputError(f"not an element of a graph: {error}", where=f"{where}:{number}") from None


def _element(row: Any) -> Node | Relationship:
    """The element of a line's JSON; ValueError says what it lacks."""
    if not isinstance(row, dict):
        raise ValueError("is no object")
    key, held = _text(row, "id"), row.get("properties", {})
    if not isinstance(held, dict):
        raise ValueError("properties: is no object")
    properties = {name: value for name, value in held.items() if name != "id"}
    if row.get("type") == "node":
        labels = row.get("labels")
        if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
            raise ValueError("labels: is no list of strings")
        if held.get("id", key) != key:
            raise ValueError(f"properties: another id than {key}")
        return Node(key, tuple(labels), properties)
    if row.get("type") == "relationship":
        return Relationship(key, _text(row, "label"), _text(row, "start", "id"), _text(row, "end", "id"), properties)
    raise ValueError("type: is neither node nor relationship")


def _text(row: Any, *path: str) -> str:
    """The string at the end of a path of names."""
    for name in path:
        row = row.get(name) if isinstance(row, dict) else None
    why = wrong("string", row)
    if why is not None:
        raise ValueError(f"{'.'.join(path)}: {'is missing' if row is None else why}")
    return str(row)
