"""What a user can do wrong with an address, told in one line."""

import socket
from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import StoreError
from graph.stores.neo4j import open_neo4j


def one_line(call: Callable[[], Any]) -> str:
    with pytest.raises(StoreError) as caught:
        call()
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_a_wrong_password(neo4j_server: Any) -> None:
    text = one_line(lambda: open_neo4j(neo4j_server.uri, "neo4j", "guessed-wrong"))
    assert text == f"{neo4j_server.uri}: user or password is refused"


def test_a_database_that_is_not_there(neo4j_server: Any) -> None:
    text = one_line(lambda: open_neo4j(neo4j_server.uri, "neo4j", neo4j_server.password, "nothing").dump())
    assert text.startswith(f"{neo4j_server.uri}: ")
    assert "nothing" in text


def test_nothing_that_answers(capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{probe.getsockname()[1]}"
        assert one_line(lambda: open_neo4j(uri, "neo4j", "x")).startswith(f"{uri}: no database answers")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("uri", ["", "127.0.0.1", "http://127.0.0.1:1", "bolt://", "bolt://127.0.0.1:port"])
def test_no_address(uri: str) -> None:
    one_line(lambda: open_neo4j(uri, "neo4j", "x"))
