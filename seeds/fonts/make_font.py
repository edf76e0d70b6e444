"""Makes NotoSansCJKsc-subset.otf: the characters that pictures may have to show, out of Noto Sans CJK SC.

Not run at installation. Get the font (Debian's package fonts-noto-cjk 1:20220127 holds version 2.004) and fontTools:

    pip install fonttools
    python seeds/fonts/make_font.py NotoSansCJK-Regular.ttc

The characters: ASCII, all of GB 2312, every character of the tables of names, places, organizations and titles in seeds,
what is in the names of CHARACTERS below.
"""

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

HERE = Path(__file__).resolve().parent
# Tables of traditional characters and of readings: the graph is in simplified characters.
WITHOUT = {"simplified.tsv", "readings.tsv"}
# Rare ones of names, and of rivers and places of the two sides.
CHARACTERS = "郪沔湔僰邛崃犍邡珙筠蔺郫阆綦浬峫嘢玥珺琬翀昇喆堃犇淼鑫頔勍洺祎彧奡麒骅龑赟㑇㛃㭎䶮—–·…→←↔≥≤×"


def characters() -> set[str]:
    """All that the font is to show."""
    found = {chr(code) for code in range(0x20, 0x7F)} | set(CHARACTERS)
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            found.update(bytes((high, low)).decode("gb2312", errors="ignore"))
    for table in sorted(HERE.parent.glob("*.tsv")):
        if table.name not in WITHOUT:
            found.update(table.read_text(encoding="utf-8"))
    return {one for one in found if one.isprintable() or one == "\u3000"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("collection", type=Path, help="NotoSansCJK-Regular.ttc")
    given = parser.parse_args()
    (font,) = [one for one in TTCollection(given.collection) if one["name"].getDebugName(1) == "Noto Sans CJK SC"]
    options = subset.Options()
    options.layout_features = []  # no vertical forms, no widths: matplotlib shapes nothing
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False  # the same bytes each time
    chosen = subset.Subsetter(options)
    chosen.populate(text="".join(sorted(characters())))
    chosen.subset(font)
    font.recalcTimestamp = False
    font.save(HERE / "NotoSansCJKsc-subset.otf")


if __name__ == "__main__":
    main()
