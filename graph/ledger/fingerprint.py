"""What the graph depends on beside the pages: this program, its seeds and its libraries, each as one hash."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from graph.resources import resource

# What an extraction depends on beside the page: these rooms, the seeds, and the dictionaries of these libraries.
_ROOMS = ("dates.py", "model", "documents", "text", "gazetteer", "mentions", "facts")
_AFTER = ("ids.py", "model", "resolve", "assemble", "exports", "stores", "pipeline.py")
_LIBRARIES = ("jieba", "rjieba", "ahocorasick-rs", "trafilatura")
_PACKAGE = Path(__file__).parents[1]


def graph_fingerprint() -> str:
    """Of the program as far as the graph, its store and its snapshot depend on it, beside the extraction."""
    total = hashlib.sha256()
    code = [path for room in _AFTER for path in _python_files(_PACKAGE / room)]
    data = [path for folder in ("schema", "cypher") for path in sorted(resource(folder).rglob("*")) if path.is_file()]
    for path in [*code, *data]:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@cache
def fingerprint() -> str:
    """Of the program as far as extraction depends on it: its rooms, its seeds, and the dictionaries of its libraries."""
    total = hashlib.sha256()
    code = [path for room in _ROOMS for path in _python_files(_PACKAGE / room)]
    tables = sorted(resource("seeds").glob("*.tsv"))
    for path in [*code, *tables]:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    for library in _LIBRARIES:
        total.update(f"{library}={version(library)}\n".encode())
    return total.hexdigest()


def _python_files(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place][: place.is_file()]
