"""The stories of a page: a newspaper page or a weekly digest holds several."""

from dataclasses import dataclass, field

from graph.model.records import Span
from graph.text.sentences import paragraphs


@dataclass(frozen=True, slots=True)
class Heading:
    """A line inside a story that sets the place or the body for what follows (都江堰市); it holds until `end`."""

    span: Span
    text: str
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """One news story, in offsets of the repaired text.

    title: span of the headline (the first of `headlines` that says most), None where the text has none.
    headlines: all headline lines. body: where the running text starts.
    headings: lines inside that set the place. reporters: spans of the names of reporters and authors.
    credits: spans of the whole credit, e.g. （记者 …）.
    """

    start: int
    end: int
    title: Span | None = None
    body: int = 0
    headlines: tuple[Span, ...] = ()
    headings: tuple[Heading, ...] = field(default=())
    reporters: tuple[Span, ...] = ()
    credits: tuple[Span, ...] = ()


def split_stories(text: str) -> list[Story]:
    """The stories of a repaired page, in order; together they cover all that is not blank."""
    lines = paragraphs(text)
    if not lines:
        return []
    return [Story(lines[0][0], lines[-1][1], lines[0], lines[0][0], (lines[0],))]
