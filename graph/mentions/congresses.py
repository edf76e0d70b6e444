"""Congresses, plenums and yearly sessions whose days are known: what they date (seeds/congresses.tsv)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

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


def find_congresses(text: str, start: int = 0, end: int | None = None) -> list[tuple[Congress, Span]]:
    """The known congresses named in text[start:end], sorted by span."""
    part = text[start : len(text) if end is None else end]
    return [
        (_table()[word], (start + at, start + stop))
        for word, at, stop in _words().find(part)
        if not _OWN.search(part[max(0, at - 2) : at])
    ]
