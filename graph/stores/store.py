"""A store: what both kinds of databases offer once they are open."""

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self

from graph.model.elements import Elements
from graph.model.schema import Schema
from graph.stores.asking import Answer, Limits
from graph.stores.checking import check_plan
from graph.stores.connection import Connection, Row
from graph.stores.constraints import ensure_constraints
from graph.stores.plan import plan
from graph.stores.reading import read_all
from graph.stores.report import LoadReport
from graph.stores.statements import statement
from graph.stores.view import StoreView
from graph.stores.writer import Progress, Writer


class Store:
    """An open database; a context manager. All failures are StoreError, one line.

    writer: may write. reader: may not, where the database knows such users; else the same connection.
    release: what else is to be closed, after the connections. address: where others may reach it over Bolt.
    """

    def __init__(
        self,
        writer: Connection,
        reader: Connection,
        schema: Schema,
        release: Callable[[], None] = lambda: None,
        address: str = "",
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._schema = schema
        self._release = release
        self.address = address

    def load(self, elements: Elements, progress: Progress | None = None) -> LoadReport:
        """Makes the store equal to `elements` by writing the difference, and says what was written.

        Repeatable: the same elements again write nothing, and a load that was interrupted is finished by the next.
        What is not in `elements` is deleted, but only nodes and relationships with an id, of the schema's labels
        and types. SchemaError, before anything is written, for elements that break the schema.
        progress: called with (elements written, elements to write).
        """
        ensure_constraints(self._writer, self._schema)
        steps = plan(read_all(self._writer, self._schema), elements)
        check_plan(steps, elements, self._schema)
        Writer(self._writer, self._schema, progress).apply(steps, elements)
        return steps.report

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
