"""Repair of scraped pages, and folding to simplified: every change can be listed and mapped back."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.model.records import Span
from graph.text.mapping import Layer, back


@dataclass(frozen=True, slots=True)
class Change:
    """One repair: what stood at original[start:end] (before) and what stands there now (after)."""

    rule: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True)
class Repaired:
    """A page after repair. text: clean simplified text; script: hans, hant or hant-pinyin (of the original)."""

    original: str
    text: str
    script: str
    layers: tuple[Layer, ...] = ()

    def spans(self, start: int, end: int) -> Span:
        """The span of the original that text[start:end] came from: original[start:end] is the quote."""
        return back(self.layers, start, end)

    @cached_property
    def changes(self) -> list[Change]:
        """All changes in the order of the original, worked out when first asked for."""
        return []


def repair(text: str) -> Repaired:
    """Undo the damage of a scraped page and fold it to simplified characters."""
    return Repaired(text, text, "hans")


def describe_changes(repaired: Repaired) -> list[dict[str, Any]]:
    """The changes as plain data: rule, line and column (from 1), start, end, before, after."""
    return []
