"""Ids of nodes and relationships, each made from a documented tuple of parts.

A node id is `kind/part/part…`, a relationship id `TYPE;start-id;end-id[;part…]`. Characters that
would end a part or do not belong in an IRI are percent-encoded, so that different parts never make
the same id and an id can stand in an IRI as it is. A document id holds no '#': `document-id#start-end`
is evidence.

    document/<16 hex of its sha256>            byte-identical copies are one document
    story/<16 hex of the document>/<local key>
    person/<name>[/<disambiguator>]            the second part only where several people share the name
    organization/<canonical name>
    post/<organization>/<title>
    district/<code>[/<name>]                   the name only where one code stands for two divisions
    venue/<name>[/<district code>]
    series/<name>
    meeting/<start or ->/<title>[/<disambiguator>]
    agreement/<title>[/<disambiguator>]
"""

import re

NOWHERE_IN_IRIS = (  # characters that RFC 3987 allows nowhere in a path, and those that nobody can see
    r"""\x00-\x20\x7f-\xa0<>"{}|^`\\\[\]\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\ud800-\uf8ff\ufdd0-\ufdef\ufeff"""
    r"""\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"""
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xE0000, 0x10000))
)
_UNSAFE = re.compile(f"[{NOWHERE_IN_IRIS}%/#;?]")
_TITLE = 60  # characters of a title that stand in an id; the disambiguator tells apart what is equal so far


def part(text: str) -> str:
    """One part of an id: unsafe characters percent-encoded (UTF-8), all others as they are."""
    if text in (".", ".."):
        return text.replace(".", "%2E")  # in a path these would be steps
    return _UNSAFE.sub(_encode, text) if _UNSAFE.search(text) else text


def _encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def node_id(kind: str, *parts: str) -> str:
    """`kind/part/part…`; empty parts become '-'."""
    return "/".join((kind, *(part(x) or "-" for x in parts)))


def document_id(sha256: str) -> str:
    """The id of the document with these bytes, wherever it lies."""
    return f"document/{sha256[:16]}"


def story_id(document: str, key: str) -> str:
    """`key`: the story's local key in its document, e.g. "story/1"."""
    return node_id("story", document.removeprefix("document/"), key.removeprefix("story/"))


def title_part(title: str) -> str:
    """The part of an id that a title gives: letters and digits only, at most 60 characters."""
    return re.sub(r"[\W_]+", "", title)[:_TITLE]


def relationship_id(kind: str, start: str, end: str, *identity: str) -> str:
    """`TYPE;start;end[;identity…]`: at most one relationship of a type between two nodes and of one identity."""
    return ";".join((kind, start, end, *(part(x) for x in identity)))


def evidence_id(document: str, start: int, end: int) -> str:
    """`document-id#start-end`: code points of the original file, end exclusive."""
    return f"{document}#{start}-{end}"
