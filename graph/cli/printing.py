"""Tables and JSON on standard output, progress on a terminal."""

import json
import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

Row = Sequence[str]
# What steers a terminal (cursor, colours, title) or turns the direction of writing; line ends and tabs are let through.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)"
)


def visible(text: str) -> str:
    """A page's words as they may be shown: what would steer the terminal is written as escapes."""
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def put(text: str = "", end: str = "\n") -> None:
    """Print words that may come from a page."""
    print(visible(text), end=end)


def print_json(data: Any) -> None:
    """Readable JSON; Chinese stays Chinese."""
    print(_STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(data, ensure_ascii=False, indent=2)))


def width(text: str) -> int:
    """Columns that a text takes in a terminal: Chinese characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def plain_table(head: Row, rows: Sequence[Row]) -> str:
    """Columns side by side, two spaces between them, nothing cut; for pipes, files and tests."""
    lines = [head, *rows]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def print_table(head: Row, rows: Sequence[Row]) -> None:
    """A table that a terminal wraps within its columns; elsewhere a plain one."""
    rows = [[visible(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        print(plain_table(head, rows))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(markup=False, highlight=False).print(table)
