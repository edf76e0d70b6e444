"""A disk that is full in the middle of a load, for real: a small file system in memory that only some programs see."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killing import LOADER, run, written
from neo4j_process import fetch, prepare, stop

from graph.errors import StoreError
from graph.model.elements import Elements
from graph.stores import connection

# Mounts a file system of so many megabytes on a folder, takes most of them, and keeps it for as long as it lives.
MOUNT = 'mount -t tmpfs -o size="$1"m none "$2" && head -c "$3"M /dev/zero >"$2/filler" && echo && exec cat'
# Loads, and then finds the whole graph and nothing to write.
CHECKER = LOADER + (
    "\nwith open_embedded(Path(target)) as store:\n"
    "    assert store.dump() == elements\n    assert store.load(elements).written == 0\n"
)


class SmallDisk:
    """A folder that has little room, for programs that are run with `wrapper`, a command to stand before theirs."""

    def __init__(self, folder: Path, megabytes: int, free: int) -> None:
        """OSError where that cannot be had."""
        folder.mkdir()
        root = os.geteuid() == 0
        alone = ["unshare", "--mount"] if root else ["unshare", "--user", "--map-root-user", "--mount"]
        script = ["sh", "-c", MOUNT, "sh", str(megabytes), str(folder), str(megabytes - free)]
        pipe = subprocess.PIPE
        self._keeper = subprocess.Popen([*alone, *script], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        assert self._keeper.stdout is not None
        if not self._keeper.stdout.readline():
            raise OSError("no file system can be mounted")
        inside = f"/proc/{self._keeper.pid}"
        user: tuple[str, ...] = () if root else (f"--user={inside}/ns/user", "--preserve-credentials")
        self.wrapper = ("nsenter", f"--mount={inside}/ns/mnt", *user, "--")
        self.folder = folder
        self._filler = f"{folder}/filler"

    def free_space(self) -> None:
        subprocess.run([*self.wrapper, "rm", self._filler], check=True)

    def close(self) -> None:
        self._keeper.communicate()


@pytest.fixture
def disk(require: Callable[..., None], tmp_path: Path) -> Iterator[Callable[[int, int], SmallDisk]]:
    """`disk(megabytes, free)`."""
    made: list[SmallDisk] = []

    def one(megabytes: int, free: int) -> SmallDisk:
        try:
            made.append(SmallDisk(tmp_path / "disk", megabytes, free))
        except OSError:
            require(False, "no file system of one's own can be mounted here (unshare, mount)")
        return made[-1]

    yield one
    for each in made:
        each.close()


@pytest.mark.parametrize("before", ["", "from graph.stores import store\nstore.LEAST = 0\n"], ids=["statements", "batches"])
def test_the_embedded_store_has_no_room_left(
    disk: Callable[[int, int], SmallDisk], tmp_path: Path, crowd: Callable[[int], Elements], before: str
) -> None:
    small = disk(140, 16)
    store = small.folder / "store"
    lines = written(crowd(6_000), tmp_path / "elements.jsonl")
    process = run(before + LOADER, store, lines, 500, cwd=tmp_path, wrapper=small.wrapper)
    _, errors = process.communicate(timeout=240)
    assert (process.returncode, errors.count("\n")) == (1, 1), errors
    assert errors.startswith(f"{store}: ")
    assert errors.endswith("(the disk is full: free some space and run it again)\n")
    small.free_space()
    process = run(before + CHECKER, store, lines, 500, cwd=tmp_path, wrapper=small.wrapper)
    _, errors = process.communicate(timeout=240)
    assert (process.returncode, errors) == (0, "")


def test_neo4j_has_no_room_left(
    disk: Callable[[int, int], SmallDisk],
    require: Callable[..., None],
    tmp_path: Path,
    crowd: Callable[[int], Elements],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neo4j then stops its database, and 5.26.28 cannot recover from its half written log: the graph is loaded anew."""
    fetch(require)
    monkeypatch.setattr(connection, "RETRY_SECONDS", 1.0)
    server = prepare(tmp_path / "home")
    small = disk(100, 9)
    with (server.home / "conf" / "neo4j.conf").open("a", encoding="utf-8") as settings:
        settings.write(f"server.directories.data={small.folder}\n")
    subprocess.run([*small.wrapper, "cp", "-R", f"{server.home}/data/dbms", f"{small.folder}/dbms"], check=True)
    process = server.launch(*small.wrapper)
    try:
        for words in ("the server cannot write its transaction log", ""):  # again: it has stopped the database
            with server.open() as store, pytest.raises(StoreError) as caught:
                store.load(crowd(8_000))
            assert str(caught.value).startswith(f"{server.uri}: {words}")
            assert "\n" not in str(caught.value)
    finally:
        process.kill()
        process.wait(30)
    small.free_space()
    for files in ("databases/neo4j", "transactions/neo4j"):
        subprocess.run([*small.wrapper, "rm", "-r", f"{small.folder}/{files}"], check=True)
    process = server.launch(*small.wrapper)
    try:
        with server.open() as store:
            store.load(crowd(8_000))
            assert store.dump() == crowd(8_000)
    finally:
        stop(process)
