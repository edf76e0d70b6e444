"""Which wording is likelier: words and their frequencies from jieba's dictionary, and from the page itself."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import rjieba

from graph.errors import ResourceMissing

# Occurrences in 10,000 words of official news, counted over 47 news pages: punctuation, which the dictionary lacks, and
# how clauses open, and the commonest words for which the dictionary's general corpus is off by a factor of three or more.
_NEWS = """
，660 、380 。250 “70 ”70 （23 ）23 ；18 《14 》14 ：12
，为23 。要18 ，在17 ，要15 。在13 ，以13 。他11 ，并10 ，将8 ；要2
的250 工作60 发展60 新60 要60 是31 人15 他14 上13 到10 有8 就8 一8 也7 地7 来6 之6 不4 说4 还4 而4 从4 能4
我3 她3 后3 去3 于3 用3 所3 已3 这2 着2 给2 前2 又2 被2 都2
你1 得1 那1 但1 只1 过1 可1 出1 或1 里1 其1 看1 使1 想1 却1 它1 最1 见1 起1 小1 如1 再1 才1 便1 没1
不要0.3 不是0.3 没有0.3 可以0.3 自己0.3 我们0.3 他们0.3 什么0.3 这个0.3 已经0.3
"""
_ENTRY = re.compile(r"(\D+?)([\d.]+)\s")
# The dictionary weighs as much as so many words of the page itself.
_WEIGHT = 1000
_LONGEST = 8
# An unknown single character costs this share of one occurrence in the dictionary's corpus.
_UNKNOWN = 0.01


@cache
def frequencies() -> tuple[dict[str, int], int]:
    """Word → its count in jieba's dictionary, and the sum of all counts."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ResourceMissing("the dictionary of jieba is missing", hint="install chuanyu-kg again")
    counts: dict[str, int] = {}
    total = 0
    with Path(spec.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, _ = line.split(" ")
            counts[word] = int(count)
            total += int(count)
    counts |= {word: int(float(share) * total / 10_000) for word, share in _ENTRY.findall(_NEWS.strip("\n") + "\n")}
    return counts, total


@cache
def common_characters() -> dict[str, int]:
    """Character → how often it occurs in the words of the dictionary; punctuation included."""
    result: Counter[str] = Counter()
    for word, count in frequencies()[0].items():
        for character in word:
            result[character] += count
    return dict(result)


class Wording(NamedTuple):
    """The end of a text, as far as words reach, and the log probability of the text up to before each of its characters
    and to its end."""

    text: str
    best: tuple[float, ...]

    @property
    def score(self) -> float:
        """Log probability of the whole text."""
        return self.best[-1]


START = Wording("", (0.0,))


class Likelihood:
    """Log probabilities of wordings; where a page is given, its own words count too."""

    def __init__(self, page: str = "") -> None:
        self._words = Counter(rjieba.cut(page, False)) if page else Counter[str]()
        self._size = sum(self._words.values())
        self._ends = frozenset(word[-2:] for word in self._words)
        self._own_ends: dict[str, str] = {}  # as _ends(), of the page's own words
        for end in self._ends:
            self._own_ends[end[-1:]] = self._own_ends.get(end[-1:], "") + end[:-1]
        self._known: dict[str, float] = {}

    def of(self, text: str) -> float:
        """Of the likeliest way to cut the text into words."""
        return self.extend(START, text).score

    def extend(self, wording: "Wording", text: str) -> "Wording":
        """The wording with more text behind it; costs only the new characters."""
        for character in text:
            wording = self._next(wording, character)
        return wording

    def scores(self, wording: "Wording", texts: Sequence[str]) -> list[float]:
        """Of the wording with each of the texts (not empty) behind it; what several texts begin with is worked out once."""
        grown: dict[str, Wording] = {}
        single: dict[str, tuple[str, float]] = {}  # by last character: what words have before it at their end, its own odds
        found = []
        base, at = wording, ""
        before, score = base.text[-1:], base.score
        for text in texts:
            head, last = text[:-1], text[-1]
            if head != at:
                base, at = grown.get(head) or grown.setdefault(head, self.extend(wording, head)), head
                before, score = base.text[-1:], base.score
            if (known := single.get(last)) is None:
                known = single[last] = _ends().get(last, "") + self._own_ends.get(last, ""), self._word(last)
            found.append(self._next(base, last).score if before in known[0] else score + known[1])  # most end like no word
        return found

    def _may_end_word(self, end: str) -> bool:
        """Whether a word ends in these two characters."""
        return end[:1] in _ends().get(end[1:], "") or end in self._ends

    def _next(self, wording: "Wording", character: str) -> "Wording":
        whole = wording.text[1 - _LONGEST :] + character
        best = wording.best[-_LONGEST:]
        top = best[-1] + self._word(character)
        if self._may_end_word(whole[-2:]):
            general, page = frequencies()[0], self._words
            for start in range(len(whole) - 1):
                word = whole[start:]
                if (word in general or word in page) and (odds := best[start] + self._word(word)) > top:
                    top = odds
        return Wording(whole, (*best, top))

    def _word(self, word: str) -> float:
        odds = self._known.get(word)
        if odds is None:
            counts, total = frequencies()
            share = counts.get(word, 0) / total
            share = (share * _WEIGHT + self._words[word]) / (_WEIGHT + self._size)
            if not share and len(word) == 1:
                share = _UNKNOWN / total
            odds = self._known[word] = math.log(share) if share else -math.inf
        return odds


@cache
def _ends() -> dict[str, str]:
    """Last character of words → all characters that stand before it in words of the dictionary."""
    found: dict[str, str] = {}
    for word in frequencies()[0]:
        before = found.get(word[-1], "")
        if word[-2:-1] not in before:
            found[word[-1]] = before + word[-2]
    return found


def is_word(text: str) -> bool:
    """Whether the dictionary has the word."""
    return frequencies()[0].get(text, 0) > 0


def crosses(left: str, right: str) -> bool:
    """Whether cutting left + right into words yields one word that spans the break, against the odds of chance.

    Both sides are short: the last and the first characters around the break.
    """
    position = 0
    for token in rjieba.cut(left + right, False):
        position += len(token)
        if position >= len(left):
            break
    if position == len(left):
        return False
    likelihood = Likelihood()
    return likelihood.of(left + right) - likelihood.of(left) - likelihood.of(right) > _CHANCE


# Natural logarithm of the odds at which a spanning word is no chance (about 400 to 1).
_CHANCE = 6.0
