"""Which agreements of several documents are one.

Normalized titles are equal, nothing that is known contradicts (day of signing, years and ordinals in the
title), no story tells them apart, and the parties of one are among those of the other; where the parties
of one are not known, both have to be signed on the same day or at the same meeting.
"""

from collections import defaultdict
from collections.abc import Sequence

from graph.resolve.compatible import title_key
from graph.resolve.corpus import Corpus, Member
from graph.resolve.events import Event, agreement, full
from graph.resolve.judgements import Judgement, pairs
from graph.resolve.meetings import event_ids


def agreements(corpus: Corpus, ids: dict[Member, str], judgements: Sequence[Judgement] = ()) -> dict[Member, str]:
    """The ids of all agreements; `ids` has those of meetings already."""
    members = list(corpus.label("Agreement"))
    judged = {same: {frozenset(pair) for pair in pairs(judgements, same, members)} for same in (True, False)}
    by_title: defaultdict[str, list[Event]] = defaultdict(list)
    for member in members:
        event = agreement(corpus, member)
        kept = by_title[title_key(event.title)]
        fitting = next((e for e in kept if _same(corpus, ids, e, event, judged)), None)
        if fitting is None:
            kept.append(event)
        else:
            fitting.add(event)
    return event_ids("agreement", corpus, [e for key in sorted(by_title) for e in by_title[key]])


def _same(
    corpus: Corpus, ids: dict[Member, str], a: Event, b: Event, judged: dict[bool, set[frozenset[Member]]]
) -> bool:
    crossing = {frozenset((m, n)) for m in a.members for n in b.members} if judged[True] or judged[False] else set()
    if crossing & judged[False]:
        return False
    if crossing & judged[True]:
        return True
    if not a.agrees(b):
        return False
    if a.who and b.who:
        return a.who <= b.who or b.who <= a.who
    return (full(a.start) and a.start == b.start) or bool(_signed_at(corpus, ids, a) & _signed_at(corpus, ids, b))


def _signed_at(corpus: Corpus, ids: dict[Member, str], event: Event) -> set[str]:
    return {ids[meeting] for member in event.members for meeting in corpus.out("SIGNED_AT", member)}
