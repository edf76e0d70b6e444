"""Organizations by their full names and places by their codes, in sentences of our own, and words that only look like them."""

import hashlib
from pathlib import Path

import pytest

from graph.facts.page import PageMentions, read_page
from graph.model.records import Page


def cases(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line[:1] != "#"]


def read(text: str) -> PageMentions:
    text = text.replace("⏎", "\n")
    return read_page(Page("case.txt", hashlib.sha256(text.encode()).hexdigest(), text))


ORGANIZATIONS = cases("organizations.tsv")
PLACES = cases("places.tsv")


@pytest.mark.parametrize(("text", "expected"), ORGANIZATIONS, ids=[case[0][:24] for case in ORGANIZATIONS])
def test_organizations(text: str, expected: str) -> None:
    found = "|".join(dict.fromkeys(m.name for m in read(text).organizations))
    assert (found or "-") == expected


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[case[0][:24] for case in PLACES])
def test_places(text: str, expected: str) -> None:
    page = read(text)
    found = " ".join(f"{page.text[slice(*place.span)]}={place.division.code}" for place in page.places)
    assert (found or "-") == expected
