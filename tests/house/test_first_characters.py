"""Patterns that begin with (?=[…]) ask for their first character before anything else: the set must hold all of them."""

import importlib
import pkgutil
import re
from re import _constants, _parser  # the parser of the standard library has no public name
from typing import Any

import pytest

from graph.facts.claim_words import hits_pattern
from graph.mentions.lexicon import followers

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


def _patterns() -> dict[str, re.Pattern[str]]:
    found = {"hits_pattern": hits_pattern(), "followers": followers()}
    for name in ("text", "mentions", "facts"):
        package = importlib.import_module(f"graph.{name}")
        for info in pkgutil.iter_modules(package.__path__, f"graph.{name}."):
            members = vars(importlib.import_module(info.name))
            found |= {f"{info.name}.{key}": value for key, value in members.items() if isinstance(value, re.Pattern)}
    return {name: pattern for name, pattern in found.items() if pattern.pattern.startswith("(?=[")}


def _set(items: list[Any]) -> set[Any]:
    found: set[Any] = set()
    for kind, value in items:
        found |= set(range(value[0], value[1] + 1)) if kind is _constants.RANGE else {value}
    return found


def _first(items: list[Any]) -> tuple[set[Any], bool]:
    """What the items can begin with, and whether they can be empty; what only looks around is passed over."""
    found: set[Any] = set()
    for kind, value in items:
        if kind in (_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT):
            continue
        if kind is _constants.LITERAL:
            more, empty = {value}, False
        elif kind is _constants.IN:
            more, empty = _set(value), False
        elif kind is _constants.BRANCH:
            ways = [_first(list(way)) for way in value[1]]
            more, empty = set().union(*(way for way, _ in ways)), any(empty for _, empty in ways)
        elif kind is _constants.SUBPATTERN:
            more, empty = _first(list(value[3]))
        elif kind in _REPEATS:
            more, empty = _first(list(value[2]))
            empty = empty or value[0] == 0
        else:
            raise AssertionError(f"{kind} at the beginning")
        found |= more
        if not empty:
            return found, False
    return found, True


@pytest.mark.parametrize("name", sorted(_patterns()))
def test_a_pattern_asks_for_all_its_first_characters(name: str) -> None:
    pattern = _patterns()[name]
    (kind, (_, ahead)), *rest = _parser.parse(pattern.pattern, pattern.flags)
    if kind is _constants.ASSERT and len(ahead) == 1 and ahead[0][0] is _constants.IN and ahead[0][1][0][0] is not _constants.NEGATE:
        missing = _first(rest)[0] - _set(ahead[0][1])
        assert not missing, "".join(map(chr, missing))


def test_there_are_such_patterns() -> None:
    assert len(_patterns()) > 10
