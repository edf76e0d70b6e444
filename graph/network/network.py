"""The whole network in memory, as far as a question needs it: who was at which meeting, in numbers.

Nothing is read before it is asked for, and no pair of people is made here: a graph of 370,000 attendances is read in a
second, while its people-to-people projection has millions of edges (graph.network.projections).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from graph.errors import InputError
from graph.exports.snapshot import open_snapshot
from graph.model.elements import Elements
from graph.model.whole import sound_lines
from graph.network.periods import chronological, comparable
from graph.network.places import Places, places_held
from graph.network.sides import Affiliations
from graph.network.view import MemoryView, Whole

FEW = 300  # people


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting. start, end: ISO dates, shortened where less is known, `--03-14` without a year, None for unknown."""

    id: str
    title: str
    kind: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Roll:
    """Who was where, by numbers. at: who was at a meeting; of: at which meetings one was, by date; both sorted, none twice."""

    at: dict[int, list[int]]
    of: dict[int, list[int]]

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[int, int]], order: dict[int, int]) -> "Roll":
        """From (who, meeting) in any order, repeated ones once. order: the place of each meeting in time."""
        of: defaultdict[int, set[int]] = defaultdict(set)
        for who, meeting in pairs:
            of[who].add(meeting)
        return cls.of_sorted(((who, meeting) for who in sorted(of) for meeting in of[who]), order)

    @classmethod
    def of_sorted(cls, pairs: Iterable[Sequence[int]], order: dict[int, int]) -> "Roll":
        """From (who, meeting) sorted by who; the same pair twice only in succession."""
        at: defaultdict[int, list[int]] = defaultdict(list)
        of: dict[int, list[int]] = {}
        last_who = last_meeting = -1
        for who, meeting in pairs:
            if who != last_who:
                of[who] = attended = []
            elif meeting == last_meeting:
                continue
            attended.append(meeting)
            at[meeting].append(who)
            last_who, last_meeting = who, meeting
        for attended in of.values():
            if len(attended) > 1:
                attended.sort(key=order.__getitem__)
        return cls({meeting: at[meeting] for meeting in sorted(at, key=order.__getitem__)}, of)


class Network:
    """The network over any source of the graph.

    Parameters
    ----------
    source : Whole
        The snapshot, or a graph in memory. It must stay open as long as the network is asked.

    Notes
    -----
    Numbers are those of the source: of nodes in the order of their ids, so that sorting by number is sorting by id.
    """

    def __init__(self, source: Whole) -> None:
        self.source = source

    @cached_property
    def person_ids(self) -> dict[int, str]:
        """The ids of all people, by number."""
        return {row[0]: row[1] for row in self.source.rows("Person")}

    @cached_property
    def names(self) -> dict[int, str]:
        """The names of all people, by number."""
        return {number: name for number, _, name in self.source.rows("Person", ["name"])}

    def names_of(self, numbers: Collection[int]) -> dict[int, str]:
        """The names of these people; a few are asked for one by one, and not all names read."""
        if "names" in self.__dict__ or len(numbers) > FEW:
            return self.names
        named = {node.id: node.properties["name"] for node in self.source.nodes(self.person_ids[one] for one in numbers)}
        return {one: named[self.person_ids[one]] for one in numbers}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of all people, by id."""
        return {key: number for number, key in self.person_ids.items()}

    @cached_property
    def meetings(self) -> dict[int, Meeting]:
        """All meetings, by number, in the order of time: undated ones last."""
        rows = self.source.rows("Meeting", ["title", "kind", "start", "end"])
        found = {row[0]: Meeting(row[1], row[2], row[3] or "other", row[4], row[5]) for row in rows}
        return dict(sorted(found.items(), key=lambda item: (chronological(item[1].start), item[1].id)))

    @cached_property
    def meeting_ids(self) -> dict[int, str]:
        """The ids of all meetings, by number."""
        return {number: meeting.id for number, meeting in self.meetings.items()}

    @cached_property
    def meeting_numbers(self) -> dict[str, int]:
        """The numbers of all meetings, by id."""
        return {meeting.id: number for number, meeting in self.meetings.items()}

    @cached_property
    def order(self) -> dict[int, int]:
        """The place of each meeting in time, from 0."""
        return {number: place for place, number in enumerate(self.meetings)}

    @cached_property
    def occasions(self) -> dict[int, int]:
        """For each meeting the outermost one that it is a part of; most are their own.

        Whoever met at two parts of one congress, or at a part and at the whole, met on one occasion: that is what
        weights count.
        """
        above: dict[int, int] = {}
        for part, whole, *_ in self.source.links("PART_OF"):
            if part in self.meetings and whole in self.meetings:
                above[part] = min(whole, above.get(part, whole))
        return {number: _outermost(number, above) for number in self.meetings}

    @cached_property
    def has_parts(self) -> bool:
        """Whether any meeting is a part of another."""
        return any(number != whole for number, whole in self.occasions.items())

    @cached_property
    def dated(self) -> dict[int, str | None]:
        """When each meeting began, None where its year is unknown."""
        return {number: meeting.start if comparable(meeting.start) else None for number, meeting in self.meetings.items()}

    @cached_property
    def years(self) -> dict[int, str]:
        """The year in which each meeting began, "" where it is unknown."""
        return {number: (start or "")[:4] for number, start in self.dated.items()}

    @cached_property
    def present(self) -> Roll:
        """All people at all meetings."""
        return Roll.of_sorted(self.source.links("ATTENDED"), self.order)

    @cached_property
    def affiliations(self) -> Affiliations:
        """The organizations and posts."""
        return Affiliations(self.source)

    @cached_property
    def stood(self) -> list[tuple[int, int, str]]:
        """(person, meeting, side) of everybody who stood for one side there, by person."""
        side_of_posts = self.affiliations.side_of_posts
        every = ((who, at, side_of_posts(capacity)) for who, at, capacity in self.source.links("ATTENDED", ["capacity"]))
        return [(who, at, side) for who, at, side in every if side is not None]

    @cached_property
    def places(self) -> dict[int, Places]:
        """Where each meeting was held, by number."""
        held: dict[str, list[str]] = {meeting.id: [] for meeting in self.meetings.values()}
        ids = {row[0]: row[1] for label in ("District", "Venue") for row in self.source.rows(label)}
        for kind in ("HELD_IN", "HELD_AT"):
            for meeting, place, *_ in self.source.links(kind):
                held[self.meetings[meeting].id].append(ids[place])
        found = places_held(self.source, held)
        return {number: found[meeting.id] for number, meeting in self.meetings.items()}


def _outermost(number: int, above: dict[int, int]) -> int:
    seen = {number}
    while (whole := above.get(number)) is not None and whole not in seen:
        seen.add(whole)
        number = whole
    return number if above.get(number) is None else min(seen)


@contextmanager
def open_network(path: Path) -> Iterator[Network]:
    """The network of a data folder (its snapshot) or of a JSON lines file, as `chuanyu export jsonl` writes it.

    Raises
    ------
    StoreError
        Where the folder holds no graph, or one that cannot be read.
    InputError
        Where the file cannot be read or a line is no element of a graph.
    SchemaError
        Where the file's graph is not whole or breaks the schema. A snapshot was checked when it was written.

    Examples
    --------
    >>> from pathlib import Path
    >>> from graph.network.network import open_network
    >>> with open_network(Path("graph.jsonl")) as network:  # doctest: +SKIP
    ...     print(len(network.meetings))
    """
    if path.is_file():
        try:
            with path.open(encoding="utf-8") as lines:
                elements = sound_lines(lines, str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot be read: {error}", where=str(path)) from None
        yield network_of(elements)
    else:
        with open_snapshot(path) as snapshot:
            yield Network(snapshot)


def network_of(elements: Elements) -> Network:
    """The network of a graph in memory."""
    return Network(MemoryView(elements))


class Dumping(Protocol):
    """An open store (graph.stores.store.Store), the embedded one or a Neo4j."""

    def dump(self) -> Elements:
        """The whole graph."""
        ...


def network_of_store(store: Dumping) -> Network:
    """The network of an open store, which is read whole."""
    return network_of(store.dump())
