"""What a reviewer decided: two entities of documents are the same, or are not.

A judgement names entities as `document-id#local-key`, not by ids of the graph, for those change
when a merge is undone or another person of the name turns up. One that names what is not there
(a document taken out again) is without effect.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.resolve.corpus import Member


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """left, right: `document-id#local-key`; same: whether they are one thing."""

    left: str
    right: str
    same: bool


def pairs(judgements: Iterable[Judgement], same: bool, present: Iterable[Member]) -> list[tuple[Member, Member]]:
    """The judged pairs of one kind among the members that are present, sorted."""
    there = set(present)
    found = {tuple(sorted((_member(j.left), _member(j.right)))) for j in judgements if j.same == same}
    return sorted((a, b) for a, b in found if a in there and b in there and a != b)


def _member(reference: str) -> Member:
    document, _, key = reference.partition("#")
    return document, key
