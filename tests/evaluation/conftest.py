"""The command as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def chuanyu() -> Run:
    """`chuanyu(*arguments, cwd=…, stdin=…)`: runs the installed command, never through a shell."""

    def run(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [Path(sys.executable).parent / "chuanyu", *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            env={**os.environ, "PYTHONUTF8": "1"},
            capture_output=True,
            timeout=120,
            check=False,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return run
