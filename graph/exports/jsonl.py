"""The graph as JSON lines, in the contract's form."""

import os
import tempfile
from pathlib import Path
from typing import TextIO

from graph.model.elements import Elements, to_lines


def write_stream(elements: Elements, stream: TextIO) -> None:
    """Write the lines to a text stream, each with its line end."""
    for line in to_lines(elements):
        stream.write(line + "\n")


def write_file(elements: Elements, path: Path) -> None:
    """Write the lines to a file (UTF-8), whole or not at all: beside it first, then in its place."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            write_stream(elements, stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
