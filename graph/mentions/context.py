"""What a story is about: the divisions its short forms refer to (市总工会, 区委), and the body that says 我校 or 公司."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from graph.gazetteer.divisions import Division, Divisions
from graph.mentions.levels import cities_below, is_level, lift, lift_above, names_city_below
from graph.mentions.types import PlaceMention
from graph.model.records import Span
from graph.text.sentences import sentence_start

# Where the subject of a clause goes is not where it comes from: 市长某某带队拜访海淀区政府.
_BESIDE_US = re.compile("(?P<before>[和与同及、])我[省市区县](?![一-鿿]{0,2}[镇乡])|我[省市区县](?:总工会|(?:人民)?政府|[一-鿿]{2,8}?局)?[和与同](?!谐|时|样|志|步)")
_GOES = re.compile(r"(?:赴|前往|拜访了?|到访|走访了?|到|来到|抵达|走进)[^，。；：、\n]{0,2}$")
# Whose delegation has come is not whom the page means by 我市.
_GUESTS = re.compile(r"(?:[^，。；：、\s来到赴在率]{0,10}(?:代表团|考察团|考察组|访问团|参访团|学习团|客人|来宾)|[^，。；：、\s来到赴在]{0,4}一行)")
_SOURCE = re.compile("(?:来源|稿源|供稿(?:单位)?|主办单位|发布(?:单位|机构)|版权所有)[：:][ 　]*|(?:^|\\n)【(?=[^】]*(?:局|工会|委|政府|办)】)")
_FROM_PAPER = re.compile("(?:来源|稿源)[：:][ 　]*$")
_PAPER = re.compile("[一-龥]{0,4}?(?:[日晚晨早商时周]报|[都市青年政协法治工人]{2}报|报社|传媒|电视|广播|[新在]?[闻线]?网)")  # tells of other places as well
_FOOT = 300  # characters at the end of a page in which a site names itself
_SUBJECT = re.compile("(?:^|[。；，\n日午])(?:重庆市|四川省)?$")  # before the place that does what is told
_NEXT_CLAUSE = re.compile("[，；。]")
_WHOLE_BODY = re.compile("总工会|妇联|工商联|政协|人大常委会|[一-龥]{2,8}?局")
_GOAL = re.compile("(?:[在赴来到]|前往|走进|莅临|深入|拜访|走访|调研|考察)[^，。；：、\n]{0,2}$")
_TOWN = re.compile("[一-龥]{1,6}?(?:镇|乡|街道)")
_LEADS = re.compile("[^，。；\n]{2,40}?(?:率领?|带领)(?![^，。；]{2,16}?(?:组|团)(?:一行)?(?:参观|考察|查看|察看)了)")
_OF_GROUP = re.compile(r"[^，。；：、]{0,4}?(?:考察|访问|交流|调研|学习|参访|代表|检查|督导)(?:团|组)")  # 会见赴黔考察团: others went there
_TO_US = re.compile(r"(?:来|到|赴|莅临|莅)[我本][省市区县州校院]")
_PART_OF_NAME = re.compile("(?![省市区县州委政人])[一-龥]{2,8}?(?:园区|产业园|科技园|开发区|大学|学院|医院|研究院)")  # 上海国际医学园区
_TO_HERE = re.compile("来(?P<home>[一-龥])(?=考察|调研|参观|学习|访问|交流|洽谈|开展|检查|指导|视察|督导|走访|[，。])")  # 来绵考察, on a page that names 绵阳
_HELD_AT = re.compile("在.+(?:召开|举行|举办|开幕|闭幕|隆重)")  # 在成都召开: where it was held, not whose it was
_NATIONAL, _BEFORE = re.compile("全国|中国|党的|中央"), 40  # an occasion of the country, and characters in which it is named before
_LIFTED, _MOST_LIFTED = 4, 7  # what a district says for the city above it, and all its districts together
_WE_GO, _LONGEST_NAME = re.compile("我[省市区县州][^。；\n]{0,24}?(?:赴|前往|到访|走访|走进)"), 12
_CAME = re.compile("(?:一行|[组团])(?:[0-9一二三四五六七八九十]+人)?(?:前来|来访|到访|来到|来|到|赴|莅临)[^，。；]*，")
_RECEIVED = re.compile("(?:会见|接见|会晤|欢迎)了?(?:来访的|到访的)?$")  # 省长甲会见甘肃省委书记乙
_ARRIVES = re.compile(r"(?:一行|[组团代表])[^，。；]{0,6}(?:来到?|到|赴|莅临)[我本][省市区县州校院]")  # whoever is named behind that is of here
_SHORT_BODY = "(?=委|政协|人大|政府|人民政府|总工会|纪委)"
_ROW = 3  # places joined by 、 that are a row
_NEAREST = 40  # places looked back at in a sentence
_CLAUSES = 120  # characters looked ahead for where the subject goes
_BODY = re.compile(r"市?(?:委|人民政府|政府|人大|政协|总工会|副?市长|纪委)")


_VISITS = re.compile("考察|学习|招商|访问|拜访|取经|洽谈|对接|交流|代表团|率团|赴")
_STOP = re.compile("[。；\n]")
_CITED_VISIT = re.compile("总书记在[^。；\n]{2,120}?(?:考察|视察|听取|调研)[^。；\n]{0,40}?(?:重要(?:指示|讲话|要求)|指示精神|讲话精神)")


class Context:
    """The places of a page, asked for by position. Offsets of the repaired text."""

    def __init__(self, text: str, places: list[PlaceMention], sections: list[Span], headings: dict[int, Division]) -> None:
        """sections: the page's stories, and their parts under place headings, in order; headings: section index -> place."""
        self.text = text
        self.places = places
        self._starts = [p.span[0] for p in places]
        self._by_start = {p.span[0]: p for p in reversed(places)}  # the first of those that start alike
        self._sections = sections
        self._section_starts = [s[0] for s in sections]
        self._headings = headings
        self._dominant: dict[tuple[int, str, str], Division | None] = {}
        self._named_in: dict[int, list[Division]] = {}  # by section
        self._homonyms: dict[str, Division | None] = {}
        cited = [match.span() for match in _CITED_VISIT.finditer(text)] if "总书记在" in text else []
        self._elsewhere = {p.span for a, b in cited for p in self.within(a, b)}  # places of which only a leader's visit is cited
        self.title_ends: list[int] = []  # where post titles end, sorted
        self.bodies: dict[int, str] = {}  # canonical name of the organization whose name ends there
        self.school = ""  # the school, hospital or court that says 我校, 我院
        self.weak: set[Span] = set()  # places that are only part of a company's or a venue's name

    def at(self, start: int) -> PlaceMention | None:
        """The place that starts exactly there."""
        return self._by_start.get(start)

    def within(self, start: int, end: int) -> list[PlaceMention]:
        """The places that lie in text[start:end]."""
        found = self.places[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [p for p in found if p.span[1] <= end] if found else found

    def last_title_end(self, end: int, low: int) -> int:
        """The last end of a post title in text[low:end], or `low`."""
        index = bisect_right(self.title_ends, end) - 1
        return max(low, self.title_ends[index]) if index >= 0 else low

    def section(self, at: int) -> int:
        """Index of the section that holds the position."""
        return max(0, bisect_right(self._section_starts, at) - 1)

    def innermost(self, start: int) -> Division | None:
        """The last of the places that follow each other from there, each within the one before: 武侯区 of 成都市武侯区总工会."""
        found: Division | None = None
        while (place := self._by_start.get(start)) is not None and (found is None or Divisions.load().within(place.division, found)):
            found, start = place.division, place.span[1]
        return found

    def places_end(self, start: int) -> int:
        """Where the places that follow each other from there end; the position itself if none starts there."""
        while (place := self._by_start.get(start)) is not None:
            start = place.span[1]
        return start

    @cached_property
    def headlined(self) -> list[Division]:
        """The divisions that the first line of the page names."""
        first = len(self.text) - len(self.text.lstrip())
        end = self.text.find("\n", first)
        return [p.division for p in self.within(first, end)] if end > first else []

    def around(self, at: int) -> list[Division]:
        """The divisions that the section of a position names, each once; not those of 川渝."""
        section = self.section(at)
        if section not in self._named_in:
            places = self.within(*self._sections[section]) if self._sections else []
            self._named_in[section] = list(dict.fromkeys(p.division for p in places if p.span not in self.weak and p.span[1] - p.span[0] > 1))
        return self._named_in[section]

    def nearest(self, char: str, at: int) -> Division | None:
        """The city or county named nearest to a position that has the character in its name."""
        found = self._by_char.get(char, [])
        index = bisect_left(found, at, key=lambda p: p.span[0])
        return min(found[max(0, index - 1) : index + 1], key=lambda p: abs(p.span[0] - at)).division if found else None

    @cached_property
    def _by_char(self) -> dict[str, list[PlaceMention]]:
        found: dict[str, list[PlaceMention]] = {}
        for place in self.places:
            for char in {*place.division.name} if place.division.level != "province" else ():
                found.setdefault(char, []).append(place)
        return found

    @cached_property
    def _said_sources(self) -> dict[int, Division]:
        """By position, the divisions whose body the page is from: 来源：邻水县总工会."""
        foot = len(self.text) - _FOOT  # above it, 主办单位 holds what is told of
        said = (m.end() for m in _SOURCE.finditer(self.text) if m[0][0] != "主" or m.start() >= foot)
        return {at: d for at in said if (d := self.innermost(at)) is not None and not _PAPER.match(self.text, self.places_end(at))}

    @cached_property
    def _source_places(self) -> set[int]:
        """Where the places begin that those sources are named with."""
        return {p.span[0] for at in self._said_sources for p in self.within(at, self.places_end(at))}

    @property
    def _sources(self) -> list[Division]:
        return list(self._said_sources.values())

    @cached_property
    def _beside_us(self) -> list[PlaceMention]:
        """The places that stand beside ours: 资阳市安岳县 of 资阳市安岳县和我县, or of 我县与资阳市安岳县."""
        found = []
        for beside in _BESIDE_US.finditer(self.text):
            at = beside.start() if beside["before"] else beside.end()
            near = self.within(max(0, at - _LONGEST_NAME), at) if beside["before"] else self.within(at, at + _LONGEST_NAME)
            found += [p for p in near if at in p.span]
        return found

    @cached_property
    def towns(self) -> dict[str, Division]:
        """The towns and streets that the text names behind their county or district, those of one county: 石蟆镇 of 江津石蟆镇."""
        found: dict[str, dict[str, Division]] = {}
        for place in self.places:
            town = _TOWN.match(self.text, place.span[1]) if place.division.level == "county" else None
            if town is not None:
                found.setdefault(town[0], {})[place.division.id] = place.division
        return {name: next(iter(counties.values())) for name, counties in found.items() if len(counties) == 1}

    @cached_property
    def cities_below(self) -> frozenset[int]:
        """Where the cities are named whose heads are spoken of as people of the city above (副市长、枝江市委书记)."""
        return cities_below(self.text)

    def region(self, level: str, at: int) -> Division | None:
        """The division that a short form (市总工会) at this position means, or None.

        Sought before it in its sentence, then in the heading of its section, then in the whole section, then in the page.
        """
        if (led := _LEADS.match(self.text, at)) and (group := self.at(led.end())) and _OF_GROUP.match(self.text, group.span[1]) and (own := lift(group.division, level)):
            return own  # 市长甲率泸州市代表团
        if level == "市" and (below := names_city_below(self.text, at)) and (city := self.at(below)) and (own := lift_above(city.division, level)):
            return own  # 副市长、枝江市委书记甲
        sentence = sentence_start(self.text, at)
        arrived = _ARRIVES.search(self.text, max(sentence, at - _CLAUSES), at)
        of_guests: Division | None = None
        heading = self._headings.get(self.section(at))
        headed = lift(heading, level) if heading is not None else None
        for place in reversed(self.within(arrived.end() if arrived else sentence, at)[-_NEAREST:]):
            seat = self.text[place.span[0] - 1 : place.span[0]] == "驻"  # 市政府驻北京办事处 is no body of Beijing
            guest = _RECEIVED.search(self.text, max(sentence, place.span[0] - 6), place.span[0]) and "一行" in self.text[place.span[1] : at]
            if not seat and not guest and place not in self._beside_us and not self._joint(place) and not _PART_OF_NAME.match(self.text, place.span[1]) and place.span not in self.weak and not self._in_list(place) and (found := lift(place.division, level)) and is_level(place.division, level):
                if place.span[0] in self.cities_below:
                    return lift_above(found, level) or found
                begin = next((p.span[0] for p in self.within(max(sentence, place.span[0] - 6), place.span[0]) if p.span[1] == place.span[0]), place.span[0])
                if _GOES.search(self.text, max(sentence, place.span[0] - 8), place.span[0]) or self.text[begin - 1 : begin] in ("与", "同"):
                    # 市政协主席甲前往海宁市调研，市政协秘书长乙参加: both are of one city; 市委政法委与江北区委政法委签署…，市公安局….
                    sent = re.compile(f"(?:^|[，、；：。\n]){level}{_SHORT_BODY}").search(self.text, max(0, sentence - 1), place.span[0])
                    if sent is not None:
                        return self.region(level, sent.end() - 1)
                if self._told_apart(found, place.span[1], level, at):
                    continue  # 船山区总工会某某；区总工会某某, on a page of 潼南区
                if _CAME.search(self.text, place.span[1], at):
                    of_guests = of_guests or found  # 甲市总工会主席某某一行前来考察，市妇联主席某某陪同
                    continue
                return headed if headed is not None and Divisions.load().within(headed, found) else found  # 内江市 in an item headed 隆昌市
        section = self.section(at)
        if headed is not None:
            return headed
        goal = self._goal(at, level)
        if (found := self._told_most(section, level, goal) or self._of_school(level)) is not None:
            return found
        if goal and not self._abroad(at) and (found := self._told_most(section, level, "")) is not None:
            return found  # where no other is named, its own people went there: 市委书记某某到绵阳市…
        return self._unplaced(level) or of_guests

    def _told_apart(self, found: Division, end: int, level: str, at: int) -> bool:
        """Whether the page is of another division of this level, and names the same body of the found one in full close by."""
        own = [d for source in self._sources if (d := lift(source, level)) is not None]
        if not own or found in own or not _NEXT_CLAUSE.search(self.text, end, at):
            return False
        body = _WHOLE_BODY.match(self.text, at + len(level))
        full = found.full_name + body[0] if body else ""
        return full != "" and self.text.find(full, max(0, at - _CLAUSES), at + _CLAUSES) >= 0

    def another(self, level: str, but: Division, at: int) -> Division | None:
        """The division of a level that the story is about beside another one of that level."""
        return self._told_most(self.section(at), level, but.id)

    def _told_most(self, section: int, level: str, but: str) -> Division | None:
        """The division named most in a section, else in the page, but not the one of that id."""
        for where in (section, -1):
            if (where, level, but) not in self._dominant:
                self._dominant[where, level, but] = self._most(where, level, but)
            if (found := self._dominant[where, level, but]) is not None:
                return found
        return None

    def _unplaced(self, level: str) -> Division | None:
        """The one district or county of this level whose body the page names, where several bear the name: by its name, without a code."""
        if level not in self._homonyms:
            named = re.findall(f"([一-鿿]{{1,3}}{level})(?:{_SHORT_BODY}|(?=党政代表团))", self.text) if level in "市区县" else []
            divisions = Divisions.load()
            names = {name[-size:] for name in named for size in (2, 3, 4) if size <= len(name) and len(divisions.named(name[-size:])) > 1}
            name = names.pop() if len(names) == 1 else ""
            if name and (re.search(f"(?:来访的|会见了?|接待了?|[与同和]){name}|{name}[^。；\n]{{0,24}}(?:一行|率|来访)", self.text) or self._contradicted(name, level)):
                name = ""  # a guest's
            self._homonyms[level] = Division("", "", name[:-1], name, "county", "") if name else None
        return self._homonyms[level]

    def _contradicted(self, name: str, level: str) -> bool:
        """Whether the body of that name has another head than the one of the level alone: 区委书记甲与鼓楼区委书记乙."""
        for title in ("委书记", "长", "政协主席", "人大常委会主任"):
            heads = {m[1] is not None: m[2] for m in re.finditer(f"({name[:-1]})?{level}{title}([一-鿿]{{2}})", self.text)}
            if len(set(heads.values())) > 1:
                return True
        return False

    def _of_school(self, level: str) -> Division | None:
        """The division of this level that the page's own school is named after: 四川 of 四川农业大学."""
        divisions = Divisions.load()
        for size in (5, 4, 3, 2) if self.school else ():
            named = divisions.named(self.school[:size])
            if named:
                return lift(named[0], level)
        return None

    def _joint(self, place: PlaceMention) -> bool:
        """Whether a place is half of a short form of two: 渝 of 川渝高竹新区."""
        start, end = place.span
        return end - start == 1 and any(other is not None and other.span[1] - other.span[0] == 1 for other in (self.at(start - 1), self.at(end)))

    def _in_list(self, place: PlaceMention) -> bool:
        """Whether a place is one of a list of places (甲市、乙县、丙区、市发改委): nothing behind the list is of it."""
        start, end = place.span
        return (self.text[end : end + 1] == "、" and self.at(end + 1) is not None) or (
            self.text[end : end + 1] == "、" and self.text[start - 1 : start] == "、" and any(p.span[1] == start - 1 for p in self.within(max(0, start - 12), start))
        )

    def _in_row(self, place: PlaceMention) -> bool:
        """Whether a place is one of three or more in a row: 在陕西西安、宝鸡、渭南三地举行."""
        row, end = 1, place.span[1]
        while row < _ROW and self.text[end : end + 1] == "、" and (following := self.at(end + 1)) is not None:
            row, end = row + 1, following.span[1]
        start = place.span[0]
        while row < _ROW and self.text[start - 1 : start] == "、" and (before := next((p for p in self.within(max(0, start - 12), start - 1) if p.span[1] == start - 1), None)) is not None:
            row, start = row + 1, before.span[0]
        return row >= _ROW

    def before(self, at: int) -> Division | None:
        """The province, city or county named last before a position in its sentence, outside the names of companies."""
        sentence = sentence_start(self.text, at)
        return next((p.division for p in reversed(self.within(sentence, at)) if p.span not in self.weak), None)

    def _goal(self, at: int, level: str) -> str:
        """Id of the division of this level that the subject at a position goes to in its sentence, or ""."""
        end = min(len(self.text), at + _CLAUSES)
        stop = _STOP.search(self.text[at:end])
        for place in self.within(at, at + stop.start() if stop else end):
            # A city's own people go to its districts without naming it: 副市长某某到涪陵区调研.
            if is_level(place.division, level) and _GOES.search(self.text, max(at, place.span[0] - 8), place.span[0]) and not _OF_GROUP.match(self.text, place.span[1]):
                return place.division.id
        return ""

    def _abroad(self, at: int) -> bool:
        """Whether the words of a clause tell of a visit to others: 赴成都市考察学习."""
        stop = _STOP.search(self.text, at)
        return _VISITS.search(self.text, at, min(stop.start() if stop else len(self.text), at + _CLAUSES)) is not None

    def _most(self, section: int, level: str, but: str) -> Division | None:
        """The division named most in a section (-1: the page), but not the one of that id."""
        if not self._sections:
            return None
        start, end = (0, len(self.text)) if section < 0 else self._sections[section]
        votes: Counter[str] = Counter()
        lifted: Counter[str] = Counter()
        first: dict[str, int] = {}
        by_id: dict[str, Division] = {}
        named, subjects = set[str](), set[str]()  # outside the source of the page, and those that begin a clause
        alone: set[str] = set()  # named by themselves, and not only before a part of them: 重庆市 of 重庆市渝北区
        for place in self.within(start, end):
            found = lift(place.division, level)
            if found is None or found.id == but or place.span in self._elsewhere:
                continue
            direct = is_level(place.division, level)
            away = _GUESTS.match(self.text, place.span[1]) or _GOES.search(self.text, max(start, place.span[0] - 8), place.span[0])
            held = direct and _HELD_AT.search(self.text, max(start, place.span[0] - 1), place.span[1] + 4) is not None
            if held and found.full_name == "北京市" and _NATIONAL.search(self.text, max(start, place.span[0] - _BEFORE), place.span[0]):
                continue  # where a national congress was held
            leads_on = self._leads_on(place)
            paper = _PAPER.match(self.text, place.span[1]) and _FROM_PAPER.search(self.text, max(start, place.span[0] - 6), place.span[0])
            slight = place.span in self.weak or paper is not None or place.span[1] - place.span[0] == 1 or held or leads_on or self._in_row(place)
            alone |= {found.id} if direct and not leads_on else set()
            of_source = place.span[0] in self._source_places
            named |= set() if of_source else {found.id}
            subjects |= {found.id} if direct and not away and not of_source and _SUBJECT.search(self.text, max(start, place.span[0] - 6), place.span[0]) else set()
            body = direct and _BODY.match(self.text, place.span[1]) is not None
            if not direct and not slight and not away:
                lifted[found.id] += _LIFTED
            else:
                votes[found.id] += 1 if slight or (away and not body) else 8
            first.setdefault(found.id, place.span[0])
            by_id[found.id] = found
        for one, count in lifted.items():
            votes[one] += min(count, _MOST_LIFTED)
        visitors = self._visitors(start, end, level)
        visitors = visitors if any(votes[one] > 1 for one in votes if one not in visitors) else set()
        own = {d.id for source in self._sources if (d := lift(source, level)) is not None}
        own = own if own & named or not subjects - own else set()  # 来源：成都市总工会, of a story that tells of 绵阳市 alone
        best = sorted(votes, key=lambda i: (i not in own, i in visitors, level == "市" and bool(alone) and i not in alone, -votes[i], first[i]))
        if not best:
            return None
        return by_id[best[0]] if level != "市" else self._of_two_cities(by_id[best[0]], by_id, start, end)

    def _leads_on(self, place: PlaceMention) -> bool:
        """Whether a place only stands before one within it: 重庆市|永川区."""
        inner = self.at(place.span[1])
        return inner is not None and inner.division.id != place.division.id and Divisions.load().within(inner.division, place.division)

    def _visitors(self, start: int, end: int, level: str) -> set[str]:
        """Ids of the divisions of this level from which somebody came to us: 泸州市委书记某某率团赴我市考察."""
        found = set()
        received = [p for p in self.within(start, end) if _RECEIVED.search(self.text, max(start, p.span[0] - 6), p.span[0])]
        found |= {d.id for p in received if (d := lift(p.division, level)) is not None}
        for gone in _WE_GO.finditer(self.text, start, end):  # 我市代表团赴永川区学习: whoever is named there is no one of ours
            found |= {d.id for p in self.within(gone.end(), gone.end() + _LONGEST_NAME) if p.span[0] - gone.end() < 2 and (d := lift(p.division, level)) is not None}
        found |= {p.division.id for p in self._beside_us if start <= p.span[0] < end and is_level(p.division, level)}
        homes = {place.division.full_name[0] for place in self.within(start, end)}
        called = (match for match in _TO_HERE.finditer(self.text, start, end) if match["home"] in homes)
        for match in (*_TO_US.finditer(self.text, start, end), *called):
            sentence = sentence_start(self.text, match.start(), max(start, match.start() - _CLAUSES))
            found |= {d.id for p in self.within(sentence, match.start()) if (d := lift(p.division, level)) is not None}
        return found

    def _of_two_cities(self, best: Division, others: dict[str, Division], start: int, end: int) -> Division:
        """Of a city and the city above it, 市 means the one whose bodies the text names first (昭通市委书记在水富市)."""
        parent = Divisions.load().parent_of(best)
        if best.level != "county" or parent is None or parent.id not in others:
            return best
        line = self.text.find("\n", start, end)
        headline = {place.division.id for place in self.within(start, line) if not _GOAL.search(self.text, start, place.span[0])} if line > start else set()
        if best.id in headline and parent.id not in headline:
            return best
        for place in self.within(start, end):
            if place.division.id in (best.id, parent.id) and _BODY.match(self.text, place.span[1]):
                return place.division
        return best
