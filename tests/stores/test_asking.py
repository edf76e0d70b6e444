"""Statements of users on both engines: read-only, without files, stopped in time, hostile values only values."""

import json
import time
from typing import Any

import pytest
from command import Done, inside

from graph.cli.values import as_json, in_cell
from graph.errors import StatementError, StoreError
from graph.model.elements import Elements
from graph.stores.asking import Limits, refuse_loading, within
from graph.stores.store import Store

SOON = Limits(seconds=20, rows=100)
HOSTILE = "'\"`\\}) DETACH DELETE n //\n{$name} ${x}"


@pytest.fixture(scope="module", params=["embedded", "neo4j_store"])
def loaded(request: pytest.FixtureRequest, sample: Elements) -> Store:
    """Each kind of store in turn, with the sample graph."""
    store: Store = request.getfixturevalue(request.param)
    store.load(sample)
    return store


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Person {id: 'person/intruder'}) RETURN n",
        "MATCH (n:Person) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Person) REMOVE n.name",
        "MERGE (n:Person {id: 'person/intruder'})",
        "CALL { CREATE (:Person {id: 'person/intruder'}) } IN TRANSACTIONS",
        "CREATE INDEX intruder IF NOT EXISTS FOR (n:Person) ON (n.shoe)",
        "DROP CONSTRAINT person_id",
        "CREATE USER intruder SET PASSWORD 'long-enough-1'",
    ],
)
def test_what_writes_is_refused_unless_asked_for(loaded: Store, sample: Elements, statement: str) -> None:
    with pytest.raises(StatementError, match="--write lets it write"):
        loaded.ask(statement, {}, SOON)
    assert loaded.dump() == sample


def test_with_write_it_writes_and_says_what(loaded: Store, sample: Elements) -> None:
    answer = loaded.ask("CREATE (n:Person {id: $id}) RETURN n.id AS id", {"id": HOSTILE}, SOON, write=True)
    try:
        assert (answer.columns, answer.rows, answer.changes["nodes_created"]) == (("id",), [(HOSTILE,)], 1)
        assert loaded.ask("MATCH (n:Person) WHERE n.id = $id RETURN count(n)", {"id": HOSTILE}, SOON).rows == [(1,)]
    finally:
        loaded.wipe()  # a load leaves what others wrote, this node too
        loaded.load(sample)
    assert loaded.dump() == sample


# What Neo4j reads as LOAD CSV, however it is written.
LOADING = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "load  csv with headers from 'http://127.0.0.1:1/x' as line return line",
    "LOAD\nCSV FROM 'file:///x' AS line RETURN line",
    "LOAD/* CSV */CSV FROM 'file:///x' AS line RETURN line",
    "LOAD // over there\n CSV FROM 'file:///x' AS line RETURN line",
    "L\\u004fAD CSV FROM 'file:///x' AS line RETURN line",
    "WITH 1 AS x \\u004c\\u004f\\u0041\\u0044 C\\u0053V FROM 'file:///x' AS line RETURN line",
    "LOAD\\u0020CSV FROM 'file:///x' AS line RETURN line",
    "LOAD\u3000CSV FROM 'file:///x' AS line RETURN line",
    "RETURN 'it\\'s' AS a UNION LOAD CSV FROM 'file:///x' AS a RETURN 'x' AS a",
    "WITH '/*' AS a LOAD CSV FROM 'file:///x' AS line RETURN line",
    "WITH \"//\" AS a LOAD CSV FROM 'file:///x' AS line RETURN line",
    "WITH 1 AS `'` LOAD CSV FROM 'file:///x' AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///x' AS line RETURN line } RETURN line",
    "WITH '\\u0027 AS a LOAD CSV FROM \\u0027file:///x' AS line RETURN line",
]
HARMLESS = [
    "RETURN 'LOAD CSV FROM' AS x",
    'RETURN "it\'s LOAD CSV" AS x',
    "RETURN 1 AS `LOAD CSV` // LOAD CSV",
    "/* LOAD CSV */ RETURN 1 AS x",
    "WITH 1 AS load, 2 AS csv RETURN load, csv",
    "MATCH (load:CSV) RETURN load",
]


@pytest.mark.parametrize("statement", LOADING)
def test_loading_files_is_refused(loaded: Store, statement: str) -> None:
    for write in (False, True):
        with pytest.raises(StatementError, match="LOAD CSV is off"):
            loaded.ask(statement, {}, SOON, write)


@pytest.mark.parametrize("statement", LOADING)
def test_what_is_refused_would_load_indeed(neo4j_store: Store, statement: str) -> None:
    with neo4j_store._reader._driver.session() as session:
        plan = session.run("EXPLAIN " + statement).consume().plan
    assert "LoadCSV" in json.dumps(plan)


@pytest.mark.parametrize("statement", HARMLESS)
def test_what_only_speaks_of_it_is_not(loaded: Store, statement: str) -> None:
    loaded.ask(statement, {}, SOON)


def test_the_embedded_engine_would_not_load_either(embedded: Store) -> None:
    for connection in (embedded._reader, embedded._writer):
        with pytest.raises(StoreError):
            connection.read("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")


def test_looking_for_it_takes_no_time() -> None:
    start = time.monotonic()
    for text in ("'" * 200_000, "/*" * 200_000, "'\\" * 200_000, "`a" * 200_001, "LOAD " * 200_000, "\\u" * 200_000):
        refuse_loading(text)
    assert time.monotonic() - start < 5


SLOW = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a * b AS x WHERE x < 0 RETURN count(x) AS n"


def test_a_statement_that_takes_too_long_is_stopped(loaded: Store) -> None:
    start = time.monotonic()
    with pytest.raises(StoreError, match="stopped after 1 seconds"):
        loaded.ask(SLOW, {}, Limits(seconds=1, rows=10))
    assert time.monotonic() - start < 6  # not given up: stopped by the database
    assert loaded.ask("RETURN 1 AS x", {}, SOON).rows == [(1,)]


def test_afterwards_the_usual_limit_holds_again(embedded: Store) -> None:
    limit, longer = 0.2, "UNWIND range(1, 1500000) AS a WITH a WHERE a < 0 RETURN count(a) AS n"
    embedded.ask("RETURN 1", {}, Limits(seconds=limit, rows=1))
    start = time.monotonic()
    assert embedded._writer.read(longer) == [{"n": 0}]
    assert time.monotonic() - start > limit  # else it would tell nothing
    assert embedded.ask(longer, {}, SOON).rows == [(0,)]


def test_what_cannot_be_stopped_is_given_up() -> None:
    given_up: list[bool] = []
    with pytest.raises(StoreError, match=r"stopped after -4\.9 seconds"):
        within(-4.9, lambda: time.sleep(5), lambda: given_up.append(True))
    assert given_up == [True]
    assert within(1, lambda: 7, lambda: given_up.append(True)) == 7
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 / 0, lambda: given_up.append(True))
    assert given_up == [True]


def test_only_so_many_rows_are_fetched(loaded: Store) -> None:
    answer = loaded.ask("UNWIND range(1, 100000) AS x RETURN x", {}, Limits(seconds=20, rows=3))
    assert (answer.rows, answer.more) == ([(1,), (2,), (3,)], True)
    assert not loaded.ask("UNWIND range(1, 3) AS x RETURN x", {}, Limits(seconds=20, rows=3)).more


@pytest.mark.parametrize(
    "statement", ["MTCH (n) RETURN n", "MATCH (n) RETURN m", "RETURN $missing", "CALL nothing.there()", "RETURN 1/0", "RETURN date('x')"]
)
def test_a_wrong_statement_is_told_in_one_line(loaded: Store, statement: str) -> None:
    with pytest.raises(StatementError) as caught:
        loaded.ask(statement, {}, SOON)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_values_look_alike_on_both_engines(loaded: Store) -> None:
    statement = """
        MATCH path = (p:Person {id: 'person/甲明甫'})-[r:ATTENDED]->(m:Meeting {id: 'meeting/1'})<-[:ATTENDED]-(:Person {id: 'person/乙和之'})
        RETURN p, r, path, date('2024-01-02') AS day, duration('P1DT2H') AS span, point({x: 1, y: 2}) AS spot,
               [1, null, {a: true}] AS mixed, null AS nothing, 0.5 AS half"""
    (row,) = loaded.ask(statement, {}, SOON).rows
    assert [in_cell(value) for value in row] == [
        "(甲明甫)", "[:ATTENDED speak]", "(甲明甫)-[:ATTENDED speak]->(两地工会座谈会)<-[:ATTENDED attend]-(乙和之)",
        "2024-01-02", "P1DT2H", '{"srid": 7203, "coordinates": [1.0, 2.0]}', '1、?、{"a": true}', "?", "0.5",
    ]  # fmt: skip
    person, link, path, *plain = map(as_json, row)
    assert (person["id"], person["labels"], person["properties"]["aliases"]) == ("person/甲明甫", ["Official", "Person"], ["甲老"])
    ends = [{"id": "person/甲明甫", "labels": ["Official", "Person"]}, {"id": "meeting/1", "labels": ["Meeting"]}]
    assert [link[name] for name in ("type", "id", "label", "start", "end")] == [
        "relationship", "ATTENDED/person/甲明甫/meeting/1", "ATTENDED", *ends,
    ]  # fmt: skip
    assert [node["id"] for node in path["nodes"]] == ["person/甲明甫", "meeting/1", "person/乙和之"]
    assert plain == ["2024-01-02", "P1DT2H", {"srid": 7203, "coordinates": [1.0, 2.0]}, [1, None, {"a": True}], None, 0.5]


def test_the_commands_ask_a_server(neo4j_server: Any, neo4j_store: Store, sample: Elements) -> None:
    neo4j_store.load(sample)

    def run(*arguments: str) -> Done:
        environment = {"NEO4J_PASSWORD": neo4j_server.password, "NEO4J_USERNAME": neo4j_server.user}
        return inside(*arguments, "--store", neo4j_server.uri, env=environment)

    done = run("query", "attended", "--name", "甲老", "--role", "speak", "--json")
    assert done.returncode == 0, done.stderr
    assert [row["title"] for row in json.loads(done.stdout)] == ["两地工会座谈会"]
    done = run("cypher", "MATCH (p:Person) WHERE p.name = $name RETURN p ORDER BY p.id", "--param", "name=丙远")
    assert done.stdout.splitlines() == ["p", "(丙远)", "(丙远)"]
    done = run("cypher", "MATCH (p:Person) DETACH DELETE p")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--write lets it write" in done.stderr
    assert neo4j_store.dump() == sample
