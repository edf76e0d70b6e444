"""The databases the store tests run against, both real: the embedded one, and a Neo4j server from Maven."""

from collections.abc import Callable, Iterator

import pytest
from neo4j_process import Server, fetch, prepare, started

from graph.model.elements import Elements, Node, Relationship
from graph.stores.embedded import open_embedded
from graph.stores.store import Store


@pytest.fixture(scope="session")
def neo4j_server(require: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j of this test run alone, stopped by SIGTERM."""
    fetch(require)
    with started(prepare(tmp_path_factory.mktemp("neo4j") / "home")) as server:
        yield server


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_embedded(tmp_path_factory.mktemp("embedded") / "store") as store:
        yield store


@pytest.fixture(scope="session")
def neo4j_store(neo4j_server: Server) -> Iterator[Store]:
    with neo4j_server.open() as store:
        yield store


@pytest.fixture(params=["embedded", "neo4j_store"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each kind of store in turn, empty."""
    found: Store = request.getfixturevalue(request.param)
    found.load(Elements())
    assert found.dump() == Elements()
    return found


def link(kind: str, start: str, end: str, quote: str, **properties: object) -> Relationship:
    """A relationship with one sentence as its evidence."""
    proof = {
        "documents": ["document/1"],
        "evidence": [f"document/1#7-{7 + len(quote)}"],
        "quotes": [quote],
        "rule": "test",
        "confidence": 0.75,
    }
    return Relationship(f"{kind}/{start}/{end}", kind, start, end, dict(sorted({**proof, **properties}.items())))


def bare(kind: str, start: str, end: str) -> Relationship:
    return Relationship(f"{kind}/{start}/{end}", kind, start, end, {})


def node(key: str, *labels: str, **properties: object) -> Node:
    return Node(key, labels, dict(sorted(properties.items())))


def _meeting(key: str, title: str, **properties: object) -> Node:
    basis = "stated" if "start" in properties else "unknown"
    return node(key, "Meeting", title=title, kind="symposium", dateBasis=basis, **properties)


@pytest.fixture(scope="session")
def sample() -> Elements:
    """Four people, two of one name, at five meetings in two districts; every kind of value the schema knows."""
    sentence = "甲明甫在会上讲话。"
    nodes = [
        node("document/1", "Document", path="一.txt", sha256="0" * 64, script="hans", characters=900),
        node("story/1", "Story", title="两地座谈", reporters=["庚辛"], ordinal=1, start=0, end=900),
        node("person/甲明甫", "Person", "Official", name="甲明甫", aliases=["甲老"], official=True),
        node("person/乙和之", "Person", name="乙和之", official=False),
        node("person/丙远", "Person", name="丙远"),
        node("person/丙远#2", "Person", name="丙远"),
        node("organization/东川", "Organization", name="东川区总工会", kind="union", level="county"),
        node("organization/南岭", "Organization", name="南岭市总工会", kind="union", level="prefecture"),
        node("post/主席", "Post", title="主席"),
        node("post/秘书", "Post", title="秘书"),
        node("district/1", "District", code="500000", name="西江市", fullName="西江市", level="province"),
        node(
            "district/2", "District", code="500199", name="东川区", fullName="西江市东川区", level="county",
            longitude=106.0, latitude=29.55,
        ),
        node("venue/1", "Venue", name="望江楼会议中心"),
        _meeting("meeting/1", "两地工会座谈会", start="2023-03-28"),
        _meeting("meeting/2", "第二次座谈会", start="2024-05", ordinal=2),
        _meeting("meeting/3", "年份不明的会", start="--03-14"),
        _meeting("meeting/4", "无日期的会"),
        _meeting("meeting/5", "跨年的会", start="2023-12-30T09:30", end="2024-01-02"),
        node("series/1", "Series", name="东川论坛"),
    ]  # fmt: skip
    links = [
        link("ATTENDED", "person/甲明甫", "meeting/1", sentence, roles=["speak"], capacity=["post/主席", "post/秘书"]),
        link("ATTENDED", "person/乙和之", "meeting/1", "乙和之参加。", roles=["attend"]),
        link("ATTENDED", "person/丙远", "meeting/1", "丙远参加。", roles=["attend"]),
        *(link("ATTENDED", "person/甲明甫", f"meeting/{n}", sentence, roles=["attend"]) for n in (2, 3, 4, 5)),
        *(link("ATTENDED", "person/丙远#2", f"meeting/{n}", "丙远也来了。", roles=["attend"]) for n in (2, 3, 4, 5)),
        link("HELD_IN", "meeting/1", "district/2", "在东川区召开"),
        link("HELD_IN", "meeting/1", "district/1", "在西江市召开"),
        link("HELD_AT", "meeting/2", "venue/1", "在望江楼会议中心召开"),
        link("LOCATED_IN", "venue/1", "district/2", "东川区望江楼会议中心"),
        link("TOOK_PART", "organization/东川", "meeting/1", "东川区总工会主办", roles=["organize"]),
        link("TOOK_PART", "organization/南岭", "meeting/1", "南岭市总工会参加", roles=["attend"]),
        link("IN_SERIES", "meeting/2", "series/1", "东川论坛第二次", ordinal=2),
        link("HOLDS", "person/甲明甫", "post/主席", "主席甲明甫", status="current"),
        link("POST_IN", "post/主席", "organization/东川", "东川区总工会主席"),
        link("REPORTS", "story/1", "meeting/1", "两地工会座谈会"),
        link("MENTIONS", "story/1", "person/甲明甫", "甲明甫"),
        bare("PART_OF", "story/1", "document/1"),
        bare("PART_OF", "district/2", "district/1"),
        Relationship(
            "MET/甲乙", "MET", "person/乙和之", "person/甲明甫",
            {"derived": True, "first": "2023-03-28", "last": "2023-03-28", "meetings": ["meeting/1"], "times": 1},
        ),
    ]  # fmt: skip
    return Elements.of(nodes, links)


@pytest.fixture(scope="session")
def crowd() -> Callable[[int], Elements]:
    """A graph of that many people, all at one meeting: a node with many relationships."""

    def made(people: int) -> Elements:
        names = [f"person/{number:06d}" for number in range(people)]
        nodes = [node(name, "Person", name=f"子{name[7:]}", official=False) for name in names]
        links = [link("ATTENDED", name, "meeting/1", "大家都来了。", roles=["attend"]) for name in names]
        document = node("document/1", "Document", path="一.txt", sha256="0" * 64, script="hans", characters=9)
        return Elements.of([document, _meeting("meeting/1", "大会"), *nodes], links)

    return made
