"""The backend beside plain networkx, on generated graphs."""

import random
from collections.abc import Iterator

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from graph.fast import betweenness
from graph.fast.compiled import CompiledGraph, compiled
from graph.fast.info import get_info
from graph.fast.louvain import modularity

TOLERANCE = 1e-9
WORSE = 0.02  # of modularity: another run of the same method


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """networkx warns each time that it does not convert a graph again."""
    with nx.config(warnings_to_ignore={"cache"}):
        yield


@st.composite
def attendances(draw: st.DrawFn) -> nx.Graph:
    """People 0… and meetings "m0"…, some of whom met nobody."""
    people, meetings = draw(st.integers(1, 25)), draw(st.integers(1, 15))
    net = nx.Graph(name="attendances")
    net.add_nodes_from(((who, {"name": str(who)}) for who in range(people)), bipartite=0)
    net.add_nodes_from((f"m{number}" for number in range(meetings)), bipartite=1)
    pairs = st.tuples(st.integers(0, people - 1), st.integers(0, meetings - 1))
    net.add_edges_from((who, f"m{number}") for who, number in draw(st.lists(pairs, max_size=120)))
    return net


def people_of(net: nx.Graph) -> list[int]:
    return [node for node, side in net.nodes(data="bipartite") if side == 0]


def same(one: nx.Graph, other: nx.Graph) -> bool:
    return dict(one.nodes(data=True)) == dict(other.nodes(data=True)) and nx.to_dict_of_dicts(one) == nx.to_dict_of_dicts(other)


@settings(deadline=None, max_examples=80)
@given(attendances())
def test_projections_are_those_of_networkx(net: nx.Graph) -> None:
    people = people_of(net)
    for ratio in (False, True):
        fast = bipartite.weighted_projected_graph(net, people, ratio=ratio, backend="chuanyu")
        assert isinstance(fast, CompiledGraph)
        plain = bipartite.weighted_projected_graph(net, people, ratio=ratio, backend="networkx")
        assert set(map(frozenset, fast.edges)) == set(map(frozenset, plain.edges))
        assert all(plain.edges[edge]["weight"] == pytest.approx(fast.edges[edge]["weight"]) for edge in plain.edges)
        assert fast.number_of_edges() == plain.number_of_edges()
        if not ratio:
            assert same(fast, plain)
            assert same(fast.to_networkx(), plain)
    plain = bipartite.projected_graph(net, people, backend="networkx")
    assert same(bipartite.projected_graph(net, people, backend="chuanyu"), plain)


@settings(deadline=None, max_examples=60)
@given(attendances(), st.integers(1, 12), st.booleans())
def test_betweenness_is_that_of_networkx(net: nx.Graph, k: int, normalized: bool) -> None:
    people = people_of(net)
    fast = bipartite.projected_graph(net, people, backend="chuanyu")
    plain = bipartite.projected_graph(net, people, backend="networkx")
    for graph in (plain, fast):
        exact = nx.betweenness_centrality(graph, normalized=normalized, backend="chuanyu")
        expected = nx.betweenness_centrality(plain, normalized=normalized, backend="networkx")
        assert exact == pytest.approx(expected, rel=TOLERANCE, abs=TOLERANCE)
        pivots = min(k, len(plain))
        sampled = nx.betweenness_centrality(graph, k=pivots, normalized=normalized, seed=3, backend="chuanyu")
        expected = nx.betweenness_centrality(plain, k=pivots, normalized=normalized, seed=3, backend="networkx")
        assert sampled == pytest.approx(expected, rel=TOLERANCE, abs=TOLERANCE, nan_ok=True)


def test_betweenness_of_more_people_than_the_products_count() -> None:
    net = nx.barabasi_albert_graph(betweenness.SMALL + 50, 3, seed=5)
    for sample in ({}, {"k": 40, "seed": 4}):
        assert nx.betweenness_centrality(net, **sample, backend="chuanyu") == pytest.approx(
            nx.betweenness_centrality(net, **sample, backend="networkx"), rel=TOLERANCE
        )


def test_betweenness_of_long_chains() -> None:
    chain = nx.path_graph(300)
    assert nx.betweenness_centrality(chain, backend="chuanyu") == pytest.approx(
        nx.betweenness_centrality(chain, backend="networkx"), rel=TOLERANCE
    )
    assert nx.betweenness_centrality(chain, k=9, seed=2, backend="chuanyu") == pytest.approx(
        nx.betweenness_centrality(chain, k=9, seed=2, backend="networkx"), rel=TOLERANCE
    )


@pytest.mark.parametrize("seed", range(4))
def test_loops_count_as_in_networkx(seed: int) -> None:
    net = nx.gnm_random_graph(40, 120, seed=seed)
    net.add_edges_from([(1, 1), (2, 2)])
    assert compiled(net).number_of_edges() == net.number_of_edges()
    assert same(compiled(net).to_networkx(), net)
    assert nx.betweenness_centrality(net, backend="chuanyu") == pytest.approx(nx.betweenness_centrality(net, backend="networkx"))


def crowd(seed: int) -> nx.Graph:
    """300 people of six bodies, most of whose meetings are their own."""
    chance = random.Random(seed)
    net = nx.Graph()
    net.add_nodes_from(range(300), bipartite=0)
    for number in range(240):
        body = number % 6
        there = {chance.randrange(50) * 6 + (body if chance.random() < 0.9 else chance.randrange(6)) for _ in range(9)}
        net.add_edges_from((who, f"m{number}") for who in there)
    return net


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("resolution", [0.7, 1.0, 1.6])
def test_louvain_is_as_good_as_that_of_networkx(seed: int, resolution: float) -> None:
    net = bipartite.weighted_projected_graph(crowd(seed), range(300))
    fast = nx.community.louvain_communities(net, resolution=resolution, seed=seed, backend="chuanyu")
    plain = nx.community.louvain_communities(net, resolution=resolution, seed=seed, backend="networkx")
    assert sorted(node for group in fast for node in group) == sorted(net)
    values = [nx.community.modularity(net, groups, resolution=resolution) for groups in (fast, plain)]
    assert values[0] > values[1] - WORSE
    assert values[0] > 0.1


def test_louvain_gives_the_same_for_the_same_seed_and_heeds_weights() -> None:
    net = bipartite.weighted_projected_graph(crowd(1), range(300))
    first, again = (nx.community.louvain_communities(net, seed=7, backend="chuanyu") for _ in range(2))
    assert first == again
    ring = nx.cycle_graph(6)
    nx.set_edge_attributes(ring, {(0, 1): 9, (2, 3): 9, (4, 5): 9}, "weight")
    assert nx.community.louvain_communities(ring, weight="weight", seed=1, backend="chuanyu") == [{0, 1}, {2, 3}, {4, 5}]


def test_modularity_is_that_of_networkx() -> None:
    net = nx.gnm_random_graph(60, 200, seed=5)
    net.add_edge(3, 3)
    labels = [node % 4 for node in net]
    groups = [{node for node in net if node % 4 == label} for label in range(4)]
    for resolution in (0.5, 1.0, 2.0):
        expected = nx.community.modularity(net, groups, resolution=resolution)
        assert modularity(compiled(net).matrix, np.array(labels), resolution) == pytest.approx(expected)


def test_a_part_of_a_side_is_left_to_networkx() -> None:
    net = crowd(2)
    fast = bipartite.weighted_projected_graph(net, range(20), backend="chuanyu")
    assert same(fast, bipartite.weighted_projected_graph(net, range(20), backend="networkx"))


def test_a_compiled_graph_cannot_be_changed_but_copied() -> None:
    fast = bipartite.projected_graph(crowd(3), range(300), backend="chuanyu")
    with pytest.raises(nx.NetworkXError, match=r"[Ff]rozen"):
        fast.add_edge(1, 2)
    plain = fast.to_networkx()
    plain.add_edge("a", "b")
    assert "a" not in fast


def test_what_it_has_no_fast_way_for_is_refused_where_it_is_named() -> None:
    net = nx.DiGraph([(1, 2)])
    with pytest.raises(NotImplementedError, match="not implemented by"):
        nx.betweenness_centrality(net, backend="chuanyu")


def test_without_backend_networkx_takes_it_where_it_is_preferred() -> None:
    net = nx.path_graph(5)
    with nx.config.backend_priority(algos=["chuanyu"]):
        assert nx.betweenness_centrality(net) == pytest.approx({0: 0, 1: 0.5, 2: 2 / 3, 3: 0.5, 4: 0})


def test_networkx_knows_the_backend() -> None:
    assert nx.utils.backends.backend_info["chuanyu"]["functions"].keys() == get_info()["functions"].keys()
    assert "chuanyu" in nx.betweenness_centrality.backends
