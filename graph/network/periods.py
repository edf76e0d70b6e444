"""Comparing dates of which less than the day may be known."""

from calendar import monthrange


def first_day(date: str) -> str:
    """The first day that 2024, 2024-03, 2024-03-28 or 2024-03-28T09:30 can mean."""
    date = date[:10]
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """The last day that 2024, 2024-02, 2024-02-29 or 2024-02-29T10:00 can mean."""
    date = date[:10]
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7 and comparable(date):
        return f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]:02d}"
    return date


def comparable(date: str | None) -> bool:
    """Whether the year is known."""
    return date is not None and not date.startswith("--")


def may_lie_within(start: str, end: str | None, since: str | None, until: str | None) -> bool:
    """Whether a meeting of these dates can have lain, in part, between two dates (both included, None for open)."""
    if since is not None and last_day(end or start) < first_day(since):
        return False
    return until is None or first_day(start) <= last_day(until)


def chronological(date: str | None) -> tuple[bool, bool, str]:
    """A key to sort by: dated, then those whose year is unknown, then unknown ones."""
    start = date or ""
    return not start, start.startswith("--"), start
