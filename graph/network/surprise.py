"""Pairs who meet more often than their calendars explain."""

import math
from collections import Counter
from dataclasses import dataclass

from graph.network.counting import together
from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Network

EXACT = 1000  # occasions up to which the probability is a quotient of whole numbers
TEST = "hypergeometric, one-sided; Benjamini-Hochberg over all pairs of people"


@dataclass(frozen=True, slots=True)
class Surprise:
    """Two people who met more often than expected.

    Attributes
    ----------
    one, other : str
        Ids, the smaller first; `names` in the same order.
    together, own : int, tuple of int
        Occasions that both attended, and that each attended.
    expected : float
        How many both would attend by chance.
    p : float
        Probability of at least so many by chance.
    q : float
        The same corrected for the number of pairs: the share of false finds among all with no greater q.
    meetings : tuple of str
        Ids of the meetings that both attended, by date.
    """

    one: str
    other: str
    names: tuple[str, str]
    together: int
    own: tuple[int, int]
    expected: float
    p: float
    q: float
    meetings: tuple[str, ...]


def surprises(network: Network, where: Where = EVERYTHING, *, most: float = 0.05, least: int = 2) -> tuple[Surprise, ...]:
    """Pairs in the order of their probability, the most surprising first.

    Parameters
    ----------
    most : float
        The greatest q to be told of.
    least : int
        The fewest occasions to be told of; all pairs count in the correction.

    Notes
    -----
    Of N occasions one attended a, the other b, both k. If each had chosen freely, k would be hypergeometric; p is the
    probability of k or more [1]_. All n(n-1)/2 pairs of people are tested at once, so p is corrected by Benjamini and
    Hochberg [2]_; pairs who never met have p = 1. An occasion is a meeting with all its parts, attended by who was at
    any of them; together are those who shared a meeting.

    References
    ----------
    .. [1] M. Tumminello et al., "Statistically validated networks in bipartite complex systems", PLoS ONE 6, e17994 (2011).
    .. [2] Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57, 289-300 (1995).
    """
    roll = people_present(network, where)
    occasions = network.occasions
    own = {who: len({occasions[meeting] for meeting in attended}) for who, attended in roll.of.items()}
    whole = len({occasions[meeting] for meeting in roll.at})
    pairs = together(roll)
    shared = {pair: len({occasions[meeting] for meeting in meetings}) for pair, meetings in pairs.items()}
    kinds = Counter((shared[a, b], *sorted((own[a], own[b]))) for a, b in shared)
    chance = {kind: tail(whole, kind[1], kind[2], kind[0]) for kind in kinds}
    corrected = _corrected(chance, kinds, len(own) * (len(own) - 1) // 2)
    found = []
    for (a, b), count in shared.items():
        kind = (count, *sorted((own[a], own[b])))
        if count >= least and corrected[kind] <= most:
            found.append((chance[kind], -count, a, b, corrected[kind]))
    ids, names = network.person_ids, network.names
    return tuple(
        Surprise(
            ids[a], ids[b], (names[a], names[b]), -count, (own[a], own[b]), own[a] * own[b] / whole, p, q,
            tuple(network.meetings[meeting].id for meeting in pairs[a, b]),
        )
        for p, count, a, b, q in sorted(found)
    )  # fmt: skip


def tail(whole: int, one: int, other: int, least: int) -> float:
    """The probability that random choices of `one` and of `other` among `whole` have `least` or more in common."""
    most = min(one, other)
    if least <= max(0, one + other - whole):
        return 1.0
    if whole <= EXACT:
        ways = sum(math.comb(one, k) * math.comb(whole - one, other - k) for k in range(least, most + 1))
        return ways / math.comb(whole, other)
    logs = [_log_comb(one, k) + _log_comb(whole - one, other - k) for k in range(least, most + 1) if other - k <= whole - one]
    return min(1.0, math.fsum(math.exp(log - _log_comb(whole, other)) for log in logs))


def _log_comb(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _corrected(
    chance: dict[tuple[int, ...], float], kinds: Counter[tuple[int, ...]], tests: int
) -> dict[tuple[int, ...], float]:
    """q of each kind of pair: the least over all p not smaller of p times tests over its place."""
    found: dict[tuple[int, ...], float] = {}
    place = sum(kinds.values())
    least = 1.0
    for kind in sorted(chance, key=lambda kind: (chance[kind], kind), reverse=True):
        least = min(least, chance[kind] * tests / place)
        found[kind] = least
        place -= kinds[kind]
    by_chance: dict[float, float] = {}
    for kind, value in found.items():  # equal p, equal q
        by_chance[chance[kind]] = min(value, by_chance.get(chance[kind], 1.0))
    return {kind: by_chance[chance[kind]] for kind in found}
