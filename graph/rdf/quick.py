"""Reads dumps as this program writes them: a statement a line, divided by single spaces. Whatever is otherwise, it leaves.

Nothing is parsed here but divided; the restorer understands each token or not. Other files, and all that is wrong, go the
way of the parser (statements.py), which also says where.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.rdf.restore import Records, Restorer

Statements = Iterator[tuple[str, str, str]]  # subject, predicate, object


class Unusual(Exception):
    """The file is not as this program writes it."""


def gather(path: Path, form: str, restorer: Restorer, header: str) -> Records:
    """The statements by subject, without what the restorer does not need. header: what a Turtle file begins with."""
    records: Records = {}
    record: list[str] = []
    last = ""
    beside, kind, kinds = restorer.beside, restorer.type, restorer.types_beside
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for subject, predicate, value in _WAYS[form](file, beside, header):
                if predicate == kind and value in kinds:
                    continue
                if subject != last:
                    last = subject
                    record = records.setdefault(subject, [])
                record += predicate, value
    except ValueError as error:  # not UTF-8, or fewer parts than three
        raise Unusual from error
    return records


def _triples(lines: Iterable[str], beside: set[str], header: str) -> Statements:
    for line in lines:
        subject, predicate, value = line.split(" ", 2)
        if value[-3:] != " .\n":
            raise Unusual
        if predicate not in beside:
            yield subject, predicate, value[:-3]


def _quads(lines: Iterable[str], beside: set[str], header: str) -> Statements:
    for subject, predicate, value in _triples(lines, beside, header):
        if value[-1] == ">" and (at := value.rfind(" <")) > 0 and '"' not in value[at:]:
            yield subject, predicate, value[:at]
        else:
            yield subject, predicate, value


def _turtle(lines: Iterable[str], beside: set[str], header: str) -> Statements:
    lines = iter(lines)
    for expected in header.splitlines(keepends=True):
        if next(lines, "") != expected:
            raise Unusual
    subject, inside = "", False
    for line in lines:
        if line[0] == " ":
            if not subject:
                raise Unusual
            predicate, value = line[4:].split(" ", 1)
        elif subject:
            raise Unusual
        elif line[-3:] == " {\n" and not inside:
            inside = True
            continue
        elif line == "}\n" and inside:
            inside = False
            continue
        else:
            subject, predicate, value = line.split(" ", 2)
        end = value[-3:]
        if end != " ;\n" and end != " .\n":
            raise Unusual
        if predicate not in beside:
            yield subject, predicate, value[:-3]
        if end == " .\n":
            subject = ""
    if subject or inside:
        raise Unusual


_WAYS: dict[str, Callable[[Iterable[str], set[str], str], Statements]] = {
    "nt": _triples,
    "nq": _quads,
    "ttl": _turtle,
    "trig": _turtle,
}
