"""chuanyu rank: who stands out."""

from enum import Enum
from typing import Annotated

import typer

from graph.cli.answering import SIDES, Shown, print_shown
from graph.cli.narrowing import (
    CsvOption,
    DataOption,
    EvidenceOption,
    Side,
    StoreOption,
    filtered,
    filters_in_words,
    network_in,
    undated,
)
from graph.cli.options import JsonOption
from graph.network.evidence import Proof, proofs
from graph.network.filters import Where, people_present
from graph.network.network import Network
from graph.network.ranks import rank as ranked
from graph.network.ranks import ranked_in_all


class By(str, Enum):  # noqa: UP042 - typer shows the values of such
    """What people are ranked by."""

    degree = "degree"
    counterparts = "counterparts"
    betweenness = "betweenness"
    pagerank = "pagerank"


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("rank")(rank)


@filtered("since", "until", "place", "kind", "role", "confidence")
def rank(
    by: Annotated[
        By, typer.Option("--by", help="People met; people of the other side met; share of shortest paths; PageRank.")
    ] = By.degree,
    side: Annotated[Side | None, typer.Option("--side", help="Only people who stood for this side.", show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many people.")] = 20,
    *,
    where: Where,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """Who stands out: people by how many they met, or by another measure, the first of all first.

    counterparts are people of the other side of the border, 四川 or 重庆, as they stood there; betweenness and pagerank
    are those of the network of people who met, weighted by occasions (docs/network.md).

    Example: chuanyu rank --by counterparts --side chongqing --from 2024
    """
    with network_in(data, store) as network:
        print_shown(shown(network, by.value, side and side.value, limit, where, evidence), as_json, as_csv)


def shown(network: Network, by: str, side: str | None, limit: int, where: Where, evidence: bool) -> Shown:
    """People as rows and as data."""
    found = ranked(network, by, where, side=side, limit=limit)
    rows = [
        (str(number), one.name, SIDES[one.side], f"{one.value:.6g}", str(one.meetings), one.id)
        for number, one in enumerate(found, 1)
    ]
    data = [
        {"id": one.id, "name": one.name, "side": one.side or None, by: one.value, "meetings": one.meetings} for one in found
    ]
    told: tuple[Proof, ...] = ()
    if evidence:
        roll = people_present(network, where)
        attended = (network.meetings[m].id for one in found for m in roll.of[network.numbers[one.id]])
        told = proofs(network.source, attended, {one.id for one in found})
    on = f" of the {side} side" if side else ""
    nothing = f"nobody{on} was at a meeting{filters_in_words(where)}"
    count = ranked_in_all(network, where, side=side) if len(found) == limit else 0
    cut = f"{limit} of {count} people; --limit N shows more" if count > limit else ""
    return Shown(("place", "name", "side", by, "meetings", "id"), rows, data, nothing, told, undated(network, where), cut)
