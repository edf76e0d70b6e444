"""What a user can do wrong with an address, told in one line."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import inside
from neo4j_process import Server, fetch, prepare, started

from graph.errors import StoreError
from graph.model.elements import Elements
from graph.stores.neo4j import open_neo4j
from graph.stores.versions import is_old

OLDER = "5.20.0"


def one_line(call: Callable[[], Any]) -> str:
    with pytest.raises(StoreError) as caught:
        call()
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_a_wrong_password(neo4j_server: Server) -> None:
    text = one_line(lambda: open_neo4j(neo4j_server.uri, "neo4j", "guessed-wrong"))
    assert text == f"{neo4j_server.uri}: user or password is refused"


def test_a_database_that_is_not_there(neo4j_server: Server) -> None:
    text = one_line(lambda: open_neo4j(neo4j_server.uri, "neo4j", neo4j_server.password, "nothing").dump())
    assert text.startswith(f"{neo4j_server.uri}: no database named 'nothing' (")
    assert "NEO4J_DATABASE" in text


def test_nothing_that_answers(capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{probe.getsockname()[1]}"
        assert one_line(lambda: open_neo4j(uri, "neo4j", "x")).startswith(f"{uri}: no database answers")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("uri", ["", "127.0.0.1", "http://127.0.0.1:1", "bolt://", "bolt://127.0.0.1:port"])
def test_no_address(uri: str) -> None:
    one_line(lambda: open_neo4j(uri, "neo4j", "x"))


@pytest.mark.parametrize(
    ("agent", "old"),
    [
        ("Neo4j/5.26.28", False),
        ("Neo4j/5.26.0", False),
        ("Neo4j/5.27-aura", False),
        ("Neo4j/2025.10.1", False),
        ("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", False),
        ("Neo4j/dev", False),
        ("", False),
        ("Neo4j/5.25.1", True),
        ("Neo4j/5.9.0", True),
        ("Neo4j/4.4.40", True),
        ("Neo4j/v5.11.0 compatible graph database server - another", True),
    ],
)
def test_which_servers_are_too_old(agent: str, old: bool) -> None:
    assert is_old(agent) == old


def test_a_server_that_is_too_old(require: Callable[..., None], tmp_path: Path) -> None:
    fetch(require, OLDER)
    with started(prepare(tmp_path / "home", version=OLDER)) as server:
        text = one_line(server.open)
    assert text == f"{server.uri}: this server is too old: Neo4j/{OLDER} (use Neo4j 5.26 or newer)"


@pytest.mark.parametrize("there", [False, True], ids=["empty", "loaded"])
def test_a_database_that_may_only_be_read(
    require: Callable[..., None], tmp_path: Path, sample: Elements, there: bool
) -> None:
    """What is there already needs no writing: the same load ends well."""
    fetch(require)
    server = prepare(tmp_path / "home")
    with started(server), server.open() as store:
        if there:
            store.load(sample)
    with (server.home / "conf" / "neo4j.conf").open("a", encoding="utf-8") as settings:
        settings.write("server.databases.read_only=neo4j\n")
    with started(server), server.open() as store:
        if there:
            assert store.load(sample).written == 0
        text = one_line(lambda: store.load(Elements() if there else sample))
        assert text.startswith(f"{server.uri}: this database is read-only (let it be written with ")
        assert store.dump() == (sample if there else Elements())


def test_the_command_ends_in_one_line_and_exit_code_6(tmp_path: Path, neo4j_server: Server) -> None:
    """The command of a user, whatever is wrong with the server."""
    page, data = tmp_path / "一.txt", tmp_path / "data"
    page.write_text("这里没有写什么人。\n", encoding="utf-8")
    assert inside("build", page, "--data", data).returncode == 0
    wrongs = {
        "refused": {"NEO4J_PASSWORD": "guessed-wrong"},
        "no database named": {"NEO4J_DATABASE": "nothing"},
        "no database answers": {"NEO4J_URI": "bolt://127.0.0.1:1"},
    }
    usual = {"NEO4J_URI": neo4j_server.uri, "NEO4J_PASSWORD": neo4j_server.password}
    for words, wrong in wrongs.items():
        done = inside("load", "--data", data, env={**usual, **wrong})
        assert (done.returncode, done.stdout) == (6, "")
        assert done.stderr.startswith("chuanyu: bolt://")
        assert done.stderr.count("\n") == 1
        assert words in done.stderr
