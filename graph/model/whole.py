"""Whether a graph is whole and of the schema: what is about to be written, and what comes from a file of the user's."""

from collections.abc import Iterable

from graph.errors import SchemaError
from graph.model.elements import Elements, Node, Relationship, numbered
from graph.model.schema import Schema


def check_whole(elements: Elements) -> None:
    """SchemaError where an id is used twice or a relationship's end is no node of the graph."""
    known: set[str] = set()
    for node in elements.nodes:
        if node.id in known:
            raise SchemaError("this id is used by two nodes", where=node.id)
        known.add(node.id)
    links: set[str] = set()
    for link in elements.relationships:
        if link.id in links:
            raise SchemaError("this id is used by two relationships", where=link.id)
        links.add(link.id)
        for end in (link.start, link.end):
            if end not in known:
                raise SchemaError(f"no node {end!r} in the graph", where=link.id)


def check_elements(elements: Elements, schema: Schema) -> None:
    """SchemaError, naming the element and the rule, where the graph is not whole or anything in it breaks the schema."""
    check_whole(elements)
    labels = {}
    for node in elements.nodes:
        schema.check_node(node.labels, node.row)
        labels[node.id] = node.label
    for link in elements.relationships:
        schema.check_relationship(link.type, labels[link.start], labels[link.end], link.properties, link.id)


def sound_lines(lines: Iterable[str], where: str = "-") -> Elements:
    """The graph of JSON lines, checked whole (`where`: the file).

    Raises
    ------
    InputError
        Where a line is no element of a graph; it names file and line.
    SchemaError
        Where the graph is not whole or breaks the schema; it names file, line, element and rule.
    """
    nodes: list[Node] = []
    links: list[Relationship] = []
    at: dict[str, int] = {}  # of an id that is used twice: where it is used again
    for number, one in numbered(lines, where):
        at[one.id] = number
        if isinstance(one, Node):
            nodes.append(one)
        else:
            links.append(one)
    elements = Elements.of(nodes, links)
    try:
        check_elements(elements, Schema.load())
    except SchemaError as error:
        if error.where not in at:
            raise
        raise SchemaError(f"{error.where}: {error.message}", where=f"{where}:{at[error.where]}") from None
    return elements
