"""chuanyu cypher: a statement of the user's own."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.answers import ROWS, SECONDS, RowsOption, TimeoutOption, print_answer
from graph.cli.failures import WrongCommandLine
from graph.cli.options import DataOption, JsonOption, data_folder, local, server_named
from graph.cli.target import StoreOption, open_target
from graph.pipeline import expect_changes
from graph.stores.asking import Limits


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("cypher")(cypher)


def cypher(
    statement: Annotated[
        str | None, typer.Argument(metavar="STATEMENT", help="In Cypher; - reads standard input.", show_default=False)
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Read it from a file.", callback=local)] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", metavar="NAME=VALUE", help="What $NAME stands for: text, or JSON (3, true, [1,2], \"3\")."
        ),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Let it write; the next build or load puts back its own.")] = False,
    timeout: TimeoutOption = SECONDS,
    rows: RowsOption = ROWS,
    as_json: JsonOption = False,
    store: StoreOption = None,
    data: DataOption = None,
) -> None:
    """Run a Cypher statement of your own, reading only.

    Give values as parameters, not within the statement: --param name=陈元春 and $name. LOAD CSV is off.

    Example: chuanyu cypher 'MATCH (p:Person)-[:ATTENDED]->(m) WHERE p.name = $name RETURN m' --param name=邓雨桐
    """
    text = _text(statement, file)
    parameters = dict(map(_parameter, param or ()))
    with open_target(store, data_folder(data)) as opened:
        if write and server_named(store) is None:
            expect_changes(data_folder(data))
        answer = opened.ask(text, parameters, Limits(timeout, rows), write)
    print_answer(answer, as_json)


def _text(statement: str | None, file: Path | None) -> str:
    if (statement is None) == (file is None):
        raise WrongCommandLine("one statement is wanted", hint="give it in quotes, as - on standard input, or --file FILE")
    try:
        if file is not None:
            text = file.read_text(encoding="utf-8-sig")
        else:
            text = sys.stdin.buffer.read().decode("utf-8-sig") if statement == "-" else str(statement)
    except UnicodeDecodeError:
        raise WrongCommandLine("no UTF-8 text", where=str(file or "standard input")) from None
    if not text.strip():
        raise WrongCommandLine("the statement is empty", where=str(file or "STATEMENT"))
    return text


def _parameter(given: str) -> tuple[str, Any]:
    """name=value: JSON where it is some, else the text as it stands."""
    name, equals, value = given.partition("=")
    if not equals or not name.removeprefix("$").isidentifier():
        raise WrongCommandLine(f"{given!r} is not of the form NAME=VALUE", where="--param")
    try:
        return name.removeprefix("$"), json.loads(value)
    except ValueError:
        return name.removeprefix("$"), value
