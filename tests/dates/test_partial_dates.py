"""Dates of which less than the day is known."""

from datetime import date

import pytest

from graph.dates import (
    PartialDate,
    compatible,
    first_day,
    last_day,
    nearest_year,
    parse,
    precision,
    publication_day,
    within,
)


@pytest.mark.parametrize("text", ["2024", "2022-08", "2024-03-28", "--03", "--03-14", "--02-29"])
def test_what_is_read_is_written_the_same(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", ["", "-", "24", "2024-03-00", "2024-00-01", "2024-13", "2024-02-30", "2023-02-29", "3月", "--", "2024-3-28", "近日"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        parse(text)


def test_a_time_of_day_is_left_out() -> None:
    assert parse("2024-03-28T09:30") == PartialDate(2024, 3, 28)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("--03-14", "2024-03-14", True),
        ("--03-14", "2024-03-15", False),
        ("2024", "2024-03-14", True),
        ("2023", "2024-03-14", False),
        ("2024-03", "--03-14", True),
        (None, "2024", True),
        ("--04", "--03-14", False),
    ],
)
def test_compatible_where_no_known_part_differs(a: str | None, b: str, expected: bool) -> None:
    assert compatible(a, b) is compatible(b, a) is expected


@pytest.mark.parametrize(
    ("day", "start", "end", "expected"),
    [
        ("2024-03-29", "2024-03-28", "2024-03-30", True),
        ("2024-03-31", "2024-03-28", "2024-03-30", False),
        ("2024-03", "2024-03-28", "2024-03-30", True),
        ("2024", "2023-12-28", "2024-01-03", True),
        ("--03-29", "2024-03-28", "2024-03-30", True),
        ("--03-27", "--03-28", "--03-30", False),
        ("--01-01", "--12-30", "--01-02", True),
        ("--11-01", "--12-30", "--01-02", False),
        ("2024-03-28", "2024-03-28", None, True),
        ("2024-03-28", "--03-29", None, False),
    ],
)
def test_within_a_range(day: str, start: str, end: str | None, expected: bool) -> None:
    assert within(day, start, end) is expected


def test_first_and_last_day() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert first_day("--02") is last_day("--02") is None


def test_precision_counts_what_is_known() -> None:
    assert [precision(t) for t in (None, "2024", "--03", "--03-14", "2024-03-28")] == [0, 1, 1, 2, 3]


def test_nearest_year_looks_back_but_for_a_few_days() -> None:
    published = date(2024, 1, 5)
    assert nearest_year(12, 29, published) == 2023
    assert nearest_year(1, 8, published) == 2024
    assert nearest_year(2, 29, published) == 2020


def test_shifting_over_the_turn_of_the_year() -> None:
    assert str(parse("2023-12-31").shifted(1)) == "2024-01-01"
    assert str(parse("--12-31").shifted(1)) == "--01-01"


@pytest.mark.parametrize(
    ("month", "day", "published", "year"),
    [(2, 29, date.min, 1), (12, 31, date.min, 1), (1, 1, date.min, 1), (12, 31, date.max, 9999), (1, 5, date.max, 9999)],
)
def test_the_nearest_year_stops_where_the_calendar_does(month: int, day: int, published: date, year: int) -> None:
    assert nearest_year(month, day, published) == year


def test_a_page_is_published_between_1900_and_2100() -> None:
    assert publication_day("1900-01-01") == "1900-01-01"
    assert publication_day("2100-12-31T08:00:00+08:00") == "2100-12-31"
    for text in ("1899-12-31", "2101-01-01", "0001-01-01", "9999-12-31", "2024-02-30", "last year", ""):
        with pytest.raises(ValueError, match=r"."):
            publication_day(text)
