"""Which meetings and attendances count: the filters that every projection and answer takes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.network.network import Meeting, Network, Roll
from graph.network.periods import comparable, may_lie_within
from graph.network.question import places_named


@dataclass(frozen=True, slots=True)
class Where:
    """Filters; what is left at its default filters nothing.

    Parameters
    ----------
    since, until : str, optional
        ISO dates, both included, may be shortened (2024-03). A meeting counts that may have lain between them as far as
        its date is known; one whose year is unknown does not.
    place : str, optional
        A district (北碚; 重庆 includes all below it) or a part of a venue's name.
    kinds : frozenset of str
        Kinds of meetings (symposium, visit …).
    roles : frozenset of str
        Only who did one of these there (chair, speak …).
    confidence : float
        Only attendances at least so sure (0..1).
    side : str, optional
        Only who stood for one side there: "sichuan" or "chongqing".
    crowd : int, optional
        Leaves out meetings of more people; a congress makes nobody know anybody. The stores' own MET has 200.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    confidence: float = 0.0
    side: str | None = None
    crowd: int | None = None

    @property
    def _of_meetings(self) -> bool:
        return not (self.since is self.until is self.place is None and not self.kinds)

    @property
    def _of_attendances(self) -> bool:
        return bool(self.roles or self.confidence or self.side)


EVERYTHING = Where()


def people_present(network: Network, where: Where = EVERYTHING) -> Roll:
    """Who was at which meeting, as far as the filters let through. NotFound where no place bears the name."""
    return _selected(network, where, "ATTENDED")


def organizations_present(network: Network, where: Where = EVERYTHING, *, delegates: bool = False) -> Roll:
    """Which organization took part in which meeting; with `delegates` also those for which somebody was there.

    `side` keeps organizations of that side.
    """
    return _selected(network, where, "DELEGATED" if delegates else "TOOK_PART")


def delegations(network: Network, where: Where = EVERYTHING) -> Iterator[tuple[int, int]]:
    """(organization, meeting) of those that took part and those for which somebody was there, in any order, some twice."""
    meetings = frozenset(meetings_within(network, where))
    everybody = network.present.at if where.crowd is not None else {}
    for organization, meeting in _pairs(network, where, "DELEGATED"):
        if meeting in meetings and (where.crowd is None or len(everybody.get(meeting, ())) <= where.crowd):
            yield organization, meeting


def _selected(network: Network, where: Where, kind: str) -> Roll:
    if where == EVERYTHING and kind == "ATTENDED":
        return network.present
    meetings = frozenset(meetings_within(network, where))
    if kind == "ATTENDED" and not where._of_attendances:
        roll = network.present
        at = {meeting: who for meeting, who in roll.at.items() if meeting in meetings}
        of = {who: [meeting for meeting in roll.of[who] if meeting in at] for who in roll.of}
        found = Roll(at, {who: attended for who, attended in of.items() if attended})
    else:
        pairs = (pair for pair in _pairs(network, where, kind) if pair[1] in meetings)
        found = Roll.of_pairs(pairs, network.order)
    return found if where.crowd is None else _without_crowds(found, network, where.crowd)


def _without_crowds(roll: Roll, network: Network, crowd: int) -> Roll:
    everybody = network.present.at
    at = {meeting: who for meeting, who in roll.at.items() if len(everybody.get(meeting, ())) <= crowd}
    of = {who: [meeting for meeting in attended if meeting in at] for who, attended in roll.of.items()}
    return Roll(at, {who: attended for who, attended in of.items() if attended})


def _pairs(network: Network, where: Where, kind: str) -> Iterator[tuple[int, int]]:
    """(who, meeting) of the attendances that the filters of attendances let through."""
    affiliations = network.affiliations
    sides = {number: one.side for number, one in affiliations.organizations.items()}
    if kind == "ATTENDED":
        for who, meeting, capacity in _attendances(network, where, "ATTENDED", capacity=where.side is not None):
            if where.side is None or affiliations.side_of_posts(capacity) == where.side:
                yield who, meeting
        return
    if kind == "DELEGATED":
        for _, meeting, capacity in _attendances(network, where, "ATTENDED", capacity=True):
            for organization in affiliations.of_posts(capacity):
                if where.side in (None, sides[organization]):
                    yield organization, meeting
    for who, meeting, _ in _attendances(network, where, "TOOK_PART"):
        if where.side in (None, sides[who]):
            yield who, meeting


def _attendances(network: Network, where: Where, kind: str, *, capacity: bool = False) -> Iterator[tuple[int, int, Any]]:
    """(who, meeting, capacity) of those with a role that is asked for and sure enough; reads only the properties needed.

    What has no confidence is sure: it was not extracted.
    """
    fields = [name for name, needed in (("roles", where.roles), ("confidence", where.confidence)) if needed]
    for who, meeting, *values in network.source.links(kind, [*fields, *(["capacity"] if capacity else [])]):
        if where.roles and where.roles.isdisjoint(values[0] or ()):
            continue
        if where.confidence:
            confidence = values[len(fields) - 1]
            if confidence is not None and confidence < where.confidence:
                continue
        yield who, meeting, values[-1] if capacity else None


def meetings_within(network: Network, where: Where) -> list[int]:
    """The numbers of the meetings that the filters of meetings let through, by date."""
    if not where._of_meetings:
        return list(network.meetings)
    places = None if where.place is None else places_named(network.source, where.place)

    def within(number: int, meeting: Meeting) -> bool:
        if where.kinds and meeting.kind not in where.kinds:
            return False
        if places is not None and places.isdisjoint(network.places[number].ids):
            return False
        if where.since is None and where.until is None:
            return True
        start = meeting.start
        return start is not None and comparable(start) and may_lie_within(start, meeting.end, where.since, where.until)

    return [number for number, meeting in network.meetings.items() if within(number, meeting)]


def left_out_for_want_of_a_year(network: Network, where: Where) -> int:
    """How many meetings a period leaves out because their year is unknown, though all other filters let them through."""
    if where.since is None and where.until is None:
        return 0
    at_any_time = meetings_within(network, replace(where, since=None, until=None))
    return sum(network.dated[number] is None for number in at_any_time)
