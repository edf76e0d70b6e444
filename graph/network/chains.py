"""Over whom two people know each other: chains of meetings, shortest, or such as word could have passed along."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Network, Roll
from graph.network.periods import comparable, first_day, last_day

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Chain:
    """people: ids from the first to the last; meetings: ids of those between them, one fewer."""

    people: tuple[str, ...]
    meetings: tuple[str, ...]


def shortest_chains(
    network: Network, one: str, other: str, where: Where = EVERYTHING, *, limit: int = LIMIT
) -> tuple[Chain, ...]:
    """All shortest chains of meetings from one person (id) to another, sorted by ids, at most `limit` of them.

    Returns
    -------
    tuple of Chain
        Empty where no chain leads there, or both are the same.

    Notes
    -----
    Shortest paths in the bipartite graph of people and meetings, found by breadth-first search from both ends' layers
    [1]_; two people who met at two meetings are joined by two chains.

    References
    ----------
    .. [1] E. F. Moore, "The shortest path through a maze", Proc. Int. Symp. Switching Theory (1959), 285-292.
    """
    roll = people_present(network, where)
    start, goal = network.numbers.get(one), network.numbers.get(other)
    if start is None or goal is None or start == goal:
        return ()
    near = _layers(roll, goal, start)
    return tuple(_chain(network, found) for found in islice(_walks(network, roll, near, start, goal), limit))


def _layers(roll: Roll, start: int, goal: int) -> dict[int, int]:
    """How many meetings each person is away from `start`, as far as `goal`."""
    away = {start: 0}
    seen: set[int] = set()
    waiting = [start]
    while waiting and goal not in away:
        fresh: list[int] = []
        for person in waiting:
            for meeting in roll.of.get(person, ()):
                if meeting in seen:
                    continue
                seen.add(meeting)
                for next_one in roll.at[meeting]:
                    if next_one not in away:
                        away[next_one] = away[person] + 1
                        fresh.append(next_one)
        waiting = fresh
    return away


def _walks(network: Network, roll: Roll, away: dict[int, int], person: int, goal: int) -> Iterator[tuple[int, ...]]:
    """Person, meeting, person … in the order of their ids; every step leads nearer."""
    if person == goal:
        yield (person,)
    elif person in away:
        ids = network.meetings
        for meeting in sorted(roll.of[person], key=lambda number: ids[number].id):
            for next_one in roll.at[meeting]:
                if away.get(next_one) == away[person] - 1:
                    for rest in _walks(network, roll, away, next_one, goal):
                        yield person, meeting, *rest


def chain_in_time(network: Network, one: str, other: str, where: Where = EVERYTHING) -> Chain | None:
    """A chain along which word could have passed from one person (id) to another; None where there is none.

    Returns
    -------
    Chain or None
        One of fewest meetings; of these one that ends earliest, then the one of the least ids, from the end.

    Notes
    -----
    A time-respecting path [1]_ of contacts: each meeting but the first began on a day after the last day of the one
    before it. Dates that are known in part only (2024-03) are taken at their worst, so that the order is certain;
    meetings whose year is unknown are left out, but for a chain of a single meeting, which needs no order.

    References
    ----------
    .. [1] P. Holme and J. Saramäki, "Temporal networks", Physics Reports 519, 97-125 (2012).
    """
    roll = people_present(network, where)
    start, goal = network.numbers.get(one), network.numbers.get(other)
    if start is None or goal is None or start == goal:
        return None
    days = _days(network, roll)
    direct = _direct(network, roll, days, start, goal)
    if direct is not None:
        return direct
    # told[n][p]: (the day on which p can know after n meetings, at the earliest; meeting; from whom)
    told: list[dict[int, tuple[str, int, int]]] = [{start: ("", -1, -1)}]
    best: dict[int, str] = {start: ""}
    while told[-1] and goal not in told[-1]:
        fresh: dict[int, tuple[str, int, int]] = {}
        for person, (day, _, _) in sorted(told[-1].items()):
            for meeting in roll.of.get(person, ()):
                if meeting not in days or days[meeting][0] <= day:
                    continue
                ended = days[meeting][1]
                for next_one in roll.at[meeting]:
                    known = (ended, meeting, person)
                    if ended < best.get(next_one, "~") and known < fresh.get(next_one, ("~", 0, 0)):
                        fresh[next_one] = known
        best.update({person: day for person, (day, _, _) in fresh.items()})
        told.append(fresh)
    return _traced(network, told, goal) if told[-1] else None


def _direct(network: Network, roll: Roll, days: dict[int, tuple[str, str]], start: int, goal: int) -> Chain | None:
    """By the meeting that both attended which ended first; undated ones last."""
    both = set(roll.of.get(start, ())) & set(roll.of.get(goal, ()))
    if not both:
        return None
    return _chain(network, (start, min(both, key=lambda m: (days[m][1] if m in days else "~", m)), goal))


def _days(network: Network, roll: Roll) -> dict[int, tuple[str, str]]:
    """The first day on which each meeting can have begun and the last on which it can have ended, where its year is known."""
    found = {}
    for number in roll.at:
        meeting = network.meetings[number]
        end = meeting.end or meeting.start
        if meeting.start and end and comparable(meeting.start) and comparable(end):
            found[number] = first_day(meeting.start), last_day(end)
    return found


def _traced(network: Network, told: list[dict[int, tuple[str, int, int]]], goal: int) -> Chain:
    steps: tuple[int, ...] = (goal,)
    for layer in reversed(told[1:]):
        _, meeting, person = layer[steps[0]]
        steps = person, meeting, *steps
    return _chain(network, steps)


def _chain(network: Network, steps: tuple[int, ...]) -> Chain:
    people = tuple(network.person_ids[number] for number in steps[::2])
    return Chain(people, tuple(network.meetings[number].id for number in steps[1::2]))
