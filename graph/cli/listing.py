"""chuanyu list: what is in the graph, from the snapshot that build left; starts no database."""

from collections import Counter, defaultdict
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.opening import graph_in
from graph.cli.options import DataOption, JsonOption, data_folder, one_of
from graph.cli.printing import print_json, print_table, put
from graph.cli.wording import held_in_words, period, place_in_words
from graph.network.encounters import posts_held
from graph.network.places import meeting_places
from graph.network.view import View

Rows = list[dict[str, Any]]


class Kind(StrEnum):
    """What can be listed."""

    pages = "pages"
    people = "people"
    meetings = "meetings"
    places = "places"
    organizations = "organizations"


KINDS = [kind.value for kind in Kind]
_ALSO = {"person": "people", "document": "pages", "documents": "pages", **{kind.removesuffix("s"): kind for kind in KINDS}}


def pages(view: View) -> Rows:
    """path, published, title, url, characters; by path."""
    keys = {"published": "publishedOn", "title": "title", "url": "url", "characters": "characters"}
    rows = [
        {"path": node.properties["path"], **{name: node.properties.get(key) for name, key in keys.items()}}
        for node in view.labelled("Document")
    ]
    return sorted(rows, key=lambda row: str(row["path"]))


def people(view: View) -> Rows:
    """id, name, posts (organization, title, ended), meetings (how many); by id."""
    nodes = view.labelled("Person")
    posts = posts_held(view, nodes)
    meetings = Counter(edge.start for edge in view.leaving("ATTENDED", [node.id for node in nodes]))
    return [
        {
            "id": node.id,
            "name": node.properties["name"],
            "posts": [post._asdict() for post in posts.get(node.id, ())],
            "meetings": meetings[node.id],
        }
        for node in nodes
    ]


def meetings(view: View) -> Rows:
    """id, title, kind, start, end, districts, venues, people (how many); by date, undated ones last."""
    nodes = view.labelled("Meeting")
    ids = [node.id for node in nodes]
    places = meeting_places(view, ids)
    attended = Counter(edge.end for edge in view.reaching("ATTENDED", ids))
    rows = [
        {
            "id": node.id,
            "title": node.properties["title"],
            "kind": node.properties.get("kind", "other"),
            "start": node.properties.get("start"),
            "end": node.properties.get("end"),
            "districts": list(places[node.id].districts),
            "venues": list(places[node.id].venues),
            "people": attended[node.id],
        }
        for node in nodes
    ]
    return sorted(rows, key=lambda row: (not row["start"], (row["start"] or "").startswith("--"), row["start"] or "", row["id"]))


def places(view: View) -> Rows:
    """id, name, kind (district or venue), meetings (how many, those in its parts included); by id."""
    held = meeting_places(view, [node.id for node in view.labelled("Meeting")])
    counts = Counter(place for found in held.values() for place in found.ids)
    return [
        {
            "id": node.id,
            "name": node.properties.get("fullName") or node.properties["name"],
            "kind": label.lower(),
            "meetings": counts[node.id],
        }
        for label in ("District", "Venue")
        for node in view.labelled(label)
    ]


def organizations(view: View) -> Rows:
    """id, name, kind, people (how many hold or held a post there), meetings (how many it took part in); by id."""
    nodes = view.labelled("Organization")
    ids = [node.id for node in nodes]
    posts = {edge.start: edge.end for edge in view.reaching("POST_IN", ids)}
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for edge in view.reaching("HOLDS", posts):
        holders[posts[edge.end]].add(edge.start)
    took_part = Counter(edge.start for edge in view.leaving("TOOK_PART", ids))
    return [
        {
            "id": node.id,
            "name": node.properties["name"],
            "kind": node.properties.get("kind", "other"),
            "people": len(holders[node.id]),
            "meetings": took_part[node.id],
        }
        for node in nodes
    ]


LISTS: dict[Kind, Callable[[View], Rows]] = {
    Kind.pages: pages,
    Kind.people: people,
    Kind.meetings: meetings,
    Kind.places: places,
    Kind.organizations: organizations,
}


def listed(data: Path, kind: Kind) -> Rows:
    """All of a kind in the graph of a data folder, as plain data."""
    with graph_in(data) as view:
        return LISTS[kind](view)


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("list")(list_command)


def list_command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="pages, people, meetings, places or organizations; page, person … too.",
            autocompletion=lambda incomplete: [one for one in KINDS if one.startswith(incomplete)],
        ),
    ],
    as_json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """List what is in the graph: pages, people, meetings, places or organizations.

    Example: chuanyu list people
    """
    wanted = Kind(one_of(kind, KINDS, _ALSO, "KIND"))
    rows = listed(data_folder(data), wanted)
    if as_json:
        print_json(rows)
    elif rows:
        head = [name for name in _in_words(rows[0]) if any(_in_words(row)[name] for row in rows)]
        print_table(head, [[_in_words(row)[name] for name in head] for row in rows])
    else:
        put(f"no {wanted} in the graph")


def _in_words(row: dict[str, Any]) -> dict[str, str]:
    """A row as columns: what only programs need is left out."""
    words = {name: "" if value is None else str(value) for name, value in row.items() if name not in ("id", "end", "characters")}
    if "start" in row:
        place = place_in_words(row["districts"], row["venues"])
        number = words.pop("people")
        words = {"date": period(row["start"], row["end"]), "place": place, "title": row["title"], "kind": row["kind"], "people": number}
    if "posts" in row:
        words["posts"] = held_in_words((post["organization"], post["title"], post["ended"]) for post in row["posts"])
    return words
