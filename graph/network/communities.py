"""Groups of people who meet each other more than others: Louvain, the same each time."""

from collections import Counter
from dataclasses import dataclass

import networkx as nx

from graph.network.counting import person_sides
from graph.network.filters import EVERYTHING, Where
from graph.network.network import Network
from graph.network.projections import weights

SEED = 1


@dataclass(frozen=True, slots=True)
class Community:
    """A group of people.

    Attributes
    ----------
    number : int
        From 1: the largest first, equals by their least id.
    people : tuple of (id, name)
        Best acquainted within the group first.
    sides : dict
        How many of them stood for "sichuan", "chongqing", "both"; "" for unknown.
    within, across : int
        Occasions of pairs in the group, and of pairs of which one is in it.
    """

    number: int
    people: tuple[tuple[str, str], ...]
    sides: dict[str, int]
    within: int
    across: int


@dataclass(frozen=True, slots=True)
class Communities:
    """modularity: from -0.5 to 1, how much more weight lies within the groups than chance explains; 0 for no edge."""

    groups: tuple[Community, ...]
    modularity: float


def communities(network: Network, where: Where = EVERYTHING, *, resolution: float = 1.0) -> Communities:
    """Groups in the projection on people, weighted by occasions.

    Parameters
    ----------
    resolution : float
        Above 1 makes more and smaller groups, below fewer and larger ones.

    Notes
    -----
    The Louvain method [1]_ with a fixed seed on a graph built in the order of ids: the same graph gives the same groups.
    People who met nobody make no group.

    References
    ----------
    .. [1] V. D. Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech. (2008) P10008.
    """
    net = weights(network, where)
    net.remove_nodes_from([key for key, degree in net.degree if degree == 0])
    if not net:
        return Communities((), 0.0)
    found = nx.community.louvain_communities(net, weight="weight", resolution=resolution, seed=SEED)
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    groups = tuple(_community(network, net, number, members) for number, members in enumerate(ordered, 1))
    return Communities(groups, float(nx.community.modularity(net, ordered, weight="weight", resolution=resolution)))


def _community(network: Network, net: nx.Graph, number: int, members: set[str]) -> Community:
    within, across = dict.fromkeys(members, 0), 0
    for key in members:
        for other, data in net[key].items():
            if other in members:
                within[key] += data["weight"]
            else:
                across += data["weight"]
    who = {key: network.numbers[key] for key in sorted(members, key=lambda key: (-within[key], key))}
    sides, names = person_sides(network, who.values()), network.names_of(who.values())
    counts = Counter(sides.get(one, "") for one in who.values())
    people = tuple((key, names[one]) for key, one in who.items())
    return Community(number, people, dict(sorted(counts.items())), sum(within.values()) // 2, across)
