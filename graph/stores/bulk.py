"""The first load of an embedded store: many rows at a time through ArcadeDB's own batches of vertices and edges.

No statement is parsed and nothing goes over Bolt, which is some times faster. A batch writes the two ends of an edge in
transactions of their own, so what a kill leaves in the middle of it is no graph. Therefore it is for empty stores only, and
a note lies beside the database until all is on the disk: a store that is opened with the note there is emptied first.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.model.elements import Elements, Node, Relationship
from graph.stores.files import sync_folder
from graph.stores.mark import marked

NOTE = "first-load"
LEAST = 20_000  # elements for which it is worth while; small loads need no second way
ROWS = 5_000
EDGES = 100_000  # that wait in memory until they are written: each write sorts them by their ends

Progress = Callable[[int, int], None]


class BulkLoad:
    """Fills one empty database. prepare: creates a node of these labels by a statement, and deletes it again."""

    def __init__(self, folder: Path, database: Callable[[], Any], prepare: Callable[[Node], None]) -> None:
        self._note = folder / NOTE
        self._database = database
        self._prepare = prepare

    def write(self, elements: Elements, progress: Progress) -> None:
        """All nodes, then all relationships; returns when they are on the disk.

        Whatever is raised here, also by progress: the database is of no use then, and to be closed.
        """
        _keep(self._note)
        nodes = _grouped(elements.nodes)
        for labels, group in nodes:
            if len(labels) > 1:  # makes ArcadeDB's type for them; while a batch is open that would wait for a minute
                self._prepare(group[0])
        batch = _batch(self._database())
        try:
            total = len(elements.nodes) + len(elements.relationships)
            records: dict[str, str] = {}
            for done in _vertices(batch, nodes, records):
                progress(done, total)
            for done in _edges(batch, elements, records):
                if done < len(elements.relationships):
                    progress(len(elements.nodes) + done, total)
            batch.close()
        except BaseException:
            batch.abandon()
            raise
        progress(total, total)

    def finish(self) -> None:
        """To be called when nothing of the load is left to do; returns when that is on the disk too."""
        self._note.unlink(missing_ok=True)
        sync_folder(self._note.parent)


def _grouped(nodes: Iterable[Node]) -> list[tuple[tuple[str, ...], list[Node]]]:
    groups: dict[tuple[str, ...], list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.labels, []).append(node)
    return sorted(groups.items())


def _vertices(batch: Any, groups: list[tuple[tuple[str, ...], list[Node]]], records: dict[str, str]) -> Iterator[int]:
    """records: gets id → ArcadeDB's own of each node. Yields how many are written."""
    import jpype

    vertices = jpype.JClass("com.arcadedb.python.VertexBatcher")
    for labels, group in groups:
        kind = "~".join(sorted(labels))  # the name of ArcadeDB's type
        for part in _parts(group):
            made = str(vertices.createVerticesJson(batch, kind, _json([marked(node) for node in part])))
            records.update(zip((node.id for node in part), made.split(";"), strict=True))
            yield len(records)


def _edges(batch: Any, elements: Elements, records: dict[str, str]) -> Iterator[int]:
    import jpype

    edges = jpype.JClass("com.arcadedb.python.EdgeBatcher")
    groups: dict[str, list[Relationship]] = {}
    for link in elements.relationships:
        groups.setdefault(link.type, []).append(link)
    done = 0
    for kind, group in sorted(groups.items()):
        for part in _parts(group):
            rows = [{"_src": records[link.start], "_dst": records[link.end], **link.row} for link in part]
            edges.newEdgesJson(batch, kind, _json(rows))
            done += len(part)
            yield done


def _batch(database: Any) -> Any:
    """With a log that reaches the disk at each of its transactions, as everything else has."""
    import jpype

    flush = jpype.JClass("com.arcadedb.engine.WALFile$FlushType").YES_FULL
    return database.batch().withWAL(True).withWALFlush(flush).withBatchSize(EDGES).withCommitEvery(ROWS).build()


def _keep(note: Path) -> None:
    """The note, and its name, on the disk before anything else is."""
    with note.open("w", encoding="ascii") as file:
        file.write("a first load is going on, or was cut off: what is there is thrown away\n")
        file.flush()
        os.fsync(file.fileno())
    sync_folder(note.parent)


def _json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, allow_nan=False)


def _parts(items: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), ROWS):
        yield items[start : start + ROWS]
