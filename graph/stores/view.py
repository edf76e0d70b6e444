"""Questions to a store by id, name, label and type, without reading all of it."""

from collections.abc import Iterable

from graph.model.elements import Node, Relationship
from graph.model.schema import Schema
from graph.stores.connection import Connection
from graph.stores.reading import read_label, to_nodes, to_relationships
from graph.stores.statements import statement


class StoreView:
    """Reading access to a store; everything comes sorted by id."""

    def __init__(self, connection: Connection, schema: Schema) -> None:
        self._connection = connection
        self._schema = schema

    def people(self, name: str) -> list[Node]:
        """The people who bear this simplified name, as name or as alias."""
        rows = self._connection.read(statement("store", "persons").text, name=name)
        return list(to_nodes(self._schema, "Person", rows))

    def names(self, label: str = "Person") -> list[str]:
        """All names and aliases of people, or of another label (titles of meetings, paths of documents), sorted."""
        return sorted(row["name"] for row in self._connection.read(statement("store", "names").of(LABEL=label)))

    def nodes(self, ids: Iterable[str]) -> list[Node]:
        """The nodes of these ids; unknown ones are left out."""
        wanted = sorted(set(ids))
        found: list[Node] = []
        for label in self._schema.nodes if wanted else ():
            rows = self._connection.read(statement("store", "nodes").of(LABEL=label), ids=wanted)
            found.extend(to_nodes(self._schema, label, rows))
        return sorted(found, key=lambda node: node.id)

    def labelled(self, label: str) -> list[Node]:
        """All nodes of a main label; SchemaError where the schema has none of that name."""
        return sorted(read_label(self._connection, self._schema, label), key=lambda node: node.id)

    def leaving(self, kind: str, ids: Iterable[str]) -> list[Relationship]:
        """Relationships of a type that start at one of these nodes."""
        return self._linked("leaving", kind, ids, 0)

    def reaching(self, kind: str, ids: Iterable[str]) -> list[Relationship]:
        """Relationships of a type that end at one of these nodes."""
        return self._linked("reaching", kind, ids, 1)

    def _linked(self, name: str, kind: str, ids: Iterable[str], end: int) -> list[Relationship]:
        wanted = sorted(set(ids))
        pairs = self._schema.relationship_type(kind, "a question").pairs
        found: list[Relationship] = []
        for label in sorted({pair[end] for pair in pairs}) if wanted else ():
            rows = self._connection.read(statement("store", name).of(TYPE=kind, LABEL=label), ids=wanted)
            found.extend(to_relationships(kind, rows))
        return sorted(found, key=lambda link: link.id)
