"""Text that is the same but for a few values, made thousands of times: written once with marks, then only filled in."""

import re
from collections.abc import Callable, Iterable
from operator import itemgetter

# Characters that stand in no term and no prefix, and that no format escapes.
_MARK = re.compile("\ue000([0-9])\ue001")
Fill = Callable[[tuple[object, ...]], str]


def marks(number: int) -> list[str]:
    """What stands for so many values in the text, at least two."""
    return [f"\ue000{n}\ue001" for n in range(number)]


def stencil(text: Iterable[str]) -> Fill:
    """What makes this text with the values in place of their marks; a value may stand in several places."""
    parts = _MARK.split("".join(text))
    template = "%s".join(part.replace("%", "%%") for part in parts[::2])
    pick = itemgetter(*map(int, parts[1::2]))
    return lambda values: template % pick(values)
