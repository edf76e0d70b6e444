"""The school, hospital or court that pages of our own mean by 我校 and 我院."""

import hashlib
from pathlib import Path

import pytest

from graph.facts.page import read_page
from graph.model.records import Page

CASES = [line.split("\t") for line in (Path(__file__).parent / "own_house.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0].partition("⏎")[2][:24] for case in CASES])
def test_the_house_a_page_calls_its_own(text: str, expected: str) -> None:
    text = text.replace("⏎", "\n")
    page = Page("case.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    assert (read_page(page).context.school or "-") == expected
