"""The commands, and what stands above all of them."""

import importlib
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from graph import __version__
from graph.cli.failures import WrongCommandLine

COMMANDS = {
    "build": "graph.cli.build",
    "met": "graph.cli.met",
    "search": "graph.cli.search",
    "path": "graph.cli.path",
    "rank": "graph.cli.rank",
    "communities": "graph.cli.communities",
    "districts": "graph.cli.districts",
    "timeline": "graph.cli.timeline",
    "ego": "graph.cli.ego",
    "picture": "graph.cli.picture",
    "list": "graph.cli.listing",
    "remove": "graph.cli.remove",
    "extract": "graph.cli.extract",
    "explain": "graph.cli.explain",
    "repair": "graph.cli.repair",
    "evaluate": "graph.cli.evaluate",
    "annotate": "graph.cli.annotate",
    "export": "graph.cli.export",
    "import": "graph.cli.importing",
    "load": "graph.cli.load",
    "schema": "graph.cli.schema",
    "query": "graph.cli.query",
    "cypher": "graph.cli.cypher",
    "sparql": "graph.cli.sparql",
    "validate": "graph.cli.validate",
    "serve": "graph.cli.serve",
}

# Wherever this version of typer keeps its name.
USAGE_ERROR: Any = typer.BadParameter.__bases__[0]


def application(line: Sequence[str]) -> typer.Typer:
    """All commands, or only the one that the line begins with."""
    commands = typer.Typer(
        rich_markup_mode=None, add_completion=True, no_args_is_help=True, pretty_exceptions_enable=False
    )
    commands.callback()(_chuanyu)
    first = line[0] if line else ""
    needed = [] if first == "--version" else [first] if first in COMMANDS else list(COMMANDS)
    for name in needed:
        importlib.import_module(COMMANDS[name]).register(commands)
    return commands


def run(line: Sequence[str]) -> None:
    """Runs a command line and exits with its code; WrongCommandLine says in one line what is wrong with it."""
    try:
        code = application(line)(list(line), prog_name="chuanyu", standalone_mode=False)
    except USAGE_ERROR as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()
            raise SystemExit(2) from None
        command = error.ctx.command_path if error.ctx else "chuanyu"
        raise WrongCommandLine(usage_in_words(error), hint=f"see {command} --help") from None
    raise SystemExit(code or 0)


def usage_in_words(error: Any) -> str:
    """`--by: 'foo' is not one of degree, …` of what the command line's library says of a wrong value; else what it says."""
    if not isinstance(error, typer.BadParameter) or type(error).__name__ == "MissingParameter":
        return str(error.format_message()).rstrip(".")
    where = error.param_hint or (error.param.get_error_hint() if error.param else "")  # type: ignore[no-untyped-call, unused-ignore]
    named = where if isinstance(where, str) else ", ".join(where)
    return f"{named.replace(chr(39), '')}: {_wrong_value(error)}".removeprefix(": ")


def _wrong_value(error: Any) -> str:
    """Of the first value that is wrong: the checker's findings lie behind the error."""
    findings = getattr(error.__cause__, "errors", None)
    found = findings()[0] if findings else {"type": "", "msg": error.message}
    limits = found.get("ctx", {})
    match found["type"]:
        case "int_parsing":
            return f"{found['input']!r} is no whole number"
        case "float_parsing":
            return f"{found['input']!r} is no number"
        case "greater_than_equal":
            return f"{found['input']} is below {limits['ge']:g}"
        case "less_than_equal":
            return f"{found['input']} is above {limits['le']:g}"
    message = str(found["msg"]).removeprefix("Value error, ").rstrip(".")
    value, choice, known = message.partition(" is not one of ")
    return value + choice + known.replace("'", "")


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

    chuanyu build PATH… reads pages into the graph, chuanyu met NAME and chuanyu query ask it.

    Exit codes: 0 all well, 1 other failure, 2 wrong command line or statement, 3 a page could not be read, 4 a graph that
    breaks the schema, 5 ledger unusable, 6 store unusable, 7 store held by another program, 8 nothing of that name,
    9 installation incomplete, 130 interrupted.
    """
