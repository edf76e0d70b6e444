"""Gold files: what a careful reader found in one document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from graph.errors import InputError
from graph.evaluation.form import KEYS, check
from graph.evaluation.places import Place, read_json
from graph.evaluation.titles import date_parts
from graph.evaluation.wording import plain


@dataclass(frozen=True, slots=True)
class GoldPost:
    """A post of a person; optional: neither right nor wrong."""

    person: str
    organization: str
    title: str
    status: str
    optional: bool


@dataclass(frozen=True)
class GoldEvent:
    """A meeting or an agreement.

    titles: the title, then all aliases. people: names as written → roles. bodies: organizations at a meeting, parties
    of an agreement. districts: codes. start, end: ISO dates, shortened where less is known. status: of an agreement.
    """

    titles: tuple[str, ...]
    optional: bool = False
    untitled: bool = False
    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bodies: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    status: str | None = None

    @cached_property
    def attended(self) -> dict[str, frozenset[str]]:
        """The people by their plain names."""
        return {plain(name): roles for name, roles in self.people.items()}

    @property
    def year(self) -> str | None:
        """Of the start, where it says one."""
        return date_parts(self.start)[0]

    @property
    def month(self) -> str | None:
        """Of the start, where it says one."""
        return date_parts(self.start)[1]


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file. document: the file's name that it gives, "" for none; people: names, one an entry."""

    document: str = ""
    people: tuple[str, ...] = ()
    posts: tuple[GoldPost, ...] = ()
    named_only: tuple[str, ...] = ()
    meetings: tuple[GoldEvent, ...] = ()
    agreements: tuple[GoldEvent, ...] = ()
    districts: tuple[str, ...] = ()
    districts_optional: tuple[str, ...] = ()


def read_gold(path: Path) -> Gold:
    """The gold of a file (UTF-8); InputError names the file and the place in it that is wrong; OSError."""
    place = read_json(path)
    if place.value and place.value.keys().isdisjoint(KEYS[""]):
        raise InputError("is no gold file", where=str(path), hint=f"it has none of {', '.join(KEYS[''])}")
    gold = gold_of(place)
    check(place)
    return gold


def gold_of(place: Place) -> Gold:
    """The gold in a JSON object; what may be left out is empty, only the types of what is scored are looked at."""
    people = place.objects("people")
    return Gold(
        document=place.text("document"),
        people=tuple(person.text("name", required=True) for person in people),
        posts=tuple(_post(person, post) for person in people for post in person.objects("posts")),
        named_only=place.texts("namedOnly"),
        meetings=tuple(_event(row) for row in place.objects("meetings")),
        agreements=tuple(_event(row) for row in place.objects("agreements")),
        districts=place.texts("districts"),
        districts_optional=place.texts("districtsOptional"),
    )


def _post(person: Place, post: Place) -> GoldPost:
    return GoldPost(
        person.text("name", required=True),
        post.text("organization", required=True),
        post.text("title", required=True),
        post.text("status") or "current",
        post.flag("optional"),
    )


def _event(row: Place) -> GoldEvent:
    organizations = tuple(organization.text("name", required=True) for organization in row.objects("organizations"))
    return GoldEvent(
        titles=(row.text("title", required=True), *row.texts("aliases")),
        optional=row.flag("optional"),
        untitled=row.flag("untitled"),
        people={
            person.text("name", required=True): frozenset(person.texts("roles")) for person in row.objects("people")
        },
        bodies=(*organizations, *row.texts("parties")),
        districts=row.texts("districts"),
        start=row.text("start") or None,
        end=row.text("end") or None,
        status=row.text("status") or None,
    )
