"""A page in parts: a page of news is one part; a file as long as a book is read part by part, so that memory stays small.

Parts end where a story ends. Only a single story that is longer than a part is cut: after a paragraph, else a sentence,
else a comma, else anywhere.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.model.records import Page
from graph.text.repair import repair
from graph.text.stories import split_stories

LONGEST = 50_000  # characters of a part: ten of the longest news pages; a shorter page is read whole
_STOPS = ("\n\n", "\n", "。", "；", "，", "、")


def parts(page: Page, longest: int = LONGEST) -> Iterator[tuple[int, Page]]:
    """(where it starts, the page with this text only) of each part, in order; together they are the whole text.

    Linear in the length of the text: a character is looked at for stories at most twice.
    """
    text = page.text
    start = 0
    while len(text) - start > longest:
        end = _story_end(text, start, _cut(text, start, longest))
        yield start, replace(page, text=text[start:end])
        start = end
    yield start, replace(page, text=text[start:]) if start else page


def _cut(text: str, start: int, longest: int) -> int:
    """Where a part from `start` ends at the latest: behind the last good stop in its second half."""
    end = start + longest
    for stop in _STOPS:
        if (at := text.rfind(stop, start + longest // 2, end)) >= 0:
            return at + len(stop)
    return end


def _story_end(text: str, start: int, end: int) -> int:
    """The start of the last story of text[start:end], which may go on behind; `end` where that would leave too little."""
    repaired = repair(text[start:end])
    stories = split_stories(repaired.text)
    last = start + repaired.spans(stories[-1].start, stories[-1].end)[0] if len(stories) > 1 else end
    return last if last - start >= (end - start) // 2 else end
