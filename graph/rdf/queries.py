"""The SPARQL queries: one file each in sparql/, with a header like that of the Cypher statements, behind # instead of //.

SPARQL has no parameters. A query therefore begins with one row of values that are not given yet, and the parameter NAME is
the variable ?_NAME, so that the file runs as it is in any other tool once somebody has filled the row in:

    VALUES (?_name ?_with) { (UNDEF UNDEF) }
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Literal

from graph.errors import StatementError
from graph.rdf.vocabulary import vocabulary
from graph.resources import resource
from graph.stores.parameters import Parameter, nearest, parameter
from graph.stores.statements import header_columns, header_parts

_ROW = re.compile(r"VALUES \((?P<names>(?:\?_\w+ ?)+)\) \{ \((?:UNDEF ?)+\) \}")
_PREFIX = re.compile(r"^(PREFIX \w+: <)(.*)(>)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Query:
    """columns: as the header declares them, () where it does not; details: those that tables leave out."""

    name: str
    purpose: str
    parameters: Mapping[str, Parameter]
    columns: tuple[str, ...]
    details: frozenset[str]
    text: str

    def filled(self, given: Mapping[str, Any]) -> str:
        """The text with its row of values. given: by parameter; what is not given stays open.

        StatementError for a parameter that is missing, unknown or has a wrong value.
        """
        for name in given:
            if name not in self.parameters:
                near = nearest(name, list(self.parameters))
                known = ", ".join(self.parameters) or "none"
                raise StatementError(f"no parameter {name!r}", where=self.name, hint=f"parameters: {known}{near}")
        missing = [one.name for one in self.parameters.values() if not one.optional and one.name not in given]
        if missing:
            raise StatementError(f"needs {', '.join(missing)}", where=self.name, hint=f"--param {missing[0]}=…")
        if not given:
            return self.text
        found = _ROW.search(self.text)
        names = [name.removeprefix("?_") for name in found["names"].split()] if found else []
        if found is None or not set(given) <= set(names):
            raise StatementError("no VALUES row with all its parameters", where=self.name, hint="docs/sparql.md shows one")
        row = " ".join(_term(given[name]) if name in given else "UNDEF" for name in names)
        filled = f"VALUES ({found['names']}) {{ ({row}) }}"
        return self.text[: found.start()] + filled + self.text[found.end() :]

    def under(self, base: str) -> "Query":
        """The same query for a graph whose own terms lie under another base."""
        old = vocabulary().base

        def moved(match: re.Match[str]) -> str:
            iri = match[2]
            return match[1] + (base + iri.removeprefix(old) if iri.startswith(old) else iri) + match[3]

        text = self.text if base == old else _PREFIX.sub(moved, self.text)
        return Query(self.name, self.purpose, self.parameters, self.columns, self.details, text)


def names() -> list[str]:
    """The queries that are prepared, sorted."""
    return sorted(path.stem for path in resource("sparql").glob("*.rq"))


@cache
def prepared(name: str) -> Query:
    """The query in sparql/<name>.rq; ResourceMissing where there is none."""
    path: Path = resource("sparql", f"{name}.rq")
    return query_of(path.read_text(encoding="utf-8"), name)


def query_of(text: str, name: str) -> Query:
    """A query and its header, if it has one. StatementError for a header that cannot be read."""
    lines = text.splitlines()
    length = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    parts = header_parts("//" + line[1:] for line in lines[:length])
    columns, details = header_columns(parts)
    try:
        parameters = {one.name: one for one in map(parameter, parts["parameters"])}
    except ValueError as error:
        raise StatementError(str(error), where=name) from None
    purpose = " ".join(line[2:].strip() for line in parts["purpose"])
    return Query(name, purpose, parameters, columns, details, text)


def _term(value: Any) -> str:
    """A value as a literal, written by the library: nothing in it can end the literal."""
    return str(Literal(value))
