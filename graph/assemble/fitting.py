"""The graph of all documents but those that break the schema: one odd page must not cost the others their graph."""

from collections.abc import Iterable, Sequence

from graph.assemble.build import assemble
from graph.errors import SchemaError
from graph.model.elements import Elements
from graph.model.records import Extraction


def assemble_fitting(extractions: Iterable[Extraction]) -> tuple[Elements, list[Extraction], list[tuple[Extraction, str]]]:
    """(graph, the documents it is of, those left out and which rule each breaks).

    A document that fits alone can break a rule together with others; left out is the one with which it comes to that.
    """
    kept = list(extractions)
    out: list[tuple[Extraction, str]] = []
    while True:
        try:
            return assemble(kept), kept, out
        except SchemaError as error:
            out.append((kept.pop(_breaking(kept)), str(error)))


def _breaking(extractions: Sequence[Extraction]) -> int:
    """The number of one with which the graph of those before it breaks the schema; the graph of all does."""
    fits, breaks = 0, len(extractions)
    while breaks - fits > 1:
        middle = (fits + breaks) // 2
        try:
            assemble(extractions[:middle])
            fits = middle
        except SchemaError:
            breaks = middle
    return breaks - 1
