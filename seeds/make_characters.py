"""Makes seeds/simplified.tsv and seeds/readings.tsv. Run by hand when the sources change:

    pip install opencc==1.4.2 pypinyin==0.55.0
    python seeds/make_characters.py

Sources: OpenCC 1.4.2 (Apache-2.0), profile t2s, character by character; pypinyin 0.55.0 (MIT), its table of readings
(mozillazg/pinyin-data, MIT).
"""

from collections import defaultdict
from pathlib import Path

from opencc import OpenCC
from pypinyin.pinyin_dict import pinyin_dict

HERE = Path(__file__).resolve().parent
HAN = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]


def encodable(character: str, encoding: str) -> bool:
    """Whether the old character set has the character."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def simplified() -> dict[str, list[str]]:
    """Simplified character → traditional ones that fold to it; only where one character becomes one."""
    fold = OpenCC("t2s").convert
    table: dict[str, list[str]] = defaultdict(list)
    for character in map(chr, HAN):
        target = fold(fold(character))
        if target != character and len(target) == 1:
            table[target].append(character)
    return table


def readings() -> dict[str, list[str]]:
    """Toned syllable → the characters of GBK outside GB2312 that are read so."""
    table: dict[str, list[str]] = defaultdict(list)
    for character in map(chr, HAN):
        if encodable(character, "gbk") and not encodable(character, "gb2312"):
            for syllable in pinyin_dict.get(ord(character), "").split(","):
                if syllable:
                    table[syllable].append(character)
    return table


def write(name: str, comment: str, table: dict[str, list[str]]) -> None:
    """One row a key, sorted, under its comment."""
    lines = [f"# {comment}", *(f"{key}\t{''.join(sorted(table[key]))}" for key in sorted(table))]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(
        "simplified.tsv",
        "simplified character, all traditional characters that fold to it (OpenCC 1.4.2 t2s, Apache-2.0)",
        simplified(),
    )
    write(
        "readings.tsv",
        "toned syllable, all characters of GBK outside GB2312 that are read so (pypinyin 0.55.0, MIT)",
        readings(),
    )
