"""The ledger: one SQLite file, one row a document.

A row is found by its location: where the document was read from (by default its path), so that a page
that was edited takes the place of its former self. One program writes at a time; a transaction is
there as a whole or not at all, also after kill -9 or on a full disk.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

from graph.errors import LedgerError
from graph.ledger.codec import decode, encode, pack
from graph.model.records import Extraction, Page

NAME = "ledger.sqlite3"
_LOCK = "ledger.lock"
_OURS = 0x43594B47  # "CYKG": marks the file as a ledger of this program
_FORMAT = 1
_TABLE = """CREATE TABLE documents (
    location TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, reading TEXT NOT NULL,
    fingerprint TEXT NOT NULL, page BLOB NOT NULL, found BLOB NOT NULL) WITHOUT ROWID"""

# Days of publication that a user gave for pages that state none; as long as the page's bytes are the same.
_GIVEN = """CREATE TABLE IF NOT EXISTS given (
    location TEXT PRIMARY KEY, sha256 TEXT NOT NULL, day TEXT NOT NULL) WITHOUT ROWID"""


class Ledger:
    """Use as a context manager, or close() it. All methods raise LedgerError where the file cannot be used."""

    def __init__(self, path: Path, database: sqlite3.Connection, lock: sqlite3.Connection | None) -> None:
        """Use Ledger.open."""
        self._path, self._database, self._lock = path, database, lock

    @classmethod
    def open(cls, folder: Path, *, write: bool = True) -> "Ledger":
        """The ledger in this folder, made where there is none and `write` is true.

        LedgerError where the file is damaged, not a ledger, of a newer program, or held by another writer.
        """
        path = folder / NAME
        if not write and not path.is_file():
            raise LedgerError("there is no ledger yet", where=str(path), hint="run chuanyu build first")
        lock = None
        try:
            with _told(path):
                if write:
                    folder.mkdir(parents=True, exist_ok=True)
                    lock = _hold(folder / _LOCK, path)
                database = _connect(path, write)
        except BaseException:
            if lock:
                lock.close()
            raise
        return cls(path, database, lock)

    def close(self) -> None:
        """Let go of the file and of the writer's lock; closing twice does no harm."""
        self._database.close()
        if self._lock:
            self._lock.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes within are done together at its end, or none where it is left by an exception."""
        if self._database.in_transaction:
            yield  # a part of the one around it
            return
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._run("ROLLBACK")
            raise

    def _run(self, statement: str, values: Sequence[str | bytes] = ()) -> sqlite3.Cursor:
        with _told(self._path):
            return self._database.execute(statement, values)

    def has(self, page: Page, fingerprint: str, *, location: str | None = None) -> bool:
        """Whether this very page, read the same way, was extracted by the same program and seeds."""
        query = "SELECT 1 FROM documents WHERE location = ? AND reading = ? AND fingerprint = ?"
        return bool(self._run(query, (_text(location or page.path), _reading(page), fingerprint)).fetchone())

    def put(self, extraction: Extraction, fingerprint: str, *, location: str | None = None) -> None:
        """Keep what was found in a document, in the place of what was kept for its location.

        fingerprint: of the program and its seeds; another one later means to extract again.
        """
        page = extraction.page
        row = (
            _text(location or page.path),
            _text(page.path),
            page.sha256,
            _reading(page),
            fingerprint,
            *encode(extraction),
        )
        with self.transaction():
            self._run("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def get(self, path: str) -> Extraction | None:
        """What was found in the document with this path or location; None where there is none."""
        query = "SELECT page, found FROM documents WHERE location = ?1 OR path = ?1 ORDER BY location <> ?1, location"
        with _told(self._path):
            row = self._database.execute(query, (_text(path),)).fetchone()
            return decode(*row) if row else None

    def remove(self, path: str) -> int:
        """Take out the documents with this path or location; how many there were."""
        with self.transaction():
            gone = "(SELECT location FROM documents WHERE location = ?1 OR path = ?1)"
            self._run(f"DELETE FROM given WHERE location IN {gone}", (_text(path),))
            return self._run("DELETE FROM documents WHERE location = ?1 OR path = ?1", (_text(path),)).rowcount

    def under(self, name: str) -> list[tuple[str, str]]:
        """(location, path) of the documents that a location or a path stands for: itself, lines of a file, files of a folder."""
        parts = (f"{name}#", f"{name}/")
        rows = self._run("SELECT location, path FROM documents ORDER BY location").fetchall()
        return [(at, path) for at, path in rows if any(x == name or x.startswith(parts) for x in (at, path))]

    def give_day(self, page: Page, day: str, *, location: str) -> None:
        """Remember the day of publication that a user gave for this very page."""
        if self.given_day(page, location=location) != day:
            with self.transaction():
                row = (_text(location), page.sha256, day)
                self._run("INSERT OR REPLACE INTO given VALUES (?, ?, ?)", row)

    def given_day(self, page: Page, *, location: str) -> str | None:
        """The day of publication that a user gave for this very page, or None."""
        query = "SELECT day FROM given WHERE location = ? AND sha256 = ?"
        row = self._run(query, (_text(location), page.sha256)).fetchone()
        return row[0] if row else None

    def keep_lines(self, file: str, locations: Collection[str]) -> int:
        """Take out the documents `file#…` that lie nowhere else and have none of these locations; how many there were."""
        query = "SELECT location FROM documents WHERE location > ?1 || '#' AND location < ?1 || '$'"  # $ follows #
        kept = {_text(location) for location in locations}
        gone = [row for row in self._run(query, (_text(file),)).fetchall() if row[0] not in kept and not _own_file(row[0], file)]
        with self.transaction():
            for (location,) in gone:
                self._run("DELETE FROM documents WHERE location = ?", (location,))
        return len(gone)

    def paths(self) -> list[str]:
        """The paths of all documents, sorted; one of two folders may stand twice."""
        with _told(self._path):
            return [row[0] for row in self._database.execute("SELECT path FROM documents ORDER BY path, location")]

    def extractions(self) -> Iterator[Extraction]:
        """What was found in each document, sorted by path and location, as it was when the walk began."""
        query = "SELECT page, found FROM documents ORDER BY path, location"
        with _told(self._path):
            for row in self._database.execute(query):
                yield decode(*row)

    def digest(self) -> str:
        """A hash of all that is kept: equal digests, equal graphs."""
        query = "SELECT location, path, reading, fingerprint, found FROM documents ORDER BY location"
        with _told(self._path):
            total = hashlib.sha256()
            for *texts, found in self._database.execute(query):
                total.update(pack(texts))
                total.update(found)
            return total.hexdigest()

    def __len__(self) -> int:
        with _told(self._path):
            return int(self._database.execute("SELECT count(*) FROM documents").fetchone()[0])


def _own_file(location: str, file: str) -> bool:
    """Whether it is of another file, whose name goes on with # (a.jsonl#b.txt), and no line of this one."""
    ends = [at for at in range(len(_text(file)) + 1, len(location) + 1) if location[at : at + 1] in ("#", "")]
    return any(os.path.isfile(location[:end]) for end in ends)  # noqa: PTH113 — no error for what can be no name


def _text(path: str) -> str:
    """As SQLite takes it: a file name that is not UTF-8 has lone surrogates in Python."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _reading(page: Page) -> str:
    """What the extraction depends on besides the program: bytes, encoding, title, date …"""
    return hashlib.sha256(pack(astuple(page))).hexdigest()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """The errors of the file in one line."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LedgerError(f"cannot be used: {error}", where=str(path)) from error
    except (sqlite3.DatabaseError, zlib.error, ValueError, KeyError, TypeError) as error:
        hint = "delete it and build again from the documents"
        raise LedgerError(f"is damaged or no ledger: {error}", where=str(path), hint=hint) from error
    except OSError as error:
        raise LedgerError(f"cannot be used: {error.strerror or error}", where=str(error.filename or path)) from error


def _hold(path: Path, ledger: Path) -> sqlite3.Connection:
    """The writer's lock: the operating system lets it go when the program ends, however it ends."""
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" not in str(error):
            raise
        raise LedgerError("another chuanyu is writing", where=str(ledger), hint="wait until it has ended") from None
    return lock


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if write else 'ro'}"
    database = sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None)
    try:
        _check(database, path, write)
    except BaseException:
        database.close()
        raise
    return database


def _check(database: sqlite3.Connection, path: Path, write: bool) -> None:
    ours = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    tables = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if write and ours == version == tables == 0:
        _create(database)
    elif ours != _OURS:
        raise LedgerError("is not a ledger of chuanyu", where=str(path), hint="name another data folder")
    elif version > _FORMAT:
        raise LedgerError(f"was written by a newer chuanyu (format {version})", where=str(path), hint="update chuanyu")
    database.execute("SELECT location, found FROM documents LIMIT 1").fetchone()
    database.execute("PRAGMA synchronous = FULL")
    if write:
        database.execute(_GIVEN)


def _create(database: sqlite3.Connection) -> None:
    database.execute("BEGIN IMMEDIATE")
    database.execute(_TABLE)
    database.execute(f"PRAGMA application_id = {_OURS}")
    database.execute(f"PRAGMA user_version = {_FORMAT}")
    database.execute("COMMIT")
