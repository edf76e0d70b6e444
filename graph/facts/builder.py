"""Collects the entities and facts of one page, in original offsets, each key and each fact once."""

from bisect import bisect_right
from typing import Any

from graph.errors import SchemaError
from graph.gazetteer.divisions import Division, Divisions
from graph.mentions.kinds import whole_kind
from graph.model.records import Entity, Fact, Properties, Span
from graph.text.repair import Repaired
from graph.text.sentences import sentences

LONGEST_QUOTE = 500
LONGEST_SENTENCE = 300  # damage and pinyin may nearly double it in the original
_KINDS = {"department": "other"}


class Builder:
    """Spans handed in are of the repaired text; what comes out has offsets of the original."""

    def __init__(self, repaired: Repaired) -> None:
        self._repaired = repaired
        self._sentences = sentences(repaired.text)
        self._starts = [start for start, _ in self._sentences]
        self._entities: dict[str, tuple[str, Properties, list[Span]]] = {}
        self._facts: dict[tuple[str, str, str, str], Fact] = {}
        self._originals: dict[Span, Span] = {}  # a sentence is evidence for many facts

    def original(self, span: Span) -> Span:
        """The quote for a span: at least two and at most 500 characters of the original.

        SchemaError for a span that is empty or not in the text: the rule that gave it is wrong, and no quote can stand for it.
        """
        if (known := self._originals.get(span)) is not None:
            return known
        if not 0 <= span[0] < span[1] <= len(self._repaired.text):
            raise SchemaError(f"evidence {span[0]}-{span[1]} is not in the text of {len(self._repaired.text)} characters")
        start, end = self._repaired.spans(*span)
        size = len(self._repaired.original)
        if end - start < 2:
            end = min(size, start + 2)
            start = max(0, end - 2)
        self._originals[span] = quote = start, min(end, start + LONGEST_QUOTE)
        return quote

    def told(self, spans: list[Span]) -> list[Span]:
        """The sentences the spans stand in, so that a reader can quote them; a very long one is cut to its span."""
        found: list[Span] = []
        for start, end in spans:
            index = bisect_right(self._starts, start) - 1
            left, right = self._sentences[index] if index >= 0 else (start, end)
            whole = (left, max(right, end)) if left <= start and max(right, end) - left <= LONGEST_SENTENCE else (start, end)
            if whole not in found:
                found.append(whole)
        return found

    def has(self, key: str) -> bool:
        """Whether an entity of this key is there."""
        return key in self._entities

    def entity(self, key: str, label: str, properties: Properties, spans: list[Span]) -> str:
        """Take an entity, or further mentions of one; the first properties count. Returns the key."""
        _, known, places = self._entities.setdefault(key, (label, {}, []))
        for name, value in properties.items():
            known.setdefault(name, value)
        places += [self.original(span) for span in spans]
        return key

    def story(self, number: int, span: Span, title: str | None, reporters: list[str]) -> str:
        """A news story: its place in the page, headline and reporters."""
        start, end = self._repaired.spans(*span)
        properties: dict[str, Any] = {"ordinal": number, "start": start, "end": end}
        if title:
            properties["title"] = title[:200]
        if reporters:
            properties["reporters"] = sorted(set(reporters), key=reporters.index)
        return self.entity(f"story/{number}", "Story", properties, [])

    def district(self, division: Division, span: Span) -> str:
        """A division that the page names."""
        key = f"district/{division.id}"
        if self.has(key):
            return self.entity(key, "District", {}, [span])
        properties = {
            "code": division.code,
            "name": division.full_name,
            "fullName": Divisions.load().full_path_name(division),
            "level": division.level,
            "longitude": division.longitude,
            "latitude": division.latitude,
            "validFrom": division.valid_from,
            "validTo": division.valid_to,
        }
        known = {name: value for name, value in properties.items() if value is not None}
        return self.entity(key, "District", known, [span])

    def organization(self, name: str, span: Span | None, word: str = "") -> str:
        """An organization by its canonical name; another wording becomes an alias."""
        kind = whole_kind(name)
        key = self.entity(f"organization/{name}", "Organization", {"name": name, "kind": _KINDS.get(kind, kind)}, [span] if span else [])
        if word and word != name and len(word) > 1:
            aliases = self._entities[key][1].setdefault("aliases", [])
            if word not in aliases:
                aliases.append(word)
        return key

    def post(self, organization: str, title: str, span: Span) -> str:
        """A post in an organization, with the POST_IN fact that says so."""
        key = self.entity(f"post/{organization}/{title}", "Post", {"title": title}, [span])
        self.fact("POST_IN", key, self.organization(organization, span), {}, [span], "post", 0.9)
        return key

    def fact(self, kind: str, start: str, end: str, properties: Properties, spans: list[Span], rule: str, confidence: float) -> None:
        """Take a fact; said again, it gains evidence and roles, and the surer rule stays."""
        evidence = tuple(sorted({self.original(span) for span in spans}))
        key = (kind, start, end, str(properties.get("status", "")))
        before = self._facts.get(key)
        if before is not None:
            evidence = tuple(sorted({*before.spans, *evidence}))
            merged = dict(before.properties)
            for name, value in properties.items():
                old = merged.get(name)
                merged[name] = [*old, *(v for v in value if v not in old)] if isinstance(old, list) else old or value
            properties = merged
            if before.confidence >= confidence:
                rule, confidence = before.rule, before.confidence
        self._facts[key] = Fact(kind, start, end, properties, evidence, rule, round(confidence, 3))

    def result(self) -> tuple[tuple[Entity, ...], tuple[Fact, ...]]:
        """Entities and facts, sorted by key."""
        entities = tuple(
            Entity(key, label, properties if "aliases" not in properties else properties | {"aliases": sorted(properties["aliases"])}, tuple(sorted(set(spans))))
            for key, (label, properties, spans) in sorted(self._entities.items())
        )
        return entities, tuple(self._facts[key] for key in sorted(self._facts))
