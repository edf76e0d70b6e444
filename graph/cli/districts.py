"""chuanyu districts: where meetings were held, who came, and which districts come together."""

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
from graph.cli.wording import period
from graph.network.evidence import proofs
from graph.network.filters import Where
from graph.network.network import Network
from graph.network.regions import district_pairs, districts_by_meetings

HEAD = ("district", "side", "held", "came", "held by year")
PAIRS_HEAD = ("district", "other", "meetings", "first/last", "by year", "a year more")


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("districts")(districts)


@filtered()
def districts(
    pairs: Annotated[bool, typer.Option("--pairs", help="Pairs of districts whose people and bodies came together.")] = False,
    *,
    where: Where,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """Districts by the meetings held in them (held) and those that their organizations and people came to (came).

    With --pairs, two districts from which somebody, or an organization, was at the same meeting, on how many occasions,
    year by year; the last column is how many more a year from the first year to the last.

    Example: chuanyu districts --pairs --from 2023
    """
    with network_in(data, store) as network:
        found = shown_pairs(network, where, evidence) if pairs else shown(network, where, evidence)
        print_shown(found, as_json, as_csv)


def shown(network: Network, where: Where, evidence: bool) -> Shown:
    """Districts as rows and as data."""
    found = districts_by_meetings(network, where)
    rows = [
        (one.name, SIDES[one.side], str(len(one.held)), str(len(one.came)), _years(one.held_by_year) if one.held else "") for one in found
    ]
    data = [
        {
            "id": one.id,
            "name": one.name,
            "side": one.side or None,
            "held": list(one.held),
            "came": list(one.came),
            "heldByYear": one.held_by_year,
        }
        for one in found
    ]
    meetings = [meeting for one in found for meeting in (*one.held, *one.came)] if evidence else []
    return Shown(HEAD, rows, data, f"no district of a meeting is known{filters_in_words(where)}", proofs(network.source, meetings), undated(network, where))


def shown_pairs(network: Network, where: Where, evidence: bool) -> Shown:
    """Pairs as rows and as data."""
    found = district_pairs(network, where)
    rows = [
        (*pair.names, str(pair.weight), period(pair.first, pair.last), _years(pair.years), _growth(pair.growth))
        for pair in found
    ]
    data = [
        {
            "districts": [{"id": key, "name": name} for key, name in zip((pair.one, pair.other), pair.names, strict=True)],
            "weight": pair.weight,
            "meetings": list(pair.meetings),
            "first": pair.first,
            "last": pair.last,
            "years": pair.years,
            "growth": pair.growth,
        }
        for pair in found
    ]
    meetings = [meeting for pair in found for meeting in pair.meetings] if evidence else []
    nothing = f"no two districts came together{filters_in_words(where)}"
    return Shown(PAIRS_HEAD, rows, data, nothing, proofs(network.source, meetings), undated(network, where))


def _years(years: dict[str, int]) -> str:
    return "、".join(f"{year}: {count}" for year, count in years.items()) or "?"


def _growth(growth: float | None) -> str:
    return "" if growth is None else f"{growth:+.3g}"
