"""Dates of which less than the day may be known: `2024`, `2022-08`, `2024-03-28`, `--03`, `--03-14` (no year).

The form of ISO 8601, shortened from the right; `--` stands for an unknown year. All comparisons are of what is
known: what is unknown contradicts nothing.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_FORM = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_LEAP = 2000  # the year by which a date without one is checked: 29 February is possible


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date; year, month (1..12) and day (1..31) are None where unknown. A day needs its month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year = f"{self.year:04d}" if self.year is not None else "-"
        month = f"-{self.month:02d}" if self.month is not None else ""
        return year + month + (f"-{self.day:02d}" if month and self.day is not None else "")

    @property
    def full(self) -> date | None:
        """The calendar day where all of it is known, else None."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def shifted(self, days: int) -> "PartialDate":
        """So many days later; without a year, over the turn of the year too (and never to 29 February)."""
        if self.month is None or self.day is None:
            return self
        moved = date(self.year or _LEAP + 1, self.month, min(self.day, 28 if self.month == 2 else 31)) + timedelta(days)
        return PartialDate(moved.year if self.year is not None else None, moved.month, moved.day)


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar knows such a date (29 February without a year is one)."""
    if month is None:
        return day is None and year is not None and year > 0
    try:
        date(_LEAP if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def parse(text: str) -> PartialDate:
    """The date that an ISO form, possibly shortened, says; a time of day after T is left out. Raises ValueError."""
    match = _FORM.fullmatch(text.split("T")[0])
    parts = [int(p) if p else None for p in match.group("year", "month", "day")] if match else [None, None, None]
    if not possible(parts[0], parts[1], parts[2]):
        raise ValueError(f"not a date: {text!r}")
    return PartialDate(parts[0], parts[1], parts[2])


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two dates can be the same day: no part that both know differs. None agrees with everything."""
    if a is None or b is None:
        return True
    one, two = parse(a), parse(b)
    pairs = ((one.year, two.year), (one.month, two.month), (one.day, two.day))
    return all(x is None or y is None or x == y for x, y in pairs)


def precision(text: str | None) -> int:
    """How many of year, month and day are known: 0..3."""
    if text is None:
        return 0
    found = parse(text)
    return sum(part is not None for part in (found.year, found.month, found.day))


def first_day(text: str) -> date | None:
    """The first day it can mean; None without a year."""
    found = parse(text)
    return date(found.year, found.month or 1, found.day or 1) if found.year is not None else None


def last_day(text: str) -> date | None:
    """The last day it can mean; None without a year."""
    found = parse(text)
    if found.year is None:
        return None
    if found.day is not None and found.month is not None:
        return date(found.year, found.month, found.day)
    year, month = (found.year, found.month + 1) if found.month not in (None, 12) else (found.year + 1, 1)
    return date(year, month or 1, 1) - timedelta(1)


def within(text: str, start: str, end: str | None = None) -> bool:
    """Whether a date can lie in the range from start to end (both included; end None: that one date only).

    Where one of them lacks its year, months and days are compared alone, over the turn of the year too.
    """
    if end is None:
        return compatible(text, start)
    days = [first_day(text), last_day(text), first_day(start), last_day(end)]
    if None not in days:
        first, last, low, high = (d for d in days if d is not None)
        return first <= high and low <= last
    got, low_, high_ = parse(text), parse(start), parse(end)
    if None in (got.month, low_.month, high_.month):
        return True
    here, since, until = ((p.month or 0, p.day) for p in (got, low_, high_))
    after = here[0] > since[0] or (here[0] == since[0] and (here[1] or 31) >= (since[1] or 1))
    before = here[0] < until[0] or (here[0] == until[0] and (here[1] or 1) <= (until[1] or 31))
    return after and before if (since[0], since[1] or 1) <= (until[0], until[1] or 31) else after or before


FIRST_PUBLISHED, LAST_PUBLISHED = 1900, 2100


def publication_day(text: str) -> str:
    """The ISO day a page can have been published on, from an ISO day or time. ValueError for any other, and any other year."""
    day = date.fromisoformat(text[:10])
    if not FIRST_PUBLISHED <= day.year <= LAST_PUBLISHED:
        raise ValueError(f"not a day between {FIRST_PUBLISHED} and {LAST_PUBLISHED}: {text!r}")
    return day.isoformat()


def nearest_year(month: int, day: int | None, published: date, ahead: int = 10) -> int:
    """The year that puts a day of the year last before `published`, or at most `ahead` days after it."""
    latest = published + timedelta(min(ahead, (date.max - published).days))
    year = latest.year
    while year > date.min.year and (not possible(year, month, day) or date(year, month, day or 1) > latest):
        year -= 1
    return year
