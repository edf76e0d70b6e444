"""The checks of an element's properties against its definition: each a rule that a SchemaError names."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

from graph.errors import SchemaError
from graph.model.records import Properties
from graph.model.values import wrong

QUOTE = range(2, 501)  # length of a quote in code points
DIGITS = 12  # of a place in a document


class Rule(Protocol):
    """What a property's definition says (graph.model.schema.Property)."""

    @property
    def type(self) -> str: ...
    @property
    def required(self) -> bool: ...
    @property
    def pattern(self) -> str | None: ...
    @property
    def minimum(self) -> float | None: ...
    @property
    def maximum(self) -> float | None: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


def check_properties(rules: Mapping[str, Rule], properties: Properties, element: str) -> None:
    """Every property is known and of its form, none that is required is missing. `id` is checked elsewhere."""
    for name, value in properties.items():
        if name == "id":
            continue
        rule = rules.get(name)
        why = "is not in the schema" if rule is None else reason(rule, value)
        if why:
            raise SchemaError(f"{name}: {why}", where=element)
    check_required(rules, properties, element)


def check_required(rules: Mapping[str, Rule], properties: Properties, element: str) -> None:
    """None that is required is missing."""
    for name, rule in rules.items():
        if rule.required and name not in properties:
            raise SchemaError(f"{name}: is required", where=element)


def reason(rule: Rule, value: Any) -> str | None:
    """Why this is no value of the property; None where it is one."""
    return wrong(rule.type, value) or _out_of_bounds(rule, value)


def _out_of_bounds(rule: Rule, value: Any) -> str | None:
    if rule.values:
        strange = [x for x in (value if isinstance(value, list) else [value]) if x not in rule.values]
        if strange:
            return f"{strange[0]!r} is not one of {', '.join(rule.values)}"
    if rule.pattern:
        compiled = _compiled(rule.pattern)
        strange = [x for x in (value if isinstance(value, list) else [value]) if not compiled.fullmatch(x)]
        if strange:
            return f"{strange[0]!r} is not of the form {rule.pattern}"
    if rule.minimum is not None and value < rule.minimum:
        return f"{value} is below {rule.minimum}"
    if rule.maximum is not None and value > rule.maximum:
        return f"{value} is above {rule.maximum}"
    return None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def check_evidence(mode: str, properties: Properties, element: str) -> None:
    """mode: of the pair of labels, "required", "optional" or "none". Evidence and quotes go in pairs."""
    evidence, quotes = properties.get("evidence", []), properties.get("quotes", [])
    if mode == "required":
        for name in ("documents", "evidence", "quotes", "rule", "confidence"):
            if name not in properties:
                raise SchemaError(f"{name}: is required", where=element)
    if len(evidence) != len(quotes):
        raise SchemaError(f"evidence: {len(evidence)} spans but {len(quotes)} quotes", where=element)
    for span, quote in zip(evidence, quotes, strict=True):
        start, end = span.rpartition("#")[2].split("-")
        if len(start) > DIGITS or len(end) > DIGITS:
            raise SchemaError(f"evidence: {start[:DIGITS]}… to {end[:DIGITS]}… lies beyond any document", where=element)
        if len(quote) not in QUOTE:
            raise SchemaError(f"quotes: {span} has {len(quote)} characters, not 2 to 500", where=element)
        if int(end) - int(start) != len(quote):
            raise SchemaError(f"quotes: {span} is not as long as its quote", where=element)
