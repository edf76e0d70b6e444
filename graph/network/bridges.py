"""The border between Sichuan and Chongqing: who met people of the other side, at which meetings, and who alone did."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from graph.network.filters import EVERYTHING, Where, organizations_present, people_present
from graph.network.network import Network
from graph.network.projections import people
from graph.network.sides import CHONGQING, SICHUAN, SIDES


@dataclass(frozen=True, slots=True)
class Bridge:
    """A person who met people of the other side.

    Attributes
    ----------
    side : str
        "sichuan" or "chongqing": the side on which the person stood there; who stood on both has two entries.
    others : tuple of str
        Ids of the people of the other side, sorted.
    meetings : tuple of str
        Ids of the meetings at which they met, by date.
    """

    id: str
    name: str
    side: str
    others: tuple[str, ...]
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BridgingMeeting:
    """A meeting of both sides. sichuan, chongqing: names of the organizations of each side, sorted."""

    id: str
    title: str
    start: str | None
    sichuan: tuple[str, ...]
    chongqing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SoleLink:
    """Two people of different sides without whose meetings nothing would join their parts of the network."""

    sichuan: str
    chongqing: str
    meetings: tuple[str, ...]


Standing = dict[int, dict[str, set[int]]]


def standings(network: Network, where: Where = EVERYTHING) -> Standing:
    """For each meeting of both sides, who stood there for which one; who stood for both is on neither."""
    roll = people_present(network, where)
    there = {meeting: set(present) for meeting, present in roll.at.items()} if where != EVERYTHING else None
    found: dict[str, defaultdict[int, set[int]]] = {side: defaultdict(set) for side in SIDES}
    for who, meeting, side in network.stood:
        found[side][meeting].add(who)
    standing = {}
    for meeting in roll.at:
        on = {side: found[side].get(meeting, set()) for side in SIDES}
        if there is not None:
            on = {side: who & there[meeting] for side, who in on.items()}
        if all(on.values()):
            standing[meeting] = on
    return standing


def bridges(
    network: Network, where: Where = EVERYTHING, *, side: str | None = None, limit: int | None = None
) -> tuple[Bridge, ...]:
    """People who met people of the other side, those who met most of them first.

    Parameters
    ----------
    side : str, optional
        Only who stood there on it.
    """
    there = standings(network, where)
    meetings: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for meeting, on in there.items():
        for own, other in _ACROSS:
            if side in (None, own):
                for who in on[own]:
                    if len(on[other]) > (who in on[other]):
                        meetings[who, own].append(meeting)
    beyond = dict(_ACROSS)
    met: dict[tuple[int, str], set[int]] = {
        (who, own): set().union(*(there[meeting][beyond[own]] for meeting in at)) - {who}
        for (who, own), at in meetings.items()
    }
    ids = network.person_ids
    order = sorted(met, key=lambda key: (-len(met[key]), -len(meetings[key]), ids[key[0]], SIDES.index(key[1])))[:limit]
    names = network.names_of({who for who, _ in order})
    return tuple(
        Bridge(
            ids[who], names[who], own, tuple(ids[other] for other in sorted(met[who, own])),
            tuple(network.meetings[meeting].id for meeting in meetings[who, own]),
        )
        for who, own in order
    )  # fmt: skip


_ACROSS = ((SICHUAN, CHONGQING), (CHONGQING, SICHUAN))


def counterparts_across(network: Network, where: Where = EVERYTHING, *, side: str | None = None) -> dict[int, float]:
    """How many different people of the other side each one met, by number; only who met any."""
    beyond: defaultdict[int, list[set[int]]] = defaultdict(list)
    for on in standings(network, where).values():
        for own, other in _ACROSS:
            if side in (None, own):
                for who in on[own]:
                    beyond[who].append(on[other])
    counts = {who: len(set().union(*others) - {who}) for who, others in beyond.items()}
    return {who: float(count) for who, count in counts.items() if count}


def bridging_meetings(network: Network, where: Where = EVERYTHING) -> tuple[BridgingMeeting, ...]:
    """Meetings that brought both sides together, by their organizations and those of the people there, by date."""
    known = network.affiliations.organizations
    found = []
    for meeting, present in organizations_present(network, where, delegates=True).at.items():
        names = {
            side: tuple(sorted(known[number].name for number in present if known[number].side == side))
            for side in (SICHUAN, CHONGQING)
        }
        if all(names.values()):
            one = network.meetings[meeting]
            found.append(BridgingMeeting(one.id, one.title, one.start, names[SICHUAN], names[CHONGQING]))
    return tuple(found)


def sole_links(network: Network, where: Where = EVERYTHING) -> tuple[SoleLink, ...]:
    """Encounters across the border that nothing else makes up for, by ids.

    Notes
    -----
    Bridges in the sense of graph theory [1]_, in the projection on people: edges without which more components are
    left; only those between a person of the Sichuan and one of the Chongqing side.

    References
    ----------
    .. [1] R. E. Tarjan, "A note on finding the bridges of a graph", Information Processing Letters 2, 160-161 (1974).
    """
    net = people(network, where)
    found = []
    for a, b in nx.bridges(net):
        by_side = {net.nodes[key]["side"]: key for key in (a, b)}
        if set(by_side) == {SICHUAN, CHONGQING}:
            found.append(SoleLink(by_side[SICHUAN], by_side[CHONGQING], net.edges[a, b]["meetings"]))
    return tuple(sorted(found, key=lambda one: (one.sichuan, one.chongqing)))
