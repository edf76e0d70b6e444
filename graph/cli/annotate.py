"""chuanyu annotate: a first gold file, for a person to correct."""

import json
import os
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.assemble.build import assemble
from graph.cli.failures import naming, say
from graph.cli.options import PublishedOption, full_date
from graph.cli.printing import put
from graph.errors import ChuanyuError, InputError
from graph.evaluation.annotation import Row, first_gold
from graph.exports.whole import whole_file
from graph.facts import extract
from graph.model.records import Page
from graph.pipeline import pages

_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]")


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("annotate")(annotate)


def annotate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A page, or - for standard input.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="OUT.json",
            help="Where to write: a .json file, a folder (NAME.json in it), or - for standard output. Default: beside FILE.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a gold file that is there.")] = False,
    published: PublishedOption = None,
) -> None:
    """Write a first gold file of a page: what was extracted, for a person to correct.

    Correct it by the page: add what is missing, take out what is wrong, mark "optional": true what can be argued about;
    then chuanyu evaluate scores the extraction by it. People who are only named (cited leaders, reporters) stand in
    namedOnly. A .jsonl file gets one gold file a document. A file that is there is never overwritten without --force.
    Keys and allowed values: CONTRIBUTING.md, Gold files.

    Example: chuanyu annotate page.txt --out gold/page.json
    """
    day = full_date(published, "--published")
    if Path(file).is_dir():
        raise InputError("a folder", where=file, hint="annotate takes one page at a time")
    found, failed = [], False
    for source in pages([file], day, False):
        if isinstance(source, ChuanyuError):
            failed = True
            say(str(source))
        else:
            found.append(source.page)
    for page, target in zip(found, targets(found, file, out), strict=True):
        write(first_gold(assemble([extract(page)]), page.path), target, force=force)
    if failed:
        raise typer.Exit(3)


def targets(found: list[Page], file: str, out: Path | None) -> list[Path | None]:
    """Where the gold of each page goes; None for standard output. InputError where several would go into one file."""
    if out is not None and out.suffix.lower() == ".json" and not out.is_dir():
        if len(found) > 1:
            hint = "name a folder with --out"
            raise InputError(f"{len(found)} documents in it, and one file for them", where=file, hint=hint)
        return [out] * len(found)
    if str(out) == "-" or (out is None and file == "-"):
        return [None] * len(found)
    folder = out if out is not None else Path(file).parent
    return [folder / f"{gold_name(page.path)}.json" for page in found]


def gold_name(path: str) -> str:
    """NAME for NAME.txt and the like, NAME.jsonl#id for a document of a .jsonl file."""
    name = _UNSAFE.sub("_", path)
    return name if ".jsonl#" in name else Path(name).stem


def write(gold: Row, target: Path | None, *, force: bool) -> None:
    """To standard output, or whole into its file; ChuanyuError where that is there and must not be overwritten."""
    written = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
    if target is None:
        sys.stdout.write(written)
        return
    if os.path.lexists(target) and not force:
        raise ChuanyuError("is there already", where=str(target), hint="--force overwrites it, --out names another")
    with naming(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(target) as beside:
            beside.write_text(written, encoding="utf-8", newline="\n")
    counts = ", ".join(f"{len(gold[key])} {key}" for key in ("people", "meetings", "agreements"))
    put(f"{target}: {counts}; to be corrected by hand")
