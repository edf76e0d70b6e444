"""What all tests share: where the shared test data lies, the command, the sample graph, and how a missing real component is treated."""

import fcntl
import os
import shutil
import signal
from pathlib import Path

import pytest
from command import Run, inside, process

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"

# A shell that starts the tests in the background has them ignore SIGINT, and what they start inherits that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Short lives: the embedded store's Java starts in two thirds of the time, here and in processes that tests start.
os.environ.setdefault("ARCADEDB_JVM_ARGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

# Minutes each: they go first, so that no test process has the last of them to itself.
LONG = ("test_killed.py", "test_killed_loaders.py", "test_linear_cost.py", "test_disk_full.py", "test_three_ways.py", "test_jena.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorts whole files only; the tests within a file stay as they are."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


def need(condition: object, reason: str) -> None:
    """Skip the test with its reason where a real component is missing; in CI that is a failure."""
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing in CI: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared test data beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside this checkout: shared test data is absent")
    return SHARED


@pytest.fixture(scope="session")
def require():  # type: ignore[no-untyped-def]
    """`require(condition, reason)`: the skip rule above, for tests that cannot import this file."""
    return need


@pytest.fixture(scope="session")
def chuanyu() -> Run:
    """`chuanyu(*arguments, cwd=…, stdin=…, env={…})`: the command within this process."""
    return inside


@pytest.fixture(scope="session")
def chuanyu_process() -> Run:
    """The same as a process of its own, for what only a process has: a hash seed, signals, Java that never ends."""
    return process


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the graph of the sample pages: built once for all test processes, of which each has a copy."""
    base = tmp_path_factory.getbasetemp()
    place = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    built, copy = place / "sample-data", tmp_path_factory.mktemp("sample") / "data"
    with (place / "sample-data.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (built / "built.json").exists():
            done = process("build", "seeds/documents", "--data", built, cwd=CHECKOUT)
            assert done.returncode == 0, done.stdout + done.stderr
    shutil.copytree(built, copy)
    return copy
