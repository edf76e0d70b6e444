"""Asking the sample graph in few words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command import inside

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(sample_data: Path) -> Ask:
    """`ask(*words, data=…)`: (exit code, output, errors) of a command within this process."""

    def run(*words: str | Path, data: Path = sample_data) -> tuple[int, str, str]:
        done = inside(*words, "--data", data)
        return done.returncode, done.stdout, done.stderr

    return run
