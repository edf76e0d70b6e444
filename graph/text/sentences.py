"""Sentences and paragraphs of repaired text, as spans (code points, end exclusive) without blanks at their ends."""

import re

from graph.model.records import Span

# A sentence ends with its mark and whatever closes around it, or with its line.
_SENTENCE = re.compile(r"[^。！？；\n]*+[。！？；]++[”’」』）》】]*+|[^。！？；\n]++")
_LINE = re.compile(r"[^\n]+")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of text[start:end]: up to 。！？； or the line's end; closing quotes and brackets stay with them."""
    return _stripped(_SENTENCE, text, start, len(text) if end is None else end)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines of text[start:end] that are not blank (repair has joined the lines of a broken paragraph)."""
    return _stripped(_LINE, text, start, len(text) if end is None else end)


def sentence_start(text: str, at: int, low: int = 0) -> int:
    """Where the sentence or line begins that a position stands in, not before `low`."""
    return max(text.rfind("。", low, at), text.rfind("\n", low, at), low - 1) + 1


def _stripped(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    spans = []
    for match in pattern.finditer(text, start, end):
        piece = match.group()
        if not (piece[0].isspace() or piece[-1].isspace()):
            spans.append(match.span())
            continue
        left = match.start() + len(piece) - len(piece.lstrip())
        right = match.start() + len(piece.rstrip())
        if left < right:
            spans.append((left, right))
    return spans
