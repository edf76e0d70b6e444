"""The annotated pages of the shared test data that rules may be developed on, with their graphs."""

import hashlib
from pathlib import Path

from graph.assemble.build import assemble
from graph.facts import extract
from graph.model.elements import Elements
from graph.model.records import Page


def is_held_out(name: str) -> bool:
    """A third of the development pages is kept unread, chosen by the name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 2


def annotated(shared: Path) -> list[tuple[Path, Path]]:
    """(gold file, page) of the seeds and of the development pages that are not held out."""
    seeds = [(gold, shared / "seeds" / f"{gold.stem}.txt") for gold in sorted((shared / "gold").glob("*.json"))]
    dev = [(gold, gold.with_suffix(".txt")) for gold in sorted((shared / "dev").glob("*.json"))]
    return seeds + [pair for pair in dev if not is_held_out(pair[0].stem)]


def extracted(path: Path) -> tuple[Page, Elements]:
    """The page of a UTF-8 text file, and its graph."""
    data = path.read_bytes()
    page = Page(path.name, hashlib.sha256(data).hexdigest(), data.decode(errors="replace"))
    return page, assemble([extract(page)])
