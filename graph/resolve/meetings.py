"""Which meetings of several documents (or of several stories of one page) are one event.

Nothing that is known may contradict: dates (`--03-14` agrees with 2024-03-14), districts, ordinals and
years in the titles; and what one story tells apart stays apart. Beyond that, two are joined
1. where normalized titles are equal and both full dates agree (a title that says little, like 座谈会,
   no place and no number in it, also needs a participant in common);
2. where normalized titles are equal and the date of one is known less, but a participant in common
   speaks for it, and there is exactly one such event (座谈会: two participants); month and day alone
   give nobody's year away;
3. where the full dates are equal, titles are strongly similar, and two participants are in common
   (or one, where that is half of those named), and one is not told to be a part of the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.facts.series import series_of
from graph.ids import node_id, title_part
from graph.resolve.choose import best_date, most_frequent
from graph.resolve.compatible import generic, known, similar, title_key
from graph.resolve.corpus import Corpus, Member
from graph.resolve.events import Event, days_of, full, joined_by_reviewer, meeting
from graph.resolve.judgements import Judgement, pairs

_BOTH = re.compile("两地|三地|双方")
_CROWD = 60  # events of one day with one participant in common: above this, titles are not compared pair by pair


def meetings(corpus: Corpus, judgements: Sequence[Judgement] = ()) -> dict[Member, str]:
    """The ids of all meetings."""
    members = list(corpus.label("Meeting"))
    apart = {frozenset(pair) for pair in pairs(judgements, False, members)}
    apart |= {frozenset((m, whole)) for m in members for whole in corpus.out("PART_OF", m)}
    joiner = _Joiner(apart)
    by_title: defaultdict[str, list[Event]] = defaultdict(list)
    for event in joined_by_reviewer(members, pairs(judgements, True, members), lambda m: meeting(corpus, m)):
        by_title[title_key(event.title)].append(event)
    events = [e for key in sorted(by_title) for e in joiner.same_title(by_title[key], generic(key))]
    return event_ids("meeting", corpus, joiner.similar_titles(events))


class _Joiner:
    """apart: pairs of members that never come into one event."""

    def __init__(self, apart: set[frozenset[Member]]) -> None:
        self._apart = apart
        self._bound = {member for pair in apart for member in pair}

    def _may(self, a: Event, b: Event) -> bool:
        if not a.agrees(b):
            return False
        bound = [m for m in a.members if m in self._bound]
        return not any(frozenset((m, n)) in self._apart for m in bound for n in b.members)

    def same_title(self, events: list[Event], vague: bool) -> list[Event]:
        """Join events of one normalized title; `vague`: a title that says little."""
        kept = self._same_day([e for e in events if full(e.start)], vague)
        index: defaultdict[str, list[Event]] = defaultdict(list)
        for event in kept:
            _enter(index, event, event)
        for event in sorted((e for e in events if not full(e.start)), key=_certainty):
            fitting = self._fitting(event, index, vague)
            if len(fitting) == 1:
                fitting[0].add(event)
                _enter(index, event, fitting[0])
            else:
                kept.append(event)
                _enter(index, event, event)
        return kept

    def _same_day(self, events: list[Event], vague: bool) -> list[Event]:
        kept: list[Event] = []
        days: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in sorted(events, key=_first):
            keys = [(day, name) for day in days_of(event) for name in (sorted(event.who) if vague else [""])]
            fitting = next((e for key in keys for e in days[key] if self._may(e, event)), None)
            if fitting is None:
                kept.append(event)
            else:
                fitting.add(event)
            for key in keys:
                if (fitting or event) not in days[key]:
                    days[key].append(fitting or event)
        return kept

    def _fitting(self, event: Event, index: defaultdict[str, list[Event]], vague: bool) -> list[Event]:
        """Up to two events that this less dated one could be."""
        found: list[Event] = []
        for key in _keys(event):
            for other in index[key]:
                enough = not vague or len(event.who & other.who) > 1
                if enough and not any(other is e for e in found) and self._may(other, event):
                    found.append(other)
                    if len(found) > 1:
                        return found
        return found

    def similar_titles(self, events: list[Event]) -> list[Event]:
        """Join events of one day with similar titles and participants in common."""
        blocks: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in sorted((e for e in events if full(e.start)), key=_first):
            for name in event.who:
                blocks[event.start[:10], name].append(event)
        gone: dict[int, Event] = {}
        for key in sorted(blocks):
            if 1 < len(blocks[key]) <= _CROWD:
                self._join_similar(blocks[key], gone)
        return [event for event in events if id(event) not in gone]

    def _join_similar(self, block: list[Event], gone: dict[int, Event]) -> None:
        kept: list[Event] = []
        for event in block:
            if id(event) in gone:
                continue
            fitting = next((e for e in kept if _company(e, event) and _alike(e, event) and self._may(e, event)), None)
            if fitting is None:
                kept.append(event)
            else:
                fitting.add(event)
                gone[id(event)] = event


def _company(a: Event, b: Event) -> bool:
    common = len(a.who & b.who)
    return common > 1 or (common == 1 and min(len(a.who), len(b.who)) <= 2)


def _alike(a: Event, b: Event) -> bool:
    if similar(title_key(a.title), title_key(b.title)):
        return True
    series = [series_of(a.title), series_of(b.title)]
    names = [found[0] if found else title for found, title in zip(series, (a.title, b.title), strict=True)]
    return any(series) and _BOTH.sub("", names[0]) == _BOTH.sub("", names[1])


def _keys(event: Event) -> list[str]:
    return sorted(event.who)


def _enter(index: defaultdict[str, list[Event]], event: Event, under: Event) -> None:
    for key in _keys(event):
        if not any(under is e for e in index[key][-8:]):
            index[key].append(under)


def _first(event: Event) -> Member:
    return min(event.members)


def _certainty(event: Event) -> tuple[int, Member]:
    return -known(event.start), min(event.members)


def event_ids(kind: str, corpus: Corpus, events: Iterable[Event]) -> dict[Member, str]:
    """kind/DATE/TITLE for meetings, kind/TITLE for agreements; equal ones get the smallest document and key too."""
    by_id: defaultdict[str, list[list[Member]]] = defaultdict(list)
    for event in events:
        date = [best_date([corpus.text(m, "start") for m in event.members])] if kind == "meeting" else []
        title = most_frequent(corpus.text(m, "title") for m in event.members)
        by_id[node_id(kind, *date, title_part(title))].append(sorted(event.members))
    found: dict[Member, str] = {}
    for base, groups in by_id.items():
        for group in groups:
            document, key = group[0]
            tail = node_id("", document.removeprefix("document/"), key.removeprefix(f"{kind}/"))
            found |= dict.fromkeys(group, base if len(groups) == 1 else base + tail)
    return found
