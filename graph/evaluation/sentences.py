"""The sentence of the text that a missed or an extra fact comes from."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from graph.evaluation.tally import Error, Said
from graph.evaluation.wording import plain
from graph.model.records import Span
from graph.text.repair import repair
from graph.text.sentences import sentences

_MOST = 2  # sentences shown of one fact
_LONG = 4  # characters of a name or title of which a part tells something
_CLOSE = 0.5  # share of a title's pairs of characters that a sentence must have where it does not have the title


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the page as it is: text is page[start:end]; line from 1."""

    line: int
    start: int
    end: int
    text: str


class Sentences:
    """The sentences of one page."""

    def __init__(self, page: str) -> None:
        """page: the text that evidence points into, before any repair."""
        repaired = repair(page)
        spans = sentences(repaired.text)
        self._page = page
        self._plain = [plain(repaired.text[start:end]) for start, end in spans]
        self._spans = [repaired.spans(start, end) for start, end in spans]
        self._lines = [0, *(place + 1 for place, character in enumerate(page) if character == "\n")]

    def of(self, error: Error) -> list[Sentence]:
        """Of an extra fact those that its evidence stands in, of a missed one the one that names it; at most two."""
        found = self._around(error.said.spans) if error.extra else self._naming(error.said)
        return [self._sentence(self._spans[number]) for number in found[:_MOST]]

    def _around(self, spans: Sequence[Span]) -> list[int]:
        return sorted(
            number
            for number, (start, end) in enumerate(self._spans)
            if any(start < span[1] and span[0] < end for span in spans)
        )

    def _naming(self, said: Said) -> list[int]:
        """The one that has most of the clues, of those that have the first clue, or what is closest to it, or the next."""
        clues = [[plain(wording) for wording in clue if plain(wording)] for clue in said.clues]
        for clue in clues:
            having = [number for number, sentence in enumerate(self._plain) if _has(sentence, clue)]
            if having:
                return [max(having, key=lambda number: sum(_has(self._plain[number], c) for c in clues))]
            if close := self._closest(clue):
                return close
        return []

    def _closest(self, clue: Sequence[str]) -> list[int]:
        """The sentence that has most of the clue's pairs of characters, where it has half of them (never of a date)."""
        best, chosen = 0.0, -1
        for wording in clue:
            if len(wording) < _LONG or wording[0].isdigit():
                continue
            pairs = {wording[k : k + 2] for k in range(len(wording) - 1)}
            for number, sentence in enumerate(self._plain):
                share = sum(pair in sentence for pair in pairs) / len(pairs)
                if share > best:
                    best, chosen = share, number
        return [chosen] if best >= _CLOSE else []

    def _sentence(self, span: Span) -> Sentence:
        return Sentence(bisect_right(self._lines, span[0]), *span, self._page[slice(*span)])


def _has(sentence: str, clue: Sequence[str]) -> bool:
    return any(wording in sentence for wording in clue)
