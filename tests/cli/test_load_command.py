"""chuanyu load into a server that holds other things too: the one that chuanyu serve --write opens."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cli_serving import serving
from neo4j import Driver, GraphDatabase

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def load(chuanyu: Run, sample_data: Path, tmp_path: Path) -> Iterator[tuple[Callable[..., Any], Driver]]:
    """`chuanyu load` of the sample graph with that server named, and a driver for it; the server's graph is empty."""
    with other_server(chuanyu, tmp_path) as (environment, driver):
        yield (lambda *more, **given: chuanyu("load", "--data", sample_data, *more, env=environment, **given)), driver


@contextmanager
def other_server(chuanyu: Run, folder: Path) -> Iterator[tuple[dict[str, str], Driver]]:
    page = folder / "一.txt"
    page.write_text("这里没有写什么人。\n", encoding="utf-8")
    assert chuanyu("build", page, "--data", folder / "other").returncode == 0
    with serving(folder / "other", "--write") as (facts, _process):
        environment = {
            "NEO4J_URI": facts["address"],
            "NEO4J_USERNAME": facts["user"],
            "NEO4J_PASSWORD": facts["password"],
            "NEO4J_DATABASE": "kg",
        }
        with GraphDatabase.driver(facts["address"], auth=(facts["user"], facts["password"])) as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n", database_="kg")
            yield environment, driver


def count(driver: Driver, what: str = "n") -> int:
    return int(driver.execute_query(f"MATCH ({what}) RETURN count(*) AS n", database_="kg").records[0]["n"])


def test_loading_twice_and_beside_others(load: tuple[Callable[..., Any], Driver]) -> None:
    run, driver = load
    driver.execute_query("CREATE (:Person {id: 'person/x', name: '别人的'}), (:Recipe {name: '回锅肉'})", database_="kg")
    first = run()
    assert (first.returncode, first.stderr) == (0, "")
    assert " created" in first.stdout
    assert run().stdout == "nothing changed\n"
    assert count(driver, ":Recipe") == 1
    assert count(driver, "{id: 'person/x'}") == 1


def test_a_wipe_asks_first(load: tuple[Callable[..., Any], Driver]) -> None:
    run, driver = load
    driver.execute_query("CREATE (:Recipe {name: '回锅肉'})", database_="kg")
    refused = run("--wipe")  # standard input is no terminal here
    assert refused.returncode == 2
    assert refused.stderr == (
        "chuanyu: --wipe would delete 1 nodes with all their relationships (1 of them not written by chuanyu) "
        "(give --yes too, where nobody can be asked)\n"
    )
    assert count(driver) == 1
    done = run("--wipe", "--yes")
    assert done.returncode == 0
    assert count(driver, ":Recipe") == 0
    assert count(driver, ":Person") == 38
    assert run().stdout == "nothing changed\n"


def test_yes_to_nothing_is_refused(load: tuple[Callable[..., Any], Driver]) -> None:
    run, _ = load
    done = run("--yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "chuanyu: --yes answers --wipe, which is not given\n"


def test_the_network_answers_from_the_server_that_is_named(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    with other_server(chuanyu, tmp_path) as (environment, _):
        assert chuanyu("load", "--data", sample_data, env=environment).returncode == 0
        for words in (("met", "邓雨桐", "--evidence"), ("rank", "--by", "counterparts"), ("districts", "--pairs", "--json")):
            asked = chuanyu(*words, "--data", tmp_path / "none", env=environment)
            there = chuanyu(*words, "--data", sample_data, env={"NEO4J_URI": ""})
            assert asked.returncode == there.returncode == 0
            assert (asked.stdout, asked.stderr) == (there.stdout, there.stderr)
