"""What a person, an organization or a series did, meeting by meeting."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import NotFound
from graph.model.elements import Node
from graph.network.encounters import posts_by_id
from graph.network.filters import EVERYTHING, Where, meetings_within
from graph.network.network import Meeting, Network
from graph.network.places import Places, meeting_places
from graph.network.question import nearest


@dataclass(frozen=True, slots=True)
class Told:
    """What the graph says of one who was at a meeting.

    Attributes
    ----------
    roles : tuple of str
        What the person or organization did there; empty for a series, and for organizations known by their people only.
    posts : tuple of (organization, title)
        Held there, of a person.
    names : tuple of str
        Sorted: of an organization the people who were there for it; of a series the organizations that took part.
    ordinal : int or None
        Of a series: the number of the instalment.
    """

    roles: tuple[str, ...] = ()
    posts: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting in a timeline. whole: id of the outermost meeting that it is a part of, None where it is none;
    present: how many people were there."""

    meeting: Meeting
    places: Places
    whole: str | None
    present: int
    told: Told


@dataclass(frozen=True, slots=True)
class Timeline:
    """entries: by date, those without a year and without a date last. label: Person, Organization or Series."""

    id: str
    name: str
    label: str
    entries: tuple[Entry, ...]


def timelines(network: Network, name: str, where: Where = EVERYTHING) -> tuple[Timeline, ...]:
    """The timelines of all that bears a name (simplified, an alias or an id): people, organizations, series.

    Raises
    ------
    NotFound
        With the nearest names, where nothing does.
    """
    found = bearers(network, name)
    if not found:
        raise NotFound("no such person, organization or series in the graph", where=name, hint=_hint(network, name))
    return tuple(timeline(network, node, where) for node in found)


def bearers(network: Network, name: str) -> list[Node]:
    """People, organizations and series of a name or id."""
    source = network.source
    if "/" in name:
        return [node for node in source.nodes([name]) if node.label in ("Person", "Organization", "Series")]
    others = [
        row[1]
        for label in ("Organization", "Series")
        for row in source.rows(label, ["name", "aliases"])
        if name == row[2] or name in (row[3] or ())
    ]
    return [*source.people(name), *source.nodes(others)]


def _hint(network: Network, name: str) -> str:
    known = [row[2] for label in ("Organization", "Series") for row in network.source.rows(label, ["name"])]
    return nearest(name, [*network.source.names(), *known])


def timeline(network: Network, node: Node, where: Where = EVERYTHING) -> Timeline:
    """The meetings of one person, organization or series (its node), as far as the filters of meetings let through."""
    tellers: dict[str, Callable[[Network, Node], dict[str, Told]]] = {
        "Person": _of_person,
        "Organization": _of_organization,
        "Series": _of_series,
    }
    told = tellers[node.label](network, node)
    numbers = [number for number in meetings_within(network, where) if network.meetings[number].id in told]
    places = meeting_places(network.source, told)
    entries = []
    for number in numbers:
        one, whole = network.meetings[number], network.occasions[number]
        entries.append(
            Entry(
                one,
                places[one.id],
                network.meetings[whole].id if whole != number else None,
                len(network.present.at.get(number, ())),
                told[one.id],
            )
        )
    return Timeline(node.id, node.properties["name"], node.label, tuple(entries))


def _of_person(network: Network, node: Node) -> dict[str, Told]:
    edges = network.source.leaving("ATTENDED", [node.id])
    posts = posts_by_id(network.source, (post for edge in edges for post in edge.properties.get("capacity", [])))
    return {
        edge.end: Told(
            roles=tuple(edge.properties.get("roles", [])),
            posts=tuple(posts[post] for post in edge.properties.get("capacity", []) if post in posts),
        )
        for edge in edges
    }


def _of_organization(network: Network, node: Node) -> dict[str, Told]:
    source = network.source
    roles = {edge.end: tuple(edge.properties.get("roles", [])) for edge in source.leaving("TOOK_PART", [node.id])}
    posts = {edge.start for edge in source.reaching("POST_IN", [node.id])}
    there: defaultdict[str, set[str]] = defaultdict(set)
    for who, meeting, capacity in source.links("ATTENDED", ["capacity"]) if posts else ():
        if capacity and not posts.isdisjoint(capacity):
            there[network.meetings[meeting].id].add(network.names[who])
    return {
        meeting: Told(roles=roles.get(meeting, ()), names=tuple(sorted(there.get(meeting, ()))))
        for meeting in roles.keys() | there.keys()
    }


def _of_series(network: Network, node: Node) -> dict[str, Told]:
    source = network.source
    edges = source.reaching("IN_SERIES", [node.id])
    own = {one.id: one.properties.get("ordinal") for one in source.nodes(edge.start for edge in edges)}
    took_part = source.reaching("TOOK_PART", own)
    names = {one.id: one.properties["name"] for one in source.nodes(edge.start for edge in took_part)}
    return {
        edge.start: Told(
            names=tuple(sorted({names[other.start] for other in took_part if other.end == edge.start})),
            ordinal=edge.properties.get("ordinal", own[edge.start]),
        )
        for edge in edges
    }
