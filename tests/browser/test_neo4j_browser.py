"""The real Neo4j Browser in a headless Chromium: log in, drop the style, run a favourite, see the graph in Chinese."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM
from devtools import Tab, opened
from neo4j_process import PASSWORD, Running, fetch, prepare, started

CHECKOUT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).parent / "chuanyu"
FILES = CHECKOUT / "cypher" / "browser"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the graph of the sample pages."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    line = [COMMAND, "build", "seeds/documents", "--data", folder]
    subprocess.run(line, cwd=CHECKOUT, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def server(data: Path, require: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A Neo4j with the Browser and the graph, loaded by the command."""
    require(CHROMIUM, "no chromium on this machine: the Browser cannot be driven")
    fetch(require)
    home = tmp_path_factory.mktemp("neo4j") / "home"
    with started(home, prepare(home)) as running:
        line = [COMMAND, "load", "--store", running.uri, "--data", data]
        subprocess.run(line, env={**os.environ, "NEO4J_PASSWORD": PASSWORD}, check=True, capture_output=True, timeout=120)
        yield running


def log_in(tab: Tab, page: str, uri: str, user: str, password: str, database: str) -> None:
    tab.call("Page.navigate", url=f"{page}?connectURL={uri}&db={database}")
    tab.wait("!!document.querySelector('input[data-testid=password]')")
    tab.click("input[data-testid=username]")
    tab.value("document.activeElement.select()")
    tab.type(user)
    tab.click("input[data-testid=password]")
    tab.type(password)
    tab.click("button[data-testid=connect]")
    tab.wait("!document.querySelector('input[data-testid=password]')")


def see(tab: Tab, pictures: Path) -> list[str]:
    """Drops the style, runs the favourite that is dropped, and gives all captions of the graph."""
    tab.drop(FILES / "style.grass")
    tab.drop(FILES / "favourites" / "meetings.cypher")
    tab.wait("document.body.innerText.includes('ATTENDED')")
    tab.picture(pictures / "dropped.png")
    tab.click("[data-testid=editor-Run]")
    tab.wait("document.querySelectorAll('svg g.node').length > 5")
    tab.picture(pictures / "graph.png")
    return list(tab.value("[...document.querySelectorAll('svg g.node text, svg g.relationship text')].map(t => t.textContent)"))


def check(captions: list[str]) -> None:
    assert "出席" in captions
    assert "举行于" in captions
    assert "ATTENDED" not in captions
    assert any("韩立川" in caption for caption in captions)


def test_with_the_real_server(server: Running, tmp_path: Path) -> None:
    with opened() as tab:
        try:
            log_in(tab, server.page, server.uri, "neo4j", PASSWORD, "neo4j")
            check(see(tab, tmp_path))
        finally:
            tab.picture(tmp_path / "last.png")


def test_with_the_embedded_store(server: Running, data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    line = [COMMAND, "serve", "--json", "--port", "0", "--data", str(tmp_path / "data")]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        facts = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")
        with opened() as tab:
            try:
                log_in(tab, server.page, facts["address"], facts["user"], facts["password"], facts["database"])
                check(see(tab, tmp_path))
            finally:
                tab.picture(tmp_path / "last.png")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
