"""What is handed from room to room: a page as read, and what was found in it.

Offsets are Unicode code points of the original file as decoded, byte order mark and carriage
returns included; a span is (start, end) with the end exclusive.
"""

from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]
Properties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One document as it was read, before any repair.

    path: relative to the folder that was given, or the file's name (a .jsonl line: `name.jsonl#id`).
    text: the text that all offsets of the document refer to.
    published: ISO date (YYYY-MM-DD) the page was published on, or None; never guessed.
    """

    path: str
    sha256: str
    text: str
    encoding: str = "utf-8"
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing found in one document: a node of the contract before resolution over documents.

    key: unique in the document, e.g. "person/张伟", "person/张伟#2", "post/重庆市总工会/主席",
      "organization/重庆市总工会", "district/500118", "venue/三峡广场", "meeting/1", "agreement/1",
      "series/…", "story/1", "document".
    label: the contract's first label (Person, Post, Meeting, …).
    properties: as the contract names them, without `id`.
    spans: where the document names it (for MENTIONS); may be empty.
    """

    key: str
    label: str
    properties: Properties
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A relationship of the contract between two entities of one document, with its evidence.

    type: ATTENDED, TOOK_PART, HELD_IN, HOLDS, POST_IN, …
    start, end: keys of entities. `capacity` in properties names post keys.
    spans: the evidence, at least one span of 2 to 500 characters of the original text.
    rule: what found it; confidence: 0..1.
    """

    type: str
    start: str
    end: str
    properties: Properties
    spans: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Leftover:
    """A span that looks like a fact's part and that no rule used. kind: name, post, organization, date."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document: what the ledger keeps. Entity keys are unique, facts refer to them."""

    page: Page
    script: str
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    leftovers: tuple[Leftover, ...] = field(default=())
