"""chuanyu timeline: what a person, an organization or a series did, meeting by meeting."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from graph.cli.answering import Shown, print_shown
from graph.cli.narrowing import (
    CsvOption,
    DataOption,
    EvidenceOption,
    StoreOption,
    filtered,
    filters_in_words,
    folded,
    network_in,
    undated_words,
)
from graph.cli.options import JsonOption, not_empty
from graph.cli.wording import in_words, period, place_in_words, posts_in_words
from graph.network.evidence import Proof, proofs
from graph.network.filters import Where
from graph.network.network import Network
from graph.network.timelines import Entry, Timeline, timelines
from graph.network.timelines import timeline as timeline_of

HEADS = {
    "Person": ("who", "date", "place", "meeting", "role", "posts", "people there"),
    "Organization": ("who", "date", "place", "meeting", "role", "for it", "people there"),
    "Series": ("who", "date", "place", "meeting", "number", "organizations", "people there"),
}


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("timeline")(timeline)


@filtered("since", "until", "place", "kind")
def timeline(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A person, an organization or a series: name, alias or id.", show_default=False)
    ],
    *,
    where: Where,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """The meetings of NAME by date: of a person with the posts held there, of an organization with the people there for it.

    Where several bear the name, each has its rows. Meetings without a year come last, those without a date after them.

    Example: chuanyu timeline 重庆市总工会 --from 2024 --evidence
    """
    not_empty(name, "NAME")
    with network_in(data, store) as network:
        found = timelines(network, folded(name), where)
        print_shown(shown(network, found, where, evidence), as_json, as_csv)


def shown(network: Network, found: tuple[Timeline, ...], where: Where, evidence: bool) -> Shown:
    """Timelines as rows and as data."""
    several = len(found) > 1
    rows = [_row(one, entry, several) for one in found for entry in one.entries]
    labels = {one.label for one in found}
    head = HEADS[labels.pop()] if len(labels) == 1 else ("who", "date", "place", "meeting", "role", "posts", "people there")
    told: tuple[Proof, ...] = ()
    if evidence:
        only = None if any(one.label != "Person" for one in found) else {one.id for one in found}
        told = proofs(network.source, (entry.meeting.id for one in found for entry in one.entries), only)
    nothing = f"no meeting of {found[0].name}{filters_in_words(where)}"
    data = [
        {"id": one.id, "name": one.name, "label": one.label, "meetings": [_as_data(entry) for entry in one.entries]}
        for one in found
    ]
    left_out = 0
    if where.since is not None or where.until is not None:
        at_any_time = replace(where, since=None, until=None)
        whole = [timeline_of(network, node, at_any_time) for node in network.source.nodes(one.id for one in found)]
        left_out = sum(network.dated[network.meeting_numbers[entry.meeting.id]] is None for one in whole for entry in one.entries)
    return Shown(head, rows, data, nothing, told, undated_words(left_out))


def _row(one: Timeline, entry: Entry, several: bool) -> tuple[str, ...]:
    meeting, told = entry.meeting, entry.told
    if one.label == "Series":
        role = "" if told.ordinal is None else str(told.ordinal)
    else:
        role = in_words(told.roles) if told.roles else ""
    capacity = posts_in_words(told.posts) if one.label == "Person" else "、".join(told.names)
    return (
        one.id if several else one.name,
        period(meeting.start, meeting.end),
        place_in_words(entry.places.districts, entry.places.venues),
        meeting.title,
        role,
        capacity,
        str(entry.present),
    )


def _as_data(entry: Entry) -> dict[str, Any]:
    meeting, told = entry.meeting, entry.told
    return {
        "meeting": meeting.id,
        "title": meeting.title,
        "kind": meeting.kind,
        "start": meeting.start,
        "end": meeting.end,
        "places": [*entry.places.districts, *entry.places.venues],
        "partOf": entry.whole,
        "present": entry.present,
        "roles": list(told.roles),
        "posts": [{"organization": organization, "title": title} for organization, title in told.posts],
        "names": list(told.names),
        "ordinal": told.ordinal,
    }
