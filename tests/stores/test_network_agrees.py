"""Two ways, one answer: what networkx and the roll say is what the questions of cypher/read say, in a real store."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from command import inside
from gatherings import gatherings
from hypothesis import HealthCheck, given, settings

from graph.exports.snapshot import open_snapshot
from graph.model.elements import Elements
from graph.network.acquaintances import counterparts, met_at, who_met_all
from graph.network.bridges import bridges, bridging_meetings
from graph.network.chains import shortest_chains
from graph.network.network import Network, network_of, network_of_store
from graph.network.projections import organizations, people, people_meetings
from graph.network.ranks import rank
from graph.network.regions import districts_by_meetings
from graph.network.timelines import timelines
from graph.stores.store import Store

Server = Any  # of conftest.py


def agree_on_people(network: Network, store: Store) -> None:
    net = people(network)
    expected: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for key in network.numbers:
        rows = store.read("met", name=key)
        expected[key] = {(row["other"], row["meeting"]) for row in rows}
        assert len(expected[key]) == len(rows)
        assert {(one.id, at) for one in counterparts(network, key) for at in one.meetings} == expected[key]
        assert [row["meeting"] for row in store.read("attended", name=key)] == [
            entry.meeting.id for one in timelines(network, key) for entry in one.entries
        ]
    assert {frozenset((a, b)): set(d["meetings"]) for a, b, d in net.edges(data=True)} == {
        frozenset((key, other)): {at for who, at in met if who == other} for key, met in expected.items() for other, _ in met
    }
    busiest = {row["person"]: (row["meetings"], row["met"]) for row in store.read("busiest", limit=1000)}
    assert {one.id: (one.meetings, int(one.value)) for one in rank(network, "degree")} == busiest
    attended = {(who, at) for who, at in people_meetings(network).edges()}
    assert attended == {(who, at) for who in network.numbers for at in (row["meeting"] for row in store.read("attended", name=who))}


def agree_on_two(network: Network, store: Store, most: int) -> None:
    some = sorted(network.numbers)[:most]
    for a in some:
        for b in some:
            if a == b:
                continue
            told = [(row["meeting"], row["date"]) for row in store.read("where_met", name=a, **{"with": b})]
            assert told == [(one.id, one.start) for one in met_at(network, a, b)]
            both = {(row["person"], row["meetings"]) for row in store.read("met_all", names=[a, b])}
            assert {(one.id, len(one.meetings)) for one in who_met_all(network, [a, b])} == both
            found = [[*sum(zip(one.people, one.meetings, strict=False), ()), one.people[-1]] for one in shortest_chains(network, a, b)]
            rows = [row["ids"] for row in store.read("chain", name=a, to=b, most=6)]
            assert sorted(one for one in found if len(one) <= 13) == sorted(rows)


def agree_on_sides(network: Network, store: Store) -> None:
    rows = store.read("bridges", limit=1000)
    assert [(row["person"], row["side"], row["met"], row["meetings"], row["others"]) for row in rows] == [
        (
            one.id, {"sichuan": "四川", "chongqing": "重庆"}[one.side], len(one.others), len(one.meetings),
            sorted(network.names[network.numbers[key]] for key in one.others),
        )
        for one in bridges(network)
    ]  # fmt: skip
    assert [(row["meeting"], row["sichuan"], row["chongqing"]) for row in store.read("bridging_meetings")] == [
        (one.id, list(one.sichuan), list(one.chongqing)) for one in bridging_meetings(network)
    ]


def agree_on_organizations(network: Network, store: Store) -> None:
    net = organizations(network)
    for one in network.affiliations.organizations.values():
        rows = store.read("companions", organization=one.id)
        shared = {other: len(data["meetings"]) for other, data in net[one.id].items()} if one.id in net else {}
        assert shared == {row["other"]: row["meetings"] for row in rows}
        (told,) = timelines(network, one.id)
        rows = store.read("took_part", organization=one.id)
        assert {row["meeting"]: tuple(row["roles"]) for row in rows} == {e.meeting.id: e.told.roles for e in told.entries if e.told.roles}


def agree_on_districts(network: Network, store: Store) -> None:
    held = {one.name: set(one.held) for one in districts_by_meetings(network) if one.held}
    expected: defaultdict[str, set[str]] = defaultdict(set)
    for one in network.affiliations.districts.values():
        for row in store.read("meetings_by_year", **{"in": one.code}):
            expected[row["district"]].update(row["ids"])
    assert held == dict(expected)


def agree(network: Network, store: Store, most: int) -> None:
    agree_on_people(network, store)
    agree_on_two(network, store, most)
    agree_on_sides(network, store)
    agree_on_organizations(network, store)
    agree_on_districts(network, store)


def test_on_the_sample_pages(sample_data: Path, store: Store) -> None:
    with open_snapshot(sample_data) as snapshot:
        store.load(snapshot.elements())
        agree(Network(snapshot), store, 12)
        from_store = network_of_store(store)
        assert list(people(from_store).edges(data=True)) == list(people(Network(snapshot)).edges(data=True))


def test_on_the_real_pages(shared: Path, embedded: Store, tmp_path: Path) -> None:
    done = inside("build", shared / "seeds", "--data", tmp_path / "data")
    assert done.returncode == 0, done.stderr
    with open_snapshot(tmp_path / "data") as snapshot:
        embedded.load(snapshot.elements())
        agree(Network(snapshot), embedded, 12)


def test_a_command_reads_a_neo4j(sample_data: Path, neo4j_server: Server, neo4j_store: Store) -> None:
    with open_snapshot(sample_data) as snapshot:
        neo4j_store.load(snapshot.elements())
    environment = {"NEO4J_USERNAME": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password}
    for words in (["rank", "--by", "pagerank"], ["path", "严松涛", "何婉清", "--in-time", "--evidence"], ["districts", "--pairs"]):
        sources = (["--data", sample_data], ["--store", neo4j_server.uri])
        done = [inside(*words, *one, env=environment) for one in sources]
        assert done[1].returncode == 0, done[1].stderr
        assert done[1].stdout == done[0].stdout != ""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(gatherings())
def test_on_generated_graphs(embedded: Store, elements: Elements) -> None:
    embedded.load(elements)
    agree(network_of(elements), embedded, 4)
