"""Which agreements of several documents are one.

Normalized titles are equal, nothing that is known contradicts (day of signing, years and ordinals in the
title), no story tells them apart, and the parties of one are among those of the other; where the parties
of one are not known, both have to be signed on the same day or at the same meeting.
"""

from collections import defaultdict
from collections.abc import Sequence

from graph.resolve.compatible import title_key
from graph.resolve.corpus import Corpus, Member
from graph.resolve.events import Event, agreement, full, joined_by_reviewer
from graph.resolve.judgements import Judgement, pairs
from graph.resolve.meetings import event_ids

Key = tuple[str, str]


def agreements(corpus: Corpus, ids: dict[Member, str], judgements: Sequence[Judgement] = ()) -> dict[Member, str]:
    """The ids of all agreements; `ids` has those of meetings already."""
    members = list(corpus.label("Agreement"))
    apart = {frozenset(pair) for pair in pairs(judgements, False, members)}
    kept: list[Event] = []
    index: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in joined_by_reviewer(members, pairs(judgements, True, members), lambda m: agreement(corpus, m)):
        keys = _keys(corpus, ids, event)
        near = (other for key in keys for other in index[key])
        fitting = next((other for other in near if _may(other, event, apart)), None)
        if fitting is None:
            kept.append(event)
        else:
            fitting.add(event)
        for key in keys:
            if not any(other is (fitting or event) for other in index[key]):
                index[key].append(fitting or event)
    return event_ids("agreement", corpus, kept)


def _keys(corpus: Corpus, ids: dict[Member, str], event: Event) -> list[Key]:
    """Title, and what else two agreements have to have in common: a party, the day, or the meeting."""
    meetings = {ids[meeting] for member in event.members for meeting in corpus.out("SIGNED_AT", member)}
    days = {f"day {event.start}"} if full(event.start) else set()
    return [(title_key(event.title), link) for link in sorted(event.who | meetings | days)]


def _may(a: Event, b: Event, apart: set[frozenset[Member]]) -> bool:
    if not a.agrees(b) or (a.who and b.who and not (a.who <= b.who or b.who <= a.who)):
        return False
    return not apart or not any(frozenset((m, n)) in apart for m in a.members for n in b.members)
