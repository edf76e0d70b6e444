"""Carrying out a plan: one writer, each batch a transaction, in an order that no interruption can harm.

Relationships that go are deleted first, nodes that go last, so that at any moment every relationship has both
its ends; a load that was cut short is finished by the next one, which compares anew.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from graph.errors import StoreError
from graph.model.elements import Elements, Node, Relationship
from graph.model.schema import Schema
from graph.stores.batches import batches
from graph.stores.connection import Connection
from graph.stores.mark import marked
from graph.stores.plan import Plan
from graph.stores.statements import statement

Progress = Callable[[int, int], None]  # elements written so far, elements to write
Item = TypeVar("Item")


class Writer:
    """Writes plans to one database. progress is called after each batch."""

    def __init__(self, connection: Connection, schema: Schema, progress: Progress | None = None) -> None:
        self._connection = connection
        self._schema = schema
        self._progress = progress or (lambda done, of: None)
        self._done = self._of = 0

    def apply(self, plan: Plan, new: Elements) -> None:
        """Makes the store equal to `new`. StoreError where another program writes at the same time."""
        self._done = 0
        self._of = sum(
            len(part)
            for part in (
                *(plan.created, plan.changed, plan.relabelled, plan.gone),
                *(plan.linked, plan.moved, plan.altered, plan.unlinked),
            )
        )
        labels = {node.id: node.label for node in new.nodes}
        self._delete_relationships(plan.unlinked + plan.moved)
        self._create_nodes(plan.created)
        self._change_nodes(plan.changed)
        self._relabel(plan.relabelled)
        self._create_relationships(plan.linked, labels)
        self._change_relationships(plan.altered)
        self._delete_nodes(plan.gone)

    def _create_nodes(self, nodes: list[Node]) -> None:
        # By all labels at once: ArcadeDB takes no further label in the transaction that created a node.
        for labels, group in _grouped(nodes, lambda node: node.labels):
            self._rows(statement("write", "create_nodes").of(LABELS=":".join(labels)), [marked(node) for node in group])

    def _change_nodes(self, nodes: list[Node]) -> None:
        for label, group in _grouped(nodes, lambda node: node.label):
            self._rows(statement("write", "change_nodes").of(LABEL=label), [marked(node) for node in group])

    def _relabel(self, nodes: list[tuple[Node, tuple[str, ...]]]) -> None:
        # One label a transaction: ArcadeDB refuses a second change of the same node within one.
        for label, kind in self._schema.nodes.items():
            for extra in kind.also:
                ours = [(node, had) for node, had in nodes if node.label == label]
                self._set_label(
                    "add_label", label, extra, [n for n, had in ours if extra in n.labels and extra not in had]
                )
                self._set_label(
                    "drop_label", label, extra, [n for n, had in ours if extra in had and extra not in n.labels]
                )

    def _set_label(self, name: str, label: str, extra: str, nodes: list[Node]) -> None:
        self._ids(statement("write", name).of(LABEL=label, EXTRA=extra), [node.id for node in nodes])

    def _delete_nodes(self, nodes: list[Node]) -> None:
        for label, group in _grouped(nodes, lambda node: node.label):
            self._ids(statement("write", "delete_nodes").of(LABEL=label), [node.id for node in group])

    def _create_relationships(self, links: list[Relationship], labels: dict[str, str]) -> None:
        groups = _grouped(links, lambda link: (link.type, labels[link.start], labels[link.end]))
        for (kind, start, end), group in groups:
            text = statement("write", "create_relationships").of(TYPE=kind, START=start, END=end)
            self._rows(text, [{"start": link.start, "end": link.end, "properties": link.row} for link in group])

    def _change_relationships(self, links: list[Relationship]) -> None:
        for kind, group in _grouped(links, lambda link: link.type):
            text = statement("write", "change_relationships").of(TYPE=kind)
            for batch in batches([link.row for link in group]):
                by_id = {row["id"]: row for row in batch}
                self._write(text, len(batch), ids=sorted(by_id), rows=by_id)

    def _delete_relationships(self, links: list[Relationship]) -> None:
        for kind, group in _grouped(links, lambda link: link.type):
            self._ids(statement("write", "delete_relationships").of(TYPE=kind), [link.id for link in group])

    def _rows(self, text: str, rows: list[dict[str, Any]]) -> None:
        for batch in batches(rows):
            self._write(text, len(batch), rows=batch)

    def _ids(self, text: str, ids: list[str]) -> None:
        for batch in batches(ids):
            self._write(text, len(batch), ids=batch)

    def _write(self, text: str, size: int, **parameters: Any) -> None:
        """size: how many elements the statement has to touch and to report in its column `written`."""
        written = self._connection.write(text, **parameters)[0]["written"]
        if written != size:
            message = f"{size} elements were to be written, {written} were there"
            raise StoreError(message, where=self._connection.where, hint=self._connection.advice())
        self._done += size
        self._progress(self._done, self._of)


def make_type(connection: Connection, node: Node) -> None:
    """Creates a node by a statement and deletes it again: the database then knows this set of labels."""
    connection.write(statement("write", "create_nodes").of(LABELS=":".join(node.labels)), rows=[marked(node)])
    connection.write(statement("write", "delete_nodes").of(LABEL=node.label), ids=[node.id])


def _grouped(items: Iterable[Item], key: Callable[[Item], Any]) -> list[tuple[Any, list[Item]]]:
    """The items by key, keys sorted."""
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return sorted(groups.items())
