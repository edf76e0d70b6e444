"""Where meetings were held, and what a user may mean by the name of a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.elements import Node
from graph.network.view import View

SUFFIXES = ("特别行政区", "自治区", "自治州", "自治县", "地区", "新区", "省", "市", "区", "县", "州", "盟", "旗")


@dataclass(frozen=True, slots=True)
class Places:
    """names: the most specific places of a meeting; ids: those and all districts above them."""

    names: tuple[str, ...]
    ids: frozenset[str]


def meeting_places(view: View, meetings: Iterable[str]) -> dict[str, Places]:
    """The places of meetings, by meeting id; a meeting of unknown place has none."""
    held: dict[str, list[str]] = {meeting: [] for meeting in meetings}
    for kind in ("HELD_IN", "HELD_AT"):
        for edge in view.leaving(kind, held):
            held[edge.start].append(edge.end)
    above = _all_above(view, {place for places in held.values() for place in places})
    names = {node.id: node.properties.get("fullName") or node.properties["name"] for node in view.nodes(above)}
    return {meeting: _places(ids, above, names) for meeting, ids in held.items()}


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


def _places(ids: list[str], above: dict[str, frozenset[str]], names: dict[str, str]) -> Places:
    covered = {other for place in ids for other in above[place] if other != place}
    specific = [place for place in sorted(set(ids)) if place not in covered]
    return Places(
        tuple(names[place] for place in specific if place in names),
        frozenset(other for place in ids for other in above[place]),
    )


def matching_places(view: View, wanted: str) -> list[Node]:
    """Districts and venues that a user may mean: 北碚, 北碚区, 重庆市北碚区; of a venue any part of its name."""
    districts = [node for node in view.labelled("District") if wanted in _short_and_long(node)]
    venues = [node for node in view.labelled("Venue") if wanted in node.properties["name"]]
    return [*districts, *venues]


def place_names(view: View) -> list[str]:
    """The names of all places, for a hint to the nearest."""
    return sorted({node.properties["name"] for label in ("District", "Venue") for node in view.labelled(label)})


def _short_and_long(district: Node) -> set[str]:
    name = district.properties["name"]
    full = district.properties.get("fullName") or name
    shortened = {text.removesuffix(suffix) for text in (name, full) for suffix in SUFFIXES if text.endswith(suffix)}
    return {name, full, *(text for text in shortened if len(text) > 1)}
