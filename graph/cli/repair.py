"""chuanyu repair: the repaired text of a page, and what was changed in it."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.failures import say
from graph.cli.options import JsonOption
from graph.cli.printing import print_json, print_table, put, visible
from graph.errors import ChuanyuError, InputError
from graph.model.records import Page
from graph.pipeline import pages
from graph.text import describe_changes
from graph.text import repair as repair_text

HEAD = ("line", "column", "rule", "before", "after")


def repaired(page: Page) -> dict[str, Any]:
    """The path of a page, its script, its repaired text and the changes: rule, line, column, start, end, before, after."""
    result = repair_text(page.text)
    return {"path": page.path, "script": result.script, "text": result.text, "changes": describe_changes(result)}


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("repair")(repair)


def repair(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A page, or - for standard input.")],
    show: Annotated[bool, typer.Option("--show", help="List what was changed, where, by which rule.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print the repaired text of a page, or with --show what was changed in it.

    Example: chuanyu repair page.txt --show
    """
    if Path(file).is_dir():
        raise InputError("a folder", where=file, hint="repair takes one page at a time")
    failed = False
    for source in pages([file], None, False):
        if isinstance(source, ChuanyuError):
            failed = True
            say(str(source))
        else:
            print_repaired(repaired(source.page), show=show, as_json=as_json)
    if failed:
        raise typer.Exit(3)


def print_repaired(result: dict[str, Any], *, show: bool, as_json: bool) -> None:
    """The text, or the changes; as JSON: both, or the changes alone."""
    if as_json:
        print_json(result["changes"] if show else result)
    elif not show:
        text = visible(result["text"]) if sys.stdout.isatty() else result["text"]
        print(text, end="" if text.endswith("\n") else "\n")
    elif result["changes"]:
        print_table(HEAD, [change_row(change) for change in result["changes"]])
    else:
        put(f"{result['path']}: nothing to repair")


def change_row(change: dict[str, Any]) -> tuple[str, ...]:
    """A change as a line of the table; what cannot be seen is written as escapes."""
    return (
        str(change["line"]),
        str(change["column"]),
        change["rule"],
        _visible(change["before"]),
        _visible(change["after"]),
    )


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text) or "(nothing)"
