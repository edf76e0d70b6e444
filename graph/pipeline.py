"""The way of a page from file to graph, as functions that return data and print nothing.

read ─ extract ─┬─ assemble one document                        `document_graphs`
                └─ ledger ─ assemble all ─ store ─ snapshot      `build`
"""

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from graph.assemble.build import assemble
from graph.assemble.certain import certain, left_out
from graph.assemble.fitting import assemble_fitting
from graph.documents import OnEnd, Source, foreign, read_pages
from graph.errors import ChuanyuError, InputError, NotFound, SchemaError, StoreError
from graph.exports.snapshot import NAME as SNAPSHOT
from graph.exports.snapshot import open_snapshot, write_snapshot
from graph.ledger.fingerprint import fingerprint, graph_fingerprint
from graph.ledger.ledger import NAME as LEDGER
from graph.ledger.ledger import Ledger
from graph.model.elements import Elements
from graph.model.records import Extraction, Page
from graph.stores.embedded import open_embedded
from graph.stores.files import discard_files, files_digest
from graph.stores.holder import FolderLock
from graph.stores.report import LoadReport
from graph.workers import extractions

OnProgress = Callable[[str, int, int | None], None]
BUILT = "built.json"
STORE = "store"
LONGEST_LINE = 5_000_000  # characters
# A page has said something where a fact of another type than these was found in it.
_STRUCTURE = {"PART_OF", "MENTIONS", "LOCATED_IN", "POST_IN"}


def no_progress(stage: str, done: int, total: int | None) -> None:
    """For callers that do not want to know."""


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """The graph of one document alone. path: as the page's."""

    path: str
    elements: Elements


@dataclass(frozen=True, slots=True)
class Found:
    """What the graph holds. without_facts: paths of documents that tell of nobody; leftovers: spans that look like a
    part of a fact and that no rule used, by kind; uncertain: claims below the bound of confidence, by type; misfits: what
    was left out because the graph of all documents breaks the schema with it."""

    documents: int = 0
    stories: int = 0
    people: int = 0
    meetings: int = 0
    agreements: int = 0
    without_facts: tuple[str, ...] = ()
    leftovers: dict[str, int] = field(default_factory=dict)
    uncertain: dict[str, int] = field(default_factory=dict)
    misfits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. read: pages extracted now; unchanged: pages that the ledger had; problems: what was not read.

    changes: elements of the store created, changed and deleted; all 0 where nothing changed. foreign: documents of other
    programs in the folders, which were passed over.
    """

    found: Found
    read: int
    unchanged: int
    problems: tuple[ChuanyuError, ...]
    changes: dict[str, int]
    seconds: float
    foreign: tuple[str, ...] = ()


def document_graphs(
    paths: Sequence[str], *, published: str | None = None, strict: bool = False
) -> Iterator[DocumentGraph | ChuanyuError]:
    """The graph of each document, in the order of the paths, or why it could not be read; strict raises the first."""
    from graph.facts import extract  # here, since a build of unchanged pages is quicker without

    for source in pages(paths, published, strict):
        if isinstance(source, ChuanyuError):
            yield source
            continue
        try:
            graph = DocumentGraph(source.page.path, assemble([extract(source.page)]))
        except SchemaError as error:
            if strict:
                raise _unfit(source.page, error) from None
            yield _unfit(source.page, error)
        else:
            yield graph


def _unfit(page: Page, error: SchemaError | str) -> InputError:
    """A page whose graph breaks the schema: it is left out, the others go on."""
    hint = "look at it with chuanyu explain, correct the page or leave it out"
    return InputError(f"left out, since its graph breaks the schema: {error}", where=page.path, hint=hint)


def _broken(extraction: Extraction) -> InputError | None:
    try:
        assemble([extraction])
    except SchemaError as error:
        return _unfit(extraction.page, error)
    return None


def pages(
    paths: Sequence[str], published: str | None, strict: bool, on_end: OnEnd | None = None
) -> Iterator[Source | ChuanyuError]:
    """The pages of files, folders and standard input, or why one could not be read; strict raises the first."""
    for read in read_pages(paths, published=published, on_end=on_end):
        source = read if isinstance(read, ChuanyuError) else _with_lines(read)
        if strict and isinstance(source, ChuanyuError):
            raise source
        yield source


def _with_lines(source: Source) -> Source | InputError:
    """The page, unless one of its lines is beyond all writing: a file of another kind, whose lines say nothing."""
    longest = max(map(len, source.page.text.splitlines()), default=0)
    if longest <= LONGEST_LINE:
        return source
    hint = f"no line of a page has more than {LONGEST_LINE:,}"
    return InputError(f"a line of {longest:,} characters", where=source.location, hint=hint)


def build(
    paths: Sequence[str],
    folder: Path,
    *,
    published: str | None = None,
    min_confidence: float = 0.0,
    strict: bool = False,
    jobs: int = 1,
    on_progress: OnProgress = no_progress,
) -> BuildReport:
    """Reads pages into the ledger of a data folder, and makes its store and snapshot the graph of the whole ledger.

    jobs: processes that extract; the graph does not depend on it.

    Every document is in the ledger whole or not at all; the store follows in transactions; the snapshot is replaced at
    the end. After an interruption at any point the next build goes on from there. A document whose line was taken out of
    its .jsonl file leaves the ledger.
    """
    began = time.monotonic()
    with _held(folder), Ledger.open(folder) as ledger:
        lines: dict[str, frozenset[str]] = {}  # of the .jsonl files that were read to their end
        sources = _dated(ledger, pages(paths, None, strict, lines.__setitem__), published)
        read, unchanged, problems = _read_into(ledger, sources, jobs, strict, on_progress)
        for file, locations in lines.items():
            ledger.keep_lines(file, locations)
        found, changes = _bring_up_to_date(ledger, folder, min_confidence, on_progress, strict=strict)
    problems += [InputError(misfit) for misfit in found.misfits]
    return BuildReport(found, read, unchanged, tuple(problems), changes, time.monotonic() - began, tuple(foreign(paths)))


def remove(
    paths: Sequence[str], folder: Path, *, on_progress: OnProgress = no_progress
) -> tuple[tuple[str, ...], BuildReport]:
    """Takes pages out of the ledger of a data folder: (paths and locations of those removed, the graph without them).

    paths: files, folders and .jsonl files that were read, there or not any more, or pages as the graph calls them.
    NotFound, and nothing is removed, where one stands for no page. The bound of confidence stays that of the last build.
    """
    began = time.monotonic()
    Ledger.open(folder, write=False).close()  # where there is no ledger none is made
    with _held(folder), Ledger.open(folder) as ledger:
        gone = sorted({page for path in paths for page in _known(ledger, path)})
        with ledger.transaction():
            for location, _ in gone:
                ledger.remove(location)
        bound = float(_noted(folder).get("minConfidence") or 0.0)
        found, changes = _bring_up_to_date(ledger, folder, bound, on_progress)
        problems = tuple(InputError(misfit) for misfit in found.misfits)
        report = BuildReport(found, 0, len(ledger), problems, changes, time.monotonic() - began)
    return tuple(path if at.startswith("-#") else f"{path} ({at})" for at, path in gone), report


def _known(ledger: Ledger, path: str) -> list[tuple[str, str]]:
    """(location, path) of the documents meant: by where they lie, else by what they are called."""
    found = ledger.under(os.path.realpath(path)) or ledger.under(path.rstrip("/"))
    if not found:
        raise NotFound("no such page in the graph", where=path, hint="chuanyu list pages shows what is there")
    return found


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Keeps the data folder to this program; StoreLocked says who has it."""
    if folder.is_file():
        raise StoreError("a file, not a data folder", where=str(folder), hint="name another with --data")
    folder.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(folder)
    try:
        yield
    finally:
        lock.release()


def _dated(
    ledger: Ledger, sources: Iterable[Source | ChuanyuError], published: str | None
) -> Iterator[Source | ChuanyuError]:
    """Pages that state no day of publication get the one given, now or when they were built before."""
    for source in sources:
        if isinstance(source, ChuanyuError) or source.page.published is not None:
            yield source
            continue
        page, place = source.page, _place(source)
        if published is not None:
            ledger.give_day(page, published, location=place)
        yield replace(source, page=replace(page, published=ledger.given_day(page, location=place)))


def _read_into(
    ledger: Ledger, sources: Iterable[Source | ChuanyuError], jobs: int, strict: bool, on_progress: OnProgress
) -> tuple[int, int, list[ChuanyuError]]:
    """Extracts what the ledger does not have yet: (read, unchanged, problems)."""
    program = fingerprint()
    read = unchanged = 0
    problems: list[ChuanyuError] = []

    def unread() -> Iterator[tuple[str, Page]]:
        nonlocal unchanged
        for source in sources:
            if isinstance(source, ChuanyuError):
                problems.append(source)
            elif ledger.has(source.page, program, location=_place(source)):
                unchanged += 1
            else:
                yield _place(source), source.page
                continue
            on_progress("read", read + unchanged + len(problems), None)

    with closing(extractions(unread(), jobs)) as found:
        for place, extraction in found:
            problem = extraction if isinstance(extraction, ChuanyuError) else _broken(extraction)
            if problem is not None:
                problems.append(problem)
                if strict:
                    raise problem
                ledger.remove(place)  # what the page said before is said no more
            elif isinstance(extraction, Extraction):
                ledger.put(extraction, program, location=place)
                read += 1
            on_progress("read", read + unchanged + len(problems), None)
    return read, unchanged, problems


def _place(source: Source) -> str:
    """Where the ledger keeps a document: by its file; what came by standard input lies nowhere, so by its bytes."""
    return f"-#{source.page.sha256}" if source.location == "-" else source.location


def _bring_up_to_date(
    ledger: Ledger, folder: Path, min_confidence: float, on_progress: OnProgress, *, strict: bool = False
) -> tuple[Found, dict[str, int]]:
    """Store and snapshot of what the ledger says, unless they are that already: (found, changes)."""
    wanted = {"ledger": ledger.digest(), "program": fingerprint(), "graph": graph_fingerprint(), "minConfidence": min_confidence}
    noted = _noted(folder)
    if (found := _already_built(folder, wanted, noted)) is not None:
        return found, changes_of(None)
    on_progress("assemble", 0, 1)
    whole, extractions, misfits = assemble_fitting(ledger.extractions())
    unfit = tuple(str(_unfit(extraction.page, rule)) for extraction, rule in misfits)
    if strict and unfit:
        raise InputError(unfit[0])
    elements = certain(whole, min_confidence)
    found = replace(count(elements, extractions), uncertain=left_out(whole, elements), misfits=unfit)
    on_progress("assemble", 1, 1)
    if _store_is_damaged(folder, noted):
        discard_files(folder / STORE)
    (folder / BUILT).unlink(missing_ok=True)
    with open_embedded(folder / STORE) as store:
        report = store.load(elements, lambda done, total: on_progress("store", done, total))
    write_snapshot(elements, folder)
    _note(folder, {**wanted, "files": _files(folder), "found": asdict(found)})
    return found, changes_of(report)


def take_in(elements: Elements, folder: Path, on_progress: OnProgress = no_progress) -> dict[str, int]:
    """Makes store and snapshot of a data folder this graph, which comes from no pages; what changed in the store.

    StoreError where the folder has pages of its own: their graph would be lost.
    """
    with _held(folder):
        if (folder / LEDGER).is_file():
            raise StoreError("has a graph of pages of its own", where=str(folder), hint="name a new folder with --data")
        expect_changes(folder)
        with open_embedded(folder / STORE) as store:
            report = store.load(elements, lambda done, total: on_progress("store", done, total))
        write_snapshot(elements, folder)
    return changes_of(report)


def count(elements: Elements, extractions: Iterable[Extraction]) -> Found:
    """What a graph holds, and what was found in no document of it."""
    labels = Counter(node.label for node in elements.nodes)
    leftovers: Counter[str] = Counter()
    silent = []
    for extraction in extractions:
        leftovers.update(leftover.kind for leftover in extraction.leftovers)
        if all(fact.type in _STRUCTURE for fact in extraction.facts):
            silent.append(extraction.page.path)
    return Found(
        documents=labels["Document"],
        stories=labels["Story"],
        people=labels["Person"],
        meetings=labels["Meeting"],
        agreements=labels["Agreement"],
        without_facts=tuple(sorted(set(silent))),
        leftovers=dict(sorted(leftovers.items())),
    )


def changes_of(report: LoadReport | None) -> dict[str, int]:
    """Nodes and relationships together: created, changed, deleted; all 0 for no load."""
    if report is None:
        return {"created": 0, "changed": 0, "deleted": 0}
    both = (report.nodes, report.relationships)
    return {
        "created": sum(counts.created for counts in both),
        "changed": sum(counts.changed for counts in both),
        "deleted": sum(counts.deleted for counts in both),
    }


def _already_built(folder: Path, wanted: dict[str, Any], noted: dict[str, Any]) -> Found | None:
    """What the graph holds, where store and snapshot are what was built from this very ledger."""
    if any(noted.get(name) != value for name, value in wanted.items()) or noted.get("files") != _files(folder):
        return None
    try:
        with open_snapshot(folder):
            found = noted["found"]
            lists = {name: tuple(found[name]) for name in ("without_facts", "misfits")}
            return Found(**{**found, **lists})
    except (ChuanyuError, KeyError, TypeError):
        return None


def _files(folder: Path) -> dict[str, Any]:
    """What tells whether store and snapshot are as a build left them."""
    snapshot = folder / SNAPSHOT
    return {"store": files_digest(folder / STORE), "snapshot": snapshot.stat().st_size if snapshot.is_file() else None}


def _store_is_damaged(folder: Path, noted: dict[str, Any]) -> bool:
    """Whether its files are others than the last build left; after one that was interrupted nobody knows."""
    files = noted.get("files")
    if not isinstance(files, dict) or not (folder / STORE).is_dir():
        return False
    return files.get("store") != files_digest(folder / STORE)


def _noted(folder: Path) -> dict[str, Any]:
    """What the last build that came to its end left here; nothing where that cannot be read."""
    try:
        noted = json.loads((folder / BUILT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def expect_changes(folder: Path) -> None:
    """To be called before somebody else writes to the store of a data folder: the next build then compares it anew."""
    (folder / BUILT).unlink(missing_ok=True)


def _note(folder: Path, noted: dict[str, Any]) -> None:
    beside = folder / f".{BUILT}.{os.getpid()}.part"
    try:
        beside.write_text(json.dumps(noted, ensure_ascii=False), encoding="utf-8")
        beside.replace(folder / BUILT)
    finally:
        beside.unlink(missing_ok=True)
