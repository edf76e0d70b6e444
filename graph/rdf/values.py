"""Values of properties as statements, each by the rule of the schema; and in which order lists come back."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from graph.model.schema import Property
from graph.rdf.tokens import Encoded, Things, quoted
from graph.rdf.vocabulary import concepts

ORDER = "cy:order"
Write = Callable[[Any], bytes]
_KEPT = 65536  # values of a property

_SHAPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"),
    (re.compile(r"\d{4}"), "xsd:gYear"),
    (re.compile(r"\d{4}-\d\d"), "xsd:gYearMonth"),
    (re.compile(r"--\d\d-\d\d"), "xsd:gMonthDay"),
    (re.compile(r"--\d\d"), "xsd:gMonth"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?"), "xsd:dateTime"),
)
DATE_TYPES = tuple(datatype for _, datatype in _SHAPES if datatype != "xsd:dateTime")


@lru_cache(maxsize=_KEPT)
def dated(value: str) -> tuple[str, str]:
    """(lexical form, datatype) of a date or time of the contract's form.

    xsd:dateTime needs seconds: a time without them gets :00, one that has them a fraction (.0), so that the two stay
    apart. A time of a day without a year has no datatype and is a string.
    """
    for shape, datatype in _SHAPES:
        if match := shape.fullmatch(value):
            if datatype != "xsd:dateTime":
                return value, datatype
            return value + (".0" if match[1] else ":00"), datatype
    return value, "xsd:string"


def undated(lexical: str, datatype: str) -> str:
    """The date or time that `dated` made this of."""
    if datatype != "xsd:dateTime":
        return lexical
    return lexical[:-2] if lexical.endswith(".0") else lexical.removesuffix(":00")


def span_key(span: str) -> tuple[str, int, int, str]:
    """Evidence in the order of the page."""
    document, _, place = span.rpartition("#")
    start, _, end = place.partition("-")
    return document, int(start), int(end), span


def in_order(rule: Property, values: Sequence[str]) -> list[str]:
    """The different values in the order that goes without saying: the schema's, the page's, else the characters'."""
    different = set(values)
    if rule.values:
        return [value for value in rule.values if value in different]
    return sorted(different, key=span_key if rule.name == "evidence" else None)


def places(rule: Property, values: Sequence[str], usual: Sequence[str]) -> str:
    """`name 2 0 1`: where each value stands in the order that goes without saying."""
    place = {value: n for n, value in enumerate(usual)}
    return f"{rule.name} {' '.join(str(place[value]) for value in values)}"


def writer(owner: str, rule: Property, tokens: Encoded, things: Things) -> Write:
    """What makes the statement of one value of a property of a label or type (`owner`), of a list of one item.

    What relationships say comes often: it is made once, and looked up by code that is no Python.
    """
    start = tokens.predicate(rule.rdf)
    scheme = concepts(owner, rule)
    if scheme is not None:
        made = {value: start + tokens.term(scheme.term(value)) for value in scheme.values}
        return made.__getitem__
    if rule.refers is not None:
        return _kept(owner, lambda value: start + things[value])
    if rule.type in ("date", "time"):
        return lru_cache(maxsize=_KEPT)(lambda value: start + _dated(tokens, value))
    if rule.type == "boolean":
        both = {value: start + tokens.typed(str(value).lower(), "xsd:boolean") for value in (True, False)}
        return both.__getitem__
    if rule.type in ("integer", "number"):
        return lru_cache(maxsize=_KEPT, typed=True)(lambda value: start + _number(tokens, value))
    return _kept(owner, lambda value: start + quoted(value).encode())


def _kept(owner: str, write: Write) -> Write:
    return lru_cache(maxsize=_KEPT)(write) if owner.isupper() else write


def _dated(tokens: Encoded, value: str) -> bytes:
    lexical, datatype = dated(value)
    return tokens.text(value) if datatype == "xsd:string" else tokens.typed(lexical, datatype)


def _number(tokens: Encoded, value: int | float) -> bytes:
    return tokens.typed(repr(value), "xsd:integer" if isinstance(value, int) else "xsd:double")
