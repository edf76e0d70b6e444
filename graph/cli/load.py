"""chuanyu load: the whole graph into a Neo4j server."""

import typer

from graph.cli.failures import WrongCommandLine
from graph.cli.opening import graph_in
from graph.cli.options import DataOption, data_folder
from graph.cli.printing import put
from graph.cli.progress import progress_bars
from graph.cli.target import URI, StoreOption, open_server, server_named
from graph.pipeline import changes_of


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("load")(load)


def load(store: StoreOption = None, data: DataOption = None) -> None:
    """Make a Neo4j server's graph equal to this one, writing only the difference.

    Nodes and relationships of this project's labels and types that are not in this graph are deleted there; others are
    left alone. The embedded store needs no load: build keeps it.

    Example: chuanyu load --store neo4j://localhost:7687
    """
    uri = server_named(store)
    if uri is None:
        raise WrongCommandLine("no server is named", hint=f"give --store URI or set {URI}")
    with graph_in(data_folder(data)) as snapshot:
        elements = snapshot.elements()
    with progress_bars() as on_progress, open_server(uri) as server:
        changes = changes_of(server.load(elements, lambda done, total: on_progress("load", done, total)))
    put(", ".join(f"{number} {what}" for what, number in changes.items() if number) or "nothing changed")
