"""Ids of what is known by its name: organizations, posts, districts, venues, series, stories."""

from collections import defaultdict
from collections.abc import Iterator

from graph.ids import node_id, story_id
from graph.resolve.corpus import Corpus, Member


def named(corpus: Corpus) -> dict[Member, str]:
    """The ids of all members whose name (with what they belong to) decides what they are."""
    ids: dict[Member, str] = {}
    ids |= {m: node_id("organization", corpus.text(m, "name")) for m in corpus.label("Organization")}
    ids |= {m: node_id("series", corpus.text(m, "name")) for m in corpus.label("Series")}
    ids |= {m: story_id(*m) for m in corpus.label("Story")}
    ids |= {m: m[0] for m in corpus.label("Document")}
    ids |= dict(_districts(corpus))
    ids |= {m: _post(corpus, m) for m in corpus.label("Post")}
    ids |= {m: _venue(corpus, m) for m in corpus.label("Venue")}
    return ids


def _districts(corpus: Corpus) -> Iterator[tuple[Member, str]]:
    """By code; where documents of different times give one code to two divisions, by code and name."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for member in corpus.label("District"):
        names[corpus.text(member, "code")].add(corpus.text(member, "name"))
    for member in corpus.label("District"):
        code = corpus.text(member, "code")
        yield member, node_id("district", code, *([corpus.text(member, "name")] if len(names[code]) > 1 else []))


def _post(corpus: Corpus, member: Member) -> str:
    """By organization and title. A title whose organization is unknown is a post of its document only."""
    organizations = sorted(corpus.texts(corpus.out("POST_IN", member), "name"))
    if organizations:
        return node_id("post", organizations[0], corpus.text(member, "title"))
    return node_id("post", "", corpus.text(member, "title"), member[0].removeprefix("document/"))


def _venue(corpus: Corpus, member: Member) -> str:
    """By name, and by the district it lies in or its meeting was held in where that is known."""
    located = corpus.out("LOCATED_IN", member)
    held = [place for meeting in corpus.into("HELD_AT", member) for place in corpus.out("HELD_IN", meeting)]
    codes = sorted(corpus.texts(located or held, "code"))
    return node_id("venue", corpus.text(member, "name"), *codes[:1])
