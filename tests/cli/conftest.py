"""The command as a user runs it, and the sample graph built once."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli import main

CHECKOUT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).parent / "chuanyu"
Run = Callable[..., subprocess.CompletedProcess[str]]
Ask = Callable[..., tuple[int, str, str]]


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


@pytest.fixture
def ask(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ask:
    """`ask(*words, data=…)`: (exit code, output, errors) of a command within this process."""
    monkeypatch.setattr(signal, "signal", lambda number, handler: None)  # the handlers of this process are pytest's

    def run(*words: str | Path, data: Path = sample_data) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as leaving:
            main([*map(str, words), "--data", str(data)])
        out, err = capsys.readouterr()
        return int(str(leaving.value.code)), out, err

    return run
