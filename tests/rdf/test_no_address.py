"""No query and no dump reaches an address: a listener on loopback must hear nothing, however the address is hidden."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from graph.errors import InputError, StatementError
from graph.model.elements import Elements, Node
from graph.rdf.read import read_file
from graph.rdf.sparql import Asked, dump_asked, graph_asked
from graph.rdf.validate import check_dump
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

CONTEXTS = (
    {"@context": "@"}, {"@context": ["@"]}, {"@context": {"@import": "@"}}, {"@graph": [{"@context": "@"}]},
    {"urn:p": {"@context": "@", "urn:q": 1}}, {"@context": {"p": {"@id": "urn:p", "@context": "@"}}, "p": {"urn:q": 1}},
    {"@context": {"P": {"@id": "urn:P", "@context": "@"}}, "@type": "P"}, {"@included": [{"@context": [{}, "@"]}]},
)  # fmt: skip
OWL = "<http://www.w3.org/2002/07/owl#"
READ: tuple[Callable[[Path], object], ...] = (check_dump, read_file, dump_asked)


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


def holding(context: dict[str, object], listener: socket.socket, path: Path) -> Path:
    whole = {"@id": "urn:a", "urn:b": "c", **context}
    path.write_text(json.dumps(whole).replace('"@"', f'"http://127.0.0.1:{listener.getsockname()[1]}/"'), encoding="utf-8")
    return path


def heard(listener: socket.socket) -> bool:
    try:
        connection, _ = listener.accept()
    except TimeoutError:
        return False
    connection.close()
    return True


def heard_while(listener: socket.socket, work: Callable[[], object]) -> int:
    """How often there was a connection, which is hung up, so that the work fails."""
    connections: list[socket.socket] = []

    def hang_up() -> None:
        connection, _ = listener.accept()
        connections.append(connection)
        connection.close()

    listener.settimeout(20)
    waiting = threading.Thread(target=hang_up, daemon=True)
    waiting.start()
    with pytest.raises(OSError):  # noqa: PT011  whatever it says of a server that hangs up
        work()
    waiting.join(20)
    return len(connections)


def test_the_engine_itself_would_ask(listener: socket.socket) -> None:
    query = written("SERVICE @", listener)
    assert heard_while(listener, lambda: list(pyoxigraph.Store().query(query))) == 1  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_itself_would_load_a_context(listener: socket.socket, tmp_path: Path) -> None:
    path = holding(CONTEXTS[0], listener, tmp_path / "hostile.jsonld")
    assert heard_while(listener, lambda: rdflib.Graph().parse(path, format="json-ld")) == 1


@pytest.mark.parametrize("read", READ)
@pytest.mark.parametrize("context", CONTEXTS)
def test_no_dump_loads_a_context(listener: socket.socket, tmp_path: Path, context: dict[str, object], read: Callable[[Path], object]) -> None:
    path = holding(context, listener, tmp_path / "hostile.jsonld")
    with pytest.raises(InputError, match="its @context is at an address, and none is asked") as caught:
        read(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not heard(listener)


@pytest.mark.parametrize("read", READ)
@pytest.mark.parametrize("form", ["ttl", "trig"])
def test_no_dump_loads_its_base_or_imports(listener: socket.socket, tmp_path: Path, form: str, read: Callable[[Path], object]) -> None:
    address = f"<http://127.0.0.1:{listener.getsockname()[1]}/>"
    path = tmp_path / f"hostile.{form}"
    path.write_text(f"@base {address} .\n<> a {OWL}Ontology>, {address} ; {OWL}imports> {address} .\n", encoding="utf-8")
    if read is dump_asked:
        read(path)
    else:
        with pytest.raises(InputError):
            read(path)
    assert not heard(listener)


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
