"""The text of a page cut where marks begin and end, so that it can be drawn piece by piece."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.exports.explanation import ORDER, Explanation


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the numbers (from 0) of what covers it, marks from the top down."""

    text: str
    marks: tuple[int, ...]
    leftovers: tuple[int, ...]
    facts: tuple[int, ...]


def segments(text: str, page: Explanation) -> Iterator[Segment]:
    """The pieces of the page's text in order; together they are the whole text."""
    changes: dict[int, list[tuple[str, int, bool]]] = {0: [], len(text): []}

    def cover(what: str, number: int, start: int, end: int) -> None:
        changes.setdefault(start, []).append((what, number, True))
        changes.setdefault(end, []).append((what, number, False))

    for number, mark in enumerate(page.marks):
        cover("marks", number, mark.start, mark.end)
    for number, left in enumerate(page.leftovers):
        cover("leftovers", number, left.start, left.end)
    for number, fact in enumerate(page.facts):
        for evidence in fact.evidence:
            cover("facts", number, evidence.start, evidence.end)
    open_now: dict[str, dict[int, int]] = {"marks": {}, "leftovers": {}, "facts": {}}  # how often each is open
    places = sorted(changes)
    for start, end in pairwise(places):
        for what, number, opens in changes[start]:
            count = open_now[what].get(number, 0) + (1 if opens else -1)
            open_now[what][number] = count
            if not count:
                del open_now[what][number]
        marks = _from_top(page, open_now["marks"])
        yield Segment(
            text[start:end], tuple(marks), tuple(sorted(open_now["leftovers"])), tuple(sorted(open_now["facts"]))
        )


def _from_top(page: Explanation, numbers: Iterable[int]) -> list[int]:
    """Marks from the shortest to the longest; a place that is part of an organization's name comes behind it."""
    marks = sorted(numbers, key=lambda n: (page.marks[n].end - page.marks[n].start, ORDER.index(page.marks[n].kind), n))
    bodies = [place for place, n in enumerate(marks) if page.marks[n].kind == "organization"]
    if bodies and page.marks[marks[0]].kind == "place":
        marks.insert(0, marks.pop(bodies[0]))
    return marks
