"""GBK byte slips: `周?chē)灰o緊` was 周圍；要緊 before a converter put a pinyin in the middle of its bytes.

The converter worked on bytes: 周圍 is D6DC 87FA, and DC87 is 車, so `(chē)` went in behind 87. The bracket became the
trail of 87 (undecodable, `?`), and from there all pairs were read one byte off, those in the user-defined part of GBK
getting lost, until a single byte below 80 set the reading right. So: the syllable in brackets names the character made
of the byte before and the lost lead byte; the bytes after it are known but for the lost pairs, which have few values.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from heapq import nlargest, nsmallest
from itertools import chain
from typing import NamedTuple

from graph.text.mapping import Edit
from graph.text.tables import HAN, TONED, readings, simplified
from graph.text.words import START, Likelihood, Wording, common_characters, is_word

_SLIP = re.compile(rf"([{HAN}])\?([{TONED}]{{1,6}})\)([^\x00-\x7f\n]{{0,12}})(?:([@-~])|\?([{TONED}]{{1,6}})\))")
# Lead bytes of user-defined characters (rows AA–AF and F8–FE): what a lenient decoder yields there is dropped later.
_LOST_LEADS = (*range(0xAA, 0xB0), *range(0xF8, 0xFF))
_BRACKET = re.compile(rf"[（(]([{TONED}]{{1,6}})[)）]")
_BEAM = 12
_CANDIDATES = 12
_CONTEXT = 6
_MOST = 500


def find(text: str) -> list[Edit]:
    """The edits that undo the slips of a page; a slip for which no wording is found stays as it is.

    The same slip in the same words is worked out once, and at most _MOST different ones a page.
    """
    likelihood: Likelihood | None = None
    known: dict[Slip, str | None] = {}
    edits = []
    for match in _SLIP.finditer(text):
        slip = _slip(match, text)
        if slip not in known:
            likelihood = likelihood or Likelihood(_folded(_context(text[:200_000])))
            known[slip] = _restore(slip, likelihood) if len(known) < _MOST else None
        wording = known[slip]
        if wording:
            edits.append((match.start() + 1, match.end(), wording))
    return edits


class Slip(NamedTuple):
    """What is left of the damaged place: see _SLIP for the first five; the words around; the reading that follows."""

    before: str
    syllable: str
    visible: str
    letter: str | None
    second: str | None
    left: str
    right: str
    following: str | None


def _slip(match: re.Match[str], text: str) -> Slip:
    before, syllable, visible, letter, second = match.groups()
    left = _folded(_context(text[max(0, match.start() - 40) : match.start()])[-_CONTEXT:] + before)
    right = _folded(_context(text[match.end() : match.end() + 40])[:_CONTEXT])
    following = _BRACKET.match(text, match.end())
    return Slip(before, syllable, visible, letter, second, left, right, following[1] if following else None)


def _restore(slip: Slip, likelihood: Likelihood) -> str | None:
    """What stood between the character before the slip and the character that set the reading right."""
    start = likelihood.extend(START, slip.left)
    beam = [Guess("", start, trail) for trail in _trails(_gbk(slip.before)[1:], slip.syllable)]
    for character in slip.visible:
        pair = _gbk(character)
        if len(pair) != 2:
            return None
        beam = _grown(((guess, _fill(guess.pending, pair[:1])) for guess in beam), pair[1:], likelihood)
    closing = readings().get(slip.following, "") if slip.following else None
    ends = ((guess, [end for end in _endings(guess.pending, slip) if closing is None or end[-1] in closing]) for guess in beam)
    beam = [guess.read_on(slip.right, likelihood) for guess in _grown(ends, b"", likelihood)]
    best = sorted(beam, key=lambda guess: (-guess.wording.score, guess.written))[:1]
    return best[0].written if best and _in_words(slip.left[-1], _folded(best[0].written)) else None


class Guess(NamedTuple):
    """Restored characters, their likelihood behind their context, and the first byte of the next character."""

    written: str
    wording: Wording
    pending: bytes

    def read_on(self, text: str, likelihood: Likelihood) -> "Guess":
        """The guess weighed together with the text behind it."""
        return Guess(self.written, likelihood.extend(self.wording, text), self.pending)


def _grown(
    ways: Iterable[tuple[Guess, Sequence[str]]], pending: bytes, likelihood: Likelihood
) -> list[Guess]:
    """The likeliest of the guesses with any of their next characters behind them."""
    scored = [(guess, more, likelihood.scores(guess.wording, _all_folded(tuple(more)))) for guess, more in ways]
    least = min(nlargest(_BEAM, chain.from_iterable(scores for _, _, scores in scored)), default=0.0)
    found: list[tuple[float, str, int, Guess, str]] = []
    for guess, more, scores in scored:
        for new, score in zip(more, scores, strict=True):
            if score >= least:
                found.append((-score, guess.written + new, len(found), guess, new))
    return [
        Guess(written, likelihood.extend(guess.wording, _folded(new)), pending)
        for _, written, _, guess, new in nsmallest(_BEAM, found)
    ]


@lru_cache(maxsize=4096)
def _all_folded(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_folded, texts))


def _context(text: str) -> str:
    """The running text without pinyin in brackets, to be judged together with a guess."""
    return _BRACKET.sub("", text)


def _in_words(before: str, wording: str) -> bool:
    """Whether the dictionary bears out the first restored character, with its neighbour before or behind."""
    return is_word(before + wording[:1]) or is_word(wording[:2])


def _trails(lead: bytes, syllable: str) -> list[bytes]:
    """The second bytes of the characters that begin with this byte and are read so."""
    return sorted({_gbk(c)[1:] for c in readings().get(syllable, "") if _gbk(c)[:1] == lead})


def _endings(pending: bytes, slip: Slip) -> Sequence[str]:
    """The last character: closed by the letter that set the reading right, or by the next bracket's syllable."""
    if slip.letter:
        return _fill(pending, slip.letter.encode("ascii"))
    return [c for trail in _trails(pending, slip.second or "") if (c := _character(pending + trail))]


@lru_cache(maxsize=4096)
def _fill(first: bytes, last: bytes) -> tuple[str, ...]:
    """The one or two characters from `first` to `last`: adjacent bytes, or with one lost pair between them."""
    direct = _character(first + last)
    found = (direct,) if direct else ()
    heads = [c for lead in _LOST_LEADS if (c := _character(first + bytes([lead])))]
    tails = [c for lead in range(0xA1, 0xFF) if (c := _character(bytes([lead]) + last))]
    pairs = (head + tail for head in _commonest(heads) for tail in _commonest(tails))
    return (*found, *pairs)


def _commonest(characters: list[str]) -> list[str]:
    return sorted(characters, key=lambda c: (-common_characters()[_folded(c)], c))[:_CANDIDATES]


def _character(pair: bytes) -> str | None:
    """The character of a GBK pair, where it is one that words are written with."""
    try:
        character = pair.decode("gbk")
    except UnicodeDecodeError:
        return None
    return character if len(character) == 1 and _folded(character) in common_characters() else None


def _gbk(character: str) -> bytes:
    return character.encode("gbk", errors="ignore")


def _folded(text: str) -> str:
    return text.translate(_folding())


@cache
def _folding() -> dict[int, str]:
    return {ord(old): new for old, new in simplified().items()}
