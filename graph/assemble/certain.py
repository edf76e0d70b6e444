"""A graph without the claims that are less certain than a bound; who is one was decided with all of them."""

from collections import Counter

from graph.assemble.derived import encounters, with_sightings
from graph.model.elements import Elements, Node, Relationship

_CLAIMS = frozenset(
    ["ATTENDED", "TOOK_PART", "HELD_IN", "HELD_AT", "HOLDS", "PARTY_TO", "SIGNED", "SIGNED_AT", "CITES", "IN_SERIES", "REPORTS"]
)
_UPHELD = frozenset({"Post", "Meeting", "Agreement"})
_SEEN = ("firstSeen", "lastSeen")


def certain(elements: Elements, least: float) -> Elements:
    """The elements without claims of a confidence below `least` (0..1), and without what only they upheld.

    A post that nobody holds any more goes, and a meeting or an agreement that no story reports and no claim tells of;
    MET and the days on which a post was seen are derived from what is left. Mentions stay, and a post that is left
    keeps its organization.
    """
    if least <= 0:
        return elements
    label = {node.id: node.label for node in elements.nodes}
    kept = [edge for edge in elements.relationships if edge.type != "MET"]
    kept = [edge for edge in kept if not (_claim(edge, label) and edge.properties.get("confidence", 1.0) < least)]
    upheld = {end for edge in kept if _claim(edge, label) for end in (edge.start, edge.end)}
    gone = {node.id for node in elements.nodes if node.label in _UPHELD and node.id not in upheld}
    nodes = {node.id: node for node in elements.nodes if node.id not in gone}
    edges = {edge.id: _without(edge, gone) for edge in kept if edge.start not in gone and edge.end not in gone}
    published = {node.id: _published(node) for node in nodes.values() if node.label == "Document"}
    edges |= {edge.id: edge for edge in with_sightings(edges, nodes, published)}
    return Elements.of(nodes.values(), [*edges.values(), *encounters(nodes, edges.values())])


def left_out(elements: Elements, kept: Elements) -> dict[str, int]:
    """How many claims of each type one graph has more than the other, by type."""
    label = {node.id: node.label for node in elements.nodes}
    there = {edge.id for edge in kept.relationships}
    counts = Counter(edge.type for edge in elements.relationships if edge.id not in there and _claim(edge, label))
    return dict(sorted(counts.items()))


def _claim(edge: Relationship, label: dict[str, str]) -> bool:
    """Whether it says what happened, and not only how things are built or where they are named."""
    return edge.type in _CLAIMS or (edge.type == "PART_OF" and label[edge.start] == "Meeting")


def _without(edge: Relationship, gone: set[str]) -> Relationship:
    """Without posts that are gone, and without days that are to be derived anew."""
    properties = {name: value for name, value in edge.properties.items() if name not in _SEEN}
    if "capacity" in properties:
        properties["capacity"] = [post for post in properties["capacity"] if post not in gone]
        if not properties["capacity"]:
            del properties["capacity"]
    return Relationship(edge.id, edge.type, edge.start, edge.end, properties)


def _published(document: Node) -> str | None:
    day = document.properties.get("publishedOn")
    return day if isinstance(day, str) else None
