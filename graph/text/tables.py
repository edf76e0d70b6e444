"""Character tables of the repair, read when first used."""

from functools import cache

from graph.resources import rows

TONED = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ"
HAN = "㐀-䶿一-鿿〇\U00020000-\U0003ffff"
# Restored for names by the 2013 table of general characters: in a simplified page they are what they are.
_KEPT_IN_SIMPLIFIED = frozenset("昇氾鉅頫勣陞甦")


@cache
def simplified() -> dict[str, str]:
    """Traditional character → simplified one (t2s, one to one)."""
    return {old: row[0] for row in rows("seeds", "simplified.tsv") for old in row[1]}


@cache
def only_traditional() -> dict[str, str]:
    """The part of `simplified` that no simplified page can mean: characters outside GB2312."""
    return {old: new for old, new in simplified().items() if not in_gb2312(old) and old not in _KEPT_IN_SIMPLIFIED}


@cache
def only_simplified() -> frozenset[str]:
    """Characters that stand for a traditional one and that Big5 does not have."""
    return frozenset(new for new in simplified().values() if not _encodable(new, "big5"))


@cache
def readings() -> dict[str, str]:
    """Toned syllable → the characters of GBK outside GB2312 that are read so."""
    return {row[0]: row[1] for row in rows("seeds", "readings.tsv")}


def in_gb2312(character: str) -> bool:
    """Whether the character is in GB2312 (these never got their pinyin in brackets)."""
    return _encodable(character, "gb2312")


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
