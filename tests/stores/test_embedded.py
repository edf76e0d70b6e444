"""The embedded store as a program among others: locks, kills, listeners, passwords, silence."""

import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from killing import CHECKOUT, LOADER, begun, run, written

from graph.errors import StoreError, StoreLocked
from graph.model.elements import Elements
from graph.stores.connection import Connection
from graph.stores.embedded import open_embedded
from graph.stores.store import Store

# Opens a store, and leaves without closing it.
OPENER = """
import sys
from pathlib import Path
from graph.stores.embedded import open_embedded
store = open_embedded(Path(sys.argv[1]))
"""

# Turns the interpreter's crash handler on before the store and off after it, as pytest does; then enough null checks
# for Java to compile them.
CHECKER = """
import faulthandler, sys
from pathlib import Path
from graph.stores.embedded import open_embedded
faulthandler.enable()
with open_embedded(Path(sys.argv[1])):
    faulthandler.disable()
    import jpype
    order = jpype.JClass("java.util.Comparator").naturalOrder()
    caught = 0
    for _ in range(30_000):
        try:
            order.compare(None, None)
        except jpype.JException:
            caught += 1
print(caught)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "store"


def test_starting_is_silent_and_leaving_open_does_not_hang(folder: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    process = run(OPENER, folder, cwd=work)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, "", "")
    assert list(work.iterdir()) == []
    assert not (folder / "holder.json").exists()


def test_the_folder_and_its_passwords_are_the_owners_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        with open_embedded(folder):
            files = [folder / "credentials.json", *(folder / "config").glob("*users*")]
            assert len(files) == 2
            assert folder.stat().st_mode & 0o777 == 0o700
            assert [path.stat().st_mode & 0o777 for path in files] == [0o600, 0o600]
            secrets = json.loads(files[0].read_text(encoding="utf-8"))
    finally:
        os.umask(before)
    assert len(set(secrets.values())) == 2
    assert min(map(len, secrets.values())) >= 32
    assert all(secret not in files[1].read_text(encoding="utf-8") for secret in secrets.values())


def test_a_folder_that_was_open_to_others_is_closed(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    with open_embedded(folder):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_it_listens_on_loopback_only(embedded: Store, require: Callable[..., None]) -> None:
    require(Path("/proc/net/tcp").exists(), "no /proc on this system")
    addresses = own_listeners()
    assert len(addresses) >= 2
    assert {address for address in addresses if not address.startswith("127.")} == set()


def own_listeners() -> list[str]:
    """The addresses that this process listens on, IPv4 in IPv6 as IPv4."""
    links = [str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    inodes = {match[1] for link in links if (match := re.fullmatch(r"socket:\[(\d+)\]", link))}
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path("/proc/net", table).read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in inodes:
                words = bytes.fromhex(fields[1].split(":")[0])
                raw = b"".join(struct.pack("=I", word) for word in struct.unpack(f">{len(words) // 4}I", words))
                family = socket.AF_INET6 if len(raw) == 16 else socket.AF_INET
                found.append(socket.inet_ntop(family, raw).removeprefix("::ffff:"))
    return found


def test_the_second_program_is_told_who_was_first(folder: Path, tmp_path: Path) -> None:
    with open_embedded(folder):
        process = run(LOADER, folder, os.devnull, 100, cwd=tmp_path)
        output, errors = process.communicate(timeout=60)
        assert (process.returncode, output) == (1, "")
        assert re.fullmatch(rf"{folder}: in use by \S.* \(process {os.getpid()}\) since \d{{4}}-.*\n", errors)
        with pytest.raises(StoreLocked):
            open_embedded(folder)
        (folder / "holder.json").unlink()
        with pytest.raises(StoreLocked, match="in use by another program"):
            open_embedded(folder)
    with open_embedded(folder) as store:
        assert store.dump() == Elements()


@pytest.fixture
def lines(tmp_path: Path, crowd: Callable[[int], Elements]) -> tuple[Path, Elements]:
    elements = crowd(1_500)
    return written(elements, tmp_path / "elements.jsonl"), elements


def test_loads_that_were_killed_or_stopped_lead_to_the_same_graph(
    folder: Path, tmp_path: Path, lines: tuple[Path, Elements]
) -> None:
    path, elements = lines
    process = run(LOADER, folder, path, 100, cwd=tmp_path)
    begun(process, 9)  # batches of 1, 1 and 100 elements
    process.kill()
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert (folder / "holder.json").exists()  # stale, and of no consequence

    process = run(LOADER, folder, path, 100, cwd=tmp_path)
    begun(process, 9)
    process.terminate()
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (143, "")
    assert not (folder / "holder.json").exists()

    with open_embedded(folder) as store:
        there = store.dump()
        assert 1_602 <= len(there.nodes) + len(there.relationships) < len(elements.nodes) + len(elements.relationships)
        assert store.load(elements).written > 0
        assert store.dump() == elements
        assert store.load(elements).written == 0


def test_what_was_loaded_is_there_after_reopening(folder: Path, sample: Elements) -> None:
    with open_embedded(folder) as store:
        store.load(sample)
    store.close()
    with open_embedded(folder) as store:
        assert store.dump() == sample
        assert store.load(sample).written == 0


def test_lost_passwords_are_made_anew(folder: Path, sample: Elements) -> None:
    with open_embedded(folder) as store:
        store.load(sample)
    (folder / "credentials.json").unlink()
    with open_embedded(folder) as store:
        assert store.dump() == sample


def test_nobody_gets_in_with_another_password(embedded: Store, folder: Path) -> None:
    host, port = embedded._writer._driver.get_server_info().address
    with pytest.raises(StoreError, match=r"^here: user or password is refused$"):
        Connection(f"bolt://{host}:{port}", "root", "guessed", "kg", "here")


@pytest.mark.parametrize("content", ["", "{}", "[1]", "{"])
def test_unreadable_passwords_are_told_in_one_line(folder: Path, content: str) -> None:
    with open_embedded(folder):
        pass
    (folder / "credentials.json").write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match=r"credentials\.json: the passwords cannot be read") as caught:
        open_embedded(folder)
    assert "\n" not in str(caught.value)


def test_passwords_of_another_store_are_told_in_one_line(folder: Path) -> None:
    with open_embedded(folder):
        pass
    (folder / "credentials.json").write_text('{"root": "another-one", "reader": "x"}', encoding="utf-8")
    with pytest.raises(StoreError, match="user or password is refused") as caught:
        open_embedded(folder)
    assert "\n" not in str(caught.value)


def test_damaged_files_are_told_in_one_line(folder: Path, sample: Elements) -> None:
    with open_embedded(folder) as store:
        store.load(sample)
    (folder / "databases" / "kg" / "schema.json").write_text("no json", encoding="utf-8")
    for path in (folder / "databases" / "kg").glob("schema.prev*"):
        path.unlink()
    # ArcadeDB makes an empty schema of a damaged one; the old files show themselves when something is written.
    with (
        open_embedded(folder) as store,
        pytest.raises(StoreError, match="delete this folder and build again") as caught,
    ):
        store.load(sample)
    assert "\n" not in str(caught.value)
    (folder / "databases" / "kg" / "configuration.json").write_text("no json", encoding="utf-8")
    with pytest.raises(StoreError, match="delete this folder and build again") as caught:
        open_embedded(folder)
    assert "\n" not in str(caught.value)
    shutil.rmtree(folder)
    with open_embedded(folder) as store:
        store.load(sample)
        assert store.dump() == sample


def test_a_folder_of_something_else_is_left_alone(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text("x", encoding="utf-8")
    mode = folder.stat().st_mode
    with pytest.raises(StoreError, match="holds something else"):
        open_embedded(folder)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    assert folder.stat().st_mode == mode


def test_a_path_that_cannot_be_a_folder_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreError, match="file") as caught:
            open_embedded(path)
        assert "\n" not in str(caught.value)


def test_importing_the_stores_does_not_load_the_databases() -> None:
    code = (
        "import sys, graph.stores.embedded, graph.stores.neo4j;"
        "print(sorted({'jpype', 'neo4j', 'arcadedb_embedded'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def test_a_crash_handler_turned_off_later_does_not_end_the_program(folder: Path) -> None:
    process = run(CHECKER, folder, cwd=CHECKOUT)
    assert (process.communicate(timeout=120)[0], process.returncode) == ("30000\n", 0)
