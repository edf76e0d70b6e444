"""How alike two titles of meetings or agreements are, and when two dates are one day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from graph.evaluation.wording import plain

LEAST = 0.4  # likeness of titles without which nothing else counts
ENOUGH = 0.75  # likeness together with what supports it
_ALIKE = 0.6  # for titles of which one holds nearly all of the other, or that end alike
_LONGEST = 120  # characters of a title; what is longer is a sentence
_TENS = ("", "十", *(f"{digit}十" for digit in "二三四五六七八九"))
_NUMBERS = {
    ten + one: str(10 * tens + ones)
    for tens, ten in enumerate(_TENS)
    for ones, one in enumerate(("", *"一二三四五六七八九"))
    if tens + ones
}
_ORDINAL = re.compile("第?([0-9一二三四五六七八九十]+)(?=次|届|大(?!赛)|中全会)")
_COUNTED = re.compile("([0-9]+)(次|届|大|中全会)")
_CONGRESS = re.compile(r"(\d+)次(?:全国)?代表大会")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:年度?)?")
_QUOTED = re.compile('“[^”]*”|‘[^’]*’|"[^"]*"|《[^》]*》|「[^」]*」|『[^』]*』')
_RUNS_ON = re.compile(r"[，,。；;！!？?\n].*\w", re.DOTALL)
_DATE = re.compile(r"(\d{4}|-|XXXX)?-?(\d{2})?-?(\d{2})?")

Day = tuple[str | None, str | None]  # (month, day)


@dataclass(frozen=True, slots=True)
class Wording:
    """A title in one wording without its years; numbers: what it counts (年, 次, 届, 大, 中全会) → which ones."""

    text: str
    numbers: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4096)
def wording(title: str) -> Wording:
    """第十八次全国代表大会 and 十八大 come out the same, so do 会 and 会议 at the end."""
    text = plain(title).replace("中国共产党", "党").replace("党的", "党").replace("首届", "第1届")
    text = _ORDINAL.sub(lambda found: _NUMBERS.get(found[1], found[1]), text)
    text = _CONGRESS.sub(r"\1大", text.removesuffix("议") if text.endswith("会议") else text)
    numbers = {"年": set(_YEAR.findall(text))}
    text = _YEAR.sub("", text)
    for number, unit in _COUNTED.findall(text):
        numbers.setdefault(unit, set()).add(number)
    return Wording(text, {unit: frozenset(found) for unit, found in numbers.items()})


def likeness(gold: str, found: str) -> float:
    """0..1. A found title that is a sentence or a stub, or of another year or ordinal, is nothing like the gold's."""
    if len(found) > _LONGEST or _RUNS_ON.search(_QUOTED.sub("", found)):
        return 0.0
    ours, theirs = wording(gold), wording(found)
    short = min(len(ours.text), len(theirs.text))
    if short < 3 or _contradict(ours, theirs):
        return 0.0
    blocks = SequenceMatcher(None, ours.text, theirs.text, autojunk=False).get_matching_blocks()
    shared = 2 * sum(block.size for block in blocks) / (len(ours.text) + len(theirs.text))
    if len(theirs.text) > 2 * len(ours.text) + 8:
        return shared
    runs = sum(block.size for block in blocks if block.size > 1)
    holds = _ALIKE if short >= 6 and runs >= 0.8 * short else 0.0
    return max(shared, holds, _likeness_of_ends(ours.text, theirs.text, short))


def _contradict(ours: Wording, theirs: Wording) -> bool:
    """Whether both count the same thing and have no number of it in common."""
    both = [(ours.numbers[unit], theirs.numbers[unit]) for unit in ours.numbers.keys() & theirs.numbers.keys()]
    return any(mine and other and mine.isdisjoint(other) for mine, other in both)


def _likeness_of_ends(ours: str, theirs: str, short: int) -> float:
    """The organizer stands before a title: it may be left out or be worded otherwise."""
    tail = 0
    while tail < short and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    if tail < 3:
        return 0.0
    return min(ENOUGH if tail == short else _ALIKE, LEAST + 0.07 * (tail - 3))


def date_parts(value: str | None) -> tuple[str | None, str | None, str | None]:
    """(year, month, day) of an ISO date, shortened or without its year; None for what it does not say."""
    match = _DATE.fullmatch((value or "").split("T")[0])
    if match is None:
        return None, None, None
    year, month, day = match.groups()
    return (year if year and year.isdigit() else None), month, day


def same_day(start: str | None, end: str | None, found: str | None) -> bool:
    """Whether the found date is the gold's day, or one of its days, or in its month where it says no more."""
    month, day = first = _day(start)
    got = _day(found)
    if not month or not got[0] or (day and not got[1]):
        return False
    if first in (got, (got[0], None)):
        return True
    last = _day(end)
    known = [part for part in (*first, *last) if part]
    return len(known) == 4 and _order(first) <= _order(got) <= _order(last)


def _day(value: str | None) -> Day:
    return date_parts(value)[1:]


def _order(day: Day) -> tuple[str, str]:
    return day[0] or "", day[1] or ""
