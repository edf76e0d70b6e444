"""How fast pages are repaired and read on one thread, beside jieba.posseg on the same text in the same run.

    .venv/bin/python benchmarks/speed.py [--texts DIR …] [--rounds N] [--out benchmarks/speed.tsv]

Every round times each task once over all pages, one task after the other, so that a busy machine slows all of them
alike; the median of the rounds counts. MB are 10**6 bytes of UTF-8. The texts are the shared test data beside the checkout where
it is there (without the pages that are kept unread), else seeds/documents.
"""

import argparse
import hashlib
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from graph.documents import read
from graph.documents.walk import SUFFIXES
from graph.facts import extract
from graph.model.records import Page
from graph.text.repair import repair

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"
Task = tuple[str, Callable[[Page], object]]


def _posseg(page: Page) -> object:
    import jieba.posseg  # here, since benchmarks/scale.py takes the memory of a process without it

    jieba.setLogLevel("ERROR")
    return list(jieba.posseg.cut(page.text))


def _repaired(page: Page) -> object:
    return repair(page.text)


TASKS: list[Task] = [("jieba.posseg", _posseg), ("repair", _repaired), ("extraction", extract)]


def kept_unread(path: Path) -> bool:
    """Whether a page of the development set is among those that nobody looks at until the rules are done."""
    return path.parent.name == "dev" and int(hashlib.sha256(path.stem.encode()).hexdigest(), 16) % 3 == 2


def pages(folders: list[Path]) -> list[Page]:
    """The pages of the folders as the program reads them, sorted."""
    files = [file for folder in folders for file in sorted(folder.iterdir()) if file.suffix in SUFFIXES]
    return list(read([file for file in files if not kept_unread(file)], on_problem=print))


def default_folders() -> list[Path]:
    """The shared test data, or the sample pages of the project."""
    shared = [folder for folder in (SHARED / "seeds", SHARED / "dev") if folder.is_dir()]
    return shared or [CHECKOUT / "seeds" / "documents"]


def seconds(task: Callable[[Page], object], texts: list[Page]) -> float:
    """Processor time of one thread for all pages: what other programs take does not count."""
    began = time.thread_time()
    for page in texts:
        task(page)
    return time.thread_time() - began


def measure(texts: list[Page], rounds: int) -> list[tuple[str, float, float]]:
    """(task, median seconds, MB/s) of each task; the first pass, which reads the dictionaries, is not counted."""
    size = sum(len(page.text.encode()) for page in texts) / 1e6
    for _, task in TASKS:
        seconds(task, texts[:3])
    times: dict[str, list[float]] = {name: [] for name, _ in TASKS}
    for _ in range(rounds):
        for name, task in TASKS:
            times[name].append(seconds(task, texts))
    return [(name, middle := statistics.median(times[name]), size / middle) for name, _ in TASKS]


def machine() -> str:
    """What the figures were measured on."""
    model = platform.processor() or platform.machine()
    if (cpus := Path("/proc/cpuinfo")).is_file():
        names = [
            line.split(":", 1)[1].strip() for line in cpus.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, jieba {version('jieba')}"


def table(rows: list[tuple[str, float, float]], texts: list[Page], rounds: int) -> str:
    """The figures as TSV, with the machine and the texts in comments."""
    base = rows[0][2]
    size = sum(len(page.text.encode()) for page in texts)
    lines = [
        f"# {machine()}",
        f"# {len(texts)} pages, {size:,} bytes; median of {rounds} rounds, processor time of one thread",
        "task\tseconds\tMB/s\ttimes jieba.posseg",
    ]
    lines += [f"{name}\t{taken:.3f}\t{speed:.3f}\t{speed / base:.1f}" for name, taken, speed in rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, nargs="+", help="folders of pages")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, help="also write the table there")
    given = parser.parse_args()
    texts = pages(given.texts or default_folders())
    if not texts:
        sys.exit("no pages there")
    shown = table(measure(texts, given.rounds), texts, given.rounds)
    print(shown, end="")
    if given.out:
        given.out.write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    main()
