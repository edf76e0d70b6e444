"""The Cypher statements: one file each, with a header that says its purpose, parameters and columns.

    // What it is for.
    // parameters:
    //   name   string: what it means
    //   to?    string or null: may be left out
    // columns:
    //   person   string: what it means

Labels and types cannot be parameters where an index shall be used. A file names them by the identifiers
__LABEL__, __LABELS__, __TYPE__, __START__ and __END__, which are replaced by names of the schema and nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.resources import resource

_ENTRY = re.compile(r"//   (\w+)(\??)\s")
_PLACE = re.compile(r"__([A-Z]+)__")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Statement:
    """parameters: name → whether it may be left out. places: identifiers to be replaced, e.g. {"TYPE"}."""

    name: str
    purpose: str
    parameters: Mapping[str, bool]
    columns: tuple[str, ...]
    places: frozenset[str]
    text: str

    def arguments(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All parameters with those left out as null; ValueError for a missing or unknown one (a programmer's error)."""
        missing = [name for name, optional in self.parameters.items() if not optional and name not in given]
        unknown = [name for name in given if name not in self.parameters]
        if missing or unknown:
            raise ValueError(f"{self.name}: missing {missing}, unknown {unknown}")
        return {name: given.get(name) for name in self.parameters}

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
    purpose, parameters, columns = _header(lines[:length])
    text = "\n".join(lines[length:]).strip()
    return Statement(f"{folder}/{name}", purpose, parameters, tuple(columns), frozenset(_PLACE.findall(text)), text)


def _header(lines: list[str]) -> tuple[str, dict[str, bool], list[str]]:
    purpose: list[str] = []
    parameters: dict[str, bool] = {}
    columns: list[str] = []
    part = "purpose"
    for line in lines:
        entry = _ENTRY.match(line)
        if line in ("// parameters:", "// columns:"):
            part = line[3:-1]
        elif part == "purpose":
            purpose.append(line[2:].strip())
        elif entry and part == "parameters":
            parameters[entry[1]] = bool(entry[2])
        elif entry:
            columns.append(entry[1])
    return " ".join(purpose), parameters, columns
