"""A dump of n+1 documents is that of n and what the document brought; without its graph it is that of n again."""

from collections import defaultdict
from pathlib import Path

import pytest

from graph.exports.snapshot import open_snapshot
from graph.model.elements import Elements, Relationship
from graph.pipeline import build
from graph.rdf.dump import write_file

CHECKOUT = Path(__file__).resolve().parents[2]
MORE = "2024年4月26日，江津泸州两地工会合作座谈会在重庆市江津区召开，重庆市江津区总工会主席袁书恒、泸州市总工会主席何婉清出席会议。"
DATASET = "<https://chuanyu.example/dataset"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Elements, Elements, str]:
    """The graph of nine sample pages, the graph with one page more, and the id of that page."""
    home = tmp_path_factory.mktemp("more")
    pages = sorted((CHECKOUT / "seeds" / "documents").iterdir())[:9]
    found = []
    for name, paths in (("n", pages), ("n1", [*pages, home / "more.txt"])):
        (home / "more.txt").write_text(MORE, encoding="utf-8")
        build([str(path) for path in paths], home / name)
        with open_snapshot(home / name) as snapshot:
            found.append(snapshot.elements())
    (document,) = {n.id for n in found[1].nodes if n.label == "Document"} - {n.id for n in found[0].nodes}
    return found[0], found[1], document


def lines(elements: Elements, path: Path) -> set[str]:
    write_file(elements, path, path.suffix[1:])
    return {line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(DATASET)}


def test_what_is_gone_was_changed_by_the_document(both: tuple[Elements, Elements, str], tmp_path: Path) -> None:
    before, after, document = both
    old, new = lines(before, tmp_path / "n.nt"), lines(after, tmp_path / "n1.nt")
    known = {n.id: n for n in before.nodes} | {e.id: e for e in before.relationships}
    now = {n.id: n for n in after.nodes} | {e.id: e for e in after.relationships}
    changed = {key for key, element in now.items() if known.get(key) != element}
    touched = changed | {end for key in changed if isinstance(e := now[key], Relationship) for end in (e.start, e.end)}
    assert old - new == set() or all(subject(line) in changed for line in old - new)
    assert new - old
    assert all(subject(line) in touched or subject(line).startswith(f"{document}#") for line in new - old)


def subject(line: str) -> str:
    return line.partition("> ")[0].removeprefix("<https://chuanyu.example/id/").partition(";selector")[0]


def test_the_graphs_of_the_other_documents_keep_their_evidence(
    both: tuple[Elements, Elements, str], tmp_path: Path
) -> None:
    before, after, document = both
    old, new = lines(before, tmp_path / "n.nq"), lines(after, tmp_path / "n1.nq")
    graph = f" <https://chuanyu.example/id/{document}> ."
    assert not [line for line in old if line.endswith(graph)]
    assert [line for line in new if line.endswith(graph)]
    evidence = "#TextQuoteSelector>"
    others = {line for line in new if not line.endswith(graph) and evidence in line}
    assert others == {line for line in old if evidence in line}


def test_without_its_graph_only_what_was_merged_stays(both: tuple[Elements, Elements, str], tmp_path: Path) -> None:
    before, after, document = both
    left = {line for line in lines(after, tmp_path / "n1.nq") if not line.endswith(f" <https://chuanyu.example/id/{document}> .")}
    known = {element.id for element in (*before.nodes, *before.relationships)}
    brought = {element.id for element in (*after.nodes, *after.relationships)} - known
    assert len([edge for edge in after.relationships if edge.id in brought and edge.properties.get("documents") == [document]]) > 5
    told = {subject(line).partition("#")[0] for line in left}
    assert {key for key in brought & told if not key.startswith("MET;")} == set()  # of nobody's graph, since derived
    assert known <= told
    types = {subject(line) for line in left if "22-rdf-syntax-ns#type>" in line}
    assert known <= types


def test_what_several_documents_tell_of_is_merged_once(sample: Elements, dumps: dict[str, Path]) -> None:
    graph = "<https://chuanyu.example/id/document/"
    told: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in dumps["nq"].read_text(encoding="utf-8").splitlines():
        last = line.removesuffix(" .").rpartition(" ")[2]
        told[subject(line)][last if last.startswith(graph) else ""].add(line.split(" ")[1].strip("<>"))
    several = 0
    for edge in sample.relationships:
        documents = {f"<https://chuanyu.example/id/{one}>" for one in edge.properties.get("documents", ())}
        found = told[edge.id]
        merged = found.pop("", set())
        assert found.keys() == documents or not documents
        if len(documents) == 1:
            assert merged == set()
        elif documents:
            several += 1
            assert {"https://chuanyu.example/ontology#rule", "https://chuanyu.example/ontology#confidence"} <= merged
            assert not any(merged & said for said in found.values())
            assert all({"http://purl.org/dc/terms/source", "http://www.w3.org/ns/prov#wasDerivedFrom"} <= said for said in found.values())
    assert several > 10


def test_the_order_of_reading_changes_nothing(both: tuple[Elements, Elements, str], tmp_path: Path) -> None:
    after = both[1]
    turned = Elements.of(reversed(after.nodes), reversed(after.relationships))
    for form in ("ttl", "trig"):
        write_file(after, tmp_path / f"a.{form}", form)
        write_file(turned, tmp_path / f"b.{form}", form)
        assert (tmp_path / f"a.{form}").read_bytes() == (tmp_path / f"b.{form}").read_bytes()
