"""The real Neo4j Browser in a headless Chromium: log in, drop the style, run a favourite, see the graph in Chinese."""

import json
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM
from command import COMMAND, inside
from devtools import Tab, opened
from neo4j_process import PASSWORD, Server, fetch, prepare, started

CHECKOUT = Path(__file__).resolve().parents[2]
FILES = CHECKOUT / "cypher" / "browser"


@pytest.fixture(scope="module")
def server(sample_data: Path, require: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j with the Browser and the graph, loaded by the command."""
    require(CHROMIUM, "no chromium on this machine: the Browser cannot be driven")
    fetch(require)
    home = tmp_path_factory.mktemp("neo4j") / "home"
    with started(prepare(home, browser=True)) as running:
        done = inside("load", "--store", running.uri, "--data", sample_data, env={"NEO4J_PASSWORD": PASSWORD})
        assert done.returncode == 0, done.stderr
        yield running


def log_in(tab: Tab, page: str, uri: str, user: str, password: str, database: str) -> None:
    tab.call("Page.navigate", url=f"{page}?connectURL={uri}&db={database}")
    for field, words in {"username": user, "password": password}.items():
        fill(tab, f"document.querySelector('input[data-testid={field}]')", words)
    tab.wait("!document.querySelector('button[data-testid=connect]')?.disabled")
    tab.click("button[data-testid=connect]")
    tab.wait("document.body.innerText.includes('You are connected as')", 40)


def fill(tab: Tab, field: str, words: str) -> None:
    """Again until it stays: the form is drawn anew when the Browser has found out about the server."""
    deadline = time.monotonic() + 40
    while True:
        tab.wait(f"!!{field}", 40)
        tab.value(f"(f => {{ f.focus(); f.select(); }})({field})")
        tab.type(words)
        time.sleep(1)
        if tab.value(f"{field}?.value") == words:
            return
        assert time.monotonic() < deadline, tab.value("document.body.innerText")


def drop(tab: Tab, path: Path, words: str) -> None:
    """Again until the page answers with these words: it takes no files while it is still being built up."""
    shown = f"document.body.innerText.includes({json.dumps(words)})"
    deadline = time.monotonic() + 60
    while not tab.value(shown):
        assert time.monotonic() < deadline, tab.value("document.body.innerText")
        tab.drop(path)
        for _ in range(25):
            if tab.value(shown):
                break
            time.sleep(0.2)


def see(tab: Tab, pictures: Path) -> list[str]:
    """Drops the style, runs the favourite that is dropped, and gives all captions of the graph."""
    drop(tab, FILES / "style.grass", "出席")  # the Browser shows the style it has taken
    tab.picture(pictures / "style.png")
    drop(tab, FILES / "favourites" / "meetings.cypher", "Paste in editor")
    tab.picture(pictures / "dropped.png")
    tab.click_words("Paste in editor")
    tab.wait("document.body.innerText.replaceAll('\\u00a0', ' ').includes('OPTIONAL MATCH place')")
    tab.click("[data-testid=editor-Run]")
    tab.wait("document.querySelectorAll('svg g.node').length > 5", 40)
    tab.picture(pictures / "graph.png")
    return list(tab.value("[...document.querySelectorAll('svg g.node text, svg g.relationship text')].map(t => t.textContent)"))


def check(captions: list[str]) -> None:
    assert "出席" in captions
    assert "举行于" in captions
    assert "ATTENDED" not in captions
    assert any("韩立川" in caption for caption in captions)


def seen(page: str, uri: str, user: str, password: str, database: str, pictures: Path) -> list[str]:
    """The captions, in one of three fresh windows: on a busy machine the Browser may lose what is typed or dropped."""
    for number in range(3):
        with opened() as tab:
            try:
                log_in(tab, page, uri, user, password, database)
                return see(tab, pictures)
            except AssertionError:
                tab.picture(pictures / f"last{number}.png")
                if number == 2:
                    raise
    raise AssertionError


def test_with_the_real_server(server: Server, tmp_path: Path) -> None:
    check(seen(server.page, server.uri, "neo4j", PASSWORD, "neo4j", tmp_path))


def test_with_the_embedded_store(server: Server, sample_data: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_data, tmp_path / "data")
    line = [COMMAND, "serve", "--json", "--port", "0", "--data", str(tmp_path / "data")]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        facts = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")
        check(seen(server.page, facts["address"], facts["user"], facts["password"], facts["database"], tmp_path))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
