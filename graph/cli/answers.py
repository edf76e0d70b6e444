"""Options of commands that ask a store, and printing what it answers."""

from typing import Annotated

import typer

from graph.cli.failures import say
from graph.cli.printing import print_json, print_table, put
from graph.cli.values import as_json, in_cell
from graph.stores.asking import Answer

SECONDS = 60.0
ROWS = 10_000

TimeoutOption = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Stop it after so many seconds.")
]
RowsOption = Annotated[int, typer.Option("--rows", metavar="N", min=1, help="Fetch at most so many rows.")]


def print_answer(answer: Answer, as_data: bool, details: frozenset[str] = frozenset(), most: str = "--rows") -> None:
    """A table without its details, or JSON: a list of one object a row. What was not fetched is told on standard error.

    most: the option that shows more.
    """
    if as_data:
        print_json([{name: as_json(value) for name, value in zip(answer.columns, row, strict=True)} for row in answer.rows])
    elif answer.rows:
        shown = [number for number, name in enumerate(answer.columns) if name not in details]
        head = [answer.columns[number] for number in shown]
        print_table(head, [[in_cell(row[number]) for number in shown] for row in answer.rows])
    elif not answer.changes:
        put("no rows")
    if answer.changes:
        (say if as_data else put)(", ".join(f"{name.replace('_', ' ')} {number}" for name, number in answer.changes.items()))
    if answer.more:
        say(f"there are more rows than these {len(answer.rows)}; {most} N fetches more")
