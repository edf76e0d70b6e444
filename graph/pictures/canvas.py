"""A figure with the project's own font, and its file: the same bytes each time, never a box for a character."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

from graph.errors import InputError
from graph.exports.whole import whole_file
from graph.resources import resource

SUFFIXES = (".svg", ".png")
FONT = ("seeds", "fonts", "NotoSansCJKsc-subset.otf")
INK = "#222222"
MUTED = "#6b6b6b"
NAMES = {"sichuan": "四川 Sichuan", "chongqing": "重庆 Chongqing", "both": "川渝两边 both sides", "": "不详 unknown"}
DPI = 160
_SHOWN = 12  # missing characters that an error names


@contextmanager
def style() -> Iterator[None]:
    """matplotlib's settings inside, whatever the user's own are."""
    path = str(resource(*FONT))
    fontManager.addfont(path)
    settings: Any = {
        "font.family": FontProperties(fname=path).get_name(),
        "axes.unicode_minus": False,
        "text.parse_math": False,  # a $ in a name is a $
        "svg.fonttype": "path",  # shows on machines without the font
        "svg.hashsalt": "chuanyu",
        "path.simplify": False,
        "text.color": INK,
        "axes.edgecolor": MUTED,
        "axes.labelcolor": MUTED,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "figure.dpi": DPI,
        "savefig.dpi": DPI,
        "figure.facecolor": "white",
    }
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*[Gg]lyph.*")  # while text is measured; write() looks at every character
        mpl.rcdefaults()
        mpl.use("agg")
        mpl.rcParams.update(settings)
        yield


@cache
def characters() -> frozenset[str]:
    """What the font can show."""
    return frozenset(map(chr, FT2Font(str(resource(*FONT))).get_charmap()))


def check_glyphs(texts: Iterator[str], where: str) -> None:
    """InputError that names the characters that the font cannot show."""
    missing = sorted({one for text in texts for one in text if one != "\n"} - characters())
    if missing:
        named = " ".join(f"{one} (U+{ord(one):04X})" if one.isprintable() else f"U+{ord(one):04X}" for one in missing[:_SHOWN])
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        hint = "draw a part without it: --from, --to, --in, --limit; or add it to seeds/fonts/make_font.py"
        raise InputError(f"the font of the pictures lacks {named}{more}", where=where, hint=hint)


def write(figure: Figure, out: Path) -> None:
    """The figure as SVG or PNG, whole or not at all. InputError where a character cannot be shown."""
    form = out.suffix.lower().removeprefix(".")
    check_glyphs((text.get_text() for text in figure.findobj(Text) if text.get_visible()), str(out))
    metadata = {"Date": None, "Creator": "chuanyu"} if form == "svg" else {"Software": "chuanyu"}
    with warnings.catch_warnings(), whole_file(out) as beside, beside.open("wb") as file:
        warnings.filterwarnings("error", message=".*[Gg]lyph.*")
        figure.savefig(file, format=form, metadata=metadata)
