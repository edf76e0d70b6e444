"""chuanyu schema: what the graph is made of."""

from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.dumps import BaseOption
from graph.cli.options import JsonOption
from graph.cli.printing import plain_table, print_json
from graph.model.schema import Schema


class Form(StrEnum):
    """How the schema is printed."""

    TABLE = "table"
    TURTLE = "turtle"
    SHACL = "shacl"
    MERMAID = "mermaid"


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("schema")(schema)


def schema(
    form: Annotated[Form, typer.Option("--format", help="A table, the ontology, the shapes or a picture.")] = Form.TABLE,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """What the graph is made of: labels, types and properties, as a table or for other tools.

    turtle is the ontology in OWL 2 (schema/ontology.ttl), shacl are the shapes (schema/shapes.ttl), mermaid is a picture
    for Markdown (docs/rdf.md).

    Example: chuanyu schema --format shacl > shapes.ttl
    """
    from graph.rdf.ontology import ontology
    from graph.rdf.picture import HEAD, mermaid, rows
    from graph.rdf.shapes import shapes

    if form is Form.TURTLE:
        print(ontology(base), end="")
    elif form is Form.SHACL:
        print(shapes(base), end="")
    elif form is Form.MERMAID:
        print(mermaid(Schema.load()), end="")
    elif as_json:
        print_json([dict(zip(HEAD, row, strict=True)) for row in rows(Schema.load())])
    else:
        print(plain_table(HEAD, list(rows(Schema.load()))))
