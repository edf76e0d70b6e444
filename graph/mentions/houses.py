"""Which school, hospital or court a page speaks of as its own (我校, 我院): weighed by what stands around its name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from math import fsum

from graph.gazetteer.divisions import Divisions
from graph.mentions.kinds import CAMPUS, OTHER_PARTIES, PUPILS
from graph.mentions.lexicon import alternatives
from graph.resources import rows
from graph.text.sentences import sentence_start

SCHOOLS = re.compile(rf".{{2,}}?(?:大学|(?<!科)学院|党校|[中小]学校?(?![一-龥]{{0,4}}(?:学校|[中小]学)$)|学校)(?!城|{PUPILS}){CAMPUS}")
HOSPITALS = re.compile(r".{2,}?(?:医院|法院|检察院|研究院|设计院)")
UNNAMED = ("我校", "我院", "学校")  # what stands for a house that the page never names
_REACH = 400  # characters of a sentence looked at
_NEAR = 12  # characters before a name
_TITLE = 200  # characters of a first line that may be a title
_MENTIONS = 2000  # names of houses that are weighed
_NO_HOUSE = re.compile(r"[\d个的各]|部分|支持|必将|一如既往|内部|集团|公司|活动|^(?:我|学校|本校)|^[^市]{0,3}[省市](?:大学|学校|学院)$")
_PARTY = re.compile(f"{OTHER_PARTIES}|共青团")
_COLLEGES = re.compile("研究生|本科|学院|校区")
_LEVELS = tuple("省市区县州本")

_OURS = "我[校院][^，。、；：]{0,16}(?:书记|[院校处部]长|主任|教授|老师)"
# What stands right before a name, right behind it, and in its sentence. Names of the signs: seeds/own_house.tsv.
_BEFORE = {
    "list": re.compile("(?:大学|学院|学校|党校|[中小]学|医院)[、与和及暨]$"),
    "from": re.compile("(?:来自|毕业于|受聘于|就读于|任教于|考取|考入|录取|邀请[到了]?|联合|携手|联手|会同)$"),
    "goal": re.compile("(?:赴|前往|走访|拜访|到访)[^，。]{0,3}$"),
    "in": re.compile("(?:在|到|来到|走进|莅临)$"),
    "host": re.compile("由[^，。]{0,10}$"),
    "partner": re.compile("(?:我[校院]|学校)(?:[^，。；、]{2,12})?[与和同]$"),
}
_BEHIND = {
    "list": re.compile("[、与和及暨][^，。；、]{2,14}?(?:大学|学院|学校|党校|[中小]学|医院)"),
    "part": re.compile("[^，。；、的]{0,3}(?:学院|研究院|系|中心|实验室|处|部)"),
    "scholar": re.compile("[^，。；、的]{0,14}(?:教授|研究员|博士|硕士|院士|老师|学位|学子|专业|本科|毕业|校友|学报|出版社)"),
    "host": re.compile("[^，。；]{0,6}(?:承办|主办|协办|联合主办)"),
    "guest": re.compile(
        r"[^，。；、的>|—_ -]{2,8}一行|(?:[^，。；、的>|—_ -]{0,6}(?:代表团|访问团|考察团|(?<!总)书记|校长|院长|教授|主任|处长|部长|老师|专家))|一行|代表团|考察团|来|到|赴|教授|师生"
    ),
    "partner": re.compile("[^，。；、]{0,6}[与和同]我[校院]"),
    "beside ours": re.compile(f"[^。；：”]{{2,80}}?[，、和与及]{_OURS}"),
    "arrival": re.compile("(?:、[^，。；、]{2,12})?[^，。；、]{0,20}?(?:一行|来我?校|到我?校|来访|莅临)"),
}
_AROUND = {
    "with us": re.compile("我校|本校|我院"),
    "life": re.compile("毕业|先后|历任|曾任|学位|出生|就读|访问学者|研究方向|简介|年至今|本科|博士后|任教|考入|录取|师从|报考|主讲人|保送|推免|保研|录用"),
}
_ONLY_NAMED = re.compile("建设|(?:视察|考察)(?:调研)?(?:时|期间|和)|[^，。]{0,16}回信")  # 推进某学院建设, 在某大学考察时的讲话
_VENUE = re.compile("[^，。；]{0,14}(?:举行|举办|召开|开幕|落幕|闭幕)")
_SITE = re.compile(r"(?:新闻网|官网|主页|门户|新闻中心|信息网)|[ \u3000]*(?:\n|[|_—>-])|[ \u3000]{1,4}[^，。；：\n]{2,16}\n")
# The line of the page's source: 来源：某大学　发布时间：…, 2024-05-16 某大学; and who owns the site.
_SOURCE = re.compile(r"(?:^|\n|来源|供稿|单位|(?:^|\n)(?:发布)?(?:时间|日期)?[:：]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d\d(?::\d\d)?)?)[：: 　]*$")
_NEWS_OF = re.compile("[ \u3000]*(?:院内|校内|本院|本校|医院|学院|学校)(?:新闻|要闻|动态|快讯)[ \u3000]*\n")
_OWNER_BEFORE, _OWNER_BEHIND = re.compile("版权所有[^，。\n]{0,4}$"), re.compile("[^，。\n]{0,4}版权所有")
_DATED = re.compile(r"(?:官方?网站?|网站|(?:官方)?(?:微信|公众号)+)?[ 　]*(?:\n|(?:19|20)\d\d|发布|日期|时间|作者|编辑|撰[文稿]|供稿|审[核稿]|浏览|点击)")
_GOAL_OF_TITLE = re.compile("(?:赴|前往|走访|拜访|到访|来访|到|来到|走进|莅临|在|调研|考察|视察|参观|慰问)$")
_CAME_TO_US = re.compile("(?:来到?|到访?|莅临|走进|深入|在|访问|参观|考察|调研)了?(?:我[校院]|[校院](?=[，。、]|调研|考察|指导|交流|视察|访问|检查|参观|慰问))")
_WE_WENT = re.compile("[校院](?=[赴与])|^[#\\s]*[我本]?[校院]|[我本][校院][^，。]{0,30}(?:赴|前往|走访|到访|拜访)")
_LEAD = 200  # characters behind a headline in which it is told who came
_VISIT = re.compile("来我?[校院]|到我?[校院]|来访|莅临|一行")


@cache
def _weights() -> dict[str, float]:
    return {sign: float(weight) for sign, weight in rows("seeds", "own_house.tsv")}


def own_house(text: str, names: Iterable[tuple[int, str]], sort: re.Pattern[str]) -> str:
    """The one house of a sort that a page which says 我校 or 我院 means by it; "" where none is likelier than not.

    names: position and canonical name of the page's bodies, in their order. sort: SCHOOLS or HOSPITALS.
    """
    signs: dict[str, Counter[str]] = {}
    nicknames = _nicknames(text) if sort is SCHOOLS else []
    for at, house in islice(sorted([*_named(text, names, sort), *nicknames]), _MENTIONS):
        if _ONLY_NAMED.match(text, at + len(house)):
            continue
        signs.setdefault(house, Counter()).update(_signs_at(text, at, house))
    if not signs:
        return ""
    weights = _weights()
    scores = {house: fsum((weights["any"], *(weights.get(sign, 0.0) for sign in held))) for house, held in _held(signs, text)}
    best = max(scores, key=lambda house: (scores[house], house))
    return best if scores[best] > 0 else ""


def without_party(name: str) -> str:
    """A name without the party or league whose branch it is: 哈尔滨工程大学 of 九三学社哈尔滨工程大学."""
    party = _PARTY.match(name)
    return name[party.end() :] if party else name


def _nicknames(text: str) -> list[tuple[int, str]]:
    """Where a page calls a school by the name its own people use (川农人, 南开学子), and the school."""
    full = _schools()
    met = [match for match in _nickname().finditer(text) if not _CALLERS.match(text, match.end())]
    often = Counter(full[match["nickname"]] for match in met).most_common(2)
    if len(often) > 1 and 2 * often[1][1] > often[0][1]:
        return []  # the people of several schools
    found = ((match.start(), match["nickname"], full[match["nickname"]]) for match in met)
    return [(at, house) for at, nickname, house in found if text[max(0, at - 1) : at] + nickname not in house or not at]  # 四|川大|学生物系


_CALLERS = re.compile("[^，。；]{0,6}?(?:[来到回赴][我本]?校|参观|走进|走访|来访)")  # 川大学子来校参观


@cache
def _schools() -> dict[str, str]:
    return dict(rows("seeds", "school_nicknames.tsv"))


def in_full(name: str, host: str) -> str:
    """The name of a party's branch at the page's own school with the school's full name (民盟矿大总支)."""
    party = _PARTY.match(name)
    short = _nickname().match(name, party.end()) if party else None
    return name[: short.start()] + host + name[short.end("nickname") :] if short and _schools()[short["nickname"]] == host else name


@cache
def _nickname() -> re.Pattern[str]:
    known = alternatives(list(_schools()))
    return re.compile(f"(?P<nickname>{known})(?:人(?![才民员大工])|学子|师生|精神|校友|新闻|故事|青年|力量|学生|共青团|学者|e讯|团队|老师|教授|党委|工会|团委|育人|特色|智慧|声音|担当|方案|模式|专家|样板|经验|文化|校史|校园|情怀|委员会|总?支部?)")


def _named(text: str, names: Iterable[tuple[int, str]], sort: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Where houses of a sort are named, and their names; also within those of parties' branches (九三学社某大学委员会)."""
    for at, name in names:
        party = _PARTY.match(name)
        skip = party.end() if party else 0
        match = sort.match(name, skip)
        if party and (short := _nickname().match(text, at + skip, at + len(name))):
            yield at + skip, _schools()[short["nickname"]]
        elif match and not _NO_HOUSE.search(match[0]) and placed(match[0]):
            yield at + skip, match[0]


def _signs_at(text: str, at: int, house: str) -> set[str]:
    """What speaks for or against a house where it is named."""
    found = text.find(house[-2:], at, at + len(house) + 2)
    end = found + 2 if found >= 0 else at + 3
    start = sentence_start(text, at, max(0, at - _REACH))
    stop = text.find("。", end, end + _REACH)
    sentence = text[start : stop if stop >= 0 else end + _REACH]
    before = text[max(start, at - _NEAR) : at]
    signs = {"named"}
    signs.update(sign for sign, pattern in _BEFORE.items() if pattern.search(before))
    signs.update(sign for sign, pattern in _BEHIND.items() if pattern.match(text, end))
    signs.update(sign for sign, pattern in _AROUND.items() if pattern.search(sentence))
    if "with us" not in signs and "学校" in sentence:
        signs.add("with the school")
    if before.endswith("、") and text.startswith(("、", "等"), end):
        signs.add("inside a list")
    if before.endswith(("在", "于")) and _VENUE.match(text, end):
        signs.add("venue")
    if not text.startswith(house, at) and text[at] not in _LEVELS and not house.endswith(text[at:end]) and not before.endswith("称“"):
        signs.add("short")
    title = text.find("\n", 0, _TITLE)
    if at < title and _GOAL_OF_TITLE.search(text, 0, at) and _CAME_TO_US.search(text, title, title + _LEAD) and not _WE_WENT.search(text, 0, title + _LEAD) and not text.startswith(("附属", "、", "和", "与"), end):
        signs.add("received")  # 某某一行到某校调研, and below: 来我校调研
    elif at < title and _VISIT.search(text, 0, title):
        signs.add("visit")
    elif at < title and ("我校" in text[:title] or "我院" in text[:title]):
        signs.add("headline with us")
    if (at < _NEAR and _SITE.match(text, end)) or (at < _TITLE and _SOURCE.search(text, max(0, at - _NEAR), at) and _DATED.match(text, end)) or _OWNER_BEHIND.match(text, end) or _OWNER_BEFORE.search(before) or (at < _TITLE and _NEWS_OF.match(text, end)):
        signs.add("site")
    return signs


def _held(signs: dict[str, Counter[str]], text: str) -> Iterator[tuple[str, set[str]]]:
    """The houses with all their signs: those at one name of theirs, those at every one (always …), those of the page."""
    times = {house: counted["named"] for house, counted in signs.items()}
    most = max(times.values())
    often = [house for house, count in times.items() if count == most]
    for place, (house, counted) in enumerate(signs.items()):
        held = set(counted) | {f"always {sign}" for sign, count in counted.items() if count == times[house]}
        held |= {f"named {n} times" for n in (2, 4) if times[house] >= n}
        if f"{house.removesuffix('大学')}新闻网" in text:
            held.add("its news")
        if len(signs) == 1:
            held.add("alone")
        if len(signs) >= 4:
            held.add("one of four")
        if place == 0:
            held.add("first")
        if often == [house]:
            held.add("most")
        if "received" in held:
            held -= {"goal", "in", "always in", "visit"}
        if held & {"arrival", "visit"}:
            held.discard("short")
        if house.endswith(("中学", "小学", "学校")) and _COLLEGES.search(text):
            held.add("school beside colleges")
        yield house, held


def school_of(name: str) -> str:
    """The school in a part's name: 华中科技大学 of 华中科技大学公共卫生学院; the name itself where none is."""
    match = SCHOOLS.match(name)
    return match[0] if match else name


def placed(name: str) -> bool:
    """Whether a school's name starts with a place or is well known by a name of its own (清华大学).

    No more than a word that is also a county (资源学院) is a part of a school.
    """
    divisions = Divisions.load()
    if len(name) == 4 and name.endswith("学院"):
        named = divisions.named(name[:2])
        return any(d.level != "county" or d.full_name.endswith("市") for d in named)
    if any(divisions.named(name[:length]) for length in (2, 3, 4, 5)):
        return True
    return bool(re.match(r"中国|中央|国家|西南|西北|华东|华中|华南|华北|东北|[川渝苏皖湘粤陕鲁豫鄂浙闽赣冀晋辽吉黑蒙宁青甘新桂滇黔陇][东南西北中]|电子科技|清华|复旦|同济|北京|长江|三峡|东南|江南|河海|燕山|暨南|华侨|天府", name))
