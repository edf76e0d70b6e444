"""The border between Sichuan and Chongqing: who met people of the other side, at which meetings, and who alone did."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from graph.network.filters import EVERYTHING, Where, organizations_present, people_present
from graph.network.network import Network
from graph.network.projections import people
from graph.network.sides import CHONGQING, SICHUAN


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


Standing = dict[int, list[tuple[int, str]]]


def standings(network: Network, where: Where = EVERYTHING) -> Standing:
    """For each meeting, who stood there for which side: (number, side), where the side is one."""
    roll = people_present(network, where)
    there = {(who, meeting) for meeting, present in roll.at.items() for who in present} if where != EVERYTHING else None
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    known: dict[tuple[str, ...], str | None] = {}
    for who, meeting, capacity in network.source.links("ATTENDED", ["capacity"]):
        posts = tuple(capacity or ())
        if posts not in known:
            known[posts] = network.affiliations.side_of_posts(posts)
        side = known[posts]
        if side is not None and (there is None or (who, meeting) in there):
            found[meeting].append((who, side))
    return {meeting: sorted(set(found[meeting])) for meeting in roll.at if meeting in found}


def bridges(network: Network, where: Where = EVERYTHING, *, side: str | None = None) -> tuple[Bridge, ...]:
    """People who met people of the other side, those who met most of them first. side: only who stood there on it."""
    others: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    meetings: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for meeting, there in standings(network, where).items():
        on = {one: {who for who, its in there if its == one} for one in (SICHUAN, CHONGQING)}
        for own, other in ((SICHUAN, CHONGQING), (CHONGQING, SICHUAN)):
            for who in on[own]:
                beyond = on[other] - {who}
                if beyond and side in (None, own):
                    others[who, own] |= beyond
                    meetings[who, own].append(meeting)
    ids = network.person_ids
    order = sorted(others, key=lambda key: (-len(others[key]), -len(meetings[key]), ids[key[0]], key[1]))
    return tuple(
        Bridge(
            ids[who], network.names[who], on_side, tuple(ids[other] for other in sorted(others[who, on_side])),
            tuple(network.meetings[meeting].id for meeting in meetings[who, on_side]),
        )
        for who, on_side in order
    )  # fmt: skip


def counterparts_across(network: Network, where: Where = EVERYTHING, *, side: str | None = None) -> dict[int, float]:
    """How many different people of the other side each one met, by number; only who met any."""
    met: defaultdict[int, set[str]] = defaultdict(set)
    for one in bridges(network, where, side=side):
        met[network.numbers[one.id]].update(one.others)
    return {who: float(len(others)) for who, others in met.items()}


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
