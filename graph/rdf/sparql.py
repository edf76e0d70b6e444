"""SPARQL over a graph or a dump, reading only: nothing is changed, no address is asked, no file opened."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store

from graph.errors import StatementError
from graph.model.elements import Elements
from graph.model.schema import Schema
from graph.rdf.dump import write_file
from graph.rdf.statements import FORMATS, form_of, misread
from graph.rdf.vocabulary import vocabulary
from graph.stores.asking import Answer, Limits, within

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAME, _ALIAS = NamedNode("https://schema.org/name"), NamedNode("https://schema.org/alternateName")
_SPACE = "SELECT ?space { ?set a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#uriSpace> ?space }"
# What documents say is asked without naming their graphs. As a union of graphs, what two of them say would count twice.
_ALL_TOGETHER = "INSERT { ?s ?p ?o } WHERE { GRAPH ?document { ?s ?p ?o } }"
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_WIDE = 80  # characters of a line that is shown
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# What is no keyword in SPARQL: IRIs, strings, comments, variables, the local part of names. Never looks back.
_NO_KEYWORD = re.compile(
    r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4})*+>"
    r"|'''(?:(?!''')(?:[^\\]|\\.))*+(?:''')?" r'|"""(?:(?!""")(?:[^\\]|\\.))*+(?:""")?'
    r"|'(?:[^'\\\n\r]|\\.)*+'?" r'|"(?:[^"\\\n\r]|\\.)*+"?' r"|#[^\n\r]*+|[?$]\w++|:(?:[\w-]|\\.)*+|\\.",
    re.DOTALL,
)  # fmt: skip
_SERVICE = re.compile("SERVICE", re.IGNORECASE)  # anywhere else, since blanks around keywords are not always needed


class Asked:
    """A graph in memory that can be asked. base: what its own terms begin with."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.base = _base(store)

    def __len__(self) -> int:
        return len(self._store)

    def ask(self, text: str, limits: Limits) -> Answer:
        """The rows of a SELECT, one row `answer` of an ASK, the triples of a CONSTRUCT or DESCRIBE.

        StatementError where it is no query, has SERVICE, or would change something; StoreError where it takes too long.
        """
        _refuse_service(text)
        return within(limits.seconds, lambda: self._asked(text, limits.rows), _nothing)

    def names(self, label: str) -> list[str]:
        """The names and aliases of all nodes of a label, sorted."""
        words = vocabulary(self.base)
        term = NamedNode(words.expand(Schema.load().nodes[label].rdf[0]))
        found = set()
        for quad in self._store.quads_for_pattern(None, _TYPE, term, DefaultGraph()):
            for predicate in (_NAME, _ALIAS):
                for named in self._store.quads_for_pattern(quad.subject, predicate, None, DefaultGraph()):
                    found.add(str(getattr(named.object, "value", "")))
        return sorted(found)

    def _asked(self, text: str, rows: int) -> Answer:
        try:
            result = self._store.query(text)
            if isinstance(result, QueryBoolean):
                return Answer(("answer",), [(bool(result),)], False, {})
            if isinstance(result, QuerySolutions):
                columns = tuple(variable.value for variable in result.variables)
                kept = [tuple(_plain(solution[name]) for name in columns) for solution in islice(result, rows + 1)]
            else:
                columns = ("subject", "predicate", "object")
                kept = [tuple(_plain(part) for part in triple) for triple in islice(result, rows + 1)]
        except SyntaxError as error:
            raise _no_query(error.msg, text) from None
        except (OSError, RuntimeError, ValueError) as error:
            raise StatementError(str(error), where="query") from None
        return Answer(columns, kept[:rows], len(kept) > rows, {})


@contextmanager
def graph_asked(elements: Elements) -> Iterator[Asked]:
    """A graph as RDF. It goes over a file that is gone afterwards, so that memory holds it once."""
    with TemporaryDirectory(prefix="chuanyu-") as folder:
        path = Path(folder) / "graph.nt"
        write_file(elements, path, "nt")
        store = Store()
        store.bulk_load(path=str(path), format=RdfFormat.N_TRIPLES)
    yield Asked(store)


def dump_asked(path: Path) -> Asked:
    """A dump. InputError where it is none, with the line; OSError where it cannot be read."""
    form = FORMATS[form_of(path, which="the end of its name says which")]
    path.open("rb").close()  # the engine's own error would not name it
    store = Store()
    try:
        store.bulk_load(path=str(path), format=form, base_iri=vocabulary().things)
    except SyntaxError as error:
        raise misread(error, path, form) from None
    store.update(_ALL_TOGETHER)
    return Asked(store)


def base_told(spaces: Iterable[str]) -> str | None:
    """The base of a dump, of what its description says that its things begin with; None where it says nothing of use."""
    usual = vocabulary()
    ending = usual.things.removeprefix(usual.base)
    for space in sorted(spaces):
        with suppress(StatementError):
            if space.endswith(ending):
                return vocabulary(space.removesuffix(ending)).base
    return None


def _base(store: Store) -> str:
    found: Any = store.query(_SPACE)  # a SELECT: solutions
    return base_told(str(solution["space"].value) for solution in found) or vocabulary().base


def _no_query(told: str, text: str) -> StatementError:
    """Where it stops to be one: of what the parser says the place, not the list of all that might stand there."""
    hint = "is each prefix declared?" if "Prefix not found" in told else "SPARQL 1.1, reading only"
    place = _PLACE.match(told)
    if place is None:
        return StatementError(f"no SPARQL query: {told[:_WIDE]}", where="query", hint=hint)
    line, column = int(place[1]), int(place[2])
    lines = re.split(r"\r\n|\n|\r", text)
    there = lines[line - 1] if line <= len(lines) else ""
    start = max(0, column - _WIDE) if len(there) > _WIDE else 0
    shown = " ".join(there[start : start + _WIDE].split())
    what = f"no SPARQL query; the line is: {shown}" if shown else "no SPARQL query"
    return StatementError(what, where=f"query:{line}:{column}", hint=hint)


def _refuse_service(text: str) -> None:
    for reading in (text, _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16) % 0x110000), text)):
        if _SERVICE.search(_NO_KEYWORD.sub(" ", reading)):
            raise StatementError("SERVICE is off: no query asks other addresses", where="query")


def _plain(term: Any) -> Any:
    """A term as plain data: IRIs and strings as text, numbers and booleans as such."""
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else None if term is None else str(term)
    convert: Callable[[str], Any] | None = _CONVERT.get(term.datatype.value)
    return convert(term.value) if convert else term.value


def _nothing() -> None:
    """The engine cannot be stopped; it ends with the program."""


_CONVERT: dict[str, Callable[[str], Any]] = {
    f"{_XSD}integer": int,
    f"{_XSD}double": float,
    f"{_XSD}decimal": float,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
}
