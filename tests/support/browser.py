"""A headless Chromium that opens one file, without a network: what the page became, what it asked for and complained of."""

import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--enable-logging=stderr",
    "--force-prefers-reduced-motion",
)


@dataclass(frozen=True)
class Seen:
    """dom: the document after its script ran. console: what it wrote to the console. requests: addresses it asked for."""

    dom: str
    console: list[str]
    requests: list[str]


def look(path: Path, query: str = "", *, window: str = "1280,1000") -> Seen:
    """Open a file in a new profile and wait until it is loaded."""
    with tempfile.TemporaryDirectory() as profile:
        log = Path(profile) / "net.json"
        done = subprocess.run(
            [
                str(CHROMIUM),
                *FLAGS,
                f"--window-size={window}",
                f"--user-data-dir={profile}/data",
                f"--log-net-log={log}",
                "--dump-dom",
                path.as_uri() + query,
            ],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
            check=True,
        )
        console = [line for line in done.stderr.splitlines() if re.search(r":CONSOLE[:(]\d+", line)]
        return Seen(done.stdout, console, requests(json.loads(log.read_text(encoding="utf-8"))))


def requests(log: dict[str, object]) -> list[str]:
    """Addresses that a page asked for by any other scheme than the file's own; the browser's own errands have no origin."""
    kinds = {number: name for name, number in log["constants"]["logEventTypes"].items()}  # type: ignore[index]
    started = [
        event["params"]
        for event in log["events"]  # type: ignore[attr-defined]
        if kinds[event["type"]] == "URL_REQUEST_START_JOB" and "url" in event.get("params", {})
    ]
    return [
        one["url"] for one in started if one.get("initiator") != "not an origin" and not one["url"].startswith("file:")
    ]
