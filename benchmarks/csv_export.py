"""Rows a second of `chuanyu export neo4j-csv`, on a generated graph of 100,000 nodes and 510,000 relationships.

    .venv/bin/python benchmarks/csv_export.py [--out benchmarks/csv_export.tsv]
"""

import argparse
import tempfile
import time
from pathlib import Path

from graph.exports.neo4j_csv import write_csv
from graph.model.elements import Elements, Node, Relationship

NODES, LINKS = 100_000, 510_000


def generated() -> Elements:
    """People and meetings; each relationship with its evidence."""
    meetings = NODES // 10
    nodes = [
        Node(f"meeting/{n}", ("Meeting",), {"kind": "symposium", "start": "2024-05-16", "title": f"第{n}次座谈会"})
        for n in range(meetings)
    ]
    nodes += [
        Node(f"person/{n}", ("Person", "Official"), {"aliases": [f"老{n}"], "name": f"人{n}", "official": True})
        for n in range(NODES - meetings)
    ]
    links = []
    for n in range(LINKS):
        person, meeting = f"person/{n % (NODES - meetings)}", f"meeting/{(n * 7 + n // 90_000) % meetings}"
        proof = {"confidence": 0.75, "documents": ["document/1"], "evidence": ["document/1#7-20"], "roles": ["attend"]}
        proof |= {"quotes": ["某某市总工会主席出席会议。"], "rule": "attended+roles", "wording": "出席"}
        links.append(Relationship(f"ATTENDED/{n}", "ATTENDED", person, meeting, proof))
    return Elements.of(nodes, links)


def main() -> None:
    """Measures three times and writes the best and the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    out = parser.parse_args().out
    elements = generated()
    seconds = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            write_csv(elements, Path(folder) / "csv")
            seconds.append(time.perf_counter() - began)
    rows = NODES + LINKS
    text = "rows\tseconds best\tseconds worst\trows a second (worst)\n"
    text += f"{rows}\t{min(seconds):.2f}\t{max(seconds):.2f}\t{rows / max(seconds):.0f}\n"
    print(text, end="")
    if out:
        out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
