"""Bodies by their term (第十四届全国政协, 新一届, 十届中央), committees of congresses, and countries, as they stand before titles."""

import re

from graph.mentions.kinds import COUNTRY

_TERM = re.compile("(?:领导|主要)$|[首新现]任$|(?:新一|首|新|第?[一二三四五六七八九十]+)届$")  # 联合会新一届会长
_RANK = re.compile("^国家[一二三]级(?:学会|社团)(?=.{4})")
_OF_HOUSE = re.compile("(?<=[省市区县州])第?[一二三四五六七八九十]+届(?=(?:政协|人大)$)")
_OF_TERM = re.compile("^.{0,8}?第?[一二三四五六七八九十]+届(?=全国(?:政协|人大|青联|学联)|[^，。]{2,8}(?:政协|人大)$)")  # 第十四届全国政协委员
NUMBERED_TERM = re.compile("^第?[一二三四五六七八九十]+届(?=工会|教职工|职工|学生会|研究生会|团委|校友会)")  # 第十一届工会委员会主席
THIS_TERM = re.compile("[本此这该](?:届|次|期)")
# The board of an association: what its officers head is the association (学会第八届理事会会长).
BOARD = re.compile("(?P<of>.*?)(?:第?[一二三四五六七八九十]+届|新一届|[首本上]届)?(?:常务)?(?:理事会|监事会)")
_CENTRAL = re.compile("(?:中共|党的)?第?[一二三四五六七八九十]+届中央")
# Committees of people's congresses and of the political consultative conferences, named without them.
COMMITTEE = re.compile(
    "(?:经济|财政经济|财经|民族(?:和|与)宗教|农业(?:和|与)农村|农|教科卫体|教科文卫体?|教育科学(?:文化卫生)?|人口资源环境|社会和法制|社会建设|社会|港澳台侨|文化文史和学习|提案|宪法(?:和)?法律|法制|监察和司法"
    "|环境(?:与|和)资源保护|环资|城建环资|华侨|民族|代表资格审查|预算工作)委(?:员会)?"
)
CONSULTATIVE_TERM = re.compile("第?[一二三四五六七八九十]+届政协")
_HEADS_OF_A_COUNTRY = frozenset({"总统", "总理", "首相", "议长", "国王"})
_MISSIONS = {"大使": "大使馆", "总领事": "总领事馆"}
# Parties other than the ruling one; their branches are no parts of the body before them (市政协委员、民革某校支部主委).
_OTHER_PARTY = re.compile("(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?!中央)")
_BRANCH = re.compile("(?:总?支部|总支|委员会|小组)(?=.)")
_COMMITTEE_OF = re.compile("党委|党组|党工委")


def without_term(words: str) -> str:
    """The words before a title without the term they name: 联合会 (新一届), 全国政协 (第十四届), 县政协 (县第十届政协)."""
    return _RANK.sub("", _OF_HOUSE.sub("", _OF_TERM.sub("", _TERM.sub("", words))))


def branch_of(words: str, title: str) -> str:
    """The branch of a party that a title begins with: 支部 of 支部主任 behind 农工党某大学; "" for other words and titles."""
    branch = _BRANCH.match(title) if _OTHER_PARTY.match(words) else None
    return branch[0] if branch else ""


def in_committee(text: str, before: str) -> str:
    """A title without its committee, where somebody else of the body had it before: 党委书记甲，副书记乙."""
    committee = _COMMITTEE_OF.match(before) if text in ("副书记", "常务副书记") else None
    return committee[0] + text if committee else text


def of_country(word: str, bare: str) -> str:
    """What these words before a title mean beyond the regions: 中共中央 (十九届中央), the republic (国家), the country of
    a foreign head (新加坡副总理), the mission of an envoy (中国驻新加坡大使); "" for other titles and words.
    """
    if _CENTRAL.fullmatch(bare):
        return "中共中央"
    if bare == "国家":
        return "中华人民共和国"
    if word in _HEADS_OF_A_COUNTRY and COUNTRY.fullmatch(bare):
        return bare
    return bare + _MISSIONS[word] if word in _MISSIONS and re.search("驻.", bare) else ""
