"""Tables and JSON on standard output, progress on a terminal."""

import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

Row = Sequence[str]


def print_json(data: Any) -> None:
    """Readable JSON; Chinese stays Chinese."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


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
