"""chuanyu load: the whole graph into a Neo4j server."""

import sys
from functools import partial
from typing import Annotated

import typer

from graph.cli.failures import WrongCommandLine
from graph.cli.opening import graph_in
from graph.cli.options import URI, DataOption, data_folder, server_named
from graph.cli.printing import put
from graph.cli.progress import progress_bars
from graph.cli.target import StoreOption, open_server
from graph.pipeline import changes_of
from graph.stores.store import Store


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("load")(load)


def load(
    store: StoreOption = None,
    data: DataOption = None,
    wipe: Annotated[
        bool, typer.Option("--wipe", help="First delete everything in that database, other applications' data too.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before --wipe.")] = False,
) -> None:
    """Make a Neo4j server's graph equal to this one, writing only the difference.

    Nodes that an earlier load wrote and that are no longer in this graph are deleted there; what other applications wrote
    is left alone. A load that was cut off is finished by the next. The embedded store needs no load: build keeps it.

    Example: chuanyu load --store neo4j://localhost:7687
    """
    if yes and not wipe:
        raise WrongCommandLine("--yes answers --wipe, which is not given")
    uri = server_named(store)
    if uri is None:
        raise WrongCommandLine("no server is named", hint=f"give --store URI or set {URI}")
    with graph_in(data_folder(data)) as snapshot:
        elements = snapshot.elements()
    with open_server(uri) as server:
        emptied = wipe and _agreed(server, uri, yes)
        with progress_bars() as on_progress:
            if emptied:
                server.wipe(partial(on_progress, "wipe"))
            changes = changes_of(server.load(elements, partial(on_progress, "load")))
    put(", ".join(f"{number} {what}" for what, number in changes.items() if number) or "nothing changed")


def _agreed(server: Store, uri: str, yes: bool) -> bool:
    """Whether there is anything to delete, once the user has agreed to it."""
    nodes, ours = server.holds()
    if nodes and not yes:
        what = f"{nodes} nodes with all their relationships ({nodes - ours} of them not written by chuanyu)"
        if not sys.stdin.isatty():
            raise WrongCommandLine(f"--wipe would delete {what}", hint="give --yes too, where nobody can be asked")
        typer.confirm(f"Delete {what} from {uri}?", abort=True, err=True)
    return nodes > 0
