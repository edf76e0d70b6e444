"""Who stands out: people by whom they met, by whom they met across the border, by betweenness, by PageRank."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graph.network.bridges import counterparts_across
from graph.network.counting import person_sides
from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Network, Roll
from graph.network.swift import swift_weights

MEASURES = ("degree", "counterparts", "betweenness", "pagerank")
EXACT = 2000  # people; above, betweenness is estimated
PIVOTS = 200
DAMPING = 0.85
_CLOSE = 1e-9  # the sum of changes, a person, at which PageRank is taken to have settled
_MOST = 500


@dataclass(frozen=True, slots=True)
class Rank:
    """A person's place. value: what was ranked by; side: "sichuan", "chongqing", "both" or ""; meetings: how many."""

    id: str
    name: str
    side: str
    value: float
    meetings: int


def rank(
    network: Network, by: str = "degree", where: Where = EVERYTHING, *, side: str | None = None, limit: int | None = None
) -> tuple[Rank, ...]:
    """People in order, the most outstanding first, equals by id.

    Parameters
    ----------
    by : str
        * ``degree``: how many different people the person met.
        * ``counterparts``: how many different people of the other side of the border the person met (see bridges).
        * ``betweenness``: the share of shortest paths between two others, in the projection on people, that lead over
          the person [1]_. Above 2,000 people estimated from 200 of them chosen by a fixed seed [2]_.
        * ``pagerank``: PageRank [3]_ with damping 0.85 in the projection on people, weighted by occasions.
    side : str, optional
        Only people who stood for "sichuan" or "chongqing" at any meeting. Unlike `where.side` it does not change whom
        they met.

    References
    ----------
    .. [1] L. C. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40, 35-41 (1977).
    .. [2] U. Brandes and C. Pich, "Centrality estimation in large networks", Int. J. Bifurcation and Chaos 17 (2007).
    .. [3] L. Page, S. Brin, R. Motwani and T. Winograd, "The PageRank citation ranking" (1999).
    """
    roll = people_present(network, where)
    if by == "degree":
        values: dict[int, float] = {who: float(count) for who, count in degrees(roll).items()}
    elif by == "counterparts":
        values = dict.fromkeys(roll.of, 0.0)
        values.update(counterparts_across(network, where, side=side))
    elif by == "betweenness":
        values = {network.numbers[key]: value for key, value in betweenness(swift_weights(network, where)).items()}
    elif by == "pagerank":
        values = pagerank(network, roll)
    else:
        raise ValueError(by)
    sides = person_sides(network) if side is not None else {}
    who = [one for one in values if side is None or sides.get(one) in (side, "both")]
    first = sorted(who, key=lambda one: (-round(values[one], 12), one))[:limit]
    if side is None:
        sides = person_sides(network, first)
    names = network.names_of(first)
    return tuple(
        Rank(network.person_ids[one], names[one], sides.get(one, ""), values[one], len(roll.of[one])) for one in first
    )


def ranked_in_all(network: Network, where: Where = EVERYTHING, *, side: str | None = None) -> int:
    """How many people there are to be ranked."""
    who = people_present(network, where).of
    sides = person_sides(network) if side is not None else {}
    return sum(side is None or sides.get(one) in (side, "both") for one in who)


def degrees(roll: Roll) -> dict[int, int]:
    """How many different people each one met, without making the pairs."""
    at = roll.at
    return {
        who: len(at[attended[0]] if len(attended) == 1 else set().union(*[at[meeting] for meeting in attended])) - 1
        for who, attended in roll.of.items()
    }


def betweenness(net: nx.Graph) -> dict[str, float]:
    """Of each node; exact up to EXACT nodes. networkx backends that compute it are used where they are configured."""
    few = len(net) <= EXACT
    found: dict[str, float] = nx.betweenness_centrality(net, k=None if few else PIVOTS, seed=None if few else 1)
    return found


def pagerank(network: Network, roll: Roll) -> dict[int, float]:
    """PageRank in the projection on people, weighted by occasions, by power iteration.

    Notes
    -----
    The projection is not made: what a person passes on is spread over each meeting and taken back again from the person.
    Only for occasions of several meetings, where products would count pairs twice, pairs are made. The
    same as ``networkx.pagerank(people(network), weight="weight")``; it ends where the values change by less than 1e-9 a
    person.
    """
    if not roll.of:
        return {}
    place = {who: index for index, who in enumerate(roll.of)}
    plain, attended, pairs = _parts(network, roll, place)
    count = len(place)
    alone = [len(at) for at in attended]  # how often one is counted at a meeting with oneself

    def spread(amounts: Sequence[float]) -> list[float]:
        """What each one gets: the sum of the amounts of others, times the occasions with them."""
        sums = [sum(map(amounts.__getitem__, there)) for there in plain]
        shares = [sum(map(sums.__getitem__, at)) for at in attended]
        got = [share - amount * often for share, amount, often in zip(shares, amounts, alone, strict=True)]
        for a, b in pairs:
            got[a] += amounts[b]
            got[b] += amounts[a]
        return got

    strength = spread([1.0] * count)
    whole = sum(strength) or 1.0
    value = [links / whole for links in strength] if any(strength) else [1.0 / count] * count  # near to where it settles
    for _ in range(_MOST):
        lost = sum([amount for amount, links in zip(value, strength, strict=True) if not links])
        base = (1.0 - DAMPING + DAMPING * lost) / count
        got = spread([amount / links if links else 0.0 for amount, links in zip(value, strength, strict=True)])
        fresh = [base + DAMPING * amount for amount in got]
        change = sum(abs(new - old) for new, old in zip(fresh, value, strict=True))
        value = fresh
        if change < _CLOSE * count:
            break
    return dict(zip(place, value, strict=True))


def _parts(
    network: Network, roll: Roll, place: dict[int, int]
) -> tuple[list[list[int]], list[list[int]], list[tuple[int, int]]]:
    """(who was at each occasion of a single meeting, at which of those each one was, the pairs of the other occasions).

    People by `place`; occasions by their place in the first list.
    """
    meetings: defaultdict[int, list[int]] = defaultdict(list)
    for meeting in roll.at:
        meetings[network.occasions[meeting]].append(meeting)
    plain: list[list[int]] = []
    attended: list[list[int]] = [[] for _ in place]
    pairs: list[tuple[int, int]] = []
    for together in meetings.values():
        if len(together) > 1:
            pairs += sorted({pair for meeting in together for pair in _pairs(roll.at[meeting], place)})
        elif len(there := [place[who] for who in roll.at[together[0]]]) > 1:
            for one in there:
                attended[one].append(len(plain))
            plain.append(there)
    return plain, attended, pairs


def _pairs(who: Iterable[int], place: dict[int, int]) -> Iterable[tuple[int, int]]:
    return combinations([place[one] for one in who], 2)
