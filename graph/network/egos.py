"""The surroundings of one person: everybody within so many encounters, and who of them met whom."""

from dataclasses import dataclass

import networkx as nx

from graph.network.counting import person_sides
from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Network, Roll
from graph.network.projections import people_of
from graph.network.ranks import degrees


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A person in the surroundings of another. distance: encounters between them; meetings: attended; met: how many of the
    others in the surroundings the person met."""

    id: str
    name: str
    side: str
    distance: int
    meetings: int
    met: int


def ego(network: Network, person: str, radius: int = 1, where: Where = EVERYTHING) -> nx.Graph:
    """The part of the projection on people that lies within `radius` encounters of a person (id).

    Returns
    -------
    networkx.Graph
        As graph.network.projections.people; nodes also have ``distance`` (0: the person). Empty for an unknown person
        or one who was at no meeting that counts. Only this part is built, not the whole projection.
    """
    near, away = _near(network, person, radius, where)
    net = people_of(network, near)
    for who, steps in away.items():
        net.nodes[network.person_ids[who]]["distance"] = steps
    return net


def neighbours(network: Network, person: str, radius: int = 1, where: Where = EVERYTHING) -> tuple[Neighbour, ...]:
    """The people of the surroundings (see ego), nearest first, then by id; no pair of them is made."""
    near, away = _near(network, person, radius, where)
    met = degrees(near)
    sides, names = person_sides(network, away), network.names_of(away)
    return tuple(
        Neighbour(network.person_ids[who], names[who], sides.get(who, ""), away[who], len(near.of[who]), met[who])
        for who in sorted(away, key=lambda who: (away[who], who))
    )


def _near(network: Network, person: str, radius: int, where: Where) -> tuple[Roll, dict[int, int]]:
    """The people of the surroundings at all their meetings, and how far away each one is."""
    roll = people_present(network, where)
    start = network.numbers.get(person)
    if start is None or start not in roll.of:
        return Roll({}, {}), {}
    away = distances(roll, start, radius)
    of = {who: roll.of[who] for who in sorted(away)}
    meetings = sorted({meeting for attended in of.values() for meeting in attended}, key=network.order.__getitem__)
    return Roll({meeting: [who for who in roll.at[meeting] if who in away] for meeting in meetings}, of), away


def distances(roll: Roll, start: int, most: int) -> dict[int, int]:
    """How many encounters each person within `most` is away, by number."""
    away = {start: 0}
    seen: set[int] = set()
    waiting = [start]
    for step in range(1, most + 1):
        fresh: list[int] = []
        for meeting in [meeting for who in waiting for meeting in roll.of[who]]:
            if meeting in seen:
                continue
            seen.add(meeting)
            for who in roll.at[meeting]:
                if who not in away:
                    away[who] = step
                    fresh.append(who)
        waiting = fresh
    return away
