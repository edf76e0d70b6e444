"""Who met whom: two people met where both attended the same meeting."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from graph.model.elements import Node, Relationship
from graph.network.places import meeting_places
from graph.network.view import View

ENDED = ("former", "removed")


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that say so. document: its path; start, end: code points of that file, end exclusive; url: None for unknown."""

    document: str
    start: int
    end: int
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """A person at a meeting. posts: (organization, title) held there; empty where the text names none.

    capacity: the ids of these posts. confidence: 0 to 1, None for what was not extracted.
    """

    id: str
    name: str
    posts: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    quotes: tuple[Quote, ...]
    capacity: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two people at one meeting.

    start, end: ISO dates, shortened where less is known, `--03-14` without a year, None for unknown.
    place_ids: districts and venues of the meeting and the districts above them; districts, venues: the most specific names.
    """

    meeting: str
    title: str
    kind: str
    start: str | None
    end: str | None
    districts: tuple[str, ...]
    venues: tuple[str, ...]
    place_ids: frozenset[str]
    person: Presence
    other: Presence

    @property
    def places(self) -> tuple[str, ...]:
        """The districts, then the venues."""
        return (*self.districts, *self.venues)


def encounters_of(view: View, person: Node) -> list[Encounter]:
    """All encounters of one person, by date; undated ones last."""
    own = {edge.end: edge for edge in view.leaving("ATTENDED", [person.id])}
    attended = list(view.reaching("ATTENDED", own))
    presences = _presences(view, attended)
    places = meeting_places(view, own)
    others: defaultdict[str, list[Relationship]] = defaultdict(list)
    for edge in attended:
        if edge.start != person.id:
            others[edge.end].append(edge)
    found = []
    for meeting in view.nodes(own):
        for edge in others[meeting.id]:
            found.append(
                Encounter(
                    meeting=meeting.id,
                    title=meeting.properties["title"],
                    kind=meeting.properties.get("kind", "other"),
                    start=meeting.properties.get("start"),
                    end=meeting.properties.get("end"),
                    districts=places[meeting.id].districts,
                    venues=places[meeting.id].venues,
                    place_ids=places[meeting.id].ids,
                    person=presences[own[meeting.id].id],
                    other=presences[edge.id],
                )
            )
    return sorted(found, key=_by_date)


def _by_date(encounter: Encounter) -> tuple[bool, bool, str, str, str]:
    start = encounter.start or ""
    return (not start, start.startswith("--"), start, encounter.meeting, encounter.other.id)


def _presences(view: View, attended: Iterable[Relationship]) -> dict[str, Presence]:
    """By the id of the ATTENDED relationship."""
    edges = list(attended)
    people = {node.id: node for node in view.nodes(edge.start for edge in edges)}
    posts = posts_by_id(view, (post for edge in edges for post in edge.properties.get("capacity", [])))
    documents = documents_of(view, edges)
    return {
        edge.id: Presence(
            id=edge.start,
            name=people[edge.start].properties["name"],
            posts=tuple(posts[post] for post in edge.properties.get("capacity", []) if post in posts),
            roles=tuple(edge.properties.get("roles", [])),
            quotes=quotes_of(edge, documents),
            capacity=tuple(edge.properties.get("capacity", [])),
            confidence=edge.properties.get("confidence"),
        )
        for edge in edges
    }


def posts_by_id(view: View, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """(organization, title) of posts; a post of no known organization has ""."""
    posts = view.nodes(ids)
    within = {edge.start: edge.end for edge in view.leaving("POST_IN", [post.id for post in posts])}
    organizations = {node.id: node.properties["name"] for node in view.nodes(within.values())}
    return {post.id: (organizations.get(within.get(post.id, ""), ""), post.properties["title"]) for post in posts}


def documents_of(view: View, edges: Iterable[Relationship]) -> dict[str, Node]:
    """All documents that the evidence of these relationships points into, by id."""
    ids = {point.rsplit("#", 1)[0] for edge in edges for point in edge.properties.get("evidence", [])}
    return {node.id: node for node in view.nodes(ids)}


def quotes_of(edge: Relationship, documents: dict[str, Node]) -> tuple[Quote, ...]:
    """The words behind a relationship, in its order. documents: by id, as documents_of finds them."""
    quotes = []
    for point, text in zip(edge.properties.get("evidence", []), edge.properties.get("quotes", []), strict=True):
        document, span = point.rsplit("#", 1)
        start, end = span.split("-")
        page = documents[document].properties if document in documents else {}
        quotes.append(Quote(page.get("path", document), int(start), int(end), text, page.get("url")))
    return tuple(quotes)


class Held(NamedTuple):
    """A post a person holds, or held where it has ended."""

    organization: str
    title: str
    ended: bool


def posts_held(view: View, people: Iterable[Node]) -> dict[str, list[Held]]:
    """Every post a person holds or held, by the person's id: what tells namesakes apart.

    Ended is what a page calls former or removed, unless the person was seen in the post after that.
    """
    held: defaultdict[str, dict[tuple[str, str], list[Relationship]]] = defaultdict(lambda: defaultdict(list))
    edges = view.leaving("HOLDS", [person.id for person in people])
    posts = posts_by_id(view, (edge.end for edge in edges))
    for edge in edges:
        held[edge.start][posts[edge.end]].append(edge)
    return {who: [Held(*post, _ended(told)) for post, told in each.items()] for who, each in held.items()}


def _ended(told: Iterable[Relationship]) -> bool:
    """Of what is told of one post of one person; an end without a date comes before all that has one."""
    seen, ended = [], []
    for one in (edge.properties for edge in told):
        if one.get("status") in ENDED:
            ended.append(one.get("to") or one.get("firstSeen") or "")
        else:
            seen.append(one.get("lastSeen") or "")
    return bool(ended) and (not seen or max(seen) <= max(ended))
