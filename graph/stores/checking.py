"""The last gate before a store: what would be written is of the schema.

ArcadeDB takes mixed lists, nulls in lists and nested lists that Neo4j refuses; so that both hold the same, neither
is asked. Only what is about to be written is looked at: what equals the store was looked at before.
"""

from graph.model.elements import Elements
from graph.model.schema import Schema
from graph.stores.plan import Plan


def check_plan(plan: Plan, new: Elements, schema: Schema) -> None:
    """SchemaError, naming the element and the rule, before anything is written."""
    for node in (*plan.created, *plan.changed, *(node for node, _ in plan.relabelled)):
        schema.check_node(node.labels, node.row)
    labels = {node.id: node.label for node in new.nodes}
    for link in (*plan.linked, *plan.altered):
        schema.check_relationship(link.type, labels[link.start], labels[link.end], link.properties, link.id)
