"""The year of a day by the session of a province's congress or of its consultative conference: 省十三届人大二次会议, January 2019."""

import re
from functools import cache

from graph.mentions.year_papers import agreed
from graph.mentions.years import Year, count, latest_year
from graph.model.records import Span
from graph.resources import rows

_NUMBER = "[一二三四五六七八九十]{1,3}"
_SESSION = re.compile(
    f"(?P<region>[一-龥]{{2}}省|黑龙江省|内蒙古自治区|(?:广西|宁夏|新疆)[一-龥]{{2,4}}自治区|西藏自治区|(?:北京|天津|上海|重庆)市?|(?<![一-龥])省|(?<=政协)省)"
    f"(?:(?P<council>政协)?第?(?P<term>{_NUMBER})届(?:人大|人民代表大会|委员会)?)第?(?P<session>[一二三四五])次会议"
)
_MENTIONED = re.compile("以来|代表|选出|期间(?!，)|精神|确定|提出")
_BEGAN, _YEARS, _LAST_MONTH = 2018, 5, 2  # the terms of the table began then, last so long, and meet in the first two months
_LEAD = 1500  # characters of a story in which it names the session it is about


@cache
def _terms() -> dict[str, tuple[int, int]]:
    """By region: which term of its congress and which of its consultative conference began in 2018."""
    return {region: (int(congress), int(council)) for region, congress, council in rows("seeds", "assembly_terms.tsv")}


def session_year(text: str, start: int, end: int, month: int) -> Year | None:
    """The year of a date in January or February by the session that the first lines of text[start:end] name; None for several."""
    if month > _LAST_MONTH or "届" not in text[start : start + _LEAD]:
        return None
    found: dict[int, Span] = {}
    for match in _SESSION.finditer(text, start, min(end, start + _LEAD)):
        if _MENTIONED.match(text, match.end()) or text[match.start() - 1 : match.start()] in tuple("自从"):
            continue
        council = match["council"] or text.endswith("政协", 0, match.start()) or "委员会" in match[0]
        began = _terms().get(match["region"][:2], _terms()["省"])[bool(council)]
        found[_BEGAN + _YEARS * (count(match["term"]) - began) + count(match["session"]) - 1] = match.span()
    return agreed(found, "session", text) if found and max(found) >= latest_year(text, start, end) else None
