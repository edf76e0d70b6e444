"""Hand-made extractions for tests: small pages of invented people, and what a reader finds in them."""

import hashlib
from typing import Any

from graph.model.records import Entity, Extraction, Fact, Page, Span


class PageMaker:
    """Writes one extraction: entities and facts are named by the words of the page that show them."""

    def __init__(self, path: str, text: str, *, published: str | None = None, salt: str = "") -> None:
        self.path, self.text, self.published = path, text, published
        self.sha256 = hashlib.sha256((text + salt).encode("utf-8", "surrogatepass")).hexdigest()
        self.entities: dict[str, Entity] = {}
        self.facts: list[Fact] = []
        self.add("story/1", "Story", title=text[:10], ordinal=1, start=0, end=len(text))

    @property
    def document(self) -> str:
        return f"document/{self.sha256[:16]}"

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return start, start + len(words)

    def add(self, key: str, label: str, *words: str, **properties: Any) -> str:
        self.entities[key] = Entity(key, label, properties, tuple(self.span(w) for w in words))
        return key

    def fact(self, kind: str, start: str, end: str, words: str, rule: str = "test", **properties: Any) -> None:
        self.facts.append(Fact(kind, start, end, properties, (self.span(words),), rule, 0.9))

    def person(self, name: str, *posts: tuple[str, str], number: int = 1, status: str = "current") -> str:
        """A person of the page with posts (organization, title), shown by the name."""
        key = self.add(f"person/{name}" + f"#{number}" * (number > 1), "Person", name, name=name, official=bool(posts))
        for organization, title in posts:
            self.add(f"organization/{organization}", "Organization", name=organization, kind="union")
            post = self.add(f"post/{organization}/{title}", "Post", title=title)
            self.fact("HOLDS", key, post, name, status=status)
            self.fact("POST_IN", post, f"organization/{organization}", name)
        return key

    def district(self, code: str, name: str, level: str = "county") -> str:
        return self.add(f"district/{code}", "District", code=code, name=name, fullName=name, level=level)

    def meeting(self, number: int, title: str, *people: str, start: str = "", district: str = "", **more: Any) -> str:
        """A meeting that these people (keys) attended; `district`: a key."""
        basis = {"dateBasis": "stated" if start else "unknown"}
        key = self.add(f"meeting/{number}", "Meeting", title=title, start=start or None, **{**basis, **more})
        self.fact("REPORTS", "story/1", key, self.text[:8])
        for person in people:
            self.fact("ATTENDED", person, key, person.split("/")[1].split("#")[0], roles=["attend"])
        if district:
            self.fact("HELD_IN", key, district, self.text[:8])
        return key

    def done(self) -> Extraction:
        page = Page(self.path, self.sha256, self.text, published=self.published)
        return Extraction(page, "hans", tuple(self.entities.values()), tuple(self.facts))
