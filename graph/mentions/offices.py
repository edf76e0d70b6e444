"""The body that a title belongs to: as the words before it say, as the title before it had, or as the page is about."""

import re
from dataclasses import replace

from graph.gazetteer.divisions import Divisions
from graph.gazetteer.names import NOTHING, NameModel
from graph.mentions import terms
from graph.mentions.behind import ends_in_name, is_name, repeated
from graph.mentions.carriers import DOUBLE, has_heads, is_institute
from graph.mentions.coined import is_coined
from graph.mentions.committees import of_house
from graph.mentions.context import Context
from graph.mentions.departments import OWN_BODY, SERVICE, SUBSIDIARY, WIDE, is_part, root_of, with_words
from graph.mentions.firms import is_brand, is_firm
from graph.mentions.focus import SCHOOL, Focus
from graph.mentions.governments import government
from graph.mentions.houses import UNNAMED, placed, school_of
from graph.mentions.inheritance import Inheritance
from graph.mentions.kinds import COUNTRY, kind_of
from graph.mentions.lexicon import HAN, expansions, ministries, organization_kinds
from graph.mentions.name_starts import LONGEST, name_start, verbal
from graph.mentions.organizations import canonical
from graph.mentions.short_forms import expanded
from graph.mentions.titles import Title
from graph.mentions.towns import in_town, town_before
from graph.mentions.types import Held
from graph.mentions.works import OF_WORK, of_work

_OF_OWN_FIRM = frozenset({"创始人", "联合创始人", "CEO", "首席执行官", "董事长"})
_PART_OF_FIRM = re.compile("(?:部|中心|公司|事业群|区域|板块|业务|总部|大区|工厂|分厂|车间)$")
_OF_EDITORS = ("编辑", "主编", "总编", "总编辑", "社长", "执行主编")
_OF_LEARNING = (*terms.SCHOLARS, "博士")
_OF_LEARNED = (*_OF_LEARNING, "医师", "药师", "护师", "工程师", "律师")
_NAMED_BEFORE = (*_OF_LEARNING, "师", "参赞")
_FORMER = re.compile(r"(?:原任?|时任|前任?|曾任|历任)$")
_CLINIC = re.compile(f"[内外妇儿产骨眼牙口肿皮急麻超放检病药心胸泌神肾呼消血感康疼中针推肛乳烧老重精介核输导][{HAN}]{{0,7}}科|[{HAN}]{{1,6}}(?:腔|肤|瘤|像|验|剂|诊|症|醉|疗|经|血管|保健|髓|吸|化|外|内)科|[{HAN}]{{1,8}}(?:病区|护理部|医务部|门诊部)|护理部|医务部|门诊部")
_SMALL_COLLEGE, _BLANK, _STOPS = re.compile(".{1,6}(?<!科)学院"), re.compile(r"[\s　]"), re.compile("[。；\n]")
_WAS_OF = re.compile("(?P<of>我[校院]|.*?(?:总工会|学[校院]|大学|公司|集团|[医法]院|检察院|银行|[市区县省州]委|委员会|政府|[厅局会])|[省市区县州])原(?![料种子煤水创油始木野则址因生材矿点著文产酒浆样发版奶粮住位真汁阳平州])(?=.)")  # 某总工会原|办公室主任
_OF_BANK = re.compile("(?:事业部|[业营金客]务部)$")  # 某银行高级专家甲，普惠金融|事业部
_NO_VILLAGE = re.compile("优秀|先进|年轻|城中$|农$|[镇乡县区市老]$")  # before 村支书
_FROM = re.compile("来自[^，。；：、和与及]*[局会院校厂司社部委办站所学团馆行台]的$")  # 来自某总工会的|副主席甲
_REACH = 45  # characters of such a clause
_ELECTED = re.compile(r"(?:选举产生了?|新当选的?|当选的|新任|履新|推选出了?|选出了?)$")
_STATES, _CONGRESSES = ("困难", "一线", "优秀", "普通", "退休", "患病"), tuple(level + "人大" for level in "省市区县州旗")
_CALLINGS, _SOCIETY = frozenset({"作家", "画家", "书法家", "演员", "导演", "编剧"}), re.compile("(?:协会|学会|联合会|文联)$")
_PLACE_BODY = re.compile(r"(.*?)(?:党工委|党委|工委|党总支|党支部|(?<=区)管委会)$")
_WAS = re.compile(r"(?:上一?届|(?<![之以年月日天会门])前|原|原任|时任|前任|曾任|此前担?任|曾担任)$")
_SHORT_NAME = re.compile("^（[^（）]*简称[^（）]*）")
# What stands between a body and a title and is of neither: 经济学院|2021级硕士研究生, 某某集团（某某日报社）总编辑, 市场监督管理局（市知识产权局）局长.
_ADDED = re.compile(f"(?:(?<=学院)[{HAN}]{{2,10}}?专业|(?<=[系所])[{HAN}]{{2,10}}?专业)?(?:20)?[0-9]{{2}}级(?:[{HAN}]{{2,12}}?专业)?$|(?<=.)（[^（）]{{2,14}}(?:社|公司|集团)）$|(?<=[局委厅室办])（[省市区县州][^（）]{{2,14}}[局委厅室办]）$|(?<=[院所心])（[^（）]{{2,14}}(?:院|所|中心)）$|(?<=[处部区院队室])[上中少大][校将尉]$|(?<=.[心部处室])（[^（）]{{2,8}}）$")
_OF_LEVEL = re.compile(r"[省市区县州](?!场|政(?!府|协|法|务|研)|民(?!政|宗|建|革|盟|进|委|营|防|族)|域|块)")
_PROVINCIAL = re.compile("[^部院会央国团办]{2,8}厅(?:.{2,12}[处科室])?")  # every one is a province's, but those of the offices of central bodies
_SMALL_OFFICE = re.compile(r"(?!中央).{0,3}(?:办公室|科|室|处|股|办)")


class Offices:
    """Makes posts of titles: organization and single title, in the words of the contract."""

    def __init__(self, text: str, context: Context, focus: Focus) -> None:
        self.text = text
        self.context = context
        self.focus = focus
        self.inheritance = Inheritance(text, focus)
        self._region: tuple[int, str] = (-1, "")  # the region whose organ was read last, and where
        self._generic = False  # whether the last body was read from what the page is about, not from its own words
        self.beside: list[Held] = []  # all posts of the person read last
        self.unknown = False  # whether the last title has words of a body before it that is not known (商会会长)

    def posts(self, title: Title, low: int, before: Held | None, chained: bool) -> list[Held] | None:
        start, end = title.span
        if title.base.body == "none" or (title.text == "执行主席" and self.text.endswith(("大会", "会议", "全会"), 0, start)):
            return None
        begin = name_start(self.text, start, low, self.context)
        while begin < start and self.text[begin] in "、，,和兼及与 　/":
            begin += 1
        begin += self.text[begin:start] == "以"  # 以会长某某为团长的某会代表团
        if title.base.word.endswith(_OF_LEARNED) and any(at in self.context.bodies and is_name(self.text[at:start]) for at in (start - 2, start - 3)):
            return None  # 医院常智杰教授: a name behind its body
        raw = _ADDED.sub("", terms.without_term(self.text[begin:start])).removesuffix("分管") if begin < start else ""
        if not chained and ends_in_name(raw):
            return None  # 某校党支部甲|副书记
        status = "current"
        if former := _FORMER.search(raw):
            raw, status = raw[: former.start()], "former"
        elif was := _WAS_OF.match(raw):
            raw, status = was["of"] + raw[was.end() :], "former"
        elif _WAS.search(self.text[max(0, begin - 4) : begin]):
            status = "former"
        elif chained and before is not None and not raw:
            status = before.status
        if _ELECTED.search(self.text, max(0, begin - 8), begin):
            status = "appointed"
        text = title.text
        if raw and title.base.word in terms.OF_A_BODY and "副" not in text and not terms.WHOLE_ENDING.search(raw):
            raw += title.base.word[0]  # 宣传部长 is 宣传部 + 部长
        if raw and text == "村支书" and not _NO_VILLAGE.search(raw):
            raw, text = raw.removesuffix("村") + "村", "支书"
        if raw and text.endswith("系主任") and raw[-1] not in "关联体派":
            raw, text = raw.removesuffix("系") + "系", text.removesuffix("系主任") + "主任"
        self._generic = False
        if title.base.shared and raw.endswith(_STATES):  # 该市困难|职工
            return None
        if not raw and self.text[start - 1 : start] == "的" and _FROM.search(self.text, max(0, start - _REACH), start):
            home = self.context.bodies.get(start - 1)
            return None if home is None else [Held(home, text, root_of(home), (start, end), status, title.base.shared, "title-before-name", 0.85)]
        organization, root = self._organization(raw, begin, title, before, chained)
        self.unknown = organization is None and bool(raw)
        if organization and organization.endswith(("组", "院", "中", "校友会")) and (full := self.focus.full_names.full(organization)) != organization:
            organization = root = full
        if lead := terms.REGION.match(root):
            self._region = (end, lead["region"])
        if chained and before is not None and before.status == "former" and root == before.root and self.text[begin - 1 : begin] != "现":
            status = "former"  # 原某省委常委、宣传部部长
        if organization is None:
            return None
        if title.base.word == "主任" and organization.endswith(_CONGRESSES):
            organization = root = organization + "常委会"  # 县人大副主任
        if chained and not raw and title.base.word in _CALLINGS and _SOCIETY.search(root):
            return None  # 某作家协会副主席、作家
        organization = terms.without_number(organization)
        if not raw and text.startswith(("党工委", "纪工委")) and len(text) > 3 and not organization.endswith("工委") and (seat := terms.SEAT.match(organization)):
            organization, text = seat["of"] + text[:3], text[3:]
        if not raw and organization.endswith("理事会") and title.base.word in ("理事长", "会长", "秘书长", "监事长", "监事", "理事"):
            organization = root = organization.removesuffix("理事会")
        if not raw and not chained and before is not None and root == before.root:
            text = terms.in_committee(text, before.title)
        if raw.endswith(tuple("省市区县州")) and not raw.endswith("自治区") and text.startswith("党委") and (len(raw) == 1 or organization.endswith("委")):
            text = text.removeprefix("党委")
            if len(raw) == 1:
                organization = root = organization + "委"
        if text.startswith("党委") and organization.endswith(("自治区", "自治区委")):
            organization = root = organization.removesuffix("委") + "党委"
            text = text.removeprefix("党委")
        if len(root) > 3 and organization.startswith(root) and not terms.WHOLE_ENDING.search(organization):
            rest = _SHORT_NAME.sub("", organization[len(root) :])
            if rest.endswith("任") or (title.base.word in _OF_LEARNING and any(NameModel.load().score(rest[-size:]) > 0 for size in (2, 3) if len(rest) >= size)):
                return None  # 甲当选主委，乙任副主委; 医学院常智杰教授: a name behind its body
            if len(rest) in (2, 3) and NameModel.load().likely(rest, NOTHING if title.base.word.endswith(_NAMED_BEFORE) else -3.0 if self.text[end : end + 1] in tuple("，、。；") else 1.0):
                return None  # 元某某教授, 云上集团某某某董事长
            if (title.base.word in terms.OF_AN_ENTERPRISE and is_firm(rest)) or (title.base.word in terms.OF_A_FIRM and len(rest) > 3 and not rest.endswith(("区域", "大区", "总部", "片区", "地区")) and (WIDE.match(rest) or rest[:2] in root[:6] or Divisions.load().named(rest[:2]))):
                organization = root = rest  # 商会会长、华东五金城董事长, 通威集团总裁、通威太阳能董事长: another firm
            else:
                organization, text = root, rest + text
        if department := terms.OF_DEPARTMENT.fullmatch(text):  # 力学院|工程系主任
            organization, text = organization + department["of"], department["title"]
        branch = terms.branch_of(raw, text)
        organization, text = organization + branch, text.removeprefix(branch)
        if branch:
            organization = self.focus.full_names.full(organization)
        elif (branch := terms.branch_of(organization, text)) and organization.endswith(branch):
            text = text.removeprefix(branch)  # 民革某校总支主委甲、总支副主委乙
        if organ := terms.ORGAN_OF_PARTY.match(text):
            organization, text = organization + organ[0], text[organ.end() :]
        if text.startswith("党工委"):
            organization = organization.removesuffix("办事处")
        if text.startswith(terms.PARTY_BODIES) and terms.PLACE_ENDING.search(organization):
            body = next(b for b in terms.PARTY_BODIES if text.startswith(b))
            if len(text) > len(body) + 1:
                organization, text = organization + body, text[len(body) :]
        if organization.endswith(terms.OF_A_COMMITTEE) and organization == root + organization[-3:] and (SCHOOL.search(root) or root in UNNAMED):
            organization = f"{root}党委{organization[-3:]}"
        if (organization.endswith("代表团") and "团长" in text) or (text == "成员" and organization.endswith(("组", "队", "团"))):
            return None  # a part in the occasion, no post
        if double := DOUBLE.search(text):
            return self._double(text, double, organization, raw, begin, end, status, before)
        guessed = self._generic or (not raw and organization in ("国务院", "中共中央"))
        rule, confidence = ("own-body", 0.7) if guessed else ("title-before-name", 0.9)
        return [Held(organization, text, root, (begin, end), status, title.base.shared, rule, confidence)]

    def of_words(self, at: int, title: Title, before: Held | None = None) -> list[Held]:
        """The post of a title with the name between it and the words of its body, which end at `at`: 行风办|甲主任. before: of the person listed before."""
        begin = name_start(self.text, at, max(0, at - LONGEST), self.context)
        organization, root = self._organization(self.text[begin:at], begin, title, before, False)
        return [Held(organization, title.text, root, title.span)] if organization else []

    def of_region(self, post: Held, before: Held | None) -> Held:
        """A post in an organ of the region whose organ was named before: 上海市商务委员会主任甲，财政局局长乙."""
        lead = terms.REGION.match(before.root) if before is not None else None
        name = post.organization
        if not lead or not terms.BUREAU.search(name) or OWN_BODY.match(name) or name[0] in "省市区县州" or name.startswith(lead["region"]):
            return post
        if self.context.within(post.span[0], post.span[0] + len(name)):
            return post
        return replace(post, organization=lead["region"] + name, root=lead["region"] + post.root)

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
        return [Held(first, one, first, (begin, end), status, twin=twin), Held(second, two, first, (begin, end), status, twin=twin)]

    def _organization(self, raw: str, begin: int, title: Title, before: Held | None, chained: bool) -> tuple[str | None, str]:
        """(canonical organization, its root) of a title with these words before it; None where the words are no body."""
        if title.base.word in terms.GEOGRAPHIC:
            return government(self.context, raw, begin, title.base.word[0], before)
        if self.text[begin - 1 : begin] == "》" and (OF_WORK.fullmatch(raw) or (not raw and title.base.word in _OF_EDITORS and self.text[begin - 2 : begin - 1] not in tuple("法例定见知案要告划"))):
            name = of_work(self.context, begin, raw)
            return name or None, name
        if not raw:
            organization, root, self._generic = self.inheritance.inherited(title, before, begin, chained, self.beside)
            return organization, root
        bare = _BLANK.sub("", raw)
        organ = terms.ORGAN.search(bare) is not None and not bare.startswith(("国家", "中国", "全国", "中央", *ministries()))
        if terms.branch_of(bare, title.text):
            return (name := canonical(raw, begin, self.context)), name
        if before is not None and bare[0] == "总" and (general := terms.GENERAL.match(before.root)) and bare.startswith(general["end"]) and bare != general["end"]:
            return general[0] + bare.removeprefix(general["end"]), general[0]  # 供销合作总社…，总社办公厅主任
        if state := terms.of_country(title.base.word, bare):
            return state, state
        if (board := terms.BOARD.fullmatch(bare)) and (society := self.inheritance.society((board["of"] and self.focus.ending(board["of"], begin)) or canonical(board["of"], begin, self.context), before, begin)):
            return society, society
        if (term := terms.NUMBERED_TERM.match(bare)) is not None:
            bare = re.sub("^工会委员会", "工会", bare[term.end() :])
            if self.focus.speaks_of_itself:
                school = self.focus.school
                return school + bare, school
        if bare.startswith("学院") and bare[2:] in ("", "工会", "团委") and (college := self.focus.college(begin)):
            return college + bare[2:], college
        if (match := terms.OWNED.match(bare)) and (match[0] != "医院" or self.focus.school.endswith("医院")):
            self._generic = True
            named = before is not None and SCHOOL.search(before.root) and (bare.startswith("该") or (chained and bare.startswith("校")))
            owner = school_of(before.root) if named and before is not None else self.focus.own_house(bare, begin)
            if owner in UNNAMED and bare[0] == "校" and "我校" not in self.text and before is not None and SCHOOL.search(before.root) and self.inheritance.close(before, begin):
                owner = school_of(before.root)
            if owner == "我院" and bare[0] in "校学" and not bare.startswith("学院"):
                owner = "学校"
            name = bare if bare == "校办" and owner in UNNAMED else expanded(owner + expanded(bare[match.end() :]))
            return name, owner
        if bare.startswith("党委") and bare[2:] in terms.OF_COMMITTEE and self.focus.speaks_of_itself and (before is None or not SCHOOL.search(before.root)):
            return self.focus.school + bare, self.focus.school  # 某研究院书记甲，党委组织部副部长乙
        if (branch := terms.BRANCH.match(bare)) and (whole := self.focus.ending(branch[0], begin)):
            return whole + bare[branch.end() :], whole
        if match := terms.FIRM.match(bare):
            self._generic = True
            visited = self.inheritance.visited_firm(before, title, begin) if before is not None and not chained else None
            ours = self.focus.group(begin) if bare.startswith("集团") else self.focus.company(begin, that=bare[0] == "该")
            owner = (ours if visited is None else visited) or bare[: match.end()]
            return owner + bare[match.end() :], owner
        beside = before is not None and (chained or (self.inheritance.close(before, begin) and bare in ("居委会", "村委会")) or (bare == "管委会" and self.inheritance.same_sentence(before, begin)))
        if beside and before is not None and bare in ("管委会", "办事处", "管理委员会", "居委会", "村委会") and (place_body := _PLACE_BODY.match(before.organization)):
            return place_body[1] + bare, place_body[1] + bare
        if before is not None and (chained or self.inheritance.same_sentence(before, begin)) and organ and bare[0] not in "省市区县州" and not self.context.within(begin, begin + len(raw)) and (lead := terms.REGION.match(before.root)):
            name = lead["region"] + canonical(bare, begin, self.context)
            return name, root_of(name)
        if before is not None and bare in terms.ORGANS and (lead := terms.REGION.match(before.root)):
            name = lead["region"] + expanded(bare)
            return name, name
        if chained and before is not None and bare in terms.REGIONAL and (lead := terms.REGION.match(before.root)):
            name = canonical(lead["region"] + bare, begin, self.context)
            return name, name
        if (zoned := terms.ZONE_ALONE.match(bare)) and (zone := self.focus.zone(zoned[0], begin)):
            return zone + bare[zoned.end() :], zone + bare[zoned.end() :]
        if (sort := terms.SOCIETY.match(bare)) and (society := self.inheritance.society("", before, begin)).endswith(sort[0]):
            return society + bare[sort.end() :], society
        if bare == "校区":
            bare = self.focus.campus(begin)
        if bare.endswith("校区") and self.focus.speaks_of_itself and not bare.startswith(school := self.focus.school):
            return school + bare, school + bare
        if before is not None and (chained or self.inheritance.close(before, begin)) and terms.OF_SEAT.fullmatch(bare) and not self.context.within(begin, begin + len(raw)) and (seat := terms.SEAT.match(before.organization)):
            return seat["of"] + bare, seat["of"] + bare
        if before is not None and (chained or self.inheritance.near(before, begin)) and bare in terms.OF_A_STREET and (streets := terms.STREET.match(before.organization)):
            return streets[0] + bare, streets[0]
        if street := self.focus.street(bare, begin, named=self.context.at(begin) is not None) or in_town(bare, begin, self.context):
            street = canonical(street, begin, self.context) if street != bare else street
            return street, street
        if terms.COMMUNITY.match(bare) and self.context.at(begin) is None and (own_town := town_before(self.context, begin, "镇") or town_before(self.context, begin, "乡")):
            return own_town + bare, own_town + bare
        if bare == "委员会" and (body := self.focus.electing(begin)):
            return body, body
        if terms.THIS_TERM.match(bare) or (bare == "工会" and self.unknown and self.text[begin - 1 : begin] == "、"):
            return None, ""  # 本届年会主席: a part in the occasion; 恒达党委副书记、工会主席, of a firm that is not known
        if terms.COMMITTEE.fullmatch(bare) and self.context.at(begin) is None and (house := self.focus.house(begin) or self.focus.last(bare, begin).removesuffix(bare)):
            return of_house(house, bare), house
        if terms.CONSULTATIVE_TERM.fullmatch(bare):
            house = self.focus.house(begin)  # whose, the text says elsewhere or not at all
            return (house, house) if house.endswith("政协") else (None, "")
        if bare.startswith("大会") or bare == "主席团":
            congress = canonical(self.focus.congress, begin, self.context)
            name = congress + bare.removeprefix("大会")
            return (name, name) if congress else (None, "")
        if bare == "工会" and before is not None and before.root.endswith(bare):
            if not chained and (home := self.inheritance.union_at_home(before, begin)):
                return home, home
            return before.root, before.root
        if bare == "工会" and before is not None and (chained or self.inheritance.near(before, begin)) and (kind_of(before.root) in ("company", "institution") or self.focus.brand(before.root)):
            firm = self.inheritance.firm(before)
            return firm + bare, firm
        own = terms.OWN_OFFICE.match(bare)
        if (whole := (chained and self.inheritance.organ(before, bare)) or self.focus.ending(bare, begin)) or (own and (whole := self.focus.ending(own[0][-1], begin))):
            rest = bare[own.end() :] if own else ""
            return whole + rest, whole
        if (full := self.focus.full_names.full(bare)) != bare:
            return full, root_of(full)
        place = self.context.at(begin)
        if place is None and self.focus.brand(brand := bare.removesuffix("工会")) and (brand == bare or is_coined(brand)):
            return bare, brand  # 南钢总经理, 南钢工会主席
        if bare.endswith("自治区") and title.base.word in ("主席", "主席助理") and (name := canonical(raw, begin, self.context)) != "自治区":
            return name + "人民政府", name + "人民政府"
        if bare.startswith("自治区"):
            name = canonical(raw, begin, self.context)
            return name, root_of(name)
        if place is not None and before is not None and ((bare.endswith("分局") and before.root.endswith("公安局")) or ((chained or self.inheritance.near(before, begin)) and bare.endswith("分公司") and is_firm(before.root))):
            return before.root + bare, before.root + bare  # 某市公安局党委委员、涪城分局局长; 恒达经纪副总经理兼武汉分公司总经理
        if place is not None:
            name = canonical(raw, begin, self.context)
            region = Divisions.load().canonical(place.division)
            last = self.context.within(begin, begin + len(raw))[-1:]
            if name == region or (last and name == Divisions.load().canonical(last[0].division)):
                if title.text.removeprefix("原") in terms.PARTY or title.base.word in ("常委", "书记"):
                    return name + "委", name + "委"
                return None, ""
            return name, root_of(name)
        if of_level := bare if _OF_LEVEL.match(bare) else self.focus.topic(bare):
            name = canonical(of_level, begin, self.context)
            return name, root_of(name)
        if organ and self._region[0] >= 0 and not self.context.within(begin, begin + len(raw)) and not OWN_BODY.match(bare):
            same = begin - self._region[0] < 120 and not _STOPS.search(self.text, self._region[0], begin)
            if same and (before is None or kind_of(before.root) == "other"):
                name = self._region[1] + canonical(bare, begin, self.context)
                return name, root_of(name)
        near = chained or (before is not None and self.inheritance.near(before, begin))
        alone = not self.context.within(begin, begin + len(raw))
        if before is not None and before.root and alone and SERVICE.fullmatch(bare):
            return before.root + bare, before.root
        if before is not None and alone and (near or len(bare) <= 8) and organ and (lead := terms.REGION.match(before.root)):
            name = canonical(bare, begin, self.context)
            if not OWN_BODY.match(name) and not name.startswith(lead["region"]):
                return lead["region"] + name, root_of(lead["region"] + name)
        if before is not None and bare in terms.OF_PARTY_COMMITTEE and (terms.ORGAN_OF_REGION.search(before.root) or (before.root.endswith(("局", "厅")) and not bare.startswith("纪委"))) and (lead := terms.REGION.match(re.sub("厅$", "局", before.root))) and not before.root.endswith("委"):
            return lead["region"] + ("" if bare.startswith("纪委") else "委") + bare, lead["region"] + "委"
        if before is not None and len(bare) > 3 and before.root.endswith(bare):
            return before.root, before.root  # 我校动物科技学院甲教授，动物科技学院党委书记乙
        if before is not None and alone and (tail := repeated(before.root, bare)):
            return before.root + bare[tail:], before.root  # 中国科学院某某所所长甲，某某所教育处处长乙
        if chained and before is not None and bare == "纪委" and has_heads(before.organization, "院长"):
            return before.organization + bare, before.organization  # 某学院党委副书记、纪委书记
        if before is not None and bare in terms.INSPECTION and terms.ORGAN_OF_REGION.search(before.root) and not OWN_BODY.match(before.root) and (lead := terms.REGION.match(before.root)):
            return lead["region"] + bare, before.root  # 县委常委、纪委书记
        if before is not None and alone and (part := self.inheritance.part(before, bare, begin, near=near, chained=chained)):
            return part
        if before is None and _OF_BANK.search(bare) and (firm := self.focus.firm_before(begin)):
            return firm + bare, firm
        if _CLINIC.fullmatch(bare) and not verbal(bare) and (hospital := self.focus.only_hospital):
            return hospital + bare, hospital
        told = before is None or self.focus.speaks(before.span[1], begin) or before.root == self.focus.school or (is_institute(bare) and not near)
        if self.focus.speaks_of_itself and told and len(bare) <= 14 and bare not in expansions() and not COUNTRY.match(bare) and not re.search("大学|(?:干部|技术|职业|师范|开放)学院", bare) and (is_institute(bare) or re.search(r"(?:(?<!科)学院|系|处|部|办公室|研究院|图书馆|中心|学生会|研究生会|团委|分工会)$", bare)):
            school = self.focus.school
            if not OWN_BODY.match(bare) and not bare.startswith((*ministries(), school)) and not (school_of(bare) != bare and placed(school_of(bare))):
                return school + bare, school
        if before is None and bare == "团委" and self.focus.only_school and self.focus.last_school(begin):
            return self.focus.only_school + bare, self.focus.only_school
        if before is None and bare == "工会" and (employer := self.focus.company(begin) or self.focus.employer(begin)):
            self._generic = True
            return employer + bare, employer
        if before is None and len(bare) <= 6 and is_part(bare, "", True) and (nearest := self.focus.nearest(begin)):
            return nearest + bare, nearest
        name = self.focus.by_short(self.focus.full_names.regional(self.focus.full_names.full(canonical(bare, begin, self.context))), begin)
        if bare == name and _PROVINCIAL.fullmatch(bare) and (province := self.context.region("省", begin)):
            name = Divisions.load().canonical(province) + name  # 农业农村厅: of the province that the story is about
        group = before.root if near and before is not None and kind_of(before.root) == "company" else ""
        if SUBSIDIARY.fullmatch(bare) and not self.context.within(begin + 1, begin + len(raw)) and (company := group or self.focus.company(begin)) and company != bare:
            return company + bare, company + bare
        if bare == "驻村" or (_SMALL_OFFICE.fullmatch(bare) and bare == name):
            return self.inheritance.village(bare, before)
        if _SMALL_COLLEGE.fullmatch(name) and not placed(name) and (school := self.focus.only_school).endswith(("大学", "学院")) and self.focus.last_school(begin):
            return school + name, school  # 商学院, of a page that names one school
        if len(name) <= 3 and organization_kinds().get(name) in ("institution", "association", "department", "company"):
            return None, ""  # 社区, 车间: whose, nobody says
        if kind_of(name) == "other" and terms.ZONE.search(name):
            return name, name
        if bare in ("人大", "人大主席团") and before is not None and (town := terms.TOWNSHIP.match(before.organization)):
            return town[0] + bare, town[0]
        if bare in ("董事局", "董事会", "监事会") and before is not None and before.root:
            return before.root + bare, before.root
        if kind_of(name) == "other" and not terms.WHOLE_ENDING.search(name):
            if bare.startswith("中国") and len(bare) >= 4:
                return name, name
            of_firm = before is not None and kind_of(before.root) == "company" and alone and len(bare) <= 6
            if not of_firm and (split := with_words(name)) and not (title.base.word in terms.SCHOLARS and len(name) - len(split[1]) <= 3):
                return split
            if not of_firm and (title.base.word in terms.OF_A_FIRM or (title.base.word in terms.OF_AN_ENTERPRISE and is_firm(bare))) and is_brand(bare):
                return bare, bare
            if near and title.base.word in _OF_OWN_FIRM and is_brand(bare) and not _PART_OF_FIRM.search(bare):
                return bare, bare  # 恒达医疗事业部总经理甲、宏图创投创始人乙
            if near and before is not None and kind_of(before.root) != "company" and title.base.word in terms.OF_AN_ENTERPRISE and is_brand(bare):
                return bare, bare
            if before is not None and before.root and len(bare) <= 6 and (near or of_firm):
                return before.root + bare, before.root
            return None, ""
        return name, root_of(name)
