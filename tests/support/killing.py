"""What tests of kills share: a loader in a process of its own, and what must be true of the graph between two loads."""

import os
import subprocess
import sys
from pathlib import Path

from graph.model.elements import Elements, to_lines
from graph.stores.store import Store

CHECKOUT = Path(__file__).resolve().parents[2]
BATCH = 40
KILLS = 20
# Of the time a batch takes, so that each kill finds another moment of it.
MOMENTS = [0.002 * (number * 7 % KILLS) for number in range(KILLS)]

# Loads the lines of a file into a folder, or the server at an address, in batches of so many, and says so after each;
# leaves like the command line on SIGTERM.
LOADER = """
import signal, sys
from pathlib import Path
from graph.errors import ChuanyuError
from graph.model.elements import from_lines
from graph.stores import batches, writer
from graph.stores.embedded import open_embedded
from graph.stores.neo4j import open_neo4j

def leave(number, frame):
    raise SystemExit(143)

signal.signal(signal.SIGTERM, leave)
small = batches.batches
writer.batches = lambda rows: small(rows, int(size))
target, lines, size, *user = sys.argv[1:]
try:
    with open(lines, encoding="utf-8") as file:
        elements = from_lines(file)
    with open_neo4j(target, *user) if user else open_embedded(Path(target)) as store:
        store.load(elements, lambda done, of: print(done, of, flush=True))
except ChuanyuError as error:
    sys.exit(str(error))
"""


def run(code: str, *arguments: object, cwd: Path, wrapper: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """A Python program of this project's environment; what it prints comes through pipes."""
    command = [*wrapper, sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=pipe, stderr=pipe, text=True)


def begun(process: subprocess.Popen[str], batches: int) -> int:
    """Returns once that many batches are acknowledged, and says how many elements these are."""
    assert process.stdout is not None
    line = ""
    for _ in range(batches):
        line = process.stdout.readline()
        assert line, process.communicate()[1]
    return int(line.split()[0])


def written(elements: Elements, path: Path) -> Path:
    """The elements as a file for the loader."""
    path.write_text("".join(f"{line}\n" for line in to_lines(elements)), encoding="utf-8")
    return path


def check_part(store: Store, elements: Elements, acknowledged: int) -> int:
    """How many elements are there: no fewer than were acknowledged, all of them whole and wanted, none twice."""
    there = store.dump()
    nodes = {node.id: node for node in elements.nodes}
    wanted = {link.id: link for link in elements.relationships}
    assert [node for node in there.nodes if nodes.get(node.id) != node] == []
    assert [link for link in there.relationships if wanted.get(link.id) != link] == []
    known = [node.id for node in there.nodes]
    links = [link.id for link in there.relationships]
    assert (len(set(known)), len(set(links))) == (len(known), len(links))
    assert {end for link in there.relationships for end in (link.start, link.end)} <= set(known)
    assert len(known) + len(links) >= acknowledged
    return len(known) + len(links)
