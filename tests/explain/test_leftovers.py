"""What the finders leave is shown where it looks like a name, a post, an organization or a date, and only there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model.records import Extraction

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("leftovers.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("sentence", "kind", "expected"), ROWS, ids=[f"{row[1]}-{row[0][:12]}" for row in ROWS])
def test_leftovers_of_a_kind(sentence: str, kind: str, expected: str, extracted: Callable[..., Extraction]) -> None:
    found = extracted(sentence).leftovers
    assert [sentence[slice(*left.span)] for left in found if left.kind == kind] == expected.split("、") * bool(expected)


def test_every_kind_has_cases_with_and_without_leftovers() -> None:
    cases = {(kind, bool(expected)) for _, kind, expected in ROWS}
    assert cases == {(kind, some) for kind in ("name", "post", "organization", "date") for some in (True, False)}


def test_leftovers_lie_in_the_original_of_a_damaged_page(extracted: Callable[..., Extraction]) -> None:
    damaged = "綿陽(yáng)市總工會主席方知意主持會議。江邊街道派人旁聽，\n\n17日大家看了一個地方。"
    words = {left.kind: damaged[slice(*left.span)] for left in extracted(damaged).leftovers}
    assert words == {"organization": "江邊街道", "date": "17日"}


def test_nothing_that_became_an_entity_is_left(extracted: Callable[..., Extraction], text: str) -> None:
    found = extracted(text)
    became = {"name": "Person", "post": "Post", "organization": "Organization"}
    assert {left.kind for left in found.leftovers} == {*became, "date"}
    for left in found.leftovers:
        named = [span for e in found.entities if e.label == became.get(left.kind) for span in e.spans]
        assert not any(left.span[0] < end and start < left.span[1] for start, end in named)
