"""Tools that nobody here wrote, from Maven: Apache Jena (riot, arq, shacl), ROBOT with the OWL API, Neo4j's cypher-shell.

    require: the fixture of tests/conftest.py; where Java or Maven lack the test is skipped, in CI it fails.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from maven import CHECKOUT, fetched

JENA = "jena-5.2.0"
ROBOT = "robot-1.9.6"
CYPHER_SHELL = "cypher-shell-5.26.0"


@dataclass(frozen=True)
class Outcome:
    """What a tool said. err has its warnings too."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Tool:
    """The jars of one tool in a folder. often: it is run so often that Java's archive of its classes is worth making."""

    folder: Path
    often: bool = False

    def run(self, entry: str, *arguments: str | Path, stdin: str | None = None) -> Outcome:
        """Runs a class's main; no network is needed, and none is there to be asked."""
        offline = ["-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=9", "-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=9"]
        quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx2g", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"]
        archive, part = self.folder / "classes.jsa", self.folder / f"classes.{os.getpid()}.part"
        if self.often:  # the first run makes it; warnings of its making would be printed
            quick += ["-Xlog:disable", f"-XX:SharedArchiveFile={archive}" if archive.exists() else f"-XX:ArchiveClassesAtExit={part}"]
        done = subprocess.run(
            [str(shutil.which("java")), *quick, *offline, "-cp", str(self.folder / "lib" / "*"), entry, *map(str, arguments)],
            capture_output=True,
            input=None if stdin is None else stdin.encode(),
            timeout=300,
            check=False,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        )
        if part.exists():
            part.replace(archive)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def jena(require: Callable[..., None]) -> Tool:
    """riotcmd.riot, arq.arq, shacl.shacl."""
    return _fetched(JENA, "jena.xml", require, often=True)


def robot(require: Callable[..., None]) -> Tool:
    """org.obolibrary.robot.CommandLineInterface."""
    return _fetched(ROBOT, "robot.xml", require)


def cypher_shell(require: Callable[..., None]) -> Tool:
    """org.neo4j.shell.Main."""
    return _fetched(CYPHER_SHELL, "cypher-shell.xml", require)


def _fetched(name: str, pom: str, require: Callable[..., None], *, often: bool = False) -> Tool:
    tool = Tool(CHECKOUT / ".java-tools" / name, often)  # outside git, kept between runs: 200 MB in all
    fetched(name, CHECKOUT / "tests" / "java_tools" / pom, tool.folder, require)
    return tool
