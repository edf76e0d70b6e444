"""The commands, and what stands above all of them."""

import importlib
from collections.abc import Sequence
from typing import Annotated

import typer

from graph import __version__

COMMANDS = {
    "build": "graph.cli.build",
    "met": "graph.cli.met",
    "extract": "graph.cli.extract",
    "explain": "graph.cli.explain",
    "repair": "graph.cli.repair",
    "evaluate": "graph.cli.evaluate",
    "annotate": "graph.cli.annotate",
    "export": "graph.cli.export",
    "load": "graph.cli.load",
}


def application(line: Sequence[str]) -> typer.Typer:
    """All commands, or only the one that the line begins with."""
    commands = typer.Typer(
        rich_markup_mode=None, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False
    )
    commands.callback()(_chuanyu)
    first = line[0] if line else ""
    needed = [] if first == "--version" else [first] if first in COMMANDS else list(COMMANDS)
    for name in needed:
        importlib.import_module(COMMANDS[name]).register(commands)
    return commands


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"chuanyu {__version__}")
        raise typer.Exit


def _chuanyu(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Who met whom, where, when, in what capacity: a knowledge graph from Chinese news pages.

    chuanyu build PATH… reads pages into the graph, chuanyu met NAME asks it.

    Exit codes: 0 all well, 1 other failure, 2 wrong command line, 3 a page could not be read, 4 schema broken,
    5 ledger unusable, 6 store unusable, 7 store held by another program, 8 nothing of that name, 9 installation
    incomplete, 130 interrupted.
    """
