"""Short names of firms, institutes and their branches, told from the full names that the page gives them."""

import re
from collections.abc import Iterable
from functools import lru_cache

import rjieba

from graph.gazetteer.divisions import Divisions
from graph.mentions.coined import is_coined
from graph.mentions.name_starts import verbal

# What says only that a body is a firm or an institute, inside its name and behind it.
_LEGAL = re.compile("(?:股份|集团|控股|（(?:集团|控股)）)*有限(?:责任)?公司|(?:集团|（集团）)公司|(?:股份|控股)公司")
_SORT = re.compile("(?:股份|集团|控股|有限|责任|公司|研究|设计|规划|工业|实业|科技|产业|发展|院|所)+$")
# Of those, what tells firms apart: 恒达科技 is not 恒达实业, no 恒达集团 without 集团 in its name.
_TRADE = re.compile("集团|控股|研究|设计|规划|工业|实业|科技|产业|发展")
_PASSED_OVER = frozenset(("保险", "控股", "集团", "股份", "实业", "国家", "省", "市", "县", "区"))  # words of a firm's name that its short name may lack
_WHOLE = re.compile(".{2,}(?:公司|集团|控股|[支分]行|银行|院|所|[一二三四五六七八九十]局)")
_NEVER = re.compile("大学|学院|学校|中学|小学|医院|卫生院|法院|检察院|委员会|总工会|厅|派出所|司法所|事务所|政府|[省市区县]委")
_INSTITUTE = re.compile("(?:国网|国家电网).{3,}公司|(?:中国|国家|[^，。]{2,3}[省市]).{4,}(?:研究院|研究所|设计院|科学院)")
_FIRM_OF_FIRM = re.compile("(?<![分支])公司$")  # 某集团运营公司 is a firm of its own
# The firm or institute in the name of a part of it: 某物理研究院机关工会.
_LONGEST = re.compile(".+?(?:有限(?:责任)?公司(?:.{2,8}?(?:[支分]行|公司))?|研究设计院|研究院|设计院|研究所)")
# A branch of a national firm by its place and brand: 攀枝花电信 of 中国电信股份有限公司攀枝花分公司.
_OF_PLACE = re.compile("(?P<place>.{2,3})(?P<of>电信|移动|联通|铁塔|石油(?!化工)|石化|人寿|人保|邮政)(?=$|[^，。]{2,8}$)")
_NUMBERED = re.compile("第([一二三四五六七八九十]{1,3})(?:工程)?局")
_PART = re.compile("(?:党委|党支部|党总支|纪委|工会|团委)$")
_MOST = 200  # full names; a page with more is a register
# What is left of a firm's name behind its brand: 长虹|公司, 川仪|股份, 机电|集团.
_FORM = re.compile("(?:集团|控股|股份)*(?:公司|集团|控股|股份)$")
_OF_GROUP = re.compile("^集团(?:公司)?")  # 成都环境|集团|战略投资部, of 成都环境投资集团有限公司
_TELLING = 2  # least characters that are left of a name without its sort


class Abbreviations:
    """The short names that a page may use for the firms and institutes it names in full."""

    def __init__(self, names: Iterable[str]) -> None:
        """names: the bodies that the page names, in full form."""
        whole = {m[0] for m in map(_LONGEST.match, names) if m} | set(names)
        whole = {n for n in whole if not _NEVER.search(n) and (("公司" in n and _LEGAL.search(n)) or _INSTITUTE.fullmatch(n)) and not verbal(n)}
        cores = tuple(_core(n) for n in whole if "有限" in n)
        whole = {n for n in whole if "有限" in n or not any(core.endswith(_core(n)) for core in cores)}  # 某某股份公司 of 某某股份有限公司
        self._words = {n: {_words(core) for core in (_core(n), _bare(n)) if len(core) >= _TELLING} for n in sorted(whole)} if len(whole) <= _MOST else {}
        self._found: dict[str, str] = {}

    def full(self, name: str) -> str:
        """The name with the body that it begins with in full (中核集团办公厅 of a page that names 中国核工业集团有限公司); itself where none or several fit."""
        if not self._words:
            return name
        if name not in self._found:
            self._found[name] = self._read(name)
        return self._found[name]

    def _read(self, name: str) -> str:
        if any(map(name.startswith, self._words)):
            return name
        if telecom := _OF_PLACE.match(name):
            fit = [n for n in self._words if telecom["of"] in n and re.search(telecom["place"] + "[市县区]?分公司$", n)]
            if len(fit) == 1:
                return fit[0] + name[telecom.end() :]
        parts = _PART.search(name)
        ends = [parts.start()] if parts and parts.start() >= _TELLING else []
        ends += [end for end in range(_TELLING + 1, len(name)) if _WHOLE.fullmatch(name, 0, end)]
        for end in sorted({*ends, len(name)}, reverse=True):
            short, core = name[:end], _core(name[:end])
            if len(core) < _TELLING or _NEVER.search(short):
                continue
            fit = [n for n in self._words if len(n) > end + 1 and ((end > _TELLING and self._fits(short, core, n)) or _is_brand_of(short, n, organ=end < len(name)))]
            fit = [n for n in fit if not any(n != other and n.startswith(other) for other in fit)]  # no part of another
            if len(fit) == 1 and not _FIRM_OF_FIRM.search(name, end):
                return fit[0] + (_OF_GROUP.sub("", name[end:]) if "集团" in fit[0] else name[end:])
        return name

    def _fits(self, short: str, core: str, full: str) -> bool:
        """Whether a name may be short for a firm or institute of the page. core: of it."""
        if not _same_sort(short, full) or any(word not in full for word in _TRADE.findall(short)):
            return False
        if short.endswith("集团") and short in full and any(words[-1] in (core, words[-1][:2] + core) for words in self._words[full]):
            return True  # 三峡集团 of 中国长江三峡集团有限公司
        return any(_short_of(core, words, firm=_LEGAL.search(full) is not None) for words in self._words[full])


def _is_brand_of(short: str, full: str, *, organ: bool) -> bool:
    """Whether a name is a firm's brand with the sort of firm behind it, or (organ) only what an organ is named by: 长虹公司, 长虹|工会.

    A common word (重庆机电集团) is a brand only with its place, and of a firm that has no other word in its name.
    """
    form = _FORM.search(short)
    if "公司" not in full or (form is None and not organ) or any(word not in full for word in ("集团", "控股", "股份") if word in short):
        return False
    brand = short[: form.start()] if form else short
    place = Divisions.load().leading(brand, _TELLING)
    if not _bare(full).startswith(brand[place:]):
        return False
    if is_coined(brand[place:]):
        return not place or full.startswith(brand[: min(place, 2)])
    words = _words(_bare(full))
    return form is not None and place > 0 and full.startswith(brand[:2]) and words[0].startswith(brand[place:]) and all(word in _PASSED_OVER or not word.isalpha() for word in words[1:])


def _same_sort(short: str, full: str) -> bool:
    """No institute is called a firm, no firm an institute."""
    return short[-1] not in "院所团司" or (full.endswith(("院", "所")) if short[-1] in "院所" else not full.endswith(("院", "所")))


def _core(name: str) -> str:
    """A name without what says its sort, a bureau by its number alone: 中国建筑八局 of 中国建筑第八工程局有限公司."""
    name = _NUMBERED.sub(r"\1局", name) if "第" in name else name
    return _SORT.sub("", _LEGAL.sub("", name) if "公司" in name else name)


def _bare(name: str) -> str:
    """The core of a name without the places before it, if more than a place is left."""
    core = _core(name)
    while size := Divisions.load().leading(core, _TELLING):
        core = core[size:]
    return core


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(rjieba.cut(name, False))


def _short_of(short: str, words: tuple[str, ...], *, firm: bool) -> bool:
    """Whether every character of a short name is one of the full name's, in order: each begins a word of it or goes on
    with the one before, the first stands in one of its first two words, the last in its last. A firm's lacks no word between.
    """
    whole = "".join(words)
    if short == whole or whole.startswith(short):
        return short == whole  # 四川能投 is not 四川能投氢能公司
    if len(short) > _TELLING and whole.endswith(short):
        return True
    states = {(-1, -1)}  # word and place in it of the last character that was found
    for char in short:
        found = set()
        for word, place in states:
            for next_word in range(max(word, 0), len(words)):
                at = place + 1 if next_word == word else 0
                if words[next_word][at : at + 1] == char and (word >= 0 or next_word < 2):
                    found.add((next_word, at))
                if firm and word >= 0 and next_word > word and words[next_word] not in _PASSED_OVER:
                    break
        states = found
        if not states:
            return False
    return any(word == len(words) - 1 for word, _ in states)
