"""Every prepared SPARQL query gives the rows of the Cypher question of its name, and those of a walk in networkx.

On the sample pages, for every person, organization, place and so on that they name, not for chosen ones.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import walks

from graph.model.elements import Elements
from graph.model.schema import Schema
from graph.network.question import Question, who_met
from graph.network.view import MemoryView
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


@pytest.fixture(scope="module")
def asked(sample: Elements) -> Iterator[Asked]:
    with graph_asked(sample) as found:
        yield found


@pytest.fixture(scope="module")
def store(sample: Elements, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_embedded(tmp_path_factory.mktemp("three") / "store") as opened:
        opened.load(sample)
        yield opened


@pytest.fixture(scope="module")
def net(sample: Elements) -> walks.Net:
    return walks.network(sample)


@pytest.fixture(scope="module")
def cases(sample: Elements) -> dict[str, list[dict[str, str]]]:
    """query → what it is asked with: everything that the sample names."""

    def of(label: str, name: str = "name") -> list[str]:
        return sorted({node.properties[name] for node in sample.nodes if node.label == label and name in node.properties})

    people, bodies, districts = of("Person"), of("Organization"), of("District")
    met = sorted({(a.properties["name"], b.properties["name"]) for a, b in _met(sample)})
    parties = sorted({body for body in bodies if any(e.type == "PARTY_TO" and e.start.endswith(body) for e in sample.relationships)})
    kinds, roles = Schema.load().nodes["Meeting"].properties["kind"].values, Schema.load().relationships["ATTENDED"].properties["roles"].values
    return {
        "met": [{"name": name} for name in people]
        + [{"name": a, "with": b} for a, b in met[:20]]
        + [{"name": name, "in": place} for name in people[:12] for place in ("重庆", "四川省", "文化宫")]
        + [{"name": name, "from": "2024-05", "to": "2024"} for name in people],
        "where_met": [{"name": a, "with": b} for a, b in met],
        "attended": [{"name": name} for name in people] + [{"name": name, "role": "speak"} for name in people],
        "posts": [{"name": name} for name in people],
        "meetings": [{}, *({"in": place} for place in districts), *({"kind": kind} for kind in kinds), {"from": "2024-03"}, {"to": "2024-06"}, {"from": "2024-03-01", "to": "2024-11", "in": "重庆"}],
        "meetings_by_year": [{"in": place} for place in [*districts, "重庆", "四川"]],
        "evidence": [{"of": name} for name in [*people, *bodies, *of("Agreement", "title")]] + [{"of": a, "and": b} for a, b in met[:5]]
        + [{"of": name, "and": title} for name in people[:10] for title in of("Meeting", "title")[:10]],
        "took_part": [{"organization": body} for body in bodies] + [{"organization": body, "role": "organize"} for body in bodies],
        "companions": [{"organization": body} for body in bodies],
        "agreements": [{}, *({"party": body} for body in bodies), *({"party": a, "with": b} for a in parties for b in parties)],
        "instalments": [{"series": name} for name in [*of("Series"), "会"]],
        "in_role": [{"role": role} for role in roles] + [{"role": "speak", "kind": kind} for kind in kinds],
        "reporters": [{}, {"name": "何牧"}, {"name": "无此人"}],
        "told_by": [{"name": name} for name in [*people, *bodies, *districts, *of("Meeting", "title")]],
    }  # fmt: skip


def _met(sample: Elements) -> Iterator[tuple[Any, Any]]:
    nodes = sample.by_id()
    for edge in sample.relationships:
        if edge.type == "MET":
            yield nodes[edge.start], nodes[edge.end]


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
        found[name] = "、".join(sorted(set((value or "").split("、")))) if name in SORTED else value
    if "fact" in found:
        types = {kind.rdf[0].partition(":")[2]: name for name, kind in Schema.load().relationships.items()}
        found["fact"] = types.get(found["fact"], found["fact"])
    return found


@pytest.mark.parametrize("query", names())
def test_sparql_and_cypher_give_the_same_rows(asked: Asked, store: Store, cases: dict[str, list[dict[str, str]]], query: str) -> None:
    rows = 0
    for given in cases[query]:
        here, there = in_sparql(asked, query, given), in_cypher(store, query, given)
        if query == "evidence":  # sorted by the name of the type, which is another in RDF
            here, there = (sorted(found, key=lambda row: tuple(map(str, row.values()))) for found in (here, there))
        assert here == there, (query, given)
        rows += len(here)
    assert rows > 0


WALKED: dict[str, tuple[Callable[[walks.Net, dict[str, str]], walks.Rows], tuple[str, ...]]] = {
    "where_met": (walks.where_met, ("person", "meeting", "other", "roles", "other_roles")),
    "attended": (walks.attended, ("person", "meeting", "roles")),
    "posts": (walks.posts, ("person", "post", "status", "first", "last")),
    "meetings": (walks.meetings, ("meeting", "kind", "people", "organizations")),
    "meetings_by_year": (walks.meetings_by_year, ("year", "district", "meetings")),
    "evidence": (walks.evidence, ("start_id", "end_id", "quote", "place")),
    "took_part": (walks.took_part, ("organization", "meeting", "roles")),
    "companions": (walks.companions, ("organization", "other", "meetings")),
    "agreements": (walks.agreements, ("agreement", "status", "parties", "signers")),
    "instalments": (walks.instalments, ("series", "meeting", "number", "people")),
    "in_role": (walks.in_role, ("person", "meeting")),
    "reporters": (walks.reporters, ("name", "stories")),
    "told_by": (walks.told_by, ("story", "subject", "how")),
}


@pytest.mark.parametrize("query", sorted(WALKED))
def test_sparql_and_networkx_give_the_same_rows(asked: Asked, net: walks.Net, cases: dict[str, list[dict[str, str]]], query: str) -> None:
    walk, columns = WALKED[query]
    for given in cases[query]:
        found = {tuple(row[name] for name in columns) for row in in_sparql(asked, query, given)}
        expected = {tuple("、".join(part) if isinstance(part, tuple) else part for part in row) for row in walk(net, given)}
        assert found == expected, (query, given)


def test_met_is_what_the_command_met_answers(asked: Asked, sample: Elements, cases: dict[str, list[dict[str, str]]]) -> None:
    view = MemoryView(sample)
    for given in cases["met"]:
        question = Question(given["name"], given.get("with"), None, given.get("from"), given.get("to"))
        expected = {
            (answer.id, one.meeting, one.other.id, one.start, "、".join(sorted(one.person.roles)), "、".join(sorted(one.other.roles)))
            for answer in who_met(view, question)
            for one in answer.encounters
        }
        if "in" not in given:  # the command reads more forms of a place's name; the Cypher question is the measure there
            found = in_sparql(asked, "met", given)
            assert {tuple(row[name] for name in ("person", "meeting", "other", "date", "roles", "other_roles")) for row in found} == expected


@pytest.mark.parametrize("form", ["ttl", "jsonld", "trig", "nq"])
def test_every_form_of_dump_gives_the_same_rows(asked: Asked, dumps: dict[str, Path], cases: dict[str, list[dict[str, str]]], form: str) -> None:
    dumped = dump_asked(dumps[form])
    for query in names():
        for given in cases[query][:3]:
            assert in_sparql(dumped, query, given) == in_sparql(asked, query, given), (query, given)


def test_every_query_has_its_counterparts() -> None:
    assert len(names()) >= 10
    assert {*WALKED, "met"} == set(names())
    for name in names():
        question = statement("read", name)
        assert set(prepared(name).columns) <= set(question.columns)
        assert {one.name for one in prepared(name).parameters.values()} - {"fact"} <= set(question.parameters)
