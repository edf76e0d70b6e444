"""chuanyu export graphml, gexf, nodelink, edges."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
READERS: dict[str, Callable[[Path], nx.Graph]] = {
    "graphml": nx.read_graphml,
    "gexf": nx.read_gexf,
    "nodelink": lambda path: nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"),
}


@pytest.mark.parametrize("of", ["people", "meetings"])
@pytest.mark.parametrize("form", READERS)
def test_other_programs_read_the_sample_graph(
    form: str, of: str, chuanyu_process: Run, sample_data: Path, tmp_path: Path
) -> None:
    done = chuanyu_process("export", form, "out", "--of", of, "--data", sample_data, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    net = READERS[form](tmp_path / "out")
    assert done.stdout == f"out: {len(net)} nodes, {net.number_of_edges()} edges\n"
    assert "person/韩立川" in net
    first = (tmp_path / "out").read_bytes()
    chuanyu_process("export", form, "out", "--of", of, "--data", sample_data, cwd=tmp_path, env={"PYTHONHASHSEED": "7"})
    assert (tmp_path / "out").read_bytes() == first


def test_the_edge_list_goes_to_standard_output(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("export", "edges", "-", "--from", "2025", "--data", sample_data)
    assert done.stdout.splitlines()[0] == "source,target,source_name,target_name,weight,meetings,first,last,districts"
    assert "person/邓雨桐" in done.stdout


@pytest.mark.parametrize("of", ["people", "meetings"])
def test_a_period_leaves_no_time_before_it(of: str, chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("export", "gexf", "-", "--of", of, "--from", "2025", "--data", sample_data)
    starts = re.findall(r'<spell start="([^"]+)"', done.stdout)
    assert min(starts) >= "2025"


def test_filters_that_leave_nothing_leave_an_empty_graph(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    for form in (*READERS, "edges"):
        done = chuanyu("export", form, "out", "--from", "2031", "--data", sample_data, cwd=tmp_path)
        assert done.stdout == "out: 0 nodes, 0 edges\n"
