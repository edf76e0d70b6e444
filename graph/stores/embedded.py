"""The store that needs no installation: ArcadeDB inside this process, reached over Bolt on loopback like any Neo4j."""

import atexit
import errno
import json
import shutil
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.model.schema import Schema
from graph.stores.bulk import NOTE, BulkLoad
from graph.stores.connection import Connection, first_line
from graph.stores.credentials import NAME, Credentials, credentials
from graph.stores.files import empty
from graph.stores.holder import LOCK, FolderLock
from graph.stores.jvm import STATEMENT_MILLISECONDS, ensure_jvm, leave_running
from graph.stores.mark import MARK
from graph.stores.signals import uninterrupted
from graph.stores.store import Store
from graph.stores.writer import make_type

DATABASE = "kg"
READER = "reader"
_READS_ONLY = {"access": [], "resultSetLimit": -1, "readTimeout": -1, "types": {"*": {"access": ["readRecord"]}}}
_ANALYZER = "org.apache.lucene.analysis.cjk.CJKAnalyzer"  # pairs of neighbouring characters, as in Neo4j's cjk
DISK_BYTES = 4_000_000  # ArcadeDB grows its files by less
_FULL = "the disk is full: free some space and run it again"
_AGAIN = "delete this folder and build again: nothing is lost, the store is made from the ledger"


def open_embedded(folder: Path, port: int = 0) -> Store:
    """The store in a folder of its own, which is created where it is missing and closed to other users.

    To be used as a context manager. It listens on two loopback ports only, chosen by the system but for
    the Bolt port where one is given; its random passwords lie in the folder. StoreLocked where another program has it open; StoreError for all else that
    hinders: no permission, port taken, full disk, damaged files, or a folder that holds something else.
    """
    folder = folder.absolute()
    try:
        _prepare(folder)
        lock = FolderLock(folder)
    except OSError as error:
        raise _cannot_use(folder, error) from None
    try:
        return _start(folder, lock, port)
    except OSError as error:
        raise _cannot_use(folder, error) from None


def _prepare(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ours = (folder / LOCK).exists() or (folder / NAME).exists()
    if not ours and any(folder.iterdir()):
        raise StoreError("the folder holds something else than a store", where=str(folder), hint="name an empty one")
    folder.chmod(0o700)


def _start(folder: Path, lock: FolderLock, port: int) -> Store:
    """Everything that was started is stopped again where a later step fails."""
    undo: list[Callable[[], None]] = [lock.release]
    advice = partial(_advice, folder)

    def close() -> None:
        atexit.unregister(close)
        with uninterrupted():
            while undo:
                with suppress(Exception):  # what cannot be stopped must not keep the rest open
                    undo.pop()()

    try:
        _check_free(port)
        with uninterrupted():
            secret = credentials(folder)
            if (folder / NOTE).exists():
                empty(folder)
                (folder / NOTE).unlink()
            server = _server(folder, secret.root, port)
            undo.append(server.stop)
            # Python hangs at its end on a server or driver that is open; so this runs even where nobody closes the
            # store. Registered after the Java machine's own end, to run before it.
            atexit.register(close)
            uri = f"bolt://127.0.0.1:{_open_database(server, folder, secret)}"
            limit = partial(_limit, server)
            writer = Connection(uri, "root", secret.root, DATABASE, str(folder), advice, limit, leave_running)
            undo.append(writer.close)
            reader = Connection(uri, READER, secret.reader, DATABASE, str(folder), advice, limit, leave_running)
            undo.append(reader.close)
    except BaseException:
        close()
        raise
    schema = Schema.load()
    texts = partial(_index_texts, server, folder, schema)
    bulk = BulkLoad(folder, lambda: server._java_server.getDatabase(DATABASE).getEmbedded(), partial(make_type, writer))
    return Store(writer, reader, schema, close, uri, _AGAIN, texts, bulk)


def _check_free(port: int) -> None:
    """ArcadeDB's own words for a taken port name neither port nor remedy."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            words = "the port is taken" if error.errno == errno.EADDRINUSE else error.strerror or str(error)
            raise StoreError(words, where=f"127.0.0.1:{port}", hint="name another with --port") from None


def _server(folder: Path, password: str, port: int) -> Any:
    try:
        ensure_jvm(folder)
        from arcadedb_embedded.server import ArcadeDBServer

        # Port 0: the system chooses a free one. HTTP cannot be switched off.
        settings = {"host": "127.0.0.1", "http_port": 0, "bolt_port": port}
        plugins = {"server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"}
        server = ArcadeDBServer(str(folder), password, settings | plugins)
        server.start()
    except OSError:
        raise
    except Exception as error:
        raise _broken(folder, error) from None
    return server


def _open_database(server: Any, folder: Path, secret: Credentials) -> int:
    """Opens or creates the database and its reader, and says on which port Bolt listens."""
    try:
        server.create_database(DATABASE)
        _ensure_reader(server, secret.reader)
        # No public way leads to a port that the system chose.
        plugins = server._java_server.getPlugins()
        return next(int(plugin.getPort()) for plugin in plugins if plugin.getName() == "Neo4j-Bolt")
    except Exception as error:
        raise _broken(folder, error) from None


def _ensure_reader(server: Any, password: str) -> None:
    """A user who cannot write: ArcadeDB does not enforce the read access of a session."""
    import jpype

    to_java = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    security = server._java_server.getSecurity()
    if security.existsUser(READER):
        return
    security.saveGroup("*", READER, to_java(json.dumps(_READS_ONLY)))
    user = {"name": READER, "password": str(security.encodePassword(password)), "databases": {DATABASE: [READER]}}
    security.createUser(to_java(json.dumps(user)))


def _index_texts(server: Any, folder: Path, schema: Schema) -> None:
    """Creates the full-text indexes that are missing: only ArcadeDB's SQL can, which Bolt does not carry."""
    database = server._java_server.getDatabase(DATABASE)
    there = database.getSchema()
    try:
        for one in schema.text_indexes():
            if there.existsIndex(one.name):
                continue
            # Two indexes of the very same properties are refused, and some of these have one for their values already.
            kind, on = ("LIST", f"{one.property} BY ITEM") if one.many else ("STRING", f"{one.property}, {MARK}")
            for text in (
                f"CREATE VERTEX TYPE {one.label} IF NOT EXISTS",
                f"CREATE PROPERTY {one.label}.{one.property} IF NOT EXISTS {kind}",
                f"CREATE PROPERTY {one.label}.{MARK} IF NOT EXISTS STRING",
                f'CREATE INDEX {one.name} IF NOT EXISTS ON {one.label} ({on}) FULL_TEXT METADATA {{"analyzer": "{_ANALYZER}"}}',
            ):
                database.command("sql", text)
    except Exception as error:
        raise _broken(folder, error) from None


def _limit(server: Any, seconds: float | None) -> None:
    """How long a statement may run, from now on: ArcadeDB ignores the limit of a transaction, and asks here each time."""
    import jpype

    key = jpype.JClass("com.arcadedb.GlobalConfiguration").COMMAND_TIMEOUT
    milliseconds = STATEMENT_MILLISECONDS if seconds is None else max(1, round(seconds * 1000))
    server._java_server.getDatabase(DATABASE).getConfiguration().setValue(key, jpype.JLong(milliseconds))


def _cannot_use(folder: Path, error: OSError) -> StoreError:
    return StoreError(error.strerror or str(error), where=str(error.filename or folder))


def _broken(folder: Path, error: Exception) -> StoreError:
    """What Java says at the bottom of its chain of causes."""
    text = first_line(error)
    cause: Any = error.__cause__ or error
    while (deeper := getattr(cause, "getCause", lambda: None)()) is not None:
        cause = deeper
    if hasattr(cause, "getMessage"):
        text = str(cause.getMessage() or cause.getClass().getSimpleName()).splitlines()[0][:300]
    refused = "Permission denied" in text or "Read-only" in text
    return StoreError(text, where=str(folder), hint=None if refused else _advice(folder))


def _advice(folder: Path) -> str:
    """ArcadeDB does not say that the disk is full, so it is looked at."""
    with suppress(OSError):
        if shutil.disk_usage(folder).free < DISK_BYTES:
            return _FULL
    return _AGAIN
