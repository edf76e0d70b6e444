"""chuanyu remove: pages out of the graph again."""

from typing import Annotated, Any

import typer

from graph.cli.build import as_data, say_problems, summary
from graph.cli.options import DataOption, JsonOption, data_folder
from graph.cli.printing import print_json, put
from graph.cli.progress import progress_bars
from graph.pipeline import remove


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("remove")(remove_command)


def remove_command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Pages as chuanyu list pages names them, their files, or folders of either; the files need not be there.",
            show_default=False,
        ),
    ],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take pages out of the graph; their files are left alone.

    The graph is then what a build without them makes. Exit code 8, and nothing removed, where one of the paths is not in it.

    Example: chuanyu remove pages/2024-03-28.txt
    """
    with progress_bars() as on_progress:
        removed, report = remove(paths, data_folder(data), on_progress=on_progress)
    say_problems(report)
    if as_json:
        result: dict[str, Any] = {"removed": list(removed), **as_data(report)}
        print_json(result)
        return
    for path in removed:
        put(f"removed {path}")
    put("\n".join(summary(report)))
