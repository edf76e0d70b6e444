"""Where meetings were held, and what a user may mean by the name of a place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.elements import Node
from graph.network.view import View

SUFFIXES = ("特别行政区", "自治区", "自治州", "自治县", "地区", "新区", "省", "市", "区", "县", "州", "盟", "旗")
_STEP = re.compile(".{2,}?(?:自治区|自治州|地区|省|市|盟)|.+$")
_BETWEEN = re.compile(r"[\s·,，、/]+")


@dataclass(frozen=True, slots=True)
class Places:
    """districts, venues: the names of the most specific places of a meeting; ids: those and all districts above them.

    district_ids: of `districts`, in the same order.
    """

    districts: tuple[str, ...]
    venues: tuple[str, ...]
    ids: frozenset[str]
    district_ids: tuple[str, ...]


def meeting_places(view: View, meetings: Iterable[str]) -> dict[str, Places]:
    """The places of meetings, by meeting id; a meeting of unknown place has none."""
    held: dict[str, list[str]] = {meeting: [] for meeting in meetings}
    for kind in ("HELD_IN", "HELD_AT"):
        for edge in view.leaving(kind, held):
            held[edge.start].append(edge.end)
    return places_held(view, held)


def places_held(view: View, held: Mapping[str, Iterable[str]]) -> dict[str, Places]:
    """The places of meetings of which it is known already in which districts and at which venues they were held."""
    above = _all_above(view, {place for places in held.values() for place in places})
    nodes = {node.id: node for node in view.nodes(above)}
    same: dict[frozenset[str], Places] = {}  # many meetings lie in the same place
    found = {}
    for meeting, ids in held.items():
        key = frozenset(ids)
        if key not in same:
            same[key] = _places(sorted(key), above, nodes)
        found[meeting] = same[key]
    return found


def _all_above(view: View, places: set[str]) -> dict[str, frozenset[str]]:
    """For every place and every district above one: itself and all districts above it."""
    parents: dict[str, set[str]] = {}
    fresh = set(places)
    while fresh:
        for place in fresh:
            parents[place] = set()
        for kind in ("PART_OF", "LOCATED_IN"):
            for edge in view.leaving(kind, fresh):
                parents[edge.start].add(edge.end)
        _by_their_names(view, {place: parents[place] for place in fresh if not parents[place]})
        fresh = {parent for place in fresh for parent in parents[place]} - parents.keys()

    def closure(place: str) -> frozenset[str]:
        seen: set[str] = set()
        waiting = [place]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting += sorted(parents[current])
        return frozenset(seen)

    return {place: closure(place) for place in parents}


def _by_their_names(view: View, parents: dict[str, set[str]]) -> None:
    """A venue of which no page says where it is lies in the one district that its name begins with."""
    venues = [node for node in view.nodes(parents) if node.label == "Venue"]
    districts = view.labelled("District") if venues else ()
    for venue in venues:
        name = venue.properties["name"]
        ends = {node.id: named_at_start(_full_name(node), node.properties["name"], name) for node in districts}
        longest = max(ends.values(), default=0)
        found = [district for district, end in ends.items() if end == longest > 0]
        if len(found) == 1:
            parents[venue.id].update(found)


def _places(ids: list[str], above: dict[str, frozenset[str]], nodes: dict[str, Node]) -> Places:
    around = {other for place in ids for other in above[place]}
    covered = {
        other
        for place in around
        if nodes[place].label == "District"
        for other in above[place]
        if other != place
    }
    specific = [nodes[place] for place in sorted(around - covered)]
    venues = tuple(node.properties["name"] for node in specific if node.label == "Venue")
    districts = [node for node in specific if node.label == "District"]
    return Places(tuple(map(_full_name, districts)), venues, frozenset(around), tuple(node.id for node in districts))


def matching_places(view: View, wanted: str) -> list[Node]:
    """Districts and venues that a user may mean: 北碚, 北碚区, 重庆北碚, 重庆市北碚区; of a venue any part of its name."""
    asked = _BETWEEN.sub("", wanted)
    districts = [node for node in view.labelled("District") if re.fullmatch(_forms(_full_name(node), node), asked)]
    beginnings = [f"(?:{begin})" for begin in _gazetteer_forms(asked)]
    venues = [
        node
        for node in view.labelled("Venue")
        if asked in node.properties["name"] or any(re.match(begin, node.properties["name"]) for begin in beginnings)
    ]
    return [*districts, *venues]


def place_names(view: View) -> list[str]:
    """The names of all places, for a hint to the nearest."""
    return sorted({node.properties["name"] for label in ("District", "Venue") for node in view.labelled(label)})


def _full_name(place: Node) -> str:
    return str(place.properties.get("fullName") or place.properties["name"])


def _forms(full: str, district: Node) -> str:
    """A pattern of all that a district is called: what is above it may be named or not, each shortened or not."""
    return _pattern(full, district.properties["name"], short=True)


def _pattern(full: str, name: str, *, short: bool) -> str:
    above = [f"(?:{_either(step)})?" for step in _STEP.findall(full.removesuffix(name))]
    return "".join(above) + f"(?:{_either(name) if short else re.escape(name)})"


def _either(step: str) -> str:
    shortened = {step.removesuffix(suffix) for suffix in SUFFIXES if step.endswith(suffix)}
    return "|".join(re.escape(form) for form in sorted({step, *(form for form in shortened if len(form) > 1)}, key=len, reverse=True))


def named_at_start(full: str, short: str, name: str) -> int:
    """How many characters at the start of a name are a district's (full, and its last step), in full at its end; 0 for none."""
    found = re.match(_pattern(full, short, short=False), name)
    return found.end() if found else 0


def _gazetteer_forms(asked: str) -> list[str]:
    """Patterns of the beginnings that tell of a venue that it lies in the district asked for."""
    from graph.gazetteer.divisions import Divisions  # here: a question without a place need not wait for it

    divisions = Divisions.load()
    found = []
    for division in divisions:
        if asked.endswith((division.full_name, division.name)):
            full = divisions.full_path_name(division)
            if re.fullmatch(_pattern(full, division.full_name, short=True), asked):
                found.append(_pattern(full, division.full_name, short=False))
    return found
