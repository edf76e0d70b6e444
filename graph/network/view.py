"""What a question needs from wherever the graph is kept: the snapshot, a store, or memory."""

from collections.abc import Iterable, Sequence
from typing import Protocol

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
        return [node for node in self._elements.nodes if node.label == label]

    def leaving(self, kind: str, ids: Iterable[str]) -> list[Relationship]:
        wanted = set(ids)
        return [edge for edge in self._elements.relationships if edge.type == kind and edge.start in wanted]

    def reaching(self, kind: str, ids: Iterable[str]) -> list[Relationship]:
        wanted = set(ids)
        return [edge for edge in self._elements.relationships if edge.type == kind and edge.end in wanted]


def all_names(person: Node) -> list[str]:
    """The name and the aliases of a person."""
    return [person.properties["name"], *person.properties.get("aliases", [])]
