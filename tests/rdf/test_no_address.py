"""No query reaches an address: proved with a listener on loopback that must hear nothing, however the word is hidden."""

import socket
import threading
from collections.abc import Iterator

import pyoxigraph
import pytest

from graph.errors import StatementError
from graph.model.elements import Elements, Node
from graph.rdf.sparql import Asked, graph_asked
from graph.stores.asking import Limits

LIMITS = Limits(20, 100)
HIDDEN = (
    "SERVICE @", "service silent @", "FILTER(1 < 2) SERVICE @ FILTER(2 > 1)", "?s ?p 1SERVICE @", "?s ?p ?o.SERVICESILENT@",
    "SERVICE SERVICE:x { ?a ?b ?c }", "?s ex:a\\' ?o . SERVICE @ FILTER('x' = 'x')", "?s ex:\\# ?o . SERVICE @",
    "?s <urn:\\u0041'> ?o . SERVICE @ FILTER('x' = 'x')", "?s ?p <urn:\\U00000041'> . SERVICE @ FILTER('x' = 'x')",
    "?s <urn:#> ?o SERVICE @", "?s ?p '\\'' . SERVICE @ FILTER('x' = 'x')", "?s ?p '''a''b'''. SERVICE @", "?s ?p ''. SERVICE @",
    "?s ?p ''''''. SERVICE @", "?s ?p 'a'@en. SERVICE @", "?s ?p 'a'^^ex:b SERVICE @", "#'\nSERVICE @", "?s ex:b.SERVICE @",
    "{ SELECT * { SERVICE @ } }", "FILTER EXISTS { SERVICE @ }", "OPTIONAL { SERVICE @ }", "\\u0053ERVICE @", "?s ex:a%27 ?o SERVICE @ FILTER('x' = 'x')",
)  # fmt: skip


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


@pytest.fixture(scope="module")
def asked() -> Iterator[Asked]:
    with graph_asked(Elements.of([Node("person/甲", ("Person",), {"name": "甲"})], [])) as found:
        yield found


def written(pattern: str, listener: socket.socket) -> str:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    prefixes = f"PREFIX ex: <urn:> PREFIX SERVICE: <{address}> "
    return f"{prefixes}SELECT * {{ {pattern.replace('@', f'<{address}> {{ ?a ?b ?c }}')} }}"


def heard(listener: socket.socket) -> bool:
    try:
        connection, _ = listener.accept()
    except TimeoutError:
        return False
    connection.close()
    return True


def test_the_engine_itself_would_ask(listener: socket.socket) -> None:
    connections = []

    def hang_up() -> None:
        connection, _ = listener.accept()
        connections.append(connection)
        connection.close()

    listener.settimeout(20)
    waiting = threading.Thread(target=hang_up, daemon=True)
    waiting.start()
    with pytest.raises(OSError):  # noqa: PT011  whatever it says of a server that hangs up
        list(pyoxigraph.Store().query(written("SERVICE @", listener)))  # type: ignore[arg-type]
    waiting.join(20)
    assert len(connections) == 1


@pytest.mark.parametrize("pattern", HIDDEN)
def test_no_query_asks_an_address(asked: Asked, listener: socket.socket, pattern: str) -> None:
    with pytest.raises(StatementError, match="SERVICE is off"):
        asked.ask(written(pattern, listener), LIMITS)
    assert not heard(listener)


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_from_opens_nothing(asked: Asked, listener: socket.socket, clause: str) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    assert asked.ask(f"SELECT * {clause} <{address}> {{ ?s ?p ?o }}", LIMITS).rows == []
    assert asked.ask(f"SELECT * {clause} <file:///etc/hostname> {{ ?s ?p ?o }}", LIMITS).rows == []
    assert not heard(listener)


@pytest.mark.parametrize("update", ["LOAD <@>", "INSERT DATA { <urn:a> <urn:b> 1 }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "DROP ALL"])
def test_nothing_is_changed_or_loaded(asked: Asked, listener: socket.socket, update: str) -> None:
    before = len(asked)
    with pytest.raises(StatementError, match="no SPARQL query"):
        asked.ask(update.replace("@", f"http://127.0.0.1:{listener.getsockname()[1]}/x"), LIMITS)
    assert len(asked) == before
    assert not heard(listener)


@pytest.mark.parametrize("text", ["SELECT ?service { ?s ?p ?service }", "SELECT * { ?s <urn:SERVICE> 'SERVICE' # SERVICE\n }", "PREFIX ex: <urn:> SELECT * { ?s ex:serviceType ex:service-x }"])
def test_the_word_may_stand_in_names_strings_and_comments(asked: Asked, text: str) -> None:
    asked.ask(text, LIMITS)
