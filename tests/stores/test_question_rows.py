"""The questions of cypher/read, with rows worked out by hand; the same rows on both engines.

questions/seeds.json: on the five real pages beside the checkout, what a reader of them expects, in ids, names and titles.
questions/samples.json: on the project's own sample pages. questions/invented.json: on a graph made below, for what no
page happens to tell. In a case, @word stands for a long title of the file's `short`; `where` keeps some rows only.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command import inside

from graph.exports.snapshot import open_snapshot
from graph.model.elements import Elements, Node, Relationship
from graph.stores.statements import names, statement
from graph.stores.store import Store

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
HOSTILE = "'\"`\\}) DETACH DELETE n //\n{$name} ${x} %s {{0}}"


def cases(graph: str) -> list[dict[str, Any]]:
    """The cases of a file, with all titles in full."""
    text = (HERE / "questions" / f"{graph}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    for short, title in data["short"].items():
        text = text.replace(json.dumps(short), json.dumps(title, ensure_ascii=False))
    found: list[dict[str, Any]] = json.loads(text)["cases"]
    return found


def built(pages: Path, folder: Path) -> Elements:
    """The graph of a folder of pages, as the command builds it."""
    done = inside("build", pages, "--data", folder)
    assert done.returncode == 0, done.stderr
    return there(folder)


def there(folder: Path) -> Elements:
    """The graph of a data folder."""
    with open_snapshot(folder) as snapshot:
        return snapshot.elements()


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Callable[[str], Elements]:
    """Each graph by its name, built once."""
    made: dict[str, Elements] = {}

    def get(name: str) -> Elements:
        if name not in made:
            if name == "invented":
                made[name] = invented()
            elif name == "samples":
                made[name] = there(request.getfixturevalue("sample_data"))
            else:
                made[name] = built(request.getfixturevalue("shared") / "seeds", tmp_path_factory.mktemp(name) / "data")
        return made[name]

    return get


def invented() -> Elements:
    """An office that passed from one to the next, a series with gaps, and a person with a hostile name."""

    def node(key: str, label: str, **properties: Any) -> Node:
        return Node(key, (label,), dict(sorted(properties.items())))

    def edge(kind: str, start: str, end: str, part: str = "", **properties: Any) -> Relationship:
        proof = {"documents": ["document/1"], "evidence": ["document/1#0-2"], "quotes": ["一句"], "rule": "test", "confidence": 0.75}
        return Relationship(f"{kind};{start};{end};{part}", kind, start, end, dict(sorted({**proof, **properties}.items())))

    def held(person: str, post: str, status: str, **properties: Any) -> Relationship:
        return edge("HOLDS", person, post, status, status=status, **properties)

    hostile = "person/'\"`\\}) DETACH DELETE n //"
    nodes = [
        node("document/1", "Document", path="一.txt", sha256="0" * 64, script="hans", characters=900),
        node("organization/东川", "Organization", name="东川区总工会", kind="union"),
        node("post/主席", "Post", title="主席"),
        node("post/干事", "Post", title="干事"),
        *(node(f"person/{name}", "Person", name=name) for name in ("甲明甫", "乙和之", "丙远")),
        node(hostile, "Person", name=HOSTILE),
        node("series/东川论坛", "Series", name="东川论坛"),
        node("meeting/2", "Meeting", title="第二届", kind="forum", start="--03-14", dateBasis="unknown"),
        node("meeting/5", "Meeting", title="第五届", kind="forum", start="2020", dateBasis="stated"),
        node("meeting/x", "Meeting", title="东川论坛", kind="forum", start="2023-05-01", dateBasis="stated"),
    ]
    chair = "post/主席"
    links = [
        edge("POST_IN", chair, "organization/东川"),
        edge("POST_IN", "post/干事", "organization/东川"),
        held("person/甲明甫", chair, "current", **{"from": "2019-01-01", "to": "2021-12-31", "firstSeen": "2019-05-01", "lastSeen": "2020-01-01"}),
        held("person/乙和之", chair, "current", firstSeen="2022-03-01", lastSeen="2023-04-01", confidence=0.25),
        held("person/乙和之", chair, "removed", firstSeen="2023-12-01", lastSeen="2023-12-01"),
        held("person/丙远", chair, "former"),
        held(hostile, "post/干事", "current"),
        edge("IN_SERIES", "meeting/2", "series/东川论坛", ordinal=2),
        edge("IN_SERIES", "meeting/5", "series/东川论坛", ordinal=5),
        edge("IN_SERIES", "meeting/x", "series/东川论坛"),
    ]
    return Elements.of(nodes, links)


@pytest.fixture(scope="module", params=["embedded", "neo4j_store"])
def engine(request: pytest.FixtureRequest) -> Store:
    """Each kind of store in turn; what it holds is loaded by `asked`."""
    store: Store = request.getfixturevalue(request.param)
    return store


@pytest.fixture(scope="module")
def asked(engine: Store, graphs: Callable[[str], Elements]) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """asked(graph, question, **parameters): the rows; the graph is loaded where another one is there."""
    there: list[str] = []

    def ask(graph: str, question: str, **parameters: Any) -> list[dict[str, Any]]:
        if there[-1:] != [graph]:
            engine.load(graphs(graph))
            there.append(graph)
        return engine.read(question, **parameters)

    yield ask
    engine.load(Elements())


@pytest.mark.parametrize("graph", ["seeds", "samples", "invented"])
def test_the_rows_are_those_worked_out_by_hand(asked: Callable[..., list[dict[str, Any]]], graph: str) -> None:
    wrong = []
    for case in cases(graph):
        rows = asked(graph, case["question"], **case["given"])
        kept = [row for row in rows if all(row[name] == value for name, value in case.get("where", {}).items())]
        found = [[row[name] for name in case["columns"]] for row in kept]
        if found != case["rows"]:
            wrong.append({"case": {**case, "rows": None}, "expected": case["rows"], "found": found})
    assert wrong == []


def test_every_question_has_a_case_with_rows() -> None:
    tried = {case["question"] for graph in ("seeds", "samples", "invented") for case in cases(graph) if case["rows"]}
    assert tried == set(names("read"))
    assert len(tried) >= 24


def test_nothing_of_the_pages_but_names_stands_in_the_cases(shared: Path) -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt")))
    text = (HERE / "questions" / "seeds.json").read_text(encoding="utf-8")
    assert [words for words in re.findall(r'"([^"]*[。；])"', text) if words in pages] == []


TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "list of strings": (list,),
    "list of integers": (list,),
    "list of maps": (list,),
}


@pytest.mark.parametrize("question", names("read"))
def test_columns_and_their_types_are_those_of_the_header(
    asked: Callable[..., list[dict[str, Any]]], question: str
) -> None:
    header = (CHECKOUT / "cypher" / "read" / f"{question}.cypher").read_text(encoding="utf-8").split("// columns:\n")[1]
    declared = dict(re.findall(r"^//   (\w+) +(list of \w+|\w+(?: or null)?)", header, re.M))
    assert tuple(declared) == statement("read", question).columns
    graph, case = next((graph, case) for graph in ("seeds", "samples", "invented") for case in cases(graph) if case["question"] == question and case["rows"])
    for row in asked(graph, question, **case["given"]):
        assert tuple(row) == tuple(declared)
        for name, value in row.items():
            kind = declared[name]
            if value is None:
                assert kind.endswith(" or null"), f"{question}.{name} is null"
                continue
            assert isinstance(value, TYPES[kind.removesuffix(" or null")]), f"{question}.{name}: {value!r}"
            inner = {"list of strings": str, "list of integers": int, "list of maps": dict}.get(kind)
            assert inner is None or all(isinstance(item, inner) for item in value)


FAVOURITES = sorted(path.stem for path in (CHECKOUT / "cypher" / "browser" / "favourites").glob("*.cypher"))


@pytest.mark.parametrize("name", FAVOURITES)
def test_the_favourites_show_something(asked: Callable[..., list[dict[str, Any]]], engine: Store, name: str) -> None:
    asked("samples", "series")
    favourite = statement("browser/favourites", name)
    with engine._reader._driver.session(default_access_mode="READ") as session:
        result = session.run(favourite.text, {"name": "邓雨桐"})
        assert tuple(result.keys()) == favourite.columns
        assert result.peek() is not None


HOSTILE_VALUES = (HOSTILE, "' OR 1=1 //", "}) MATCH (n) DETACH DELETE n //", "\\", "$name", "\x00\n", "`", "\u2028'")


def test_hostile_values_are_only_values(asked: Callable[..., list[dict[str, Any]]], engine: Store) -> None:
    asked("invented", "series")
    before = engine.dump()
    for question in names("read"):
        parameters = statement("read", question).parameters.values()
        for value in HOSTILE_VALUES:
            given: dict[str, Any] = {
                one.name: [value] if one.type == "list of strings" else one.choices[0] if one.of else value
                for one in parameters
                if one.type in ("string", "list of strings")
            }
            rows = engine.read(question, **given)
            if given and value != HOSTILE and not any(one.of for one in parameters):
                assert rows == [], question
    assert engine.dump() == before
