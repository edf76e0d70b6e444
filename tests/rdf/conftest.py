"""The graph of the sample pages, made once, and its dumps."""

from pathlib import Path

import pytest

from graph.exports.snapshot import open_snapshot
from graph.model.elements import Elements
from graph.pipeline import build
from graph.rdf.dump import FORMATS, write_file

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Elements:
    """The graph of the sample pages."""
    data = tmp_path_factory.mktemp("rdf") / "data"
    build([str(CHECKOUT / "seeds" / "documents")], data)
    with open_snapshot(data) as snapshot:
        return snapshot.elements()


@pytest.fixture(scope="session")
def dumps(sample: Elements, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """format → the sample's dump."""
    folder = tmp_path_factory.mktemp("dumps")
    for form in FORMATS:
        write_file(sample, folder / f"graph.{form}", form)
    return {form: folder / f"graph.{form}" for form in FORMATS}
