"""The cost of reading grows as the length of the page does: measured against itself, never against the clock.

The bounds are generous, since other programs run beside the tests; a rule that looks at all of a page for each word of
it needs sixteen times as long for four times the page. benchmarks/scale.py goes up to 32 MB and tells the memory.
"""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import thread_time

import pytest
from hard_pages import HARD

from graph.documents import read
from graph.facts import extract
from graph.facts.parts import LONGEST, parts
from graph.model.records import Page

SAMPLES = Path(__file__).resolve().parents[2] / "seeds" / "documents"


def seconds(text: str, times: int) -> float:
    """The least processor time of some goes; a page that takes no time at all counts as one millisecond."""
    least = 1e9
    for _ in range(times):
        began = thread_time()
        extract(Page("page.txt", "", text))
        least = min(least, thread_time() - began)
    return max(least, 0.001)


def growth(page: Callable[[int], str], length: int, factor: int, bound: float) -> float:
    """How many times as long a page `factor` times as long takes; measured anew where it seems more than the bound."""
    found = []
    for times in range(1, 4):
        found.append(seconds(page(length * factor), times) / seconds(page(length), times + 1))
        if found[-1] < bound:
            break
    return min(found)


@pytest.mark.parametrize("kind", HARD)
def test_four_times_a_hard_page_takes_no_sixteen_times_as_long(kind: str) -> None:
    assert growth(HARD[kind], 10_000, 4, 10) < 10


@pytest.mark.parametrize("kind", ["one sentence", "no punctuation", "nested brackets", "names with a title"])
def test_a_megabyte_without_a_full_stop(kind: str) -> None:
    assert growth(HARD[kind], 80_000, 4, 8) < 8  # 320,000 characters are 1 MB


def test_doubling_a_long_file_doubles_the_time() -> None:
    text = "\n\n".join(page.text for page in read([SAMPLES], on_problem=print))

    def running(length: int) -> str:
        return "\n\n".join([text] * (length // len(text)))

    for _ in range(3):
        times = [seconds(running(length), 1) for length in (80_000, 160_000, 320_000, 640_000)]
        if linear := all(double < 3 * single for single, double in pairwise(times)):
            break
    assert linear, times


def test_parts_end_where_stories_end_and_are_the_whole_text() -> None:
    story = HARD["stories"](3 * LONGEST)
    found = list(parts(Page("page.txt", "", story)))
    assert len(found) > 3
    assert "".join(part.text for _, part in found) == story
    assert all(story.startswith(part.text, start) and part.text.startswith("# ") for start, part in found)
    assert all(len(part.text) <= LONGEST for _, part in found)


def test_a_page_of_usual_length_is_one_part() -> None:
    page = Page("page.txt", "", "袁书恒出席会议。" * 100)
    assert [part for _, part in parts(page)] == [page]
    assert list(parts(Page("page.txt", "", ""))) == [(0, Page("page.txt", "", ""))]


def test_a_long_page_tells_what_its_parts_tell() -> None:
    page = Page("page.txt", "", HARD["stories"](2 * LONGEST))
    found = extract(page)
    stories = [entity for entity in found.entities if entity.label == "Story"]
    assert sorted(story.properties["ordinal"] for story in stories) == list(range(1, len(stories) + 1))
    for story in stories:
        assert page.text[story.properties["start"] :].startswith("# 泸州市总工会召开会议")
    keys = {entity.key for entity in found.entities}
    assert len(keys) == len(found.entities)
    assert [entity.key for entity in found.entities if entity.label == "Person"] == ["person/袁书恒"]
    for fact in found.facts:
        assert {fact.start, fact.end} <= keys
        assert all(0 <= start < end <= len(page.text) for start, end in fact.spans)
    (person,) = (entity for entity in found.entities if entity.label == "Person")
    assert len(person.spans) == len(stories)
    assert all(page.text[start:end] == "袁书恒" for start, end in person.spans)


def test_people_of_one_name_are_told_apart_over_the_parts_of_a_long_page() -> None:
    one, two = "泸州市总工会主席袁书恒出席会议。\n\n", "重庆市北碚区总工会主席袁书恒出席会议。\n\n"
    found = extract(Page("page.txt", "", one * 3200 + two * 3200 + one * 10))
    people = {entity.key: entity for entity in found.entities if entity.label == "Person"}
    assert sorted(people) == ["person/袁书恒", "person/袁书恒#2"]
    assert [len(people[key].spans) for key in sorted(people)] == [3210, 3200]
