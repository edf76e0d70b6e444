"""The sentences behind an answer: who is said, in which words of which page, to have been at a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.elements import Relationship
from graph.network.encounters import Quote, documents_of, quotes_of
from graph.network.view import View


@dataclass(frozen=True, slots=True)
class Proof:
    """The quotes about one meeting. told: (names of whom the words tell, the words), by document and place."""

    meeting: str
    title: str
    start: str | None
    end: str | None
    told: tuple[tuple[tuple[str, ...], Quote], ...]


def proofs(view: View, meetings: Iterable[str], who: Iterable[str] | None = None) -> tuple[Proof, ...]:
    """What says that people and organizations were at meetings.

    Parameters
    ----------
    meetings : iterable of str
        Ids; the proofs come in their order, each once.
    who : iterable of str, optional
        Ids of the people and organizations to be told of; without it all are.
    """
    wanted = list(dict.fromkeys(meetings))
    only = None if who is None else set(who)
    edges: list[Relationship] = []
    for kind in ("ATTENDED", "TOOK_PART"):
        edges += [edge for edge in view.reaching(kind, wanted) if only is None or edge.start in only]
    names = {node.id: node.properties["name"] for node in view.nodes(edge.start for edge in edges)}
    nodes = {node.id: node.properties for node in view.nodes(wanted)}
    documents = documents_of(view, edges)
    told: dict[str, dict[Quote, list[str]]] = {meeting: {} for meeting in wanted}
    for edge in edges:
        for quote in quotes_of(edge, documents):
            told[edge.end].setdefault(quote, []).append(names[edge.start])
    return tuple(
        Proof(meeting, nodes[meeting]["title"], nodes[meeting].get("start"), nodes[meeting].get("end"), _sorted(told[meeting]))
        for meeting in wanted
        if meeting in nodes
    )


def _sorted(told: dict[Quote, list[str]]) -> tuple[tuple[tuple[str, ...], Quote], ...]:
    order = sorted(told, key=lambda quote: (quote.document, quote.start, quote.end))
    return tuple((tuple(told[quote]), quote) for quote in order)
