"""The Cypher statements: one file each, with a header that says its purpose, parameters and columns.

    // What it is for.
    // parameters:
    //   name     string, simplified: what it means (see graph/stores/parameters.py for all forms)
    //   to?      date: may be left out
    // columns:
    //   person   string: what it means
    //   quotes   list of strings, detail: left out of tables, there in JSON

Labels and types cannot be parameters where an index shall be used. A file names them by the identifiers
__LABEL__, __LABELS__, __TYPE__, __START__ and __END__, which are replaced by names of the schema and nothing else.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.resources import resource
from graph.stores.parameters import Parameter, parameter

_COLUMN = re.compile(r"//   (\w+)\s+([^:]*)")
_PLACE = re.compile(r"__([A-Z]+)__")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Statement:
    """columns: all of them; details: those that tables leave out. places: identifiers to be replaced, e.g. {"TYPE"}."""

    name: str
    purpose: str
    parameters: Mapping[str, Parameter]
    columns: tuple[str, ...]
    details: frozenset[str]
    places: frozenset[str]
    text: str

    def arguments(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All parameters, those left out as their default; ValueError for a missing, unknown or wrong one."""
        missing = [name for name, one in self.parameters.items() if not one.optional and name not in given]
        unknown = [name for name in given if name not in self.parameters]
        if missing or unknown:
            raise ValueError(f"{self.name}: missing {missing}, unknown {unknown}")
        return {name: one.check(given.get(name, one.default)) for name, one in self.parameters.items()}

    def of(self, **identifiers: str) -> str:
        """The text with each place filled: of(TYPE="ATTENDED"); several labels are joined by colons before."""
        if identifiers.keys() != self.places:
            raise ValueError(f"{self.name}: places {sorted(self.places)}, given {sorted(identifiers)}")
        for value in identifiers.values():
            if not all(_IDENTIFIER.fullmatch(part) for part in value.split(":")):
                raise ValueError(f"{self.name}: {value!r} is no identifier")
        return _PLACE.sub(lambda match: identifiers[match[1]], self.text)


@cache
def statement(folder: str, name: str) -> Statement:
    """The statement in cypher/<folder>/<name>.cypher; ResourceMissing where there is none."""
    lines = resource("cypher", folder, f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    length = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    parts = header_parts(lines[:length])
    text = "\n".join(lines[length:]).strip()
    columns, details = header_columns(parts)
    return Statement(
        name=f"{folder}/{name}",
        purpose=" ".join(line[2:].strip() for line in parts["purpose"]),
        parameters={one.name: one for one in map(parameter, parts["parameters"])},
        columns=columns,
        details=details,
        places=frozenset(_PLACE.findall(text)),
        text=text,
    )


def names(folder: str) -> list[str]:
    """The statements of a folder, sorted."""
    return sorted(path.stem for path in resource("cypher", folder).glob("*.cypher"))


def header_columns(parts: Mapping[str, list[str]]) -> tuple[tuple[str, ...], frozenset[str]]:
    """All columns that the parts of a header declare, and those that tables leave out."""
    columns = [match for line in parts["columns"] if (match := _COLUMN.match(line))]
    return tuple(match[1] for match in columns), frozenset(match[1] for match in columns if ", detail" in match[2])


def header_parts(header: Iterable[str]) -> dict[str, list[str]]:
    """The lines of a header by part; a line that is indented further goes on with the one before."""
    parts: dict[str, list[str]] = {"purpose": [], "parameters": [], "columns": []}
    part = "purpose"
    for line in header:
        if line in ("// parameters:", "// columns:"):
            part = line[3:-1]
        elif line.startswith("//    ") and parts[part]:
            parts[part][-1] += " " + line[2:].strip()
        else:
            parts[part].append(line)
    return parts
