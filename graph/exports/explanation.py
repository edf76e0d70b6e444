"""A page with all that was found in it: every mention and fact in its place, what each became, and what was left.

Offsets are code points of the original file, end exclusive; lines count from 1.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts.dating import Dated, dates_of
from graph.ids import document_id
from graph.model.records import Entity, Extraction, Fact, Leftover, Properties, Span
from graph.resolve.resolution import resolve

KINDS = {
    "Person": "person",
    "Post": "post",
    "Organization": "organization",
    "District": "place",
    "Venue": "place",
    "Agreement": "agreement",
    "Series": "series",
    "Meeting": "meeting",
}
# In the order of the legend; where marks of the same words meet, the first of them is on top.
ORDER = ("person", "reporter", "date", "place", "post", "organization", "series", "agreement", "meeting")
LEFT = ("name", "post", "organization", "date")
_AROUND = 10  # characters shown before and after a leftover


@dataclass(frozen=True, slots=True)
class Thing:
    """What a mark became. key: in its document; id: in the graph of this document alone; name: for people to read."""

    key: str
    id: str
    label: str
    name: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of text that was understood. things: keys of what it became (川渝工会 are two).

    value: of a date, how it was read (2024-03-28, --03-28 without its year, start/end for a range).
    """

    kind: str
    start: int
    end: int
    line: int
    quote: str
    things: tuple[str, ...]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that say a fact."""

    start: int
    end: int
    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Said:
    """One fact. start, end: keys of things."""

    type: str
    start: str
    end: str
    properties: Properties
    rule: str
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What looks like a name, a post, an organization or a date, and no rule took it; with the words around it."""

    kind: str
    start: int
    end: int
    line: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """counts: marks by kind; leftCounts: leftovers by kind. marks and leftovers are sorted by place, facts by first evidence."""

    path: str
    document: str
    script: str
    encoding: str
    published: str | None
    characters: int
    stories: int
    counts: dict[str, int]
    leftCounts: dict[str, int]  # noqa: N815 - as in the other JSON
    things: dict[str, Thing]
    marks: tuple[Mark, ...]
    facts: tuple[Said, ...]
    leftovers: tuple[Left, ...]


def explain(extraction: Extraction) -> Explanation:
    """What was understood of a page and what was not. SchemaError where the extraction contradicts itself."""
    page = extraction.page
    document = document_id(page.sha256)
    ids = resolve([extraction]).ids
    things = {entity.key: _thing(entity, ids[document, entity.key]) for entity in extraction.entities}
    things["document"] = Thing("document", document, "Document", page.path, {})
    lines = _Lines(page.text)
    marks = tuple(_marks(extraction, dates_of(extraction), lines))
    leftovers = tuple(lines.left(leftover) for leftover in extraction.leftovers)
    facts = sorted(extraction.facts, key=lambda fact: (fact.spans, fact.type, fact.start, fact.end))
    counts = Counter(mark.kind for mark in marks)
    left = Counter(leftover.kind for leftover in leftovers)
    return Explanation(
        path=page.path,
        document=document,
        script=extraction.script,
        encoding=page.encoding,
        published=page.published,
        characters=len(page.text),
        stories=sum(entity.label == "Story" for entity in extraction.entities),
        counts={kind: counts[kind] for kind in ORDER},
        leftCounts={kind: left[kind] for kind in LEFT},
        things=things,
        marks=marks,
        facts=tuple(lines.said(fact) for fact in facts),
        leftovers=leftovers,
    )


def _thing(entity: Entity, node: str) -> Thing:
    known = entity.properties
    name = str(known.get("fullName") or known.get("name") or known.get("title") or entity.key)
    return Thing(entity.key, node, entity.label, name, known)


def _marks(extraction: Extraction, dates: Iterable[Dated], lines: "_Lines") -> Iterator[Mark]:
    """All marks, sorted by place; those of one kind and one stretch are one."""
    found: dict[tuple[str, Span], dict[str, str]] = {}
    post_spans = {span for entity in extraction.entities if entity.label == "Post" for span in entity.spans}
    for entity in extraction.entities:
        for span in _mentions(entity, post_spans):
            found.setdefault((KINDS[entity.label], span), {})[entity.key] = ""
    for date in dates:
        if date.keys:
            value = f"{date.start}/{date.end}" if date.end and date.end != date.start else date.start
            found["date", date.span] = dict.fromkeys(date.keys, value)
    people = {span for kind, span in found if kind == "person"}
    for story, span in _reporters(extraction):
        if span not in people:
            found.setdefault(("reporter", span), {})[story] = ""
    for kind, span in sorted(found, key=lambda mark: (mark[1][0], -mark[1][1], ORDER.index(mark[0]))):
        became = found[kind, span]
        yield Mark(
            kind, *span, lines.number(span[0]), lines.quote(span), tuple(sorted(became)), next(iter(became.values()))
        )


def _mentions(entity: Entity, post_spans: set[Span]) -> list[Span]:
    """Where an entity is named, without the longer words around that only tell of it (市总工会主席甲 tells of 市总工会)."""
    if entity.label not in KINDS:
        return []
    if entity.label != "Organization":
        return list(entity.spans)
    named = [span for span in entity.spans if span not in post_spans] or list(entity.spans)
    kept: list[Span] = []
    for span in sorted(
        named, key=lambda span: (-span[0], span[1])
    ):  # from the right: what lies in a span comes before it
        if not any(span[0] <= start and end <= span[1] for start, end in kept[-8:]):
            kept.append(span)
    return kept


def _reporters(extraction: Extraction) -> Iterator[tuple[str, Span]]:
    """(story, span) of the names in its credits, where they stand in the text as they are."""
    text = extraction.page.text
    for story in extraction.entities:
        for name in story.properties.get("reporters", ()) if story.label == "Story" else ():
            at = text.rfind(name, story.properties["start"], story.properties["end"])
            if at >= 0:
                yield story.key, (at, at + len(name))


class _Lines:
    """Places in the text as people count them, and the words there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def number(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def quote(self, span: Span) -> str:
        return self._text[span[0] : span[1]]

    def left(self, leftover: Leftover) -> Left:
        start, end = leftover.span
        around = self._text[max(0, start - _AROUND) : start], self._text[end : end + _AROUND]
        return Left(leftover.kind, start, end, self.number(start), self._text[start:end], *around)

    def said(self, fact: Fact) -> Said:
        evidence = tuple(Evidence(*span, self.number(span[0]), self.quote(span)) for span in fact.spans)
        return Said(fact.type, fact.start, fact.end, fact.properties, fact.rule, fact.confidence, evidence)
