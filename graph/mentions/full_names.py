"""Bodies by the full names that a page gives them: 长安汽车采购中心, 北京分公司, 市一院, 住建委."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from graph.gazetteer.divisions import Divisions
from graph.mentions.abbreviations import Abbreviations
from graph.mentions.houses import UNNAMED, in_full
from graph.mentions.kinds import COUNTRY, kind_of
from graph.mentions.lexicon import expansions

LEGAL_FORM = re.compile("(?:实业|控股|投资|发展|产业|工业)*(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司")
_OF_GROUP = re.compile("^(?:集团公司|集团|公司)")  # behind a short name, where the full one says it
_TEAMS = ("督导组", "指导组", "巡视组", "巡察组", "检查组", "考核组")
_NUMBER = re.compile(f"第[一二三四五六七八九十0-9]+(?=(?:{'|'.join(_TEAMS)})$)")
_HOUSE_BY_NUMBER = re.compile("(?P<place>[一-龥]{2}[市区县州])第(?P<number>[一二三四五六七八九十]{1,2})(?P<of>(?:人民|中心|中医)?医院|(?:高级)?中学)")
_AFFILIATED = re.compile("[一-龥]{2,8}大学附属第[一二三四五六]医院")
_AFFILIATED_SHORT = re.compile("(?P<of>[一-龥]{2})附属?第?(?P<number>[一二三四五六])医?院")
_TWO_FIELDS = re.compile("(?:.*(?:大学|我校))?(?P<first>[^与和]{2,6})(?P<rest>[与和][^与和]{2,8}学院)$")
_IN_FULL = re.compile("大学|学院|公司|集团|[省市区县州]")
_UNIVERSITY = re.compile("(?:大学|学院)$")
# Bodies that a page names in full once, and by the end of their name, or without their number, from then on.
_SAID_SHORT = ("小学", "中学", "小学校", "中学校", "幼儿园", "分公司", "支行", "分行", "医院", "研究院", "研究中心", "校友会", "校区", "分校", "分院", *_TEAMS)
_REGIONS = tuple("省市区县州旗盟")
_LEGAL = re.compile(r"(?:（[^（）]*）)?(?:股份|集团|控股|投资|实业|有限|责任|公司|\s)+$")


@cache
def of_anyone() -> frozenset[str]:
    """Associations that every region and many schools have, without whose they are: 归国华侨联合会."""
    return frozenset(name for name in expansions().values() if kind_of(name) == "association" and not name.startswith("中"))


def _core(name: str) -> str:
    """A company's name without its place before and its legal form behind: 长安汽车."""
    core = _LEGAL.sub("", name)
    return core[Divisions.load().leading(core, 3) :]


def _of_city(name: str) -> bool:
    """Whether a name begins with a city, and not with 国家, 西南 or a word of its own."""
    return any(d.level == "prefecture" for d in Divisions.load().named(name[:2]))


class FullNames:
    """What the bodies of a page are called in full."""

    def __init__(self, text: str, names: Sequence[tuple[int, str, str]], shorts: Mapping[str, str], host: str) -> None:
        """names: (position, canonical name, kind) of the organizations of the page; shorts: short names it defines, and the full ones; host: as of Focus."""
        self._text = text
        self._shorts = shorts
        self._host = host
        self._written = {n for _, n, _ in names}
        self._abbreviations = Abbreviations(self._written)
        self._longer: dict[str, str] = {}
        self._full: dict[str, str] = {}  # as asked for
        self._cores: dict[str, list[tuple[str, str]]] = {}  # by their first three characters
        cores = {(_core(n), n) for _, n, k in names if k == "company" and n.endswith("公司") and "分公司" not in n}
        for c, n in sorted(((c, n) for c, n in cores if len(c) >= 3 and c != n and not self._subsidiary(c, n)), key=lambda row: (-len(row[0]), row)):
            self._cores.setdefault(c[:3], []).append((c, n))

    def _subsidiary(self, core: str, name: str) -> bool:
        """Whether 恒达电器（重庆）有限公司 is one of the firms of 恒达电器, which the page has named before it."""
        return name.startswith(core + "（") and 0 <= self._text.find(core) < self._text.find(name)

    def full(self, name: str) -> str:
        """A company or school by the full name the page gives it: 长安汽车采购中心 → 重庆长安汽车股份有限公司采购中心."""
        if name not in self._full:
            self._full[name] = self._in_full(name)
        return self._full[name]

    def _in_full(self, name: str) -> str:
        for short, whole in self._shorts.items():
            if name.startswith(short) and not name.startswith(whole):
                return whole + (_OF_GROUP.sub("", name[len(short) :]) if whole.endswith("公司") else name[len(short) :])
        if (country := COUNTRY.match(name)) and name[country.end() :] in self._written and not name.endswith(("部", "署")):
            return name[country.end() :]
        for size in (2, 3):
            if name[size:] in self._written and any(d.level == "province" for d in Divisions.load().named(name[:size])) and _UNIVERSITY.search(name) and _of_city(name[size:]):
                return name[size:]  # 云南昭通学院, elsewhere 昭通学院
        if self._host and (branch := in_full(name, self._host)) != name:
            return branch
        if (college := self.college(name)) != name:
            return self._host + college
        if (of := _AFFILIATED_SHORT.match(name)) and len(fit := [n for n in self._affiliated if n[0] == of["of"][0] and of["of"][1] in n[1:6] and of["number"] in n]) == 1:
            return fit[0] + name[of.end() :]  # 重医附三院 of a page that names 重庆医科大学附属第三医院
        for short, whole in self._numbered.items():
            if short in name:
                return name.replace(short, whole, 1)  # 市一院 of a page that names 某市第一人民医院
        named = self._tails.get(name, set()) if name.endswith(_SAID_SHORT) and len(name) > 3 else set()
        if len(named := {n for n in named if _IN_FULL.search(n)} if len(named) > 1 else named) == 1:
            return next(iter(named))  # 北京分公司 of 信诚人寿北京分公司, 省委督导组 of 省委第十六督导组
        for form in ("有限公司", "股份有限公司", "有限责任公司"):
            if name + form in self._written:
                return name + form
        if kind_of(name) == "company" and len(name) >= 4 and name.endswith("集团") and name not in self._longer:
            longer = [n for n in self._written if n.startswith(name) and LEGAL_FORM.fullmatch(n, len(name))]
            self._longer[name] = min(longer, key=lambda n: (len(n), n), default=name)
        if self._longer.get(name, name) != name:
            return self._longer[name]
        for core, whole in self._cores.get(name[:3], ()):
            if not name.startswith(core):
                continue
            rest = name[len(core) :]
            other = rest[:1] == "（" or re.search("有限|公司.|集团$", rest) or (rest.endswith("公司") and rest != "公司")
            if not other and not whole.startswith(name):
                return whole + (_OF_GROUP.sub("", rest) if "集团" in whole else rest.removeprefix("公司"))
            if name == core:
                return whole
        return self._abbreviations.full(name)

    @cached_property
    def _colleges(self) -> dict[str, str]:
        """The colleges of two fields that the page names (人文与艺术学院), by the first of them (人文学院)."""
        found = {m["first"] + "学院": m["first"] + m["rest"] for m in filter(None, (_TWO_FIELDS.search(n) for n in sorted(self._written) if n.endswith("学院")))}
        return {short: full for short, full in found.items() if not any(n.endswith("大学" + short) for n in self._written)}

    def college(self, name: str) -> str:
        """A college by the name of its first field (人文学院) as the page names it in full (人文与艺术学院); any other name as it is."""
        return self._colleges.get(name, name)

    @cached_property
    def _affiliated(self) -> list[str]:
        """The numbered hospitals of universities that the page names."""
        return sorted({m[0] for m in map(_AFFILIATED.match, self._written) if m})

    @cached_property
    def _numbered(self) -> dict[str, str]:
        """The numbered hospitals and schools of the page (某市第一人民医院) by their short names (某市一院)."""
        found = filter(None, map(_HOUSE_BY_NUMBER.search, sorted(self._written)))
        shorts = ((place + m["number"] + ("院" if m["of"].endswith("院") else "中"), m[0]) for m in found for place in (m["place"], m["place"][:-1]))
        return dict(shorts)  # 某市一中, 某一中

    @cached_property
    def _tails(self) -> dict[str, set[str]]:
        """The bodies of the page by the ends of their names, and by their names without a number."""
        tails: dict[str, set[str]] = {}
        for whole in self._written:
            if whole.endswith(_SAID_SHORT) and not whole.startswith(UNNAMED):
                for tail in {whole[at:] for at in range(1, len(whole) - 3)} | ({_NUMBER.sub("", whole)} - {whole}):
                    tails.setdefault(tail, set()).add(whole)
        return tails

    def regional(self, name: str) -> str:
        """A bureau named without its region (住建委主任) by the name the page gives it elsewhere (温州市住房和城乡建设委员会); else itself."""
        if kind_of(name) != "government" and name not in of_anyone():
            return name
        longer = self._behind_regions.get(name, set())
        return next(iter(longer)) if len(longer) == 1 else name

    @cached_property
    def _behind_regions(self) -> dict[str, set[str]]:
        """The bodies of the page by what stands behind their region."""
        behind: dict[str, set[str]] = {}
        for whole in self._written:
            for at, char in enumerate(whole):
                if char in _REGIONS:
                    behind.setdefault(whole[at + 1 :], set()).add(whole)
        return behind
