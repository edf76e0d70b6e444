"""The command `chuanyu` for tests: within this process, where Java and the rules are loaded once, or as a process of its own.

tests/cli/test_entry_point.py proves that both say the same.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path

from graph.cli import main

CHECKOUT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).parent / "chuanyu"
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


def process(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Done:
    """Runs the installed command, never through a shell."""
    done = subprocess.run(
        [COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
        capture_output=True,
        timeout=240,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def inside(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Done:
    """The same within this process; what would be a traceback is raised."""
    line = list(map(str, arguments))
    out, err = BytesIO(), BytesIO()
    with _as_if_started(line, cwd or Path.cwd(), stdin, env or {}, out, err):
        try:
            main(line)
        except SystemExit as leaving:
            code = leaving.code
    assert code is None or isinstance(code, int), code
    return subprocess.CompletedProcess(["chuanyu", *line], code or 0, out.getvalue().decode(), err.getvalue().decode())


@contextmanager
def _as_if_started(
    line: list[str], cwd: Path, stdin: bytes, env: Mapping[str, str], out: BytesIO, err: BytesIO
) -> Iterator[None]:
    """This process as a new one would find itself; afterwards as it was."""
    given = {"COLUMNS": "80", **env}  # no terminal's own width
    streams, argv, place = (sys.stdin, sys.stdout, sys.stderr), sys.argv, Path.cwd()
    variables = {name: os.environ.get(name) for name in given}
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        sys.stdin = TextIOWrapper(BytesIO(stdin), encoding="utf-8")
        sys.stdout = TextIOWrapper(out, encoding="utf-8", write_through=True)
        sys.stderr = TextIOWrapper(err, encoding="utf-8", write_through=True)
        sys.argv = ["chuanyu", *line]
        os.environ.update(given)
        os.chdir(cwd)
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.detach()  # which flushes it, and leaves open what it wrote into
        sys.stdin, sys.stdout, sys.stderr = streams
        sys.argv = argv
        os.chdir(place)
        for name, value in variables.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        for number, handler in handlers.items():
            signal.signal(number, handler)
