"""The files of the embedded store as they lie on disk: whether they are what a build left, and making room for new ones."""

import hashlib
import os
import shutil
from contextlib import suppress
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
    """The same, by who holds the folder. OSError where something cannot be deleted."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder / _DATABASES)


def sync_folder(folder: Path) -> None:
    """Puts the names in a folder on the disk: those of new files, and that deleted ones are gone."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
