"""Parts of a body that are named without it: 科技处、招生就业处等部门负责人, 国家某局办公室、人事司负责人."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graph.gazetteer.divisions import Divisions
from graph.mentions.coined import is_coined
from graph.mentions.context import Context
from graph.mentions.focus import OUR_FIRM, Focus
from graph.mentions.houses import UNNAMED, in_full, placed, school_of
from graph.mentions.kinds import REGIONAL
from graph.mentions.lexicon import HAN, ministries
from graph.mentions.name_starts import name_start
from graph.mentions.organizations import region_of
from graph.mentions.short_forms import expanded
from graph.mentions.types import Named, OrganizationMention
from graph.model.records import Span
from graph.text.sentences import sentence_start

_HEADS = re.compile(
    "(?=[等的主相有负人领])(?:(?:等(?:相关|有关|职能|各)*(?:部门|单位|处室|科室|学院|院系|机构)?)?的?(?:主要|相关|有关)?(?:负责人|负责同志|(?<=的)领导(?=[，。以]|参加|出席)|人员(?=参与|参加|出席|陪同))(?!任|表示|说|告诉|介绍说|透露|称)|等(?:相关|有关|职能|各)*(?:部门|单位|处室|科室|学院|院系|机构)(?=参与|参加|出席|陪同))"
)
_LIST = re.compile(f"(?:[{HAN}]{{2,16}}(?:（[^（）、\\n]{{1,12}}）)?[、和及与])*[{HAN}]{{2,16}}(?:（[^（）、\\n]{{1,12}}）)?$")
_WORDS = re.compile(f"[{HAN}、]*")
_NOTE = re.compile("（[^（）]*）$")
_JOINT = re.compile("[、和及与]")
_PART = re.compile(f"[{HAN}]{{1,12}}(?:处|部|室|科|(?<!公)司|(?:资产|后勤|产业)[^，。、]{{0,8}}公司|中心|学院|系|办|院|(?<!派出)所|团委|工会|图书馆|支部|总队|支队|大队)")
_NO_PART = re.compile("^(?:中央|共青团|团|国家|中国|国务院)|各|相关|有关|所属|直属|基层|部门|单位|全[省市区县校院]|[省市区县州乡](?!村)|(?<!村)镇(?!村)|我[省市区县]|两地|双方|内部|外部|干部|总部$|^(?:企业|公司|高校|院校|学校)工会$|俱乐部|上级|职能|领导|系所$")
_OF_REGION = re.compile("局$|委$|队$|[^党政]办$|站$")
_WHOLE = re.compile("(?:局|厅|委员会|总工会|大学|公司|集团|医院)$")
_OURS = re.compile("^(?:我校|我院|学校|本校|校(?!友|园|医|庆|地|企|际|外|内))(?=.{2})")
_TELLING = 4  # least characters of a part that tell it from others
_OF_ITS_OWN = re.compile("(?:大学|公司|集团|医院|银行|局|厅|委|会)(?=.)")  # names that begin with a body
_NEAREST = 40  # bodies looked back at
_FARTHEST = 90  # characters a list of parts reaches back


def with_units(text: str, context: Context, focus: Focus, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """The organizations of a page with the parts in lists before 负责人, each under the body it belongs to: the one before
    it in its list, the page's own school or hospital, else the last one named in the sentence. known, result: sorted by span.

    A part that was known by its own name alone (机关服务中心) carries that body's everywhere on the page.
    """
    known = _with_own(text, focus, known)
    ends = {m.span[1]: m for m in known}
    begun = {m.span[0]: m for m in known if _WHOLE.search(m.name)}
    starts = [m.span[0] for m in known]
    whole: dict[str, str] = {}
    found: list[OrganizationMention] = []
    holder = cache(lambda: _Holder(text, known))  # few pages need it
    longer: list[OrganizationMention] = []  # what is only the beginning of a part's name
    for head in _HEADS.finditer(text):
        low = max(0, head.start() - _FARTHEST)
        if "（" not in text[low : head.start()]:  # then nothing else stands in a list
            low = head.start() - _WORDS.match(text[low : head.start()][::-1]).end()  # type: ignore[union-attr]
        listed = _LIST.search(text, low, head.start())
        if listed is None or listed.end() != head.start():
            continue
        owner = region = ""
        for start, end in _pieces(listed):
            begin = name_start(text, end, start, context)
            begin = start if _JOINT.search(text, start, begin) else begin
            part, body = text[begin:end], ends.get(end)
            if body is not None and body.span[0] <= begin and not (body.name == part and _PART.fullmatch(part) and not placed(part)):
                owner, of = school_of(_whole(body)), region_of(body.span[0], text, context)
                region = Divisions.load().canonical(of) if of is not None and body.kind in REGIONAL else region
                continue
            if body is None and (of_it := begun.get(begin)) is not None and _PART.fullmatch(text, of_it.span[1], end) and not _NO_PART.search(text, of_it.span[1], end):
                owner = of_it.name  # 某市住建局设计处
                found.append(OrganizationMention((begin, end), part, owner + text[of_it.span[1] : end], "department"))
                longer.append(of_it)
                continue
            if not _PART.fullmatch(part) or _NO_PART.search(part) or part.startswith(ministries()) or context.within(begin, end) or (part.endswith("工会") and len(part) > _TELLING and is_coined(part[:-2])):
                continue
            owner = owner or (region if _OF_REGION.search(part) else "") or _own(begin, focus) or _before(text, begin, head.end(), known, starts) or (holder().until(begin) if not part.endswith(("所", "站")) else "")
            unnamed = owner in UNNAMED
            if not owner or owner.endswith(part) or (part.endswith("工会") and owner.endswith("工会")):
                continue
            bare = _OURS.sub("", part)
            if unnamed and bare != part:
                owner, bare = "", part  # 校团委 of a school that the page never names
            if body is not None:
                whole[part] = expanded(owner + bare)
            else:
                found.append(OrganizationMention((begin, end), part, expanded(owner + bare), "department"))
    if not found and not whole:
        return known
    named = [replace(m, name=whole.get(m.name, m.name)) for m in known if m not in longer]
    return sorted([*named, *found], key=lambda m: (m.span, m.name))


def by_posts(named: list[Named], known: list[OrganizationMention]) -> list[OrganizationMention]:
    """With the bodies that a post names under their whole by that name everywhere: 力土学院 of which somebody is dean at 某大学力土学院."""
    held = {post.span[0]: post.organization for person in named for post in person.posts}
    whole: dict[str, set[str]] = {}
    for m in known:
        name = held.get(m.span[0], "")
        if name.endswith(m.name) and m.kind not in REGIONAL and len(m.name) >= _TELLING and not _OF_ITS_OWN.search(m.name) and not placed(m.name):
            whole.setdefault(m.name, set()).add(name)
    longer = {name: full.pop() for name, full in whole.items() if len(full) == 1 and full != {name}}
    return [replace(m, name=longer[m.name]) if m.name in longer else m for m in known] if longer else known


_OWN_HELD = re.compile("(?<=[由，、和与及])我[校院](?=[、和与及]|(?:联合|共同|具体)*(?:主办|承办|协办|举办|牵头))|(?<=[，。\n 　])(?:我校|学校)(?=(?:隆重|组织|成功)?(?:召开|举行|举办))|(?:主办|承办|协办)单位[:：][^。\n]{0,40}?(?P<own>我[校院])")


def _with_own(text: str, focus: Focus, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """With the page's own school, where it held something as 我校, its parts by its name (我校经济学院), and its company for 我公司."""
    if focus.host:
        known = [replace(m, name=in_full(_OURS.sub(focus.host, m.name), focus.host)) for m in known]
    known = [replace(m, name=firm + m.name.partition("司")[2]) if m.name.startswith((*OUR_FIRM, "集团公司")) and (firm := focus.our_company(m.span[0]) if m.name[0] != "集" else focus.group(m.span[0])) else m for m in known]
    if focus.host and focus.speaks_of_itself:
        known = [replace(m, name=focus.host + m.name) if _is_own(text, m) else m for m in known]
    found = [m.span("own" if m["own"] else 0) for m in _OWN_HELD.finditer(text)] if focus.speaks_of_itself else []
    own = [OrganizationMention(span, text[slice(*span)], _own(span[0], focus), "institution") for span in found]
    return sorted([*known, *own], key=lambda m: (m.span, m.name)) if own else known


_HELD = re.compile("(?:隆重|组织|成功|特|顺利|联合[^，。；]{2,30}?|[与和同][^，。；]{2,30}?)?(?:召开|举行|举办|主办|承办|协办|组织|开展)")
_PART_OF_SCHOOL = re.compile("(?!中[国科央华]|国家|全国|附属)[^省市区县州的]{2,10}(?:(?<!科)学院|书院|研究院|研究所|处|部)(?:党委|党总支|团委|分?工会|学生会)?")


def _is_own(text: str, body: OrganizationMention) -> bool:
    """Whether a body is a part of the page's own school that held something: 动物科技学院召开论证会."""
    start, end = body.span
    opens = start == 0 or text[start - 1] in "\n，。 　>由、和"
    return opens and _PART_OF_SCHOOL.fullmatch(body.name) is not None and not placed(body.name) and _HELD.match(text, end) is not None and not body.name.startswith(ministries())


def _pieces(listed: re.Match[str]) -> Iterator[Span]:
    """The items of a list: 、 parts them always, 和 and 与 only where a part ends before them (地方合作与服务处 is one)."""
    start = listed.start()
    for joint in [*_JOINT.finditer(listed[0]), None]:
        end = listed.start() + joint.start() if joint else listed.end()
        if joint is not None and joint[0] != "、" and not _PART.fullmatch(listed.string, start, end):
            continue
        start += 2 * listed.string.startswith("以及", start)
        note = _NOTE.search(listed.string, start, end)  # 后勤服务处（膳食服务中心）
        yield start, note.start() if note else end
        start = end + 1


def _whole(body: OrganizationMention) -> str:
    """The body that a part named in full belongs to: 国家烟草专卖局 of 国家烟草专卖局办公室."""
    match = re.match("(.{3,}?(?:局|厅|委员会|总工会|大学|学院|公司|集团|医院|法院|检察院))(?=.{2,10}(?:处|部|室|科|司|办|中心)$|(?:党委|团委|纪委|工会)$)", body.name)
    return match[1] if match else body.name if body.kind not in REGIONAL else ""


def _own(at: int, focus: Focus) -> str:
    """The page's own school, hospital or court, where it speaks of itself: by name, or 我校 where the page never names it."""
    return focus.school if focus.speaks_of_itself else ""


# A到B公司调研，办公室负责人参加: of A or of B; where they go along (陪同), they are of B.
_GOAL = re.compile("(?:[到赴与和]|走访|前往|访问|拜访|来到)$")
_HOSTED = re.compile("[^，。]{0,6}(?:陪同|接待)")


_HOLDS = re.compile("(?:(?:近日|日前|昨日|今日|今天|昨天)|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午)?)?(?:在[^，。；]{1,20}?)?(?:隆重|组织|成功|顺利|专题|集中)?(?:召开|举行|举办)")


class _Holder:
    """Who held the meetings of a page: 某公司召开座谈会。综合部、生产部负责人参加."""

    def __init__(self, text: str, known: list[OrganizationMention]) -> None:
        held = [body for body in known if _HOLDS.match(text, body.span[1]) and (_WHOLE.search(body.name) or body.kind == "institution")]
        self._name = (_whole(held[0]) or held[0].name) if held else ""
        self._first = held[0].span[1] if held else len(text)
        others = (body.span[1] for body in held if _JOINT.match(text, body.span[0] - 1) or (_whole(body) or body.name) != self._name)
        self._another = min(others, default=len(text))

    def until(self, at: int) -> str:
        """The one body that held those told of before a place; "" if none or several."""
        return self._name if self._first < at <= self._another else ""


def _before(text: str, at: int, end: int, known: list[OrganizationMention], starts: list[int]) -> str:
    """The last body named before a part in its sentence, unless it is only where others went; end: of the words behind the list."""
    sentence = sentence_start(text, at)
    last = bisect_left(starts, at) - 1
    for index in range(last, max(-1, last - _NEAREST), -1):
        body = known[index]
        if body.span[0] < sentence:
            break
        if body.span[1] <= at and body.kind in ("company", "institution", "union") and (placed(body.name) or not (body.name.endswith("公司") or _PART.fullmatch(body.name))):
            gone = _GOAL.search(text, max(sentence, body.span[0] - 4), body.span[0])
            return "" if gone and not _HOSTED.match(text, end) else _whole(body) or body.name
    return ""
