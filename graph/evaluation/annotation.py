"""A first gold file from what was extracted, for a person to correct."""

from collections import Counter
from typing import Any

from graph.evaluation.predicted import Predicted, list_of, text
from graph.evaluation.wording import plain
from graph.model.elements import Elements, Node, Relationship
from graph.model.records import Span

Row = dict[str, Any]


def first_gold(elements: Elements, document: str) -> Row:
    """The gold file that agrees with the graph of one document in everything; all keys, also those that are not scored.

    Two things no gold file can agree with: two people of one name at one meeting (it counts names), and a title that
    runs over a comma outside quotation marks or has less than three characters (the scoring takes it for no title).

    document: the file's name. People stand in the order of the text, meetings and agreements in that of their dates.
    What only a person can judge is left at its default: nothing is optional, nothing untitled, no notes.
    """
    found = Predicted(elements)
    people = sorted(found.labelled("Person"), key=lambda node: _place(found, node.id))
    # A name that somebody takes part under is asked for as often as people bear it.
    acting = {plain(text(node, "name")) for node in people if _acts(found, node)}
    taking_part = [node for node in people if plain(text(node, "name")) in acting]
    others = [text(node, "name") for node in people if plain(text(node, "name")) not in acting]
    reporters = [name for story in found.labelled("Story") for name in list_of(story, "reporters")]
    meetings = sorted(found.labelled("Meeting"), key=lambda node: node.id)
    numbers = {node.id: f"m{number}" for number, node in enumerate(meetings, 1)}
    districts = Counter(text(node, "code") for node in found.labelled("District"))
    return {
        "document": document,
        "stories": len(found.labelled("Story")),
        "people": [_person(found, node) for node in taking_part],
        "namedOnly": list(dict.fromkeys([*others, *(name for name in reporters if plain(name) not in acting)])),
        "meetings": [_meeting(found, node, numbers[node.id]) for node in meetings],
        "agreements": [_agreement(found, node, numbers) for node in found.labelled("Agreement")],
        "districts": sorted(districts.elements()),
        "districtsOptional": [],
        "notes": "",
    }


def _acts(found: Predicted, person: Node) -> bool:
    return bool(found.out(person.id, "HOLDS") or found.out(person.id, "ATTENDED"))


def _person(found: Predicted, node: Node) -> Row:
    posts = []
    for edge in found.out(node.id, "HOLDS"):
        for body in [found.name(e.end) for e in found.out(edge.end, "POST_IN")] or [""]:
            posts.append(_post(edge, body, found.name(edge.end)))
    return {"name": text(node, "name"), "posts": posts}


def _post(edge: Relationship, organization: str, title: str) -> Row:
    return {
        "organization": organization,
        "title": title,
        "status": text(edge, "status") or "current",
        "from": text(edge, "from") or None,
        "to": text(edge, "to") or None,
        "optional": False,
    }


def _meeting(found: Predicted, node: Node, number: str) -> Row:
    return {
        "id": number,
        "kind": text(node, "kind") or "other",
        "title": text(node, "title"),
        "aliases": list_of(node, "aliases"),
        "start": text(node, "start") or None,
        "end": text(node, "end") or None,
        "year": text(node, "dateBasis") or "unknown",
        "optional": False,
        "districts": sorted({text(found.node(edge.end), "code") for edge in found.out(node.id, "HELD_IN")}),
        "venues": [found.name(edge.end) for edge in found.out(node.id, "HELD_AT")],
        "people": _there(found, found.into(node.id, "ATTENDED")),
        "organizations": _there(found, found.into(node.id, "TOOK_PART")),
    }


def _there(found: Predicted, edges: list[Relationship]) -> list[Row]:
    ordered = sorted(edges, key=lambda edge: _place(found, edge.start))
    return [{"name": found.name(edge.start), "roles": list_of(edge, "roles")} for edge in ordered]


def _place(found: Predicted, node: str) -> tuple[Span, str]:
    """By which nodes stand in the order of the text."""
    return min(found.mentions(node), default=(0, 0)), node


def _agreement(found: Predicted, node: Node, numbers: dict[str, str]) -> Row:
    signed_at = [numbers[edge.end] for edge in found.out(node.id, "SIGNED_AT") if edge.end in numbers]
    return {
        "title": text(node, "title"),
        "aliases": list_of(node, "aliases"),
        "parties": [found.name(edge.start) for edge in found.into(node.id, "PARTY_TO")],
        "status": text(node, "status") or None,
        "signedAt": signed_at[0] if signed_at else None,
        "untitled": False,
        "optional": False,
    }
