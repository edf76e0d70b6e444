"""A server that goes away in the middle of a load: one line, and the next load ends in exactly the right graph."""

import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from neo4j_process import Server

from graph.errors import StoreError
from graph.model.elements import Elements
from graph.stores import connection
from graph.stores.neo4j import open_neo4j
from graph.stores.store import Store


class Line:
    """A way to the real server that can be cut: every connection through it is broken, and no new one is taken."""

    def __init__(self, server: Server) -> None:
        address = urlsplit(server.uri)
        self._to = (str(address.hostname), int(address.port or 0))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        for end in (self._listener, *self._open):  # a thread is in accept(): close() alone would leave it listening
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # gone already

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(self._to)
            self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=_pump, args=(one, other), daemon=True).start()


def _pump(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        return


@pytest.fixture
def line(neo4j_server: Server) -> Iterator[Line]:
    made = Line(neo4j_server)
    yield made
    made.cut()


@pytest.mark.parametrize("steps", [1, 3, 9])
def test_the_next_load_goes_on(
    line: Line, neo4j_server: Server, neo4j_store: Store, sample: Elements, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    monkeypatch.setattr(connection, "RETRY_SECONDS", 0.5)
    neo4j_store.load(Elements())
    calls: list[int] = []

    def on_progress(done: int, of: int) -> None:
        calls.append(done)
        if len(calls) == steps:
            line.cut()

    store = open_neo4j(line.uri, neo4j_server.user, neo4j_server.password)
    with pytest.raises(StoreError) as caught:
        store.load(sample, on_progress)
    store.close()
    text = str(caught.value)
    assert text == f"{line.uri}: the database does not answer any more (run it again: what was written stays, the rest follows)"
    assert len(calls) == steps  # nothing was written after the cut
    half = neo4j_store.dump()
    assert 0 < len(half.nodes) + len(half.relationships) < len(sample.nodes) + len(sample.relationships)
    known = {node.id for node in half.nodes}
    assert all({link.start, link.end} <= known for link in half.relationships)
    neo4j_store.load(sample)
    assert neo4j_store.dump() == sample
