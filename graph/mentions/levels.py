"""The levels of divisions that short forms name (省委, 市长, 区总工会), and what lies above a division at one."""

import re

from graph.gazetteer.divisions import Division, Divisions

# Posts of a city before that of the head of a city below it: 副市长、|枝江市委书记.
_BESIDE_HEAD = re.compile("市?(?:委常委|副市长|政府党组成员|人大常委会(?:党组)?(?:副主任|副书记|成员)|政协(?:党组)?(?:副主席|副书记|成员))(?:（[^（）、]{1,8}）)?(?:、[^，。；、\\s市县]{2,16}){0,2}、(?=[一-龥]{1,5}市(?:委书记|市长))")


def is_level(division: Division, level: str) -> bool:
    """Whether a short form with this level (省 市 区 县 州 自治区) can mean the division."""
    name = division.full_name
    if level == "自治区":
        return division.level == "province" and name.endswith(level)
    if level == "省":
        return division.level == "province" and not name.endswith("市") and name != "台湾省"
    if level == "州":
        return name.endswith("自治州")
    if level == "区":
        return name.endswith("区") and division.level == "county"
    return name.endswith(level)


def lift(division: Division, level: str) -> Division | None:
    """The division itself or what lies above it, if of this level."""
    return division if is_level(division, level) else lift_above(division, level)


def lift_above(division: Division, level: str) -> Division | None:
    """The division of this level that lies above a division; None where there is none."""
    return next((d for d in Divisions.load().ancestors(division) if is_level(d, level)), None)


def cities_below(text: str) -> frozenset[int]:
    """Where the names of cities begin whose head is named with a post of the city above it: 副市长、|枝江市委书记."""
    return frozenset(match.end() for match in _BESIDE_HEAD.finditer(text)) if "市长、" in text or "常委、" in text or "席、" in text or "主任、" in text else frozenset()


def names_city_below(text: str, at: int) -> int:
    """Where in text[at:] the city begins whose head is named with a post of the city above it, if the words there are that post; 0 if not."""
    match = _BESIDE_HEAD.match(text, at)
    return match.end() if match is not None else 0
