"""The graph of the sample pages and its dumps."""

from pathlib import Path

import pytest

from graph.exports.snapshot import open_snapshot
from graph.model.elements import Elements
from graph.rdf.dump import FORMATS, write_file


@pytest.fixture(scope="session")
def sample(sample_data: Path) -> Elements:
    """The graph of the sample pages."""
    with open_snapshot(sample_data) as snapshot:
        return snapshot.elements()


@pytest.fixture(scope="session")
def dumps(sample: Elements, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """format → the sample's dump."""
    folder = tmp_path_factory.mktemp("dumps")
    for form in FORMATS:
        write_file(sample, folder / f"graph.{form}", form)
    return {form: folder / f"graph.{form}" for form in FORMATS}
