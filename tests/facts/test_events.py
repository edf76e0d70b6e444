"""Events: sentences of our own with the events a reader finds in them.

In tests/facts/events.tsv people are marked {林一}, cited ones {!林一}, bodies <甲市总工会>; ⏎ is a line break. Expected
events are parted by ‖, each: kind | title | start | districts | people | bodies; an empty cell means that no event is told of.
"""

from pathlib import Path

import pytest

from graph.facts.event_types import Event
from graph.facts.events import find_events
from graph.mentions.dates import find_dates
from graph.mentions.places import find_places
from graph.mentions.types import OrganizationMention, PersonMention, StoryMentions
from graph.text.sentences import sentences

ROWS = Path(__file__).with_name("events.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [tuple((row + "\t").split("\t")[:2]) for row in ROWS]
CLOSING = {"{": "}", "<": ">"}


def story(marked: str) -> StoryMentions:
    """The mentions of a marked text; dates and places are found by their own finders."""
    text, people, bodies, at = "", [], [], 0
    while at < len(marked):
        char = marked[at]
        if char not in CLOSING:
            text, at = text + ("\n" if char == "⏎" else char), at + 1
            continue
        end = marked.index(CLOSING[char], at)
        word = marked[at + 1 : end].lstrip("!")
        span = (len(text), len(text) + len(word))
        if char == "{":
            people.append(PersonMention(span, word, f"person/{word}", 1.0, "cited" if marked[at + 1] == "!" else ""))
        else:
            bodies.append(OrganizationMention(span, word, word, "union"))
        text, at = text + word, end + 1
    first = text.split("\n")[0]
    title = (0, len(first)) if "\n" in text else None
    return StoryMentions(
        text, (0, len(text)), title, sentences(text), people, [], bodies, find_places(text), find_dates(text, (0, len(text)))
    )


def shown(event: Event) -> str:
    people = " ".join(f"{k.removeprefix('person/')}:{','.join(sorted(p.roles))}" for k, p in sorted(event.people.items()))
    bodies = " ".join(f"{k}:{','.join(sorted(p.roles))}" for k, p in sorted(event.organizations.items()))
    districts = " ".join(sorted(d.code for d, _ in event.districts))
    return " | ".join([event.kind, event.title, event.start or "", districts, people, bodies])


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_events_of_a_text(marked: str, expected: str) -> None:
    assert " ‖ ".join(shown(e) for e in find_events(story(marked))) == expected


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_every_part_has_evidence(marked: str, expected: str) -> None:
    found = story(marked)
    events = find_events(found)
    assert len(events) == (len(expected.split(" ‖ ")) if expected else 0)
    for event in events:
        assert event.spans
        assert event.rule
        assert 0 < event.confidence <= 1
        parts = [*event.people.values(), *event.organizations.values()]
        for span in [*event.spans, *(s for p in parts for s in p.spans), *(s for _, s in event.districts), *(s for _, s in event.venues)]:
            assert 0 <= span[0] < span[1] <= len(found.text)
            assert 2 <= span[1] - span[0] <= 500
        for part in parts:
            assert part.roles
            assert part.spans
            assert part.rule
            assert 0 < part.confidence <= 1


def test_the_cases_hold_positive_and_negative_ones() -> None:
    assert sum(not expected for _, expected in CASES) >= 12
    assert sum(bool(expected) for _, expected in CASES) >= 45
