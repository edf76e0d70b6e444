"""Bulk exports end in the same graph as the store path: the real import tool, and the script in the real cypher-shell."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import java_tools
import pytest
from neo4j_process import PASSWORD, Server, environment, fetch, java, prepare, started

from graph.errors import ChuanyuError
from graph.exports.cypher import write_file
from graph.exports.neo4j_csv import SCRIPT, write_csv
from graph.model.elements import Elements, Node, to_lines
from graph.stores.neo4j import open_neo4j
from graph.stores.store import Store

ODD = 'a"b\'c`d{}\\ \\u0041 \\\\n\nsecond line;\r\n// no comment; /* */ $x, "", \t|\x1f|\u2028|\U00020bb7 \'}) DETACH DELETE n //'


@pytest.fixture(scope="module")
def odd(sample: Elements) -> Elements:
    """The sample and a person whose name and aliases hold all that could be taken for syntax."""
    person = Node("person/" + ODD, ("Person",), {"aliases": [ODD, "b;|,", '"', "\\"], "name": ODD, "official": False})
    return Elements.of([*sample.nodes, person], sample.relationships)


def lines(store: Store) -> list[str]:
    return list(to_lines(store.dump()))


@pytest.fixture(scope="module")
def imported(odd: Elements, require: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A fresh server whose database the real tool made, by the script as it is."""
    fetch(require)
    place = tmp_path_factory.mktemp("import")
    write_csv(odd, place / "csv")
    server = prepare(place / "home")
    tool = place / "neo4j-admin"
    words = " ".join(f"'{word}'" for word in [*java(), "org.neo4j.cli.AdminTool"])
    tool.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    variables = {**environment(place / "home"), "NEO4J_ADMIN": str(tool)}
    done = subprocess.run(
        [place / "csv" / SCRIPT], env=variables, capture_output=True, text=True, timeout=120, cwd=place, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with started(server):
        yield server


def test_the_import_tool_makes_the_same_graph(imported: Server, odd: Elements, neo4j_store: Store) -> None:
    neo4j_store.load(odd)
    with open_neo4j(imported.uri, "neo4j", PASSWORD) as store:
        assert lines(store) == lines(neo4j_store) == list(to_lines(odd))
        report = store.load(odd)  # only the constraints are missing
        assert report.written == 0


def test_the_script_makes_the_same_graph(
    odd: Elements, neo4j_store: Store, neo4j_server: Server, require: Callable[..., None], tmp_path: Path
) -> None:
    shell = java_tools.cypher_shell(require)
    neo4j_store.load(Elements())
    write_file(odd, tmp_path / "graph.cypher")
    access = ("-a", neo4j_server.uri, "-u", neo4j_server.user, "-p", neo4j_server.password)
    done = shell.run("org.neo4j.shell.Main", *access, "-f", tmp_path / "graph.cypher")
    assert (done.code, done.err) == (0, "")
    assert lines(neo4j_store) == list(to_lines(odd))
    assert neo4j_store.load(odd).written == 0


def test_same_graph_same_bytes(odd: Elements, tmp_path: Path) -> None:
    again = Elements.of(reversed(odd.nodes), reversed(odd.relationships))
    for name, elements in (("one", odd), ("two", again)):
        write_csv(elements, tmp_path / name)
        write_file(elements, tmp_path / f"{name}.cypher")
    assert (tmp_path / "one.cypher").read_bytes() == (tmp_path / "two.cypher").read_bytes()
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "two").iterdir())
    assert {"Person.csv", SCRIPT, "ATTENDED-Person-Meeting.csv"} <= set(names)
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_folder_that_holds_something_is_left_alone(odd: Elements, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ChuanyuError, match="not empty"):
        write_csv(odd, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
