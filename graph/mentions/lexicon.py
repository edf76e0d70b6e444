"""The vocabulary of the finders, read once from seeds/: titles, organization words, boundaries, words after names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.resources import rows

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebef"
# What ends a stretch of words for good: an organization's name does not run over it.
PUNCTUATION = "，。；：！？、…—,;:!?\n\r\t\"'“”‘’《》〈〉「」『』【】[]|●○■◆▲★"


@dataclass(frozen=True, slots=True)
class TitleWord:
    """A base title. body: the kind of body it belongs to when it stands bare; shared: a list of names shares it."""

    word: str
    body: str
    shared: bool


_FEW = 12  # words that are looked for one by one


class Words:
    """A set of words found in one pass (leftmost, longest): `for word, start, end in words.find(text)`."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        few = len(words) <= _FEW
        self._automaton = None if few else AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
        self._last: tuple[str, tuple[tuple[str, int, int], ...]] = "", ()  # one page is often looked through twice

    def find(self, text: str) -> tuple[tuple[str, int, int], ...]:
        last, found = self._last
        if last is not text:
            words = self.words
            if self._automaton is None:
                found = _each(words, text)
            else:
                found = tuple([(words[i], start, end) for i, start, end in self._automaton.find_matches_as_indexes(text)])
            self._last = text, found
        return found


class Ranked:
    """Words found in a short stretch of text: of those that begin at one place the first of the list counts."""

    def __init__(self, words: list[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in words:
            self._by_first.setdefault(word[0], []).append(word)

    def find(self, text: str, at: int, end: int) -> Iterator[tuple[str, int, int]]:
        """(word, start, end) in text[at:end], none within another."""
        while at < end:
            step = 1
            for word in self._by_first.get(text[at], ()):
                if text.startswith(word, at, end):
                    step = len(word)
                    yield word, at, at + step
                    break
            at += step


def _each(words: list[str], text: str) -> tuple[tuple[str, int, int], ...]:
    """What an automaton of a few words finds, leftmost and longest, without the time that it takes to build one."""
    hits = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            hits.append((start, -len(word), word))
            start = text.find(word, start + 1)
    found, done = [], 0
    for start, size, word in sorted(hits):
        if start >= done:
            done = start - size
            found.append((word, start, done))
    return tuple(found)


def column(name: str) -> list[str]:
    """The first column of seeds/NAME.tsv."""
    return [row[0] for row in rows("seeds", f"{name}.tsv")]


def alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, the longest first; those that begin alike share their beginning, since
    the engine tries one alternative after the other."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(tree)


def begins_like(words: Iterable[str]) -> str:
    """A regular expression that looks at once whether one of the words can begin here."""
    first = "".join(sorted({word[0] for word in words}))
    return f"(?=[{re.escape(first)}])"


_Tree = dict[str, "_Tree"]  # by the next character of a word; "" where one ends


def _branches(tree: _Tree) -> str:
    return "|".join(re.escape(character) + _rest(tree[character]) for character in sorted(tree) if character)


def _rest(tree: _Tree) -> str:
    if tree.keys() == {""}:
        return ""
    return f"(?:{_branches(tree)}){'?' if '' in tree else ''}"


@cache
def titles() -> dict[str, TitleWord]:
    """Base titles by word (seeds/titles.tsv)."""
    return {w: TitleWord(w, body, number == "many") for w, body, number in rows("seeds", "titles.tsv")}


@cache
def title_words() -> Words:
    """Titles and the words that hold a title without being one; the latter win where they are longer."""
    return Words([*titles(), *column("title_exceptions")])


@cache
def title_exceptions() -> frozenset[str]:
    """Words that hold a title without being one (委员会, 主席团)."""
    return frozenset(column("title_exceptions"))


@cache
def qualifiers() -> re.Pattern[str]:
    """What may stand before a base title and belongs to it, read backwards from the title: matches at the end."""
    return re.compile(rf"(?:{alternatives(column('title_qualifiers'))})+$")


@cache
def qualifier_ends() -> frozenset[str]:
    """What qualifiers end in."""
    return frozenset(word[-1] for word in column("title_qualifiers"))


@cache
def organization_kinds() -> dict[str, str]:
    """Kind of organization by the ending of its name (seeds/organization_suffixes.tsv)."""
    return {row[0]: row[1] for row in rows("seeds", "organization_suffixes.tsv")}


@cache
def known_organizations() -> frozenset[str]:
    """Organizations known by a name without the usual ending, or national ones."""
    return frozenset(column("organizations"))


@cache
def ministries() -> tuple[str, ...]:
    """Ministries of the central government, those of former times too."""
    return tuple(column("ministries"))


@cache
def organization_words() -> Words:
    """Endings of organizations' names, the organizations known by name, and the words that only look like one."""
    endings = {word for word, kind in organization_kinds().items() if kind != "department"}
    return Words(sorted({*endings, *known_organizations(), *expansions(), *organization_exceptions()}))


@cache
def organization_exceptions() -> frozenset[str]:
    """Words that hold the ending of an organization's name without being one (大厅, 合作协议)."""
    return frozenset(column("organization_exceptions"))


@cache
def title_bodies() -> dict[str, re.Pattern[str]]:
    """What the names of the bodies end in that have a title (局长: 局); titles not in it fit any body."""
    return {word: re.compile(f"(?:{endings})$") for word, endings in rows("seeds", "title_bodies.tsv")}


@cache
def expansions() -> dict[str, str]:
    """Short forms of bodies (人社局) with their full form."""
    return {row[0]: row[1] for row in rows("seeds", "organization_expansions.tsv")}


@cache
def bureaus_by_name() -> frozenset[str]:
    """Offices of governments as they are called without their region (seeds/bureaus.tsv)."""
    return frozenset(column("bureaus"))


@cache
def trades() -> dict[str, bool]:
    """What firms deal in, as their short names end (恒大木业), and whether a place has one of it (重庆燃气)."""
    return {trade: of_place == "place" for trade, of_place in rows("seeds", "trades.tsv")}


@cache
def trade_words() -> Words:
    return Words([*trades()])


@cache
def boundaries() -> Ranked:
    """The words that cannot stand inside an organization's name, and before them the exceptions, in which they are only syllables."""
    words = column("boundaries")
    ends = {*words, *(word + "了" for word in words)}
    return Ranked([*sorted(boundary_exceptions(), key=len, reverse=True), *sorted(ends, key=len, reverse=True)])


@cache
def boundary_exceptions() -> frozenset[str]:
    """Words that hold a boundary without being one (合作与交流)."""
    return frozenset(column("boundary_exceptions"))


@cache
def weak_followers() -> frozenset[str]:
    """Those of them over whose beginning a name may go on: 李福来|说, though 来说 is one."""
    return frozenset(word for word, strength in rows("seeds", "name_followers.tsv") if strength == "weak")


SURVEY = "研(?![究发判制讨学读习])"  # behind 强调, which is then no word: a name ends in 强, and 调研 follows


@cache
def followers() -> re.Pattern[str]:
    """A word that often stands right after a person's name; match at the name's end."""
    words = column("name_followers")
    return re.compile(f"{begins_like(words)}(?!强调{SURVEY})(?:{alternatives(words)})")  # 林志强|调研
