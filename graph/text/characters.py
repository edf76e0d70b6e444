"""Repairs of single characters: invisible ones, line ends, widths, radicals, traditional forms, pinyin in brackets."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from graph.text.mapping import Edit
from graph.text.tables import TONED, only_simplified, only_traditional, readings, simplified

# Zero-width characters, direction marks, byte order mark, soft hyphen, variation selectors, fillers, control characters.
_SHAPELESS = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
_INVISIBLE = re.compile(f"[{_SHAPELESS}\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_RETURN = re.compile(r"\r(?=\n)")
_LINE_ENDS = dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n")
_BLANKS = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_HALVES = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_WIDTHS = {code: half for code, half in _HALVES.items() if half.isalnum() or half in "%+"}


def _radical_table() -> dict[int, str]:
    codes = [*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)]
    pairs = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    return {code: plain for code, plain in pairs.items() if len(plain) == 1 and plain != chr(code)}


_RADICALS = _radical_table()
_HALF_CHARACTERS = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

# What a page must contain for a repair to have something to do.
INVISIBLE = frozenset(_INVISIBLE.findall("\n".join(map(chr, range(0x10000)))))
HALF_CHARACTERS = frozenset(map(chr, _HALF_CHARACTERS))
LINE_ENDS, BLANKS, WIDE, RADICALS = (frozenset(map(chr, table)) for table in (_LINE_ENDS, _BLANKS, _WIDTHS, _RADICALS))
_PINYIN = re.compile(rf"[(（][{TONED}]{{1,6}}[)）](?:[(（][{TONED}]{{1,6}}[)）])*")
_SYLLABLE = re.compile(rf"[{TONED}]+")


def invisible(text: str) -> list[Edit]:
    """Characters without a shape go."""
    return [(match.start(), match.end(), "") for match in _INVISIBLE.finditer(text)]


def half_characters(text: str) -> str:
    """Halves of surrogate pairs, which no file can hold and no tool can take, become U+FFFD."""
    return text.translate(_HALF_CHARACTERS)


def returns(text: str) -> list[Edit]:
    """The carriage return of a line end goes."""
    return [(match.start(), match.end(), "") for match in _RETURN.finditer(text)]


def line_ends(text: str) -> str:
    """Other line and page ends become line feeds."""
    return text.translate(_LINE_ENDS)


def blanks(text: str) -> str:
    """No-break, ideographic and other blanks become plain ones."""
    return text.translate(_BLANKS)


def widths(text: str) -> str:
    """Full-width letters, digits, percent and plus signs become half width (punctuation stays full)."""
    return text.translate(_WIDTHS)


def radicals(text: str) -> str:
    """Radicals and compatibility ideographs, as converters of PDF leave them, become plain characters."""
    return text.translate(_RADICALS)


def pinyin(text: str) -> list[Edit]:
    """Pinyin in brackets goes where it is a reading of the character before, and that is outside GB2312."""
    edits: list[Edit] = []
    for match in _PINYIN.finditer(text):
        character = text[max(0, match.start() - 1) : match.start()]
        if character and all(character in readings().get(syllable, "") for syllable in _SYLLABLE.findall(match[0])):
            edits.append((match.start(), match.end(), ""))
    return edits


def is_traditional(counts: Mapping[str, int]) -> bool:
    """Whether a page (given as its characters' counts) has more traditional-only than simplified-only characters."""
    old = sum(counts[character] for character in counts.keys() & only_traditional().keys())
    return old > 0 and old > sum(counts[character] for character in counts.keys() & only_simplified())


@cache
def _table(traditional: bool) -> dict[int, str]:
    pairs = simplified() if traditional else only_traditional()
    return {ord(old): new for old, new in pairs.items()}


# What the table alone would get wrong in a traditional page: 乾 of names stays, 著 is mostly 着, 藉 mostly 借.
_KEPT = re.compile("乾(?=[隆坤元县縣陵安州卦])|(?<=[康])乾")
_ASPECT = re.compile(
    "(?<![名作显顯卓专專原论論编編土昭遗遺巨译譯合撰新旧舊力近共])著(?![名作述称稱者书書录錄有])|藉(?=[由此助口机機着著])|(?<=[凭憑])藉"
)


def fold_simplified(text: str) -> str:
    """In a simplified page, characters that only a traditional one can mean become simplified."""
    return text.translate(_table(False))


def fold_traditional(text: str) -> str:
    """A traditional page becomes simplified, character by character (t2s; never words)."""
    kept = [match.start() for match in _KEPT.finditer(text)]
    folded = _ASPECT.sub(lambda match: "着" if match.group() == "著" else "借", text).translate(_table(True))
    if not kept:
        return folded
    parts, done = [], 0
    for position in kept:
        parts += [folded[done:position], "乾"]
        done = position + 1
    return "".join([*parts, folded[done:]])
