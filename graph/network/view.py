"""What a question needs from wherever the graph is kept: the snapshot, a store, or memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol

from graph.model.elements import Elements, Node, Relationship


class View(Protocol):
    """Reading access to a graph; everything comes sorted by id."""

    def people(self, name: str) -> Sequence[Node]:
        """The people who bear this simplified name, as name or as alias."""
        ...

    def names(self) -> Iterable[str]:
        """All names and aliases of people."""
        ...

    def nodes(self, ids: Iterable[str]) -> Sequence[Node]:
        """The nodes of these ids; unknown ones are left out."""
        ...

    def labelled(self, label: str) -> Sequence[Node]:
        """All nodes of a label."""
        ...

    def leaving(self, kind: str, ids: Iterable[str]) -> Sequence[Relationship]:
        """Relationships of a type that start at one of these nodes."""
        ...

    def reaching(self, kind: str, ids: Iterable[str]) -> Sequence[Relationship]:
        """Relationships of a type that end at one of these nodes."""
        ...


class Whole(View, Protocol):
    """A view that can also be read whole, in columns; nodes bear numbers in the order of their ids."""

    def rows(self, label: str, fields: Sequence[str] = ()) -> Iterable[tuple[Any, ...]]:
        """(number, id, then these properties) of all nodes of a main label, by id; None for what a node lacks."""
        ...

    def links(self, kind: str, fields: Sequence[str] = ()) -> Iterable[tuple[Any, ...]]:
        """(number of the start, number of the end, then these properties) of all relationships of a type, by ends."""
        ...


class MemoryView:
    """The view of a graph that is in memory."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self._by_id = elements.by_id()

    def people(self, name: str) -> list[Node]:
        return [node for node in self.labelled("Person") if name in all_names(node)]

    def names(self) -> list[str]:
        return sorted({name for node in self.labelled("Person") for name in all_names(node)})

    def nodes(self, ids: Iterable[str]) -> list[Node]:
        return [self._by_id[key] for key in sorted(set(ids)) if key in self._by_id]

    def labelled(self, label: str) -> list[Node]:
        return self._by_label.get(label, [])

    def leaving(self, kind: str, ids: Iterable[str]) -> list[Relationship]:
        return _of(self._leaving, kind, ids)

    def reaching(self, kind: str, ids: Iterable[str]) -> list[Relationship]:
        return _of(self._reaching, kind, ids)

    def rows(self, label: str, fields: Sequence[str] = ()) -> Iterator[tuple[Any, ...]]:
        for node in self.labelled(label):
            yield self._number[node.id], node.id, *(node.properties.get(field) for field in fields)

    def links(self, kind: str, fields: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        number = self._number
        edges = ((number[edge.start], number[edge.end], edge) for edge in self._by_type.get(kind, ()))
        in_order = sorted(edges, key=lambda edge: edge[:2])
        return [(start, end, *(edge.properties.get(field) for field in fields)) for start, end, edge in in_order]

    @cached_property
    def _number(self) -> dict[str, int]:
        return {node.id: number for number, node in enumerate(self._elements.nodes)}

    @cached_property
    def _by_label(self) -> dict[str, list[Node]]:
        found: defaultdict[str, list[Node]] = defaultdict(list)
        for node in self._elements.nodes:
            found[node.label].append(node)
        return dict(found)

    @cached_property
    def _by_type(self) -> dict[str, list[Relationship]]:
        found: defaultdict[str, list[Relationship]] = defaultdict(list)
        for edge in self._elements.relationships:
            found[edge.type].append(edge)
        return dict(found)

    @cached_property
    def _leaving(self) -> dict[tuple[str, str], list[Relationship]]:
        found: defaultdict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for edge in self._elements.relationships:
            found[edge.type, edge.start].append(edge)
        return dict(found)

    @cached_property
    def _reaching(self) -> dict[tuple[str, str], list[Relationship]]:
        found: defaultdict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for edge in self._elements.relationships:
            found[edge.type, edge.end].append(edge)
        return dict(found)


def _of(index: dict[tuple[str, str], list[Relationship]], kind: str, ids: Iterable[str]) -> list[Relationship]:
    found = [edge for key in set(ids) for edge in index.get((kind, key), ())]
    return sorted(found, key=lambda edge: edge.id)


def all_names(person: Node) -> list[str]:
    """The name and the aliases of a person."""
    return [person.properties["name"], *person.properties.get("aliases", [])]
