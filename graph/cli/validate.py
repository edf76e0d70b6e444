"""chuanyu validate: the SHACL shapes over the graph or a dump."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.dumps import BaseOption, FormatOption
from graph.cli.failures import naming
from graph.cli.opening import graph_in
from graph.cli.options import DataOption, JsonOption, data_folder, local
from graph.cli.printing import print_json, put

BROKEN = 1  # the exit code of a graph that breaks the shapes


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("validate")(validate)


def validate(
    dump: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A dump; without it, the graph itself.", callback=local, show_default=False)
    ] = None,
    form: FormatOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """Check a dump, or the graph, by the SHACL shapes (schema/shapes.ttl, chuanyu schema --format shacl).

    Each violation is told with the thing, the rule, and the sentence of the page behind it. Exit code 1 where there is one.

    Example: chuanyu validate graph.ttl
    """
    from graph.rdf.validate import check_dump, check_elements  # rdflib and pySHACL take half a second

    if dump is not None:
        with naming(dump):
            found = check_dump(dump, form, base)
    else:
        with graph_in(data_folder(data)) as snapshot:
            elements = snapshot.elements()
        found = check_elements(elements, base)
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        for one in found:
            put(f"{one.kind or 'thing'}: {one.name}  <{one.node}>")
            what = " ".join(word for word in (one.property, f"({one.path})" if one.path else "") if word)
            put("  " + ": ".join(part for part in (what, one.rule) if part) + ("" if one.value is None else f"; it is {one.value!r}"))
            for quote in one.quotes:
                put(f"  “{quote}”")
        put(f"{len(found)} violations" if found else "no violations")
    if found:
        raise typer.Exit(BROKEN)
