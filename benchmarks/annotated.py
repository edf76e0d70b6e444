"""The annotated pages that figures are made of: the shared seeds, two parts of the shared dev pages, and our own."""

import hashlib
import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

from graph.errors import ChuanyuError
from graph.exports.jsonl import write_file
from graph.pipeline import document_graphs

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"
OWN = CHECKOUT / "tests" / "pages"
OPEN = ("seeds", "dev A", "own pages")  # parts whose single errors may be looked at


# Two pages of the held-out part were opened before the rules were done: they count as development since then.
OPENED = frozenset({"82_kalaiboer_chengdu_guidao", "97_xuzhou_zhujianbu_zhuanjia"})


def held_out(stem: str) -> bool:
    """Whether a dev page belongs to the third that nobody reads while rules are written: chosen by its name alone."""
    return int(hashlib.sha256(stem.encode()).hexdigest(), 16) % 3 == 2 and stem not in OPENED


def parts(shared: Path) -> dict[str, list[tuple[Path, Path]]]:
    """The pages (text, gold) by part; a part whose folder is absent is left out."""
    dev = _pairs(shared / "dev", shared / "dev")
    found = {
        "seeds": _pairs(shared / "seeds", shared / "gold"),
        "dev A": [pair for pair in dev if not held_out(pair[0].stem)],
        "dev B": [pair for pair in dev if held_out(pair[0].stem)],
        "own pages": _pairs(OWN, OWN),
    }
    return {name: pairs for name, pairs in found.items() if pairs}


def _pairs(texts: Path, golds: Path) -> list[tuple[Path, Path]]:
    found = [(texts / f"{gold.stem}.txt", gold) for gold in sorted(golds.glob("*.json"))]
    return [pair for pair in found if pair[0].is_file()]


def lay_out(pairs: list[tuple[Path, Path]], folder: Path) -> None:
    """Copies of texts and gold files to folder/texts and folder/gold, where the scorer wants them."""
    for name, column in (("texts", 0), ("gold", 1)):
        (folder / name).mkdir(parents=True)
        for pair in pairs:
            shutil.copyfile(pair[column], folder / name / pair[column].name)


def write_graphs(pairs: list[tuple[Path, Path]], folder: Path) -> None:
    """One graph a page, folder/NAME.jsonl, as `chuanyu extract` writes it. Raises what a page cannot be read for."""
    folder.mkdir(parents=True, exist_ok=True)
    for text, _ in pairs:
        for found in document_graphs([str(text)]):
            if isinstance(found, ChuanyuError):
                raise found
            write_file(found.elements, folder / f"{text.stem}.jsonl")


def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module: its matching of names, titles and meetings."""
    spec = importlib.util.spec_from_file_location("shared_score", shared / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
