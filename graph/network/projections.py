"""The network as networkx graphs, for analysts: each a plain graph with ids as nodes, built in the order of ids.

Every edge names its meetings, by date, so that each number can be traced to sentences (graph.network.evidence). Weights
count occasions: a congress and its parts are one (Network.occasions), and several reports of one meeting are one meeting.
"""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from graph.network.counting import (
    by_year,
    district_names,
    districts_present,
    person_sides,
    span_of,
    together,
    weight_of,
)
from graph.network.filters import EVERYTHING, Where, organizations_present, people_present
from graph.network.network import Network, Roll


def people_meetings(network: Network, where: Where = EVERYTHING) -> nx.MultiGraph:
    """People and meetings, an edge for each attendance, with all that the graph says of them.

    Returns
    -------
    networkx.MultiGraph
        Bipartite (node attribute ``bipartite``: 0 people, 1 meetings). Nodes: ``label``, and the properties of the graph;
        meetings also ``districts``, ``venues`` (names of the most specific ones) and ``occasion`` (the outermost meeting
        it is a part of). Edges: keyed by the id of the relationship, with its properties (``roles``, ``capacity``,
        ``confidence``, ``evidence``, ``quotes`` …).
    """
    roll = people_present(network, where)
    net = nx.MultiGraph()
    source = network.source
    for node in source.nodes(network.person_ids[number] for number in roll.of):
        net.add_node(node.id, bipartite=0, label=node.label, **node.properties)
    ids = {network.meetings[number].id: number for number in roll.at}
    for node in source.nodes(ids):
        number = ids[node.id]
        places = network.places[number]
        more = {"districts": places.districts, "venues": places.venues}
        occasion = network.meetings[network.occasions[number]].id
        net.add_node(node.id, bipartite=1, label=node.label, **node.properties, **more, occasion=occasion)
    there = {(network.person_ids[who], network.meetings[at].id) for at, people in roll.at.items() for who in people}
    for edge in source.reaching("ATTENDED", ids):
        if (edge.start, edge.end) in there:
            net.add_edge(edge.start, edge.end, key=edge.id, **edge.properties)
    return net


def people(network: Network, where: Where = EVERYTHING) -> nx.Graph:
    """People, an edge for each two who met: who attended the same meeting.

    Returns
    -------
    networkx.Graph
        Nodes: everyone who was at a meeting that counts; ``name``, ``side`` ("sichuan", "chongqing", "both", ""),
        ``meetings`` (how many). Edges: ``weight`` (occasions on which the two met), ``meetings`` (ids, by date),
        ``districts`` (full names, sorted), ``first``, ``last`` (start of the first and the last meeting whose year is
        known, None where there is none).

    Notes
    -----
    The one-mode projection of the bipartite graph with simple weights [1]_. A meeting of n people makes n(n-1)/2 edges;
    `where.crowd` leaves out the largest. What needs no edges is answered without them (graph.network.acquaintances).

    References
    ----------
    .. [1] M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64, 016132 (2001).
    """
    return people_of(network, people_present(network, where))


def people_of(network: Network, roll: Roll) -> nx.Graph:
    """The projection on people of a roll that is chosen already (see people)."""
    net = nx.Graph()
    sides, names = person_sides(network, roll.of), network.names_of(roll.of)
    for number, attended in roll.of.items():
        key, name = network.person_ids[number], names[number]
        net.add_node(key, name=name, side=sides.get(number, ""), meetings=len(attended))
    _add_pairs(net, network, together(roll), network.person_ids)
    return net


def weights(network: Network, where: Where = EVERYTHING) -> nx.Graph:
    """The projection on people with nothing but weights: the same nodes and edges as people, for less memory.

    What measures the whole network (betweenness, communities) needs no more; the meetings of two people are told by
    graph.network.acquaintances.met_at.
    """
    roll = people_present(network, where)
    ids = network.person_ids
    net = nx.Graph()
    net.add_nodes_from(ids[who] for who in roll.of)
    pairs = together(roll)
    for a, b in sorted(pairs):
        net.add_edge(ids[a], ids[b], weight=weight_of(network, pairs[a, b]))
    return net


def organizations(network: Network, where: Where = EVERYTHING, *, delegates: bool = False) -> nx.Graph:
    """Organizations, an edge for each two that took part in the same meeting.

    Parameters
    ----------
    delegates : bool
        Also those for which somebody was there, by the posts people held there.

    Returns
    -------
    networkx.Graph
        Nodes: ``name``, ``side``, ``homes`` (ids of its districts), ``meetings``. Edges: as of people.
    """
    roll = organizations_present(network, where, delegates=delegates)
    net = nx.Graph()
    known = network.affiliations.organizations
    for number, attended in roll.of.items():
        one = known[number]
        net.add_node(one.id, name=one.name, side=one.side or "", homes=one.homes, meetings=len(attended))
    _add_pairs(net, network, together(roll), {number: one.id for number, one in known.items()})
    return net


def districts(network: Network, where: Where = EVERYTHING) -> nx.Graph:
    """Districts, an edge for each two from which somebody, or an organization, was at the same meeting.

    Returns
    -------
    networkx.Graph
        Nodes: home districts of participants (not the places of the meetings); ``name``, ``side``, ``code``,
        ``meetings``. Edges: as of people, and ``years`` (occasions by year of beginning, only where it is known).

    Notes
    -----
    The home of an organization is where it is LOCATED_IN, else the district that its name begins with; that of a person
    at a meeting is that of the organizations for which the person was there (graph.network.sides).
    """
    roll = districts_present(network, where)
    net = nx.Graph()
    known = network.affiliations.districts
    for number, attended in roll.of.items():
        one = known[number]
        net.add_node(one.id, name=one.name, side=one.side or "", code=one.code, meetings=len(attended))
    pairs = together(roll)
    _add_pairs(net, network, pairs, {number: one.id for number, one in known.items()})
    for (a, b), meetings in pairs.items():
        net.edges[known[a].id, known[b].id]["years"] = by_year(network, meetings)
    return net


def _add_pairs(net: nx.Graph, network: Network, pairs: Mapping[tuple[int, int], list[int]], ids: Mapping[int, str]) -> None:
    told = network.meeting_ids.__getitem__
    for a, b in sorted(pairs):
        meetings = pairs[a, b]
        first, last = span_of(network, meetings)
        data: dict[str, Any] = {
            "weight": weight_of(network, meetings),
            "meetings": tuple(map(told, meetings)),
            "districts": district_names(network, meetings),
            "first": first,
            "last": last,
        }
        net.add_edge(ids[a], ids[b], **data)
