"""The prepared questions answered a third way: walks over the graph as networkx holds it, without any query language.

Each takes the multigraph (nodes by id; an edge's key is its id) and the parameters, and gives rows of some columns.
"""

from collections import Counter
from typing import Any

import networkx as nx

from graph.model.elements import Elements
from graph.network.periods import comparable, may_lie_within
from graph.network.places import SUFFIXES

Net = nx.MultiDiGraph
Rows = set[tuple[Any, ...]]


def network(elements: Elements) -> Net:
    net: Net = nx.MultiDiGraph()
    for node in elements.nodes:
        net.add_node(node.id, label=node.label, **{f"p_{name}": value for name, value in node.properties.items()})
    for edge in elements.relationships:
        net.add_edge(edge.start, edge.end, edge.id, type=edge.type, own=edge.properties)
    return net


def _of(net: Net, key: str, name: str) -> Any:
    return net.nodes[key].get(f"p_{name}")


def _bearing(net: Net, name: str, *labels: str) -> list[str]:
    fields = ("name", "title")
    return [
        key
        for key, data in net.nodes(data=True)
        if (not labels or data["label"] in labels)
        and (name in [data.get(f"p_{field}") for field in fields] or name in data.get("p_aliases", []))
    ]


def _out(net: Net, key: str, *types: str) -> list[tuple[str, Any]]:
    return [(end, data["own"]) for _, end, data in net.out_edges(key, data=True) if data["type"] in types]


def _in(net: Net, key: str, *types: str) -> list[tuple[str, Any]]:
    return [(start, data["own"]) for start, _, data in net.in_edges(key, data=True) if data["type"] in types]


def _labelled(net: Net, label: str) -> list[str]:
    return [key for key, data in net.nodes(data=True) if data["label"] == label]


def _above(net: Net, key: str) -> set[str]:
    """All that a place lies in, at any distance."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        for end, _ in _out(net, waiting.pop(), "PART_OF", "LOCATED_IN"):
            if end not in found:
                found.add(end)
                waiting.append(end)
    return found


def _around(net: Net, meeting: str) -> set[str]:
    held = {end for end, _ in _out(net, meeting, "HELD_IN", "HELD_AT")}
    return held.union(*(_above(net, place) for place in held))


def _meant(net: Net, name: str) -> set[str]:
    forms = {name, *(name + suffix for suffix in SUFFIXES if len(name) > 1)}
    return {
        key
        for key in _labelled(net, "District")
        if forms & {_of(net, key, "name"), _of(net, key, "fullName")} or _of(net, key, "code") == name
    }


def _roles(own: Any) -> tuple[str, ...]:
    return tuple(sorted(own.get("roles", [])))


def _together(net: Net, name: str) -> Rows:
    return {
        (person, meeting, other, _roles(own), _roles(theirs))
        for person in _bearing(net, name, "Person")
        for meeting, own in _out(net, person, "ATTENDED")
        for other, theirs in _in(net, meeting, "ATTENDED")
        if other != person
    }


def where_met(net: Net, given: dict[str, str]) -> Rows:
    """person, meeting, other, roles, other_roles."""
    others = _bearing(net, given["with"], "Person")
    return {row for row in _together(net, given["name"]) if row[2] in others}


def attended(net: Net, given: dict[str, str]) -> Rows:
    """person, meeting, roles."""
    return {
        (person, meeting, _roles(own))
        for person in _bearing(net, given["name"], "Person")
        for meeting, own in _out(net, person, "ATTENDED")
        if given.get("role") in (None, *own.get("roles", []))
    }


def posts(net: Net, given: dict[str, str]) -> Rows:
    """person, post, status, first, last."""
    return {
        (person, post, own["status"], own.get("firstSeen"), own.get("lastSeen"))
        for person in _bearing(net, given["name"], "Person")
        for post, own in _out(net, person, "HOLDS")
    }


def meetings(net: Net, given: dict[str, str]) -> Rows:
    """meeting, kind, people, organizations."""
    wanted = _meant(net, given["in"]) if "in" in given else None
    since, until = given.get("from"), given.get("to")
    found = set()
    for meeting in _labelled(net, "Meeting"):
        start, end = _of(net, meeting, "start"), _of(net, meeting, "end")
        if (since or until) and not (comparable(start) and may_lie_within(start, end, since, until)):
            continue
        if given.get("kind") not in (None, _of(net, meeting, "kind")):
            continue
        if wanted is None or _around(net, meeting) & wanted:
            came, bodies = _in(net, meeting, "ATTENDED"), _in(net, meeting, "TOOK_PART")
            found.add((meeting, _of(net, meeting, "kind"), len({p for p, _ in came}), len({o for o, _ in bodies})))
    return found


def meetings_by_year(net: Net, given: dict[str, str]) -> Rows:
    """year, district, meetings."""
    wanted = _meant(net, given["in"])
    counted: Counter[tuple[str | None, str]] = Counter()
    for meeting in _labelled(net, "Meeting"):
        around = {place for place in _around(net, meeting) if net.nodes[place]["label"] == "District"}
        for place in around:
            if any(place in _above(net, other) for other in around) or not wanted & {place, *_above(net, place)}:
                continue
            start = _of(net, meeting, "start")
            counted[start[:4] if comparable(start) else None, _of(net, place, "fullName") or _of(net, place, "name")] += 1
    return {(*key, number) for key, number in counted.items()}


def evidence(net: Net, given: dict[str, str]) -> Rows:
    """start_id, end_id, quote, place."""
    ones = set(_bearing(net, given["of"]))
    others = set(_bearing(net, given["and"])) if "and" in given else None
    found: Rows = set()
    for start, end, data in net.edges(data=True):
        if data["type"] in ("MENTIONS", "MET"):
            continue
        if not ones & {start, end} or (others is not None and not ((start in ones and end in others) or (end in ones and start in others))):
            continue
        own = data["own"]
        spans = zip(own.get("evidence", []), own.get("quotes", []), strict=True)
        found |= {(start, end, quote, span.rpartition("#")[2]) for span, quote in spans} or {(start, end, None, None)}
    return found


def took_part(net: Net, given: dict[str, str]) -> Rows:
    """organization, meeting, roles."""
    return {
        (body, meeting, _roles(own))
        for body in _bearing(net, given["organization"], "Organization")
        for meeting, own in _out(net, body, "TOOK_PART")
        if given.get("role") in (None, *own.get("roles", []))
    }


def companions(net: Net, given: dict[str, str]) -> Rows:
    """organization, other, meetings."""
    shared = Counter(
        (body, other)
        for body in _bearing(net, given["organization"], "Organization")
        for meeting in {end for end, _ in _out(net, body, "TOOK_PART")}
        for other in {start for start, _ in _in(net, meeting, "TOOK_PART")} - {body}
    )
    return {(*pair, number) for pair, number in shared.items()}


def agreements(net: Net, given: dict[str, str]) -> Rows:
    """agreement, status, parties, signers."""
    found = set()
    for agreement in _labelled(net, "Agreement"):
        parties = {start for start, _ in _in(net, agreement, "PARTY_TO")}
        asked = [set(_bearing(net, given[name], "Organization")) for name in ("party", "with") if name in given]
        if all(one & parties for one in asked):
            names = tuple(sorted({_of(net, body, "name") for body in parties}))
            signers = tuple(sorted({_of(net, person, "name") for person, _ in _in(net, agreement, "SIGNED")}))
            found.add((agreement, _of(net, agreement, "status"), names, signers))
    return found


def instalments(net: Net, given: dict[str, str]) -> Rows:
    """series, meeting, number, people."""
    return {
        (series, meeting, own.get("ordinal", _of(net, meeting, "ordinal")), len({p for p, _ in _in(net, meeting, "ATTENDED")}))
        for series in _labelled(net, "Series")
        if given["series"] in _of(net, series, "name")
        for meeting, own in _in(net, series, "IN_SERIES")
    }


def in_role(net: Net, given: dict[str, str]) -> Rows:
    """person, meeting."""
    return {
        (person, meeting)
        for person in _labelled(net, "Person")
        for meeting, own in _out(net, person, "ATTENDED")
        if given["role"] in own.get("roles", []) and given.get("kind") in (None, _of(net, meeting, "kind"))
    }


def reporters(net: Net, given: dict[str, str]) -> Rows:
    """name, stories."""
    told = Counter(name for story in _labelled(net, "Story") for name in set(_of(net, story, "reporters") or ()))
    return {(name, number) for name, number in told.items() if given.get("name") in (None, name)}


def told_by(net: Net, given: dict[str, str]) -> Rows:
    """story, subject, how."""
    found: dict[tuple[str, str], set[str]] = {}
    for subject in _bearing(net, given["name"]):
        for kind in ("REPORTS", "MENTIONS"):
            for story, _ in _in(net, subject, kind):
                found.setdefault((story, subject), set()).add(kind)
    return {(*pair, "reports" if "REPORTS" in kinds else "mentions") for pair, kinds in found.items()}
