"""What the documents say, arranged for resolution: one pass over all facts.

A member is one entity of one document: (document id, local key).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.errors import SchemaError
from graph.ids import document_id
from graph.model.records import Entity, Extraction

Member = tuple[str, str]
Links = defaultdict[Member, set[str]]


def distinct(extractions: Iterable[Extraction]) -> dict[str, Extraction]:
    """The documents by id, sorted; of byte-identical copies one: dated before undated, then by the smallest path."""
    found: dict[str, Extraction] = {}
    for extraction in extractions:
        key = document_id(extraction.page.sha256)
        if key not in found or _preference(extraction) < _preference(found[key]):
            found[key] = extraction
    return dict(sorted(found.items()))


def _preference(extraction: Extraction) -> tuple[bool, str, str, str, str]:
    page = extraction.page
    return page.published is None, page.path, page.published or "", page.title or "", page.url or ""


class Corpus:
    """All documents, their entities, and which local key each fact of interest links to which.

    Raises SchemaError where an extraction holds a key twice or a fact leads to no entity.
    """

    def __init__(self, documents: dict[str, Extraction]) -> None:
        self.documents = documents
        self.by_label: defaultdict[str, list[Member]] = defaultdict(list)
        self.entity: dict[Member, Entity] = {}
        self._forward: defaultdict[str, Links] = defaultdict(lambda: defaultdict(set))
        self._backward: defaultdict[str, Links] = defaultdict(lambda: defaultdict(set))
        for document, extraction in documents.items():
            self._add_entities(document, extraction)
            self._add_facts(document, extraction)
        for members in self.by_label.values():
            members.sort()

    def _add_entities(self, document: str, extraction: Extraction) -> None:
        for entity in extraction.entities:
            member = (document, entity.key)
            if member in self.entity:
                raise SchemaError("two entities have this key", where=f"{extraction.page.path}: {entity.key}")
            self.entity[member] = entity
            self.by_label[entity.label].append(member)

    def _add_facts(self, document: str, extraction: Extraction) -> None:
        for fact in extraction.facts:
            for key in (fact.start, fact.end):
                if key != "document" and (document, key) not in self.entity:
                    where = f"{extraction.page.path}: {fact.type} {fact.start} → {fact.end}"
                    raise SchemaError(f"no entity {key!r} in this document", where=where)
            self._forward[fact.type][document, fact.start].add(fact.end)
            self._backward[fact.type][document, fact.end].add(fact.start)

    def out(self, kind: str, member: Member) -> list[Member]:
        """Where facts of this type lead from the member, sorted."""
        return [(member[0], key) for key in sorted(self._forward[kind].get(member, ()))]

    def into(self, kind: str, member: Member) -> list[Member]:
        """Where facts of this type lead to the member from, sorted."""
        return [(member[0], key) for key in sorted(self._backward[kind].get(member, ()))]

    def text(self, member: Member, name: str) -> str:
        """A property of the member as text; empty where it has none."""
        return str(self.entity[member].properties.get(name) or "")

    def texts(self, members: Iterable[Member], name: str) -> set[str]:
        """The values of a property over members, without the empty ones."""
        return {self.text(member, name) for member in members} - {""}

    def label(self, label: str) -> Iterator[Member]:
        """All members with this label, sorted by document and key."""
        yield from self.by_label.get(label, ())

    def districts(self, member: Member) -> set[str]:
        """The codes of the districts that a meeting was held in, also by way of its venue."""
        held = self.out("HELD_IN", member)
        located = [place for venue in self.out("HELD_AT", member) for place in self.out("LOCATED_IN", venue)]
        return self.texts(held or located, "code")
