"""Facts that follow from where things stand in a page: what a story mentions, what page it is part of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from graph.model.checks import QUOTE
from graph.model.records import Entity, Extraction, Fact, Span

_OPENING = 80  # characters of a story's first line that stand as evidence of its place in the page


def implied_facts(extraction: Extraction) -> Iterator[Fact]:
    """MENTIONS of a page's stories and their PART_OF, where the extraction did not give them itself."""
    stories = sorted((s for s in extraction.entities if s.label == "Story"), key=lambda s: (_start(s), s.key))
    given = {fact.start for fact in extraction.facts if fact.type == "PART_OF"}
    for story in stories:
        opening = _opening(extraction.page.text, _start(story), _end(story, extraction))
        if story.key not in given and opening:
            yield Fact("PART_OF", story.key, "document", {}, (opening,), "story", 1.0)
    if stories:
        yield from _mentions(extraction, stories)


def _start(story: Entity) -> int:
    return int(story.properties.get("start") or 0)


def _end(story: Entity, extraction: Extraction) -> int:
    return int(story.properties.get("end") or len(extraction.page.text))


def _opening(text: str, start: int, end: int) -> Span | None:
    """The first line of a story, cut where it is long; None for a story of fewer than two characters."""
    while start < end and text[start].isspace():
        start += 1
    line = text.find("\n", start + 2, end)
    stop = min(end if line < 0 else line, start + _OPENING)
    return (start, stop) if stop - start in QUOTE else None


def _mentions(extraction: Extraction, stories: list[Entity]) -> Iterator[Fact]:
    starts = [_start(story) for story in stories]
    for entity in extraction.entities:
        if entity.label in ("Story", "Document"):
            continue
        found: defaultdict[str, list[Span]] = defaultdict(list)
        for span in sorted(set(entity.spans)):
            story = stories[max(0, bisect_right(starts, span[0]) - 1)]
            if span[1] - span[0] in QUOTE and _start(story) <= span[0] and span[1] <= _end(story, extraction):
                found[story.key].append(span)
        for key, spans in found.items():
            yield Fact("MENTIONS", key, entity.key, {}, tuple(spans), "mention", 1.0)
