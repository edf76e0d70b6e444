"""The mark by which nodes of this graph are told from another application's in the same database.

A property that every node carries in a store, beside those of the schema. What does not carry it is never read as part of
the graph, changed or deleted.
"""

from graph.model.elements import Node
from graph.model.records import Properties

MARK = "graph"
OURS = "chuanyu"


def marked(node: Node) -> Properties:
    """The properties of a node as a store keeps them: with `id` and the mark."""
    return {"id": node.id, **node.properties, MARK: OURS}


def is_ours(properties: Properties) -> bool:
    """Whether properties read from a store carry the mark."""
    return properties.get(MARK) == OURS
