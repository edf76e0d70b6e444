"""Marks, facts and leftovers of a page lie where they say, and tell what they became."""

import io
import json
from collections import Counter
from collections.abc import Callable

from graph.assemble.build import assemble
from graph.exports.explanation import KINDS, Explanation, explain
from graph.exports.jsonl import write_stream
from graph.exports.segments import segments
from graph.model.records import Extraction


def test_every_quote_stands_where_it_says(page: Explanation, text: str) -> None:
    lines = text.split("\n")
    quoted = [*page.marks, *page.leftovers, *(e for fact in page.facts for e in fact.evidence)]
    assert quoted
    for one in quoted:
        assert text[one.start : one.end] == one.quote
        assert one.quote.split("\n")[0] in lines[one.line - 1]


def test_every_kind_of_the_page_is_marked(page: Explanation) -> None:
    assert {kind for kind, count in page.counts.items() if count} >= {
        *("person", "reporter", "date", "place", "post", "organization", "agreement", "meeting")
    }
    assert page.counts == {kind: Counter(mark.kind for mark in page.marks)[kind] for kind in page.counts}
    assert page.leftCounts == {"name": 1, "post": 1, "organization": 1, "date": 1}


def test_every_entity_with_a_place_is_marked_with_its_id(
    page: Explanation, extracted: Callable[..., Extraction], text: str
) -> None:
    extraction = extracted(text)
    marked = {key for mark in page.marks for key in mark.things}
    assert {e.key for e in extraction.entities if e.spans and e.label in KINDS} <= marked
    stream = io.StringIO()
    write_stream(assemble([extraction]), stream)
    ids = {json.loads(line)["id"] for line in stream.getvalue().splitlines()}
    assert {thing.id for thing in page.things.values()} <= ids


def test_a_date_says_what_it_dates(page: Explanation) -> None:
    (date,) = [mark for mark in page.marks if mark.kind == "date"]
    assert (date.quote, date.value) == ("2024年5月16日", "2024-05-16")
    assert {page.things[key].label for key in date.things} == {"Meeting", "Agreement"}


def test_facts_keep_rule_and_confidence(page: Explanation, extracted: Callable[..., Extraction], text: str) -> None:
    facts = extracted(text).facts
    assert Counter((f.type, f.start, f.end, f.rule, f.confidence) for f in page.facts) == Counter(
        (f.type, f.start, f.end, f.rule, f.confidence) for f in facts
    )
    assert all(fact.rule and 0 < fact.confidence <= 1 for fact in page.facts)


def test_segments_are_the_text_and_cover_every_mark_whole(page: Explanation, text: str) -> None:
    cut = list(segments(text, page))
    assert "".join(segment.text for segment in cut) == text
    for what, all_of_it in (("marks", page.marks), ("leftovers", page.leftovers)):
        for number, one in enumerate(all_of_it):
            assert "".join(s.text for s in cut if number in getattr(s, what)) == one.quote


def test_a_body_is_on_top_of_the_place_in_its_name(page: Explanation, text: str) -> None:
    segment = next(s for s in segments(text, page) if s.text == "遂宁市")
    assert [page.marks[number].kind for number in segment.marks][:2] == ["organization", "place"]


def test_an_empty_page_has_nothing_to_explain(extracted: Callable[..., Extraction]) -> None:
    nothing = explain(extracted("\n"))
    assert (nothing.marks, nothing.facts, nothing.leftovers) == ((), (), ())
