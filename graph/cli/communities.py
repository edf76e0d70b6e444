"""chuanyu communities: groups of people who meet each other more than others."""

from typing import Annotated

import typer

from graph.cli.answering import SIDES, Shown, print_shown
from graph.cli.narrowing import (
    CsvOption,
    DataOption,
    EvidenceOption,
    StoreOption,
    filtered,
    filters_in_words,
    network_in,
    undated,
)
from graph.cli.options import JsonOption
from graph.network.communities import communities as found_in
from graph.network.evidence import Proof, proofs
from graph.network.filters import Where, people_present
from graph.network.network import Network

HEAD = ("group", "people", "sides", "within", "across", "names")
CSV_HEAD = ("group", "id", "name")
NAMES = 12  # in a table; JSON and CSV have all


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("communities")(communities)


@filtered()
def communities(
    resolution: Annotated[
        float, typer.Option("--resolution", metavar="R", min=0.01, help="Above 1: more and smaller groups.")
    ] = 1.0,
    *,
    where: Where,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """Groups of people who meet each other more than others (Louvain, the same each time), the largest first.

    within are the occasions of pairs inside the group, across those with people of other groups. People who met nobody
    are in no group.

    Example: chuanyu communities --kind symposium --csv
    """
    with network_in(data, store) as network:
        print_shown(shown(network, where, resolution, evidence, as_csv), as_json, as_csv)


def shown(network: Network, where: Where, resolution: float, evidence: bool, as_csv: bool = False) -> Shown:
    """Groups as rows (CSV: a row a person) and as data."""
    found = found_in(network, where, resolution=resolution)
    nothing = f"nobody met anybody{filters_in_words(where)}"
    told: tuple[Proof, ...] = ()
    if evidence:
        members = {key for group in found.groups for key, _ in group.people}
        at = people_present(network, where).at
        told = proofs(network.source, (network.meetings[m].id for m, who in at.items() if len(who) > 1), members)
    data = {
        "modularity": found.modularity,
        "groups": [
            {
                "number": group.number,
                "people": [{"id": key, "name": name} for key, name in group.people],
                "sides": {side or "unknown": count for side, count in group.sides.items()},
                "within": group.within,
                "across": group.across,
            }
            for group in found.groups
        ],
    }
    if as_csv:
        members_rows = [(str(group.number), *person) for group in found.groups for person in group.people]
        return Shown(CSV_HEAD, members_rows, data, nothing)
    rows = [
        (
            str(group.number),
            str(len(group.people)),
            "、".join(f"{SIDES[side]} {count}" for side, count in group.sides.items()),
            str(group.within),
            str(group.across),
            "、".join(name for _, name in group.people[:NAMES]) + ("…" if len(group.people) > NAMES else ""),
        )
        for group in found.groups
    ]
    notes = (f"modularity {found.modularity:.3f}" if rows else "", undated(network, where))
    return Shown(HEAD, rows, data, nothing, told, "\n".join(filter(None, notes)))
