"""chuanyu ego: the surroundings of one person."""

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import networkx as nx
import typer

from graph.cli.answering import SIDES, Shown, check_forms, print_shown
from graph.cli.failures import naming
from graph.cli.narrowing import (
    ConfidenceOption,
    CsvOption,
    DataOption,
    EvidenceOption,
    KindOption,
    PlaceOption,
    RoleOption,
    SinceOption,
    StoreOption,
    UntilOption,
    filters_in_words,
    network_in,
    person_named,
    where_of,
)
from graph.cli.options import JsonOption
from graph.cli.printing import put
from graph.exports.whole import whole_file
from graph.model.elements import Node
from graph.network.egos import ego as surroundings
from graph.network.evidence import proofs
from graph.network.files import as_text
from graph.network.filters import Where
from graph.network.network import Network

HEAD = ("steps", "name", "side", "meetings", "met", "id")


class Form(str, Enum):  # noqa: UP042 - typer shows the values of such
    """Forms of graphs."""

    graphml = "graphml"
    gexf = "gexf"
    json = "json"


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("ego")(ego)


def ego(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person: a name, an alias or an id.", show_default=False)],
    radius: Annotated[int, typer.Option("--radius", metavar="N", min=0, max=9, help="How many encounters away.")] = 1,
    form: Annotated[
        Form | None, typer.Option("--format", help="Write the graph instead: for Gephi, yEd, networkx …", show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="With --format: not to standard output.", show_default=False)
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    kind: KindOption = None,
    role: RoleOption = None,
    confidence: ConfidenceOption = 0.0,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """The surroundings of NAME: everybody within --radius encounters, and who of them met whom.

    A table of people by steps from NAME; met is how many of the others in the table each one met. With --format the graph
    itself, whose edges name their meetings.

    Example: chuanyu ego 邓雨桐 --radius 2 --format graphml --out deng.graphml
    """
    check_forms(as_json, as_csv)
    if out is not None and form is None:
        raise typer.BadParameter("say --format too", param_hint="--out")
    where = where_of(since, until, place, kind, role, confidence)
    with network_in(data, store) as network:
        person = person_named(network, name, "NAME")
        net = surroundings(network, person.id, radius, where)
        if form is None:
            print_shown(shown(network, net, person, where, evidence), as_json, as_csv)
            return
    text = as_text(net, form.value)
    if out is None:
        sys.stdout.write(text)
        return
    with naming(out), whole_file(out) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")
    put(f"{out}: {len(net)} people, {net.number_of_edges()} pairs who met")


def shown(network: Network, net: nx.Graph, person: Node, where: Where, evidence: bool) -> Shown:
    """People as rows by distance, and the graph as data."""
    people = sorted(net.nodes(data=True), key=lambda item: (item[1]["distance"], item[0]))
    rows = [
        (str(one["distance"]), one["name"], SIDES[one["side"]], str(one["meetings"]), str(net.degree[key]), key)
        for key, one in people
    ]
    pairs = [{"people": [a, b], **edge} for a, b, edge in net.edges(data=True)]
    data = {"people": [{"id": key, **one} for key, one in people], "met": pairs}
    meetings = sorted({m for edge in pairs for m in edge["meetings"]}, key=lambda m: network.order[network.meeting_numbers[m]])
    told = proofs(network.source, meetings if evidence else [], set(net))
    return Shown(HEAD, rows, data, f"{person.properties['name']} was at no meeting{filters_in_words(where)}", told)
