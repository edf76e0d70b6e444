"""chuanyu import: a dump in RDF back into a graph."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.dumps import BaseOption, FormatOption
from graph.cli.failures import naming
from graph.cli.options import DataOption, JsonOption, data_folder, local
from graph.cli.printing import print_json, put
from graph.cli.progress import progress_bars
from graph.pipeline import take_in
from graph.rdf.read import read_file


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("import")(import_)


def import_(
    dump: Annotated[Path, typer.Argument(metavar="DUMP", help="A file of chuanyu export ttl, nt, jsonld, trig or nq.", callback=local, show_default=False)],
    form: FormatOption = None,
    base: BaseOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read a dump in RDF into a data folder without pages: the same graph, to the byte, as it was exported from.

    The dump is read and checked whole before anything is written. What other programs wrote of it in another order is
    read too; what they added is not.

    Example: chuanyu import graph.ttl --data copy
    """
    with naming(dump):
        elements = read_file(dump, form, base)
    folder = data_folder(data)
    with progress_bars() as on_progress:
        changes = take_in(elements, folder, on_progress)
    counts = {"nodes": len(elements.nodes), "relationships": len(elements.relationships)}
    if as_json:
        print_json({**counts, "changes": changes})
    else:
        put(f"{folder}: {counts['nodes']} nodes, {counts['relationships']} relationships")
