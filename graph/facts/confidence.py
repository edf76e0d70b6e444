"""How sure a fact is: measured, not felt. Each fact shows signs, the rule that found it first of them; the table
seeds/confidence.tsv says how often facts with that sign were right on annotated pages; a fact is as sure as its
weakest sign, and less where its finder was less sure than it usually is under that rule."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from graph.model.records import Extraction, Fact
from graph.resources import rows

UNSEEN = 0.8  # of a rule that the annotated pages never showed
_ABOVE = re.compile("^(?:重庆市|[^省市县区]{2,3}省)(?=.{3})")

Sign = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """What the table says of one sign: share of right facts, and the highest score its finders gave (0: not kept)."""

    confidence: float
    usual: float = 0.0


Table = Mapping[tuple[str, str, str], Measured]


@cache
def table() -> Table:
    """The measured confidences by type of fact, name and value of the sign."""
    return {(r[0], r[1], r[2]): Measured(float(r[6]), float(r[5] or 0)) for r in rows("seeds", "confidence.tsv")}


def calibrated(extraction: Extraction) -> Extraction:
    """The same facts with measured confidences instead of their finders' scores."""
    measured = table()
    shown = signs(extraction)
    facts = [_sure(f, confidence(f, s, measured)) for f, s in zip(extraction.facts, shown, strict=True)]
    return replace(extraction, facts=tuple(facts))


def _sure(fact: Fact, confidence: float) -> Fact:
    return Fact(fact.type, fact.start, fact.end, fact.properties, fact.spans, fact.rule, confidence)


def confidence(fact: Fact, shown: list[Sign], measured: Table) -> float:
    """Of a fact with its finder's score, 0..1: the least of what its signs measured, scaled by that score."""
    rule = measured.get((fact.type, "rule", fact.rule))
    if rule is None:
        return round(min(fact.confidence, UNSEEN), 3)
    known = [measured.get((fact.type, *sign)) or measured.get((fact.type, "any", "")) for sign in shown]
    least = min([m.confidence for m in known if m is not None], default=UNSEEN)
    return round(least * min(1.0, fact.confidence / rule.usual if rule.usual else 1.0), 3)


def signs(extraction: Extraction) -> list[list[Sign]]:
    """What speaks for or against each fact, in the order of the facts: its rule; how the body is named, where one is
    part of it; the rule that found the meeting or agreement it is about; whether a post is held, was, or is given."""
    told = {fact.end: fact.rule for fact in extraction.facts if fact.type == "REPORTS"}
    bodies = _Bodies(extraction)
    return [[("rule", fact.rule), *bodies.sign(fact), *_event(fact, told), *_status(fact)] for fact in extraction.facts]


def _event(fact: Fact, told: Mapping[str, str]) -> list[Sign]:
    ends = () if fact.type == "REPORTS" else (fact.start, fact.end)
    return [("event", told[end]) for end in ends if end in told]


def _status(fact: Fact) -> list[Sign]:
    return [("status", str(fact.properties.get("status", "current")))] if fact.type == "HOLDS" else []


class _Bodies:
    """The organizations of a page, and how a fact's evidence names them."""

    def __init__(self, extraction: Extraction) -> None:
        self._text = extraction.page.text
        self._known = {e.key: e for e in extraction.entities if e.label == "Organization"}
        self._of_post = {fact.start: fact.end for fact in extraction.facts if fact.type == "POST_IN"}
        self._divisions = sorted(
            {str(e.properties["name"]) for e in extraction.entities if e.label == "District"}, key=_by_length
        )
        self._rivals: dict[str, bool] = {}

    def sign(self, fact: Fact) -> list[Sign]:
        """The kind of the body and how it is named, where the fact has one."""
        body = self._known.get(self._of(fact))
        if body is None:
            return []
        name = str(body.properties.get("name", ""))
        return [("body", f"{body.properties.get('kind', 'other')}, {self._wording(name, fact)}")]

    def _of(self, fact: Fact) -> str:
        if fact.type == "HOLDS":
            return self._of_post.get(fact.end, "")
        if fact.type == "POST_IN":
            return fact.end
        return fact.start if fact.type in ("TOOK_PART", "PARTY_TO") else ""

    def _wording(self, name: str, fact: Fact) -> str:
        """Whether the evidence spells the name out, at least begins it, or leaves it to the story."""
        find = self._text.find
        if any(find(name, *span) >= 0 for span in fact.spans):
            return "spelled"
        start = _ABOVE.sub("", name)[:2]
        if any(find(start, *span) >= 0 for span in fact.spans):
            return "begun"
        return "understood among several" if self._rival(name) else "understood"

    def _rival(self, name: str) -> bool:
        """Whether a bare 市委 on this page may be that of another city than the one in the name."""
        if name not in self._rivals:
            own = [division for division in self._divisions if division in name]
            self._rivals[name] = bool(own) and any(d[-1] == own[-1][-1] and d not in name for d in self._divisions)
        return self._rivals[name]


def _by_length(name: str) -> tuple[int, str]:
    return len(name), name
