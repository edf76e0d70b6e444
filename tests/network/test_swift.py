"""Large networks are compiled: the same graph, the same measures, groups as good."""

import networkx as nx
import pytest
from crowds import crowd
from gatherings import gatherings
from hypothesis import given, settings

from graph.fast.compiled import CompiledGraph
from graph.model.elements import Elements
from graph.network import swift
from graph.network.communities import communities
from graph.network.network import Network, network_of
from graph.network.projections import weights
from graph.network.ranks import rank


def either(network: Network, patch: pytest.MonkeyPatch) -> tuple[nx.Graph, nx.Graph]:
    patch.setattr(swift, "LARGE", -1)
    return swift.swift_weights(network), weights(network)


@settings(deadline=None, max_examples=60)
@given(gatherings(most_people=9, most_meetings=9))
def test_weights_are_the_same(elements: Elements) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fast, plain = either(network_of(elements), patch)
        assert isinstance(fast, CompiledGraph)
        assert nx.to_dict_of_dicts(fast) == nx.to_dict_of_dicts(plain)
        assert list(fast) == list(plain)


@pytest.mark.parametrize("seed", range(3))
def test_answers_are_the_same_or_as_good(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    network = network_of(crowd(400, 200, 1200, seed))
    plain = rank(network, "betweenness"), communities(network)
    monkeypatch.setattr(swift, "LARGE", 0)
    fast = rank(network, "betweenness"), communities(network)
    assert [one.id for one in fast[0][:50]] == [one.id for one in plain[0][:50]]
    assert [one.value for one in fast[0]] == pytest.approx([one.value for one in plain[0]], abs=1e-9)
    assert fast[1].modularity > plain[1].modularity - 0.02
    assert sum(len(group.people) for group in fast[1].groups) == sum(len(group.people) for group in plain[1].groups)
    whole = sum(group.within + group.across / 2 for group in plain[1].groups)
    assert sum(group.within + group.across / 2 for group in fast[1].groups) == whole


def test_counts_of_groups_are_those_of_the_plain_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    network = network_of(crowd(300, 150, 900))
    fast, plain = (swift.without_loners(net) for net in either(network, monkeypatch))
    assert set(fast) == set(plain)
    order = sorted(plain)
    groups = [set(order[number::7]) for number in range(7)]
    assert swift.ties(fast, groups) == swift.ties(plain, groups)
    assert swift.modularity(fast, groups, 1.3) == pytest.approx(swift.modularity(plain, groups, 1.3))


def test_few_people_are_left_to_networkx() -> None:
    assert not isinstance(swift.swift_weights(network_of(crowd(60, 30, 150))), CompiledGraph)
