"""What has to be written so that one graph becomes equal to another. Pure: no database in here."""

from dataclasses import dataclass, field

from graph.model.elements import Elements, Node, Relationship, same
from graph.model.whole import check_whole
from graph.stores.report import Counts, LoadReport

Labels = tuple[str, ...]


@dataclass(slots=True)
class Plan:
    """The steps of a load, nodes then relationships.

    created, changed, relabelled, linked, altered: as they shall be; gone, moved, unlinked: as the store has them.
    relabelled: nodes that keep their main label, with all the labels they have in the store.
    moved: relationships that keep id and type and lead elsewhere: deleted, and among `linked` to be created again.
    """

    created: list[Node] = field(default_factory=list)
    changed: list[Node] = field(default_factory=list)
    relabelled: list[tuple[Node, Labels]] = field(default_factory=list)
    gone: list[Node] = field(default_factory=list)
    linked: list[Relationship] = field(default_factory=list)
    moved: list[Relationship] = field(default_factory=list)
    altered: list[Relationship] = field(default_factory=list)
    unlinked: list[Relationship] = field(default_factory=list)
    report: LoadReport = field(default_factory=lambda: LoadReport(Counts(), Counts()))


def plan(old: Elements, new: Elements) -> Plan:
    """The way from `old`, as read from the store, to `new`. SchemaError where `new` is no graph (see `check_whole`)."""
    check_whole(new)
    result = Plan()
    nodes = _plan_nodes(result, old, new)
    relationships = _plan_relationships(result, old, new)
    result.report = LoadReport(nodes, relationships)
    return result


def _plan_nodes(result: Plan, old: Elements, new: Elements) -> Counts:
    # By label too: a node with another main label is another node, and an interrupted load may have left both.
    before = {(node.label, node.id): node for node in old.nodes}
    touched: set[str] = set()
    for node in new.nodes:
        was = before.pop((node.label, node.id), None)
        if was is None:
            result.created.append(node)
            continue
        if not same(was.properties, node.properties):
            result.changed.append(node)
            touched.add(node.id)
        if set(was.labels) != set(node.labels):
            result.relabelled.append((node, was.labels))
            touched.add(node.id)
    result.gone.extend(before.values())
    kept = len(new.nodes) - len(result.created) - len(touched)
    return Counts(len(result.created), len(touched), len(result.gone), kept)


def _plan_relationships(result: Plan, old: Elements, new: Elements) -> Counts:
    # What hangs on a node that gets another main label would go with it, so it is made again.
    replaced = {node.id for node in result.gone}.intersection(node.id for node in new.nodes)
    before = {(link.type, link.id): link for link in old.relationships}
    created = changed = 0
    for link in new.relationships:
        was = before.pop((link.type, link.id), None)
        if was is None:
            created += 1
            result.linked.append(link)
            continue
        elsewhere = (was.start, was.end) != (link.start, link.end)
        altered = was is not link and not same(was.properties, link.properties)
        changed += elsewhere or altered
        if elsewhere or not replaced.isdisjoint((link.start, link.end)):
            result.moved.append(was)
            result.linked.append(link)
        elif altered:
            result.altered.append(link)
    result.unlinked.extend(before.values())
    return Counts(created, changed, len(result.unlinked), len(new.relationships) - created - changed)
