"""Who holds a store's folder: a lock of the operating system, and a note for those who come second.

The lock ends with the process, however it ends, so nothing is stale after a kill; the note may be, and is
only read where the lock is held.
"""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from graph.errors import StoreLocked

LOCK = "store.lock"
HOLDER = "holder.json"


class FolderLock:
    """Holds a folder until `release`."""

    def __init__(self, folder: Path) -> None:
        """StoreLocked, naming process, command and time, where another program (or this one) holds the folder."""
        self._folder = folder
        self._file = (folder / LOCK).open("a+b")
        try:
            _lock(self._file)
        except OSError:
            self._file.close()
            raise StoreLocked(_held_by(folder), where=str(folder), hint="wait for it to end, or stop it") from None
        try:
            _note(folder)
        except BaseException:
            self._file.close()
            raise

    def release(self) -> None:
        """Idempotent. The lock's file stays: to delete it would let two programs lock two files of one name."""
        if not self._file.closed:
            with suppress(OSError):
                (self._folder / HOLDER).unlink(missing_ok=True)
            self._file.close()


def _lock(file: IO[bytes]) -> None:
    """OSError where it is locked already, through any other open file of any process."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _note(folder: Path) -> None:
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    replace_text(folder / HOLDER, json.dumps({"pid": os.getpid(), "command": _command(), "since": since}))


def _command() -> str:
    """Program and subcommand; no more, for what follows may be nobody's business."""
    words = [Path(sys.argv[0]).name or "python", *(word for word in sys.argv[1:2] if not word.startswith("-"))]
    return " ".join(words)


def _held_by(folder: Path) -> str:
    try:
        holder = json.loads((folder / HOLDER).read_text(encoding="utf-8"))
        return f"in use by {holder['command']} (process {holder['pid']}) since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):  # it has not written its note yet
        return "in use by another program"


def replace_text(path: Path, text: str) -> None:
    """Writes a file that only its owner can read, wholly or not at all."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:  # an interrupt may come at any moment; once it has taken its place there is nothing here to remove
        fresh.unlink(missing_ok=True)
