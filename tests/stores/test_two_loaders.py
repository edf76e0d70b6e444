"""Two programs that load into one database at the same time: each ends well or with one clear line, and then all is right."""

import threading
from collections.abc import Callable

import pytest
from neo4j_process import Server

from graph.errors import StoreError
from graph.model.elements import Elements
from graph.stores import batches, connection, writer
from graph.stores.store import Store


@pytest.mark.parametrize("same", [True, False], ids=["the-same-graph", "other-graphs"])
def test_two_at_once(
    neo4j_server: Server,
    neo4j_store: Store,
    crowd: Callable[[int], Elements],
    sample: Elements,
    monkeypatch: pytest.MonkeyPatch,
    same: bool,
) -> None:
    small = batches.batches
    monkeypatch.setattr(writer, "batches", lambda rows: small(rows, 50))
    neo4j_store.load(Elements())
    one = crowd(1_500)
    graphs = [one, one if same else sample]
    ended: list[StoreError | None] = []
    together = threading.Barrier(2)

    def load(elements: Elements) -> None:
        with neo4j_server.open() as store:
            together.wait()
            try:
                store.load(elements)
                ended.append(None)
            except StoreError as error:
                ended.append(error)

    threads = [threading.Thread(target=load, args=(graph,)) for graph in graphs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(ended) == 2
    for error in filter(None, ended):
        assert "\n" not in str(error)
        assert str(error).startswith(f"{neo4j_server.uri}: ")
        assert str(error).endswith(f"({connection.RACE})")
    if same:
        assert any(ended)  # both began with nothing there: one came second
    with neo4j_server.open() as store:
        store.load(one)
        assert store.dump() == one
        assert store.load(one).written == 0
        store.load(Elements())
