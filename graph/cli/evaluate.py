"""chuanyu evaluate: how well the extraction does on pages that somebody has annotated."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.assemble.build import assemble
from graph.cli.failures import describe, say
from graph.cli.options import JsonOption, PublishedOption, full_date, local
from graph.cli.printing import print_json, print_table, put
from graph.documents.walk import SUFFIXES
from graph.errors import ChuanyuError, InputError
from graph.evaluation.gold import Gold, read_gold
from graph.evaluation.scoring import score
from graph.evaluation.sentences import Sentence, Sentences
from graph.evaluation.tally import HEADLINE, Error, Figures, Tally, mean_f1
from graph.facts import extract
from graph.model.records import Page
from graph.pipeline import pages

HEAD = ("kind", "    P", "    R", "   F1", "  hit", " miss", "extra")


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One document: name of the gold file without .json; page as it was read; what is right and wrong."""

    name: str
    page: Page
    tally: Tally


def evaluated(gold: Path, texts: Path | None, published: str | None = None) -> Iterator[Evaluated | ChuanyuError]:
    """Each gold file of a folder (or the one file) with its page extracted and scored, or why it cannot be; sorted.

    texts: the folder of the pages, None for that of the gold files. InputError where there is no gold at all, or no
    such folder.
    """
    if texts is not None and not texts.is_dir():
        raise InputError("no such folder", where=str(texts))
    for file in gold_files(gold):
        try:
            wanted = read_gold(file)
            page = page_of(file.stem, wanted, texts or file.parent, published)
            yield Evaluated(file.stem, page, score(wanted, assemble([extract(page)]), page.text))
        except ChuanyuError as error:
            yield error
        except OSError as error:
            yield InputError(describe(error))


def gold_files(gold: Path) -> list[Path]:
    """The .json files in a folder, sorted, or the one that is named."""
    if not gold.exists():
        raise InputError("no such file or folder", where=str(gold))
    files = sorted(gold.glob("*.json")) if gold.is_dir() else [gold]
    if not files:
        raise InputError("no gold files (*.json) in this folder", where=str(gold), hint="chuanyu annotate writes them")
    return files


def page_of(name: str, gold: Gold, folder: Path, published: str | None) -> Page:
    """The page of the gold file `name`: NAME.txt or another readable suffix (the gold's `document` chooses), else the
    file that `document` names; a document of a .jsonl file is NAME.jsonl#id. InputError where there is none."""
    named = gold.document
    own = [_file_and_id(named)] if name in (named, Path(named).stem) else []
    by_name = [(f"{name}{suffix}", "") for suffix in SUFFIXES]
    for file, key in (*own, *by_name, _file_and_id(named), _file_and_id(name)):
        if file and file == Path(file).name and (folder / file).is_file():
            return _read(folder / file, key, published)
    wanted, _ = _file_and_id(named)
    expected = wanted if wanted and wanted == Path(wanted).name else f"{name}.txt"
    raise InputError("the page of this gold file is missing", where=str(folder / expected), hint="see --texts")


def _file_and_id(document: str) -> tuple[str, str]:
    """NAME.jsonl and id of NAME.jsonl#id; of anything else itself and ""."""
    file, mark, key = document.partition(".jsonl#")
    return (f"{file}.jsonl", key) if mark else (document, "")


def _read(file: Path, key: str, published: str | None) -> Page:
    """The only document of a file, or of a .jsonl file the one of this id."""
    found = []
    for source in pages([str(file)], published, False):
        if isinstance(source, ChuanyuError):
            if not key:
                raise source
        elif not key or source.page.path == f"{file.name}#{key}":
            found.append(source.page)
    if len(found) != 1:
        what = f"no document {key!r} in it" if key else f"{len(found)} documents in one file"
        raise InputError(what, where=str(file), hint='the gold says which: "document": "NAME.jsonl#id"')
    return found[0]


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("evaluate")(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of gold files (NAME.json), or one of them.", callback=local)],
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            metavar="DIR",
            callback=local,
            help="Where the pages lie: NAME.txt, .md, .html, .jsonl. Default: beside the gold files.",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed (-) and what was extra (+), with its sentence.")
    ] = False,
    per_document: Annotated[bool, typer.Option("--per-document", help="A table for each document as well.")] = False,
    published: PublishedOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score the extraction on pages of your own that you have annotated; no store is needed.

    GOLD holds one NAME.json for each page, in the form that chuanyu annotate writes (CONTRIBUTING.md, Gold files).
    Each page is extracted alone.
    Precision, recall and F1 of each kind of fact; what the gold marks optional is neither right nor wrong.
    A gold file or page that cannot be read is told in one line; the others are scored, and the exit code is 3.

    Examples: chuanyu evaluate gold --texts pages --errors; chuanyu evaluate gold/page.json --texts pages --json
    """
    day = full_date(published, "--published")
    found: list[Evaluated] = []
    failed = 0
    for one in evaluated(gold, texts, day):
        if isinstance(one, ChuanyuError):
            failed += 1
            say(str(one))
            continue
        found.append(one)
        if not as_json:
            print_document(one, errors=errors, per_document=per_document)
    if as_json:
        print_json(as_data(found, failed, errors=errors, per_document=per_document))
    else:
        print_total(found, failed)
    if failed:
        raise typer.Exit(3)


def print_document(one: Evaluated, *, errors: bool, per_document: bool) -> None:
    """The table of one document, and its errors, each with the sentences it comes from."""
    if per_document:
        put(f"{one.name}")
        print_figures(one.tally.figures())
        put()
    if errors and one.tally.errors:
        sentences = Sentences(one.page.text)
        for error in one.tally.errors:
            put(f"{'+' if error.extra else '-'} {one.name}  {error.kind}  {in_words(error)}")
            for sentence in sentences.of(error):
                put(f"    {sentence.line}: {' '.join(sentence.text.split())}")
        put()


def print_total(found: Sequence[Evaluated], failed: int) -> None:
    """The table of all documents; where none was scored, a sentence, for what was never asked is not all right."""
    if not found:
        put(f"no document was scored, {failed} could not be")
        return
    figures = total(found).figures()
    put(f"{len(found)} documents" + (f", {failed} more could not be scored" if failed else ""))
    print_figures(figures)
    put(f"mean F1 of {', '.join(HEADLINE)}: {mean_f1(figures):.3f}")


def total(found: Sequence[Evaluated]) -> Tally:
    """All documents together (micro-averaged)."""
    tally = Tally()
    for one in found:
        tally.join(one.tally)
    return tally


def print_figures(figures: dict[str, Figures]) -> None:
    """A line for each kind of fact."""
    print_table(HEAD, [(kind, *_cells(row)) for kind, row in figures.items()])


def _cells(row: Figures) -> list[str]:
    shares = [f"{share:5.3f}" for share in (row.precision, row.recall, row.f1)]
    return [*shares, *(f"{count:5}" for count in (row.hit, row.miss, row.extra))]


def in_words(error: Error) -> str:
    """The fact, and the meeting or agreement it is about."""
    fact = " / ".join(part or '""' for part in error.said.value)
    return fact if error.about is None else f"{fact}  ({error.about})"


def as_data(found: Sequence[Evaluated], failed: int, *, errors: bool, per_document: bool) -> dict[str, Any]:
    """Everything that the tables show: {documents, notScored, kinds: {kind: figures}, meanF1, perDocument?, errors?}.

    Where no document was scored, no kinds and no mean (null).
    """
    figures = total(found).figures() if found else {}
    data: dict[str, Any] = {"documents": len(found), "notScored": failed, "kinds": _rounded(figures)}
    data["meanF1"] = round(mean_f1(figures), 4) if found else None
    if per_document:
        data["perDocument"] = {one.name: _rounded(one.tally.figures()) for one in found}
    if errors:
        data["errors"] = [row for one in found for row in _errors(one)]
    return data


def _rounded(figures: dict[str, Figures]) -> dict[str, dict[str, float]]:
    return {kind: {name: round(value, 4) for name, value in asdict(row).items()} for kind, row in figures.items()}


def _errors(one: Evaluated) -> Iterator[dict[str, Any]]:
    sentences = Sentences(one.page.text)
    for error in one.tally.errors:
        yield {
            "document": one.name,
            "kind": error.kind,
            "error": "extra" if error.extra else "missed",
            "fact": list(error.said.value),
            "about": error.about,
            "sentences": [_sentence(sentence) for sentence in sentences.of(error)],
        }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"line": sentence.line, "start": sentence.start, "end": sentence.end, "text": sentence.text}
