"""The store that a command talks to: the embedded one in a data folder, or a Neo4j that the user names."""

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.options import server_named
from graph.errors import StoreError
from graph.pipeline import STORE
from graph.stores.embedded import open_embedded
from graph.stores.neo4j import open_neo4j
from graph.stores.store import Store

USER = "NEO4J_USERNAME"
PASSWORD = "NEO4J_PASSWORD"
DATABASE = "NEO4J_DATABASE"

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URI",
        help="A Neo4j: neo4j://HOST:PORT, bolt://…, +s for TLS. Default: $NEO4J_URI, else the embedded store. "
        "User, password and database: $NEO4J_USERNAME (neo4j), $NEO4J_PASSWORD (or asked for), $NEO4J_DATABASE.",
        show_default=False,
    ),
]


def open_server(uri: str) -> Store:
    """The user's Neo4j; to be used as a context manager. StoreError where nothing answers or no password is given."""
    return open_neo4j(uri, os.environ.get(USER) or "neo4j", _password(), os.environ.get(DATABASE) or None)


def open_target(option: str | None, data: Path) -> Store:
    """The server that option or environment name, else the embedded store of a data folder (StoreLocked where held)."""
    uri = server_named(option)
    if uri is not None:
        return open_server(uri)
    if not (data / STORE).is_dir():
        raise StoreError("no graph there", where=str(data), hint="run chuanyu build PATH… first, or name its --data")
    return open_embedded(data / STORE)


def _password() -> str:
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise StoreError("no password", where=PASSWORD, hint="set this environment variable")
    return getpass.getpass("password: ")
