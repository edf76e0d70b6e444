"""The command `chuanyu`: the only room that prints, reads the environment or exits.

One file a command; each has a plain function that returns data and, beside it, the function that prints them.
Only the file of the command that was asked for is loaded, so that a cheap question starts quickly.
"""

import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Annotated

import typer

from graph import __version__
from graph.cli.failures import one_line_failures

COMMANDS = {
    "build": "graph.cli.build",
    "met": "graph.cli.met",
    "extract": "graph.cli.extract",
    "repair": "graph.cli.repair",
    "export": "graph.cli.export",
    "load": "graph.cli.load",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command line (default: the program's own) and exits with its code."""
    line = list(sys.argv[1:] if arguments is None else arguments)
    signal.signal(signal.SIGTERM, _terminated)
    with one_line_failures():
        _application(line)(line, prog_name="chuanyu")


def _terminated(number: int, frame: FrameType | None) -> None:
    """SIGTERM unwinds like Ctrl-C, so that the embedded store is stopped in order; 143 = 128 + 15."""
    raise SystemExit(143)


def _application(line: Sequence[str]) -> typer.Typer:
    """All commands, or only the one that the line begins with."""
    application = typer.Typer(
        rich_markup_mode=None, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False
    )
    application.callback()(_chuanyu)
    names = [line[0]] if line and line[0] in COMMANDS else list(COMMANDS)
    for name in names:
        importlib.import_module(COMMANDS[name]).register(application)
    return application


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
