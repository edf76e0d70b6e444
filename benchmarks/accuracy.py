"""How accurate extraction is: the shared scorer's figures by part, people beside two taggers, and how far confidence holds.

    .venv/bin/python benchmarks/accuracy.py [--shared ../shared] [--out benchmarks/accuracy.tsv] [--lac PYTHON]

dev A is the part of dev that rules were written with, dev B the third of it that nobody read: of that, only totals are
ever shown. --lac names the interpreter of an environment with Baidu LAC (pip install paddlepaddle==3.3.1 'setuptools<70',
then pip install --no-build-isolation --no-deps LAC==2.1.2); it brings its model along, so none is kept here.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from annotated import CHECKOUT, OPEN, SHARED, lay_out, parts, scorer, write_graphs
from baselines import Finder, jieba_names, lac_names, write_people
from judge import Judge, Verdict
from reliability import HEAD, at_least, by_bucket, by_rule, show

from graph.exports.whole import whole_file

ROW = re.compile(r"^(\D+?)\s+(\d\.\d{3})\s+(\d\.\d{3})\s+(\d\.\d{3})\s+(\d+)\s+(\d+)\s+(\d+)$")
Figures = tuple[str, str, str, str, str, str, str]  # kind, P, R, F1, hit, miss, extra


def scored(shared: Path, gold: Path, graphs: Path, texts: Path | None = None) -> list[Figures]:
    """The totals that the shared scorer prints."""
    command = [sys.executable, str(shared / "score.py"), str(gold), str(graphs)]
    command += ["--texts", str(texts)] if texts else []
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    rows = [match.groups() for match in map(ROW.match, done.stdout.splitlines()) if match]
    if not rows:
        raise ValueError(f"no table in what {command[1]} printed")
    return rows  # type: ignore[return-value]


def measure(shared: Path, taggers: dict[str, Finder]) -> tuple[list[list[str]], dict[str, list[Verdict]]]:
    """Rows of the table (part, what, figures), and the verdicts on single facts by part."""
    score = scorer(shared)
    table: list[list[str]] = []
    verdicts: dict[str, list[Verdict]] = {}
    for part, pairs in parts(shared).items():
        with TemporaryDirectory() as name:
            folder = Path(name)
            lay_out(pairs, folder)
            write_graphs(pairs, folder / "out")
            table += [
                [part, "chuanyu", *row] for row in scored(shared, folder / "gold", folder / "out", folder / "texts")
            ]
            for tagger, finder in taggers.items():
                write_people(finder, [text for text, _ in pairs], folder / tagger)
                rows = scored(shared, folder / "gold", folder / tagger)
                table += [[part, tagger, *row] for row in rows if row[0] == "people"]
            judges = [Judge(score, gold, folder / "out" / f"{gold.stem}.jsonl") for _, gold in pairs]
            verdicts[part] = [verdict for judge in judges for verdict in judge.verdicts()]
    return table, verdicts


def groups(verdicts: dict[str, list[Verdict]]) -> list[tuple[str, list[Verdict]]]:
    """What reliability is shown for."""
    wanted = (
        ("seeds, dev A, own pages: what the table of confidences was made on", OPEN),
        ("dev B: which no table and no rule was made on", ("dev B",)),
        ("dev A and B", ("dev A", "dev B")),
    )
    return [(title, [v for part in chosen for v in verdicts.get(part, [])]) for title, chosen in wanted]


def report(title: str, rows: Iterable[list[str]]) -> None:
    print(f"\n{title}\n{'part':12}{'by':12}{'kind':28}{'P':>7}{'R':>7}{'F1':>7}{'hit':>6}{'miss':>6}{'extra':>6}")
    for part, what, kind, p, r, f, hit, miss, extra in rows:
        print(f"{part:12}{what:12}{kind:28}{p:>7}{r:>7}{f:>7}{hit:>6}{miss:>6}{extra:>6}")


def write(target: Path, table: list[list[str]], reliability: list[tuple[str, list[Verdict]]]) -> None:
    """All tables in one file, whole or not at all."""
    lines = [
        "# Made by benchmarks/accuracy.py. Columns: part; found by; kind; precision; recall; F1; hit; missed; extra."
    ]
    lines += ["\t".join(row) for row in table]
    for title, verdicts in reliability:
        lines.append(f"# Reliability of single facts on {title}. Columns: {'; '.join(HEAD)}.")
        lines += ["\t".join(map(str, row)) for row in [*by_bucket(verdicts), *at_least(verdicts, 0.9)]]
    with whole_file(target) as beside:
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--out", type=Path, default=CHECKOUT / "benchmarks" / "accuracy.tsv")
    parser.add_argument("--lac", type=Path, metavar="PYTHON", help="interpreter of an environment with Baidu LAC")
    arguments = parser.parse_args()
    taggers: dict[str, Finder] = {"jieba nr": jieba_names}
    if arguments.lac:
        taggers["LAC PER"] = lac_names(arguments.lac)
    table, verdicts = measure(arguments.shared, taggers)
    reliability = groups(verdicts)
    write(arguments.out, table, reliability)
    report("extraction", (row for row in table if row[1] == "chuanyu"))
    report("people, beside taggers", (row for row in table if row[2] == "people"))
    if not arguments.lac:
        print("LAC is not measured: it needs an environment of its own (--lac PYTHON, see --help)")
    for title, some in reliability:
        print(f"\nreliability of single facts on {title}")
        show([*by_bucket(some), *at_least(some, 0.9)])
    print(f"\nthe same by rule on {reliability[0][0]}")
    show(by_rule(reliability[0][1]))


if __name__ == "__main__":
    main()
