"""Every prepared SPARQL query gives the rows of the Cypher question of its name, and those of networkx.

The third way is graph.network where it answers the question, else a walk. On the sample pages, on real pages and on generated
graphs; for every person, organization, place and so on that they name, not for chosen ones; repeated rows count.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import networked
import pytest
import walks
from gatherings import gatherings

from graph.exports.snapshot import open_snapshot
from graph.model.elements import Elements
from graph.model.schema import Schema
from graph.network.network import Network, network_of
from graph.pipeline import build
from graph.rdf.queries import names, prepared
from graph.rdf.sparql import Asked, dump_asked, graph_asked
from graph.stores.asking import Limits
from graph.stores.embedded import open_embedded
from graph.stores.statements import statement
from graph.stores.store import Store

THINGS = "https://chuanyu.example/id/"
LIMITS = Limits(60, 10_000)
SORTED = {"places", "posts", "other_posts", "roles", "other_roles", "parties", "signers", "signed_at", "cited_at"}
Row = dict[str, Any]
Cases = dict[str, list[dict[str, str]]]  # query → what it is asked with


@dataclass(frozen=True)
class Third:
    """What a question is answered with without a query language. ordered: its rows come in the question's order."""

    answer: Callable[[Any, dict[str, str]], list[tuple[Any, ...]]]
    columns: tuple[str, ...]
    ordered: bool = False


NETWORK = {
    "met": Third(networked.met, ("person", "date", "meeting", "other", "roles", "other_roles"), ordered=True),
    "where_met": Third(networked.where_met, ("person", "meeting", "other", "date", "roles", "other_roles")),
    "attended": Third(networked.attended, ("person", "date", "meeting", "roles"), ordered=True),
    "took_part": Third(networked.took_part, ("organization", "date", "meeting", "roles"), ordered=True),
    "companions": Third(networked.companions, ("organization", "other", "meetings")),
    "meetings": Third(networked.meetings, ("date", "meeting", "kind", "people", "organizations"), ordered=True),
    "meetings_by_year": Third(networked.meetings_by_year, ("year", "district", "meetings")),
    "instalments": Third(networked.instalments, ("series", "meeting", "number", "people")),
    "in_role": Third(networked.in_role, ("person", "meeting")),
}
WALKED = {
    "posts": Third(walks.posts, ("person", "post", "status", "first", "last")),
    "evidence": Third(walks.evidence, ("start_id", "end_id", "quote", "place")),
    "agreements": Third(walks.agreements, ("agreement", "status", "parties", "signers")),
    "reporters": Third(walks.reporters, ("name", "stories")),
    "told_by": Third(walks.told_by, ("story", "subject", "how")),
}


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Elements:
    """The graph of five real pages."""
    data = tmp_path_factory.mktemp("real") / "data"
    build([str(shared / "seeds")], data)
    with open_snapshot(data) as snapshot:
        return snapshot.elements()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_embedded(tmp_path_factory.mktemp("three") / "store") as opened:
        yield opened


@pytest.fixture(scope="module")
def asked(sample: Elements) -> Iterator[Asked]:
    with graph_asked(sample) as found:
        yield found


def cases(elements: Elements, most: int = 10_000) -> Cases:
    """Every query with everything that the graph names, of each sort no more than `most`."""

    def of(label: str, name: str = "name") -> list[str]:
        found = {node.properties[name] for node in elements.nodes if node.label == label and name in node.properties}
        return sorted(found)[:most]

    nodes = elements.by_id()
    people, bodies, districts = of("Person"), of("Organization"), of("District")
    reporters = sorted({name for node in elements.nodes for name in node.properties.get("reporters", ())})
    held, venues = (sorted({nodes[edge.end].properties["name"] for edge in elements.relationships if edge.type == kind}) for kind in ("HELD_IN", "HELD_AT"))
    held += [name[:-1] for name in held if len(name) > 2]  # 北碚 for 北碚区
    there = [(edge.start, edge.end) for edge in elements.relationships if edge.type == "ATTENDED"]
    pairs = {(a, b) for a, at in there for b, too in there if at == too and a != b}
    met = sorted({(nodes[a].properties["name"], nodes[b].properties["name"]) for a, b in pairs})[:most]
    parties = sorted({body for body in bodies if any(e.type == "PARTY_TO" and e.start.endswith(body) for e in elements.relationships)})
    kinds, roles = Schema.load().nodes["Meeting"].properties["kind"].values, Schema.load().relationships["ATTENDED"].properties["roles"].values
    return {
        "met": [{"name": name} for name in people]
        + [{"name": a, "with": b} for a, b in met[:20]]
        + [{"name": name, "in": place} for name in people[:12] for place in [*held, *venues]]
        + [{"name": name, "from": "2024-05", "to": "2024"} for name in people],
        "where_met": [{"name": a, "with": b} for a, b in met],
        "attended": [{"name": name} for name in people] + [{"name": name, "role": "speak"} for name in people],
        "posts": [{"name": name} for name in people],
        "meetings": [{}, *({"in": place} for place in districts), *({"kind": kind} for kind in kinds), {"from": "2024-03"}, {"to": "2024-06"}]
        + [{"from": "2024-03-01", "to": "2024-11", "in": place} for place in held],
        "meetings_by_year": [{"in": place} for place in districts],
        "evidence": [{"of": name} for name in [*people, *bodies, *of("Agreement", "title")]] + [{"of": a, "and": b} for a, b in met[:5]]
        + [{"of": name, "and": title} for name in people[:10] for title in of("Meeting", "title")[:10]],
        "took_part": [{"organization": body} for body in bodies] + [{"organization": body, "role": "organize"} for body in bodies],
        "companions": [{"organization": body} for body in bodies],
        "agreements": [{}, *({"party": body} for body in bodies), *({"party": a, "with": b} for a in parties for b in parties)],
        "instalments": [{"series": name} for name in [*of("Series"), "会"]],
        "in_role": [{"role": role} for role in roles] + [{"role": "speak", "kind": kind} for kind in kinds],
        "reporters": [{}, *({"name": name} for name in reporters), {"name": "无此人"}],
        "told_by": [{"name": name} for name in [*people, *bodies, *districts, *of("Meeting", "title")]],
    }  # fmt: skip


def in_sparql(asked: Asked, query: str, given: dict[str, str]) -> list[Row]:
    answer = asked.ask(prepared(query).filled(given), LIMITS)
    assert answer.columns == prepared(query).columns
    assert not answer.more
    return [_plain(dict(zip(answer.columns, row, strict=True))) for row in answer.rows]


def in_cypher(store: Store, query: str, given: dict[str, str]) -> list[Row]:
    given = {name: value for name, value in given.items() if name != "fact"}
    columns = prepared(query).columns
    return [_plain({name: row[name] for name in columns}) for row in store.read(query, **given)]


def _plain(row: Row) -> Row:
    """One form for both: ids without what IRIs begin with, lists joined, those that have no order of their own sorted."""
    found = {}
    for name, value in row.items():
        if isinstance(value, list):
            value = "、".join(value)
        if isinstance(value, str):
            value = value.removeprefix(THINGS)
        found[name] = "、".join(sorted((value or "").split("、"))) if name in SORTED else value
    if "fact" in found:
        types = {kind.rdf[0].partition(":")[2]: name for name, kind in Schema.load().relationships.items()}
        found["fact"] = types.get(found["fact"], found["fact"])
    return found


def agree(asked: Asked, store: Store, network: Network, net: walks.Net, wanted: Cases) -> dict[str, int]:
    """SPARQL, Cypher and networkx; how many rows each query gave."""
    rows = dict.fromkeys(wanted, 0)
    for query, every in wanted.items():
        third = NETWORK.get(query) or WALKED[query]
        for given in every:
            here, there = in_sparql(asked, query, given), in_cypher(store, query, given)
            if query == "evidence":  # sorted by the name of the type, which is another in RDF
                here, there = (sorted(found, key=lambda row: tuple(map(str, row.values()))) for found in (here, there))
            assert here == there, (query, given)
            found = [tuple(row[name] for name in third.columns) for row in here]
            expected = third.answer(network if query in NETWORK else net, given)
            if not third.ordered:
                found, expected = sorted(found, key=repr), sorted(expected, key=repr)
            assert found == expected, (query, given)
            rows[query] += len(here)
    return rows


def test_on_the_sample_pages(asked: Asked, store: Store, sample: Elements) -> None:
    store.load(sample)
    rows = agree(asked, store, network_of(sample), walks.network(sample), cases(sample))
    assert [query for query, number in rows.items() if number == 0] == []


def test_on_real_pages(store: Store, real: Elements) -> None:
    store.load(real)
    with graph_asked(real) as asked:
        rows = agree(asked, store, network_of(real), walks.network(real), cases(real, 60))
    assert all(rows[query] > 0 for query in ("met", "where_met", "attended", "took_part", "meetings", "meetings_by_year", "evidence"))


@hypothesis.settings(max_examples=8, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow])
@hypothesis.given(gatherings())
def test_on_generated_graphs(store: Store, elements: Elements) -> None:
    store.load(elements)
    with graph_asked(elements) as asked:
        agree(asked, store, network_of(elements), walks.network(elements), cases(elements, 4))


@pytest.mark.parametrize("form", ["ttl", "jsonld", "trig", "nq"])
def test_every_form_of_dump_gives_the_same_rows(asked: Asked, dumps: dict[str, Path], sample: Elements, form: str) -> None:
    dumped, wanted = dump_asked(dumps[form]), cases(sample)
    for query in names():
        for given in wanted[query][:3]:
            assert in_sparql(dumped, query, given) == in_sparql(asked, query, given), (query, given)


def test_every_query_has_its_counterparts() -> None:
    assert len(names()) >= 10
    assert {*NETWORK, *WALKED} == set(names())
    assert not NETWORK.keys() & WALKED.keys()
    for name in names():
        question = statement("read", name)
        assert set(prepared(name).columns) <= set(question.columns)
        assert {one.name for one in prepared(name).parameters.values()} - {"fact"} <= set(question.parameters)
