"""The command `chuanyu`: the only room that prints, reads the environment or exits.

One file a command; each has a plain function that returns data and, beside it, the function that prints them.
Only the file of the command that was asked for is loaded, so that a cheap question starts quickly.
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from types import FrameType

from graph.cli.failures import one_line_failures


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command line (default: the program's own) and exits with its code."""
    line = list(sys.argv[1:] if arguments is None else arguments)
    _write_utf8()
    try:
        with one_line_failures():
            signal.signal(signal.SIGTERM, _terminated)
            # Loaded within, so that Ctrl-C while loading is told in one line too.
            import_module("graph.cli.application").run(line)
    except SystemExit as leaving:
        _leave_at_once(leaving.code)
        raise


def _leave_at_once(code: str | int | None) -> None:
    """Ends the program without its last steps where Java would never let it come to them; the store is closed by now."""
    jvm = sys.modules.get("graph.stores.jvm")
    if jvm is not None and jvm.is_left_running():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


def _write_utf8() -> None:
    """What is printed is UTF-8 with plain line ends whatever system and locale say; names that are no UTF-8 are escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(newline="\n")


def _terminated(number: int, frame: FrameType | None) -> None:
    """SIGTERM unwinds like Ctrl-C, so that the embedded store is stopped in order; 143 = 128 + 15."""
    raise SystemExit(143)
