"""The network in forms that other programs read: nothing is lost, times are right, the same bytes each time."""

import csv
import json
import math
from io import BytesIO, StringIO
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from crowds import crowd
from gatherings import gatherings
from hypothesis import given, settings

from graph.model.elements import Elements, Node, Relationship
from graph.network.files import as_text
from graph.network.filters import Where
from graph.network.frames import attendances, edges_frame, nodes_frame, pairs
from graph.network.gexf import with_time
from graph.network.network import Network, network_of
from graph.network.projections import people, people_meetings
from graph.network.tables import as_csv, edge_rows

GEXF = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}


def meeting(key: str, start: str | None, end: str | None = None) -> Node:
    dates = {name: value for name, value in (("start", start), ("end", end)) if value}
    return Node(f"meeting/{key}", ("Meeting",), {"title": f"会 \"{key}\" & <其他>", "kind": "visit", **dates})


def small() -> Network:
    """甲 and 乙 met six times, 丙 was with them once."""
    nodes = [Node(f"person/{name}", ("Person",), {"name": name}) for name in "甲乙丙"]
    dates = [("1", "2024-03-05", None), ("2", "2024-03-05", "2024-03-07"), ("3", "2023", None), ("4", "2024-02", None), ("5", "--03-14", None), ("6", None, None)]
    nodes += [meeting(*one) for one in dates]
    there = [(name, key) for key, *_ in dates for name in "甲乙"] + [("丙", "5")]
    edges = [
        Relationship(f"{name}{key}", "ATTENDED", f"person/{name}", f"meeting/{key}", {"roles": ["attend", "speak"], "confidence": 0.9})
        for name, key in there
    ]
    return network_of(Elements.of(nodes, edges))


def spells(of: ElementTree.Element) -> list[tuple[str | None, str | None]]:
    return [(one.get("start"), one.get("end")) for one in of.findall(".//g:spell", GEXF)]


def test_gexf_has_a_spell_for_each_time_two_met_and_none_where_the_year_is_unknown() -> None:
    network = small()
    root = ElementTree.fromstring(with_time(people(network), network))
    edges = {(one.get("source"), one.get("target")): spells(one) for one in root.findall(".//g:edge", GEXF)}
    both = [("2023-01-01", "2023-12-31"), ("2024-02-01", "2024-02-29"), ("2024-03-05", "2024-03-07")]
    found = {frozenset(ends): held for ends, held in edges.items()}
    assert found == {
        frozenset(("person/甲", "person/乙")): both,
        frozenset(("person/甲", "person/丙")): [],
        frozenset(("person/乙", "person/丙")): [],
    }
    nodes = {one.get("id"): spells(one) for one in root.findall(".//g:node", GEXF)}
    assert nodes == {"person/甲": [("2023-01-01", "2024-03-07")], "person/乙": [("2023-01-01", "2024-03-07")], "person/丙": []}
    assert root.find("g:graph", GEXF).attrib["timeformat"] == "date"  # type: ignore[union-attr]


def test_gexf_has_no_time_of_what_filters_leave_out() -> None:
    network = small()
    for where, days in ((Where(since="2024-03"), ("2024-03-05", "2024-03-07")), (Where(until="2023"), ("2023-01-01", "2023-12-31"))):
        for net in (people(network, where), people_meetings(network, where)):
            root = ElementTree.fromstring(with_time(net, network, where))
            nodes = {one.get("id"): spells(one) for one in root.findall(".//g:node", GEXF)}
            assert nodes["person/甲"] == nodes["person/乙"] == [days]
            assert all(days[0] <= start <= end <= days[1] for held in nodes.values() for start, end in held)  # type: ignore[operator]


def test_gexf_of_meetings_has_the_time_of_each() -> None:
    network = small()
    root = ElementTree.fromstring(with_time(people_meetings(network), network))
    nodes = {one.get("id"): spells(one) for one in root.findall(".//g:node", GEXF)}
    assert nodes["meeting/4"] == [("2024-02-01", "2024-02-29")]
    assert nodes["meeting/6"] == []
    assert len(root.findall(".//g:edge", GEXF)) == 13
    assert {one.get("id") for one in root.findall(".//g:edge", GEXF)} >= {"甲1", "乙6"}


@settings(deadline=None, max_examples=40)
@given(gatherings())
def test_other_readers_find_the_same_graph(elements: Elements) -> None:
    network = network_of(elements)
    for net in (people(network), people_meetings(network)):
        gexf = nx.read_gexf(BytesIO(with_time(net, network).encode()))
        graphml = nx.read_graphml(BytesIO(as_text(net, "graphml").encode()), force_multigraph=net.is_multigraph())
        nodelink = nx.node_link_graph(json.loads(as_text(net, "json")), edges="edges")
        for read in (gexf, graphml, nodelink):
            assert set(read) == set(net)
            assert sorted(map(sorted, read.edges())) == sorted(map(sorted, net.edges()))
        for one, other, data in nodelink.edges(data=True):
            if not net.is_multigraph():
                assert data["weight"] == net.edges[one, other]["weight"]
                assert data["meetings"] == list(net.edges[one, other]["meetings"])


def test_gexf_holds_what_the_network_says() -> None:
    network = network_of(crowd(60, 30, 150))
    net = people(network)
    root = ElementTree.fromstring(with_time(net, network))
    titles = {one.get("id"): one.get("title") for one in root.findall(".//g:attributes[@class='edge']/g:attribute", GEXF)}
    found = {}
    for edge in root.findall(".//g:edge", GEXF):
        values = {titles[one.get("for")]: one.get("value") for one in edge.findall(".//g:attvalue", GEXF)}
        found[frozenset((edge.get("source"), edge.get("target")))] = values
        assert edge.get("weight") == values["weight"]
    assert len(found) == net.number_of_edges()
    for one, other, data in net.edges(data=True):
        assert found[frozenset((one, other))]["meetings"] == "; ".join(data["meetings"])
    colours = {tuple(one.find("viz:color", GEXF).attrib.values()) for one in root.findall(".//g:node", GEXF)}  # type: ignore[union-attr]
    assert colours == {("209", "73", "91"), ("46", "111", "158")}


def test_the_edge_list() -> None:
    rows = list(csv.DictReader(StringIO(as_csv(people(small())))))
    (both,) = [row for row in rows if {row["source"], row["target"]} == {"person/甲", "person/乙"}]
    assert both["weight"] == "6"
    assert both["first"] == "2023"
    assert both["last"] == "2024-03-05"
    assert len(both["meetings"].split("; ")) == 6
    there = list(csv.DictReader(StringIO(as_csv(people_meetings(small())))))
    assert len(there) == 13
    assert {row["source"] for row in there} == {"person/甲", "person/乙", "person/丙"}
    assert there[0]["roles"] == "attend; speak"


@settings(deadline=None, max_examples=25)
@given(gatherings())
def test_frames_are_the_network(elements: Elements) -> None:
    network = network_of(elements)
    net = people(network)
    frame = pairs(network)
    assert len(frame) == net.number_of_edges()
    assert int(frame["weight"].sum()) == sum(weight for *_, weight in net.edges(data="weight"))
    assert sorted(nodes_frame(net).index) == sorted(net)
    there = attendances(network)
    assert len(there) == people_meetings(network).number_of_edges()
    assert str(there["day"].dtype).startswith("datetime64")
    for start, day in zip(there["start"], there["day"], strict=True):
        known = isinstance(start, str) and len(start) >= 10 and not start.startswith("--")
        assert pd.isna(day) if not known else day.strftime("%Y-%m-%d") == start[:10]


def test_frames_of_an_empty_network() -> None:
    network = network_of(Elements())
    assert pairs(network).empty
    assert attendances(network).empty
    assert list(edges_frame(people(network)).columns) == list(edge_rows(people(network))[0])
    assert math.isclose(float(pairs(network)["weight"].sum()), 0.0)


@pytest.mark.parametrize("form", ["graphml", "gexf", "json", "csv"])
def test_the_same_bytes_of_two_networks(form: str) -> None:
    def text() -> str:
        network = network_of(crowd(40, 30, 120))
        net = people(network)
        return with_time(net, network) if form == "gexf" else as_csv(net) if form == "csv" else as_text(net, form)

    assert text() == text()
