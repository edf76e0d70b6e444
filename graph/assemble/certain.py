"""A graph without the claims that are less certain than a bound; who is one was decided with all of them."""

from graph.assemble.derived import encounters
from graph.model.elements import Elements

_CLAIMS = frozenset(
    {"ATTENDED", "TOOK_PART", "HELD_IN", "HELD_AT", "HOLDS", "PARTY_TO", "SIGNED", "SIGNED_AT", "CITES", "IN_SERIES", "REPORTS"}
)


def certain(elements: Elements, least: float) -> Elements:
    """The elements without claims of a confidence below `least` (0..1), and without what only they upheld.

    A post that nobody holds any more goes, and a meeting or an agreement that no story reports and no claim tells of;
    MET is derived from the ATTENDED that are left. Mentions stay.
    """
    if least <= 0:
        return elements
    kept = [
        edge
        for edge in elements.relationships
        if edge.type != "MET" and not (edge.type in _CLAIMS and edge.properties.get("confidence", 1.0) < least)
    ]
    upheld = {edge.end for edge in kept if edge.type in _CLAIMS} | {edge.start for edge in kept if edge.type in _CLAIMS}
    gone = {n.id for n in elements.nodes if n.label in ("Post", "Meeting", "Agreement") and n.id not in upheld}
    edges = [edge for edge in kept if edge.start not in gone and edge.end not in gone]
    nodes = {node.id: node for node in elements.nodes if node.id not in gone}
    return Elements.of(nodes.values(), [*edges, *encounters(nodes, edges)])
