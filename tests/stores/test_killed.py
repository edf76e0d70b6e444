"""kill -9 in the middle of loads, of the servers: nothing acknowledged is lost, the next load goes on."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killing import BATCH, KILLS, MOMENTS, check_part
from neo4j_process import Process, Server, fetch, prepare, stop

from graph.errors import StoreError
from graph.model.elements import Elements
from graph.stores import batches, connection, writer


@pytest.fixture
def own_server(require: Callable[..., None], tmp_path: Path) -> Iterator[tuple[Server, list[Process]]]:
    """A server that may be killed, and its running process, which is to be replaced where it is."""
    fetch(require)
    server = prepare(tmp_path / "home")
    running = [server.launch()]
    try:
        yield server, running
    finally:
        stop(running[-1])


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = batches.batches
    monkeypatch.setattr(writer, "batches", lambda rows: whole(rows, BATCH))


@pytest.mark.usefixtures("small_batches")
def test_neo4j_is_killed_in_the_middle(
    own_server: tuple[Server, list[Process]], crowd: Callable[[int], Elements], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "RETRY_SECONDS", 0.0)
    server, running = own_server
    elements = crowd(KILLS * BATCH * 5)
    there = 0
    for moment in MOMENTS:
        acknowledged = _killed(server, running[-1], elements, 3, moment)
        running.append(server.launch())
        with server.open() as store:
            there = check_part(store, elements, there + acknowledged)
    with server.open() as store:
        assert store.load(elements).written > 0
        assert store.dump() == elements
        assert store.load(elements).written == 0


def _killed(server: Server, process: Process, elements: Elements, after: int, moment: float) -> int:
    """Loads, kills the server so long after that many batches, and says how many elements were acknowledged."""
    steps: list[int] = []
    killer = threading.Timer(moment, process.kill)

    def on_progress(done: int, of: int) -> None:
        steps.append(done)
        if len(steps) == after:
            killer.start()

    with server.open() as store, pytest.raises(StoreError, match="the database does not answer any more") as caught:
        store.load(elements, on_progress)
    assert "\n" not in str(caught.value)
    killer.join()
    process.wait(30)
    return steps[-1]


@pytest.mark.usefixtures("small_batches")
def test_a_load_goes_on_when_the_server_is_back(
    own_server: tuple[Server, list[Process]], crowd: Callable[[int], Elements]
) -> None:
    server, running = own_server
    elements = crowd(400)
    steps: list[int] = []

    def on_progress(done: int, of: int) -> None:
        steps.append(done)
        if len(steps) == 4:  # between two batches, so that none is in doubt
            running[-1].kill()
            running[-1].wait(30)
            restart.start()

    restart = threading.Thread(target=lambda: running.append(server.launch()))
    with server.open() as store:
        assert store.load(elements, on_progress).written == len(elements.nodes) + len(elements.relationships)
        restart.join()
        assert store.dump() == elements
