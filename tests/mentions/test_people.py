"""People and posts in single sentences of our own, and sentences that name nobody."""

import hashlib
from pathlib import Path

import pytest

from graph.facts.page import read_page
from graph.facts.persons import persons
from graph.model.records import Page

CASES = [line.split("\t") for line in (Path(__file__).parent / "people.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def read(sentence: str) -> str:
    """name=organization/title(status),… of all people of the sentence, in the form of people.tsv."""
    context, _, rest = sentence.partition("{")
    if rest:
        inner, _, after = rest.partition("}")
        sentence = f"{inner}{context}{after}"
    sentence = sentence.replace("⏎", "\n")
    page = Page("case.txt", hashlib.sha256(sentence.encode()).hexdigest(), sentence)
    people, _ = persons(read_page(page).named)
    rows = []
    for person in people:
        posts = [f"{o}/{t}" + ("" if s == "current" else f"({s})") for o, t, s in person.posts if o]
        rows.append(person.name + ("=" + ",".join(posts) if posts else ""))
    return "|".join(rows) or "-"


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:24] for case in CASES])
def test_people_and_posts(sentence: str, expected: str) -> None:
    def rows(text: str) -> set[tuple[str, frozenset[str]]]:
        return {(row.partition("=")[0], frozenset(filter(None, row.partition("=")[2].split(",")))) for row in text.split("|")}

    assert rows(read(sentence)) == rows(expected)
