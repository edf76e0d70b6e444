"""Names of occasions: where a title ends (its head noun), where it begins, its kind and its number."""

import re
from difflib import SequenceMatcher
from functools import cache

from graph.facts.masking import MASKS, D
from graph.mentions.lexicon import alternatives, begins_like
from graph.resources import rows

CLOSERS = "”’」』》）"


@cache
def kinds() -> dict[str, str]:
    """Kind of meeting by head noun (seeds/meeting_words.tsv)."""
    return {row[0]: row[1] for row in rows("seeds", "meeting_words.tsv")}


# Any other 会 or 赛 that is no body and no part of another word.
_OPEN = "(?<![工协学商合员委社机总金事体教不只都约拜晚省开散闭与到参约才误])会|(?<=[一-鿿])赛"


@cache
def heads() -> str:
    """A regular expression for any head noun, the longest first; it looks at once whether one can begin here."""
    return f"{begins_like([*kinds(), *'会赛'])}(?:{alternatives(list(kinds()))}|{_OPEN})"


@cache
def _head_at_end() -> re.Pattern[str]:
    return re.compile(rf"({heads()})[{CLOSERS}]*$")


# What follows a head noun and makes another word of it (会议室, 大会主席团), or only cites the occasion (全会精神).
NOT_AFTER = (
    "(?!室|中心|纪要|主席团|堂|组委会|办公室|精神|通知|公报|决定|决议|要求|战|员|部署要求|材料|方案|制度|机制|品牌|服务|项目"
    "|基地|平台|现场会|以来|安排|计划|规则|标准|内容|形式|成果|方式|教育|工作|体系|中的|上的|管理|课程|学校|学院|机构|奖|师|场|季后|案例)"
)
# Words with a head noun in them that are none of it.
_FALSE = re.compile("人民代表大会|代表大会常务委员会|社会活动|活动中心|经济活动|生产经营活动|违法活动|等活动$|各类活动|(?<!.{10})系列活动$|^[首上下历]届(?:大会|会议|论坛|年会|峰会)$")
GENERIC = re.compile(
    "(?:此次|本次|这次|这个|这场|该|上述|全体|此项|首场|相关|有关|各类|系列|本届|一系列|一次|当天的?|昨天的?|今天的?|隆重的?|盛大的?|主题|重要|工作|专题"
    "|大会|活动|论坛|比赛|会议|线上|线下|现场|集中|双方|多次|多场|小型|总结|学习|交流|和|及|与|的)*"
)


_THIS = re.compile("对?(?:此次|本次|这次|这场|该)[一-鿿]{0,4}")  # 本次成立|大会


# A session of a congress is of its kind: 人民代表大会|第四次会议.
_SESSION = re.compile("(?<=大会)(?:第[一二三四五六七八九十0-9]+次|[一二三四五六七八九十0-9]+次)(?:全体)?会议$")
_SITTING = re.compile("第[一二三四五六七八九十0-9]+[讲期场季站]$")  # of a series: 某讲坛|第三讲


def kind_of(title: str) -> str:
    """The kind of meeting by the last head noun of its title; `other` where it has none."""
    if "联席会" in title:
        return "joint_conference"
    match = _head_at_end().search(_SESSION.sub("", _SITTING.sub("", title)))
    if match:
        return kinds().get(match[1], "competition" if match[1] == "赛" else "other")
    return "other"


def head_of(title: str) -> str:
    """The head noun at a title's end, "" for none."""
    match = _head_at_end().search(title)
    return match[1] if match else ""


def is_generic(title: str) -> bool:
    """Whether the words only point at an occasion (此次会议, 座谈会, 上述活动) and name none."""
    head = head_of(title)
    before = title[: title.rfind(head)] if head else title
    return bool(head) and (GENERIC.fullmatch(before.strip("“‘「『（ ")) is not None or _THIS.fullmatch(before) is not None)


def is_false(title: str) -> bool:
    """Whether the words only look like an occasion (人民代表大会, 各类活动)."""
    match = _FALSE.search(title)
    return match is not None and match.end() >= len(title) - 1


_LEAD = re.compile(
    rf"^(?:[#*○●■◆▲★·\s、，—－]+|[（(][0-9]{{1,2}}[）)]|[0-9]{{1,2}}[.．、](?![0-9])|[^，。：]{{0,24}}?(?:讯|消息|电)(?:（[^）]*）|[：:\s]|(?<=日电)(?=“))[：:\s]*|本报讯|本网讯|{D}(?:上午|下午|晚上?|晚间|凌晨|起)?的?"
    "|[他她]?所在的|据(?:悉|了解|介绍)|记者[^，]{0,20}获悉|日前|近日|近期|昨日|昨天|今日|今天|前天|当天|当日|当晚|同日|同期|上午|下午|晚上"
    "|图为|隆重的|盛大的|(?:最近|刚刚|日前)?(?:结束|闭幕|落幕)的|随后|其中|此外|同时|期间|会上|会后|会前|之后|本周|上周|月底|年初|年底|本月|如今|目前"
    "|（(?:记者|通讯员)[^（）]{2,20}）|由[^的，。]{1,80}?(?:主办|举办|承办|协办|合办|联办|组织(?:召开|举办)?|召集|发起|牵头|指导|支持|组织开展|开展|共建|领衔督办|督办|主持)的"
    "|(?:本届|本次|此次)(?=“)|由[^的，。“]{2,80}?(?:主办|举办|承办|合办|联办|联合发起)(?=“)|近?[^，。的]{1,6}[万千百余多0-9]人(?:参加|参与|出席)的"
    "|[^，。的]{1,40}?(?:主办|承办|协办|合办|联办|指导|支持|联合举办|共同举办)的|[^，。的“]{1,40}?(?:组织|举办|召集|发起|牵头)(?:召开|开展)?的(?=“)|经[^，。]{2,20}(?:批准|同意)|[^，。：的“]{2,40}?(?:负责人|负责同志|代表|人员)(?:参加|出席)的|为期[^的，]{1,8}的|历时[^的，]{1,8}的|[近约]?(?:[0-9一二三四五六七八九十两半]{1,3}|数)个?[多半]?(?:小时|天|个月)的|备受(?:关注|瞩目)的|(?:(?:万众|举世|全球)瞩目|举国关注)(?:、(?:(?:万众|举世|全球)瞩目|举国关注))?的|一年一度的"
    "|以(?:“[^”]{2,60}”|[^的，。]{2,60}?)为(?:主题|主旨|宗旨)的|[^，。的“]{1,40}?(?:主办|举办|承办)(?=以“)|主题为[^的，。]{2,40}?的|在[^，。的]{2,40}?(?:主办|举办|召开|举行|开幕)的|一场(?:主题为[^的]+的)?|第二天)"
)
_SLOGAN = re.compile("([^—“”，。：]{4,30})[—－]{2}(?=.{3})")  # 共谋一中发展——某校校友会年会
# The verb that governs the rest, where a title is read backwards: 受邀参加2024年…, 作为…
_SUBJECT_VERB = re.compile("(?:欢迎(?:各位)?(?:来宾)?(?:参加|出席)|作为|随着|伴随|围绕|为(?:进一步|深入|全面|更好)?(?=贯彻|落实|推进|推动|加强))")


def trim_left(text: str) -> int:
    """How many characters before a title do not belong to it: dates, adverbs, 由…主办的, the newspaper's lead."""
    start = 0
    while True:
        match = _LEAD.match(text[start:])
        if not match or not match.end():
            break
        start += match.end()
    slogan = _SLOGAN.match(text, start)
    if slogan and not head_of(slogan[1]) and head_of(text[slogan.end() :]):
        start = slogan.end()
    verbs = list(_SUBJECT_VERB.finditer(text, start))
    verb = verbs[-1] if verbs else None
    return verb.end() if verb and head_of(text[verb.end() :]) and len(text) - verb.end() > 6 else start


_DIGIT = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "两": 2, "首": 1}
_ORDINAL = re.compile("第?([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:次|届|期|场)|(首)[届次]")


def ordinal_of(title: str) -> int | None:
    """4 of 第四次联席会议; the last number where there are several; None for none."""
    found = None
    for match in _ORDINAL.finditer(title):
        found = number(match[1] or match[2])
    return found


def number(digits: str) -> int | None:
    """Arabic or Chinese numerals from 1 to 99 and Arabic ones beyond; None for anything else, 第0次 too."""
    if digits.isdecimal():
        return int(digits) or None
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _DIGIT.get(digits)
    return (_DIGIT.get(tens, 1) if tens else 1) * 10 + (_DIGIT.get(ones, 0) if ones else 0)


_NOISE = re.compile(rf"[\W_{MASKS}]+|(?:19|20)\d\d年?度?|中国共产党|第(?=[一二三四五六七八九十\d]+[届次])")
_NUMBERED = re.compile("([0-9]+|[一二三四五六七八九十]+)(次|届|期)")
_SHORT = [("代表大会", "代会"), ("职工代会", "职代会"), ("党员代会", "党代会"), ("人民代会", "人大"), ("会议", "会"), ("常务委员会", "常委会"), ("（扩大）", "扩大")]


def bare(title: str) -> str:
    """A title for comparing: without punctuation, years and the longer wordings of the same head."""
    text = title
    for long, short in _SHORT:
        text = text.replace(long, short)
    return _NOISE.sub("", text)


def same_title(a: str, b: str) -> bool:
    """Whether two wordings name the same occasion: no other number, and one within the other or much in common."""
    x, y = bare(a), bare(b)
    if not x or not y:
        return False
    ours, theirs = _numbers(a), _numbers(b)
    if any(not ours[unit] & theirs[unit] for unit in ours.keys() & theirs.keys()):
        return False
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    if len(short) >= 7 and re.search(re.escape(short) + "(?:$|暨|开幕|闭幕|总决赛|决赛)", long):
        return True
    kind = {kind_of(a), kind_of(b)}
    if len(kind - {"other"}) > 1 and not (kind & {"work_meeting", "activity"}):
        return False
    tail = next((k for k, (p, q) in enumerate(zip(x[::-1], y[::-1], strict=False)) if p != q), len(short))
    if tail >= min(6, len(short)) and len(short) >= 4:
        return True
    matcher = SequenceMatcher(None, long, short, autojunk=False)
    common = sum(b.size for b in matcher.get_matching_blocks() if b.size > 1)
    return tail >= 2 and len(short) >= 5 and common >= 0.75 * len(short)


def _numbers(title: str) -> dict[str, set[int | None]]:
    found: dict[str, set[int | None]] = {}
    for digits, unit in _NUMBERED.findall(title.replace("首届", "1届").replace("首次", "1次")):
        found.setdefault(unit, set()).add(number(digits))
    return found
