"""A page and what was found in it as compressed JSON, and back. No pickles."""

import json
import zlib
from dataclasses import astuple
from typing import Any

from graph.model.records import Entity, Extraction, Fact, Leftover, Page, Span

_LEVEL = 6  # of compression


def pack(value: Any) -> bytes:
    """JSON, compressed; the same value gives the same bytes. Lone surrogates survive as escapes."""
    return zlib.compress(json.dumps(value, separators=(",", ":"), allow_nan=False).encode(), _LEVEL)


def unpack(data: bytes) -> Any:
    """ValueError or zlib.error where the data is not what pack wrote."""
    return json.loads(zlib.decompress(data))


def encode(extraction: Extraction) -> tuple[bytes, bytes]:
    """(page, what was found in it). Tuples in properties come back as lists."""
    found = {
        "script": extraction.script,
        "entities": [[e.key, e.label, e.properties, e.spans] for e in extraction.entities],
        "facts": [[f.type, f.start, f.end, f.properties, f.spans, f.rule, f.confidence] for f in extraction.facts],
        "leftovers": [[x.kind, x.span] for x in extraction.leftovers],
    }
    return pack(astuple(extraction.page)), pack(found)


def decode(page: bytes, found: bytes) -> Extraction:
    """The inverse of encode; ValueError, KeyError, TypeError or zlib.error where the bytes are damaged."""
    content = unpack(found)
    return Extraction(
        page=Page(*unpack(page)),
        script=content["script"],
        entities=tuple(Entity(key, label, props, _spans(spans)) for key, label, props, spans in content["entities"]),
        facts=tuple(
            Fact(kind, start, end, props, _spans(spans), rule, confidence)
            for kind, start, end, props, spans, rule, confidence in content["facts"]
        ),
        leftovers=tuple(Leftover(kind, (span[0], span[1])) for kind, span in content["leftovers"]),
    )


def _spans(raw: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in raw)
