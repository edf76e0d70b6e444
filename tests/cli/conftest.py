"""The command as a user runs it, and the sample graph built once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).parent / "chuanyu"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def chuanyu() -> Run:
    """`chuanyu(*arguments, cwd=…, stdin=…, env={…})`: runs the installed command, never through a shell."""

    def run(
        *arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
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

    return run


@pytest.fixture(scope="session")
def sample_data(chuanyu: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the graph of the sample pages."""
    data = tmp_path_factory.mktemp("sample") / "data"
    done = chuanyu("build", "seeds/documents", "--data", data, cwd=CHECKOUT)
    assert done.returncode == 0, done.stdout + done.stderr
    return data
