"""People with their posts: chains of organizations and titles that end in a name, read from left to right.

四川省总工会党组书记、副主席甲，副主席乙、丙: titles wait for the next name; a title without an organization takes the
one before it; names in a list share a title that several may hold.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from graph.gazetteer.divisions import Divisions
from graph.mentions.context import Context
from graph.mentions.lexicon import expansions, organization_kinds, title_bodies
from graph.mentions.naming import AFTER_POST, AFTER_TITLE, AFTER_WORD, IN_LIST, name_at
from graph.mentions.organizations import REGIONAL, canonical, kind_of, name_start
from graph.mentions.titles import Title
from graph.model.records import Span

_JOIN = re.compile(r"[、，,/和兼及与 　]|并兼|兼任|（兼）|\(兼\)")
_GAP = re.compile(r"(?:[、，,/和兼及与 　]|并兼|兼任|（[^（）]{0,6}）)*")
_NAME_GAP = re.compile(r"[ 　]{0,2}(?:（(?:[兼女][^（）]{0,6}|[^（）]{0,4}级|挂职|主持[^（）]{0,6}|正[^（）]{1,4}|副[^（）]{1,4})）)?[ 　]{0,2}")
_LIST = re.compile(r"[、，和与及以 　]+")
_FORMER = re.compile(r"(?:原任?|时任|前任?|曾任|历任)$")
_FURTHER = re.compile(r"(?:（[^（）]*）|\([^()]*\)|[，,；;、 　兼并及]|兼任|挂任|后任|历任|任)+")
_GEOGRAPHIC = frozenset({"省长", "市长", "区长", "县长", "州长", "盟长", "旗长", "镇长", "乡长"})
_PARTY = frozenset({"书记", "副书记", "常委", "常务副书记", "第一书记", "代理书记"})
_PARTY_BODIES = ("党工委", "党委", "党总支", "党支部", "纪工委", "纪委")
_PLACE_ENDING = re.compile(r"(?:镇|乡|街道|社区|村|新区|开发区|高新区|园区|示范区)$")
_DOUBLE = re.compile(r"(校|院|所)（(校|院|所)）长")
_SCHOOL = re.compile(r"(?:大学|学院|学校|中学|小学|党校)$")
_OWNED = re.compile(r"^(?:学校|校|我校|本校|该校|学院|我院|院)(?=$|党委|党政|机关|工会|办公室|团委|纪委|[^，。]{0,12}(?:部|处|院|中心|办|系|室|会))")
_FIRM = re.compile(r"^(?:集团公司|总公司|公司|集团|我公司|本公司|该公司|企业)(?=$|党|工会|纪委|机关|[^，。]{0,12}(?:部|处|中心|办公室|室))")
_OWN_BODY = re.compile(r"中央|国家|全国|中国(?!地?区)|中华|中共|我[省市区县]|民[革盟建进]|农工党|致公党|九三|台盟|国务院|共青团|[省市区县州](?=委|政府|人大|政协|总工会)")
_WHOLE_ENDING = re.compile(r"(?:厅|局|委|会|署|部|院|校|公司|集团|大学|学院|中心|所|政府|中央|行|厂|社|馆|协会|办|室|处|科|团|队|站|企联方|组|党校|系|街道|社区|镇|乡|村|课|庭|司|军|党|国务院|政治局|政协|人大)$")


@dataclass(slots=True)
class Held:
    """A title in an organization, as read: organization is canonical, root the part of it that may carry departments.

    since, until: ISO 8601, only where the text says so. twin: the two bodies of a title with two heads (校（院）长).
    """

    organization: str
    title: str
    root: str
    span: Span
    status: str = "current"
    shared: bool = False
    rule: str = "title-before-name"
    confidence: float = 0.9
    twin: tuple[str, str] | None = None
    since: str | None = None
    until: str | None = None


@dataclass(slots=True)
class Named:
    """A name with the posts read before (or after) it. start: where the words of its first post start."""

    name: str
    span: Span
    score: float
    posts: list[Held] = field(default_factory=list)
    start: int = 0


class Reader:
    """Reads the titles of one page. Pure; keeps only what the sentence before left open."""

    def __init__(self, text: str, context: Context, titles: list[Title], focus: "Focus") -> None:
        self.text = text
        self.context = context
        self.titles = titles
        self.focus = focus
        self._title_starts = {t.span[0] for t in titles}

    def read(self) -> list[Named]:
        """All names that follow titles, with their posts, in the order of the text."""
        text = self.text
        found: list[Named] = []
        chain: list[Held] = []
        chain_end = low = 0
        last: Held | None = None  # the post read last, whose organization the next title may inherit
        last_end = 0
        for title in self.titles:
            start, end = title.span
            if start < low:
                continue
            if title.base.body == "none" and (self._blocked(end) or name_at(text, self._name_gap(end), AFTER_WORD) is None):
                continue
            joined = bool(chain) and self._joined(chain_end, start)
            if not joined:
                chain = []
            if self._paragraph(last_end) != self._paragraph(start):
                last = None
            held = self._held(title, max(low, chain_end if joined else low), chain[-1] if chain else last, bool(chain))
            chain += held or []
            chain_end = end
            at = self._name_gap(end)
            named = name_at(text, at, self._before(title, chain)) if not self._blocked(at) else None
            if named is None:
                continue
            for post in chain:
                post.span = (post.span[0], named[1])
            found.append(Named(named[0], (at, named[1]), named[2], chain, chain[0].span[0] if chain else start))
            if chain:
                last, last_end = chain[-1], named[1]
                self.focus.speaker = self.focus.speaker or (chain[0].root if re.search("有限公司$|集团$|(?<!区)(?<!分)公司$", chain[0].root) and len(chain[0].root) > 4 else "")
            low = self._list(found, title, chain, named[1])
            chain, chain_end = [], low
        return found

    @staticmethod
    def _before(title: Title, chain: list[Held]) -> float:
        """What the title says for a name after it."""
        if title.base.shared and title.base.word in ("职工", "员工", "工人", "干部", "成员", "教师", "老师", "农民工"):
            return AFTER_WORD if not chain else AFTER_TITLE
        if title.base.body == "none":
            return AFTER_WORD
        return AFTER_POST if chain else AFTER_TITLE

    def posts_after(self, at: int, limit: int, status: str, before: Held | None = None) -> list[Held]:
        """The posts named one after the other in text[at:limit] (任命甲为…主任、…委员), with this status."""
        chain: list[Held] = []
        low = at
        for title in self.titles[bisect_left(self.titles, at, key=lambda t: t.span[0]) :]:
            start, end = title.span
            if end > limit or (not chain and start - at > 40) or (chain and not self._joined(low, start)):
                break
            if start < low:
                continue
            for held in self._held(title, low, chain[-1] if chain else before, bool(chain)) or []:
                chain.append(replace(held, status=status, rule="appointment"))
            low = end
        return chain

    def posts_run(self, at: int, limit: int, status: str, before: Held | None = None) -> list[Held]:
        """All posts in text[at:limit], also after a comma that starts a further body (历任甲局科员，乙镇镇长)."""
        found: list[Held] = []
        while at < limit:
            posts = self.posts_after(at, limit, status, found[-1] if found else before)
            if not posts:
                return found
            found += posts
            skip = _FURTHER.match(self.text, posts[-1].span[1], limit)
            if not skip:
                return found
            at = skip.end()
        return found

    def _list(self, found: list[Named], title: Title, chain: list[Held], at: int) -> int:
        """Further names after one (副主席甲、乙、丙); they share the last title if several may hold it."""
        shared = title.base.shared or title.text.startswith(("副", "党组成员", "常务副")) or "副" in title.text
        extra: list[Named] = []
        end = at
        while match := re.compile(r"[、]|[和与及](?=.)").match(self.text, end):
            start = self._name_gap(match.end())
            if self._blocked(start):
                break
            named = name_at(self.text, start, IN_LIST)
            if named is None or (match[0] != "、" and named[2] < 6):
                break
            posts = []
            if shared and chain:
                last = chain[-1]
                posts = [Held(last.organization, last.title, last.root, (last.span[0], named[1]), last.status, True, "shared-title", 0.85)]
            extra.append(Named(named[0], (start, named[1]), named[2], posts, start))
            end = named[1]
        found += extra
        return end

    def _paragraph(self, at: int) -> int:
        return self.text.count("\n", 0, at) if len(self.text) < 4096 else self.text.rfind("\n", 0, at)

    def _name_gap(self, at: int) -> int:
        match = _NAME_GAP.match(self.text, at)
        return match.end() if match else at

    def _blocked(self, at: int) -> bool:
        """Whether a place or a title starts there: 成都市 is no name."""
        if at in self._title_starts:
            return True
        place = self.context.at(at)
        return place is not None and (place.span[1] - at > 2 or self.text[place.span[1] : place.span[1] + 1] in tuple("省市区县州镇乡工党政人等的各"))

    def _joined(self, end: int, start: int) -> bool:
        """Whether a title continues the chain that ended before: only joints and an organization between them."""
        gap = self.text[end:start]
        match = _GAP.match(gap)
        if not gap:
            return True
        if not match or len(gap) > 45 or match.end() == 0:
            return False
        rest = gap[match.end() :]
        return not re.search(r"[。；：！？\n、，]", rest) and (not rest or name_start(self.text, start, end + match.end(), self.context) == end + match.end())

    def _held(self, title: Title, low: int, before: Held | None, chained: bool) -> list[Held] | None:
        start, end = title.span
        if title.base.body == "none":
            return None
        begin = name_start(self.text, start, low, self.context)
        while begin < start and self.text[begin] in "、，,和兼及与 　/":
            begin += 1
        raw = self.text[begin:start]
        status = "current"
        if former := _FORMER.search(raw):
            raw, status = raw[: former.start()], "former"
        elif re.search(r"(?:原|时任|前任|曾任)$", self.text[max(0, begin - 2) : begin]):
            status = "former"
        elif chained and before is not None:
            status = before.status
        text = title.text
        if raw and title.base.word in ("部长", "局长", "厅长", "处长", "科长", "司长", "署长") and not raw.endswith(title.base.word[0]):
            if "副" not in text and not _WHOLE_ENDING.search(raw):
                raw += title.base.word[0]
        organization, root = self._organization(raw, begin, title, before, chained)
        if organization is None:
            return None
        if len(root) > 3 and organization.startswith(root) and not _WHOLE_ENDING.search(organization):
            organization, text = root, organization[len(root) :] + text
        if text.startswith("党工委"):
            organization = organization.removesuffix("办事处")
        if text.startswith(_PARTY_BODIES) and _PLACE_ENDING.search(organization):
            body = next(b for b in _PARTY_BODIES if text.startswith(b))
            if len(text) > len(body) + 1:
                organization, text = organization + body, text[len(body) :]
        if organization.endswith("代表团") and "团长" in text:
            return None
        if double := _DOUBLE.search(text):
            return self._double(text, double, organization, raw, begin, end, status, before)
        return [Held(organization, text, root, (begin, end), status, title.base.shared)]

    def _street(self, bare: str, begin: int) -> str:
        """街道党工委, 居委会 of the street and the community named last; "" for other words."""
        for word, ending in (("街道", "街道"), ("镇", "镇"), ("乡", "乡"), ("社区", "社区"), ("居委会", "社区"), ("村委会", "村")):
            if bare.startswith(word) and (named := self.focus.last(ending, begin)):
                return named + (bare if word in ("居委会", "村委会") else bare[len(word) :])
        if re.match(r"[^省市区县州镇乡]{2,6}(?:社区|村)(?!镇)", bare) and self.context.at(begin) is None:
            named = self.focus.last("街道", begin) or self.focus.last("镇", begin) or self.focus.last("乡", begin)
            return named + bare if named else ""
        return ""

    def _double(
        self, text: str, double: re.Match[str], organization: str, raw: str, begin: int, end: int, status: str, before: Held | None
    ) -> list[Held]:
        """副校（院）长 of two bodies under one roof: the second of the two stands before 、, or with the person before."""
        lead = text[: double.start()]
        one, two = lead + double[1] + "长", lead + double[2] + "长"
        first = second = organization
        if raw and self.text[begin - 1 : begin] == "、":
            start = name_start(self.text, begin - 1, 0, self.context)
            first = canonical(self.text[start : begin - 1], start, self.context)
        elif not raw and before is not None and before.twin:
            first, second = before.twin
        twin = (first, second)
        return [
            Held(first, one, first, (begin, end), status, twin=twin),
            Held(second, two, first, (begin, end), status, twin=twin),
        ]

    def _organization(self, raw: str, begin: int, title: Title, before: Held | None, chained: bool) -> tuple[str | None, str]:
        """(canonical organization, its root) of a title with these words before it; None where the words are no body."""
        level = title.base.word[0]
        if title.base.word in _GEOGRAPHIC:
            return self._government(raw, begin, level, before)
        if not raw:
            return self._inherited(title, before, begin, chained)
        bare = re.sub(r"[\s　]", "", raw)
        if match := _OWNED.match(bare):
            owner = self.focus.school(begin)
            name = owner + bare[match.end() :]
            return name, owner
        if match := _FIRM.match(bare):
            owner = self.focus.company(begin) or bare[: match.end()]
            return owner + bare[match.end() :], owner
        if street := self._street(bare, begin):
            return street, street
        if bare == "国家":
            return "中华人民共和国", "中华人民共和国"
        if bare.startswith("大会"):
            congress = canonical(self.focus.congress, begin, self.context)
            return congress + bare[2:], congress + bare[2:]
        own = re.match(r"[我本]?[局院厅会社行所馆台](?=$|机关|党委|党组|办公室)", bare)
        if (whole := self.focus.ending(bare, begin)) or (own and (whole := self.focus.ending(own[0][-1], begin))):
            rest = bare[own.end() :] if own else ""
            return whole + rest, whole
        if (full := self.focus.full(bare)) != bare:
            return full, self._root(full)
        place = self.context.at(begin)
        if place is not None:
            name = canonical(raw, begin, self.context)
            region = Divisions.load().canonical(place.division)
            if name == region or name == Divisions.load().canonical(self._last_place(begin, begin + len(raw)).division):
                if title.text.removeprefix("原") in _PARTY or title.base.word in ("常委", "书记"):
                    return name + "委", name + "委"
                return (None, "") if title.base.word not in ("代表", "委员") else (None, "")
            return name, self._root(name)
        if re.match(r"[省市区县州]", bare):
            name = canonical(bare, begin, self.context)
            return name, self._root(name)
        if before is not None and before.root and self._department(bare, before.root, chained or self._near(before, begin)):
            return before.root + bare, before.root
        if before is None and len(bare) <= 6 and self._department(bare, "", True) and (nearest := self.focus.nearest(begin)):
            return nearest + bare, nearest
        name = self.focus.full(canonical(bare, begin, self.context))
        if kind_of(name) == "other" and not _WHOLE_ENDING.search(name):
            if split := self._split(name):
                return split
            if before is not None and before.root and len(bare) <= 6 and (chained or self._near(before, begin)):
                return before.root + bare, before.root
            return None, ""
        return name, self._root(name)

    def _near(self, before: Held, begin: int) -> bool:
        """Whether only 、 stands between the person read before and here."""
        return self.text[before.span[1] : begin] in ("、", "和")

    def _last_place(self, begin: int, end: int):  # type: ignore[no-untyped-def]
        return self.context.within(begin, end)[-1]

    def _split(self, name: str) -> tuple[str, str] | None:
        """A body with more words before the title (公司设备维修 + 高级技师): the body, the words kept with it."""
        best = 0
        for word, kind in organization_kinds().items():
            if kind != "department" and (at := name.rfind(word)) > 1:
                best = max(best, at + len(word))
        return (name, name[:best]) if best else None

    def _inherited(self, title: Title, before: Held | None, begin: int, chained: bool) -> tuple[str | None, str]:
        """A bare title: of the body before it; else of the story's own body, where one is known."""
        word = title.base.word
        if before is not None and not chained and self.focus.speaks(before.span[1], begin) and not _DOUBLE.search(word):
            own = self.focus.own(title, begin)
            if own:
                return own, own
        if word == "总书记":
            return "中共中央", "中共中央"
        if before is not None and before.organization.endswith("委") and word == "主任":
            return None, ""
        if before is not None and self._fits(title, before.root or before.organization):
            if before.organization.endswith("公司工会") or before.organization.endswith("集团工会"):
                firm = before.organization.removesuffix("工会")
                if word.endswith(("董事", "监事", "经理", "总裁", "工程师", "董事长")) or title.text.startswith(("党委", "纪委")):
                    return firm, firm
            same = before.title.endswith(word) or (chained and bool(_SCHOOL.search(before.root)))
            return (before.organization if same else before.root), before.root
        if word in ("总理", "国务委员"):
            return "国务院", "国务院"
        own = self.focus.own(title, begin)
        if own:
            return own, own
        return None, ""

    @staticmethod
    def _fits(title: Title, body: str) -> bool:
        word = title.base.word
        if word == "校长" or _DOUBLE.search(word):
            return bool(_SCHOOL.search(body)) or body.endswith("校")
        endings = title_bodies().get(word)
        if endings is not None:
            return bool(endings.search(body))
        return bool(body)

    def _government(self, raw: str, begin: int, level: str, before: Held | None) -> tuple[str | None, str]:
        divisions = Divisions.load()
        bare = raw.removesuffix("人民政府").removesuffix("政府")
        places = [p for p in self.context.within(begin, begin + len(raw))]
        if places and places[-1].span[1] >= begin + len(bare) - 1:
            name = divisions.canonical(places[-1].division) + "人民政府"
            return name, name
        if level in "镇乡" and bare:
            return canonical(bare if bare.endswith(level) else bare + level, begin, self.context) + "人民政府", ""
        if bare and not re.fullmatch(r"[省市区县州]|我[省市区县州]", bare):
            return None, ""
        if before is not None and (match := re.match(rf"(.*?{level})(?=委|党委|党工委|人大|人民政府|政协|总工会|纪委|$)", before.root or before.organization)):
            name = match[1] + "人民政府"
            return name, name
        region = self.context.region(level, begin)
        name = divisions.canonical(region) + "人民政府" if region else f"{level}人民政府"
        return name, name

    @staticmethod
    def _department(raw: str, root: str, chained: bool) -> bool:
        """Whether the words name a part of the body before (宣传部, 办公室) rather than another body."""
        if len(raw) > 14 or _OWN_BODY.match(raw) or re.search("街道|镇|乡", raw) or any(raw.startswith(short) for short in expansions()):
            return False
        if kind_of(raw) == "company" and len(raw) <= 5 and kind_of(root) == "company" and not raw.endswith("集团"):
            return True
        if kind_of(raw) == "company" or re.search(r"大学|集团|公司", raw):
            return False
        if re.search(r"(?:部|处|科|室|办|课|系|股|组|团委|工会|党委|纪委|机关党委|总支|支部)$", raw):
            return kind_of(raw) != "government" or raw.endswith(("室", "办")) or chained
        if _SCHOOL.search(root) or root in ("我校", "我院"):
            return bool(re.search(r"(?:学院|研究院|中心|研究所|院|所|馆|社|会)$", raw))
        return chained and bool(re.search(r"(?:[究分总]院|中心|委员会|分会|理事会|监事会|董事会|政法委|[一-龥]审[委会]|女职委|纪委|监委|书记处|秘书处|总队|支队|分院|所|站|队|厅|局)$", raw))

    @staticmethod
    def _root(name: str) -> str:
        """The part of a name that carries departments: 三门峡市委 of 三门峡市委宣传部, a company of its office."""
        match = re.match(r".*?(?:[省市区县州旗盟]委(?!员会)|人民政府|人大常委会|政协|总工会|有限公司|有限责任公司|集团公司|大学(?!城)|(?<!研究)(?:学院)(?=.*(?:部|处|办|院|系|中心))|中央(?=[^，]*部))", name)
        return match[0] if match else name


_LEGAL = re.compile(r"(?:（[^（）]*）)?(?:股份|集团|控股|投资|实业|有限|责任|公司|\s)+$")


def _core(name: str) -> str:
    """A company's name without its place before and its legal form behind: 长安汽车."""
    core = _LEGAL.sub("", name)
    divisions = Divisions.load()
    for length in (4, 3, 2):
        if len(core) - length >= 3 and divisions.named(core[:length]):
            return core[length:]
    return core


_VISITOR = re.compile(r"(?:[^，。；、]{0,10}(?:书记|校长|院长|教授|主任|处长|部长|老师|专家))|一行|代表团|考察团|来|到|赴|教授|师生")


class Focus:
    """The body a story speaks of as 我校, 学校, 公司."""

    def __init__(self, text: str, names: list[tuple[int, str, str]]) -> None:
        """names: (position, canonical name, kind) of the organizations of the page."""
        self._text = text
        self._names = [(at, n) for at, n, _ in names]
        congress = re.search(r"[^，。；：\s“《》”、在]{2,30}?第[一二三四五六七八九十\d]+[次届][^，。\s]{0,8}代表大会", text)
        self.congress = congress[0] if congress else ""
        self.speaker = ""
        cores = {(_core(n), n) for _, n, k in names if k == "company" and n.endswith("公司") and "分公司" not in n}
        self._cores = sorted(((c, n) for c, n in cores if len(c) >= 3 and c != n), key=lambda row: (-len(row[0]), row))
        self._schools = [(at, n) for at, n, _ in names if _SCHOOL.search(n)]
        self._companies = [(at, n) for at, n, k in names if k == "company"]
        self._own_school = bool(re.search(r"我校|本校|我院(?!士)|来校|到校|(?<![学高院])校党委书记", text))
        self._host = self._host_school(names) if self._own_school else ""

    def ending(self, bare: str, at: int) -> str:
        """The body of which only the last word is repeated (联合会会长, 局党组书记): its full name, or "" if none.

        A single character (局, 院, 委) means the page's own body: the one of that ending it names most.
        """
        if (len(bare) == 1 and bare not in "委部处") or re.fullmatch(r"[省市区县本我](?:局|中心|所|馆|台)", bare):
            own = [n for _, n in self._names if n.endswith(bare[-1]) and len(n) > 3]
            return max(own, key=lambda n: (own.count(n), -own.index(n))) if own else ""
        if len(bare) > 4 or bare[0] in "省市区县州" or kind_of(bare) in ("other", "department", "party"):
            return ""
        before = [n for position, n in self._names if position < at and n.endswith(bare) and len(n) > len(bare) + 1]
        return before[-1] if before else ""

    def last(self, ending: str, at: int) -> str:
        """The street, town or community named last before a place: the full name of 街道 alone; "" if none."""
        found = [(p, n) for p, n in self._names if p < at and ending in n[2:]]
        if not found:
            return ""
        name = max(found)[1]
        return name[: name.rindex(ending) + len(ending)]

    def nearest(self, at: int) -> str:
        """The union, party or government body named last before a place in its paragraph; "" if none."""
        start = self._text.rfind("\n", 0, at)
        before = [n for p, n in self._names if start < p < at and kind_of(n) in ("union", "government", "party")]
        return before[-1] if before else ""

    def speaks(self, start: int, end: int) -> bool:
        """Whether the page speaks of its own school between two places, and a sentence ends there: 来我校调研。校长甲."""
        return start < end and bool(re.search(r"(?:我校|来校|到校|我院).*。", self._text[start:end], re.S))

    def school(self, at: int) -> str:
        """The school the page speaks of as its own: by name where the page names it, else 我校; without 我校 the one named first."""
        if self._own_school:
            return self._host or ("我院" if "我院" in self._text and "我校" not in self._text else "我校")
        return self._first(self._schools, at) if self._schools else "我校"

    def _host_school(self, names: list[tuple[int, str, str]]) -> str:
        """The one school that is never said to come or to be another's partner only; "" if none or several."""
        guests: set[str] = set()
        hosts: set[str] = set()
        for at, name, _ in names:
            match = re.match(r".{2,}?(?:大学|学院|党校|中学|小学|学校)(?!城)", name)
            if not match:
                continue
            school = match[0]
            if school.startswith(("我", "学校", "本校")):
                continue
            written = self._text.find(school[-2:], at) + 2
            if _VISITOR.match(self._text, written):
                guests.add(school)
            elif self._text[max(0, at - 1) : at] not in tuple("与和、") or re.search(r"总工会[、与和]$", self._text[max(0, at - 6) : at]):
                hosts.add(school)
        left = hosts - guests
        left = {school for school in left if school.endswith("大学")} or left
        return left.pop() if len(left) == 1 else ""

    def company(self, at: int) -> str:
        """The company that 公司 means: that of the first person read, else the one named first, "" if none."""
        if not self.speaker and self._companies:
            self.speaker = self._first(self._companies, at)
        return self.speaker

    def full(self, name: str) -> str:
        """A company or school by the full name the page gives it: 长安汽车采购中心 → 重庆长安汽车股份有限公司采购中心."""
        for core, whole in self._cores:
            rest = name[len(core) :]
            if name.startswith(core) and rest[:1] != "（" and not re.search("有限|公司.", rest) and not whole.startswith(name):
                if not rest.endswith("集团") and (not rest.endswith("公司") or rest == "公司"):
                    return whole + rest.removeprefix("公司")
            if name == core:
                return whole
        return name

    def own(self, title: Title, at: int) -> str:
        """The body of a title that stands quite alone (党委书记甲): the page's own school or company, or ""."""
        word = title.base.word
        if word == "校长" or (self._own_school and (title.text.startswith("党委") or word == "院长")):
            return self.school(at)
        endings = title_bodies().get(word)
        fitting = [(p, n) for p, n in self._names if endings.search(n)] if endings else []
        if not fitting and word == "书记" and title.text.startswith("党组"):
            fitting = [(p, n) for p, n in self._names if re.search(r"总工会|局|厅|委员会|社|协会|联合会|政协|人大常委会|中心$", n)]
        if fitting:
            before = [n for p, n in fitting if p < at]
            return max(set(before), key=lambda n: (before.count(n), -before.index(n))) if before else fitting[0][1]
        if word in ("工程师", "总工程师") or title.text.startswith(("党委", "工会")):
            return self.company(at)
        return ""

    @staticmethod
    def _first(names: list[tuple[int, str]], at: int) -> str:
        return min((abs(position - at) if position > at else 0, position, name) for position, name in names)[2]
