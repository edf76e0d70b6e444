"""chuanyu extract: one graph a document, touching no store and no ledger."""

import errno
import hashlib
import re
import sys
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from graph.cli.failures import describe, naming, say
from graph.cli.options import PathArguments, PublishedOption, StrictOption, full_date
from graph.errors import ChuanyuError
from graph.exports.jsonl import write_file, write_stream
from graph.pipeline import DocumentGraph, document_graphs

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
LONGEST_NAME = 240  # bytes; file systems take 255, and `-2.jsonl` may follow
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}  # of which the next document would die too


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
        stem = "/".join(map(_short, "/".join(parts).removesuffix(".txt").split("/")))
        chosen, number = stem, 1
        while chosen.casefold() in self._used:
            number += 1
            chosen = f"{stem}-{number}"
        self._used.add(chosen.casefold())
        return PurePosixPath(f"{chosen}.jsonl")


def _short(part: str) -> str:
    """A file's name that any file system takes: of a longer one its beginning and a hash of the whole."""
    data = part.encode("utf-8", "surrogateescape")
    if len(data) <= LONGEST_NAME:
        return part
    return f"{data[: LONGEST_NAME - 10].decode('utf-8', 'ignore')}~{hashlib.sha256(data).hexdigest()[:8]}"


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
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for found in document_graphs(paths, published=full_date(published, "--published"), strict=strict):
        if isinstance(found, ChuanyuError):
            failed = failed or 3
            say(str(found))
        elif not _written(found, out, names):
            failed = 1
    if failed:
        raise typer.Exit(failed)


def _written(found: DocumentGraph, out: Path | None, names: OutputNames) -> bool:
    """Writes it; one that cannot be written is told in one line, and the others go on unless there is no room for any."""
    try:
        _write(found, out, names)
    except OSError as error:
        if out is None or error.errno in _NO_ROOM:
            raise
        say(describe(error))
        return False
    return True


def _write(found: DocumentGraph, out: Path | None, names: OutputNames) -> None:
    """To standard output, or whole into its file."""
    if out is None:
        write_stream(found.elements, sys.stdout)
        return
    target = out / names.name(found.path)
    with naming(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(found.elements, target)
