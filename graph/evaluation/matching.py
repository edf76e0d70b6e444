"""Which meeting or agreement of the graph is which one of the gold."""

from collections.abc import Mapping, Sequence

from graph.evaluation.gold import GoldEvent
from graph.evaluation.predicted import Event
from graph.evaluation.titles import ENOUGH, LEAST, likeness, same_day
from graph.evaluation.wording import organization_key

_PEOPLE, _DAY, _PLACE = 0.3, 0.1, 0.05  # what the same people (or bodies), day and district add to a title
_UNTITLED = 0.15  # the gold's own description is no title: less likeness will do


def assign(gold: Sequence[GoldEvent], events: Mapping[str, Event]) -> dict[int, str]:
    """{index in the gold: id}, one to one, the likest first; a required one before an optional one that is as like.

    People, day and place support a title; they do not replace it.
    """
    pairs = []
    for index, wanted in enumerate(gold):
        for key, event in events.items():
            title = max(likeness(a, b) for a in wanted.titles for b in event.titles)
            if title < LEAST:
                continue
            support = _support(wanted, event)
            if title + support + _UNTITLED * wanted.untitled >= ENOUGH:
                pairs.append((-title - support, wanted.optional, index, key))
    found: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, index, key in sorted(pairs):
        if index not in found and key not in taken:
            found[index] = key
            taken.add(key)
    return found


def _support(wanted: GoldEvent, event: Event) -> float:
    if wanted.attended:
        ours, theirs = set(wanted.attended), set(event.roles)
    else:
        ours = {organization_key(name) for name in wanted.bodies}
        theirs = {organization_key(name) for name, _ in event.bodies}
    shared = _PEOPLE * len(ours & theirs) / max(1, len(ours | theirs))
    day = _DAY * same_day(wanted.start, wanted.end, event.day)
    return shared + day + _PLACE * (not event.districts.keys().isdisjoint(wanted.districts))
