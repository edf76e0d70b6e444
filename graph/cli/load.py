"""chuanyu load: the whole graph into a Neo4j server."""

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.opening import graph_in
from graph.cli.options import DataOption, data_folder
from graph.cli.progress import progress_bars
from graph.errors import StoreError
from graph.pipeline import OnProgress, changes_of
from graph.stores.neo4j import open_neo4j

PASSWORD = "CHUANYU_NEO4J_PASSWORD"


def load_server(data: Path, uri: str, user: str, password: str, on_progress: OnProgress) -> dict[str, int]:
    """Makes the server's graph equal to the one in a data folder: how many elements were created, changed, deleted."""
    with graph_in(data) as snapshot:
        elements = snapshot.elements()
    with open_neo4j(uri, user, password) as store:
        return changes_of(store.load(elements, lambda done, total: on_progress("load", done, total)))


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("load")(load)


def load(
    uri: Annotated[str, typer.Option("--uri", metavar="URI", help="bolt://HOST:PORT or neo4j://HOST:PORT.")],
    user: Annotated[str, typer.Option("--user", metavar="NAME", help="The user of the server.")] = "neo4j",
    data: DataOption = None,
) -> None:
    """Make a Neo4j server's graph equal to this one, writing only the difference.

    The password is read from the environment variable CHUANYU_NEO4J_PASSWORD, or asked for on a terminal. Nodes and
    relationships of this project's labels and types that are not in this graph are deleted there; others are left alone.

    Example: chuanyu load --uri bolt://localhost:7687
    """
    password = _password()
    with progress_bars() as on_progress:
        changes = load_server(data_folder(data), uri, user, password, on_progress)
    print(", ".join(f"{number} {what}" for what, number in changes.items() if number) or "nothing changed")


def _password() -> str:
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise StoreError("no password", where=PASSWORD, hint="set this environment variable")
    return getpass.getpass("password: ")
