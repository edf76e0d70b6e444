"""Ranks, bridges, communities, districts and surprises, against their definitions."""

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import isclose
from zlib import crc32

import networkx as nx
import pytest
from gatherings import edge, gatherings, node
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.elements import Elements
from graph.network.acquaintances import counterparts, met_at, who_met_all
from graph.network.bridges import bridges, sole_links
from graph.network.communities import communities
from graph.network.egos import ego, neighbours
from graph.network.evidence import proofs
from graph.network.network import network_of
from graph.network.projections import people
from graph.network.ranks import MEASURES, pagerank, rank
from graph.network.regions import district_pairs, districts_by_meetings
from graph.network.surprise import surprises, tail
from graph.network.timelines import timelines


@settings(max_examples=100, deadline=None)
@given(gatherings())
def test_counterparts_are_the_neighbours_of_the_projection(elements: Elements) -> None:
    network = network_of(elements)
    net = people(network)
    for key in net:
        found = counterparts(network, key)
        told = {one.id: (one.weight, one.meetings, one.first, one.last) for one in found}
        assert told == {
            other: (data["weight"], data["meetings"], data["first"], data["last"]) for other, data in net[key].items()
        }
        assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
        for other in net:
            meetings = net.edges[key, other]["meetings"] if net.has_edge(key, other) else ()
            assert tuple(one.id for one in met_at(network, key, other)) == meetings


@settings(max_examples=60, deadline=None)
@given(gatherings(), st.integers(1, 3))
def test_who_met_all(elements: Elements, count: int) -> None:
    network = network_of(elements)
    net = people(network)
    for asked in combinations(sorted(net), min(count, len(net))):
        known = set(net) - set(asked) if asked else set()
        for one in asked:
            known &= set(net[one])
        assert {one.id for one in who_met_all(network, asked)} == known


@settings(max_examples=100, deadline=None)
@given(gatherings())
def test_ranks_are_those_of_the_projection(elements: Elements) -> None:
    network = network_of(elements)
    net = people(network)
    assert {one.id: one.value for one in rank(network, "degree")} == dict(net.degree)
    found = rank(network, "betweenness")
    assert all(isclose(one.value, nx.betweenness_centrality(net)[one.id], abs_tol=1e-12) for one in found)
    for measure in MEASURES:
        values = [round(one.value, 12) for one in rank(network, measure)]
        assert values == sorted(values, reverse=True)
        assert len(values) == len(net)


def power_iteration(net: nx.Graph) -> dict[str, float]:
    """PageRank by its definition, without any shortcut."""
    value = dict.fromkeys(net, 1 / len(net))
    strength = dict(net.degree(weight="weight"))
    for _ in range(400):
        lost = sum(value[key] for key in net if not strength[key])
        value = {
            key: (0.15 + 0.85 * lost) / len(net)
            + 0.85 * sum(value[other] * data["weight"] / strength[other] for other, data in net[key].items())
            for key in net
        }
    return value


@settings(max_examples=60, deadline=None)
@given(gatherings())
def test_pagerank_without_the_projection(elements: Elements) -> None:
    network = network_of(elements)
    net = people(network)
    found = pagerank(network, network.present)
    expected = power_iteration(net) if len(net) else {}
    assert {network.person_ids[who] for who in found} == set(expected)
    assert all(isclose(value, expected[network.person_ids[who]], abs_tol=1e-6) for who, value in found.items())


SIDES = {"重庆市总工会": "chongqing", "重庆市北碚区总工会": "chongqing", "四川省总工会": "sichuan", "泸州市总工会": "sichuan"}


@settings(max_examples=150, deadline=None)
@given(gatherings())
def test_bridges_stand_on_one_side_and_meet_the_other(elements: Elements) -> None:
    stood = []
    for one in elements.relationships:
        if one.type == "ATTENDED":
            sides = {SIDES.get(post.split("/")[1]) for post in one.properties.get("capacity", [])} - {None}
            if len(sides) == 1:
                stood.append((one.start, one.end, sides.pop()))
    expected = Counter()
    for (a, at, side), (b, there, other) in [(x, y) for x in stood for y in stood]:
        if at == there and side != other:
            expected[a, side, b] += 1
    network = network_of(elements)
    found = bridges(network)
    assert {(one.id, one.side, other) for one in found for other in one.others} == set(expected)
    by_person: dict[str, set[str]] = {}
    for a, _, b in expected:
        by_person.setdefault(a, set()).add(b)
    ranked = {one.id: one.value for one in rank(network, "counterparts") if one.value}
    assert ranked == {who: len(others) for who, others in by_person.items()}


@settings(max_examples=150, deadline=None)
@given(gatherings())
def test_sole_links_are_edges_that_nothing_makes_up_for(elements: Elements) -> None:
    network = network_of(elements)
    net = people(network)
    before = nx.number_connected_components(net)
    expected = set()
    for a, b in net.edges:
        without = nx.Graph(net)
        without.remove_edge(a, b)
        sides = {net.nodes[a]["side"], net.nodes[b]["side"]}
        if sides == {"sichuan", "chongqing"} and nx.number_connected_components(without) > before:
            expected.add(frozenset((a, b)))
    assert {frozenset((one.sichuan, one.chongqing)) for one in sole_links(network)} == expected


@settings(max_examples=60, deadline=None)
@given(gatherings(8, 8), st.randoms(use_true_random=False))
def test_communities_are_stable_and_part_everybody_who_met_somebody(elements: Elements, chance: random.Random) -> None:
    found = communities(network_of(elements))
    nodes, edges = list(elements.nodes), list(elements.relationships)
    chance.shuffle(nodes)
    chance.shuffle(edges)
    assert communities(network_of(Elements.of(nodes, edges))) == found
    members = [key for group in found.groups for key, _ in group.people]
    net = people(network_of(elements))
    assert sorted(members) == sorted(key for key, degree in net.degree if degree)
    total = sum(data["weight"] for _, _, data in net.edges(data=True))
    assert sum(2 * group.within + group.across for group in found.groups) == 2 * total


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 9), st.data())
def test_the_tail_counts_all_choices(whole: int, data: st.DataObject) -> None:
    one, other = (data.draw(st.integers(0, whole)) for _ in range(2))
    least = data.draw(st.integers(0, min(one, other)))
    mine = set(range(one))
    choices = list(combinations(range(whole), other))
    chance = Fraction(sum(len(mine & set(choice)) >= least for choice in choices), len(choices))
    assert isclose(tail(whole, one, other, least), float(chance), abs_tol=1e-12)


def test_the_tail_is_the_same_by_logarithms(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = [tail(900, 40, 60, least) for least in range(1, 40)]
    monkeypatch.setattr("graph.network.surprise.EXACT", 0)
    assert all(isclose(tail(900, 40, 60, least), value, rel_tol=1e-9) for least, value in zip(range(1, 40), exact, strict=True))


@settings(max_examples=100, deadline=None)
@given(gatherings(6, 8))
def test_surprises_are_corrected_over_all_pairs(elements: Elements) -> None:
    network = network_of(elements)
    found = surprises(network, most=1.0, least=0)
    net = people(network)
    own = {key: len({network.occasions[m] for m in network.present.of[network.numbers[key]]}) for key in net}
    whole = len({network.occasions[m] for m in network.present.at})
    chances = {
        pair: tail(whole, own[pair[0]], own[pair[1]], net.edges[pair]["weight"]) if net.has_edge(*pair) else 1.0
        for pair in combinations(sorted(net), 2)
    }
    ordered = sorted(chances.values())
    for one in found:
        assert isclose(one.p, chances[one.one, one.other])
        places = [place for place, p in enumerate(ordered, 1) if p >= chances[one.one, one.other]]
        assert isclose(one.q, min(ordered[place - 1] * len(ordered) / place for place in places), abs_tol=1e-12)
    assert len(found) == net.number_of_edges()


@settings(max_examples=60, deadline=None)
@given(gatherings(), st.integers(0, 3))
def test_surroundings_are_those_of_the_projection(elements: Elements, radius: int) -> None:
    network = network_of(elements)
    net = people(network)
    for key in net:
        found = ego(network, key, radius)
        expected = nx.ego_graph(net, key, radius=radius)
        assert {one: {k: v for k, v in data.items() if k != "distance"} for one, data in found.nodes(data=True)} == dict(
            expected.nodes(data=True)
        )
        assert {frozenset(e[:2]): e[2] for e in found.edges(data=True)} == {frozenset(e[:2]): e[2] for e in expected.edges(data=True)}
        steps = nx.single_source_shortest_path_length(net, key, cutoff=radius)
        assert {one.id: (one.distance, one.met) for one in neighbours(network, key, radius)} == {
            one: (steps[one], expected.degree[one]) for one in expected
        }


@settings(max_examples=60, deadline=None)
@given(gatherings())
def test_districts(elements: Elements) -> None:
    network = network_of(elements)
    held = [(one.start, one.end) for one in elements.relationships if one.type == "HELD_IN"]
    specific = {
        (m, d) for m, d in held if not (d == "district/500000" and (m, "district/500109") in held)
    }
    found = districts_by_meetings(network)
    assert {(m, one.id) for one in found for m in one.held} == specific
    for pair in district_pairs(network):
        came = {one.id: set(one.came) for one in found}
        assert set(pair.meetings) == came[pair.one] & came[pair.other]
        known = sorted(pair.years)
        if len(known) < 2:
            assert pair.growth is None
        else:
            assert pair.growth == (pair.years[known[-1]] - pair.years[known[0]]) / (int(known[-1]) - int(known[0]))


def small() -> Elements:
    """A congress with two parts, and a series."""
    nodes = [
        node("person/a", "Person", name="甲"),
        node("person/b", "Person", name="乙"),
        node("meeting/0", "Meeting", title="大会", kind="congress", start="2024-01-02", end="2024-01-04"),
        node("meeting/1", "Meeting", title="开幕会", kind="other", start="2024-01-02"),
        node("meeting/2", "Meeting", title="闭幕会", kind="other", start="2024-01-04", ordinal=7),
        node("series/1", "Series", name="年会"),
        node("organization/x", "Organization", name="某会"),
        node("post/x", "Post", title="主席"),
    ]
    edges = [edge("ATTENDED", who, f"meeting/{at}", capacity=["post/x"]) for who in ("person/a", "person/b") for at in (0, 1, 2)]
    edges += [edge("PART_OF", f"meeting/{part}", "meeting/0") for part in (1, 2)]
    edges += [edge("IN_SERIES", "meeting/2", "series/1"), edge("POST_IN", "post/x", "organization/x")]
    return Elements.of(nodes, edges)


def test_a_congress_and_its_parts_are_one_occasion() -> None:
    (one,) = counterparts(network_of(small()), "person/a")
    assert (one.weight, len(one.meetings), one.first, one.last) == (1, 3, "2024-01-02", "2024-01-04")


def test_timelines_of_a_person_an_organization_and_a_series() -> None:
    network = network_of(small())
    (person,) = timelines(network, "甲")
    assert [(e.meeting.id, e.whole, e.told.posts) for e in person.entries] == [
        ("meeting/0", None, (("某会", "主席"),)),
        ("meeting/1", "meeting/0", (("某会", "主席"),)),
        ("meeting/2", "meeting/0", (("某会", "主席"),)),
    ]
    (body,) = timelines(network, "某会")
    assert [entry.told.names for entry in body.entries] == [("乙", "甲")] * 3
    (series,) = timelines(network, "年会")
    assert [(entry.meeting.id, entry.told.ordinal) for entry in series.entries] == [("meeting/2", 7)]


def test_proofs_name_whom_the_words_tell_of() -> None:
    (proof,) = proofs(network_of(small()).source, ["meeting/1"], ["person/b"])
    ((names, quote),) = proof.told
    words = "person/b meeting/1"
    assert (names, quote.text, quote.start) == (("乙",), words, crc32(words.encode()))
