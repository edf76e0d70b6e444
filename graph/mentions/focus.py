"""The bodies a page is about: what it means by 我校, 公司, 联合会, 局, and by titles that stand alone."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property

from graph.mentions import terms
from graph.mentions.full_names import FullNames, of_anyone
from graph.mentions.houses import HOSPITALS, SCHOOLS, UNNAMED, in_full, own_house, placed, school_of, without_party
from graph.mentions.kinds import CAMPUS, kind_of
from graph.mentions.lexicon import HAN, bureaus_by_name, title_bodies
from graph.mentions.name_starts import verbal
from graph.mentions.own_firm import GOES, OwnFirm, is_goal
from graph.mentions.titles import Title
from graph.text.sentences import sentence_start

# 在某小学，校长甲…: the school that the clause before names.
_AT_SCHOOL, _LONGEST_SCHOOL = re.compile(f"[在到进](?P<school>[{HAN}]{{2,24}}?(?:[中小]学校?|学校|学院|大学|幼儿园|职教中心))，$"), 30
SCHOOL = re.compile(rf"(?:大学|(?<!科)学院|学校|中学|小学|党校){CAMPUS}$")
_WITH_PARTY_GROUP = re.compile(r"总工会|局|厅|委员会|社|协会|联合会|政协|人大常委会|中心$")
_EMPLOYER = re.compile(r"(?:医院|学校|中学|小学|研究院|研究所|局|厂|银行|设计院|中心)$")
_HOSPITAL = re.compile("(?!三甲|二甲|[一二三]级|公立|民营|专科|[该某各本]).{2,}?(?:医院|卫生院|妇幼保健院|防治院)")
_LONGEST_END = 6  # characters of the end of a name by which a body is called
MEMORY = 200  # bodies looked back at
PARAGRAPH = 2000  # characters looked back at
_PART_OF_HOUSE = re.compile("(?:医院|研究院|科学院|设计院)(?:工会|党委|团委|纪委)$")
_ORGAN = re.compile("(?:机关)?(?:工会|党委|党组|党总支|团委|纪委)$")  # of a body: 某市中心医院|工会
_VISITED = re.compile("(?:一行|率队|带队|代表团)[^，。；]{0,6}(?:访问|到访|来到|赴|走访|参访|到)$")
_REGION_BEFORE = re.compile(".*[省市区县州](?=.{3})")
_NO_NAME = re.compile("[各的该本全个某两为在会与和到赴]|所辖|辖区|建设|发展|推进|国家级|省级")  # of a street or a zone
_BOTH = re.compile("(?:两地|两市|两区|两县|双方)(?P<of>[一-龥]{2,8})")
_SHORT_FIRM = re.compile(f"[{HAN}]{{2,6}}?公司(?=$|党委|纪委|工会|团委|党支部|党总支|董事会|监事会)")
_LEGAL_FORM = re.compile("(?:股份|集团)?有限(?:责任)?公司$")
_CONGRESS = re.compile(r"[^，。；：\s“《》”、在]{0,30}?第[一二三四五六七八九十\d]+[次届][^，。\s]{0,12}代表大会")
_OF_ITSELF = re.compile(r"我校|学校(?:董事长|校长)|本校|我院(?!士)|来校|到校|校(?<![学高院党].)(?:党委|工会|团委|侨联)|学校(?<![^\n，。]..)(?:召开|举行|举办|在|[与和同][^，。]{2,12}(?:召开|举行|举办|签))|学校(?:党委|工会|纪委|团委|领导)")
_SITE_OF = re.compile(f"[ 　\n]*[{HAN}]{{2,12}}(?:大学|学院)(?:新闻网)?[ 　]*(?:->|[|_—-]|\n)")  # a page that a school's site heads with its name
_BRAND = re.compile(f"[^省市区县州\\W][{HAN}]{{0,2}}[^心局部层业方盟司会组队团处科室校院厂站所委区市县省镇村乡级家地位系统线面员工政\\W]")
# A discipline inspection group names the body it was sent to: 某市纪委派驻|市司法局|纪检组.
_SENT_TO = re.compile("(?P<region>.+?(?P<level>[省市区县州]))(?:委)?纪委(?:监委)?(?:派驻|驻)(?P=level)(?P<of>.+?(?:局|厅|委员会|总工会))纪检")
_SIGNATURE = re.compile(r"\s*(?:企业文化部|党群工作部|宣传部|办公室|工会|综合部)?\s*(?:20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)?\s*")  # behind a firm's name
_OF_A_FIRM = ("公司", "集团", "党委", "股份", "工会", "员工")
OUR_FIRM = ("我公司", "本公司", "该公司", "我司", "本司")
_CONFERENCE_ON = re.compile(f"(?<!传达)(?<!学习)(?<!贯彻)(?<!落实)全(?P<level>[省市区县州])(?P<field>[{HAN}]{{2,7}}?)(?:系统)?(?:工作|厅局长|局长)(?:电视电话|视频)?(?:会议|推进会|现场会)(?!精神)")
_OF_LEVEL = re.compile(r"[省市区县本我](?:局|中心|所|馆|台)")


class Focus:
    """The body a story speaks of as 我校, 学校, 公司.

    host: the school, hospital or court that says 我校, 我院; "" where the page never names it. speaks_of_itself: whether it does.
    school: the school the page speaks of as its own, by name where it names it, else 我校; without 我校 the one named first.
    """

    def __init__(self, text: str, names: list[tuple[int, str, str]], shorts: Mapping[str, str]) -> None:
        """names: (position, canonical name, kind) of the organizations of the page; shorts: short names it defines, and the full ones."""
        names = [*names, *((at, f"{m['region']}{m['of']}", "government") for at, n, _ in names if (m := _SENT_TO.match(n)))]
        names.sort(key=lambda row: row[0])
        self._text = text
        self._names = [(at, n) for at, n, _ in names]
        self._first = {n: at for at, n, _ in reversed(names)}  # where each is named first
        self._written = {n for _, n, _ in names}
        self._employers: list[tuple[int, str]] | None = None
        self._starts = [at for at, _, _ in names]
        self._own: dict[str, str] = {}
        self._brands: dict[str, bool] = {}
        self._fitting: dict[str, list[tuple[int, str]]] = {}
        congress = _CONGRESS.search(text) if "代表大会" in text else None
        self.congress = congress[0] if congress else ""
        self._schools = [(at, without_party(n)) for at, n, _ in names if SCHOOL.search(n)]
        self._within_college = any(n.endswith("学院") and placed(n) for n in {n for _, n in self._schools})
        self._companies = [(at, n) for at, n, k in names if k == "company" and not n.startswith(OUR_FIRM) and not n.endswith("事业部")]
        self._companies = self._companies or [(at, n.removesuffix("工会")) for at, n, _ in names if n.endswith(("公司工会", "集团工会"))]
        self.firms = OwnFirm(text, self._companies)
        self._signed = self._signing()
        self.speaks_of_itself = _OF_ITSELF.search(text) is not None or _SITE_OF.match(text) is not None
        sorts = (HOSPITALS, SCHOOLS) if "我院" in text and "我校" not in text else (SCHOOLS,)
        self.host = next(filter(None, (own_house(text, self._names, sort) for sort in sorts)), "") if self.speaks_of_itself else ""
        if sorts[0] is HOSPITALS and self.host.endswith("大学"):
            ours = {n for _, n in self._names if n.startswith(self.host) and n.endswith("学院")}
            self.host = ours.pop() if len(ours) == 1 else self.host  # a page of one of its colleges
        if self.host:  # 我校法学院 by its full name
            names = [(at, self.host + n[2:] if n.startswith(("我校", "我院", "本校")) and len(n) > 2 else in_full(n, self.host), k) for at, n, k in names]
            self._names = [(at, n) for at, n, _ in names]
            self._first, self._written = {n: at for at, n in reversed(self._names)}, {n for _, n in self._names}
        self.school = self._own_school()
        self.full_names = FullNames(text, names, shorts, self.host)

    def ending(self, bare: str, at: int) -> str:
        """The body of which only the last word is repeated (联合会会长, 局党组书记): its full name, or "" if none.

        A single character (局, 院, 委) means the page's own body: the one of that ending it names most.
        """
        if len(bare) == 1 and self._text[at - 1 : at] == "该" and (last := next((n for _, n in self._before(at) if n.endswith(bare) and len(n) > 3), "")):
            return last  # 抵达某商会，该会会长甲
        if bare == "会" and self._text.startswith("我会", at):
            return self.full_names.full("我会")
        if (len(bare) == 1 and bare not in "委部处") or _OF_LEVEL.fullmatch(bare):
            if bare[-1] not in self._own:
                own = Counter(n for n in (_ORGAN.sub("", n) for _, n in self._names) if n.endswith(bare[-1]) and len(n) > 3 and not n.endswith("办公厅"))
                self._own[bare[-1]] = own.most_common(1)[0][0] if own else ""
            return self._own[bare[-1]]
        if bare in ("支社", "总支", "支部"):
            return next((n for _, n in self._before(at) if n.endswith(bare) and without_party(n) != n), "")  # 九三学社某大学支社…，支社主委甲
        other = kind_of(bare) in ("other", "department", "party") and not bare.endswith("组")
        if len(bare) > _LONGEST_END or bare in self._written or bare[0] in "省市区县州" or other:
            return ""
        known = ((p, n) for p, n in self._before(at) if n.endswith(bare) and len(n) > len(bare) + 1)
        place, nearest = next(known, (0, ""))
        if not nearest:
            holders = (_ORGAN.sub("", n) for _, n in self._before(at))
            return next((n for n in holders if n.endswith(bare) and len(n) > len(bare) + 1), "")
        if not nearest or kind_of(bare) != "association":
            return nearest
        counted = Counter([nearest, *(n for _, n in known)])
        most, times = counted.most_common(1)[0]
        passing = self._text[max(0, place - 1)] == "（" or place < sentence_start(self._text, at)
        return most if passing and times >= max(2, 2 * counted[nearest]) else nearest  # a page about a chamber names another one in passing

    def topic(self, bare: str) -> str:
        """The bureau that 厅 or 局 means on a page that names none, by what its conference is on (全省水利工作会议: 省水利厅); "" if none."""
        if bare not in ("厅", "局"):
            return ""
        named = (match["level"] + match["field"] + bare for match in _CONFERENCE_ON.finditer(self._text) if match["field"] + bare in bureaus_by_name())
        return next(named, "")

    def begins(self, at: int) -> str:
        """The body whose name begins at a place; "" if none does."""
        index = bisect_left(self._starts, at)
        return self._names[index][1] if index < len(self._names) and self._names[index][0] == at else ""

    def _before(self, at: int) -> list[tuple[int, str]]:
        """The bodies named before a place, the nearest first, as far back as a reader remembers."""
        end = bisect_left(self._starts, at)
        return self._names[max(0, end - MEMORY) : end][::-1]

    def last(self, ending: str, at: int) -> str:
        """The street, town, community or zone named last before a place: the full name of 街道 alone; "" if none."""
        name = next((n for _, n in self._before(at) if ending in n[2:]), "")
        if name:
            return name[: name.rindex(ending) + len(ending)]
        if ending in ("镇", "乡", "村"):
            return ""
        named = [m for m in re.finditer(f"(?:^|(?<=[、，。在和与赴到县区市州\n]))(?:[{HAN}]{{2,5}}(?:街道|镇|乡))?[{HAN}]{{2,6}}?{ending}", self._text[max(0, at - PARAGRAPH) : at]) if not _NO_NAME.search(m[0]) and not verbal(m[0])]
        return _REGION_BEFORE.sub("", named[-1][0]) if named else ""

    def campus(self, at: int) -> str:
        """The campus that 校区 means at a place, by its name within the school; 校区 itself if none was named."""
        return re.sub(f"^(?:[我本该]?校|学校|{re.escape(self.school)})", "", self.last("校区", at)) or "校区"

    def zone(self, ending: str, at: int) -> str:
        """The zone that 新区, 高新区 means at a place: the one of that sort named before it; "" if there are none or several."""
        named = {n[: n.rindex(ending) + len(ending)] for _, n in self._before(at) if ending in n[2:]}
        if len(named) > 1:
            return ""
        return named.pop() if named else self.last(ending, at)

    def street(self, bare: str, at: int, *, named: bool) -> str:
        """街道党工委, 居委会 of the street and the community named last; "" for other words. named: whether a place begins here."""
        for word, ending in terms.STREETS.items() if bare.startswith(tuple(terms.STREETS)) else ():
            if bare.startswith(word) and (last := self.last(ending, at)):
                return last + (bare if word in ("居委会", "村委会") else bare[len(word) :])
        if terms.COMMUNITY.match(bare) and not named:
            last = self.last("街道", at) or self.last("镇", at) or self.last("乡", at)
            return last + bare if last else ""
        return ""

    def brand(self, word: str) -> bool:
        """Whether the page has a word of two to four characters for a firm: 南钢, beside 南钢公司 or 南钢党委."""
        if word not in self._brands:
            named = _BRAND.fullmatch(word) and self._text.count(word) > 2 and any(word + of in self._text for of in _OF_A_FIRM)
            self._brands[word] = bool(named)
        return self._brands[word]

    def house(self, at: int) -> str:
        """The people's congress or the political consultative conference named last before a place; "" if none."""
        houses = ((p, n) for p, n in self._before(at) if n.endswith(("人大", "政协", "人大常委会")))
        name = next((n for p, n in houses if not GOES.search(self._text, max(0, p - 8), p)), "")
        return name.removesuffix("常委会")

    def electing(self, at: int) -> str:
        """The body whose committee was elected right before a place: 大会选举产生了第五届委员会，甲当选委员会主席; "" if none.

        It stands in the sentence that says so; 大会 is that of the association or union named last.
        """
        elected = self._text.rfind("届委员会", max(0, at - PARAGRAPH), at)
        if elected < 0:
            return ""
        sentence = sentence_start(self._text, elected)
        named = [(p, n) for p, n in self._before(elected) if kind_of(n) in ("association", "union", "consultative")]
        in_it = [n for p, n in named if p >= sentence]
        return in_it[0] if in_it else named[0][1] if named and self._text.startswith(("大会", "会议"), sentence) else ""

    def firm_before(self, at: int) -> str:
        """The firm or bank named last before a place in its sentence, where no other body is named behind it; "" if none."""
        start = sentence_start(self._text, at)
        last = next(((p, n) for p, n in self._before(at)), (0, ""))
        return last[1] if last[0] >= start and kind_of(last[1]) == "company" else ""

    def society(self, at: int) -> str:
        """The association named last before a place; "" if none."""
        return next((n for _, n in self._before(at) if kind_of(n) == "association"), "")

    def most(self, fits: Callable[[str], bool]) -> str:
        """The body that the page names most of those that fit, and of these the first; "" if none does."""
        named = Counter(n for _, n in self._names if fits(n))
        return named.most_common(1)[0][0] if named else ""

    def nearest(self, at: int) -> str:
        """The union, party or government body named last before a place in its paragraph; "" if none."""
        start = self._text.rfind("\n", max(0, at - PARAGRAPH), at)
        return next((n for p, n in self._before(at) if p > start and kind_of(n) in ("union", "government", "party")), "")

    def speaks(self, start: int, end: int) -> bool:
        """Whether the page speaks of its own school between two places, and a sentence ends there: 来我校调研。校长甲."""
        return start < end and bool(re.search(r"(?:我校|来校|到校|我院).*。", self._text[start : min(end, start + PARAGRAPH)], re.S))

    def _own_school(self) -> str:
        if self.speaks_of_itself:
            return self.host or next((words for words in UNNAMED if words in self._text), "我校")
        return next((n for _, n in self._schools if placed(n)), self._schools[0][1] if self._schools else "我校")

    def college(self, at: int) -> str:
        """The college of a university named most before a place, of those the last, which 学院 then means; "" if none."""
        if self._within_college:
            return ""  # a school that is itself a 学院
        named = Counter(n for _, n in self._before(at) if n.endswith("学院") and not placed(n))
        college = self.full_names.college(named.most_common(1)[0][0]) if named else ""
        return self.host + college if college and SCHOOL.search(self.host) and not SCHOOL.search(college.removesuffix("学院")) else college

    def own_house(self, bare: str, at: int) -> str:
        """The house that 校党委, 院党委 is of: the page's own school; in a page that does not say 我院 the 院 it names most."""
        if bare.startswith("学院") and self.school in UNNAMED and self.only_school.endswith("学院"):
            return self.only_school
        if bare.startswith("学校") and (self.school in UNNAMED or not SCHOOL.search(self.school)) and "我校" not in self._text and self.only_school:
            return self.only_school
        if self.speaks_of_itself and bare.startswith("院") and self.school.endswith("大学") and (house := self.ending("院", at)):
            return house  # a page of a university's hospital
        if self.speaks_of_itself or not bare.startswith("院"):
            return self.school
        house = self.ending("院", at)
        if not house:
            return next((n[: n.rindex("院") + 1] for _, n in self._before(at) if _PART_OF_HOUSE.search(n)), self.school)
        return house if not self._schools or self._first[house] < self._schools[0][0] else self.school

    def school_before(self, at: int) -> str:
        """The school named last before a place in its sentence, else the one the page speaks of as its own."""
        start = sentence_start(self._text, at)
        low, high = bisect_left(self._schools, (start, "")), bisect_left(self._schools, (at - 1, ""))
        named = [n for _, n in self._schools[low:high] if placed(n)]
        return school_of(named[-1]) if named else self.school

    @cached_property
    def _alone(self) -> bool:
        """Whether the page names no other body than the school that it calls 学校."""
        return all(n.startswith("学校") or kind_of(n) in ("department", "other") for _, n in self._names)

    @cached_property
    def only_school(self) -> str:
        """The one school that the page names, by its whole name; "" if it names none or several."""
        whole = {school_of(n) for _, n in self._schools if placed(n)}
        return next(iter(whole)) if len(whole) == 1 else ""

    @cached_property
    def only_hospital(self) -> str:
        """The one hospital that the page names; "" if it names none or several."""
        whole = {match[0] for _, n in self._names if (match := _HOSPITAL.match(n))}
        return next(iter(whole)) if len(whole) == 1 else ""

    def last_school(self, at: int) -> str:
        """The school named last before a place; "" if none."""
        end = bisect_left(self._schools, (at, ""))
        return next((school_of(n) for _, n in reversed(self._schools[max(0, end - MEMORY) : end]) if placed(n)), "")

    def other_company(self, guests: str) -> str:
        """The company beside that of its guests: the page's own, or the one that it names; "" if none or several."""
        if self.firms.owner and self.firms.owner != guests:
            return self.firms.owner
        others = {n for _, n in self._companies if not n.startswith(guests) and not guests.startswith(n)}
        return others.pop() if len(others) == 1 else ""

    def company(self, at: int, *, that: bool = False) -> str:
        """The company that 公司 means: that of the first person read, else the one named first, "" if none. that: for 该公司."""
        return (self.firms.called_on(at) if that else "") or self.firms.meant(at)

    def group(self, at: int) -> str:
        """The group that 集团公司 means: the company that 公司 means, else the only group that the page names; "" if none."""
        return self.company(at) or (self._groups[0] if len(self._groups) == 1 else "")

    @cached_property
    def _groups(self) -> list[str]:
        """The groups of firms that the page names."""
        return sorted({n for _, n in self._names if n.endswith(("集团", "集团公司", "集团有限公司")) and kind_of(n) == "company" and len(n) > 3 and not n.startswith("集团")})

    def our_company(self, at: int) -> str:
        """The company that says 我公司: the one called so by name (我某某公司), the one that signs the page, else as 公司; "" if none."""
        return self._signed or self.company(at)

    def _signing(self) -> str:
        """The company called 我某某公司, else the one that signs the page in a line of its own; "" if none."""
        said = next((n for p, n in self._companies if self._text[max(0, p - 1)] in "我本"), "")
        if said or not self._companies:
            return said
        at, name = self._companies[-1]
        line = self._text.rfind("\n", 0, at + 1)
        signed = line >= 0 and _SIGNATURE.fullmatch(self._text[line:].replace(name, "", 1))
        return name if signed and not re.search(f"[与和同]{re.escape(name)}", self._text) else ""

    def two_of(self, name: str, at: int) -> list[str]:
        """The two bodies that 两地总工会 means at a place: those of that sort named last before it, in the order of the text; [] if there are not two."""
        both = _BOTH.match(name)
        if both is None:
            return []
        found = [n for _, n in self._before(at) if n.endswith(both["of"]) and not _BOTH.match(n)]
        two = list(dict.fromkeys(found))[:2]
        return two[::-1] if len(set(found)) == 2 else []

    def by_short(self, name: str, at: int) -> str:
        """A firm named before a place, by the end of its name without its legal form (矿业公司 of 某集团矿业有限公司): its full name, else itself."""
        short = _SHORT_FIRM.match(name)
        if short is None:
            return name
        longer = {n for _, n in self._before(at) if len(n) > len(short[0]) and _LEGAL_FORM.sub("公司", n).endswith(short[0])}
        return next(iter(longer)) + name[short.end() :] if len(longer) == 1 else name

    def own(self, title: Title, at: int) -> str:
        """The body of a title that stands quite alone (党委书记甲): the page's own school or company, or ""."""
        word = title.base.word
        if word == "校长" and (here := _AT_SCHOOL.search(self._text, max(0, at - _LONGEST_SCHOOL), at)):
            return self.full_names.full(self.begins(here.start("school")) or here["school"])
        if word in ("委员", "常委") and "政协" in self._text and self._text[at - 1 : at] not in tuple("，、。 \n") and (house := self.house(at)).endswith("政协"):
            return house  # 甲委员建议…
        if word == "院长" and self.speaks_of_itself and self.school.endswith("大学"):
            return self.college(at)
        if word == "校长":
            school = school_of(self.school)
            return self.only_school or school if school.endswith("学院") and not placed(school) else school
        if self.speaks_of_itself and (self.school != "学校" or self._alone) and (title.text.startswith("党委") or word in ("院长", "检察长", "庭长")):
            return self.school
        fitting = self._fitting_bodies(word, title.text.startswith(("党组", "党支部", "党总支")))
        if fitting:
            end = bisect_left(fitting, (at, ""))
            before = [n for _, n in fitting[max(0, end - MEMORY) : end]]
            if before:
                return max(set(before), key=lambda n: (before.count(n), -before.index(n)))
            return fitting[0][1] if len({n for _, n in fitting}) == 1 and not is_goal(self._text, at, fitting[0][0]) else ""
        if word in ("工程师", "总工程师") or title.text.startswith(("党委", "工会", "纪委")):
            return self._subject(at) or self.company(at) or self.employer(at)
        return ""

    def visited_school(self, at: int) -> str:
        """The school that others came to in the sentence before, of a page that does not speak of itself: 某某一行访问某大学。校长…."""
        if self.speaks_of_itself:
            return ""
        end = sentence_start(self._text, at)
        start = sentence_start(self._text, max(0, end - 2))
        low, high = bisect_left(self._schools, (start, "")), bisect_left(self._schools, (end, ""))
        return next((n for p, n in self._schools[low:high] if _VISITED.search(self._text, start, p)), "")

    def _subject(self, at: int) -> str:
        """The school that a page names first, before a place and not as somebody's goal: 人文学院组建工作组赴…，党委书记某某."""
        mine = [(p, n) for p, n in self._schools if p < at and not GOES.search(self._text, max(0, p - 8), p)]
        firms = [p for p, _ in self._companies if p < at and not GOES.search(self._text, max(0, p - 8), p)]
        return mine[0][1] if mine and not (firms and firms[0] < mine[0][0]) else ""

    def employer(self, at: int) -> str:
        """The hospital, school or bureau that the page names most before a place, or first of all; "" if none."""
        fitting = [(p, n) for p, n in self._names if _EMPLOYER.search(n)] if self._employers is None else self._employers
        self._employers = fitting
        before = [n for p, n in fitting[: bisect_left(fitting, (at, ""))][-MEMORY:]]
        return max(set(before), key=lambda n: (before.count(n), -before.index(n))) if before else (fitting[0][1] if len({n for _, n in fitting}) == 1 and not is_goal(self._text, at, fitting[0][0]) else "")

    def _fitting_bodies(self, word: str, group: bool) -> list[tuple[int, str]]:
        """The bodies of the page that have such a title, with their positions."""
        key = f"{word}{group}"
        if key not in self._fitting:
            endings = title_bodies().get(word)
            if endings is None and word == "书记" and group:
                endings = _WITH_PARTY_GROUP
            fitting = [(p, n) for p, n in self._names if endings.search(n)] if endings else []
            self._fitting[key] = [(p, n) for p, n in fitting if n not in of_anyone()] or fitting
        return self._fitting[key]
