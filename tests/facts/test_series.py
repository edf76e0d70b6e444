"""Series of gatherings, read from the title of one of them."""

from pathlib import Path

import pytest

from graph.facts.series import series_of

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "series.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("title", "name", "ordinal"), CASES, ids=[case[0] for case in CASES])
def test_series_of_a_title(title: str, name: str, ordinal: str) -> None:
    found = series_of(title)
    assert found == (None if name == "-" else (name, None if ordinal == "-" else int(ordinal)))


def test_two_of_one_series_share_its_name() -> None:
    third, fourth = (series_of(f"遂潼工会第{n}次联席会议") for n in "三四")
    assert third is not None
    assert fourth is not None
    assert (third[0], third[1], fourth[1]) == (fourth[0], 3, 4)
