"""The databases the store tests run against, both real: the embedded one, and a Neo4j server from Maven."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.model.elements import Elements, Node, Relationship
from graph.stores.embedded import open_embedded
from graph.stores.neo4j import open_neo4j
from graph.stores.store import Store

CHECKOUT = Path(__file__).resolve().parents[2]
POM = CHECKOUT / "tests" / "neo4j_server" / "pom.xml"
VERSION = "5.26.28"
JARS = CHECKOUT / ".neo4j" / VERSION  # outside git, kept between runs: 130 MB
PASSWORD = "only-for-tests-1"
START_SECONDS = 60

CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.memory.pagecache.size=64m
db.tx_log.rotation.size=1M
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""


@dataclass(frozen=True)
class Server:
    uri: str
    user: str
    password: str

    def open(self) -> Store:
        return open_neo4j(self.uri, self.user, self.password)


@pytest.fixture(scope="session")
def neo4j_server(require: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j of this test run alone, stopped by SIGTERM."""
    require(shutil.which("java"), "no java for the Neo4j server")
    require((JARS / "complete").exists() or shutil.which("mvn"), "no mvn to fetch the Neo4j server with")
    _fetch(require)
    home = tmp_path_factory.mktemp("neo4j")
    (home / "conf").mkdir()
    port = _free_port()
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port), encoding="utf-8")
    environment = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "PATH": "/usr/bin:/bin"}
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m"]  # a short life: start fast
    java = [str(shutil.which("java")), *quick, "-cp", str(JARS / "lib" / "*")]
    _set_password(java, environment, home)
    entry = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "output").open("wb") as output:
        process = subprocess.Popen([*java, *entry], env=environment, stdout=output, stderr=output)
        try:
            server = Server(f"bolt://127.0.0.1:{port}", "neo4j", PASSWORD)
            _wait_for(server, process, home / "output")
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def _fetch(require: Callable[..., None]) -> None:
    if (JARS / "complete").exists():
        return
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={JARS / 'lib'}"]
    done = subprocess.run(["mvn", "-q", "-B", "-f", str(POM), *goal], capture_output=True, text=True, timeout=900)
    require(done.returncode == 0, f"Maven cannot fetch the Neo4j server: {done.stdout[-300:]}")
    (JARS / "complete").touch()


def _set_password(java: list[str], environment: dict[str, str], home: Path) -> None:
    """By Neo4j's own tool, which takes two seconds; what it writes is the same each time and kept beside the jars."""
    written, kept = home / "data" / "dbms" / "auth.ini", JARS / "auth.ini"
    if not kept.exists():
        admin = [*java, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", PASSWORD]
        subprocess.run(admin, env=environment, check=True, capture_output=True, timeout=START_SECONDS)
        shutil.copy(written, kept)
    written.parent.mkdir(parents=True, exist_ok=True)
    if not written.exists():
        shutil.copy(kept, written)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(server: Server, process: subprocess.Popen[bytes], output: Path) -> None:
    """Until a driver gets in: the port opens a second or two before that."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            server.open().close()
            return
        except StoreError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"Neo4j did not start: {error}\n{output.read_text(encoding='utf-8')[-2000:]}")
            time.sleep(0.2)


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
