"""chuanyu ego: the surroundings of one person."""

import sys
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.answering import SIDES, Shown, print_shown
from graph.cli.failures import naming
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
from graph.cli.printing import put
from graph.exports.whole import whole_file
from graph.model.elements import Node
from graph.network.egos import ego as surroundings
from graph.network.egos import neighbours
from graph.network.evidence import Proof, proofs
from graph.network.files import as_text
from graph.network.filters import Where, people_present
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


@filtered()
def ego(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person: a name, an alias or an id.", show_default=False)],
    radius: Annotated[int, typer.Option("--radius", metavar="N", min=0, max=9, help="How many encounters away.")] = 1,
    form: Annotated[
        Form | None, typer.Option("--format", help="Write the graph instead: for Gephi, yEd, networkx …", show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="With --format: not to standard output.", show_default=False)
    ] = None,
    *,
    where: Where,
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
    if out is not None and form is None:
        raise typer.BadParameter("say --format too", param_hint="--out")
    with network_in(data, store) as network:
        person = person_named(network, name, "NAME")
        if form is None:
            print_shown(shown(network, person, radius, where, evidence, as_json), as_json, as_csv)
            return
        net = surroundings(network, person.id, radius, where)
        text = as_text(net, form.value)
    if out is None:
        sys.stdout.write(text)
        return
    with naming(out), whole_file(out) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")
    put(f"{out}: {len(net)} people, {net.number_of_edges()} pairs who met")


def shown(network: Network, person: Node, radius: int, where: Where, evidence: bool, whole: bool) -> Shown:
    """People as rows by distance, and the graph as data, which is made only where the whole is asked for."""
    found = neighbours(network, person.id, radius, where)
    rows = [(str(one.distance), one.name, SIDES[one.side], str(one.meetings), str(one.met), one.id) for one in found]
    data: dict[str, Any] = {"people": [asdict(one) for one in found]}
    if whole:
        net = surroundings(network, person.id, radius, where)
        data["met"] = [{"people": [a, b], **edge} for a, b, edge in net.edges(data=True)]
    told: tuple[Proof, ...] = ()
    if evidence:
        near = {one.id for one in found}
        roll = people_present(network, where)
        meetings = sorted({at for key in near for at in roll.of[network.numbers[key]]}, key=network.order.__getitem__)
        told = proofs(network.source, (network.meetings[at].id for at in meetings), near)
    return Shown(HEAD, rows, data, f"{person.properties['name']} was at no meeting{filters_in_words(where)}", told, undated(network, where))
