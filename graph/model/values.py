"""Whether one property value is of the type that the schema says; a reason where it is not.

Types: string, strings (a list of them), integer, number, boolean, date (`2024`, `2022-08`,
`2024-03-28`, `--03`, `--03-14`) and time (a date, with `T09:30` or `T09:30:00` where the hour is known).
"""

import calendar
import math
import re
from functools import lru_cache
from typing import Any

TYPES = ("string", "strings", "integer", "number", "boolean", "date", "time")

_DATE = re.compile(r"(\d{4}|-)(?:-(\d\d)(?:-(\d\d))?)?")
_HALF = re.compile("[\ud800-\udfff]")
_CLOCK = re.compile(r"T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")


@lru_cache(maxsize=65536)
def is_date(text: str) -> bool:
    """Whether it is a date of the contract's form that the calendar knows; without a year, 29 February is one."""
    match = _DATE.fullmatch(text)
    if not match or text == "-":
        return False
    year, month, day = match.groups()
    if month is None:
        return year != "0000"
    if year == "0000" or not 1 <= int(month) <= 12:
        return False
    return day is None or 1 <= int(day) <= calendar.monthrange(2000 if year == "-" else int(year), int(month))[1]


@lru_cache(maxsize=65536)
def is_time(text: str) -> bool:
    """Whether it is a date, or a full date with a time of the day."""
    day, clock, _ = text.partition("T")
    return (
        is_date(text)
        if not clock
        else len(day) == (7 if day.startswith("--") else 10)
        and is_date(day)
        and bool(_CLOCK.fullmatch(text[len(day) :]))
    )


def wrong(kind: str, value: Any) -> str | None:
    """Why the value is not of this type of the schema, or None."""
    if value is None:
        return "is null"
    if kind == "strings":
        return _wrong_list(value)
    if kind == "boolean":
        return None if isinstance(value, bool) else "is no boolean"
    if kind == "integer":
        return None if isinstance(value, int) and not isinstance(value, bool) else "is no integer"
    if kind == "number":
        number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        return None if number else "is no finite number"
    if not isinstance(value, str):
        return "is no string"
    if not value.strip():
        return "is empty"
    if _HALF.search(value):
        return "holds half a character (a lone surrogate)"
    if (kind == "date" and not is_date(value)) or (kind == "time" and not is_time(value)):
        return f"is no {kind} of the contract's form: {value!r}"
    return None


def _wrong_list(value: Any) -> str | None:
    if not isinstance(value, list):
        return "is no list"
    if not value:
        return "is an empty list"
    if not all(isinstance(x, str) and x for x in value):
        return "holds something else than strings"
    return "holds half a character (a lone surrogate)" if any(_HALF.search(x) for x in value) else None
