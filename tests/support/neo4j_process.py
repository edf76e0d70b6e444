"""A Neo4j from the Maven jars with HTTP and the Browser, or its tools, for tests that need one of their own."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

CHECKOUT = Path(__file__).resolve().parents[2]
JARS = CHECKOUT / ".neo4j" / "5.26.28"  # outside git, kept between runs
PASSWORD = "only-for-tests-1"
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.memory.pagecache.size=64m
db.tx_log.rotation.size=1M
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""


@dataclass(frozen=True)
class Running:
    """Addresses of a server: its Bolt port, the page of its Browser."""

    uri: str
    page: str


def fetch(require: Callable[..., None]) -> None:
    """The jars, from Maven where they are not there."""
    require(shutil.which("java"), "no java for the Neo4j server")
    if (JARS / "complete").exists():
        return
    require(shutil.which("mvn"), "no mvn to fetch the Neo4j server with")
    pom = CHECKOUT / "tests" / "neo4j_server" / "pom.xml"
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={JARS / 'lib'}"]
    done = subprocess.run(["mvn", "-q", "-B", "-f", str(pom), *goal], capture_output=True, text=True, timeout=900)
    require(done.returncode == 0, f"Maven cannot fetch the Neo4j server: {done.stdout[-300:]}")
    (JARS / "complete").touch()


def prepare(home: Path) -> Running:
    """A home with its settings and password; nothing is started."""
    (home / "conf").mkdir(parents=True)
    bolt, http = free_port(), free_port()
    settings = CONFIGURATION.format(bolt=bolt, http=http)
    (home / "conf" / "neo4j.conf").write_text(settings, encoding="utf-8")
    subprocess.run(
        [*java(), "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", PASSWORD],
        env=environment(home),
        check=True,
        capture_output=True,
        timeout=60,
    )
    return Running(f"bolt://127.0.0.1:{bolt}", f"http://127.0.0.1:{http}/browser/")


@contextmanager
def started(home: Path, server: Running) -> Iterator[Running]:
    """The server of a prepared home; stopped by SIGTERM."""
    entry = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "output").open("wb") as output:
        process = subprocess.Popen([*java(), *entry], env=environment(home), stdout=output, stderr=output)
        try:
            _wait_for(server, process, home / "output")
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def java() -> list[str]:
    """Java with the server's classes, quick to start."""
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"]
    return [str(shutil.which("java")), *quick, "-cp", str(JARS / "lib" / "*")]


def environment(home: Path) -> dict[str, str]:
    """What the server and its tools read."""
    return {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "PATH": "/usr/bin:/bin"}


def free_port() -> int:
    """One that the system chose a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(server: Running, process: subprocess.Popen[bytes], output: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD)) as driver:
                driver.execute_query("RETURN 1")
            return
        except (DriverError, Neo4jError, OSError) as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"no Neo4j: {error}\n{output.read_text(encoding='utf-8')[-2000:]}") from error
            time.sleep(0.2)
