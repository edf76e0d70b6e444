"""chuanyu serve: the embedded store for Neo4j Browser, Desktop or any driver, until Ctrl-C."""

import signal
import threading
from typing import Annotated

import typer

from graph.cli.options import DataOption, JsonOption, data_folder
from graph.cli.printing import print_json, put
from graph.errors import StoreError
from graph.pipeline import STORE, expect_changes
from graph.stores.credentials import credentials
from graph.stores.embedded import DATABASE, READER, open_embedded

PORT = 7687  # what Neo4j Browser proposes


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("serve")(serve)


def serve(
    data: DataOption = None,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0: any free one.")] = PORT,
    write: Annotated[bool, typer.Option("--write", help="Print the user who may write, not the reader.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Open the embedded store for Bolt on 127.0.0.1, print what to log in with, and stop on Ctrl-C.

    What is written there is undone by the next build. While it is served, build has to wait.

    Example: chuanyu serve --port 7688
    """
    folder = data_folder(data) / STORE
    if not folder.is_dir():
        raise StoreError(
            "no graph there", where=str(folder.parent), hint="run chuanyu build PATH… first, or name its --data"
        )
    if write:
        expect_changes(folder.parent)
    # Here a signal is no interruption but the way to end; a flag, for an exception could tear a driver call apart.
    end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: end.set())
    with open_embedded(folder, port) as store:
        secret = credentials(folder)
        user, password = ("root", secret.root) if write else (READER, secret.reader)
        facts = {"address": store.address, "user": user, "password": password, "database": DATABASE}
        if as_json:
            print_json(facts)
        else:
            put("\n".join(f"{name:<9} {value}" for name, value in facts.items()))
            put("Ctrl-C ends it.")
        _flush()
        end.wait()


def _flush() -> None:
    """Whoever starts this in the background reads the password from a pipe."""
    print(end="", flush=True)
