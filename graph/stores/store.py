"""A store: what both kinds of databases offer once they are open."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from graph.errors import StoreError
from graph.model.collecting import uncollected
from graph.model.elements import Elements, Node
from graph.model.schema import Schema
from graph.stores.asking import Answer, Limits
from graph.stores.batches import ROWS
from graph.stores.bulk import LEAST, BulkLoad
from graph.stores.checking import check_plan
from graph.stores.connection import Connection, Row, first_line
from graph.stores.constraints import ensure_constraints
from graph.stores.fulltext import Hit, search
from graph.stores.mark import OURS
from graph.stores.plan import plan
from graph.stores.reading import read_all, read_and_tell
from graph.stores.report import LoadReport
from graph.stores.statements import statement
from graph.stores.view import StoreView
from graph.stores.writer import Progress, Writer


class Store:
    """An open database; a context manager. All failures are StoreError, one line.

    writer: may write. reader: may not, where the database knows such users; else the same connection.
    release: what else is to be closed, after the connections. address: where others may reach it over Bolt.
    foreign: what to do where another application's data stands in the way. index_texts: creates full-text indexes.
    bulk: a faster way to fill an empty database, where there is one.
    """

    def __init__(
        self,
        writer: Connection,
        reader: Connection,
        schema: Schema,
        release: Callable[[], None] = lambda: None,
        address: str = "",
        foreign: str = "",
        index_texts: Callable[[], object] = lambda: None,
        bulk: BulkLoad | None = None,
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._schema = schema
        self._release = release
        self.address = address
        self.foreign = foreign
        self._index_texts = index_texts
        self._bulk = bulk

    def load(self, elements: Elements, progress: Progress | None = None) -> LoadReport:
        """Makes the store equal to `elements` by writing the difference, and says what was written.

        Repeatable: the same elements again write nothing, and a load that was interrupted is finished by the next.
        What is not in `elements` is deleted, but only nodes that carry this graph's mark (graph/stores/mark.py), and
        relationships between them of the schema's types. Before anything is written: SchemaError for elements that
        break the schema, StoreError where another application's node has the id of one that is to be created.
        progress: called with (elements written, elements to write).
        """
        with uncollected():
            return self._load(elements, progress)

    def _load(self, elements: Elements, progress: Progress | None) -> LoadReport:
        ensure_constraints(self._writer, self._schema, self.foreign)
        old, others = read_and_tell(self._writer, self._schema, elements)
        steps = plan(old, elements)
        check_plan(steps, elements, self._schema)
        self._check_free(steps.created, others)
        written = steps.report.written
        if self._bulk and not old.nodes and not others and written >= LEAST:
            self._fill(self._bulk, elements, progress)
        else:
            Writer(self._writer, self._schema, progress).apply(steps, elements)
            self._index_texts()
        return steps.report

    def _fill(self, bulk: BulkLoad, elements: Elements, progress: Progress | None) -> None:
        """Where this does not come to its end, the store is closed, and empty when it is opened again."""
        try:
            bulk.write(elements, progress or (lambda done, of: None))
            self._index_texts()
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):  # the disk was full when the note was to be written
                why = error.strerror or str(error)
            elif hasattr(error, "getStackTrace"):  # Java's
                why = first_line(error)
            else:
                raise
            raise StoreError(why, where=self._writer.where, hint=self._writer.advice()) from None
        bulk.finish()

    def _check_free(self, created: list[Node], others: set[tuple[str, str]]) -> None:
        taken = next((node for node in created if (node.label, node.id) in others), None)
        if taken:
            message = f"a {taken.label} with the id {taken.id!r} is there that is not this graph's"
            raise StoreError(message, where=self._writer.where, hint=self.foreign)

    def holds(self) -> tuple[int, int]:
        """How many nodes the whole database has, and how many of them are this graph's."""
        row = self._writer.read(statement("store", "everything").text, mark=OURS)[0]
        return row["nodes"], row["ours"]

    def wipe(self, progress: Progress | None = None) -> None:
        """Deletes every node and relationship of the database, whoever wrote them; indexes and constraints stay.

        In several transactions; where it is interrupted, the next goes on. progress: called with (nodes deleted, nodes).
        """
        total, _ = self.holds()
        done = 0
        while deleted := self._writer.write(statement("write", "wipe").text, most=ROWS)[0]["written"]:
            done += deleted
            if progress:
                progress(done, total)

    def dump(self) -> Elements:
        """The whole graph; after `load(elements)` equal to `elements`."""
        return read_all(self._reader, self._schema)

    def view(self) -> StoreView:
        """Questions that need not read all."""
        return StoreView(self._reader, self._schema)

    def read(self, name: str, /, **parameters: Any) -> list[Row]:
        """The rows of cypher/read/<name>.cypher, whose header names parameters and columns.

        ValueError for parameters that the statement does not have, or lacks.
        """
        asked = statement("read", name)
        return self._reader.read(asked.of(), **asked.arguments(parameters))

    def search(self, words: Sequence[str], labels: Iterable[str], most: int) -> list[Hit]:
        """The nodes with these words in a name, alias or title (see graph/stores/fulltext.py), best first."""
        return search(self._reader, self._schema, words, labels, most)

    def ask(self, text: str, parameters: Mapping[str, Any], limits: Limits, write: bool = False) -> Answer:
        """The answer to a user's own statement (see Connection.ask); by a user who may not write unless `write`."""
        return (self._writer if write else self._reader).ask(text, parameters, limits, write)

    def close(self) -> None:
        """Idempotent."""
        self._reader.close()
        self._writer.close()
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
