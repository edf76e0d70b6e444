"""A document's graph as the evaluation reads it: who, what and where, each with its place in the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.evaluation.wording import plain
from graph.model.elements import Elements, Node, Relationship
from graph.model.records import Span

_ALIASES = 3  # of a meeting or an agreement; further ones are not looked at
_EVIDENCE = re.compile(r".+#(\d{1,9})-(\d{1,9})")


@dataclass(slots=True)
class Presence:
    """One ATTENDED: the person's plain name, and where the text says so."""

    name: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Event:
    """A meeting or an agreement of the graph.

    roles: by plain name, of all who are there; bodies, districts: (name or code, where the text says so).
    """

    titles: tuple[str, ...]
    start: str
    end: str
    status: str
    people: list[Presence] = field(default_factory=list)
    roles: dict[str, set[str]] = field(default_factory=dict)
    bodies: list[tuple[str, tuple[Span, ...]]] = field(default_factory=list)
    districts: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()

    @property
    def day(self) -> str:
        """The first day, the last one where only that is known, or ""."""
        return self.start or self.end


class Predicted:
    """The elements of one document, by what leads where."""

    def __init__(self, elements: Elements) -> None:
        self.elements = elements
        self._nodes = elements.by_id()
        self._out: defaultdict[tuple[str, str], list[Relationship]] = defaultdict(list)
        self._into: defaultdict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for edge in elements.relationships:
            self._out[edge.start, edge.type].append(edge)
            self._into[edge.end, edge.type].append(edge)

    def labelled(self, label: str) -> list[Node]:
        """The nodes that carry a label, in their order."""
        return [node for node in self.elements.nodes if label in node.labels]

    def out(self, node: str, kind: str) -> list[Relationship]:
        """Relationships of a type from a node."""
        return self._out.get((node, kind), [])

    def into(self, node: str, kind: str) -> list[Relationship]:
        """Relationships of a type to a node."""
        return self._into.get((node, kind), [])

    def name(self, node: str) -> str:
        """What a node is called."""
        return text(self._nodes[node], "name") or text(self._nodes[node], "title")

    def node(self, node: str) -> Node:
        """The node of an id."""
        return self._nodes[node]

    def mentions(self, node: str) -> tuple[Span, ...]:
        """Where the text names it or reports of it."""
        return spans_of(edge for kind in ("MENTIONS", "REPORTS") for edge in self.into(node, kind))

    def events(self, label: str, bodies: str) -> dict[str, Event]:
        """The meetings or the agreements by id; bodies: the type that leads to them from organizations."""
        return {node.id: self._event(node, bodies) for node in self.labelled(label)}

    def _event(self, node: Node, bodies: str) -> Event:
        edges = self.into(node.id, "ATTENDED")
        event = Event(
            titles=(text(node, "title"), *list_of(node, "aliases")[:_ALIASES]),
            start=text(node, "start"),
            end=text(node, "end"),
            status=text(node, "status"),
            bodies=[(self.name(edge.start), spans_of([edge])) for edge in self.into(node.id, bodies)],
        )
        for edge in edges:
            name = plain(self.name(edge.start))
            event.people.append(Presence(name, spans_of([edge])))
            event.roles.setdefault(name, set()).update(list_of(edge, "roles"))
        for edge in self.out(node.id, "HELD_IN"):
            code = text(self._nodes[edge.end], "code")
            if code:
                event.districts.setdefault(code, spans_of([edge]))
        event.spans = self.mentions(node.id) or spans_of(edges)
        return event


def text(element: Node | Relationship, key: str) -> str:
    """A string property, "" where there is none."""
    return str(element.properties.get(key) or "")


def list_of(element: Node | Relationship, key: str) -> list[str]:
    """A list property, empty where there is none."""
    return list(element.properties.get(key) or ())


def span_of(evidence: str) -> Span | None:
    """(start, end) of `document-id#start-end`."""
    match = _EVIDENCE.fullmatch(evidence)
    return (int(match[1]), int(match[2])) if match else None


def spans_of(edges: Iterable[Relationship]) -> tuple[Span, ...]:
    """All evidence of relationships, as it stands."""
    return tuple(_spans(edges))


def _spans(edges: Iterable[Relationship]) -> Iterator[Span]:
    for edge in edges:
        for evidence in list_of(edge, "evidence"):
            span = span_of(evidence)
            if span is not None:
                yield span
