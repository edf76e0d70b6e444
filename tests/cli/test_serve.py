"""chuanyu serve: what it prints lets a driver in as the user it names, and it ends cleanly."""

import shutil
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_serving import serving
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_data, tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_reader_reads_and_a_signal_ends_it(data: Path, chuanyu: Run, number: int) -> None:
    with serving(data) as (facts, process):
        assert facts["user"] == "reader"
        assert facts["address"].startswith("bolt://127.0.0.1:")
        with GraphDatabase.driver(facts["address"], auth=(facts["user"], facts["password"])) as driver:
            rows = driver.execute_query("MATCH (p:Person) RETURN count(p) AS people", database_="kg").records
            assert rows[0]["people"] == 38
            with pytest.raises(Neo4jError):
                driver.execute_query("CREATE (:Person {id: 'x'})", database_="kg")
        held = chuanyu("serve", "--port", "0", "--data", data)
        assert held.returncode == 7
        assert held.stderr.count("\n") == 1
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out, err) == (0, "", "")


def test_the_writer_writes(data: Path) -> None:
    with (
        serving(data, "--write") as (facts, _process),
        GraphDatabase.driver(facts["address"], auth=(facts["user"], facts["password"])) as driver,
    ):
        driver.execute_query("CREATE (:Person {id: 'x', name: '甲'})", database_="kg")
        rows = driver.execute_query("MATCH (p:Person {id: 'x'}) RETURN p.name AS name", database_="kg").records
        assert [row["name"] for row in rows] == ["甲"]


def test_a_taken_port_is_told_in_one_line(data: Path, chuanyu: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = chuanyu("serve", "--port", str(port), "--data", data)
    assert done.returncode == 6
    assert done.stderr == f"chuanyu: 127.0.0.1:{port}: the port is taken (name another with --port)\n"


def test_no_graph_is_told_in_one_line(tmp_path: Path, chuanyu: Run) -> None:
    done = chuanyu("serve", "--data", tmp_path / "none")
    assert done.returncode == 6
    assert "no graph there" in done.stderr
