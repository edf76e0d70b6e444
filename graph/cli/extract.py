"""chuanyu extract: one graph a document, touching no store and no ledger."""

import re
import sys
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from graph.cli.failures import naming, say
from graph.cli.options import PathArguments, PublishedOption, StrictOption, full_date
from graph.errors import ChuanyuError
from graph.exports.jsonl import write_file, write_stream
from graph.pipeline import DocumentGraph, document_graphs

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class OutputNames:
    """File names for documents, none twice: NAME.jsonl for NAME.txt, else the whole name (a.html.jsonl).

    A name does not depend on what else is extracted, except where two paths are the same: the second gets `-2`.
    """

    def __init__(self) -> None:
        self._used: set[str] = set()

    def name(self, path: str) -> PurePosixPath:
        """Relative, below the folder that is written to, whatever the path says."""
        parts = [piece for piece in PurePosixPath(_CONTROL.sub("_", path)).parts if piece not in ("/", "..")] or [
            "page"
        ]
        stem = "/".join(parts).removesuffix(".txt")
        chosen, number = stem, 1
        while chosen.casefold() in self._used:
            number += 1
            chosen = f"{stem}-{number}"
        self._used.add(chosen.casefold())
        return PurePosixPath(f"{chosen}.jsonl")


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("extract")(extract)


def extract(
    paths: PathArguments,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            help="Write DIR/NAME.jsonl for NAME.txt instead of standard output.",
            show_default=False,
        ),
    ] = None,
    published: PublishedOption = None,
    strict: StrictOption = False,
) -> None:
    """Write the graph of each document as JSON lines; no store, no ledger, the same bytes in every run.

    Example: chuanyu extract pages --out graphs
    """
    names = OutputNames()
    failed = False
    for found in document_graphs(paths, published=full_date(published, "--published"), strict=strict):
        if isinstance(found, ChuanyuError):
            failed = True
            say(str(found))
        else:
            _write(found, out, names)
    if failed:
        raise typer.Exit(3)


def _write(found: DocumentGraph, out: Path | None, names: OutputNames) -> None:
    """To standard output, or whole into its file."""
    if out is None:
        write_stream(found.elements, sys.stdout)
        return
    target = out / names.name(found.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with naming(target):
        write_file(found.elements, target)
