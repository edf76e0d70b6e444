"""The form of a gold file: its keys, the values they may have, and what must name something else in the file."""

import re
from collections.abc import Iterator, Mapping

from graph.errors import InputError
from graph.evaluation.places import Place
from graph.evaluation.wording import plain
from graph.gazetteer.divisions import Divisions
from graph.model.schema import Schema
from graph.model.values import is_date, is_time

# The keys of the file (""), and of the objects in each of its lists.
KEYS: Mapping[str, tuple[str, ...]] = {
    "": ("document", "people", "namedOnly", "meetings", "agreements", "districts", "districtsOptional", "stories", "notes"),
    "people": ("name", "posts"),
    "people.posts": ("organization", "title", "status", "from", "to", "optional"),
    "meetings": (
        *("id", "kind", "title", "aliases", "start", "end", "year", "untitled", "optional"),
        *("districts", "venues", "people", "organizations"),
    ),
    "meetings.people": ("name", "roles"),
    "meetings.organizations": ("name", "roles"),
    "agreements": ("title", "aliases", "parties", "status", "signedAt", "untitled", "optional"),
}
# Where the schema says which values a key may have: (label or type, property).
_CHOSEN = {
    "people.posts.status": ("HOLDS", "status"),
    "meetings.kind": ("Meeting", "kind"),
    "meetings.year": ("Meeting", "dateBasis"),
    "meetings.people.roles": ("ATTENDED", "roles"),
    "meetings.organizations.roles": ("TOOK_PART", "roles"),
    "agreements.status": ("Agreement", "status"),
}
_CODE = re.compile("[0-9]{6}")


def choices() -> dict[str, tuple[str, ...]]:
    """The values that a key may have, by the way to the key."""
    kinds = Schema.load().kinds
    return {way: tuple(kinds[kind].properties[name].values) for way, (kind, name) in _CHOSEN.items()}


def check(gold: Place) -> None:
    """InputError with the first thing that is wrong in a gold file, and how many more there are."""
    found = [*_faults(gold, "", choices()), *_nameless(gold)]
    if found:
        more = f"and {len(found) - 1} more in this file" if found[1:] else None
        raise InputError(found[0], where=gold.file, hint=more)


def _faults(place: Place, way: str, chosen: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Unknown keys and values that are not allowed, in an object and all below it."""
    for key in [key for key in place.value if key not in KEYS[way]]:
        yield f"{place.way(key)} is no key of a gold file; known here: {', '.join(KEYS[way])}"
    for key in KEYS[way]:
        below = f"{way}.{key}" if way else key
        if below in KEYS:
            for inner in place.objects(key):
                yield from _faults(inner, below, chosen)
        elif below in chosen:
            for where, value in _values(place, key):
                if value not in chosen[below]:
                    yield f"{where} is {value!r}, not one of {', '.join(chosen[below])}"
        elif key in ("start", "end", "from", "to"):
            for where, value in _values(place, key):
                if not (is_time(value) if way == "meetings" else all(map(is_date, value.split("~", 1)))):
                    yield f"{where} is {value!r}, no date: write 2024-03-28, 2024-03, 2024 or --03-28"
        elif key in ("districts", "districtsOptional"):
            for where, value in _values(place, key):
                if not _CODE.fullmatch(value) or Divisions.load().by_code(value) is None:
                    yield f"{where} is {value!r}, no code of GB/T 2260: write six digits, e.g. 500118"


def _values(place: Place, key: str) -> Iterator[tuple[str, str]]:
    """(where, value) of a string or of each in a list; nothing where it is left out, null or empty."""
    if key in ("roles", "districts", "districtsOptional"):
        yield from ((place.way(f"{key}[{number}]"), value) for number, value in enumerate(place.texts(key)))
    elif value := place.text(key):
        yield place.way(key), value


def _nameless(gold: Place) -> Iterator[str]:
    """Who is at a meeting and nowhere else, and agreements signed at a meeting that is not there."""
    meetings = gold.objects("meetings")
    names = (*(person.text("name") for person in gold.objects("people")), *gold.texts("namedOnly"))
    known = {plain(name) for name in names}
    for person in (person for meeting in meetings for person in meeting.objects("people")):
        if plain(person.text("name")) not in known:
            yield f"{person.way('name')} is {person.text('name')!r}, a name neither in people nor in namedOnly"
    ids = [meeting.text("id") for meeting in meetings if meeting.text("id")]
    for agreement in gold.objects("agreements"):
        if (at := agreement.text("signedAt")) and at not in ids:
            yield f"{agreement.way('signedAt')} is {at!r}, not the id of a meeting: {', '.join(ids) or 'there is none'}"
