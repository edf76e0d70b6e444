"""assemble: the whole graph of the contract from what the documents say."""

from collections.abc import Iterable, Sequence

from graph.assemble.derived import district_parts, encounters, with_sightings
from graph.assemble.nodes import nodes
from graph.assemble.relationships import relationships
from graph.model.elements import Elements, Node, Relationship
from graph.model.records import Extraction
from graph.model.schema import Schema
from graph.resolve.judgements import Judgement
from graph.resolve.resolution import resolve


def assemble(extractions: Iterable[Extraction], judgements: Sequence[Judgement] = ()) -> Elements:
    """The graph of these documents, checked against the schema; one document or all of them.

    Does not depend on the order of the extractions. SchemaError names the element and the rule it breaks.
    """
    schema = Schema.load()
    resolution = resolve(extractions, judgements)
    found = nodes(resolution, schema)
    edges = relationships(resolution, schema)
    published = {document: extraction.page.published for document, extraction in resolution.documents.items()}
    edges |= {edge.id: edge for edge in with_sightings(edges, found, published)}
    for edge in (*district_parts(found), *encounters(found, edges.values())):
        edges.setdefault(edge.id, edge)  # what a document says itself stands
    check(schema, found, edges.values())
    return Elements.of(found.values(), edges.values())


def check(schema: Schema, found: dict[str, Node], edges: Iterable[Relationship]) -> None:
    """SchemaError where an element breaks the schema."""
    for node in found.values():
        schema.check_node(node.labels, node.row)
    for edge in edges:
        schema.check_relationship(edge.type, found[edge.start].label, found[edge.end].label, edge.properties, edge.id)
