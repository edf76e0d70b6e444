"""The graph that a question is asked of, and why there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError, StoreLocked
from graph.exports.snapshot import NAME, Snapshot, open_snapshot


@contextmanager
def graph_in(folder: Path) -> Iterator[Snapshot]:
    """The snapshot in a data folder. StoreError where there is none; StoreLocked where the first build is at it."""
    if folder.is_file():
        raise StoreError("a file, not a data folder", where=str(folder), hint="name the folder that build was given")
    if not (folder / NAME).is_file():
        _not_being_built(folder)
    with open_snapshot(folder) as snapshot:
        yield snapshot


def _not_being_built(folder: Path) -> None:
    from graph.stores.holder import HOLDER, FolderLock  # here: where there is a graph no question needs it

    if not (folder / HOLDER).is_file():
        return
    try:
        FolderLock(folder).release()
    except StoreLocked as error:
        words = f"there is no graph yet, the first build is still running: {error.message}"
        raise StoreLocked(words, where=str(folder), hint="ask again when it has ended") from None
