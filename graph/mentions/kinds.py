"""The kind of an organization, by the ending of its name."""

import re
from functools import cache, lru_cache

from graph.mentions.lexicon import alternatives, column, expansions, known_organizations, organization_kinds

# What a foreign body may be called by or without: 加拿大滑铁卢大学.
COUNTRY = re.compile(alternatives(column("countries")))
# The seat of a university that is one by itself: 中国地质大学（武汉）, 哈尔滨工业大学（威海）.
CAMPUS = "(?:（(?:北京|武汉|华东|威海|深圳|珠海|保定|盘锦|宜宾|秦皇岛|克拉玛依)）)?"
# Pupils and students, of whom a name says more than of a school: 省大学|生艺术联合会; but 某大学|生命科学学院.
PUPILS = "生(?![命物态产理殖]|活(?!动))"
# The parties other than the ruling one, as alternatives of a pattern.
OTHER_PARTIES = "民革|民盟|民建|民进|农工党|致公党|九三学社|台盟"
REGIONAL = frozenset({"union", "party", "government", "congress", "consultative"})

_PART_OF = re.compile("(?P<body>.+?(?:总工会|人大常委会|人大|政协))(?:(?!.*(?:[院校社与]|大学|附中|协会|之家)).{1,14}(?:部|办公室|办公厅|处|室|科|委员会|书记处|秘书处))")


@cache
def endings(*, short: bool) -> re.Pattern[str]:
    words = {*organization_kinds(), *(expansions() if short else ())}
    return re.compile(f"(?:{alternatives([*words])})$")


# Builders that are called bureaus by their number: 中铁二局, 中国水电七局, 中建第五工程局.
BUREAU_OF_A_FIRM = re.compile("中(?:国?铁|国?建|交|冶|国?水电|国水利水电|国?电建|国?能建|国建筑|国铁建|国铁路工程|国交建|国化学工程)(?:集团|股份|建设|工程|建工)*第?[一二三四五六七八九十]{1,3}(?:工程|航务工程|公路工程|航)?局|中铁(?:大桥|隧道|电气化|建工|上海|北京|广州)局")


@lru_cache(maxsize=8192)
def kind_of(name: str) -> str:
    """Kind of an organization by the ending of its name: union, party, government, …, department or other."""
    match = endings(short=True).search(name)
    if match and match[0] == "局" and BUREAU_OF_A_FIRM.fullmatch(name):
        return "company"
    if not match:
        known = "institution" if name.endswith(("组织", "会")) else "company"
        return "party" if name.endswith("委") else known if name in known_organizations() else "other"
    if match[0] in organization_kinds():
        return organization_kinds()[match[0]]
    full = endings(short=False).search(expansions()[match[0]])
    return organization_kinds()[full[0]] if full else "government"


def whole_kind(name: str) -> str:
    """As kind_of; a department of a union or of a house (总工会组织部, 政协办公厅) is of the kind of its body."""
    part = _PART_OF.fullmatch(name)
    return kind_of(part["body"]) if part else kind_of(name)
