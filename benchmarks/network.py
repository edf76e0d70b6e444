"""How fast the network answers on a generated graph, and the backend `chuanyu` of networkx beside plain networkx.

    .venv/bin/python benchmarks/network.py [--people N] [--folder DIR] [--out benchmarks/network.tsv]

The graph: 100,000 people, half as many meetings of at most 80, 370,000 attendances, sizes and shares by power laws (tests/support/crowds.py).
Every step runs in a process of its own, whose peak memory is given. Beside the time by the clock stands processor time
of all threads, which a busy machine changes less. Plain networkx cannot finish betweenness of all, or Louvain within minutes, on the whole projection:
the rows say on which graph both were run. A backend's time has everything in it: converting the graph, and the result.
"""

import argparse
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT / "tests" / "support"))

PEOPLE = 100_000
COLD = 2  # runs of a command, of which the quicker counts
WARM = 200  # people who are asked for
PIVOTS = 100  # sources of sampled betweenness
SAMPLED = 1 / 5  # of the meetings: the graph of sampled betweenness
EXACT = 1 / 100  # of the meetings: the graph of exact betweenness
LOUVAIN = 1 / 25  # of the meetings: the graph of Louvain
Found = dict[str, Any]


def generate(folder: Path, people: int) -> None:
    """The graph as the snapshot of a data folder."""
    from crowds import crowd

    from graph.exports.snapshot import write_snapshot

    folder.mkdir(parents=True, exist_ok=True)
    write_snapshot(crowd(people, people // 2, people * 37 // 10, quoted=True), folder)


def warm(folder: Path, share: float) -> Found:
    """`who met X`, again and again."""
    from graph.exports.snapshot import open_snapshot
    from graph.network.acquaintances import counterparts
    from graph.network.network import Network

    with open_snapshot(folder) as snapshot:
        network = Network(snapshot)
        began = time.process_time()
        counterparts(network, next(iter(network.numbers)))
        first = time.process_time() - began
        asked = random.Random(1).sample(sorted(network.numbers), WARM)
        times = []
        for person in asked:
            began = time.process_time()
            counterparts(network, person)
            times.append(time.process_time() - began)
        most = max(network.present.of, key=lambda who: len(network.present.of[who]))
        began = time.process_time()
        counterparts(network, network.person_ids[most])
        hardest = time.process_time() - began
    times.sort()
    return {"first": first, "median": statistics.median(times), "p95": times[int(0.95 * len(times))], "hardest": hardest}


def bipartite(folder: Path, share: float) -> tuple[Any, list[int]]:
    """People (numbers) and meetings (negative ones) as networkx has them, and the people; a part of the meetings."""
    import networkx as nx

    from graph.exports.snapshot import open_snapshot
    from graph.network.network import Network

    with open_snapshot(folder) as snapshot:
        at = Network(snapshot).present.at
    net = nx.Graph()
    kept = sorted(at)[: int(len(at) * share)]
    people = sorted({who for meeting in kept for who in at[meeting]})
    net.add_nodes_from(people)
    net.add_edges_from((who, -1 - meeting) for meeting in kept for who in at[meeting])
    return net, people


def timed(task: Callable[[], Any]) -> tuple[Found, Any]:
    """The seconds by the clock, and of the processor in all threads; what it gave."""
    clock, processor = time.perf_counter(), time.process_time()
    found = task()
    return {"seconds": time.perf_counter() - clock, "processor": time.process_time() - processor}, found


def projection(backend: str) -> Callable[[Path, float], Found]:
    """The whole projection; of the backend also as a plain graph, and that both are the same where that is asked for."""

    def step(folder: Path, share: float) -> Found:
        from networkx.algorithms import bipartite as both

        net, people = bipartite(folder, share)
        _warm_up()
        seconds, found = timed(lambda: both.weighted_projected_graph(net, people, backend=backend))
        weight = int(found.matrix.sum()) // 2 if backend == "chuanyu" else sum(w for *_, w in found.edges(data="weight"))
        return {**seconds, "people": len(people), "edges": found.number_of_edges(), "check": weight}

    return step


def betweenness(backend: str, k: int | None) -> Callable[[Path, float], Found]:
    """Of a projection, exact, or from k sources."""

    def step(folder: Path, share: float) -> Found:
        import networkx as nx

        net = _projected(folder, share)
        seconds, found = timed(lambda: nx.betweenness_centrality(net, k=k, seed=1, backend=backend))
        check = round(sum(found.values()), 9)
        return {**seconds, "people": len(found), "edges": net.number_of_edges(), "check": check}

    return step


def louvain(backend: str, *, ready: bool = False) -> Callable[[Path, float], Found]:
    """Communities of a projection, weighted; the check is the modularity. ready: of the projection as the backend made it."""

    def step(folder: Path, share: float) -> Found:
        import networkx as nx
        import numpy as np

        from graph.fast.compiled import compiled
        from graph.fast.louvain import modularity

        net = _projected(folder, share, plain=not ready)
        seconds, found = timed(lambda: nx.community.louvain_communities(net, seed=1, backend=backend))
        group = {node: number for number, members in enumerate(found) for node in members}
        matrix = net.matrix if ready else compiled(net, "weight").matrix
        value = modularity(matrix, np.array([group[node] for node in net]))
        return {**seconds, "people": len(net), "edges": net.number_of_edges(), "check": round(value, 4)}

    return step


def _projected(folder: Path, share: float, *, plain: bool = True) -> Any:
    """A plain projection for either, so that the backend pays for converting it; or as the backend makes it."""
    from networkx.algorithms import bipartite as both

    net, people = bipartite(folder, share)
    _warm_up()
    found = both.weighted_projected_graph(net, people, backend="chuanyu")
    return found.to_networkx() if plain else found


def _warm_up() -> None:
    """Loads the libraries of the backend: that is not what is measured."""
    import networkx as nx

    path = nx.path_graph(4)
    nx.betweenness_centrality(path, backend="chuanyu")
    nx.community.louvain_communities(path, seed=1, backend="chuanyu")


STEPS: dict[str, tuple[Callable[[Path, float], Found], float]] = {
    "who met X": (warm, 1),
    "projection networkx": (projection("networkx"), 1),
    "projection chuanyu": (projection("chuanyu"), 1),
    "betweenness, 100 sources networkx": (betweenness("networkx", PIVOTS), SAMPLED),
    "betweenness, 100 sources chuanyu": (betweenness("chuanyu", PIVOTS), SAMPLED),
    "betweenness, exact networkx": (betweenness("networkx", None), EXACT),
    "betweenness, exact chuanyu": (betweenness("chuanyu", None), EXACT),
    "Louvain networkx": (louvain("networkx"), LOUVAIN),
    "Louvain chuanyu": (louvain("chuanyu"), LOUVAIN),
    "Louvain, whole graph chuanyu": (louvain("chuanyu", ready=True), 1),
}


def commands(folder: Path, sample: Path | None) -> dict[str, list[str]]:
    """Cold commands, by what they are called in the table."""
    import sqlite3

    with sqlite3.connect(folder / "snapshot.sqlite3") as database:
        query = 'SELECT id FROM nodes WHERE label = "Person" ORDER BY n LIMIT 1 OFFSET ?'
        ids = [database.execute(query, [at]).fetchone()[0] for at in (17, 4711)]
    end = ["--data", str(folder)]
    found = {
        "met": ["met", ids[0], *end],
        "path": ["path", *ids, *end],
        "path --in-time": ["path", *ids, "--in-time", *end],
        "rank": ["rank", *end],
        "rank --by counterparts": ["rank", "--by", "counterparts", *end],
        "districts": ["districts", *end],
        "timeline": ["timeline", ids[0], *end],
        "ego": ["ego", ids[0], *end],
    }
    if sample is not None:
        found |= {f"{name}, sample graph": [*line[:-1], str(sample)] for name, line in {
            "met": ["met", "韩立川", *end], "rank": ["rank", *end], "path": ["path", "韩立川", "邓雨桐", *end],
            "communities": ["communities", *end], "districts": ["districts", *end],
        }.items()}  # fmt: skip
    return found


def cold(line: list[str]) -> Found:
    """The least of some runs: (processor seconds, wall seconds)."""
    best: tuple[float, float] = (float("inf"), float("inf"))
    for _ in range(COLD):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        done = subprocess.run([Path(sys.executable).parent / "chuanyu", *line], capture_output=True, check=False)
        wall = time.monotonic() - began
        if done.returncode:
            sys.exit(done.stderr.decode())
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall))
    return {"seconds": best[0], "wall": best[1]}


def run_step(name: str, folder: Path) -> Found:
    """A step in a process of its own."""
    line = [sys.executable, __file__, "--step", name, "--folder", str(folder)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: Found = json.loads(done.stdout.splitlines()[-1])
    print(name, found, file=sys.stderr, flush=True)
    return found


def machine() -> str:
    """What the figures were measured on."""
    cpus = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").is_file() else []
    names = [line.split(":", 1)[1].strip() for line in cpus if line.startswith("model name")] or [platform.machine()]
    libraries = ", ".join(f"{name} {version(name)}" for name in ("networkx", "scipy", "networkit"))
    return f"{names[0]}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {libraries}"


def table(found: dict[str, Found], cold_found: dict[str, Found], people: int) -> str:
    """The figures as TSV."""
    lines = [
        f"# {machine()}",
        f"# {people:,} people, {people // 2:,} meetings of at most 80, about {people * 37 // 10:,} attendances",
        "# check: sum of weights (equal), sum of betweenness (equal to 1e-9 relative), modularity (not more than 0.02 lower)",
        "task\tpeople\tedges\tseconds\ttimes plain networkx\tprocessor seconds\ttimes\tpeak MB\tcheck",
    ]
    for name, one in found.items():
        if name == "who met X":
            for what in ("first", "median", "p95", "hardest"):
                lines.append(f"who met X, {what}\t\t\t\t\t{one[what]:.5f}\t\t{one['peak']:.0f}\t")
            continue
        plain = found.get(name.replace("chuanyu", "networkx"))
        measured = []
        for kind in ("seconds", "processor"):
            measured += [f"{one[kind]:.3f}", f"{plain[kind] / one[kind]:.1f}" if plain is not None else ""]
        lines.append("\t".join([name, str(one["people"]), str(one["edges"]), *measured, f"{one['peak']:.0f}", str(one["check"])]))
    lines += [f"cold: chuanyu {name}\t\t\t{one['wall']:.2f}\t\t{one['seconds']:.2f}\t\t\t" for name, one in cold_found.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--folder", type=Path, help="keep the generated graph there, or use the one that is there")
    parser.add_argument("--sample", type=Path, help="a data folder with the graph of the sample pages")
    parser.add_argument("--only", nargs="+", help="only steps whose name begins with one of these")
    parser.add_argument("--out", type=Path, help="also write the table there")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        step, share = STEPS[given.step]
        found = step(given.folder, share)
        print(json.dumps({**found, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3}))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary) / "graph"
        if not (folder / "snapshot.sqlite3").is_file():
            generate(folder, given.people)
        steps = [name for name in STEPS if given.only is None or name.startswith(tuple(given.only))]
        found = {name: run_step(name, folder) for name in steps}
        lines = commands(folder, given.sample) if given.only is None or "cold" in given.only else {}
        shown = table(found, {name: cold(line) for name, line in lines.items()}, given.people)
    print(shown, end="")
    if given.out:
        given.out.write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    main()
