"""Whether what two documents say can be about one thing: dates, places and titles."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from graph.gazetteer.divisions import Divisions

_DATE = re.compile(r"(\d{4}|-)(?:-(\d\d)(?:-(\d\d))?)?")
_NUMBER = re.compile(r"[0-9一二三四五六七八九十百]+(?=[次届期轮站场批季])|首(?=[次届期场批])")
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_GENERIC = 6  # a normalized title below this length (座谈会, 工作会) says little on its own
_OF_PLACES = re.compile("川渝|渝川|成渝|京津冀|长三角|中国|全国")
_LIKE = 0.8  # likeness of titles from which they are strongly similar

Date = tuple[str | None, str | None, str | None]


@lru_cache(maxsize=65536)
def parts(date: str) -> Date:
    """(year, month, day) of a date in the contract's form, None for what is not known."""
    match = _DATE.match(date)
    if not match:
        return None, None, None
    year, month, day = match.groups()
    return None if year == "-" else year, month, day


def known(date: str) -> int:
    """How much is known, comparable: a year counts more than month and day, a full date most."""
    year, month, day = parts(date)
    return 4 * bool(year) + 2 * bool(month) + bool(day)


def dates_agree(a: str, b: str) -> bool:
    """No part that is known on both sides differs; an unknown date agrees with any."""
    return all(x == y for x, y in zip(parts(a), parts(b), strict=True) if x and y)


def places_agree(a: set[str], b: set[str]) -> bool:
    """District codes: one side unknown, or a district of one lies in (or is) a district of the other."""
    return not a or not b or any(x.startswith(_area(y)) or y.startswith(_area(x)) for x in a for y in b)


def _area(code: str) -> str:
    return re.sub(r"0000$|00$", "", code)


_HOUSES = (("人民代表大会", "人大"), ("常务委员会", "常委会"), ("中国人民政治协商会议", "政协"))


@lru_cache(maxsize=65536)
def title_key(title: str) -> str:
    """A title in one wording: letters and digits only, without years, 会议 at the end as 会, houses by their short names."""
    text = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title)).lower()
    for house, short in _HOUSES:
        text = text.replace(house, short)
    return re.sub("会议$", "会", _YEAR.sub("", text)) or text


@cache
def _places() -> AhoCorasick:
    return AhoCorasick(sorted(name for name in Divisions.load().names() if len(name) > 1))


@lru_cache(maxsize=65536)
def generic(key: str) -> bool:
    """Whether a normalized title says too little to tell one meeting from another: no place and no number in it."""
    if len(key) < _GENERIC:
        return True
    return not (_NUMBER.search(key) or _OF_PLACES.search(key) or _places().find_matches_as_indexes(key))


@lru_cache(maxsize=65536)
def numbers(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """(years, ordinals) that a title names."""
    text = unicodedata.normalize("NFKC", title)
    return frozenset(y[:4] for y in _YEAR.findall(text)), frozenset(_NUMBER.findall(text.replace("首", "一")))


def numbers_agree(a: str, b: str) -> bool:
    """Neither years nor ordinals of the two titles contradict each other."""
    return all(not x or not y or x & y for x, y in zip(numbers(a), numbers(b), strict=True))


def similar(a: str, b: str) -> bool:
    """Whether two normalized titles are strongly similar: one ends with the other, or most characters agree."""
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and long.endswith(short):
        return True
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _LIKE
