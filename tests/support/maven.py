"""Jars from Maven, fetched once into a folder of this checkout, whichever of several test processes comes first."""

import fcntl
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


@contextmanager
def alone() -> Iterator[None]:
    """One test process at a time: Maven's own store of jars does not bear two."""
    with (CHECKOUT / ".maven-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fetched(name: str, pom: Path, folder: Path, require: Callable[..., None], *settings: str) -> None:
    """The jars that a pom asks for, in folder/lib. settings: Maven's -D options.

    require: the fixture of tests/conftest.py; where Java or Maven lack the test is skipped, in CI it fails.
    """
    require(shutil.which("java"), f"no java for {name}")
    with alone():
        if (folder / "complete").exists():
            return
        require(shutil.which("mvn"), f"no mvn to fetch {name} with")
        shutil.rmtree(folder, ignore_errors=True)  # what an interrupted run has left
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={folder / 'lib'}"]
        command = ["mvn", "-q", "-B", "-f", str(pom), *settings, *goal]
        done = subprocess.run(command, capture_output=True, text=True, timeout=900)
        require(done.returncode == 0, f"Maven cannot fetch {name}: {done.stdout[-300:]}")
        (folder / "complete").touch()
