"""Reads RDF of any form with a parser, and says in which line a statement stands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, Quad, RdfFormat, parse, serialize

from graph.errors import InputError
from graph.rdf.restore import Records

_NOT_LOADED = "No LoadDocumentCallback"  # what the parser says of a context that is elsewhere: it has no way to load one
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
}
_LISTED = "ttl, nt, jsonld, trig or nq"
# What else is exported, none of which is read back.
_OTHERS = {
    "jsonl": "JSON lines",
    "json": "JSON",
    "graphml": "GraphML",
    "gexf": "GEXF",
    "csv": "CSV",
    "cypher": "Cypher",
}


def form_of(path: Path, form: str | None = None, which: str = "the end of its name or --format says which") -> str:
    """Which of FORMATS a dump is in, as named or as the end of its name says; InputError where it is none."""
    form = (form or path.suffix[1:]).lower()
    if form in _OTHERS:
        hint = f"chuanyu export {_LISTED} writes one"
        raise InputError(f"{_OTHERS[form]}, no dump in RDF", where=str(path), hint=hint)
    if form not in FORMATS:
        hint = f"it can be {_LISTED}; {which}"
        raise InputError("by its name no dump in RDF", where=str(path), hint=hint)
    return form


def gather(path: Path, form: str, beside: set[str]) -> Records:
    """The statements by subject, whatever their graph, as tokens of N-Triples; without those of the predicates `beside`.

    InputError with line and column where the file is not of the form.
    """
    records: Records = {}
    record: list[str] = []
    last: Any = None
    with path.open("rb") as file:
        for quad in _parsed(file, path, form):
            predicate = str(quad.predicate)
            if predicate in beside:
                continue
            subject = quad.subject
            if subject != last:
                last = subject
                if isinstance(subject, BlankNode):
                    raise InputError("a blank node, of which no dump has any", where=_place(path, form, _of(subject)))
                record = records.setdefault(str(subject), [])
            record += predicate, str(quad.object)
    return records


def n_triples(path: Path, form: str, base: str) -> bytes:
    """The statements of all graphs as N-Triples. base: of relative IRIs, where the file names none. InputError as of gather."""
    with path.open("rb") as file:
        return serialize((quad.triple for quad in _parsed(file, path, form, base)), format=RdfFormat.N_TRIPLES) or b""


def place_of(path: Path, form: str, subject: str, predicate: str | None) -> str:
    """`file:line` of the first statement about a subject, or about a predicate of it; both as tokens of N-Triples."""

    def wanted(quad: Quad) -> bool:
        return str(quad.subject) == subject and predicate in (None, str(quad.predicate))

    return _place(path, form, wanted)


def _of(subject: Any) -> Callable[[Quad], bool]:
    return lambda quad: quad.subject == subject


def _place(path: Path, form: str, wanted: Callable[[Quad], bool]) -> str:
    with path.open("rb") as file:
        lines = _Lines(file)
        for quad in _parsed(lines, path, form):
            if wanted(quad):
                return f"{path}:{lines.number}"
    return str(path)


class _Lines:
    """A file that gives one line at a time: when the parser hands out a statement, the last line it has is that one's."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.number = file, 0

    def read(self, size: int = -1) -> bytes:
        line = self._file.readline(size)
        self.number += line.endswith(b"\n")
        return line


def _parsed(file: Any, path: Path, form: str, base: str | None = None) -> Iterator[Quad]:
    try:
        yield from parse(file, format=FORMATS[form], base_iri=base)
    except SyntaxError as error:
        raise misread(error, path, FORMATS[form]) from None


def misread(error: SyntaxError, path: Path, form: RdfFormat) -> InputError:
    """What the parser says of a file, in one line with the place."""
    place = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
    if _NOT_LOADED in error.msg:
        return InputError("its @context is at an address, and none is asked", where=place, hint="write the context into the file")
    what = error.msg.partition(": ")[2] or error.msg
    return InputError(f"is no {form.name}: {what}", where=place, hint="was it cut or edited?")
