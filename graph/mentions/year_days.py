"""The year of a date by the feast it is near (seeds/feasts.tsv): 2020年国庆来临之际, 第35个教师节."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from graph.dates import possible
from graph.mentions.year_papers import agreed
from graph.mentions.years import YEAR, Year, count, latest_year
from graph.model.records import Span
from graph.resources import rows

_BEFORE, _AFTER = 40, 20  # days before and after a feast on which a page speaks of it
_LEAD = 800  # characters of a story in which the feast at hand is named
_COUNTED = r"第(?P<n>[0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])[个届次]"
_AT_HAND = "(?:[^，。；0-9]{0,8}(?:前夕|前|来临|之际|到来|将至|临近|佳节|慰问|送温暖|送清凉|走访|值班|庆祝))"  # 期间, 假期 are looked back on, too


@cache
def _feasts() -> list[tuple[re.Pattern[str], int | None, str, str]]:
    return [
        (re.compile(rf"{_COUNTED}“?(?:中国|全国|国际|世界)?{words}" if base != "-" else rf"{YEAR}年(?:的)?(?:{words}){_AT_HAND}"), None if base == "-" else int(base), first, last)
        for words, base, first, last in rows("seeds", "feasts.tsv")
    ]


# A feast that numbers are set beside, or that is looked back on.
_COMPARED = re.compile("(?:恢复[至到]|超过|高于|低于|[与同和较比]|是|自|从|回顾|通报|经查)[^，。；]{0,6}$")
_COMPARED_TO = re.compile("[^，。；]{0,12}(?:同期|相比|的?[0-9.]+[%％倍])")


@cache
def _any() -> re.Pattern[str]:
    """Any feast of the table with a number or a year before it: most pages have none."""
    words = "|".join(words for words, *_ in rows("seeds", "feasts.tsv"))
    return re.compile(rf"(?:第[0-9一二三四五六七八九十]{{1,4}}[个届次]“?(?:中国|全国|国际|世界)?|(?:19|20)[0-9]{{2}}年的?)(?:{words})")


def feast_year(text: str, start: int, end: int, month: int, day: int | None) -> Year | None:
    """The year of a day by a feast that the first lines of text[start:end] name with its year or its number.

    The day lies within some weeks of the feast, which may be in the year after it (December, before 元旦).
    """
    if day is None:
        return None
    found = dict(_found(text, start, min(end, start + _LEAD), month, day))
    return agreed(found, "feast", text) if found and max(found) >= latest_year(text, start, end) - 1 else None


def _found(text: str, start: int, end: int, month: int, day: int) -> Iterator[tuple[int, Span]]:
    if not _any().search(text, start, end):
        return
    for pattern, base, first, last in _feasts():
        for match in pattern.finditer(text, start, end):
            if _COMPARED.search(text, max(start, match.start() - 12), match.start()) or _COMPARED_TO.match(text, match.end()):
                continue
            feast = int(match["year"]) if base is None else base + count(match["n"])
            opens, closes = date.fromisoformat(f"{feast}-{first}"), date.fromisoformat(f"{feast}-{last}")
            for year in (feast - 1, feast):
                if possible(year, month, day) and (date(year, month, day) - opens).days >= -_BEFORE and (date(year, month, day) - closes).days <= _AFTER:
                    yield year, match.span()
