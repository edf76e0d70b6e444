"""`chuanyu serve` as a process of its own."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from command import COMMAND


@contextmanager
def serving(data: Path, *options: str) -> Iterator[tuple[dict[str, str], subprocess.Popen[str]]]:
    """What it prints, and the process; it is there until it has ended."""
    line = [COMMAND, "serve", "--json", "--port", "0", "--data", str(data), *options]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        text = "".join(iter(lambda: process.stdout.readline(), "}\n")) + "}"
        yield json.loads(text), process
    finally:
        process.kill()
        process.communicate()
