"""Which bodies can have which parts and heads: a university has a personnel office and colleges, a college or a laboratory has neither."""

import re

from graph.mentions import terms
from graph.mentions.focus import SCHOOL
from graph.mentions.houses import placed, school_of
from graph.mentions.kinds import COUNTRY
from graph.mentions.lexicon import ministries, title_bodies
from graph.mentions.titles import Title

DOUBLE = re.compile(r"(校|院|所)（(校|院|所)）长")
# Parts of a whole institution: its offices, the departments of its party committee, its discipline inspection.
_OFFICE = re.compile("(?:处|组织部|宣传部|统战部|学生工作部|学工部|教师工作部|武装部|保卫部|纪委|党政办|党校)$")
_COLLEGE = re.compile("(?<!科)学院$")
# Bodies that are parts themselves and have no such parts.
_SMALL = re.compile("(?:实验室|校区|投票站|[处科室系组课])$")
_NO_COLLEGE = re.compile("(?:实验室|校区|[处科室系组队站馆课]|小学|幼儿园|街道|社区)$")
# Offices that schools have and few other bodies: what stands behind a guest from elsewhere, and is one of them, is the page's own.
_OF_SCHOOL = re.compile("(?:教务|学生|学工|科技|科研|社科|研究生|本科|招生|就业|国际|港澳台|后勤|国资|基建|规划|学科|校友|教师|教工|研工|实验室|图书馆|继续教育|团委).*|.*学院$")
_OF_ANYONE = re.compile("(?:人事|财务|保卫|审计|组织|宣传|统战)[处部]|纪委|党委.*")
_OWN_PART = re.compile("(?:学院|研究院|研究所|实验室|书院)$")
_INSTITUTE = re.compile("(?!中[国科船电航]|国家|全国|[省市区县州])[^省市区县州镇乡]{2,12}(?:研究所|(?<!派出)(?<!事务)(?<!交易)(?<!招待)(?<!卫生)(?<!司法)(?<!看守)(?<!收费)(?<!戒毒)(?<!研究)所|(?<!重点)实验室)")
_HEADS = re.compile("(?:党委|党总支|直属党支部)?(?:常务)?副?书记|(?:党委副书记、)?纪委书记|(?:常务|执行)?副?(?:院长|所长|主任)")


def carries(body: str, part: str) -> bool:
    """Whether a body of that name can have a part of that name: no college has a 教务处, no laboratory a college."""
    if _COLLEGE.search(part) and _NO_COLLEGE.search(body):
        return False
    return not (_OFFICE.search(part) or _COLLEGE.search(part)) or not (_is_small(body) or _is_college(body))


def carrier(body: str, part: str) -> str:
    """The body itself, or the school it belongs to, if it can have the part; else ""."""
    return next((whole for whole in (body, school_of(body)) if carries(whole, part)), "")


def of_school(part: str, guest: str) -> bool:
    """Whether a part named behind somebody of another body is likelier one of a school: 教务处 behind a ministry, 人事处 behind another school."""
    return _OF_SCHOOL.fullmatch(part) is not None or (_OF_ANYONE.fullmatch(part) is not None and SCHOOL.search(guest) is not None)


def is_institute(part: str) -> bool:
    """Whether the name is one of an institute or a laboratory without a place or a whole of its own: 玉米研究所, 动物营养所."""
    return _INSTITUTE.fullmatch(part) is not None and "公司" not in part and "集团" not in part and not placed(part)


def has_heads(body: str, title: str) -> bool:
    """Whether a part of a school has heads of its own with that title, so that those named behind each other are all of it."""
    return _OWN_PART.search(body) is not None and _HEADS.fullmatch(title) is not None


def fits(title: Title, body: str) -> bool:
    """Whether a body of that name can have such a title."""
    word = title.base.word
    if word == "校长" or DOUBLE.search(word):
        return bool(SCHOOL.search(body)) or body.endswith(("校", "附中", "附小", *(number + "中" for number in "一二三四五六七八九十")))
    if word in terms.HEADS_OF_A_COUNTRY:
        return COUNTRY.fullmatch(body) is not None
    if body.endswith("组") and title.text.startswith(("党委", "纪委")):
        return False
    endings = title_bodies().get(word)
    return bool(endings.search(body)) if endings is not None else bool(body)


def _is_small(body: str) -> bool:
    if body.endswith("部"):
        return len(body) <= 5 and not body.startswith(ministries())
    return _SMALL.search(body) is not None


def _is_college(body: str) -> bool:
    """Whether a body is a part of a school that is called like a school: 农学院, 四川大学文学院."""
    if not _COLLEGE.search(body):
        return False
    whole = school_of(body)
    return whole != body if SCHOOL.search(whole) and whole.partition("（")[0].endswith("大学") else not placed(body)
