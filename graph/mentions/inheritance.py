"""The body of a title that names none, or only a part of one: that of the post before it, or the page's own."""

import re
from collections.abc import Sequence

from graph.mentions import terms
from graph.mentions.carriers import DOUBLE, carrier, fits, has_heads, of_school
from graph.mentions.committees import of_house
from graph.mentions.departments import is_part, of_union
from graph.mentions.focus import SCHOOL, Focus
from graph.mentions.houses import school_of
from graph.mentions.kinds import BUREAU_OF_A_FIRM, COUNTRY, OTHER_PARTIES, kind_of
from graph.mentions.lexicon import ministries
from graph.mentions.short_forms import expanded
from graph.mentions.titles import Title
from graph.mentions.types import Held

# What ends the guests' part of a story: a sentence, or their arrival at the page's own house.
_TURN = re.compile("[。；\n]|(?:应邀|受邀|专程)(?:到会|前来)?(?:出席|参加|到会|与会|莅临)[^，。；\n]{0,20}，|(?:一行|率队|率团|带队)[^、，。；\n]{0,30}(?:来[校访我]|莅|到我?校)[^、，。；\n]{0,30}，|来我?校(?:访问|调研|考察|交流|参观|座谈)?，")
_GUESTS = re.compile("[^。；\n]{0,60}?(?:随同|随行|同行|一同来|一道来)")
_WITH_OTHERS = re.compile("一行|率队|率团|带队")
_CAME = re.compile("(?:(?!表示|[说讲][，：]|指出|强调|欢迎)[^。；\n]){0,30}?(?P<verb>莅临|来到|到访|来访|拜访|访问|走访|(?<![未将以历近往本原从迎])来|到|赴|前往)(?P<ours>我(?:集团)?(?:公司|司|集团|企业)|集团公司(?=座谈|考察|调研|交流|参观|访问))?[^。；\n]*?(?(ours)[，。；\n]|[。；\n])(?!随后|接着)")
_TRADE = re.compile("(?<![职高])工$|司机|(?<!工程)技师|骑手|(?:快递|配送|驾驶|护理|保洁|操作|调度|检验|化验|质检|巡检|投递|邮递|分拣|营业|保育|炊事|值班|乘务)员|柜员|操作手|村医|乡村医生")
_STAFF_OF = re.compile(".*(?:教育|高校|机关|两新|国资)工委.{2,6}[处科室部]")  # 省委高校工委副书记、宣教处处长
_CAME_ALONG, _SOON = re.compile("随行|随同|同行|一同|一道|一起"), 16  # 甲一行来我公司考察，副总经理乙随行
_CALLS_ON = frozenset({"莅临", "到访", "来访", "拜访", "访问"})
_BESIDE = re.compile("[^。；]{0,40}?陪同")
_RECEIVES = re.compile("[^。；]{0,60}?(?:会见|接见|会谈|接待|欢迎|座谈)")
_AND_OF_SCHOOL = re.compile("、(?:党委(?:副书记|常委|委员)、)?(?:常务|执行)?副?校长")
_OF_PARTY = re.compile("(?:[省市区县州旗盟]|党)委$")  # committees that have no director
_HEADS_OF_PARTS = frozenset({"院长", "所长", "主任", "处长", "馆长", "系主任"})
_HEAD, _CENTRE = re.compile("^(?:党委|党支部|党总支)?书记$|主任$|[院所站]长$"), re.compile("(?:中心|研究院|研究所|实验站|基地|分局)$")
_PRESS = re.compile(".{3,}(?:出版社|杂志社|日报社|晚报社)")  # a house of its own
_SHORT, _OF_MEDIA = 3, re.compile("(?:电视台|广播电台|报社|报业集团)$")
_OF_A_PARTY = re.compile(".+?(?<!党)委(?:组织部|宣传部|统战部|政法委|社会工作部)")
_FIRM_OF_FIRM = re.compile("分公司$|分行$|支行$|公司.{2,6}公司$")
_ONLY_JOINED = re.compile("(?:教授|研究员|博士|院士|主任医师|同志|先生|女士)?[、和]")
_PARTY_BRANCH = re.compile("(.{4,}?)(?:直属|机关)?(?:党支部|党总支)")
_VILLAGE = re.compile(".{3,}?村(?=党|村委|$)")
_POLICE = re.compile("(?:派出所|[总支大中]队)$")
_TEACHING = re.compile("(?:教研室|教研部|处|办公室|科|部)$")
_LED_BY = re.compile("[一-龥]{2,4}?(?:女士|先生|同志)?为(?:团长|组长|领队)的")  # 以会长某某为团长的某会代表团
_REACH = 300  # characters looked back at for that
_SENTENCE_ENDS = re.compile("[。；\n]")


class Inheritance:
    """What a title has from the posts read before it and from what the page is about."""

    def __init__(self, text: str, focus: Focus) -> None:
        self.text = text
        self.focus = focus

    def owner(self, before: Held, part: str, begin: int) -> str:
        """The body whose part is named behind a post: that of the post, the school it belongs to, or the page's own school."""
        if (country := COUNTRY.match(before.root)) is not None and before.root.endswith("部") and part.endswith(("部", "署", "局")):
            return country[0]  # 某国外交部部长甲、财政部部长乙
        own = self.focus.school if self.focus.speaks_of_itself else before.root
        if before.root == own or school_of(part) in part[:-1]:
            return before.root
        home = of_school(part, before.root) and self._turned(before, begin)
        return own if home else carrier(before.root, part) or (own if own != before.root else "") or carrier(self.focus.last_school(begin), part)

    @staticmethod
    def organ(before: Held | None, bare: str) -> str:
        """The committee of the union of the post before (省总工会副主席、女职工委员会主任), the part of its party there (民建中央副主席、重庆市委会主委); "" for others."""
        if before is None:
            return ""
        if before.root.endswith("总工会") and bare in ("女职工委员会", "经费审查委员会"):
            return before.root + bare
        party = re.match(OTHER_PARTIES, before.organization) if bare.endswith("委会") else None
        return party[0] + bare.removesuffix("会") if party else ""

    def part(self, before: Held, bare: str, begin: int, *, near: bool, chained: bool) -> tuple[str, str] | None:
        """The body that words name as a part of that of the post before, and its root; None where they name none."""
        if bare == "办公厅" and before.root and self.same_sentence(before, begin):
            return before.root + bare, before.root
        national = (len(bare) > _SHORT or kind_of(before.root) not in ("company", "institution")) and bare.startswith(ministries())
        own = national or BUREAU_OF_A_FIRM.match(bare) is not None
        if not before.root or own or _PRESS.fullmatch(bare) or not is_part(bare, before.root, near or (self.same_sentence(before, begin) and _OF_MEDIA.search(before.root) is not None)):
            return None
        if near and len(bare) > _SHORT and bare[:2] == before.root[:2]:
            return bare, bare  # 北大团委书记、北大学生工作部部长
        owner = of_union(self.owner(before, bare, begin), bare)
        if not owner:
            return None
        if owner != before.root:
            return owner + ("党委" if bare in terms.OF_COMMITTEE and not owner.endswith("委") else "") + bare, owner
        committee = "党委" if before.title.startswith("党委") and bare in terms.OF_COMMITTEE and not before.root.endswith("委") else ""
        inner = before.organization if chained and ((bare.endswith(("科", "股")) and before.organization.endswith(("部", "局", "厅"))) or _STAFF_OF.fullmatch(before.organization + bare)) else ""
        if (bare.endswith("处") and before.organization.endswith("司")) or (chained and before.organization.endswith("公司")):
            inner = before.organization  # 国际合作司司长甲、欧亚处副处长乙
        elif bare.endswith("处") and (organ := _OF_A_PARTY.match(before.organization)):
            inner = organ[0]  # 省委组织部副部长甲、干部二处处长乙
        if (inner := inner or self.firm(before)) != before.root:
            return inner + bare, before.root
        house = before.root.removesuffix("常委会")
        if bare.endswith("委") and house.endswith(("人大", "政协")):
            return of_house(house, bare), before.root
        return expanded(before.root + committee + bare.replace("经审委", "经审会")), before.root

    def visited_firm(self, before: Held, title: Title, begin: int) -> str | None:
        """The firm that the people of another came to in the sentence before: 某公司董事长甲一行到访乙公司。总经理丙热情接待.

        "" for one that the page only calls 我公司; None where nobody came, or it may still be a visitor of whom the page speaks.
        """
        if kind_of(before.root) != "company" or (came := _CAME.match(self.text, before.span[1], begin)) is None:
            return None
        if came[0].endswith("，") and _CAME_ALONG.search(self.text, came.start(), title.span[1] + _SOON):
            return None
        if came["ours"]:
            return self.focus.other_company(before.root) if came["verb"] in _CALLS_ON or _WITH_OTHERS.search(came[0]) else None
        body = self.focus.begins(came.end("verb"))
        if body.startswith(("集团公司", "公司")):
            return None  # the page's own
        called_on = came["verb"] in _CALLS_ON and _BESIDE.match(self.text, title.span[1]) is not None
        return body if kind_of(body) == "company" and (called_on or _RECEIVES.match(self.text, title.span[1])) else None

    def society(self, name: str, before: Held | None, begin: int) -> str:
        """The association whose board is named: by its own name, as of the post before, or the one named last; "" if none."""
        if name:
            return name if kind_of(name) == "association" else ""
        return before.root if before is not None and kind_of(before.root) == "association" else self.focus.society(begin)

    def _back_home(self, title: Title, before: Held, begin: int) -> str:
        """The page's own body, where it comes back to its people from another's: 某大学校长甲一行来访。副校长乙…; else ""."""
        if self.focus.speaks(before.span[1], begin):
            return self.focus.own(title, begin)
        own = self.focus.own(title, begin) if self._turned(before, begin) else ""
        return own if own.startswith(self.focus.school) else ""

    def union_at_home(self, before: Held, begin: int) -> str:
        """The union of the page's own school, where the guests' part of a story ends; else ""."""
        return self.focus.school + "工会" if self._turned(before, begin) else ""

    def _turned(self, before: Held, begin: int) -> bool:
        """Whether a page that speaks of its own school has told of another body's people before, and their part of the story ends."""
        whole = school_of(before.root)
        if not self.focus.speaks_of_itself or whole == self.focus.school or _GUESTS.match(self.text, begin):
            return False
        low = max(before.span[1], begin - _REACH)
        gone = re.search(f"(?:赴|前往|走访|访问|走进|来到){re.escape(whole[:4])}", self.text[max(0, low - _REACH) : begin])
        return gone is None and (low > before.span[1] or _TURN.search(self.text, low, begin) is not None)

    def _of_college(self, before: Held, title: str, begin: int) -> bool:
        """Whether a head named behind another head of a college is of it: 学院院长甲、党委书记乙，副院长丙."""
        gap = self.text[before.span[1] : begin]
        return has_heads(before.organization, title) and (gap in ("、", "和") or ("书记" not in title and self.same_sentence(before, begin)))

    def village(self, words: str, before: Held | None) -> tuple[str | None, str]:
        """The village of the post before, where somebody is said to be posted to one: 某村党支部书记甲，驻村第一书记乙; else none."""
        found = _VILLAGE.match(before.organization) if before is not None and words == "驻村" else None
        return (found[0], found[0]) if found is not None else (None, "")

    def same_sentence(self, before: Held, begin: int) -> bool:
        """Whether no more than a clause ends between the person read before and here."""
        return begin - before.span[1] < 30 and _SENTENCE_ENDS.search(self.text, before.span[1], begin) is None

    @staticmethod
    def firm(before: Held) -> str:
        """Whose the next post is: of the body of the post before, or of the branch, where it was held in one (某集团有限公司西南公司)."""
        return before.organization if before.organization.endswith("公司") and _FIRM_OF_FIRM.search(before.organization) else before.root

    def close(self, before: Held, begin: int) -> bool:
        """Whether no more than a sentence ends between the person read before and here."""
        gap = self.text[before.span[1] : begin]
        return len(gap) < _REACH // 5 and "\n" not in gap and gap.count("。") < 2

    def near(self, before: Held, begin: int) -> bool:
        """Whether only 、 stands between the person read before and here."""
        return _ONLY_JOINED.fullmatch(self.text, before.span[1], begin) is not None

    def inherited(self, title: Title, before: Held | None, begin: int, chained: bool, beside: Sequence[Held]) -> tuple[str | None, str, bool]:
        """A bare title: of the body before it; else of the story's own body, where one is known.

        beside: all posts of the person read last. Result: the body, its root, whether it is only what the page is about.
        """
        word = title.base.word
        if not chained and _TRADE.search(word) and (before is None or kind_of(before.root) not in ("company", "institution") or not self.same_sentence(before, begin)):
            return None, "", False  # 市长甲陪同调研。卡车司机乙说
        if word == "校长" and not chained and _RECEIVES.match(self.text, title.span[1]) and (own := self.focus.visited_school(begin)):
            return own, own, True
        if self.text[begin - 1 : begin] == "以" and (led := _LED_BY.match(self.text, title.span[1])) is not None:
            return (body := self.focus.begins(led.end()) or None), body or "", False
        if before is not None and not chained and not DOUBLE.search(word) and (own := self._back_home(title, before, begin)):
            return own, own, False
        if before is not None and not chained and (firm := self.visited_firm(before, title, begin)) is not None:
            return firm or None, firm, False
        if before is not None and not chained and title.text.startswith("党委") and _AND_OF_SCHOOL.match(self.text, title.span[1]) and not SCHOOL.search(before.root):
            return (own := school_of(self.focus.school)), own, True  # 某研究院院长甲…。党委常委、副校长乙
        if chained and before is not None and before.organization.endswith("校区") and word in ("校长", "书记", "主任", "院长"):
            return before.organization, before.root, False
        if chained and before is not None and word in _HEADS_OF_PARTS and (branch := _PARTY_BRANCH.fullmatch(before.organization)) is not None:
            return branch[1], before.root, False  # 某研究院直属党支部书记、副院长
        if word in ("民警", "辅警", "交警") and before is not None and _POLICE.search(before.organization):
            return before.organization, before.root, False
        if word == "总书记":
            return "中共中央", "中共中央", False
        if word in ("总理", "国务委员"):
            return "国务院", "国务院", False
        if before is not None and _OF_PARTY.search(before.organization) and word == "主任":
            return None, "", False
        if before is not None and not chained and len(beside) > 1 and beside[0].title == title.text != before.title and beside[0].root != before.root:
            return beside[0].organization, beside[0].root, False  # 商会副会长、某市粮油商会会长甲，副会长乙
        of_firm = before is not None and word in terms.OF_A_FIRM and before.title.endswith(terms.OF_A_FIRM) and (chained or self.near(before, begin))
        if before is not None and (of_firm or before.title.endswith(word) or fits(title, before.root or before.organization)):
            staff = terms.STAFF.search(word) is not None and before.organization.endswith(("部", "办公室", "办", "局", "委", "队", "科", "病区"))
            if staff and not chained and self.near(before, begin):
                return before.organization, before.root, False
            if before.organization.endswith("公司工会") or before.organization.endswith("集团工会"):
                firm = before.organization.removesuffix("工会")
                if word.endswith(("董事", "监事", "经理", "总裁", "工程师", "董事长")) or title.text.startswith(("党委", "纪委")):
                    return firm, firm, False
            same = before.title.endswith(word) or (not chained and self._of_college(before, title.text, begin)) or (
                chained and bool(SCHOOL.search(before.root) or terms.OWN_HEADS.search(before.organization))
            )
            if chained and word in terms.SCHOLARS and _TEACHING.search(before.organization):
                same = False  # 某党校党史教研室主任、副教授
            same = same or (word in ("总编辑", "总编", "主编", "社长") and before.organization.endswith(("社", "报", "网", "杂志", "编辑部")))
            same = same or (not chained and self.near(before, begin) and _HEAD.search(before.title) is not None and _CENTRE.search(before.organization) is not None and fits(title, before.organization))
            of_branch = _FIRM_OF_FIRM.search(before.organization) is not None and "董事" not in word
            same = same or (of_branch and self.same_sentence(before, begin))  # 某分公司党委书记甲、副总经理乙
            same = same or (chained and title.text in terms.OF_PARTY_WORK and before.organization.endswith(("党工委", "党委")))
            same = same or (chained and word == "主任" and before.title.endswith("书记") and before.organization.endswith(("办公室", "中心")))
            of_firm_itself = title.text.startswith("党委") and before.organization.endswith(("纪委", "工会"))  # 纪委书记甲，党委副书记乙
            return (before.organization if same and not of_firm_itself else before.root), before.root, False
        if before is not None and fits(title, before.organization):
            return before.organization, before.root, False
        if before is not None and not chained and (other := next((held for held in beside if held.title.endswith(word)), None)):
            return other.organization, other.root, False  # 某党市委主委、某医院院长甲，副主委乙
        if chained and before is not None and before.root and word in ("秘书长", "主席", "主任", "局长", "厅长", "会长", "理事长"):
            return before.root, before.root, False
        if chained and before is not None and before.root and word in terms.OF_AN_ENTERPRISE:
            return before.root, before.root, False  # 研究院董事长、总经理
        if own := self.focus.own(title, begin):
            return own, own, True
        return None, "", False
