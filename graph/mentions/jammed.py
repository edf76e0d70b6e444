"""Names that a headline sets one behind the other without marks: 秦国栋唐学明陈大江出席."""

import re
from collections.abc import Iterable, Iterator

from graph.gazetteer.divisions import Divisions
from graph.gazetteer.names import NameModel
from graph.mentions.levels import is_level
from graph.mentions.lexicon import HAN
from graph.mentions.types import Named

_RUN = re.compile(rf"(?<![^\n 　：，])(?P<run>[{HAN}]{{4,27}}?)(?=(?:等)?(?:应邀|带队|率队|及?家属)?(?:出席|参加|会见|陪同|分别|看望|致贺|参会))")
_HEAD = 300  # characters of a page in which its headlines stand
_LEAST, _KNOWN = -6.5, 8.0  # the score of the rarest name taken, and what speaks for one that the page has elsewhere
_SURE, _SURE_OF_MORE = 0.0, -1.8  # mean score of two names, and of three or more


def find_jammed(text: str, known: Iterable[str], taken: set[int]) -> list[Named]:
    """The names of runs that are nothing but names, two or more, in headlines; known: names that the page has elsewhere."""
    names = frozenset(known)
    found: list[Named] = []
    for match in _RUN.finditer(text, 0, _HEAD):
        line = text[text.rfind("\n", 0, match.start()) + 1 : text.find("\n", match.end()) % (len(text) + 1)]
        if "。" in line or match.start("run") in taken or _has_place(match["run"]):
            continue
        score, sizes = _split(match["run"], names)
        if len(sizes) < 2 or score / len(sizes) < (_SURE if len(sizes) == 2 else _SURE_OF_MORE):
            continue
        found += [Named(text[a:b], (a, b), 4.0, [], a) for a, b in _spans(match.start("run"), sizes)]
    return found


def _has_place(run: str) -> bool:
    """Whether the run names a province or a city: 宁夏海南代表出席."""
    named = Divisions.load().named
    return any(is_level(place, level) for at in range(len(run) - 1) for size in (2, 3) for place in named(run[at : at + size]) for level in ("省", "市"))


def _spans(at: int, sizes: list[int]) -> Iterator[tuple[int, int]]:
    for size in sizes:
        yield at, at + size
        at += size


def _split(run: str, known: frozenset[str]) -> tuple[float, list[int]]:
    """The likeliest way to cut a run into names of two or three characters: the sum of their scores, and their lengths."""
    model = NameModel.load()
    best: list[tuple[float, list[int]] | None] = [(0.0, []), *([None] * len(run))]
    for end in range(2, len(run) + 1):
        for size in (2, 3):
            before = best[end - size] if end >= size else None
            name = run[end - size : end]
            if before is None or not model.surname(name):
                continue
            score = model.score(name) + (_KNOWN if name in known else 0.0)
            if score < _LEAST or (model.is_word(name) and name not in known and score < -4.5):
                continue
            here = best[end]
            if here is None or before[0] + score > here[0]:
                best[end] = (before[0] + score, [*before[1], size])
    return best[-1] or (0.0, [])
