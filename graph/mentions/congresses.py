"""Congresses, plenums and yearly sessions whose days are known: what they date (seeds/congresses.tsv)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from graph.mentions.kinds import OTHER_PARTIES
from graph.mentions.lexicon import Words
from graph.model.records import Span
from graph.resources import rows


@dataclass(frozen=True, slots=True)
class Congress:
    """One occasion: its short name, first and last day."""

    name: str
    first: date
    last: date

    def held_on(self, month: int | None, day: int | None) -> date | None:
        """The day of the congress that a month and a day, or a day alone, can be; None if it is none of them."""
        for ordinal in range(self.first.toordinal(), self.last.toordinal() + 1):
            at = date.fromordinal(ordinal)
            if month in (None, at.month) and (day is None or day == at.day):
                return at
        return None


@cache
def _table() -> dict[str, Congress]:
    found = {}
    for name, others, first, last in rows("seeds", "congresses.tsv"):
        congress = Congress(name, date.fromisoformat(first), date.fromisoformat(last))
        for known in (name, *others.split("|")):
            found[known] = congress
    return found


@cache
def _words() -> Words:
    return Words(sorted(_table()))


# A region's or an industry's own congress is another one: 成都市工会第十六次…, 四川省妇女第十三次…
_OWN = re.compile(r"(?:[省市区县州]|四川|重庆|川|渝|铁路|海员|系统|公司|大学)$")


@lru_cache(maxsize=4)  # of one story they are asked for more than once
def find_congresses(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[Congress, Span], ...]:
    """The known congresses named in text[start:end], sorted by span."""
    part = text[start : len(text) if end is None else end]
    return tuple(
        (_table()[word], (start + at, start + stop))
        for word, at, stop in _words().find(part)
        if not _OWN.search(part[max(0, at - 2) : at])
    )


# The plenums of one term named together: 党的十九届二中、三中、四中全会.
_PLENUMS = re.compile("(?P<term>十[六七八九]|二十)届(?:[一二三四五六七]中(?:全会)?[、和及]){0,6}(?P<last>[一二三四五六七]中全会)")


_OF_OTHERS = re.compile(f"(?:团|{OTHER_PARTIES})(?:中央|省委|市委)?的?$")


def last_plenum(text: str, start: int, end: int) -> tuple[Congress, Span, date] | None:
    """The latest plenum of the party named in text[start:end], where it stands, and the day before which no other was held.

    None if none is named, or if the text names a later congress.
    """
    named = ((_table().get(f"{m['term']}届{m['last']}"), m.span()) for m in _PLENUMS.finditer(text, start, end) if not _OF_OTHERS.search(text, max(start, m.start() - 8), m.start()))
    found = [(plenum, span) for plenum, span in named if plenum is not None]
    if not found:
        return None
    plenum, span = max(found, key=lambda row: row[0].last)
    if any(c.first > plenum.last for c, _ in find_congresses(text, start, end)):
        return None
    later = min((c.first for name, c in _table().items() if name.endswith("中全会") and c.first > plenum.last), default=plenum.last + timedelta(365))
    return plenum, span, later
