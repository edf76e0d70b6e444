"""Who was elected to what, told without a verb of electing in its clause: 其中，甲为会长，乙和丙为副会长."""

import re

from graph.gazetteer.names import NameModel
from graph.mentions.lexicon import HAN
from graph.mentions.naming import HEADS, IN_LIST, name_at
from graph.mentions.posts import Reader
from graph.mentions.types import Held, Named
from graph.text.sentences import sentence_start

_AS = re.compile(
    f"(?:(?<=[，；。：\n])|^)(?:其中，?)?(?P<names>(?:[{HAN}]{{2,4}}|[{HAN}]{{1,6}}·[{HAN}]{{1,7}})(?:[、和](?:[{HAN}]{{2,4}}|[{HAN}]{{1,6}}·[{HAN}]{{1,7}})){{0,20}}?)(?:同志)?为"
    f"(?=(?!了|期|[以准主荣原前现时老])[^，。；：\n]{{0,24}}?(?:{HEADS})[，。；\n])",
    re.M,
)
_RARE = -3.0  # score of a name beside likely ones
_ELECTED = re.compile("选举|选出|推选|当选")


def find_elected(text: str, reader: Reader) -> list[Named]:
    """The people of such clauses, with the posts they were elected to."""
    found: list[Named] = []
    last: Held | None = None
    for match in _AS.finditer(text) if "选" in text or "届" in text else ():
        sentence = sentence_start(text, match.start())
        if not _ELECTED.search(text, sentence_start(text, max(0, sentence - 1)), match.start()):
            continue  # neither told in the sentence nor in the one before
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
    row, (at, end) = [], match.span("names")
    while (read := name_at(text, at, IN_LIST)) is not None:
        stop = min(read[1], end)  # 马建|为副会长
        row.append((text[at:stop], at, stop, read[2]))
        if stop == end or text[stop] not in "、和":
            return row if stop in (end, end - 2) else []  # 甲同志为
        at = stop + 1
    if row and 2 <= end - at < 4 and NameModel.load().likely(text[at:end], _RARE):
        return [*row, (text[at:end], at, end, 0.0)]
    return []
