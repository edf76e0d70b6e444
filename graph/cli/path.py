"""chuanyu path: over whom two people know each other."""

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
    network_in,
    person_named,
    undated,
)
from graph.cli.options import JsonOption
from graph.cli.wording import period, place_in_words
from graph.network.chains import Chain, chain_in_time, shortest_chains
from graph.network.evidence import Proof, proofs
from graph.network.filters import Where
from graph.network.network import Network
from graph.network.places import meeting_places

HEAD = ("chain", "step", "from", "date", "place", "meeting", "to")


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("path")(path)


@filtered()
def path(
    one: Annotated[str, typer.Argument(metavar="A", help="A person: a name, an alias or an id.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="B", help="Another.", show_default=False)],
    in_time: Annotated[
        bool, typer.Option("--in-time", help="Only through meetings in the order of time: could word have passed from A to B?")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many chains.")] = 20,
    *,
    where: Where,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """Over whom A and B know each other: the shortest chains of meetings from one to the other.

    With --in-time one chain, each meeting of which was over on a day before the next one began; dates known in part are
    taken at their worst, meetings without a year are left out. Where no chain leads there, one sentence says so.

    Example: chuanyu path 邓雨桐 何婉清 --in-time --evidence
    """
    with network_in(data, store) as network:
        a, b = person_named(network, one, "A"), person_named(network, other, "B")
        if a.id == b.id:
            raise typer.BadParameter(f"that is {a.properties['name']} as well", param_hint="B")
        if in_time:
            found = chain_in_time(network, a.id, b.id, where)
            chains: tuple[Chain, ...] = () if found is None else (found,)
        else:
            chains = shortest_chains(network, a.id, b.id, where, limit=limit + 1)
        names = (a.properties["name"], b.properties["name"])
        told = shown(network, chains[:limit], names, in_time, evidence, where)
        cut = f"there are more chains than these {limit}; --limit N shows more" if len(chains) > limit else ""
        print_shown(replace(told, cut=cut), as_json, as_csv)


def shown(
    network: Network, chains: tuple[Chain, ...], names: tuple[str, str], in_time: bool, evidence: bool, where: Where
) -> Shown:
    """The chains as rows, a row a step, and as data."""
    places = meeting_places(network.source, (meeting for chain in chains for meeting in chain.meetings))
    rows: list[tuple[str, ...]] = []
    data: list[dict[str, Any]] = []
    for number, chain in enumerate(chains, 1):
        people = [network.names[network.numbers[key]] for key in chain.people]
        steps = []
        for step, key in enumerate(chain.meetings):
            one, place = network.meetings[network.meeting_numbers[key]], places[key]
            where_held = place_in_words(place.districts, place.venues)
            ends = (people[step], people[step + 1])
            rows.append((str(number), str(step + 1), ends[0], period(one.start, one.end), where_held, one.title, ends[1]))
            held = [*place.districts, *place.venues]
            steps.append({"meeting": key, "title": one.title, "start": one.start, "end": one.end, "places": held})
        told = [{"id": key, "name": name} for key, name in zip(chain.people, people, strict=True)]
        data.append({"people": told, "meetings": steps})
    how = "no chain of meetings in the order of time leads" if in_time else "no chain of meetings leads"
    nothing = f"{how} from {names[0]} to {names[1]}{filters_in_words(where)}"
    found: tuple[Proof, ...] = ()
    if evidence:
        found = proofs(network.source, (m for chain in chains for m in chain.meetings), {p for c in chains for p in c.people})
    return Shown(HEAD, rows, data, nothing, found, undated(network, where))
