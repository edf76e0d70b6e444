"""chuanyu export ttl, nt, jsonld, trig, nq: the whole graph as RDF."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.failures import naming
from graph.cli.opening import graph_in
from graph.cli.options import DataOption, data_folder
from graph.cli.printing import put
from graph.rdf.dump import write_file, write_stream

BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="IRI",
        help="What the IRIs of things, concepts and own terms begin with; ends with /. Default: https://chuanyu.example/",
        show_default=False,
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option("--format", metavar="F", help="ttl, nt, jsonld, trig or nq. Default: the end of the file's name."),
]
_WHAT = {
    "ttl": "Turtle: prefixes, one paragraph a thing.",
    "nt": "N-Triples: one statement a line.",
    "jsonld": "JSON-LD: one thing a line.",
    "trig": "TriG: Turtle with one named graph a document; what no document says alone is in the default graph.",
    "nq": "N-Quads: N-Triples with one named graph a document; what no document says alone is in the default graph.",
}


def register_dumps(group: typer.Typer) -> None:
    """Adds one command a format."""
    for form, what in _WHAT.items():
        group.command(form, help=_help(form, what))(_command(form))


def _help(form: str, what: str) -> str:
    return (
        f"{what} Sorted, without blank nodes, the same bytes each time (docs/rdf.md); chuanyu import reads it back.\n\n"
        f"Example: chuanyu export {form} graph.{form}"
    )


def _command(form: str) -> Callable[[str, str | None, Path | None], None]:
    def dump(
        out: Annotated[str, typer.Argument(metavar="OUT", help="A file, or - for standard output.")],
        base: BaseOption = None,
        data: DataOption = None,
    ) -> None:
        with graph_in(data_folder(data)) as snapshot:
            elements = snapshot.elements()
        if out == "-":
            write_stream(elements, sys.stdout.buffer, form, base)
            return
        with naming(Path(out)):
            statements = write_file(elements, Path(out), form, base)
        put(f"{out}: {statements} statements")

    return dump
