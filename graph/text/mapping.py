"""The way back from a repaired text to the text before it: only what changed its length is kept.

An edit is (start, end, after) in the offsets of the text before; edits are sorted and do not overlap.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from graph.model.records import Span

Edit = tuple[int, int, str]


class Layer:
    """One pass of edits over a text, with the map back. Needs 32 bytes an edit, nothing a character."""

    __slots__ = ("_new_ends", "_new_starts", "_old_ends", "_old_starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._old_starts = array("q", (start for start, _, _ in edits))
        self._old_ends = array("q", (end for _, end, _ in edits))
        self._new_starts = array("q")
        self._new_ends = array("q")
        shift = 0
        for start, end, after in edits:
            self._new_starts.append(start + shift)
            shift += len(after) - (end - start)
            self._new_ends.append(end + shift)

    def start(self, position: int) -> int:
        """Where the character at `position` begins in the text before (for the text's end: that text's end)."""
        i = bisect_right(self._new_starts, position) - 1
        if i < 0:
            return position
        if position >= self._new_ends[i]:
            return self._old_ends[i] + position - self._new_ends[i]
        if self._new_ends[i] - self._new_starts[i] == self._old_ends[i] - self._old_starts[i]:
            return self._old_starts[i] + position - self._new_starts[i]
        return self._old_starts[i]

    def end(self, position: int) -> int:
        """Where the character before `position` ends in the text before (0 for 0)."""
        last = position - 1
        if last < 0:
            return 0
        i = bisect_right(self._new_starts, last) - 1
        if i < 0:
            return position
        if last >= self._new_ends[i]:
            return self._old_ends[i] + position - self._new_ends[i]
        if self._new_ends[i] - self._new_starts[i] == self._old_ends[i] - self._old_starts[i]:
            return self._old_starts[i] + position - self._new_starts[i]
        return self._old_ends[i]


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made."""
    parts: list[str] = []
    done = 0
    for start, end, after in edits:
        parts.append(text[done:start])
        parts.append(after)
        done = end
    parts.append(text[done:])
    return "".join(parts)


def back(layers: Sequence[Layer], start: int, end: int) -> Span:
    """A span of the last text as a span of the first one; an empty span stays empty."""
    empty = start >= end
    for layer in reversed(layers):
        start = layer.start(start)
        end = start if empty else layer.end(end)
    return start, end
