"""kill -9 in the middle of loads, of the programs that load: nothing acknowledged is lost, the next load goes on."""

import time
from collections.abc import Callable
from pathlib import Path

from killing import BATCH, KILLS, LOADER, MOMENTS, begun, check_part, run, written
from neo4j_process import Server

from graph.model.elements import Elements
from graph.stores.embedded import open_embedded


def test_the_embedded_store_is_killed_in_the_middle(tmp_path: Path, crowd: Callable[[int], Elements]) -> None:
    elements = crowd(KILLS * BATCH * 5)
    lines = written(elements, tmp_path / "elements.jsonl")
    folder = tmp_path / "store"
    there = 0
    for moment in MOMENTS:
        acknowledged = _loader_killed(tmp_path, (folder, lines, BATCH), 3, moment)
        with open_embedded(folder) as store:
            there = check_part(store, elements, there + acknowledged)
    with open_embedded(folder) as store:
        assert store.load(elements).written > 0
        assert store.dump() == elements
        assert store.load(elements).written == 0


def test_the_loader_is_killed_in_the_middle(
    neo4j_server: Server, tmp_path: Path, crowd: Callable[[int], Elements]
) -> None:
    elements = crowd(1_500)
    lines = written(elements, tmp_path / "elements.jsonl")
    with neo4j_server.open() as store:
        store.load(Elements())
        there = 0
        for moment in MOMENTS[:4]:
            target = (neo4j_server.uri, lines, BATCH, neo4j_server.user, neo4j_server.password)
            there = check_part(store, elements, there + _loader_killed(tmp_path, target, 3, moment))
        assert store.load(elements).written > 0
        assert store.dump() == elements
        assert store.load(elements).written == 0
        store.load(Elements())


def _loader_killed(folder: Path, target: tuple[object, ...], after: int, moment: float) -> int:
    """The same, of a program that loads."""
    process = run(LOADER, *target, cwd=folder)
    acknowledged = begun(process, after)
    time.sleep(moment)
    process.kill()
    rest, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (-9, "")
    whole = [line.split()[0] for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return int(whole[-1]) if whole else acknowledged
