"""The projections are what their definitions say, counted the slow way."""

from itertools import combinations

import networkx as nx
import pytest
from gatherings import gatherings
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import NotFound
from graph.model.elements import Elements
from graph.network.filters import Where
from graph.network.network import network_of
from graph.network.periods import comparable, may_lie_within
from graph.network.projections import districts, organizations, people, people_meetings, weights

WHERES = st.builds(
    Where,
    since=st.sampled_from((None, "2023-05", "2024")),
    until=st.sampled_from((None, "2023-05-04", "2024-02")),
    place=st.sampled_from((None, "重庆", "北碚", "泸州市")),
    kinds=st.sampled_from((frozenset(), frozenset({"visit"}))),
    roles=st.sampled_from((frozenset(), frozenset({"chair", "attend"}))),
    confidence=st.sampled_from((0.0, 0.7)),
    side=st.sampled_from((None, "sichuan", "chongqing")),
    crowd=st.sampled_from((None, 3)),
)
SIDE_OF = {"重庆市总工会": "chongqing", "重庆市北碚区总工会": "chongqing", "四川省总工会": "sichuan", "泸州市总工会": "sichuan"}
HOME_OF = {
    "重庆市总工会": "district/500000",
    "重庆市北碚区总工会": "district/500109",
    "泸州市总工会": "district/510500",
    "宁波市总工会": "district/330200",
}


def outermost(elements: Elements, meeting: str) -> str:
    above = [edge.end for edge in elements.relationships if edge.type == "PART_OF" and edge.start == meeting]
    return outermost(elements, above[0]) if above else meeting


def lets_through(elements: Elements, where: Where, meeting: str) -> bool:
    node = elements.by_id()[meeting]
    held = {edge.end for edge in elements.relationships if edge.type == "HELD_IN" and edge.start == meeting}
    inside = {"重庆": {"district/500000", "district/500109"}, "北碚": {"district/500109"}, "泸州市": {"district/510500"}}
    start = node.properties.get("start")
    crowd = sum(edge.type == "ATTENDED" and edge.end == meeting for edge in elements.relationships)
    return (
        (where.place is None or bool(held & inside[where.place]))
        and (not where.kinds or node.properties["kind"] in where.kinds)
        and (where.crowd is None or crowd <= where.crowd)
        and (
            where.since is where.until is None
            or (comparable(start) and may_lie_within(start, node.properties.get("end"), where.since, where.until))
        )
    )


def side_of(capacity: list[str]) -> str | None:
    sides = {SIDE_OF.get(post.removeprefix("post/")) for post in capacity} - {None}
    return sides.pop() if len(sides) == 1 else None


def present(elements: Elements, where: Where) -> set[tuple[str, str]]:
    """(person, meeting), one by one."""
    return {
        (edge.start, edge.end)
        for edge in elements.relationships
        if edge.type == "ATTENDED"
        and lets_through(elements, where, edge.end)
        and (not where.roles or where.roles & set(edge.properties["roles"]))
        and edge.properties["confidence"] >= where.confidence
        and (where.side is None or side_of(edge.properties.get("capacity", [])) == where.side)
    }


def expected(elements: Elements, there: set[tuple[str, str]]) -> dict[frozenset[str], tuple[int, set[str], str | None, str | None]]:
    """For each two: (occasions, meetings, first, last)."""
    found = {}
    for a, b in combinations(sorted({who for who, _ in there}), 2):
        meetings = {at for who, at in there if who == a} & {at for who, at in there if who == b}
        if meetings:
            starts = sorted(s for s in (elements.by_id()[m].properties.get("start") for m in meetings) if comparable(s))
            ends = (starts[0], starts[-1]) if starts else (None, None)
            found[frozenset((a, b))] = (len({outermost(elements, m) for m in meetings}), meetings, *ends)
    return found


def told(net: nx.Graph) -> dict[frozenset[str], tuple[int, set[str], str | None, str | None]]:
    for _, _, data in net.edges(data=True):
        assert len(set(data["meetings"])) == len(data["meetings"])
    return {frozenset((a, b)): (d["weight"], set(d["meetings"]), d["first"], d["last"]) for a, b, d in net.edges(data=True)}


@settings(max_examples=150, deadline=None)
@given(gatherings(), WHERES)
def test_people_who_met(elements: Elements, where: Where) -> None:
    there = present(elements, where)
    net = people(network_of(elements), where)
    assert set(net) == {who for who, _ in there}
    assert told(net) == expected(elements, there)
    lean = weights(network_of(elements), where)
    assert list(lean) == list(net)
    assert list(lean.edges(data="weight")) == list(net.edges(data="weight"))
    assert all(data["meetings"] == sum(who == key for who, _ in there) for key, data in net.nodes(data=True))


@settings(max_examples=100, deadline=None)
@given(gatherings(), WHERES)
def test_people_and_meetings(elements: Elements, where: Where) -> None:
    net = people_meetings(network_of(elements), where)
    assert {tuple(sorted(ends, reverse=True)) for ends in net.edges()} == present(elements, where)
    by_id = {edge.id: edge for edge in elements.relationships}
    for _, _, key, data in net.edges(keys=True, data=True):
        assert data == by_id[key].properties
    assert nx.is_bipartite(net)
    for key, data in net.nodes(data=True):
        assert data["bipartite"] == (data["label"] == "Meeting")
        if data["label"] == "Meeting":
            assert data["occasion"] == outermost(elements, key)


@settings(max_examples=100, deadline=None)
@given(gatherings(), st.booleans())
def test_organizations_that_came_together(elements: Elements, delegates: bool) -> None:
    there = {(edge.start, edge.end) for edge in elements.relationships if edge.type == "TOOK_PART"}
    if delegates:
        there |= {
            (post.replace("post/", "organization/"), edge.end)
            for edge in elements.relationships
            if edge.type == "ATTENDED"
            for post in edge.properties.get("capacity", [])
        }
    net = organizations(network_of(elements), delegates=delegates)
    assert set(net) == {who for who, _ in there}
    assert told(net) == expected(elements, there)


@settings(max_examples=100, deadline=None)
@given(gatherings())
def test_districts_that_came_together(elements: Elements) -> None:
    there = set()
    for edge in elements.relationships:
        bodies = {"TOOK_PART": [edge.start], "ATTENDED": edge.properties.get("capacity", [])}.get(edge.type, [])
        homes = {HOME_OF.get(body.split("/")[1]) for body in bodies} - {None}
        there |= {(home, edge.end) for home in homes}
    net = districts(network_of(elements))
    assert set(net) == {home for home, _ in there}
    assert told(net) == expected(elements, there)
    for _, _, data in net.edges(data=True):
        years = {m: elements.by_id()[m].properties.get("start") for m in data["meetings"]}
        known = {outermost(elements, m) for m, start in years.items() if comparable(start)}
        assert sum(data["years"].values()) == len(known)


def test_an_unknown_place_is_named() -> None:
    with pytest.raises(NotFound, match="no such place"):
        people(network_of(Elements()), Where(place="北碚"))


@pytest.mark.parametrize("project", [people, people_meetings, organizations, districts])
def test_an_empty_graph_is_an_empty_network(project: object) -> None:
    assert len(project(network_of(Elements()))) == 0  # type: ignore[operator]
