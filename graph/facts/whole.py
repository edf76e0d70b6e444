"""The facts of a whole page from those of its parts."""

from dataclasses import replace
from typing import Any

from graph.facts.extraction import extract as extract_part
from graph.facts.parts import parts
from graph.facts.persons import apart, regions
from graph.model.records import Entity, Extraction, Fact, Leftover, Page, Properties, Span

_SCRIPTS = ("hans", "hant", "hant-pinyin")
_OWN = ("story/", "meeting/", "agreement/")  # keys of what belongs to one part


def extract(page: Page) -> Extraction:
    """All that one page says: people, posts, organizations, districts, meetings and agreements, each with its evidence.

    Offsets in the result are those of page.text. Raises nothing for any text. Linear in the length of the text: a page
    of more than 50,000 characters is read in parts that end where stories end, and then a short form (市总工会, 我校) is
    understood from its own part, and an agreement that several parts tell of is kept once for each.
    """
    found = parts(page)
    start, first = next(found)
    if first is page:
        return extract_part(page)
    joined = _Joined()
    joined.take(start, extract_part(first))
    for start, part in found:
        joined.take(start, extract_part(part))
    return joined.result(page)


class _Joined:
    """What the parts told so far, in offsets and keys of the whole page.

    A long page has hundreds of thousands of facts: what is said of meetings and agreements stays as it is, only what
    several parts can say alike is looked up; equal keys, spans and properties are one object.
    """

    def __init__(self) -> None:
        self._entities: dict[str, tuple[str, str, Properties, list[Span]]] = {}
        self._own: list[Entity] = []  # entities that no other part can name
        self._facts: dict[str, list[Fact]] = {}  # by type: facts that no other part can tell
        self._lasting: dict[tuple[str, str, str, str], Fact] = {}
        self._leftovers: list[Leftover] = []
        self._people: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}  # by name: keys, regions of their posts
        self._properties: dict[str, Properties] = {}
        self._same: dict[object, Any] = {}
        self._script = 0
        self._stories = self._agreements = 0

    def take(self, start: int, part: Extraction) -> None:
        """Add a part that starts at this character of the page."""
        self._script = max(self._script, _SCRIPTS.index(part.script))
        keys = self._keys(part)
        one: dict[Span, Span] = {}
        several: dict[tuple[Span, ...], tuple[Span, ...]] = {}

        def shift(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            if (found := several.get(spans)) is None:
                found = tuple(one.setdefault(span, (span[0] + start, span[1] + start)) for span in spans)
                several[spans] = found
            return found

        for entity in part.entities:
            self._entity(keys[entity.key], entity, shift(entity.spans), start)
        for fact in part.facts:
            self._fact(fact, keys[fact.start], keys[fact.end], shift(fact.spans))
        self._leftovers += [Leftover(left.kind, shift((left.span,))[0]) for left in part.leftovers]
        self._stories += sum(entity.label == "Story" for entity in part.entities)
        self._agreements += sum(entity.label == "Agreement" for entity in part.entities)

    def _keys(self, part: Extraction) -> dict[str, str]:
        """The page's key of each key of a part; a key that is known already is the same object."""
        keys: dict[str, str] = {}
        held: dict[str, list[str]] = {}
        for fact in part.facts:
            if fact.type == "HOLDS" and fact.properties.get("status") == "current":
                held.setdefault(fact.start, []).append(fact.end.split("/")[1])
        taken: set[str] = set()
        for entity in part.entities:
            kind, _, rest = entity.key.partition("/")
            key = entity.key
            if kind == "person":
                key = self._person(entity, regions(held.get(key, ())), taken)
            elif kind == "agreement":
                key = f"agreement/{int(rest) + self._agreements}"
            elif kind in ("story", "meeting"):
                story, dot, number = rest.partition(".")
                key = f"{kind}/{int(story) + self._stories}{dot}{number}"
            keys[entity.key] = self._entities[key][0] if key in self._entities else key
        return keys

    def _person(self, entity: Entity, theirs: set[str], taken: set[str]) -> str:
        """The person of this name whom the part means: the one named last whose posts do not speak against it."""
        name = str(entity.properties["name"])
        people = self._people.get(name, ())
        for at in range(len(people) - 1, -1, -1):
            key, known = people[at]
            if key not in taken and (not theirs or not known or not apart(theirs, known)):
                break
        else:
            at, key, known = len(people), f"person/{name}" + (f"#{len(people) + 1}" if people else ""), frozenset()
        there = known | theirs
        self._people[name] = (*people[:at], (key, self._same.setdefault(there, there)), *people[at + 1 :])
        taken.add(key)
        return key

    def _entity(self, key: str, entity: Entity, spans: tuple[Span, ...], start: int) -> None:
        properties = entity.properties
        if entity.label == "Story":
            properties = {**properties, "start": properties["start"] + start, "end": properties["end"] + start}
            properties["ordinal"] += self._stories
        if key.startswith(_OWN):
            self._own.append(Entity(key, entity.label, properties, spans))
            return
        before = self._entities.get(key)
        if before is None:
            self._entities[key] = (key, entity.label, properties, list(spans))
            return
        _, label, known, places = before
        places += spans
        for name, value in properties.items():
            if name == "aliases":
                known[name] = sorted({*known.get(name, ()), *value})
            elif label == "Person" and name == "official":
                known[name] = known.get(name, False) or value
            else:
                known.setdefault(name, value)

    def _fact(self, fact: Fact, start: str, end: str, spans: tuple[Span, ...]) -> None:
        properties = self._properties.setdefault(repr(fact.properties), fact.properties)
        moved = Fact(fact.type, start, end, properties, spans, fact.rule, self._same.setdefault(fact.confidence, fact.confidence))
        if start.startswith(_OWN) or end.startswith(_OWN):
            self._facts.setdefault(fact.type, []).append(moved)
            return
        key = (fact.type, start, end, str(properties.get("status", "")))
        before = self._lasting.get(key)
        if before is not None:
            surer = before if before.confidence >= fact.confidence else moved
            merged = {**properties, **before.properties}
            moved = replace(surer, properties=merged, spans=(*before.spans, *spans))
        self._lasting[key] = moved

    def result(self, page: Page) -> Extraction:
        """Entities and facts sorted by key. The parts are let go of on the way: call it once."""
        for known in (self._people, self._properties, self._same):
            known.clear()
        for fact in self._lasting.values():
            self._facts.setdefault(fact.type, []).append(replace(fact, spans=tuple(sorted(set(fact.spans)))))
        self._lasting.clear()
        entities, self._own = self._own, []
        for key in list(self._entities):
            _, label, properties, spans = self._entities.pop(key)
            entities.append(Entity(key, label, properties, tuple(sorted(set(spans)))))
        entities.sort(key=lambda entity: entity.key)
        facts: list[Fact] = []
        for kind in sorted(self._facts):
            facts += sorted(self._facts.pop(kind), key=lambda fact: (fact.start, fact.end))
        return Extraction(page, _SCRIPTS[self._script], tuple(entities), tuple(facts), tuple(self._leftovers))
