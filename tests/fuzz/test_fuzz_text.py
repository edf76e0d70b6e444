"""Random and mutated pages through reading, repair and stories: no exception but InputError, and the map back holds."""

import io
import random
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.documents.decode import decode
from graph.documents.jsonlines import read_records
from graph.errors import InputError
from graph.text import describe_changes, paragraphs, repair, sentences, split_stories

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "seeds" / "documents").glob("*"))
BYTES = [sample.read_bytes() for sample in SAMPLES if sample.suffix in (".txt", ".md", ".jsonl")]
TEXTS = [decode(data, "sample")[0] for data in BYTES]
# What the repairs look at, and what they make of it.
PIECES = [
    *"綿陽區總會開團務產關動現擔當車聯周圍紧工职研究所常晓勇乾著藉隆后里",
    *"，。、；：！？（）“”《》,;:!?()\"'.-# \t\n\r\u3000\u00a0\ufeff\u200b\u2028\x0c\x00\ud800",
    *"Ａ１ａ0 9zF",
    "\n\n",
    "(yáng)",
    "(huì)",
    "（chē）",
    "?chē)",
    "?lián)",
    " and ",
    "灰o",
    "敗⒄宫F",
    "3月2日",
    "本报讯（记者 何牧）",
    "## ",
    "●",
    "一、",
    "第 3 页",
    "召开会议",
    "清平县",
    "研\n\n究所",
    "。\n",
    "会议召开。林一",
]
MANY = settings(max_examples=700, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def check(text: str) -> None:
    """Everything that must hold for any text."""
    repaired = repair(text)
    clean = repaired.text
    assert repair(clean).text == clean
    assert repaired.original == text
    previous = (0, 0)
    for position in range(len(clean)):
        start, end = repaired.spans(position, position + 1)
        assert 0 <= start < end <= len(text)
        assert start >= previous[0]
        assert end >= previous[1]
        previous = (start, end)
    for change in repaired.changes:
        assert text[change.start : change.end] == change.before
    assert len(describe_changes(repaired)) == len(repaired.changes)
    if clean == text:
        assert repaired.changes == []
    _check_parts(clean)


def _check_parts(clean: str) -> None:
    last = 0
    for story in split_stories(clean):
        assert last <= story.start <= story.body <= story.end <= len(clean)
        last = story.end
        inner = [*story.headlines, *story.reporters, *story.credits, *(heading.span for heading in story.headings)]
        assert all(story.start <= start < end <= story.end for start, end in inner)
        assert clean[story.start : story.end].strip() == clean[story.start : story.end]
    for spans in (sentences(clean), paragraphs(clean)):
        assert all(start < end for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
        assert all(not clean[one:two].strip() for one, two in _gaps(spans, len(clean)))


def _gaps(spans: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """What lies between the spans, before and behind them."""
    edges = [0, *(edge for span in spans for edge in span), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


@MANY
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_pieces_that_the_repairs_look_at(text: str) -> None:
    check(text)


@MANY
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    check(text)


@MANY
@given(st.integers(0, len(TEXTS) - 1), st.integers(0, 2**32))
def test_mutated_pages(which: int, seed: int) -> None:
    check(_mutated(TEXTS[which], random.Random(seed)))


def _mutated(text: str, chance: random.Random) -> str:
    """A piece of a page with some characters lost, doubled, swapped for others, or moved."""
    start = chance.randrange(max(1, len(text) - 200))
    characters = list(text[start : start + 200])
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(characters) + 1)
        characters[at : at + chance.randrange(3)] = chance.choice(PIECES) if chance.random() < 0.7 else characters[:3]
    return "".join(characters)


@MANY
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    _read(data)


@MANY
@given(st.integers(0, len(BYTES) - 1), st.integers(0, 2**32))
def test_mutated_bytes(which: int, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(BYTES[which])
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.randrange(4)] = chance.randbytes(chance.randrange(3))
    _read(bytes(data))


def _read(data: bytes) -> None:
    """Both ways that bytes become text: a page, and lines of JSON. Any other error than InputError fails the test."""
    with suppress(InputError):
        text, encoding = decode(data, "page")
        assert encoding
        check(text[:400])
    for record in read_records(io.BytesIO(data), "page.jsonl"):
        assert isinstance(record, InputError) or isinstance(record.text, str)
