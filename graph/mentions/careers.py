"""Curricula vitae: rows of years with the posts held in them (1998.07—2002.03 某县委组织部科员)."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from graph.gazetteer.names import NameModel
from graph.mentions.lexicon import HAN
from graph.mentions.posts import Reader
from graph.mentions.types import Held, Named, named_within
from graph.text.sentences import sentence_start

_MONTH = r"(?:19|20)\d\d(?:\s*[年./．-]\s*(?:1[0-2]|0?[1-9])(?!\d))?\s*[年月]?"
_TO = r"(?:[—–－~～─一-]+|至|到)"
_ROW = re.compile(
    rf"(?P<since>{_MONTH})(?!\d|年|月|\s*[生入加毕参]|出生)(?:\s*{_TO}\s*(?P<until>{_MONTH}|今|现在|目前)?)?[，,：:、 　\t]*(?:起|后)?(?:先后)?(?:开始)?他?(?:担任|任|在|调任|调|当选为?|成为|再?升任为?|晋升为|身兼|兼任|出任)?"
)
_ABOUT = re.compile(r"[男女]|族|出生|生于|籍贯|简历|人，|党员|毕业")  # what stands near the name of whom a vita is about
_WORKED = re.compile(r"(?:调|到|在)?(?P<body>[^，。；、]{3,30}?)工作(?=[，,；;])")
# A vita begins: 甲出生于1969年4月, 乙，男，汉族.
_BORN = re.compile("(?:同志)?[，,（(]?[ 　]?(?:[男女](?=[，,])|出?生于|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:出生|生(?=[，,])))")
_NOW = re.compile("现任|现为")
_TODAY, _STOP, _TAKEN_UP = re.compile(f"{_NOW.pattern}|拟任|拟提名|拟提拔"), re.compile("[。；\n]"), re.compile("任为?$|当选为?$|出任$|成为$")
_NEAR = 160  # characters between rows of one vita
_FEWEST = 3  # rows with posts that make a curriculum vitae
_REACH = 400  # characters of the sentence before the first row


def find_careers(text: str, reader: Reader, known: list[Named]) -> list[Named]:
    """The posts of each curriculum vitae, with their years, held by the person it is about.

    It is about the person named last before its first row. The last row without an end, and each that goes on 至今, is held now.
    """
    found: list[Named] = []
    born = [n for n in known if _BORN.match(text, n.span[1])]
    begun = [n.span[1] for n in born]
    for group in _groups(text, [m for m in _ROW.finditer(text) if not _inside_brackets(text, m.start()) and not text.endswith("生于", 0, m.start())], begun):
        first = bisect_right(begun, group[0].start())
        own = born[first - 1] if first else None
        told = own is not None and group[0].start() - own.span[1] < _NEAR
        few = len(group) < _FEWEST
        if few and not told:
            continue
        person = own if told else _subject(text, known, group[0].start())
        if person is None:
            continue
        held: list[Held] = []
        before: Held | None = None
        filled = 0
        for index, row in enumerate(group):
            end = text.find("\n", row.end())
            limit = min(end if end >= 0 else len(text), group[index + 1].start() if index + 1 < len(group) else len(text), *begun[bisect_right(begun, row.start()) :][:1])
            limit = _before(_TODAY, text, row.end() + 1, limit)
            if few:
                limit = _before(_STOP, text, row.end(), limit)
                if not _TAKEN_UP.search(row[0]) or named_within(known, _clause_start(text, row.start()), row.start()):
                    continue
            lasting = (row["until"] or "")[:1] in ("今", "现", "目")
            now = lasting or (index + 1 == len(group) and _open(text, row, limit))
            if any(n.name != person.name and row.end() - 1 <= n.span[0] < row.end() + 40 and n.span[0] < limit for n in named_within(known, row.end(), limit)):
                continue  # the row tells of another: 2023年1月，…，李某当选为副市长
            worked = _WORKED.match(text, row.end(), limit)
            if worked and (body := reader.context.bodies.get(worked.end("body"))):
                before = Held(body, "", body, worked.span("body"))  # 调某市委办公厅工作，曾任副处长
            posts = reader.posts_run(row.end(), limit, "current" if now else "former", before)
            if few and posts and text.startswith("的", posts[-1].span[1]):
                continue  # 2015年任某县委书记的乙
            filled += bool(posts)
            for post in posts:
                before = post
                span = (max(row.start(), post.span[0]), post.span[1])
                until = None if now or not row["until"] else iso(row["until"])
                held.append(replace(post, since=iso(row["since"]), until=until, rule="career", span=span))
        today = {(post.organization, post.title) for post in held if post.status == "current"}
        held = [post for post in held if post.status == "current" or (post.organization, post.title) not in today]
        if filled >= (1 if told else _FEWEST):
            found += [Named(person.name, person.span, person.score, [post], person.start) for post in held]
    return found


def _open(text: str, row: re.Match[str], limit: int) -> bool:
    """Whether the last row tells of today: 起, a dash without an end, or a row that is a line of its own."""
    if row["until"]:
        return False
    if _NOW.search(text, row.end(), text.find("\n", row.end()) % (len(text) + 1)):
        return False
    return "起" in row[0] or bool(re.search(_TO, row[0])) or text[row.start() - 1 : row.start()] == "\n"


def _before(mark: re.Pattern[str], text: str, at: int, limit: int) -> int:
    """Where the first such mark in text[at:limit] stands; limit where there is none."""
    match = mark.search(text, at, limit)
    return match.start() if match else limit


def _clause_start(text: str, at: int) -> int:
    """Where the clause of a row begins: behind the mark before it."""
    return max(text.rfind(mark, max(0, at - _NEAR), at) for mark in "，。；\n") + 1


def _groups(text: str, rows: list[re.Match[str]], begun: list[int]) -> list[list[re.Match[str]]]:
    """The rows that stand near each other; where somebody's vita begins another group does. begun: such places, sorted."""
    groups: list[list[re.Match[str]]] = []
    for row in rows:
        last = groups[-1][-1].end() if groups else 0
        if groups and row.start() - last < _NEAR and bisect_left(begun, last) == bisect_left(begun, row.start()):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _inside_brackets(text: str, at: int) -> bool:
    """Whether a row stands in brackets: years of study beside a post."""
    before = text[max(0, at - 12) : at]
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _subject(text: str, known: list[Named], at: int) -> Named | None:
    """The person named last before the first row, if words of a vita stand near the name."""
    before = [n for n in known if n.span[1] <= at]
    for named in reversed(before[-4:]):
        if _ABOUT.search(text, named.span[1], min(named.span[1] + 60, max(at, named.span[1]))):
            return named
    if before and at - before[-1].span[1] < 4:
        return before[-1]
    said = named_within(known, sentence_start(text, at, max(0, at - _REACH)), at)
    return said[-1] if len({n.name for n in said}) == 1 else None


def iso(date: str) -> str:
    """2002.03, 2002年3月 or 2002年 in ISO form."""
    parts = re.findall(r"\d+", date)
    return parts[0] if len(parts) == 1 else f"{parts[0]}-{int(parts[1]):02d}"


_IN_VITA = re.compile(f"^[ 　]*(?P<name>[{HAN}]{{2,5}})(?=[，,（(][ 　]*[男女][，,])", re.MULTILINE)


_NO_NAME = re.compile("(?:教授|讲师|[员历人生科者名况师士工长族姓性])$")  # 副教授，女，现任…


def find_vitae(text: str, taken: set[int]) -> list[Named]:
    """吉木阿牛，男，彝族: whoever a line begins with that goes on to the sex is a person, however the name is formed."""
    found = (m for m in _IN_VITA.finditer(text) if m.start("name") not in taken)
    return [Named(m["name"], m.span("name"), 4.0, [], m.start("name")) for m in found if not _NO_NAME.search(m["name"]) and not NameModel.load().is_word(m["name"])]
