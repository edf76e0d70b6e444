"""chuanyu export graphml, gexf, nodelink, edges: the network in forms that Gephi, networkx and spreadsheets read."""

import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.failures import naming
from graph.cli.narrowing import (
    DataOption,
    StoreOption,
    filtered,
    network_in,
)
from graph.cli.printing import put
from graph.exports.whole import whole_file
from graph.network.filters import Where
from graph.network.network import Network


class Of(str, Enum):  # noqa: UP042 - typer shows the values of such
    """Networks."""

    people = "people"
    meetings = "meetings"


OutArgument = Annotated[str, typer.Argument(metavar="OUT", help="A file, or - for standard output.", show_default=False)]
OfOption = Annotated[
    Of, typer.Option("--of", help="people: an edge for two who met. meetings: people and meetings, an edge an attendance.")
]
_FORMS = {
    "graphml": "GraphML, for yEd, Cytoscape, igraph, networkx: all that the network says of people, meetings and edges.",
    "gexf": "GEXF with time, for Gephi: its timeline shows who had met whom by when; colours are sides.",
    "nodelink": 'Node-link JSON, for networkx (node_link_graph with edges="edges") and d3.',
    "edges": "An edge list as CSV: who met whom how often, or who was at which meeting.",
}
_EXAMPLES = {"graphml": "net.graphml", "gexf": "net.gexf", "nodelink": "net.json --of meetings", "edges": "met.csv --from 2024"}


def add(group: typer.Typer) -> None:
    """Adds the forms to the group of exports."""
    for form, told in _FORMS.items():
        group.command(form, help=f"{told}\n\nExample: chuanyu export {form} {_EXAMPLES[form]}")(_command(form))


def _command(form: str) -> Callable[..., None]:
    @filtered()
    def export(
        out: OutArgument,
        of: OfOption = Of.people,
        *,
        where: Where,
        data: DataOption = None,
        store: StoreOption = None,
    ) -> None:
        with network_in(data, store) as network:
            text, said = _written(network, form, of, where)
        if out == "-":
            sys.stdout.write(text)
            return
        with naming(Path(out)), whole_file(Path(out)) as beside:
            beside.write_text(text, encoding="utf-8", newline="\n")
        put(f"{out}: {said}")

    return export


def _written(network: Network, form: str, of: Of, where: Where) -> tuple[str, str]:
    """(the text, how much it is)."""
    from graph.network import files, gexf, projections, tables  # here: other exports need not wait for networkx

    net = projections.people(network, where) if of is Of.people else projections.people_meetings(network, where)
    if form == "gexf":
        text = gexf.with_time(net, network, where)
    elif form == "edges":
        text = tables.as_csv(net)
    else:
        text = files.as_text(net, "json" if form == "nodelink" else form)
    return text, f"{len(net)} nodes, {net.number_of_edges()} edges"
