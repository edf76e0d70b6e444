"""Whether a few Han characters are a person's name: statistics of surnames and given names.

The score is a log likelihood ratio (natural logarithm): how much more likely the characters are as surname and
given name than as running text. Characters are taken as independent, except that a word known to the dictionary is
at least as likely in text as the dictionary counted it. Above 0 a name is the better explanation, before the
context has said anything; honorifics, posts and lists of names in the text are for others to weigh.
Source: seeds/surnames.tsv, seeds/given_characters.tsv, seeds/not_names.tsv; see seeds/SOURCES.md.
"""

from dataclasses import dataclass
from functools import cache
from math import log

from graph.resources import rows

# Shares of given names with two characters and with one, in China today.
TWO, ONE = 0.85, 0.15
# The share of names among the strings one would ask about: the score is 0 where both explanations are as likely.
NAME_AMONG_CANDIDATES = 0.05
# What a character seen in one place of given names is worth in the other places: 静 is found in all three.
ELSEWHERE = 0.2
UNSEEN_GIVEN = 0.3
# A character that no given name was seen with: how much less likely it is in a name than in text.
UNSEEN_RATIO = -2.5
LEAST_PER_MILLION = 1.0
WORDS_COUNTED = 60_000_000
NOTHING = -50.0
_LOG_TWO, _LOG_ONE, _LOG_AMONG = log(TWO), log(ONE), log(NAME_AMONG_CANDIDATES)


@dataclass(frozen=True, slots=True)
class NameModel:
    """Tables of logarithms, all of them ratios of a share in names to the share in text.

    surnames, first, second, single: for a character in that place of a name (a compound surname as a whole);
    words: a known word's share in text to that of its characters, if they were independent; never below 0.
    """

    surnames: dict[str, float]
    first: dict[str, float]
    second: dict[str, float]
    single: dict[str, float]
    words: dict[str, float]

    @classmethod
    def load(cls) -> "NameModel":
        """The model of this installation, read once. Raises ResourceMissing."""
        return _loaded()

    def surname(self, text: str) -> str:
        """The surname a text begins with, a compound one before a single one; "" if none."""
        return text[:2] if text[:2] in self.surnames else text[:1] if text[:1] in self.surnames else ""

    def initials(self) -> str:
        """The characters that surnames begin with."""
        return "".join(sorted({surname[0] for surname in self.surnames}))

    def is_word(self, text: str) -> bool:
        """Whether it is one of the common words that begin like a name (高峰, 方向)."""
        return text in self.words

    def score(self, text: str) -> float:
        """The log likelihood ratio for two to four Han characters; -50.0 for what cannot be a name.

        A compound surname is tried beside the single one with which it begins.
        """
        size = len(text)
        if not 2 <= size <= 4:
            return NOTHING
        best = NOTHING
        if size < 4 and (surname := self.surnames.get(text[0])) is not None:
            best = surname + self._given(text[1:])
        if size > 2 and (surname := self.surnames.get(text[:2])) is not None and (score := surname + self._given(text[2:])) > best:
            best = score
        return best - self.words.get(text, 0.0) + _LOG_AMONG if best > NOTHING else NOTHING

    def likely(self, text: str, above: float = 0.0) -> bool:
        """Whether it is no common word and scores above so much."""
        return self.score(text) > above and not self.is_word(text)

    def given(self, text: str) -> float:
        """The log likelihood ratio of one or two characters as a given name alone."""
        return self._given(text)

    def _given(self, given: str) -> float:
        if len(given) == 1:
            return _LOG_ONE + self.single.get(given, UNSEEN_RATIO)
        return _LOG_TWO + self.first.get(given[0], UNSEEN_RATIO) + self.second.get(given[1], UNSEEN_RATIO)


@cache
def _loaded() -> NameModel:
    surnames = [(s, float(share), float(text)) for s, share, text in rows("seeds", "surnames.tsv")]
    given = {c: [float(n) for n in numbers] for c, *numbers in rows("seeds", "given_characters.tsv")}
    words = {word: int(n) for word, n in rows("seeds", "not_names.tsv")}
    text = {s[0]: _log_share(n) for s, _, n in surnames} | {c: _log_share(n[3]) for c, n in given.items()}
    shares = sum(share for _, share, _ in surnames)
    return NameModel(
        surnames={s: log(share / shares) - sum(text.get(c, _log_share(0)) for c in s) for s, share, _ in surnames},
        first=_ratios({c: n[0] + ELSEWHERE * (n[1] + n[2]) for c, n in given.items()}, text),
        second=_ratios({c: n[1] + ELSEWHERE * (n[0] + n[2]) for c, n in given.items()}, text),
        single=_ratios({c: n[2] + ELSEWHERE * (n[0] + n[1]) for c, n in given.items()}, text),
        words={
            word: max(0.0, log(n / WORDS_COUNTED) - sum(text.get(c, _log_share(0)) for c in word))
            for word, n in words.items()
        },
    )


def _log_share(per_million: float) -> float:
    return log(max(per_million, LEAST_PER_MILLION) / 1e6)


def _ratios(counts: dict[str, float], text: dict[str, float]) -> dict[str, float]:
    total = sum(counts.values()) + UNSEEN_GIVEN * len(counts)
    return {c: log((n + UNSEEN_GIVEN) / total) - text[c] for c, n in counts.items()}
