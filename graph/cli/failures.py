"""The one handler of all failures: one line on standard error and an exit code, never a traceback for what a user can cause."""

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from graph.cli.printing import visible
from graph.errors import ChuanyuError

HINTS = {
    errno.ENOSPC: "the disk is full: free some space and run it again, nothing was half written",
    errno.EDQUOT: "the quota is used up: free some space and run it again, nothing was half written",
    errno.EFBIG: "a file may not grow that large here",
    errno.EACCES: "you may not read or write there",
    errno.EROFS: "that file system is read-only",
    errno.ENOENT: "nothing of that name is there: is the path right?",
    errno.EEXIST: "a file of that name is there: name another folder",
    errno.ENOTDIR: "a part of that path is a file: name another path",
    errno.EISDIR: "that is a folder: name a file",
    errno.ENAMETOOLONG: "name a shorter path",
}


class WrongCommandLine(ChuanyuError):
    """What was typed is no command of this program."""

    exit_code = 2


@contextmanager
def one_line_failures() -> Iterator[None]:
    """Turns what goes wrong inside into `chuanyu: where: what (hint)` and the exit code of errors.py."""
    try:
        yield
        sys.stdout.flush()
    except ChuanyuError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _interrupted()
    except BrokenPipeError:
        _reader_gone()
    except OSError as error:
        _fail(describe(error), 1)
    except sqlite3.Error as error:
        _fail(f"{error} (the snapshot cannot be used: run chuanyu build again)", 1)
    except SystemExit as leaving:
        if leaving.code == 130:  # typer makes this of Ctrl-C
            _interrupted()
        if leaving.code in (None, 0):
            _flush_or_leave()
        raise


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Errors of the operating system inside are about this file, where they name none (a full disk does not)."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def describe(error: OSError) -> str:
    """`path: what (hint)` of an operating system's error."""
    what = error.strerror or str(error)
    where = f"{error.filename}: " if error.filename else ""
    hint = HINTS.get(error.errno or 0)
    return f"{where}{what} ({hint})" if hint else f"{where}{what}"


def say(text: str) -> None:
    """One line on standard error."""
    print(f"chuanyu: {visible(' '.join(text.split()))}", file=sys.stderr)


def _fail(text: str, code: int) -> NoReturn:
    say(text)
    raise SystemExit(code) from None


def _interrupted() -> NoReturn:
    _fail("interrupted, nothing was half written", 130)


def _flush_or_leave() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _reader_gone()
    except OSError as error:
        _fail(describe(error), 1)


def _reader_gone() -> NoReturn:
    """Whoever read our output has enough (`| head`): leave quietly, and keep Python from flushing once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(1) from None
