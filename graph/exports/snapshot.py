"""The graph in one indexed SQLite file, beside the store: cheap questions read it and start no database.

A build writes it anew and puts it in its place whole; a reader that has the old one open goes on reading that.
Loads nothing but the standard library and the graph's own elements.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.exports.whole import whole_file
from graph.model.elements import Elements, Node, Relationship

NAME = "snapshot.sqlite3"
_OURS = 0x43594B53  # "CYKS": marks the file as a snapshot of this program
_FORMAT = 1
_CHUNK = 500  # values in one statement; SQLite allows at least 999
_TABLES = f"""
    CREATE TABLE nodes (n INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, also TEXT, properties TEXT NOT NULL);
    CREATE TABLE names (name TEXT NOT NULL, n INTEGER NOT NULL);
    CREATE TABLE edges (e INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, properties TEXT NOT NULL);
    PRAGMA application_id = {_OURS};
    PRAGMA user_version = {_FORMAT};
"""
_INDEXES = """
    CREATE UNIQUE INDEX nodes_id ON nodes (id);
    CREATE INDEX nodes_label ON nodes (label);
    CREATE INDEX names_name ON names (name);
    CREATE INDEX edges_start ON edges (start, type);
    CREATE INDEX edges_end ON edges ("end", type);
    CREATE INDEX edges_type ON edges (type, start, "end");
"""
_CHOSEN = ", json_quote(json_extract(properties, ?))"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_snapshot(elements: Elements, folder: Path) -> Path:
    """Write the snapshot of a graph into this folder, whole or not at all; its path.

    StoreError or OSError where it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    with whole_file(path) as beside:
        try:
            with closing(sqlite3.connect(beside, isolation_level=None)) as database:
                _fill(database, elements)
        except sqlite3.Error as error:
            raise StoreError(f"the snapshot cannot be written: {error}", where=str(path)) from error
    return path


def _fill(database: sqlite3.Connection, elements: Elements) -> None:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    number = {node.id: n for n, node in enumerate(elements.nodes)}
    database.execute("BEGIN")
    database.executemany("INSERT INTO nodes VALUES (?, ?, ?, ?, ?)", _node_rows(elements.nodes))
    database.executemany(
        "INSERT INTO names VALUES (?, ?)",
        ((name, number[node.id]) for node in elements.nodes if node.label == "Person" for name in _names(node)),
    )
    database.executemany(
        "INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?)",
        (
            (e, edge.id, edge.type, number[edge.start], number[edge.end], _encode(edge.properties))
            for e, edge in enumerate(elements.relationships)
        ),
    )
    database.execute("COMMIT")
    database.executescript(_INDEXES)


def _node_rows(nodes: Iterable[Node]) -> Iterator[tuple[Any, ...]]:
    for n, node in enumerate(nodes):
        yield n, node.id, node.label, ",".join(node.labels[1:]), _encode(node.properties)


def _names(person: Node) -> Iterator[str]:
    yield from dict.fromkeys([person.properties["name"], *person.properties.get("aliases", [])])


@contextmanager
def open_snapshot(folder: Path) -> Iterator["Snapshot"]:
    """The snapshot in a data folder, for reading. StoreError where there is none, or it is damaged or newer."""
    path = folder / NAME
    if not path.is_file():
        raise StoreError("there is no graph yet", where=str(folder), hint="run chuanyu build first")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as database:
            _check(database)
            yield Snapshot(database)
    except sqlite3.Error as error:
        hint = "run chuanyu build again"
        raise StoreError(f"the snapshot cannot be used: {error}", where=str(path), hint=hint) from error


def _check(database: sqlite3.Connection) -> None:
    ours = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if ours != _OURS or version != _FORMAT:
        raise sqlite3.DatabaseError("it is of another version" if ours == _OURS else "it is no snapshot")


class Snapshot:
    """Reading access to a graph (graph.network.view.View); everything comes sorted by id."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Use open_snapshot."""
        self._database = database

    def people(self, name: str) -> list[Node]:
        """The people who bear this simplified name, as name or as alias."""
        return self._nodes("n IN (SELECT n FROM names WHERE name = ?)", [name])

    def names(self) -> list[str]:
        """All names and aliases of people, sorted."""
        return [row[0] for row in self._database.execute("SELECT DISTINCT name FROM names ORDER BY name")]

    def nodes(self, ids: Iterable[str]) -> list[Node]:
        """The nodes of these ids; unknown ones are left out."""
        return [node for chunk in _chunks(ids) for node in self._nodes(f"id IN ({_marks(chunk)})", chunk)]

    def labelled(self, label: str) -> list[Node]:
        """All nodes of a main label."""
        return self._nodes("label = ?", [label])

    def leaving(self, kind: str, ids: Iterable[str]) -> list[Relationship]:
        """Relationships of a type that start at one of these nodes."""
        return self._edges("start", kind, ids)

    def reaching(self, kind: str, ids: Iterable[str]) -> list[Relationship]:
        """Relationships of a type that end at one of these nodes."""
        return self._edges("end", kind, ids)

    def elements(self) -> Elements:
        """The whole graph."""
        rows = self._database.execute(_EDGES + " ORDER BY edges.e")
        return Elements(tuple(self._nodes("TRUE", [])), tuple(_edge(row) for row in rows))

    def rows(self, label: str, fields: Sequence[str] = ()) -> Iterator[tuple[Any, ...]]:
        """(number, id, then these properties) of all nodes of a main label, by id; None for what a node lacks."""
        chosen = _CHOSEN * len(fields)
        query = f"SELECT n, id{chosen} FROM nodes WHERE label = ? ORDER BY n"
        found = self._database.execute(query, [*map(_path, fields), label])
        return _decoded(found) if fields else found

    def links(self, kind: str, fields: Sequence[str] = ()) -> Iterator[tuple[Any, ...]]:
        """(number of the start, number of the end, then these properties) of all relationships of a type, by ends.

        Without fields it reads an index alone, which is what makes a large graph answer at once.
        """
        chosen = _CHOSEN * len(fields)
        query = f'SELECT start, "end"{chosen} FROM edges WHERE type = ? ORDER BY start, "end"'
        found = self._database.execute(query, [*map(_path, fields), kind])
        return _decoded(found) if fields else found

    def _nodes(self, condition: str, values: Sequence[str]) -> list[Node]:
        query = f"SELECT id, label, also, properties FROM nodes WHERE {condition} ORDER BY n"
        return [
            Node(key, (label, *filter(None, also.split(","))), json.loads(properties))
            for key, label, also, properties in self._database.execute(query, values)
        ]

    def _edges(self, side: str, kind: str, ids: Iterable[str]) -> list[Relationship]:
        found = []
        for chunk in _chunks(ids):
            within = f'edges."{side}" IN (SELECT n FROM nodes WHERE id IN ({_marks(chunk)})) AND edges.type = ?'
            found += self._database.execute(f"{_EDGES} WHERE {within}", [*chunk, kind]).fetchall()
        return [_edge(row) for row in sorted(found)]


def _path(field: str) -> str:
    return f'$."{field}"'


def _decoded(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Two values as they are, then properties, which come as JSON; few different ones come again and again."""
    known = _Decoded(null=None)
    for one, other, *written in rows:
        yield (one, other, *[known[each] for each in written])


class _Decoded(dict[str, Any]):
    """JSON texts and what they say."""

    def __missing__(self, written: str) -> Any:
        self[written] = found = json.loads(written)
        return found


_EDGES = """SELECT edges.id, edges.type, a.id, b.id, edges.properties FROM edges
    JOIN nodes AS a ON a.n = edges.start JOIN nodes AS b ON b.n = edges."end" """


def _edge(row: tuple[str, str, str, str, str]) -> Relationship:
    return Relationship(*row[:4], json.loads(row[4]))


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(ids))
    return (wanted[i : i + _CHUNK] for i in range(0, len(wanted), _CHUNK))


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
