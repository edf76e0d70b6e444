"""A story cut into what is read in one go: parts of its headline, then its sentences."""

import re

from graph.mentions.types import StoryMentions
from graph.model.records import Span
from graph.text.sentences import paragraphs, sentences

LONGEST = 1000  # characters of a sentence that are read in one go; nobody writes longer ones
_ENDS = "。！？；：”）…"
_LONGEST_LINK, _LINKS = 60, 3  # characters of a link to another page; lines that make a list of them
_CAPTION = re.compile("[（(【]|图|▲|△|▼|摄影|来源|记者|通讯员")
_UNFINISHED = re.compile(f"[{_ENDS}]$")


def units(story: StoryMentions) -> list[tuple[Span, bool, bool]]:
    """Headline parts and sentences in order: (span, whether of the headline, whether it begins a paragraph)."""
    text = story.text
    found: list[tuple[Span, bool, bool]] = []
    body = story.span[0]
    for line in paragraphs(text, *story.span):
        words = text[line[0] : line[1]]
        head = story.title is not None and line[1] <= max(story.title[1], story.title[0])
        near = not found or all(h for _, h, _ in found)
        if not (head or (near and len(found) < 8 and len(words) <= 60 and not _UNFINISHED.search(words) and not re.match("[^，。]*[日月]，", words))):
            body = line[0]
            break
        found += [(part, True, True) for part in _parts(text, line)]
        body = line[1]
    starts = {p[0] for p in paragraphs(text, body, story.span[1])}
    spans = [s for s in story.sentences if s[0] >= body] if story.sentences else sentences(text, body, story.span[1])
    for start, end in _without_links(text, spans):
        found += [((at, min(end, at + LONGEST)), False, at in starts) for at in range(start, end, LONGEST)]
    return found


def _without_links(text: str, spans: list[Span]) -> list[Span]:
    """Without the headlines of other pages that stand below the last sentence (相关报道), three or more of them."""
    last = len(spans)
    while last and text[spans[last - 1][1] - 1] not in _ENDS:
        last -= 1
    links = {s for s in spans[last:] if s[1] - s[0] <= _LONGEST_LINK and not _CAPTION.match(text, *s)}
    return [s for s in spans if s not in links] if last and len(links) >= _LINKS else spans


def _parts(text: str, line: Span) -> list[Span]:
    """A headline's parts between blanks that stand outside quotes and brackets."""
    parts, start, depth = [], line[0], 0
    for at in range(line[0], line[1]):
        char = text[at]
        if char in "“（《":
            depth += 1
        elif char in "”）》":
            depth = max(0, depth - 1)
        elif char.isspace() and not depth:
            if at > start:
                parts.append((start, at))
            start = at + 1
    if line[1] > start:
        parts.append((start, line[1]))
    return parts

