"""The vocabulary of the finders, read once from seeds/: titles, organization words, boundaries, words after names."""

import re
from collections.abc import Iterable
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


class Words:
    """A set of words found in one pass (leftmost, longest): `for word, start, end in words.find(text)`."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
        self._last: tuple[str, tuple[tuple[str, int, int], ...]] = "", ()  # one page is often looked through twice

    def find(self, text: str) -> tuple[tuple[str, int, int], ...]:
        last, found = self._last
        if last is not text:
            words = self.words
            found = tuple([(words[i], start, end) for i, start, end in self._automaton.find_matches_as_indexes(text)])
            self._last = text, found
        return found


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
def boundary() -> re.Pattern[str]:
    """A word that cannot stand inside an organization's name, or one of the exceptions, in which it is only a syllable."""
    words = column("boundaries")
    return re.compile(f"{alternatives(column('boundary_exceptions'))}|{alternatives([*words, *(word + '了' for word in words)])}")


@cache
def boundary_exceptions() -> frozenset[str]:
    """Words that hold a boundary without being one (合作与交流)."""
    return frozenset(column("boundary_exceptions"))


@cache
def weak_followers() -> frozenset[str]:
    """Those of them over whose beginning a name may go on: 李福来|说, though 来说 is one."""
    return frozenset(word for word, strength in rows("seeds", "name_followers.tsv") if strength == "weak")


@cache
def followers() -> re.Pattern[str]:
    """A word that often stands right after a person's name; match at the name's end."""
    words = column("name_followers")
    return re.compile(f"{begins_like(words)}(?!强调研)(?:{alternatives(words)})")  # 林志强|调研
