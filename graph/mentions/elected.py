"""Who was elected to what, told without a verb of electing in its clause: 其中，甲为会长，乙和丙为副会长."""

import re

from graph.mentions.lexicon import HAN
from graph.mentions.naming import HEADS, IN_LIST, name_at
from graph.mentions.posts import Reader
from graph.mentions.types import Held, Named
from graph.text.sentences import sentence_start

_AS = re.compile(
    f"(?:(?<=[，；。：\n])|^)(?:其中，?)?(?P<names>(?:[{HAN}]{{2,4}}|[{HAN}]{{1,6}}·[{HAN}]{{1,7}})(?:[、和](?:[{HAN}]{{2,4}}|[{HAN}]{{1,6}}·[{HAN}]{{1,7}})){{0,20}}?)(?:同志)?为"
    f"(?=(?!了|期|[以准主荣])[^，。；：\n]{{0,24}}?(?:{HEADS})[，。；\n])",
    re.M,
)
_ELECTED = re.compile("选举|选出|推选|当选|产生|换届|新一届|新任|任命")
_BEFORE = 200  # characters before in which the election is told of


def find_elected(text: str, reader: Reader) -> list[Named]:
    """The people of such clauses, with the posts they were elected to."""
    found: list[Named] = []
    last: Held | None = None
    for match in _AS.finditer(text) if "选" in text or "届" in text else ():
        if not _ELECTED.search(text, max(0, match.start() - _BEFORE), match.start()):
            continue
        row = _names(text, match)
        end = text.find("。", match.end())
        mark = min((at for at in (text.find(c, match.end()) for c in "，。；\n") if at >= 0), default=end)
        near = last if last is not None and sentence_start(text, match.start()) <= last.span[0] else None
        posts = reader.posts_after(match.end(), mark, "appointed", near) if row else []
        if not posts or posts[-1].span[1] != mark:
            continue
        last = posts[-1]
        for name, start, stop, score in row:
            held = [Held(p.organization, p.title, p.root, (start, p.span[1]), p.status, False, p.rule, p.confidence) for p in posts]
            found.append(Named(name, (start, stop), score, held, start))
    return found


def _names(text: str, match: re.Match[str]) -> list[tuple[str, int, int, float]]:
    """The names before 为, each with its span and score; [] where one of the words is none."""
    row, at = [], match.start("names")
    while (read := name_at(text, at, IN_LIST)) is not None:
        row.append((read[0], at, read[1], read[2]))
        at = read[1] + 1
        if text[read[1]] not in "、和":
            break
    return row if row and row[-1][2] in (match.end("names"), match.end("names") - 2) else []  # 甲同志为
