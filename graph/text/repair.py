"""Repair of scraped pages, and folding to simplified: every change can be listed and mapped back."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.model.records import Span
from graph.text.characters import is_traditional
from graph.text.mapping import Edit, Layer, apply, back
from graph.text.rules import Rule, needed, rules
from graph.text.tables import only_traditional

# The repairs are made until nothing changes; one repair can open the way for another, but not often.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Change:
    """One repair: what stood at original[start:end] (before) and what this rule put there (after)."""

    rule: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True)
class Repaired:
    """A page after repair.

    original: the page as it was, its offsets in code points. text: clean simplified text.
    script: hans, hant, or hant-pinyin (traditional with pinyin in brackets), of the original.
    layers: the maps back, last one last.
    """

    original: str
    text: str
    script: str
    layers: tuple[Layer, ...] = ()

    def spans(self, start: int, end: int) -> Span:
        """The span of the original that text[start:end] came from: original[start:end] is the quote."""
        return back(self.layers, start, end) if self.layers else (start, end)

    @cached_property
    def changes(self) -> list[Change]:
        """All changes in the order of the original; worked out when first asked for (a second pass of the repair)."""
        log: list[Change] = []
        _run(self.original, log)
        return sorted(log, key=lambda change: (change.start, change.end))


def repair(text: str) -> Repaired:
    """Undo the damage of a scraped page and fold it to simplified characters.

    Linear in the length of the text; a clean page is only looked through. Repairing a repaired text changes nothing.
    """
    return _run(text, None)


def describe_changes(repaired: Repaired) -> list[dict[str, Any]]:
    """The changes as plain data: rule, line and column (from 1), start, end (code points of the original), before, after."""
    starts = [0, *(i + 1 for i, character in enumerate(repaired.original) if character == "\n")]
    described = []
    for change in repaired.changes:
        line = bisect_right(starts, change.start)
        described.append(
            {
                "rule": change.rule,
                "line": line,
                "column": change.start - starts[line - 1] + 1,
                "start": change.start,
                "end": change.end,
                "before": change.before,
                "after": change.after,
            }
        )
    return described


def _run(original: str, log: list[Change] | None) -> Repaired:
    """All rounds of all repairs; the changes go to the log where there is one."""
    alphabet = frozenset(needed().findall(original))
    traditional = not only_traditional().keys().isdisjoint(alphabet) and is_traditional(Counter(original))
    text, layers, script = original, list[Layer](), "hant" if traditional else "hans"
    repairs = rules(traditional)
    idle = 0  # how many rules, one after the other, have left the text as it is
    for _ in range(_ROUNDS):
        before = text
        for rule in repairs:
            if idle == len(repairs):
                break
            idle += 1
            if not rule.wanted(alphabet):
                continue
            repaired, edits = _make(rule, text)
            if repaired == text:
                continue
            idle = 0
            if traditional and rule.name in ("pinyin in brackets", "byte slips"):
                script = "hant-pinyin"
            if log is not None:
                log += _listed(rule.name, original, layers, edits or _differences(text, repaired))
            if edits:
                layers.append(Layer(edits))
            text, alphabet = repaired, frozenset(needed().findall(repaired))
        if text == before:
            break
    return Repaired(original, text, script, tuple(layers))


def _make(rule: Rule, text: str) -> tuple[str, list[Edit]]:
    """The text after one repair, and its edits where lengths may have changed."""
    if rule.swap is not None:
        return rule.swap(text), []
    edits = rule.find(text) if rule.find is not None else []
    return (apply(text, edits), edits) if edits else (text, [])


def _differences(old: str, new: str) -> list[Edit]:
    """Two texts of the same length: each run of differing characters."""
    edits: list[Edit] = []
    for i, (before, after) in enumerate(zip(old, new, strict=True)):
        if before == after:
            continue
        if edits and edits[-1][1] == i:
            edits[-1] = (edits[-1][0], i + 1, edits[-1][2] + after)
        else:
            edits.append((i, i + 1, after))
    return edits


def _listed(rule: str, original: str, layers: list[Layer], edits: list[Edit]) -> list[Change]:
    """Edits of the text under the layers as changes of the original."""
    changes = []
    for start, end, after in edits:
        first, last = back(layers, start, end)
        changes.append(Change(rule, first, last, original[first:last], after))
    return changes
