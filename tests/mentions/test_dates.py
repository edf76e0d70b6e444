"""The dates of a story: every wording, every rule for the year, and what must stay unknown."""

from pathlib import Path

import pytest

from graph.mentions.dates import explain_dates, find_dates, story_year

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def shown(text: str, published: str | None) -> str:
    found = []
    for date in find_dates(text, (0, len(text)), published=published):
        range_ = f"{date.start}..{date.end}" if date.end else date.start
        found.append(f"{text[slice(*date.span)]}={range_} {date.basis}")
    return "; ".join(found) or "-"


@pytest.mark.parametrize(("text", "published", "expected"), CASES, ids=[case[0][:24] for case in CASES])
def test_dates_of_a_sentence(text: str, published: str, expected: str) -> None:
    assert shown(text.replace("⏎", "\n"), None if published == "-" else published) == expected


def test_nothing_is_taken_from_outside_the_story() -> None:
    text = "3月28日，会议召开。\n5月6日，比赛举行。"
    assert [d.start for d in find_dates(text, (12, len(text)))] == ["--05-06"]


def test_a_page_shares_its_year_with_stories_of_the_same_weeks() -> None:
    first = "2月22日，联席会议在广安召开，会期一天。\n"
    second = "2月25日，2023西部就业服务季启动。\n"
    third = "9月1日，运动会开幕。"
    text = first + second + third
    spans = [(0, len(first)), (len(first), len(first + second)), (len(first + second), len(text))]
    found = [find_dates(text, span, stories=spans)[0] for span in spans]
    assert [(d.start, d.basis) for d in found] == [
        ("2023-02-22", "inferred"),
        ("2023-02-25", "stated"),
        ("--09-01", "unknown"),
    ]


def test_the_reason_of_a_year_is_told() -> None:
    text = "7月25日，区总工会传达学习党的二十届三中全会精神。"
    (_, why), *_ = explain_dates(text, (0, len(text)))
    assert why is not None
    assert (why.rule, why.year) == ("congress", 2024)
    assert "2024-07-18" in why.reason


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("他参加了联组会。2025年是“十四五”规划收官之年，希望大家建言献策。", 2025),
        ("座谈会召开。项目自2018年开办以来成效明显。", None),
        ("2020年，双方开始合作。座谈会近日召开。", None),
        ("座谈会近日召开。\n2019-05-06", 2019),
    ],
)
def test_year_of_a_story_without_dates(text: str, year: int | None) -> None:
    found = story_year(text, (0, len(text)))
    assert (found.year if found else None) == year
