"""The graph as CSV files for `neo4j-admin database import full`, with a script that holds its command line.

One file a label and one a relationship type and pair of labels, each with its header; only those that have rows. Dates are
strings, as in the stores. The delimiter between items of a list splits inside quotes too and cannot be escaped, so one is
chosen that stands in no list. The import makes no constraints: constraints.cypher does, afterwards.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from graph.errors import ChuanyuError
from graph.model.elements import Elements, Node, Relationship
from graph.model.records import Properties
from graph.model.schema import Property, Schema
from graph.stores.mark import MARK, OURS

SCRIPT = "import.sh"
CONSTRAINTS = "constraints.cypher"
_TYPES = {"strings": ":string[]", "integer": ":long", "number": ":double", "boolean": ":boolean"}
_DELIMITERS = "\x1f\x1e\x1d\x1c\x1a\x19\x18\x17\x16\x15"
_FIELD_BYTES = 1_000_000  # the tool reads 4 MiB at a time, and a field must fit


def write_csv(elements: Elements, folder: Path) -> None:
    """Writes the files into a new or empty folder, all or none.

    ChuanyuError where the folder holds something, or a list holds all possible delimiters. OSError where it cannot
    be written.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise ChuanyuError("the folder is not empty", where=str(folder), hint="name a new one")
    beside = folder.with_name(f".{os.getpid()}.part")
    beside.mkdir()
    try:
        _Files(elements, beside).write()
        if folder.is_dir():
            folder.rmdir()
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


class _Files:
    def __init__(self, elements: Elements, folder: Path) -> None:
        self._elements = elements
        self._folder = folder
        self._schema = Schema.load()
        self._between = _delimiter(chain(elements.nodes, elements.relationships))
        self._longest = 0

    def write(self) -> None:
        arguments = [*self._nodes(), *self._relationships()]
        delimiter = f"--array-delimiter=U+{ord(self._between):04X}"
        options = [delimiter, "--multiline-fields=true", "--bad-tolerance=0", "--report-file=import.report"]
        if self._longest > _FIELD_BYTES:
            options.append(f"--read-buffer-size={4 * self._longest}")
        command = " \\\n  ".join(['"${NEO4J_ADMIN:-neo4j-admin}" database import full "$@"', *options, *arguments])
        script = self._folder / SCRIPT
        _put(script, ["#!/bin/sh", *_EXPLAINED, "set -eu", 'cd "$(dirname "$0")"', f"{command} \\\n  -- neo4j"])
        script.chmod(0o755)
        _put(self._folder / CONSTRAINTS, (f"{text};" for text in (*self._schema.constraints(), *self._schema.text_statements())))

    def _nodes(self) -> Iterator[str]:
        groups: dict[str, list[Node]] = {}
        for node in self._elements.nodes:
            groups.setdefault(node.label, []).append(node)
        for label, group in sorted(groups.items()):
            kinds = list(self._schema.nodes[label].properties.values())
            head = [f"id:ID({label})", ":LABEL", MARK, *map(_column, kinds)]
            rows = (
                [_quoted(n.id), _quoted(self._between.join(n.labels)), OURS, *self._cells(n.properties, kinds)]
                for n in group
            )
            yield f"--nodes={self._file(label, head, rows)}"

    def _relationships(self) -> Iterator[str]:
        labels = {node.id: node.label for node in self._elements.nodes}
        groups: dict[tuple[str, str, str], list[Relationship]] = {}
        for link in self._elements.relationships:
            groups.setdefault((link.type, labels[link.start], labels[link.end]), []).append(link)
        for (kind, start, end), group in sorted(groups.items()):
            kinds = list(self._schema.relationships[kind].properties.values())
            head = [f":START_ID({start})", f":END_ID({end})", "id", *map(_column, kinds)]
            rows = ([_quoted(r.start), _quoted(r.end), _quoted(r.id), *self._cells(r.properties, kinds)] for r in group)
            yield f"--relationships={kind}={self._file(f'{kind}-{start}-{end}', head, rows)}"

    def _file(self, name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        _put(self._folder / f"{name}.csv", chain([",".join(head)], map(",".join, rows)))
        return f"{name}.csv"

    def _cells(self, properties: Properties, kinds: Sequence[Property]) -> Iterator[str]:
        """One cell a property; an empty one is no property there."""
        for kind in kinds:
            value = properties.get(kind.name)
            if isinstance(value, str):
                text = value
            elif isinstance(value, list):
                text = self._between.join(value)
            else:
                yield "" if value is None else str(value).lower()  # True, 1, 0.5, 1e-07
                continue
            if len(text) > self._longest:
                self._longest = len(text)
            yield _quoted(text) if text else ""


_EXPLAINED = [
    "# Imports this folder into the database neo4j of a server that is stopped; further options may follow the name of the",
    "# script (--overwrite-destination=true). Afterwards start the server and run constraints.cypher with cypher-shell.",
]


def _column(kind: Property) -> str:
    return kind.name + _TYPES.get(kind.type, "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _delimiter(elements: Iterable[Node | Relationship]) -> str:
    """The first that stands in no item of a list."""
    used: set[str] = set()
    for element in elements:
        for value in element.properties.values():
            if isinstance(value, list):
                text = "".join(value)
                if not text.isprintable():
                    used.update(text)
    for candidate in _DELIMITERS:
        if candidate not in used:
            return candidate
    raise ChuanyuError("lists hold every delimiter that could part them", hint="use chuanyu export cypher")


def _put(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
        file.writelines(line + "\n" for line in lines)
