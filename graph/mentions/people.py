"""People: who is named where, in which post, from titles, honorifics, verbs and lists; then every further mention."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from graph.gazetteer.names import NameModel
from graph.mentions import terms
from graph.mentions.addressed import find_addressed
from graph.mentions.appointments import find_appointments
from graph.mentions.apposed import find_apposed
from graph.mentions.careers import find_careers, find_vitae
from graph.mentions.carriers import is_institute
from graph.mentions.clause_verbs import VERBS
from graph.mentions.context import Context
from graph.mentions.counted import find_counted
from graph.mentions.departments import root_of
from graph.mentions.elected import find_elected
from graph.mentions.focus import OUR_FIRM, Focus
from graph.mentions.jammed import find_jammed
from graph.mentions.labels import find_labelled, find_rolls, posts_within
from graph.mentions.lexicon import HAN, Words
from graph.mentions.name_starts import LONGEST, name_start
from graph.mentions.naming import AFTER_WORD, ALONE, IN_LIST, ending, name_at, never_names, rare_name
from graph.mentions.offices import Offices
from graph.mentions.organizations import canonical
from graph.mentions.posts import ACADEMY, Reader
from graph.mentions.rosters import find_rosters
from graph.mentions.rows import find_rows
from graph.mentions.titles import Title
from graph.mentions.types import Held, Named
from graph.model.records import Span

_REMARK = "(?:（[^（）]{1,16}）)?"  # behind a name: 甲（女）、乙（挂职）
_DOTTED = f"[{HAN}]{{1,6}}(?:[·•][{HAN}]{{1,7}}){{1,2}}"
_LISTED, _JOINED = re.compile(f"(?:(?:[{HAN}]{{2,4}}|{_DOTTED}){_REMARK}[、和与及 ]{{1,2}})*"), re.compile(_REMARK + "[、和与及 ]{1,2}")
_CHOSEN = re.compile("(?:选举|任命|推选|推举|聘请|聘任|选)[^。；]*$")  # 选举甲、乙为副主席
_LIST = 60  # characters of such a list
_CALLS_ON = re.compile("(?:看望|慰问|走访|拜访|采访|邀请|祝贺|听取|感谢|指令|责成|指派|委派|安排|(?:首先|接着|其次|最后)是)$")
_UNDER = re.compile("[^，。；]{0,40}?的?(?:带领|率领|陪同|主持|组织|指导)下")  # 在甲校长、乙主任的带领下
_OPENING = frozenset({"以及", "传达", "学习", "听取", "会上"})
_BODY_ENDINGS = frozenset("省市区县镇乡村局厅部处院校组室会司")
_LEADERS = "等?(?:[0-9一二三四五六七八九十]{1,3}余?[名位个人]，?|众多|多位|诸多|数位)?(?:著名|知名)?(?:艺术家|书画家|[书画作]家|学者|教授|院士|(?:全国|[省市区县])?(?:人大代表|政协委员)|代表|委员|党和国家领导人|[省市区县]领导|领导同志|领导|同志|嘉宾|专家学者|专家|女?教师|女?职工|同学|队员|选手|党员|企业家|劳模|先进个人|一行)"


@cache
def _alone() -> re.Pattern[str]:
    """At the start of a clause, one name or a list of them, and a verb of taking part or saying after it."""
    first = NameModel.load().initials()
    name = f"[{first}](?:[{HAN}]{{1,3}}|[ 　]{{1,2}}[{HAN}])"
    count = "(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[人名位])?"
    listed = f"(?:[{HAN}]{{2,4}}|[{first}][ 　]{{1,2}}[{HAN}]|{_DOTTED}){_REMARK}[、和与及 ]{{1,2}}"
    return re.compile(
        f"(?<![^。；，\n！？：“　 ）.．、校院局司会队所子由以和定布确悉])(?=[{first}])(?:^|(?<=[。；，\n！？：“　 ）])|(?<=\\d[.．、])|(?<=[我本][校院局司会队所])|(?<=领导班子)|(?<=[会议动式谈坛班赛座典程]由)(?=[{HAN}]{{2,4}}(?:同志)?(?:主持|带队|领誓|致[^，。]{{0,2}}[辞词]|宣读|主讲))|(?<=[由以])(?=[{HAN}]{{2,4}}(?:同志)?(?:担?任|为)(?:组长|团长|领队)的)|(?<=委员和|代表和|专家和|学者和|领导和|嘉宾和)|(?<=确定|决定|宣布|公布|明确|获悉))(?=(?:{listed}){{0,40}}{name}{_REMARK}(?:等|{_LEADERS})?(?:和(?=[{first}][{HAN}]{{1,2}}、[{HAN}]{{2,4}}[、和等])|(?:[及和][^，。；、\n]{{2,24}}(?:负责同志|负责人|领导|有关人员|相关人员|主席团成员|成员))?{count}(?:荣幸地|积极|踊跃)?(?:{VERBS}|(?<=等[省市区县州]领导)[，、和及])))", re.M
    )


@cache
def _headed() -> re.Pattern[str]:
    first = NameModel.load().initials()
    return re.compile(f"(?P<name>[{first}][{HAN}]{{1,3}}?)(?=(?P<address>同志|先生|女士|老师(?=[、和与][^，。；]{{2,4}}老师|任(?!何|教|课)|担任|当选|主持|发言|致辞|作|主讲|授课|讲解|出席|参加|介绍|代表|分享)))")


def find_people(text: str, context: Context, titles: list[Title], focus: Focus) -> list[Named]:
    """Every mention of a person, sorted: those read with posts, and each further place where a found name stands."""
    reader = Reader(text, context, titles, focus)
    named: list[Named] = []
    taken, held = set[int](), set[int]()  # where they start, and those of them that have posts

    def add(found: list[Named]) -> None:
        named.extend(found)
        taken.update([n.span[0] for n in found])
        held.update([n.span[0] for n in found if n.posts])

    add(reader.read())
    for name in (_clause_names, _behind_bodies, _of_bodies):
        add(name(text, context, taken))
    add(find_counted(text, context, taken, reader.posts_after))
    add(_honoured(text, context, taken))
    add(find_vitae(text, taken))
    add(_before_title(text, titles, reader, named))
    add(find_labelled(text, reader.offices, held))
    for find in (find_apposed, find_rolls, find_rosters):
        add(find(text, titles, reader.offices, held))
    add(find_rows(text, titles, reader.offices, taken))
    add(find_jammed(text, (n.name for n in named), taken))
    _add_noted(text, titles, reader.offices, named)
    named = _everywhere(text, _settled(_whole(named, text)), context)
    elected = find_elected(text, reader)
    named = [n for n in named if all(n.span != (e.span[0], e.span[1] + 1) for e in elected)]  # 马建为|副会长
    given = find_appointments(text, reader, named) + elected
    _add_noted(text, titles, reader.offices, given)
    within = {at for given_to in given for at in range(given_to.span[0] + 1, given_to.span[1])}  # 额尔敦|巴雅尔同志
    named = _whole([*(n for n in named if n.posts or n.span[0] not in within), *given], text)
    named += find_careers(text, reader, _settled(named))
    return _everywhere(text, named + find_addressed(text, titles, named), context)


_NOT_HELD = re.compile("拟|后任|代表|候选|不是|^据|退休|曾|即将")
_NOTED = re.compile(f"（(?:[挂兼]职，)?(?P<post>[{HAN}、]{{4,40}})）")


def _add_noted(text: str, titles: list[Title], offices: Offices, named: list[Named]) -> None:
    """Adds the posts in brackets behind names: 李某某（江津区总工会副主席）."""
    for person in named:
        note = _NOTED.match(text, person.span[1])
        if note is not None and not _NOT_HELD.search(note["post"]) and all(held.span[0] < note.start() for held in person.posts):
            read = posts_within(*note.span("post"), titles, offices, person.posts[-1] if person.posts else None)
            person.posts = [*person.posts, *(held for held in read if held.rule == "title-before-name")]


def _clause_names(text: str, context: Context, taken: set[int]) -> list[Named]:
    found = []
    for match in _alone().finditer(text):
        at = match.start()
        row: list[Named] = []
        size = len(_LISTED.match(text[at : at + 120])[0].split("、"))  # type: ignore[index]
        context_of_list = IN_LIST + 2.0 * min(3, size - 1)
        sure = 0
        while True:
            if context.at(at) is not None and text[context.at(at).span[1] : context.at(at).span[1] + 1] not in "、出主参陪":  # type: ignore[union-attr]
                break
            read = name_at(text, at, context_of_list if size > 1 else ALONE) or _chairing(text, at)
            sure += read is not None
            if read is None and size > 1:
                read = rare_name(text, at)  # a surname that is not in the tables, believed for the names beside it
            if read is None or read[1] in context.bodies:
                break  # 区人社局、区妇联参加
            row.append(Named(read[0], (at, read[1]), read[2], [], at))
            joint = _JOINED.match(text, read[1])
            if not joint:
                break
            at = joint.end()
        found += [n for n in row if n.span[0] not in taken and 2 * sure >= len(row)]
    return found


_CHAIRS = re.compile(f"[{HAN}]{{2,3}}(?=主持(?:会议|大会|(?:开|闭)幕(?:会|式)|座谈会|仪式|活动)?[，。；])")


def _chairing(text: str, at: int) -> tuple[str, int, float] | None:
    """甲主持会议, a clause of its own, where the name is none of the usual ones."""
    match = _CHAIRS.match(text, at)
    read = name_at(text, at, AFTER_WORD, rare=False) if match else None
    return read if match and read and read[1] == match.end() and not NameModel.load().is_word(read[0]) else None


@cache
def _row() -> re.Pattern[str]:
    """Three names or more in a row."""
    first = NameModel.load().initials()
    return re.compile(f"(?:[{first}][{HAN}]{{1,2}}[、 　]){{2,}}[{first}][{HAN}]{{1,2}}(?=等|和|及|[，。；\\s]|$|[{HAN}]{{2}})")


_LISTED_THEN = re.compile("分别[是为]|(?:执行主席|总监票人|监票人|主席团成员)由|就座的(?:还|也)?有[：:]?|(?:以及|有|包括|是|为|名单|人员|成员|代表|领导|嘉宾|如下|出席|参加|列席|到会|参会)(?:(?<=[，、]以及)(?=[^，。]{6,60}等(?:[0-9一二三四五六七八九十]{1,3}[名位人])?(?:领导|同志|专家|嘉宾|教授|学者|院士|负责人|一行))|(?<!以及)(?<!出席|参加|列席|到会|参会)[：:]|(?<=出席|参加|列席|到会|参会)[^，。；：]{0,12}的(?:领导|嘉宾|人员)?(?:还|也)?有[：:]?)")


def _behind_bodies(text: str, context: Context, taken: set[int]) -> list[Named]:
    """某研究会甲、乙、丙等作者, 就座的有：甲、乙、丙: three names or more right behind a body or a colon, two behind 出席的有."""
    found: list[Named] = []
    told = {match.end() for match in _LISTED_THEN.finditer(text)}
    for at in sorted({*context.bodies, *told}):
        if at in taken or context.at(at) is not None or (_row().match(text, at) is None and not (at in told and _pair(text, at))):
            continue
        row, told_of = list[Named](), at in told
        while (read := name_at(text, at, IN_LIST + 4.0)) is not None:
            row.append(Named(read[0], (at, read[1]), read[2], [], at))
            if text[read[1] : read[1] + 1] not in ("、", *(" 　" if told_of else "")):
                break
            at = read[1] + 1
        found += [n for n in row if n.span[0] not in taken] if len(row) >= (2 if told_of else 3) else []
    return found


_PAIR = re.compile(f"(?P<one>[{HAN}]{{2,3}})[、和](?P<two>[{HAN}]{{2,3}})(?=[，。；])")


def _pair(text: str, at: int) -> bool:
    """Whether two likely names and nothing else stand at a place."""
    two = _PAIR.match(text, at)
    return two is not None and all(NameModel.load().likely(name, _CLEAR) for name in two.group("one", "two"))


_LONGEST_BODY = 24  # characters


def _of_bodies(text: str, context: Context, taken: set[int]) -> list[Named]:
    """甲大学某某、乙大学某某和丙大学某某: a name behind each body of a row, also with 的 between; at least two of them.

    One is enough that speaks or performs.
    """
    found: list[Named] = []
    row: list[Named] = []
    for end in sorted(context.bodies):
        if not row and not _FIRST_OF_ROW.match(text, end):
            continue
        at = end + text.startswith("的", end)
        read = name_at(text, at, IN_LIST, rare=False) if at not in taken and context.at(at) is None else None
        if read is None:
            continue
        between = text[row[-1].span[1] : at] if row else ""
        if not (between[:1] in ("、", "和") and len(between) <= _LONGEST_BODY and not _MARKS.search(between, 1)):
            found += _believed(row)
            row = []
        if NameModel.load().likely(read[0], _RARE):
            row.append(Named(read[0], (at, read[1]), read[2], [], at))
    found += _believed(row)
    return found + [named for named in _speakers(text, context) if named.span[0] not in taken | {n.span[0] for n in found}]


def _speakers(text: str, context: Context) -> Iterator[Named]:
    """恒达集团某某作交流发言: a likely name between a body and a verb of speaking or performing."""
    for end in sorted(context.bodies):
        told = _SPOKE.match(text, end) if context.at(end) is None else None
        if told is not None and (read := name_at(text, told.start("name"), IN_LIST, rare=False)) and read[1] == told.end("name") and NameModel.load().likely(read[0], _CLEAR):
            yield Named(read[0], told.span("name"), read[2], [], told.start("name"))


_SPOKE = re.compile(
    f"的?(?P<name>[{HAN}]{{2,3}})(?:同志|先生|女士|老师)?(?:现场|分别|首先|还|也|就|在[^，。]{{1,16}}?上|以[^，。]{{2,30}}?为题){{0,3}}(?:作了?[^，。]{{0,14}}(?:发言|报告|分享|介绍|演讲|宣讲|汇报|讲座|事迹)|发表[^，。]{{0,8}}演讲|演讲|讲述|分享了?|介绍了?|宣读|致辞|主持|朗诵|领誓|领读|汇报了?|代表[^，。]{{1,20}}(?:发言|宣誓|致辞|领奖|倡议)|表示|[激感高][动慨兴]地?[说表]|告诉记者|说[，：“]|荣获|夺得)"
)
_RARE, _CLEAR = -4.0, 0.5  # scores of a name beside likely ones, and of one by itself


def _believed(row: list[Named]) -> list[Named]:
    """A row of names of which at least two, and more than half, are likely by themselves; else none of them."""
    sure = sum(NameModel.load().score(named.name) > 0 for named in row)
    return row if sure > 1 and 2 * sure > len(row) else []


_FIRST_OF_ROW = re.compile(f"的?[{HAN}]{{2,3}}[、和]")
_MARKS = re.compile("[，。；：、！？\n]")
_HOSPITAL = re.compile("医院$|防治中心$|保健院$")
_APPOINTED = re.compile("(?:同志|老师)(?:、[^，。；]{2,4}老师)?(?:不再)?(?:任(?!何|意)|担任|兼任|为(?!了))")


_LEARN_FROM = re.compile("同志(?:学习|看齐|致敬)")  # 向某某同志学习
# What stands before somebody who is only spoken of, and before one who is there.
_CITED = re.compile("纪念|缅怀|怀念|追忆|诞辰|先烈|诗人|作家|文学家|革命家|发明家")
_OPENED = re.compile("[，。；：、\n （(“]|[长任记席裁理人O事授师员官]$|[由请和与]$")


def _honoured(text: str, context: Context, taken: set[int]) -> list[Named]:
    """甲同志; 乙先生, where it follows a title or a mark and is a likely name."""
    found = []
    for match in _headed().finditer(text):
        start, end = match.span("name")
        start += (match["name"][0] == "向" and _LEARN_FROM.match(text, end) is not None) or (2 * match["name"].startswith("关于") or text[max(0, start - 1) : start + 1] == "关于")
        end -= text[end - 1] == "等"
        if start in taken or end - start < 2 or context.at(start) is not None:
            continue
        score = NameModel.load().score(text[start:end])
        named = _APPOINTED.match(text, end) is not None
        if match["address"] != "同志" and (score < 0.5 or _CITED.search(text, max(0, start - 12), start) or not _OPENED.search(text, max(0, start - 6), start)):
            continue
        if NameModel.load().likely(text[start:end], -7.0 if named else -1.0):
            found.append(Named(text[start:end], (start, end), score + 3, [], start))
    return found


def _part_before(text: str, at: int, reader: Reader) -> str:
    """The body of which the words before a name are a part, known or with its place (某农业科学研究院|作物所), or the page's own institute; "" for others."""
    begin = name_start(text, at, max(0, at - LONGEST), reader.context)
    if reader.focus.speaks_of_itself and is_institute(part := text[begin:at].removeprefix("我校").removeprefix("我院")):
        return reader.focus.school + part
    known = next((end for end in range(at - 2, begin + 2, -1) if end in reader.context.bodies), 0)
    if at - begin < 5 or re.search("[0-9]", text[begin:at]) or not (known or reader.context.at(begin) is not None) or _MARKS.search(text, begin, at):
        return ""
    return reader.context.bodies[known] + text[known:at] if known else canonical(text[begin:at], begin, reader.context)


_OF_BOARDS = ("董事", "监事", "理事")
_ENDS_OF_OFFICES = tuple("办所站处科室局院部队会社厂委心地园馆联协")
_ENDS_OF_HOUSES = tuple("院所部室科系校社团队组")  # of bodies that are not known, before a scholar (某某编辑部甲教授)


def _before_title(text: str, titles: list[Title], reader: Reader, known: list[Named]) -> list[Named]:
    """甲总经理, 武汉大学乙教授: a name with the title after it, at the start of a clause, after 、 or after its body.

    Whoever is known to hold a post of that title (known) is only named again by it.
    """
    found: list[Named] = []
    bodies = reader.context.bodies
    taken = {n.span[0] for n in known}
    holds: dict[str, set[str]] = {}  # by name: the titles of its posts
    for n in known:
        holds.setdefault(n.name, set()).update(held.title for held in n.posts)
    organizations = {n.name: {held.organization for held in n.posts} for n in known if n.posts}
    last = -1  # where the title of the one found last ends
    for title in titles:
        start, end = title.span
        scholar = title.base.word.endswith(("医师", "药师", "护师")) or title.base.word in ("巡视员", "调研员", "教授", "院士", "委员", "常委", "研究员", "工程师", "博士", "律师", "经济师")
        for length in (3, 2, 4):
            at = start - length
            if at < 0 or at in taken or (title.base.shared and not scholar and not (at in bodies and title.base.word in _OF_BOARDS)):
                continue
            least = 0.5 if scholar and text[at - 1 : at] in _ENDS_OF_HOUSES else 2.0 if not title.base.shared and text[at - 1 : at] in _ENDS_OF_OFFICES else None
            ranked = least is not None and NameModel.load().score(text[at:start]) > least
            opened = ranked or at == 0 or text[at - 1] in "，。；：、\n “和与（由" or text[max(0, at - 2) : at] in _OPENING or _CALLS_ON.search(text, max(0, at - 4), at) is not None
            ours = at > 1 and text[at - 2] in "我本" and text[at - 1] in "校院局厅会司省市区县"
            office = not ours and title.base.word not in terms.GEOGRAPHIC and title.base.word == text[at - 1 : at] + "长"  # 某局生育保险科甲科长
            opened = opened or (office and NameModel.load().score(text[at:start]) > -4.0)
            opened = opened or (text[at - 1 : at] == "在" and _UNDER.match(text, end) is not None)
            of = at - 1 if text[at - 1 : at] == "的" else at  # 某大学的甲教授
            if "\n" in text[at:start] or (not opened and not ours and of not in bodies and not any(p.span[1] == at for p in reader.context.within(at - 8, at))):
                continue
            name, model = text[at:start], NameModel.load()
            begins = at > 0 and text[at - 1] in "。\n" and model.surname(name) != "" and ending(text, end) >= 2.0  # 。栗某某委员长主持
            listed = last == at - 1 and text[last] in "、和"
            if not model.likely(name, -5.0 if at in bodies or ours or begins or listed or office else -1.5) or name[-1] in _BODY_ENDINGS or name in never_names() or name[-1] == "等" or (length == 3 and name[-1] == "任") or (name[0] == "任" and text[at - 1 : at] in tuple("师士生长员授席")) or (name[-1] == "为" and _CHOSEN.search(text, max(0, at - _LIST), at)) or reader.blocked(at):
                continue
            if ending(text, end) < 0 or reader.focus.brand(name):
                continue
            beside = found[-1].posts[-1] if found and found[-1].posts and found[-1].posts[-1].span[1] == at - 1 and text[at - 1] in "、和" else None
            alone = at == 0 or text[at - 1] in "，。；：、\n “和与（由" or ours or beside is not None
            told = any(was.endswith(title.text) for was in holds.get(name, ()))
            held = reader.offices.posts(title, start, beside, False) or [] if not told and (alone or not ranked) else []
            if of in bodies:  # a hospital's professor is one of a university, a school's fellow one of an academy
                elsewhere = ACADEMY.search(bodies[of]) is None if title.base.word == "院士" else title.base.word in terms.SCHOLARS and _HOSPITAL.search(bodies[of]) is not None
                body = (reader.focus.our_company(at) or bodies[of]) if bodies[of] in OUR_FIRM else bodies[of]
                held = [] if elsewhere or (told and body in organizations.get(name, ())) else [Held(body, title.text, body, title.span)]
            elif body := _part_before(text, at, reader) if ranked and not held and title.base.word != "院士" and text[at - 1] not in "团队组" else "":
                held = [Held(body, title.text, root_of(body), title.span)]
            elif office:
                begin = name_start(text, at, max(0, at - LONGEST), reader.context)
                body = canonical(text[begin:at], begin, reader.context)
                before = found[-1].posts[-1] if found and found[-1].posts and found[-1].posts[-1].span[1] == begin - 1 and text[begin - 1] in "、和" else None
                held = (reader.offices.of_words(at, title, before) if before else []) or [Held(body, title.text, root_of(body), title.span)]
            elif ranked and not held and not scholar and not alone:
                held = reader.offices.of_words(at, title) if not told else []
            posts = [Held(h.organization, h.title, h.root, (at, end), "current", False, "title-after-name", 0.75) for h in held]
            holds.setdefault(name, set()).update(h.title for h in held)
            found.append(Named(name, (at, start), NameModel.load().score(name) + 2, posts, at))
            last = end
            break
    return found


_REN = re.compile(f"(?<=[长任记席员事理授])任[{HAN}]{{1,3}}")


def _whole(named: list[Named], text: str) -> list[Named]:
    """A name of which the page elsewhere has one character more, by that: 张晓强|调任, not 张晓|强调任; 任某某同志, not 任|某某."""
    names = {n.name for n in named if len(n.name) > 1}
    titled = {match[0][:size] for match in _REN.finditer(text) for size in (2, 3, 4)}  # 局长任某某
    out = []
    for n in named:
        longer = text[n.span[0] : n.span[0] + 3]
        if len(n.name) == 2 and n.span[1] - n.span[0] == 2 and len(longer) == 3 and longer in names and text[n.span[1]] in "强调表示说明出":
            n = replace(n, name=longer, span=(n.span[0], n.span[0] + 3))
        if n.name[0] == "任" and n.name[1:] in names and not n.posts and n.name not in titled:
            continue  # 任|某某同志为局长
        if text[n.span[0] - 1 : n.span[0]] == "任" and "任" + n.name in names and "任" + n.name in titled:
            n = replace(n, name="任" + n.name, span=(n.span[0] - 1, n.span[1]))
        out.append(n)
    return out


def _settled(named: list[Named]) -> list[Named]:
    """One reading a place; a reading with posts wins, then the better score."""
    best = {n.span[0]: n for n in sorted(named, key=lambda n: (bool(n.posts), n.score))}
    kept: list[Named] = []
    for n in sorted(best.values(), key=lambda n: n.span):
        if kept and n.span[0] < kept[-1].span[1]:
            if (bool(n.posts), n.score) > (bool(kept[-1].posts), kept[-1].score):
                kept[-1] = n
            continue
        kept.append(n)
    return kept


@lru_cache(maxsize=1)  # of one page they are looked for twice
def _names(names: tuple[str, ...]) -> Words:
    return Words(list(names))


def _everywhere(text: str, named: list[Named], context: Context) -> list[Named]:
    """Further mentions of the names that were found."""
    names = sorted({n.name for n in named})
    if not names:
        return []
    taken: dict[int, int] = {n.span[0]: n.span[1] for n in named}
    spans: list[Span] = sorted((s, e) for s, e in taken.items())
    found = list(named)
    index = 0
    for name, start, end in _names(tuple(names)).find(text):
        while index < len(spans) and spans[index][1] <= start:
            index += 1
        if start in taken or (index < len(spans) and spans[index][0] < end):
            continue
        if NameModel.load().is_word(name) and ending(text, end) < 2:
            continue
        place = context.at(start)
        if place is not None and place.span[1] > end:
            continue
        found.append(Named(name, (start, end), 2.0, [], start))
    return sorted(found, key=lambda n: (n.span, not n.posts))
