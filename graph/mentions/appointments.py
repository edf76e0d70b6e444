"""Appointments and removals: 任命甲为…, 选举乙为…, 丙任…, 当选…, 免去丁的…职务, 不再担任…"""

import re
from bisect import bisect_left
from dataclasses import replace

from graph.gazetteer.names import NameModel
from graph.mentions.careers import iso
from graph.mentions.focus import PARAGRAPH
from graph.mentions.lexicon import HAN
from graph.mentions.naming import AFTER_TITLE, FROM_TO, IN_LIST, SINCE, WHEN, name_at
from graph.mentions.organizations import canonical
from graph.mentions.posts import Reader
from graph.mentions.types import Held, Named, named_within
from graph.text.sentences import sentence_start

_GIVING = "任命|提名|选举|推选|补选|递补|替补|确认|增选|增补|聘任|聘请|推举|改选|委任|批准任命|选举产生|任|同意提名|同意"
_BEFORE = re.compile(rf"(?:决定(?:{_GIVING})|{_GIVING})[:：\s]*")
_AS = re.compile(r"[ 　]*等?(?:[0-9一二三四五六七八九十]+[名位人])?(?:同志)?[ 　]*(?:为|任|担任|当选为?|出任|兼任)")
_LIST_HEAD = re.compile(r"(?P<verb>决定任命|批准任命|任命|决定免去|免去|任|(?<!任)免)(?:[:：][ 　]*\n?|(?<=任命|免去)[ 　]*\n)")
_REMOVE = re.compile(r"(?:免去|罢免|撤销|解除|解聘|(?<!任)免)[:：\s]*")
_RESIGNS = re.compile(f"(?:接受|批准|同意)(?P<names>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,9}}?)(?:同志)?(?:等(?:[0-9]{{1,2}}|[一二三四五六七八九十])[名位]?(?:同志)?)?(?:的|请求)?辞去(?:其)?")
_OF = re.compile(r"[ 　]*(?:同志)?[ 　]*(?:的|所任)?")
_BECOME = re.compile(
    rf"[ 　]*(?:教授|院士|研究员|博士|老师|先生|女士|大使)?(?:再次|再度|继[^，。]{{2,12}}后(?:再次|再度)?|[均都也则]|全票|高票)*(?:[，,](?=现任|曾任|历任|不再担任|当选))?(?:（[^（）]{{1,20}}）)?等?(?:(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})余?[人名位](?:教师|老师|专家|代表)?)?(?:同志)?[ 　]*(?:因[^，。；]{{2,16}}?，?(?=不再担任|不再兼任|辞去|卸任))?(?:{WHEN}(?=已?被))?(?:现?已)?(?:(?P<former>曾任|此前担?任|历任|不再担任|不再兼任|辞去|卸任|原任|时任|被?免去|{FROM_TO})|(?P<now>现任|现为)|(?P<since>{SINCE})|(?P<new>拟任|任(?!期|职|务|何|教|免|重(?!庆)|意|由|凭)|担任|当选为?|出任|兼任|接任|继任|挂任|履新|提名任|提名为|(?:被(?![^，。；]{{0,12}}[控撤查免停])[^，。；]{{2,12}}?|被)?任命为|被?选举为|被?推选为|被?选为|[被受]?聘(?:任|请)?为|为(?=(?:新一届|第[一二三四五六七八九十]+届)[^，。；]{{0,12}}(?:理事|委员|监事|会长))|获任|升任|转任|调任|续任|连任))"
)
_IS, _IS_ENDS, _NOT_NOW = re.compile("(?:是|系)(?![一否不的由在])"), re.compile("[，。；\n]|$"), re.compile("[原前]|退休|离任|免")
_CLAUSE_ENDS = re.compile("[，。；、\n]|$")
_LATER_ON = re.compile("(?:19|20)[0-9]{2}年|卸任|离任")
# 甲由某市市长转任…: from one post to the next.
_MOVED = re.compile(r"(?:同志)?由(?P<left>[^，。；\n拟荐]{2,40}?)(?:转任|调任|升任|改任|晋升为|提任|出任)")
_VITA = re.compile(r"[，,（( 　]+[男女](?=[，,）)。]|[^。\n]{0,20}族)|[，,（(](?:19|20)\d\d年(?:\d{1,2}月)?出?生")  # a curriculum vitae starts: 甲，男，汉族
# 某某教授简介： on a line of its own, the vita below it.
_VITA_BELOW = re.compile(r"(?:同志|教授|研究员|院士|博士|老师|先生|女士)?(?:个人|人物|嘉宾|专家|主讲人)?(?:简介|简历)[:：]?[ 　]*\n\s*")
_LONGEST_VITA = 3000  # characters
_HELD = re.compile(r"拟任|拟提名为?|拟提拔为?|现任|现为|曾任|历任|先后任|先后担任|(?<=[月年起后])(?:担任|任(?!期|职|务)|当选为?)|(?<=，)任(?!期|职|务)")
_ALSO = re.compile(r"[，,、；;]?[ 　]*(?:同时|并|且|提名|拟|兼)?(?P<verb>任(?!期|职|务|何)|调任|转任|改任|升任|出任|接任|提名任|提名为|担任|兼任|不再担任|不再兼任|免去(?:其)?(?!.{2,4}(?:同志|的))|辞去|现任|曾任|历任)")
_THAT_POST = re.compile("(?:其|上述|原任?|该|此|这一)?(?:所有)?职务?(?=[，,；;])|(?=[，,；;][ 　]*(?:改任|调任|转任|另任|出任))")
_CLOSE = re.compile(r"[。；;\n]")
_HAN2 = re.compile(f"[{HAN}]{{2}}")
_STATUS = {"former": "former", "now": "current", "since": "current", "new": "appointed"}


def find_appointments(text: str, reader: Reader, known: list[Named]) -> list[Named]:
    """Names with the posts they are given or lose, each post with its status and its own span."""
    found: list[Named] = []
    names = {named.span[0]: named for named in known}
    read = 0
    for match in _BEFORE.finditer(text):
        if match.start() >= read:
            listed, end = _listed(text, match.end(), reader, names)
            found += listed
            read = max([end, *(n.posts[-1].span[1] for n in listed)])
    above, ended = "", 0  # the body of a heading, and where its last list ended
    for match in _LIST_HEAD.finditer(text):
        above = _heading(text, match.start(), reader) or (above if not text[ended : match.start()].strip("。；; 　\n") else "")
        rows, ended = _rows(text, match, reader, names, above)
        found += rows
    for match in _REMOVE.finditer(text):
        group: list[Named] = []
        end = match.end()
        while named := _name(text, end, names) or _removed_name(text, end, reader):
            group.append(named)
            end = _SEX.match(text, named.span[1]).end()  # type: ignore[union-attr]
            if text[end : end + 1] not in ("、", "和"):
                break
            end += 1
        of = _OF.match(text, end)
        for named in group if of else ():
            found += _with(named, reader.posts_after(of.end(), _limit(text, of.end()), "removed"))  # type: ignore[union-attr]
    for match in _RESIGNS.finditer(text):
        for one in re.finditer(f"[{HAN}]+", match["names"]):
            at = match.start("names") + one.start()
            named = Named(one[0], (at, at + len(one[0])), 3.5, [], at)
            if len(named.name) - len(NameModel.load().surname(named.name)) not in (1, 2) or not NameModel.load().surname(named.name):
                continue  # 其本人
            found += _with(named, reader.posts_after(match.end(), _limit(text, match.end()), "removed")) or [named]
    for match in _HELD_BY.finditer(text):
        found += _held_by(text, match, reader, known)
    for match in _LATER.finditer(text):
        found += _of_subject(text, match, reader, known)
    before: Held | None = None
    for named in known:
        if before is not None and "\n" in text[before.span[1] : named.span[0]]:
            before = None
        verb = _BECOME.match(text, named.span[1])
        moved = _MOVED.match(text, named.span[1])
        if moved and not named_within(known, *moved.span("left")):
            left = reader.posts_run(moved.start("left"), moved.end("left"), "former")
            found += _with(named, left)
            same = left[-1] if left and moved.end() in reader.title_starts else None  # 由某大学党委书记转任校长
            found += _with(named, reader.posts_after(moved.end(), _limit(text, moved.end()), "appointed", same))
        elif verb:
            chained = _chain(text, named, verb, reader, before)
            before = chained[-1].posts[-1] if chained else before
            found += chained
            for other in _listed_before(text, named, known):
                found += [Named(other.name, other.span, other.score, [replace(p) for p in n.posts], other.start) for n in chained]
        elif said := _IS.match(text, named.span[1]):
            clause = _IS_ENDS.search(text, said.end())
            posts = reader.posts_after(said.end(), clause.start() if clause else len(text), "current")
            if posts and posts[0].span[0] == said.end() and _IS_ENDS.match(text, posts[-1].span[1]) and not _NOT_NOW.search(text, said.end(), posts[-1].span[1]):
                found += _with(named, posts)  # 甲是某公司董事长。
        elif vita := _VITA.match(text, named.span[1]) or _VITA_BELOW.match(text, named.span[1]):
            end = text.find("\n", vita.end(), vita.end() + _LONGEST_VITA)
            limit = end if end >= 0 else min(len(text), vita.end() + _LONGEST_VITA)
            first = _HELD.search(text, vita.end(), limit)
            found += _with(named, reader.posts_listed(vita.end(), first.start() if first else limit))
            for held in _HELD.finditer(text, vita.start(), limit):
                status = {"现": "current", "拟": "appointed"}.get(held[0][0], "former")
                stop = _HELD.search(text, held.end(), limit)
                found += _with(named, reader.posts_run(held.end(), stop.start() if stop else limit, status))
    return found


# 会长由甲担任，秘书长由乙兼任: the post stands before.
_HELD_BY = re.compile("由(?P<who>[^，。；：、\n]{2,30}?)(?P<verb>同志(?:担任|兼任|出任|接任|继任)|担任|兼任|出任|接任|继任)(?=[，。；、\n]|$)")


_GROUP = re.compile("小组|指挥部|专班|委员会|河长制")


def _held_by(text: str, match: re.Match[str], reader: Reader, known: list[Named]) -> list[Named]:
    start = max(text.rfind(mark, max(0, match.start() - _LONGEST_BODY), match.start()) for mark in "，。；：\n") + 1
    posts = reader.posts_run(start, match.start(), "appointed")
    of_group = text.startswith(("办公室", "下设"), start) and _GROUP.search(text, sentence_start(text, start), start)
    if not posts or posts[-1].span[1] != match.start() or of_group:
        return []  # of a leading group's office
    end = match.end("who")
    named = next((n for n in named_within(known, match.start(), end) if n.span[1] == end), None)
    if named is None:
        read = name_at(text, match.start("who"), AFTER_TITLE)
        named = Named(read[0], (match.start("who"), end), read[2], [], match.start("who")) if read and read[1] == end else None
    return _with(named, posts) if named else []


# 甲是某省人，1962年出生，曾任…: of the only person the sentence has named so far.
_LATER = re.compile("曾(?<=[，；。].)任|历(?<=[，；。].)任|担(?<=[，；].)任过|曾(?<=[，；].)(?:先后担?|担)任|先(?<=[，；。].)后担?任|现(?<=。.)[任为]|此(?<=[，；。].)前[他她]?曾?(?:先后)?担?任")
_NOW = re.compile("[，；](?:现任|现为)")
_SAID_OF = re.compile("(?:^|，)[他她](?![们的说述])")
_CALLED_ON = re.compile("看望|走访|慰问|采访|拜访|会见")


def _of_subject(text: str, verb: re.Match[str], reader: Reader, known: list[Named]) -> list[Named]:
    start = sentence_start(text, verb.start())
    said = named_within(known, start, verb.start())
    if not said and (start == verb.start() or _SAID_OF.search(text, start, verb.start())) and text[start - 1 : start] != "\n":
        begin = sentence_start(text, max(0, start - 1), max(0, start - PARAGRAPH))
        said = [] if _CALLED_ON.search(text, begin, start) else named_within(known, begin, start)  # 甲是…。他在…工作，先后担任…
    if not said or len({n.name for n in said}) > 1 or (verb[0][0] != "此" and _BECOME.match(text, said[-1].span[1])):
        return []
    limit = _limit(text, verb.end())
    now = _NOW.search(text, verb.end(), limit)
    posts = reader.posts_run(verb.end(), now.start() if now else limit, "current" if verb[0].startswith("现") else "former")
    if not posts or text[posts[-1].span[1] : posts[-1].span[1] + 1] not in ("", "，", "。", "；", "等", "\n"):
        return []
    return _with(said[-1], posts)


def _listed(text: str, at: int, reader: Reader, names: dict[int, Named]) -> tuple[list[Named], int]:
    """任命甲为…；乙、丙为… and 选举丁为…: each group of names with the posts it is given, and where the reading ended."""
    found: list[Named] = []
    before: Held | None = None
    while True:
        group: list[Named] = []
        end = at
        anybody = _ROLL.match(text, end) is not None
        while named := _name(text, end, names) or (_whole_item(text, end, names) if anybody else None) or (
            (_whole_item(text, end, names) or _titled_name(text, end, names)) if group else _surname_first(text, end) or _titled_name(text, end, names) or (_row_name(text, end) if found else None)
        ):
            group.append(named)
            end = _SEX.match(text, named.span[1]).end()  # type: ignore[union-attr]
            if text[end : end + 1] not in "、和":
                break
            end += 1
        verb = _AS.match(text, end)
        if not group or not verb:
            return found, end
        other = _OTHER.search(text, verb.end(), _limit(text, verb.end()))
        whole = other.start() if other else _limit(text, verb.end())
        left = _NO_LONGER.search(text, verb.end(), whole)
        limit = left.start() if left else whole
        posts = [reader.offices.of_region(post, before) for post in reader.posts_after(verb.end(), limit, "appointed", before)]
        if not posts or _HANDED.match(text, posts[-1].span[1]):
            return found, end
        before = posts[-1]
        for named in group:
            found += _with(named, [replace(post) for post in posts])
            found += _with(named, reader.posts_run(left.end(), whole, "removed")) if left else []
        following = _NEXT.match(text, whole if left else posts[-1].span[1])
        if not following:
            return found, end
        at = following.end()


def _heading(text: str, at: int, reader: Reader) -> str:
    """The body that the line above a place names: 五、某区人民法院 / 任命：; "" if none."""
    return reader.context.bodies.get(at - 1, "") if text[at - 1 : at] == "\n" else ""


def _rows(text: str, head: re.Match[str], reader: Reader, names: dict[int, Named], above: str) -> tuple[list[Named], int]:
    """A list of appointments or removals, a line or a clause each: 甲、乙为…；/ 丙的…职务；, and where it ends.

    above: the body of the heading, in which those hold office who are given no other.
    """
    found: list[Named] = []
    status = "removed" if "免" in head["verb"] else "appointed"
    before = Held(above, "", above, head.span()) if above else None
    at = head.end()
    while True:
        at = re.compile(r"[ 　\n]*").match(text, at).end()  # type: ignore[union-attr]
        group: list[Named] = []
        while named := names.get(at) or _row_name(text, at):
            group.append(named)
            at = _SEX.match(text, named.span[1]).end()  # type: ignore[union-attr]
            if text[at : at + 1] not in ("、", "和"):
                break
            at += 1
        verb = _ROW_VERB.match(text, at)
        if not group or not verb:
            return found, at
        limit = _limit(text, verb.end())
        left = _NO_LONGER.search(text, verb.end(), limit)
        posts = reader.posts_run(verb.end(), left.start() if left else limit, status, before)
        for named in group:
            found += _with(named, [replace(post) for post in posts])
            found += _with(named, reader.posts_run(left.end(), limit, "removed", before)) if left else []
        following = re.compile(r"[；;。]").match(text, limit)
        if not following or not posts:
            return found, limit
        at = following.end()


_NO_LONGER = re.compile("[，,](?:同时|并)?(?:不再(?:担任|兼任)|免去其(?:的)?|辞去其?)")  # 甲为…局长，免去其…职务
_ROW_VERB = re.compile(r"[ 　]*(?:(?:同志)?[ 　]*(?:为|任|担任|的)|同志(?=[^，。；\n]{2,40}职务))")
_ROW_NAME = re.compile(f"[{HAN}][ 　]{{0,2}}[{HAN}]{{1,5}}?(?=[ 　]*(?:(?:同志)?[ 　]*(?:[为任的、和]|（[^（）]{{2,20}}）[、为])|同志[^，。；\n]{{2,40}}职务))")


def _row_name(text: str, at: int) -> Named | None:
    """In a list of appointments any two or three characters before 为 or 的 are a name."""
    match = _ROW_NAME.match(text, at)
    if not match or match[0][0] in "此其现曾经并":
        return None
    return Named(re.sub(r"[ 　]", "", match[0]), match.span(), 4.0, [], at)


def _removed_name(text: str, at: int, reader: Reader) -> Named | None:
    """免去石奇珠汕尾市委书记职务: two or three characters before the place of the post, where they make a name."""
    for length in (3, 2):
        name = text[at : at + length]
        if (reader.context.at(at + length) is not None or _TERM.match(text, at + length) or _FROM_POST.match(text, at + length)) and _HANS.fullmatch(name) and NameModel.load().score(name) > -3.0:
            return Named(name, (at, at + length), 3.0, [], at)
    return None


# Where the next one of a list begins: 任命甲为财政局局长，乙为水务局局长.
_OTHER = re.compile(f"[，,；;、][ 　]*(?!不再|同时|继续|免去)[{HAN}]{{2,4}}?(?:同志)?(?:为(?!了)|(?<!主)任(?=[^，。；、]{{3,}}[长任记席员]))")
_HANDED = re.compile("[^，。；]{0,6}(?:颁发|授予|佩戴|授牌|献花)")  # 会长甲为监事和主任颁发聘书
_SEX = re.compile(r"(?:[（(][^（）()]{1,20}[)）])?")  # 任命甲（女）、乙为…
_FROM_POST = re.compile("(?:同志)?(?:的|所任)[^，。；\n]{2,40}?职务")
_TERM = re.compile("第[一二三四五六七八九十]+届")
_HANS = re.compile(f"[{HAN}]+")
_NEXT = re.compile(r"[；;，,、。\n]\s*(?:同时|并|决定)?(?:任命|选举|推选|提名|任|聘任)?")


_IN_ELECTION = re.compile(f"(?:[{HAN}]{{2,3}}(?<!主)|(?![{HAN}]{{0,4}}[主副委部局会长记])[{HAN}]{{4,6}})(?=[、和]|（|等?(?:[0-9一二三四五六七八九十]+[名位人])?(?:同志)?(?:为|任|担任|当选))")


# Three or more names, whatever they are: 选举甲、乙（兼职）、丙等9人为常务委员.
_ROLL = re.compile(f"(?:[{HAN}]{{2,5}}(?:（[^（）]{{1,20}}）)?、){{2,40}}[{HAN}]{{2,5}}?(?:（[^（）]{{1,20}}）)?等?(?:[0-9]+[名位人])?(?:同志)?(?:为|当选)")


def _listed_name(text: str, at: int) -> Named | None:
    """A further name in 选举甲、乙、丙为…: any two or three characters that stand there whole."""
    match = _IN_ELECTION.match(text, at)
    return Named(match[0], match.span(), 3.5, [], at) if match else None


def _whole_item(text: str, at: int, names: dict[int, Named]) -> Named | None:
    """What stands there whole, or the name that was read at its end: 农民工|甲."""
    item = _listed_name(text, at)
    return next((names[i] for i in range(at, item.span[1]) if i in names and names[i].span[1] == item.span[1]), item) if item else None


def _surname_first(text: str, at: int) -> Named | None:
    """任命陆某某为…: whoever is named between the two words, however rare the name, if it begins with a surname."""
    named = _listed_name(text, at)
    return named if named and len(named.name) < 4 and NameModel.load().surname(named.name) and text[at - 2 : at] in ("任命", "选举", "增补", "补选", "推选", "替补", "确认") else None


def _titled_name(text: str, at: int, names: dict[int, Named]) -> Named | None:
    """选举农民工甲为…: a name a few characters on, read already with its title."""
    return next((names[i] for i in range(at, at + 12) if i in names and not _CLOSE.search(text, at, i)), None)


def _listed_before(text: str, named: Named, known: list[Named]) -> list[Named]:
    """The names joined to this one by 、 before it: 甲、乙、丙当选为…."""
    found: list[Named] = []
    start = named.start
    for at in range(bisect_left(known, start, key=lambda n: n.span[0]) - 1, -1, -1):
        other = known[at]
        if other.span[1] > start:
            continue
        if not re.fullmatch("(?:老师|同志)?" + _SEX.pattern + "[、和]", text[other.span[1] : start]):
            break
        found.append(other)
        start = other.start
    return found


def _chain(text: str, named: Named, match: re.Match[str], reader: Reader, before: Held | None) -> list[Named]:
    """甲任…，提名任…，不再担任…: one verb after the other about the same person."""
    found: list[Named] = []
    kind = str(match.lastgroup)
    if match[0].endswith("转任"):
        for held in named.posts:
            held.status = "former" if held.status == "current" else held.status  # 某省委组织部部长甲转任…
    status = "removed" if re.search("不再|辞去|卸任|免去", match[0]) else _STATUS[kind]
    if kind == "since" and _LATER_ON.search(text, match.end(), _limit(text, match.end())):
        status = "former"  # 1998年起担任某局局长，2003年调任…
    if before is None and ("选" in match[0] or match["new"]) and (body := _electing(text, named.span[0], reader)):
        before = Held(body, "", body, (named.span[0], named.span[0]))
    at = match.end()
    while True:
        limit = _limit(text, at)
        meant = _THAT_POST.match(text, at)  # 不再担任该职务，调任…: of the post before no more is said
        posts = [] if meant else _at_once(text, reader.posts_after(at, limit, status, before), reader)
        if kind == "former" and at == match.end() and len(years := _YEARS.findall(match[0])) == 2:
            posts = [replace(post, since=iso(years[0]), until=iso(years[1])) for post in posts]
        if posts and match["new"] == "为" and not _CLAUSE_ENDS.match(text, posts[-1].span[1]):
            return found  # 甲为第三届理事会理事|颁发证书
        found += _with(named, posts)
        if not posts and not meant:
            return found
        following = _ALSO.match(text, meant.end() if meant else posts[-1].span[1])
        if not following:
            return found
        verb = following["verb"]
        status = (
            "removed" if re.search("不再|免去|辞去", verb) else "current" if "现任" in verb else "former" if verb[0] in "曾历" else "appointed"
        )
        at = following.end()


def _at_once(text: str, posts: list[Held], reader: Reader) -> list[Held]:
    """Posts of which the body stands behind, 甲教授担任主任的某某实验室, held now; other posts as they are."""
    at = posts[-1].span[1] if posts else 0
    if not posts or text[at : at + 1] != "的" or _PAPER.match(text, at):
        return posts
    bodies = reader.context.bodies
    body = next((bodies[end] for end in range(at + _LONGEST_BODY, at + 4, -1) if end in bodies and bodies[end].endswith(text[at + 3 : end])), "")
    return [replace(held, organization=body, root=body, status="current") for held in posts[-1:]] if body else []


_PAPER = re.compile("的(?:决定|通知|公示|公告|批复|批示|任命|建议|提名|意见|命令|文件|职务任命)")  # 关于甲同志任局长的决定
_YEARS = re.compile("(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?")
_LONGEST_BODY = 40  # characters


def _electing(text: str, at: int, reader: Reader) -> str:
    """The body whose officers the paragraph says to have been elected (选举产生了某研究会理事9名，甲当选为会长); "" if none."""
    at_verb = text.rfind("选举产生", max(0, at - PARAGRAPH), at)
    said = _ELECTS.match(text, at_verb) if at_verb >= 0 else None
    if said is None or "\n" in text[at_verb:at]:
        return ""
    index = bisect_left(reader.titles, said.end(), key=lambda t: t.span[0])
    start = reader.titles[index].span[0] if index < len(reader.titles) else at + 1
    comma = text.find("，", said.end(), start)
    end = comma if comma >= 0 else start
    if start > at or not _NAME_OF_BODY.fullmatch(text, said.end(), end):
        return ""
    return reader.focus.full_names.full(canonical(_COMMITTEE_OF.sub("", text[said.end() : end]), said.end(), reader.context))


_COMMITTEE_OF = re.compile("(?<=支部)委员会$|(?<=[会联])第[一二三四五六七八九十]+届(?:委员会|理事会|监事会)(?:常务委员会)?(?:委员|理事)?$")
_ELECTS = re.compile("选举产生了?(?:新一届)?")
_NAME_OF_BODY = re.compile(f"(?!.{{0,12}}(?:政协|人大|人民代表大会))[{HAN}（）]{{4,30}}(?:会|联|社|支部)")


def _name(text: str, at: int, names: dict[int, Named]) -> Named | None:
    if at in names:
        return names[at]
    if not _HAN2.match(text, at):
        return None
    read = name_at(text, at, AFTER_TITLE if re.match(r".{2,4}(?:同志)?(?:为|的|任|担任)", text[at : at + 9]) else IN_LIST)
    return Named(read[0], (at, read[1]), read[2], [], at) if read else None


def _with(named: Named, posts: list[Held]) -> list[Named]:
    for post in posts:
        post.span = (min(named.span[0], post.span[0]), max(named.span[1], post.span[1]))
    return [Named(named.name, named.span, named.score, posts, named.span[0])] if posts else []


def _limit(text: str, at: int) -> int:
    match = _CLOSE.search(text, at)
    return match.start() if match else len(text)
