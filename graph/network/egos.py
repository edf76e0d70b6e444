"""The surroundings of one person: everybody within so many encounters, and who of them met whom."""

import networkx as nx

from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Network, Roll
from graph.network.projections import people_of


def ego(network: Network, person: str, radius: int = 1, where: Where = EVERYTHING) -> nx.Graph:
    """The part of the projection on people that lies within `radius` encounters of a person (id).

    Returns
    -------
    networkx.Graph
        As graph.network.projections.people; nodes also have ``distance`` (0: the person). Empty for an unknown person
        or one who was at no meeting that counts. Only this part is built, not the whole projection.
    """
    roll = people_present(network, where)
    start = network.numbers.get(person)
    if start is None or start not in roll.of:
        return nx.Graph()
    away = distances(roll, start, radius)
    at = {meeting: [who for who in present if who in away] for meeting, present in roll.at.items()}
    near = {meeting: present for meeting, present in at.items() if present}
    net = people_of(network, Roll(near, {who: roll.of[who] for who in sorted(away)}))
    for who, steps in away.items():
        net.nodes[network.person_ids[who]]["distance"] = steps
    return net


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
