"""People in lists under labels, a line each: 副主席：甲、乙、丙."""

import re
from bisect import bisect_right

from graph.gazetteer.names import NameModel
from graph.mentions.lexicon import HAN, title_bodies, titles
from graph.mentions.offices import Offices
from graph.mentions.titles import Title, find_titles
from graph.mentions.types import Held, Named
from graph.model.records import Span

_NAME = f"(?:[{HAN}]{{2,4}}|[{HAN}][ 　]{{1,2}}[{HAN}])(?:（[^（）\\n]{{1,8}}）)?"
_LINE = re.compile(
    f"^[ 　]*(?P<label>[{HAN}](?:[{HAN}]|[ 　]{{1,2}}(?=[{HAN}])){{1,24}}?)[ 　]*[:：][ 　]*(?P<names>{_NAME}(?:(?:[、，]|[ 　]{{1,4}}){_NAME}){{0,80}})[ 　]*[。；;]?$", re.MULTILINE
)
_ONE = re.compile(_NAME)
_NOTE = re.compile("（[^（）]*）$")
# Titles of those who lead a body or sit in it, beside the ones that title_bodies.tsv has.
_OF_A_BOARD = frozenset({"主任", "书记", "委员", "常委", "理事", "监事", "顾问", "组长"})
_NEAR = 600  # characters from a heading to the last line of its list


def find_labelled(text: str, offices: Offices, taken: set[int]) -> list[Named]:
    """The people of lines that hold a title, a colon and names; the body stands in the label or in the heading above."""
    people: list[Named] = []
    model = NameModel.load()
    ends = sorted(offices.context.bodies)
    lines = list(_LINE.finditer(text)) if "：" in text or ":" in text else []
    own = {line.start() for line in lines}
    for line in lines:
        title = _title(text, line.span("label"))
        names = [m.span() for m in _ONE.finditer(text, *line.span("names"))]
        if title is None or any(offices.context.at(a) or a in offices.context.bodies for a, _ in names):
            continue
        if title.span[0] > line.start("label"):
            posts = offices.posts(title, line.start("label"), None, False) or []
        else:
            body = _heading(text, line.start(), ends, own, offices)
            body = body if title.base.word in ("理事", "理事长") else body.removesuffix("理事会")
            posts = [Held(body, title.text, body, title.span, shared=title.base.shared)] if body and offices.fits(title, body) else []
        bare = [re.sub(r"\s", "", _NOTE.sub("", text[a:b])) for a, b in names]
        if not posts or not all(model.surname(name) for name in bare):
            continue
        for name, (a, b) in zip(bare, names, strict=True):
            if a not in taken:
                people.append(Named(name, (a, b - len((_NOTE.search(text[a:b]) or [""])[0])), model.score(name) + 3, list(posts), a))
    return people


def _title(text: str, label: Span) -> Title | None:
    """The title that a label ends in; one with blanks in it (会　长) is the whole of its label."""
    words = text[slice(*label)]
    bare = re.sub(r"\s", "", words)
    last = next(reversed(find_titles(bare)), None)
    if last is None or last.span[1] != len(bare) or last.base.word not in titles() or not (last.base.word in title_bodies() or last.base.word in _OF_A_BOARD):
        return None
    if bare == words:
        return Title((label[0] + last.span[0], label[1]), last.text, last.base)
    return Title(label, last.text, last.base) if last.text == bare else None


def _heading(text: str, at: int, ends: list[int], own: set[int], offices: Offices) -> str:
    """The body in the heading above a list; "" where running text stands between."""
    last = bisect_right(ends, at) - 1
    while last >= 0 and at - ends[last] < _NEAR:
        end = ends[last]
        if "。" in text[end:at]:
            return ""
        if text.rfind("\n", 0, end) + 1 not in own:
            return offices.context.bodies[end]
        last -= 1
    return ""
