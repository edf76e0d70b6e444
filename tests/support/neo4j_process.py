"""A real Neo4j from Maven: fetched once, then made, started, killed and stopped by tests and benchmarks alike."""

import fcntl
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from maven import CHECKOUT, alone, fetched
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph.model.elements import Elements, Node
from graph.stores.neo4j import open_neo4j
from graph.stores.store import Store

VERSION = "5.26.28"
PASSWORD = "only-for-tests-1"
START_SECONDS = 60
ARCHIVE_SECONDS = 180
# A short life: start fast.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m")
CLASSES = "classes.jsa"
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.enabled={browser}
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.memory.pagecache.size=64m
db.tx_log.rotation.size=1M
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""


@dataclass(frozen=True)
class Server:
    """A server's home and addresses: its Bolt port, the page of its Browser; started or not."""

    home: Path
    uri: str
    page: str
    version: str = VERSION
    user: str = "neo4j"
    password: str = PASSWORD

    def open(self) -> Store:
        return open_neo4j(self.uri, self.user, self.password)

    def launch(self, *wrapper: str, options: tuple[str, ...] = JAVA) -> "Process":
        """Starts it and returns when a driver gets in. wrapper: a command that runs the command behind it; options: Java's."""
        entry = [
            "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}",
        ]
        with (self.home / "output").open("ab") as output:
            quick = _archive(self.version) if options == JAVA else ()
            command = [*wrapper, *java(self.version, (*options, *quick)), *entry]
            process = subprocess.Popen(command, env=environment(self.home), stdout=output, stderr=output)
        try:
            self._wait(process)
        except BaseException:
            process.kill()
            process.wait(30)
            raise
        return process

    def _wait(self, process: "Process") -> None:
        """The port opens a second or two before a driver gets in."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                with (
                    GraphDatabase.driver(self.uri, auth=(self.user, self.password)) as driver,
                    driver.session() as session,
                ):
                    session.run("RETURN 1").consume()  # not execute_query, which waits longer and longer between tries
                return
            except (DriverError, Neo4jError, OSError) as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    output = (self.home / "output").read_text(encoding="utf-8")[-2000:]
                    raise AssertionError(f"no Neo4j: {error}\n{output}") from error
                time.sleep(0.1)


Process = subprocess.Popen[bytes]


def jars(version: str = VERSION) -> Path:
    """Outside git, kept between runs: 130 MB."""
    return CHECKOUT / ".neo4j" / version


def fetch(require: Callable[..., None], version: str = VERSION) -> None:
    """The jars, from Maven where they are not there."""
    pom = CHECKOUT / "tests" / "neo4j_server" / "pom.xml"
    fetched(f"Neo4j {version}", pom, jars(version), require, f"-Dneo4j.version={version}")
    if version == VERSION:
        _keep_classes()


def _keep_classes() -> None:
    """Java's archive of the classes a server loads, made once beside the jars: a start then takes a third less."""
    kept, part = jars() / CLASSES, jars() / f"{CLASSES}.part"
    with (jars() / "classes.lock").open("w") as lock, tempfile.TemporaryDirectory() as folder:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.exists():
            return
        server = prepare(Path(folder) / "home")
        process = server.launch(options=(*JAVA, f"-XX:ArchiveClassesAtExit={part}"))
        try:
            with server.open() as store:
                for elements in (Elements.of([Node("person/甲", ("Person",), {"name": "甲"})], []), Elements()):
                    store.load(elements)
                    assert store.dump() == elements
            process.send_signal(signal.SIGTERM)
            process.wait(ARCHIVE_SECONDS)
        finally:
            process.kill()
        part.replace(kept)


def _archive(version: str) -> tuple[str, ...]:
    """The option that names it; another Java than the one that made it goes without."""
    kept = jars(version) / CLASSES
    return (f"-XX:SharedArchiveFile={kept}",) if kept.exists() else ()


def prepare(home: Path, *, browser: bool = False, settings: str = "", version: str = VERSION) -> Server:
    """A home with its settings and password; nothing is started. settings: more lines of neo4j.conf."""
    (home / "conf").mkdir(parents=True)
    bolt, http = free_port(), free_port()
    text = CONFIGURATION.format(bolt=bolt, http=http, browser=str(browser).lower())
    (home / "conf" / "neo4j.conf").write_text(text + settings, encoding="utf-8")
    _set_password(home, version)
    return Server(home, f"bolt://127.0.0.1:{bolt}", f"http://127.0.0.1:{http}/browser/", version)


def _set_password(home: Path, version: str) -> None:
    """By Neo4j's own tool, which takes a second or two; what it writes is the same each time and kept beside the jars."""
    written, kept = home / "data" / "dbms" / "auth.ini", jars(version) / "auth.ini"
    with alone():
        if not kept.exists():
            admin = [*java(version), "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", PASSWORD]
            subprocess.run(admin, env=environment(home), check=True, capture_output=True, timeout=START_SECONDS)
            shutil.copy(written, kept)
    written.parent.mkdir(parents=True, exist_ok=True)
    if not written.exists():
        shutil.copy(kept, written)


@contextmanager
def started(server: Server) -> Iterator[Server]:
    """A prepared server, running; stopped by SIGTERM."""
    process = server.launch()
    try:
        yield server
    finally:
        stop(process)


def stop(process: Process) -> None:
    """By SIGTERM; TimeoutExpired, and none is left behind, where that does not end it."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(30)
    finally:
        process.kill()


def java(version: str = VERSION, options: tuple[str, ...] = JAVA) -> list[str]:
    """Java with the server's classes."""
    return [str(shutil.which("java")), *options, "-cp", str(jars(version) / "lib" / "*")]


def environment(home: Path) -> dict[str, str]:
    """What the server and its tools read."""
    return {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "PATH": "/usr/bin:/bin"}


def free_port() -> int:
    """One that the system chose a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
