"""The question `met`: people of a name, their encounters, and the filters on them."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import NotFound
from graph.model.elements import Node
from graph.network.encounters import Encounter, Held, Presence, encounters_of, posts_held
from graph.network.periods import comparable, may_lie_within
from graph.network.places import matching_places, place_names
from graph.network.sides import Affiliations
from graph.network.view import View, Whole


@dataclass(frozen=True, slots=True)
class Question:
    """name, other: simplified names or person ids. place: a district or venue. since, until: ISO dates, may be shortened.

    kinds, roles, confidence, side: as in graph.network.filters.Where; the last three hold of both who met.
    """

    name: str
    other: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    confidence: float = 0.0
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One person of the name. posts: those held ever; uncertain: encounters left out of a period for want of a year."""

    id: str
    name: str
    posts: tuple[Held, ...]
    encounters: tuple[Encounter, ...]
    uncertain: int


def who_met(view: Whole, question: Question) -> list[Answer]:
    """One answer for each person of the name; NotFound names the nearest where there is none."""
    people = people_named(view, question.name)
    others = None if question.other is None else {node.id for node in people_named(view, question.other)}
    places = None if question.place is None else places_named(view, question.place)
    posts = posts_held(view, people)
    affiliations = None if question.side is None else Affiliations(view)
    answers = []
    for person in people:
        met = encounters_of(view, person)
        if others is not None:
            met = [one for one in met if one.other.id in others]
        if places is not None:
            met = [one for one in met if one.place_ids & places]
        met = [one for one in met if _counts(one, question, affiliations)]
        within = [one for one in met if _within(one, question)]
        uncertain = 0 if question.since is question.until is None else sum(not comparable(one.start) for one in met)
        name = person.properties["name"]
        answers.append(Answer(person.id, name, tuple(posts.get(person.id, ())), tuple(within), uncertain))
    return answers


def people_named(view: View, name: str) -> list[Node]:
    """The people of a name, or the one of an id."""
    found = view.nodes([name]) if name.startswith("person/") else view.people(name)
    if not found:
        raise NotFound("no such person in the graph", where=name, hint=nearest(name, view.names()))
    return list(found)


def places_named(view: View, wanted: str) -> set[str]:
    """Ids of the districts and venues of a name; NotFound names the nearest where there is none."""
    found = matching_places(view, wanted)
    if not found:
        raise NotFound("no such place in the graph", where=wanted, hint=nearest(wanted, place_names(view)))
    return {node.id for node in found}


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint: up to five names that look alike, best first."""
    near = difflib.get_close_matches(name, sorted(set(names)), n=5, cutoff=0.5)
    return f"nearest: {'、'.join(near)}" if near else "nothing there looks like it"


def _counts(encounter: Encounter, question: Question, affiliations: Affiliations | None) -> bool:
    def present(who: Presence) -> bool:
        if question.roles and question.roles.isdisjoint(who.roles):
            return False
        if who.confidence is not None and who.confidence < question.confidence:
            return False
        return affiliations is None or affiliations.side_of_posts(who.capacity) == question.side

    if question.kinds and encounter.kind not in question.kinds:
        return False
    return present(encounter.person) and present(encounter.other)


def _within(encounter: Encounter, question: Question) -> bool:
    if question.since is None and question.until is None:
        return True
    if encounter.start is None or not comparable(encounter.start):
        return False
    return may_lie_within(encounter.start, encounter.end, question.since, question.until)
