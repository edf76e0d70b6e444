"""The one Java machine of this process, started so that nothing is printed and no file appears elsewhere."""

import faulthandler
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOG = "log"
HEAP = "1g"
STATEMENT_MILLISECONDS = 60_000  # ArcadeDB ignores a transaction's own timeout
MESSAGE_BYTES = 128 * 1024 * 1024  # a request above the limit does not fail: it hangs the client

# -Xrs leaves signals to Python: without it SIGTERM ends in a crash. Flush 2 makes each commit reach the disk (fsync).
# These belong to databases; in the server's configuration ArcadeDB ignores them without a word.
SETTINGS = (
    "-Xrs",
    "--sun-misc-unsafe-memory-access=allow",
    "-Darcadedb.txWalFlush=2",
    f"-Darcadedb.command.timeout={STATEMENT_MILLISECONDS}",
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    f"-Darcadedb.bolt.maxMessageSize={MESSAGE_BYTES}",
    f"-Darcadedb.bolt.packstream.maxValueLength={MESSAGE_BYTES}",
)
_ERROR_FILE = "ARCADEDB_JVM_ERROR_FILE"
_left: list[bool] = []


def ensure_jvm(folder: Path) -> None:
    """Starts it, once a process; its log goes below the folder that came first."""
    import jpype
    from arcadedb_embedded.jvm import start_jvm

    if jpype.isJVMStarted():
        return
    # Java's own handler of SIGSEGV does its null checks. Were faulthandler on now, turning it off later would put back
    # the handler it found and the next null check would end the program.
    faulthandler.disable()
    log = folder / LOG
    log.mkdir(exist_ok=True)
    arguments = [*SETTINGS, f"-Djava.util.logging.config.file={_log_properties(log)}"]
    with _silent(), _crash_file(log / "crash-%p.log"):
        start_jvm(heap_size=HEAP, jvm_args=arguments)
    # The log's own troubles (a full disk) and warnings of Java's libraries would be printed there.
    nothing = jpype.JClass("java.io.PrintStream")(jpype.JClass("java.io.OutputStream").nullOutputStream())
    for stream in ("setOut", "setErr"):
        getattr(jpype.JClass("java.lang.System"), stream)(nothing)


def leave_running() -> None:
    """Java is busy with a statement for ever: the end of the program shall not wait for its threads any more."""
    import jpype.config

    jpype.config.destroy_jvm = False
    _left.append(True)


def is_left_running() -> bool:
    """Whether an orderly end of the program is not to be had: Python would go down under a thread of Java."""
    return bool(_left)


def _log_properties(log: Path) -> Path:
    """Warnings into one file of at most two megabytes; nothing on the console."""
    path = log / "logging.properties"
    pattern = (log / "arcadedb.log").as_posix().replace("%", "%%")
    lines = [
        "handlers=java.util.logging.FileHandler",
        ".level=WARNING",
        f"java.util.logging.FileHandler.pattern={pattern}",
        "java.util.logging.FileHandler.limit=2000000",
        "java.util.logging.FileHandler.append=true",
        "java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter",
    ]
    # Java reads properties as Latin-1 with escapes.
    text = "\n".join(lines).replace("\\", "\\\\") + "\n"
    path.write_text("".join(_escaped(character) for character in text), encoding="ascii")
    return path


def _escaped(character: str) -> str:
    if character.isascii():
        return character
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


@contextmanager
def _silent() -> Iterator[None]:
    """Standard error goes nowhere: the machine itself writes "Using incubator modules" there."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no standard error
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@contextmanager
def _crash_file(path: Path) -> Iterator[None]:
    """The only way to tell the library where a crash is written; put back, for children shall not inherit it."""
    before = os.environ.get(_ERROR_FILE)
    os.environ[_ERROR_FILE] = str(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_ERROR_FILE]
        else:
            os.environ[_ERROR_FILE] = before
