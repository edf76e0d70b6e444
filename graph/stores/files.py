"""The files of the embedded store as they lie on disk: whether they are what a build left, and making room for new ones."""

import hashlib
import shutil
from pathlib import Path

from graph.stores.holder import FolderLock

_DATABASES = "databases"
_DATA = (".bucket", "idx", ".dict")


def files_digest(folder: Path) -> str:
    """A hash of the names and sizes of a closed store's data files: lost, cut and overgrown ones make another."""
    total = hashlib.sha256()
    for path in sorted((folder / _DATABASES).rglob("*")):
        if path.name.endswith(_DATA) or path.name == "schema.json":
            total.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def discard_files(folder: Path) -> None:
    """Deletes the databases of a store; all of it can be made again from the ledger. StoreLocked where one has it open."""
    lock = FolderLock(folder)
    try:
        empty(folder)
    finally:
        lock.release()


def empty(folder: Path) -> None:
    """The same, by who holds the folder."""
    shutil.rmtree(folder / _DATABASES, ignore_errors=True)
