"""Measures how often facts are right, by their signs, and writes seeds/confidence.tsv.

    .venv/bin/python benchmarks/confidence.py [--shared ../shared] [--dry | --check]

Measured on the seeds, the open part of dev and our own annotated pages; the held-out part of dev is not touched. Printed
at the end: reliability by bucket, each page judged with a table that was made without it.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from annotated import CHECKOUT, OPEN, SHARED, parts, scorer
from judge import Judge, Verdict
from reliability import at_least, by_bucket, show

from graph.assemble.build import assemble
from graph.documents import Source, read_pages
from graph.exports.jsonl import write_file
from graph.exports.whole import whole_file
from graph.facts.confidence import UNSEEN, Measured, Sign, Table, confidence, signs, table
from graph.facts.extraction import find
from graph.model.records import Fact

TARGET = CHECKOUT / "seeds" / "confidence.tsv"
HEAD = (
    "# How often facts were right on annotated pages (shared seeds, open part of dev, tests/pages), by type and sign. Columns: type of fact; "
    "name of the sign (any: all facts of the type); its value; right; wrong; the highest score a finder gave under that rule; "
    "confidence: what the share of right ones on new pages is at least, nine times in ten. Sorted. Made by benchmarks/confidence.py."
)
WEIGHT = 5  # judged facts that the confidence of an unseen rule counts as
A_PAGE = 3  # facts of one page and sign that count: they tend to be right and wrong together
WRITTEN_WITH = {"seeds": 0.25, "dev A": 0.25}  # rules were written with these pages, so being right there says less
NINE_IN_TEN = 1.28  # standard deviations
SURE, PROMISED = 0.9, 0.97  # so many of the facts that claim so much are right
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact as its finder left it, its signs and the verdict on it."""

    fact: Fact
    signs: list[Sign]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Page:
    """A page's facts, and the part of the corpus it belongs to."""

    part: str
    facts: list[Judged]


def judged(score: ModuleType, text: Path, gold: Path) -> list[Judged]:
    """The facts of one page. For the way through assembly each fact's rule is its number."""
    source = next(iter(read_pages([str(text)])))
    if not isinstance(source, Source):
        raise source
    found = find(source.page)
    numbered = replace(found, facts=tuple(replace(f, rule=str(n)) for n, f in enumerate(found.facts)))
    shown = signs(found)
    with TemporaryDirectory() as folder:
        graph = Path(folder) / f"{gold.stem}.jsonl"
        write_file(assemble([numbered]), graph)
        verdicts = Judge(score, gold, graph).verdicts()
    return [Judged(found.facts[n], shown[n], v) for v in verdicts for n in map(int, v.rule.split("+"))]


@dataclass(slots=True)
class Count:
    """Of the facts with a sign: right and wrong ones, the finders' highest score, and what they weigh as evidence."""

    right: int = 0
    wrong: int = 0
    usual: float = 0.0
    weight: float = 0.0


def count(pages: Iterable[Page]) -> dict[Key, Count]:
    """By type of fact, name and value of the sign."""
    counts: dict[Key, Count] = defaultdict(Count)
    for page in pages:
        here: Counter[Key] = Counter()
        for one in page.facts:
            for sign in [("any", ""), *one.signs]:
                known = counts[one.fact.type, *sign]
                known.usual = max(known.usual, one.fact.confidence)
                known.right += one.verdict.right is True
                known.wrong += one.verdict.right is False
                here[one.fact.type, *sign] += one.verdict.right is not None
        for key, number in here.items():
            counts[key].weight += min(number, A_PAGE) * WRITTEN_WITH.get(page.part, 1.0)
    return dict(sorted(counts.items()))


def measure(counts: dict[Key, Count]) -> dict[Key, Measured]:
    """How sure facts with a sign are: the share of right ones, drawn towards that of an unseen rule and lowered so far
    that little evidence claims little. What was right more often than an unseen rule is said to be claims no less."""
    measured = {}
    for key, known in counts.items():
        seen = known.weight / max(1, known.right + known.wrong)
        size = known.weight + WEIGHT
        share = (known.right * seen + WEIGHT * UNSEEN) / size
        cautious = max(share - NINE_IN_TEN * math.sqrt(share * (1 - share) / size), min(share, UNSEEN))
        measured[key] = Measured(round(cautious, 3), known.usual if key[1] == "rule" else 0.0)
    return measured


def write(counts: dict[Key, Count], measured: Table, target: Path) -> None:
    """The table, whole or not at all."""
    lines = [HEAD]
    for key, known in counts.items():
        usual = f"{measured[key].usual:g}" if measured[key].usual else ""
        lines.append("\t".join([*key, str(known.right), str(known.wrong), usual, f"{measured[key].confidence:.3f}"]))
    with whole_file(target) as beside:
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")


def crosswise(pages: list[Page]) -> list[tuple[str, Verdict]]:
    """Part and verdict of each fact, with its confidence from a table made of all other pages."""
    verdicts = []
    for page in pages:
        measured = measure(count(other for other in pages if other is not page))
        for one in page.facts:
            sure = confidence(one.fact, one.signs, measured)
            verdicts.append((page.part, replace(one.verdict, rule=one.fact.rule, confidence=sure)))
    return verdicts


def check(pages: list[Page]) -> str | None:
    """What is wrong with the table that is there, held against today's extraction."""
    measured = table()
    verdicts = [
        replace(one.verdict, confidence=confidence(one.fact, one.signs, measured))
        for page in pages
        for one in page.facts
    ]
    sure = at_least(verdicts, SURE)
    if not sure:
        return f"no fact claims {SURE} or more"
    new = sorted(
        {(v.fact.type, v.fact.rule) for page in pages for v in page.facts}
        - {(k[0], k[2]) for k in measured if k[1] == "rule"}
    )
    show(sure)
    print("rules the table does not know: " + (", ".join(f"{kind} {rule}" for kind, rule in new) or "none"))
    return (
        None
        if sure[0][-1] >= PROMISED
        else f"only {sure[0][-1]:.1%} of the facts at {SURE} and above are right: measure again"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--dry", action="store_true", help="only print, write no table")
    parser.add_argument("--errors", type=Path, help="write the wrong facts there, one JSON object a line")
    parser.add_argument("--check", action="store_true", help="only see whether the table that is there still holds")
    arguments = parser.parse_args()
    score = scorer(arguments.shared)
    pages = [
        Page(part, judged(score, text, gold))
        for part, pairs in parts(arguments.shared).items()
        if part in OPEN
        for text, gold in pairs
    ]
    if arguments.check:
        sys.exit(check(pages))
    counts = count(pages)
    verdicts = crosswise(pages)
    if not arguments.dry:
        write(counts, measure(counts), TARGET)
    if arguments.errors:
        wrong = [[v.document, v.type, v.rule, v.confidence, v.what] for _, v in verdicts if v.right is False]
        arguments.errors.write_text("".join(json.dumps(w, ensure_ascii=False) + "\n" for w in wrong), encoding="utf-8")
    for title, chosen in (("all pages", OPEN), ("own pages", ("own pages",))):
        some = [verdict for part, verdict in verdicts if part in chosen]
        print(f"\n{title}, each judged with a table made without it")
        show([*by_bucket(some), *at_least(some, SURE)])


if __name__ == "__main__":
    main()
