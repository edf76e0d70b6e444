"""What is known of a group of meetings or agreements that are one, and whether two groups may be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.model.values import is_date
from graph.resolve.compatible import dates_agree, known, numbers_agree, parts, places_agree
from graph.resolve.corpus import Corpus, Member

_LONGEST = 14  # days of a meeting that are all looked at


@dataclass(slots=True)
class Event:
    """One group. told: (document, story) in which a member stands: what one story tells apart stays apart.

    who: names of people, and "organization/…" of bodies, that had a part in it. numbers: ordinals of the members.
    """

    members: list[Member]
    title: str
    start: str
    end: str
    districts: set[str]
    who: set[str]
    ordinals: set[str]
    told: set[tuple[str, str]] = field(default_factory=set)

    def add(self, other: "Event") -> None:
        """Take over what is known of the other group."""
        self.members += other.members
        if known(other.start) > known(self.start):
            self.start, self.end = other.start, other.end or self.end
        self.end = self.end or other.end
        self.districts |= other.districts
        self.who |= other.who
        self.ordinals |= other.ordinals
        self.told |= other.told

    def agrees(self, other: "Event") -> bool:
        """Whether nothing that is known of the two contradicts that they are one."""
        return (
            not self._told_apart(other)
            and self._days_agree(other)
            and places_agree(self.districts, other.districts)
            and numbers_agree(self.title, other.title)
            and (not self.ordinals or not other.ordinals or bool(self.ordinals & other.ordinals))
        )

    def _told_apart(self, other: "Event") -> bool:
        if self.told & other.told:
            return True
        anywhere = {document for document, story in self.told ^ other.told if not story}
        return any(d in anywhere for d, _ in self.told) and bool(
            {d for d, _ in self.told} & {d for d, _ in other.told} & anywhere
        )

    def _days_agree(self, other: "Event") -> bool:
        return dates_agree(self.start, other.start) or _within(self, other.start) or _within(other, self.start)


def _within(event: Event, day: str) -> bool:
    """Whether the day is one of the event's days; all three dates have to be full."""
    return all(full(text) for text in (event.start, day, event.end)) and event.start <= day <= event.end


def full(text: str) -> bool:
    """Whether year, month and day are known, and a day of the calendar."""
    return all(parts(text)) and is_date(text[:10])


def days_of(event: Event) -> list[str]:
    """The days of a fully dated event; of one longer than two weeks its first."""
    first = date.fromisoformat(event.start[:10])
    last = date.fromisoformat(event.end[:10]) if full(event.end) else first
    length = (last - first).days
    return [(first + timedelta(days=n)).isoformat() for n in range(length + 1 if 0 <= length < _LONGEST else 1)]


def meeting(corpus: Corpus, member: Member) -> Event:
    """What one document says of a meeting."""
    people = corpus.texts(corpus.into("ATTENDED", member), "name")
    bodies = {f"organization/{name}" for name in corpus.texts(corpus.into("TOOK_PART", member), "name")}
    return Event(
        members=[member],
        title=corpus.text(member, "title"),
        start=corpus.text(member, "start"),
        end=corpus.text(member, "end"),
        districts=corpus.districts(member),
        who=people | bodies,
        ordinals={corpus.text(member, "ordinal")} - {""},
        told=_told(corpus, member),
    )


def agreement(corpus: Corpus, member: Member) -> Event:
    """What one document says of an agreement; `who` are its parties, its day that of the signing."""
    return Event(
        members=[member],
        title=corpus.text(member, "title"),
        start=corpus.text(member, "signedOn"),
        end="",
        districts=set(),
        who=corpus.texts(corpus.into("PARTY_TO", member), "name"),
        ordinals=set(),
        told=_told(corpus, member),
    )


def _told(corpus: Corpus, member: Member) -> set[tuple[str, str]]:
    """The stories that report it; "" for a member of which that is not known, which meets all of its document."""
    stories = {(story[0], story[1]) for story in corpus.into("REPORTS", member)}
    return stories or {(member[0], "")}


def joined_by_reviewer(
    members: Iterable[Member], same: Iterable[tuple[Member, Member]], read: Callable[[Member], Event]
) -> list[Event]:
    """One event a member, as `read` gives it; those that a reviewer joined already one. Sorted by the first member."""
    events = {member: read(member) for member in members}
    for a, b in same:
        left, right = events[a], events[b]
        if left is not right:
            left.add(right)
            events |= dict.fromkeys(right.members, left)
    unique = {id(event): event for event in events.values()}
    return list(unique.values())
