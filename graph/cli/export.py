"""chuanyu export: the whole graph for others to read."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.dumps import register_dumps
from graph.cli.export_network import add
from graph.cli.failures import naming
from graph.cli.opening import graph_in
from graph.cli.options import DataOption, data_folder
from graph.cli.printing import put
from graph.exports import cypher as script
from graph.exports.jsonl import write_file, write_stream
from graph.exports.neo4j_csv import SCRIPT, write_csv
from graph.model.elements import Elements


def register(application: typer.Typer) -> None:
    """Adds the group of exports."""
    group = typer.Typer(no_args_is_help=True, help="Write the whole graph in a form that others read.")
    group.command("jsonl")(jsonl)
    group.command("neo4j-csv")(neo4j_csv)
    group.command("cypher")(cypher)
    register_dumps(group)
    add(group)
    application.add_typer(group, name="export")


def jsonl(
    out: Annotated[str, typer.Argument(metavar="OUT", help="A file, or - for standard output.")],
    data: DataOption = None,
) -> None:
    """JSON lines in the form of Neo4j APOC's export: nodes, then relationships, each sorted by id.

    Example: chuanyu export jsonl graph.jsonl
    """
    with graph_in(data_folder(data)) as snapshot:
        elements = snapshot.elements()
    if out == "-":
        write_stream(elements, sys.stdout)
    else:
        with naming(Path(out)):
            write_file(elements, Path(out))
        put(counted(elements, out))


def neo4j_csv(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.", show_default=False)],
    data: DataOption = None,
) -> None:
    """CSV files for neo4j-admin database import full, and import.sh with its command line.

    Run import.sh where the server is stopped, start it, then run constraints.cypher with cypher-shell.

    Example: chuanyu export neo4j-csv graph-csv
    """
    with graph_in(data_folder(data)) as snapshot:
        elements = snapshot.elements()
    with naming(folder):
        write_csv(elements, folder)
    put(f"{counted(elements, str(folder))}; import with {folder / SCRIPT}")


def cypher(
    out: Annotated[str, typer.Argument(metavar="OUT", help="A file, or - for standard output.")],
    data: DataOption = None,
) -> None:
    """A script for cypher-shell that makes the graph in an empty database: constraints, nodes, relationships.

    Example: chuanyu export cypher graph.cypher
    """
    with graph_in(data_folder(data)) as snapshot:
        elements = snapshot.elements()
    if out == "-":
        script.write_stream(elements, sys.stdout)
    else:
        with naming(Path(out)):
            script.write_file(elements, Path(out))
        put(counted(elements, out))


def counted(elements: Elements, out: str) -> str:
    """One line that says what was written where."""
    return f"{out}: {len(elements.nodes)} nodes, {len(elements.relationships)} relationships"
