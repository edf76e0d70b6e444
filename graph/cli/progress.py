"""A progress bar a stage, on a terminal only."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from graph.pipeline import OnProgress, no_progress


@contextmanager
def progress_bars(wanted: bool = True) -> Iterator[OnProgress]:
    """Gives what a long task reports to: (stage, done, total). Bars go to standard error and vanish at the end."""
    if not wanted or not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show
