"""What is not said but follows: who met whom, which district lies in which, when a post was seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.ids import relationship_id
from graph.model.elements import Node, Relationship
from graph.model.records import Properties
from graph.resolve.compatible import parts

CROWD = 200  # people: above this a meeting makes no MET, since their number grows with the square
_SHOWN = ("current", "appointed")  # a meeting shows a post only where it is held


def encounters(nodes: dict[str, Node], edges: Iterable[Relationship]) -> Iterator[Relationship]:
    """MET: once for each pair of people who attended one meeting of at most CROWD people, the smaller id first.

    times: the number of meetings; first, last: starts of those whose year is known.
    """
    people: defaultdict[str, set[str]] = defaultdict(set)
    places = _places(edges)
    for edge in edges:
        if edge.type == "ATTENDED":
            people[edge.end].add(edge.start)
    together: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for meeting in sorted(people):
        if len(people[meeting]) > CROWD:
            continue
        for pair in combinations(sorted(people[meeting]), 2):
            together[pair].append(meeting)
    for (a, b), meetings in together.items():
        yield Relationship(relationship_id("MET", a, b), "MET", a, b, _met(nodes, places, meetings))


def _met(nodes: dict[str, Node], places: dict[str, set[str]], meetings: list[str]) -> Properties:
    starts = [str(nodes[m].properties.get("start", "")) for m in meetings]
    dated = sorted(start for start in starts if parts(start)[0])
    districts = sorted({district for m in meetings for district in places.get(m, ())})
    properties: Properties = {"derived": True}
    if districts:
        properties["districts"] = districts
    if dated:
        properties["first"] = dated[0]
        properties["last"] = dated[-1]
    properties["meetings"] = meetings
    properties["times"] = len(meetings)
    return properties


def _places(edges: Iterable[Relationship]) -> dict[str, set[str]]:
    """The districts of each meeting, of its venue where it names none itself."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    venues: defaultdict[str, set[str]] = defaultdict(set)
    located: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        into = {"HELD_IN": held, "HELD_AT": venues, "LOCATED_IN": located}.get(edge.type)
        if into is not None:
            into[edge.start].add(edge.end)
    for meeting in venues.keys() - held.keys():
        for venue in venues[meeting]:
            if venue in located:
                held[meeting] |= located[venue]
    return dict(held)


def district_parts(nodes: dict[str, Node]) -> Iterator[Relationship]:
    """PART_OF between divisions that are both in the graph: in the prefecture, else in the province of its code."""
    by_code: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes.values():
        if node.label == "District":
            by_code[str(node.properties.get("code"))].append(node.id)
    for code in sorted(by_code):
        above = [c for c in (f"{code[:4]}00", f"{code[:2]}0000") if c != code and len(by_code.get(c, ())) == 1]
        for district in by_code[code] if above else ():
            whole = by_code[above[0]][0]
            edge = relationship_id("PART_OF", district, whole)
            yield Relationship(edge, "PART_OF", district, whole, {"confidence": 1.0, "rule": "division_code"})


def with_sightings(
    edges: dict[str, Relationship], nodes: dict[str, Node], published: dict[str, str | None]
) -> Iterator[Relationship]:
    """HOLDS with firstSeen and lastSeen: days of the pages that say so and of meetings attended in that capacity."""
    seen: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in edges.values():
        if edge.type == "ATTENDED":
            for post in edge.properties.get("capacity", ()):
                seen[edge.start, post].add(str(nodes[edge.end].properties.get("start", ""))[:10])
    for edge in edges.values():
        if edge.type == "HOLDS":
            days = {published.get(document) or "" for document in edge.properties["documents"]}
            if edge.properties["status"] in _SHOWN:
                days |= seen[edge.start, edge.end]
            dated = sorted(day for day in days if parts(day)[0])
            if dated:
                properties = {**edge.properties, "firstSeen": dated[0], "lastSeen": dated[-1]}
                yield Relationship(edge.id, edge.type, edge.start, edge.end, dict(sorted(properties.items())))
