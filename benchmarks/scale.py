"""How cost grows with length: running text of doubling sizes up to 32 MB, pages that are hard to read, and the memory they need.

    .venv/bin/python benchmarks/scale.py [--texts DIR …] [--most MB] [--out benchmarks/scale.tsv]

Each page is written to a file and read and extracted in a process of its own, as the program would; its processor time is
without the start of the program, its peak memory is that of the whole process. Running text are the pages of benchmarks/speed.py one after
the other, over and over; "others named" is the same with other people each time, so that nothing found is said twice. MB are 10**6
bytes of UTF-8. A page that is linear needs twice the time of half of it.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from speed import CHECKOUT, default_folders, machine, pages

from graph.documents import read
from graph.facts import extract
from graph.model.records import Page

sys.path.append(str(CHECKOUT / "tests" / "support"))
from hard_pages import HARD, name

Row = tuple[str, float, float, float, int]
_HARD_MB = 1.0


def measured_here(file: Path) -> dict[str, float]:
    """Read and extract a file in this process: bytes, seconds, peak memory in MB (2**20), facts."""
    problems: list[str] = []
    began = time.process_time()
    facts = sum(len(extract(page).facts) for page in read([file], on_problem=lambda error: problems.append(str(error))))
    seconds = time.process_time() - began
    if problems:
        sys.exit(problems[0])
    return {"bytes": file.stat().st_size, "seconds": seconds, "peak": peak_memory(), "facts": facts}


def peak_memory() -> float:
    """Of this process, in MB (2**20). On Linux getrusage may tell that of the process that started it."""
    if (status := Path("/proc/self/status")).is_file():
        return int(re.findall(r"VmHWM:\s*(\d+) kB", status.read_text())[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def measured(kind: str, text: str) -> Row:
    """(kind, MB, seconds, peak MB, facts) of a page, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.txt"
        file.write_text(text, encoding="utf-8")
        line = [sys.executable, __file__, "--one", str(file)]
        found = json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)
    return kind, found["bytes"] / 1e6, found["seconds"], found["peak"], found["facts"]


def running(texts: list[Page], megabytes: float, renamed: list[str]) -> str:
    """The pages over and over until they are that many MB; with other people for the names each time."""
    chance = random.Random(1)
    names = re.compile("|".join(sorted(renamed, key=len, reverse=True))) if renamed else None
    parts: list[str] = []
    size = 0.0
    while size < megabytes * 1e6:
        for page in texts:
            text = page.text
            if names is not None:
                others = {old: name(chance.randrange(100_000)) for old in renamed}
                text = names.sub(lambda match, others=others: others[match[0]], text)  # type: ignore[misc]
            parts.append(text)
            size += len(text.encode()) + 2
    whole = "\n\n".join(parts)
    return whole[: int(len(whole) * megabytes * 1e6 / size)]


def rows(texts: list[Page], most: float) -> Iterator[Row]:
    """All measurements, one after the other."""
    size = 0.5
    while size <= most:
        yield measured("running text", running(texts, size, []))
        size *= 2
    people = sorted(
        {str(e.properties["name"]) for page in texts for e in extract(page).entities if e.label == "Person"}
    )
    yield measured("running text, others named", running(texts, most, people))
    for kind, page in HARD.items():
        for times in (1, 2):
            text = page(int(_HARD_MB * times * 1e6 / 3))
            yield measured(kind, text)
    yield measured("one line", HARD["one sentence"](int(20e6 / 3)))
    yield measured("names", HARD["names"](400_000))


def table(found: list[Row], texts: list[Page]) -> str:
    """The figures as TSV, with the machine in comments."""
    lines = [
        f"# {machine()}",
        f"# running text: {len(texts)} pages over and over; a process each, processor time",
        "page\tMB\tseconds\tMB/s\tpeak memory MB\tfacts",
    ]
    lines += [
        f"{kind}\t{mb:.2f}\t{secs:.2f}\t{mb / secs:.3f}\t{peak:.0f}\t{facts}" for kind, mb, secs, peak, facts in found
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, nargs="+", help="folders of pages")
    parser.add_argument("--most", type=float, default=32, help="MB of the longest running text")
    parser.add_argument("--out", type=Path, help="also write the table there")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured_here(given.one)))
        return
    texts = pages(given.texts or default_folders())
    found = []
    for row in rows(texts, given.most):
        found.append(row)
        print(f"{row[0]:28s} {row[1]:8.2f} MB {row[2]:8.2f} s {row[3]:6.0f} MB peak", file=sys.stderr)
    shown = table(found, texts)
    print(shown, end="")
    if given.out:
        given.out.write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    main()
