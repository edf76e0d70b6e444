"""Who met whom: counterparts of a person, who met several, the first and the last encounter.

All of it is read off the roll: no pair is made but those that are asked for.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.network.counting import span_of, weight_of
from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Meeting, Network, Roll


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody whom a person met.

    Attributes
    ----------
    id, name : str
        Of the one who was met.
    weight : int
        Occasions on which they met; a congress and its parts are one.
    meetings : tuple of str
        Ids of the meetings that both attended, by date.
    first, last : str or None
        Start of the first and the last of them whose year is known.
    """

    id: str
    name: str
    weight: int
    meetings: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Common:
    """Somebody who met every one of several people. meetings: ids of those shared with any of them, by date."""

    id: str
    name: str
    meetings: tuple[str, ...]


def counterparts(network: Network, person: str, where: Where = EVERYTHING) -> tuple[Counterpart, ...]:
    """Everybody whom a person met, most often met first.

    Parameters
    ----------
    person : str
        An id; `graph.network.question.people_named` finds those of a name. An unknown one met nobody.

    Notes
    -----
    Two people met where both attended the same meeting (ATTENDED); being named in one article is not meeting.
    """
    shared = _shared(people_present(network, where), network.numbers.get(person))
    weights = {other: weight_of(network, meetings) for other, meetings in shared.items()}
    ids, names, told = network.person_ids, network.names, network.meeting_ids.__getitem__
    return tuple(
        Counterpart(ids[other], names[other], -weight, tuple(map(told, shared[other])), *span_of(network, shared[other]))
        for weight, other in sorted((-weight, other) for other, weight in weights.items())
    )


def met_at(network: Network, one: str, other: str, where: Where = EVERYTHING) -> tuple[Meeting, ...]:
    """Where and when two people met: the meetings that both attended, by date; the first and the last are its ends."""
    roll = people_present(network, where)
    a, b = (set(roll.of.get(network.numbers.get(person, -1), ())) for person in (one, other))
    both = a & b if one != other else set()
    return tuple(network.meetings[number] for number in sorted(both, key=network.order.__getitem__))


def who_met_all(network: Network, people: Sequence[str], where: Where = EVERYTHING) -> tuple[Common, ...]:
    """Who met every one of several people (ids), best acquainted first."""
    roll = people_present(network, where)
    numbers = [network.numbers.get(person) for person in dict.fromkeys(people)]
    met = [_shared(roll, number) for number in numbers]
    known = set.intersection(*(set(shared) for shared in met)) - set(numbers) if met else set()
    found = []
    for other in sorted(known):
        together = {meeting for shared in met for meeting in shared[other]}
        ids = tuple(network.meetings[number].id for number in sorted(together, key=network.order.__getitem__))
        found.append(Common(network.person_ids[other], network.names[other], ids))
    return tuple(sorted(found, key=lambda one: (-len(one.meetings), one.id)))


def _shared(roll: Roll, person: int | None) -> dict[int, list[int]]:
    """The meetings that a person shared with each other one, by date."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for meeting in roll.of.get(-1 if person is None else person, ()):
        for other in roll.at[meeting]:
            found[other].append(meeting)
    found.pop(-1 if person is None else person, None)
    return found
