"""How fast a graph of 100,000 nodes and 510,000 relationships is loaded, into a real Neo4j and into the embedded store.

    .venv/bin/python benchmarks/load.py [--nodes N] [--links N] [--only STEP …] [--out benchmarks/load.tsv]

The graph is generated from the schema: every label and every pair of labels that a type joins, every property, evidence.
Seconds are those of the clock, and those that processors were busy for the program and its database, which another program
on the machine does not lengthen so much. Each step runs in a process of its own on a database of its own, so that memory is that of the step: a Neo4j from Maven
(tests/support/neo4j_process.py, heap 1 GB), or a folder. `bare` are the statements that a first load needs and nothing else: the
constraints and indexes, then UNWIND … CREATE of the same rows in batches of 5,000 by the plain driver.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT / "tests" / "support")]

from neo4j_process import Server, fetch, prepare, stop  # noqa: E402 (the tests' own way to a Neo4j)

import graph.stores.store  # noqa: E402
from graph.model.elements import Elements, Node, Relationship  # noqa: E402
from graph.model.schema import Property, Schema  # noqa: E402
from graph.stores.constraints import ensure_constraints  # noqa: E402
from graph.stores.embedded import open_embedded  # noqa: E402
from graph.stores.fulltext import ensure_text_indexes  # noqa: E402
from graph.stores.mark import marked  # noqa: E402
from graph.stores.statements import statement  # noqa: E402
from graph.stores.store import Store  # noqa: E402

NODES, LINKS = 100_000, 510_000
BATCH = 5_000
# Of a hundred nodes and relationships, how many are of a label or type; the others share what is left.
SHARES = {"Person": 40, "Meeting": 15, "Organization": 12, "Post": 12, "Story": 10}
LINK_SHARES = {"ATTENDED": 30, "MENTIONS": 25, "HOLDS": 10, "TOOK_PART": 10, "MET": 8}
SENTENCE = "某某市总工会党组书记、常务副主席甲某某出席会议并讲话，介绍了职工服务工作的做法。"


def generated(nodes: int, links: int) -> Elements:
    """The same graph for the same sizes; labels, types and properties are those of the schema."""
    schema = Schema.load()
    made: dict[str, list[Node]] = {}
    for label, number in shared(nodes, SHARES, list(schema.nodes)):
        made[label] = [node(schema, label, index) for index in range(number)]
    edges = []
    for name, number in shared(links, LINK_SHARES, list(schema.relationships)):
        kind = schema.relationships[name]
        for index in range(number):
            start, end = list(kind.pairs)[index % len(kind.pairs)]
            one, other = made[start], made[end]
            properties = {
                key: value(spec, index)
                for key, spec in sorted(kind.properties.items())
                if kind.pairs[start, end] != "none" or key in kind.own
            }
            first, second = one[index % len(one)].id, other[(index * 7 + index // len(one)) % len(other)].id
            edges.append(Relationship(f"{name};{first};{second};{index}", name, first, second, properties))
    return Elements.of((one for group in made.values() for one in group), edges)


def shared(total: int, shares: dict[str, int], names: list[str]) -> Iterator[tuple[str, int]]:
    """How many of the whole each name gets; all of them together are the whole."""
    others = [name for name in names if name not in shares]
    left = total - sum(total * share // 100 for share in shares.values())
    for name in shares:
        yield name, total * shares[name] // 100
    for position, name in enumerate(others):
        yield name, left // len(others) + (position < left % len(others))


def node(schema: Schema, label: str, index: int) -> Node:
    properties = {key: value(spec, index) for key, spec in sorted(schema.nodes[label].properties.items())}
    return Node(f"{label.lower()}/{index}", schema.labels(label, properties), properties)


def value(spec: Property, index: int) -> Any:
    """One that the schema allows."""
    if spec.type == "boolean":
        return index % 3 == 0
    if spec.type in ("integer", "number"):
        low, high = spec.minimum or 0, spec.maximum if spec.maximum is not None else 10_000
        return low + index % 9 if spec.type == "integer" else low + (high - low) * (index % 100) / 100
    if spec.type in ("date", "time"):
        return f"20{index % 25:02d}-{index % 12 + 1:02d}-{index % 28 + 1:02d}"
    text = written(spec, index)
    return [text] if spec.type == "strings" else text


def written(spec: Property, index: int) -> str:
    if spec.values:
        return list(spec.values)[index % len(spec.values)]
    forms = {
        "[0-9]{6}": f"{index % 1_000_000:06d}",
        "[0-9a-f]{64}": f"{index:064x}",
        "[^#]+#[0-9]+-[0-9]+": f"document/{index % 1000}#{index % 900}-{index % 900 + len(SENTENCE)}",
    }
    if spec.pattern:
        return forms.get(spec.pattern) or spec.pattern.replace(".+", str(index % 1000))
    plain = {"quotes": SENTENCE, "rule": "attended+roles", "documents": f"document/{index % 1000}"}
    return plain.get(spec.name) or f"{spec.words.zh}{index}"


class Watch:
    """Seconds by the clock, and of processors for this process and another one."""

    def __init__(self, other: int | None = None) -> None:
        self._other = other
        self._began = self._now()

    def _now(self) -> tuple[float, float]:
        return time.perf_counter(), time.process_time() + (busy(self._other) if self._other else 0)

    def lap(self) -> tuple[float, float]:
        """Since the last one."""
        before, self._began = self._began, self._now()
        return self._began[0] - before[0], self._began[1] - before[1]


def busy(process: int) -> float:
    """Seconds that processors were busy for a process (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


Laps = dict[str, tuple[float, float]]


def bare(server: Server, process: int, elements: Elements) -> Laps:
    """What the statements of a first load take; their rows are made before."""
    import neo4j

    schema = Schema.load()
    groups: dict[tuple[str, ...], list[Any]] = {}
    for one in elements.nodes:
        groups.setdefault((":".join(one.labels),), []).append(marked(one))
    labels = {one.id: one.label for one in elements.nodes}
    for link in elements.relationships:
        row = {"start": link.start, "end": link.end, "properties": link.row}
        groups.setdefault((link.type, labels[link.start], labels[link.end]), []).append(row)
    with server.open() as store, neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        watch = Watch(process)
        ensure_constraints(store._writer, schema)
        with driver.session() as session:
            for key, rows in sorted(groups.items(), key=lambda group: len(group[0])):
                text = (
                    statement("write", "create_nodes").of(LABELS=key[0])
                    if len(key) == 1
                    else statement("write", "create_relationships").of(TYPE=key[0], START=key[1], END=key[2])
                )
                for start in range(0, len(rows), BATCH):
                    batch = rows[start : start + BATCH]
                    session.execute_write(lambda work, t=text, b=batch: work.run(t, rows=b).consume())
        ensure_text_indexes(store._writer, schema)
        return {"bare statements": watch.lap()}


def loads(place: Callable[[], Store], process: int | None, elements: Elements) -> Laps:
    """A first and a second load. place: opens the store."""
    with place() as store:
        watch = Watch(process)
        first = store.load(elements)
        laps = {"first load": watch.lap()}
        second = store.load(elements)
        laps["second load"] = watch.lap()
        assert first.written == len(elements.nodes) + len(elements.relationships), first
        assert second.written == 0, second
    return laps


def cold_start(folder: Path) -> Laps:
    """Until the embedded store, once loaded, answers a question."""
    watch = Watch()
    with open_embedded(folder) as store:
        assert store.read("met", name="nobody") == []
        return {"cold start": watch.lap()}


def step(name: str, folder: Path, nodes: int, links: int) -> tuple[Laps, dict[str, float]]:
    """One step: its seconds, and megabytes at most."""
    if name == "embedded start":
        return cold_start(folder / "embedded"), {"with the database": own_memory()}
    elements = generated(nodes, links)
    if name.startswith("embedded"):
        if name == "embedded by Bolt":
            graph.stores.store.LEAST = nodes + links + 1
        laps = loads(lambda: open_embedded(folder / name), None, elements)
        return laps, {"with the database": own_memory()}
    server = prepare(folder / name)
    process = server.launch(options=("-Xmx1g",))
    try:
        pid = process.pid
        laps = bare(server, pid, elements) if name == "neo4j bare" else loads(server.open, pid, elements)
        return laps, {"chuanyu": own_memory(), "server": peak(pid)}
    finally:
        stop(process)


def own_memory() -> float:
    """Megabytes of this process at its fullest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def peak(process: int) -> float:
    """Megabytes of another process at its fullest (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


STEPS = ("neo4j bare", "neo4j", "embedded by Bolt", "embedded", "embedded start")


def main() -> None:
    """Runs the steps one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=NODES)
    parser.add_argument("--links", type=int, default=LINKS)
    parser.add_argument("--only", action="append", choices=STEPS)
    parser.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    if given.step:
        print(json.dumps(step(given.step[0], Path(given.step[1]), given.nodes, given.links)))
        return
    fetch(lambda condition, reason: condition or sys.exit(reason))
    size = ["--nodes", str(given.nodes), "--links", str(given.links)]
    laps: Laps = {}
    memory: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in given.only or STEPS:
            line = [sys.executable, __file__, *size, "--step", name, folder]
            done = subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True)
            seconds, megabytes = json.loads(done.stdout)
            laps |= {f"{name}, {what}": figures for what, figures in seconds.items()}
            memory += [f"{name}\t{who}\t{figure:.0f}" for who, figure in megabytes.items()]
            print(name, seconds, megabytes, file=sys.stderr, flush=True)
    text = table(laps, memory, given.nodes, given.links)
    print(text, end="")
    if given.out:
        given.out.write_text(text, encoding="utf-8")


def table(laps: Laps, memory: list[str], nodes: int, links: int) -> str:
    """The figures and the ratios that matter."""
    busy_others = os.getloadavg()[1]
    lines = [
        f"# {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; load of the machine: {busy_others:.1f}",
        f"# {nodes:,} nodes, {links:,} relationships, generated from the schema",
        "step\tseconds\tprocessor seconds\telements a second",
        *(f"{name}\t{a:.1f}\t{b:.1f}\t{(nodes + links) / a:.0f}" for name, (a, b) in laps.items()),
        "step\tprocess\tmegabytes at most",
        *memory,
        "ratio\tseconds\tprocessor seconds",
    ]
    ratios = (
        ("neo4j, first load", "neo4j bare, bare statements"),
        ("neo4j, first load", "neo4j, second load"),
        ("neo4j, first load", "embedded by Bolt, first load"),
        ("embedded by Bolt, first load", "embedded, first load"),
        ("embedded by Bolt, first load", "embedded by Bolt, second load"),
    )
    for one, other in ratios:
        if one in laps and other in laps:
            both = (laps[one][kind] / laps[other][kind] for kind in (0, 1))
            lines.append("\t".join([f"{one} : {other}", *(f"{figure:.2f}" for figure in both)]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
