"""The graph as JSON lines, in the contract's form."""

from pathlib import Path
from typing import TextIO

from graph.exports.whole import whole_file
from graph.model.elements import Elements, to_lines


def write_stream(elements: Elements, stream: TextIO) -> None:
    """Write the lines to a text stream, each with its line end."""
    for line in to_lines(elements):
        stream.write(line + "\n")


def write_file(elements: Elements, path: Path) -> None:
    """Write the lines to a file (UTF-8), whole or not at all. OSError where it cannot be written."""
    with whole_file(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as stream:
        write_stream(elements, stream)
