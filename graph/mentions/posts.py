"""People with their posts: chains of organizations and titles that end in a name, read from left to right.

四川省总工会党组书记、副主席甲，副主席乙、丙: titles wait for the next name; a title without an organization takes the
one before it; names in a list share a title that several may hold.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from graph.gazetteer.divisions import Divisions
from graph.gazetteer.names import NameModel
from graph.mentions import terms
from graph.mentions.context import Context
from graph.mentions.focus import MEMORY, SCHOOL, Focus
from graph.mentions.houses import UNNAMED, placed
from graph.mentions.joint import row_of_places
from graph.mentions.kinds import OTHER_PARTIES
from graph.mentions.lexicon import HAN
from graph.mentions.name_starts import name_start
from graph.mentions.naming import AFTER_POST, AFTER_TITLE, AFTER_WORD, ALONE, IN_LIST, ending, name_at
from graph.mentions.offices import Offices
from graph.mentions.titles import Title
from graph.mentions.types import Held, Named

_LONGEST_ITEM = 100  # characters of a post with its body in a curriculum vitae
_BECOMES = re.compile(f"任(?![期职务何])[{HAN}]{{2}}")
_GIVEN = re.compile(f"(?:当选为?|担任|出任|兼任|(?<![责主现原时曾历前新离继已])任|[选命聘]为|续任|连任)(?:{OTHER_PARTIES})?$")
_LEAST_BODY = 4  # characters of the body that a post of a curriculum vitae is held in
_POST_ENDS = re.compile(f"[^{HAN}]|$|等|职务|兼|和|及|并|至|的")
_SCHOLARLY = re.compile("(?:大学|学院|学校|党校|科学院|工程院|研究院|研究所|实验室)$")
_OTHER_OFFICE = re.compile("[长员]、")
_GAP = re.compile(r"(?:[、，,/和兼及与 　]|并兼|兼任|（[^（）]{0,6}）)*(?<=[、，,])(?:现任?|原任?|时任)|(?:[、，,/和兼及与 　]|并兼|兼任|（[^（）]{0,6}）)*")
_BOARDS = frozenset({"监事会", "理事会", "董事会", "党支部", "工会", *terms.OF_PARTY_COMMITTEE})  # 副会长|监事会主席, 区委常委|统战部部长
_TURN = re.compile("[、，,](?:现任?|原任?|时任)")  # what follows is held at another time
_NAME_GAP = re.compile(r"[ 　]{0,2}(?:（(?:[兼女原][^（）]{0,8}|[^（）]{0,4}级|挂职|主持[^（）]{0,6}|[^（）]{1,8}[长记席任]|正[^（）]{1,4}|副[^（）]{1,4})）)?[ 　]{0,2}")
_LABEL_GAP = re.compile(f"[：:][ 　]*(?=[{HAN}]{{2,4}}[ 　]*(?:\\n|$))")  # 省委副书记：甲, a line of its own
_ENDS = re.compile(r"[、，,/和兼及与 　（(。；：！？\n]|$")
_ITEM = re.compile(f"[{HAN}]{{2,4}}(?=、)")
_NOTE = re.compile("(?:（[^（）\n]{1,16}）)?")  # 副主席甲、乙（挂职）、丙
_JOINT = re.compile("[、，]|[和与及](?=.)")
_CLAUSE_ENDS = re.compile("[、。；]|，(?![男女](?:，|性)|[^，。；]{0,4}族|(?:19|20)[0-9]{2}|生于|现任|曾任|系|先后|原任)")
_ROW_OF_NAMES = re.compile(f"[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}?(?=[、，。等出参主和]))+")
_FURTHER = re.compile(r"(?:（[^（）]*）|\([^()]*\)|[，,；;、 　兼并及]|兼任|挂任|后任|历任|任)+")
_FIRM = re.compile("有限公司$|集团$|(?<!区)(?<!分)公司$")


_HANS = re.compile(f"[{HAN}]+")
_TEAM = re.compile("我[校院][^，。；、]{1,10}团队$")
ACADEMY = re.compile("科学院|工程院|皇家|学会$")
_PREPOSITIONS = "由向和与的对跟请"
_RANK_AND_FILE = frozenset({"辅导员", "导师", "班主任", "学员", "队员", "研究生", "博士生", "教师", "老师", "职工", "员工", "工人", "干部"})


def _anybody(title: Title) -> bool:
    """Whether a title is one of many people, behind which stand verbs and nouns as often as names (学生真学、真悟)."""
    return title.base.body == "none" or title.base.word in _RANK_AND_FILE

# Titles of a person's own, right behind the name.
_BEHIND = (*terms.SCHOLARS, *sorted(terms.OF_A_BODY), "书记", "主任", "主席", "院长", "校长")


class Reader:
    """Reads the titles of one page. Pure; keeps only what the sentence before left open."""

    def __init__(self, text: str, context: Context, titles: list[Title], focus: Focus) -> None:
        self.text = text
        self.context = context
        self.titles = titles
        self.focus = focus
        self.offices = Offices(text, context, focus)
        self.title_starts = {t.span[0] for t in titles}

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
            if title.base.body == "none" and (
                self.blocked(end) or name_at(text, self._name_gap(end), self._before(title, [], self._listed(end)), rare=False) is None
            ):
                if chain and text.startswith("、", end) and self._joined(chain_end, start):
                    chain_end = end  # 某研究院副院长、经济学家、博士生导师甲
                continue
            joined = bool(chain) and self._joined(chain_end, start)
            if joined and "，" in text[chain_end:start] and (text[max(0, chain[0].span[0] - 1) : chain[0].span[0]] == "等" or _GIVEN.search(text, max(0, chain[0].span[0] - 8), chain[0].span[0])):
                joined = False  # 甲当选会长，某校校长乙…; 甲、乙等委员，某校校长丙
            if not joined:
                chain = []
            if (scholar := self._scholar(title, chain, found)) is not None:
                found.append(scholar)
                last, last_end = scholar.posts[-1], end
                chain, chain_end, low = [], end, end
                continue
            if last is not None and "\n" in text[last_end:start]:
                last = None
            held = self.offices.posts(title, max(low, chain_end if joined else low), chain[-1] if chain else last, bool(chain))
            at = self._name_gap(end)
            follows = chain + (held or [])
            if title.base.word.endswith(("候选人", "人选")) and chain_end == start:
                follows = chain = chain[:-1]  # 区委副书记、区长人选甲 is no 区长 yet
            listed = self._listed(at) if title.base.body == "none" else 0
            named = name_at(text, at, self._before(title, follows, listed), rare=bool(follows) or not _anybody(title)) if not self.blocked(at) else None
            if named is not None and NameModel.load().score(named[0]) < 0 and (self._of_known(start, found) or self._held_before(title, named[0])):
                continue  # 周某某副镇长|向商会介绍
            if named is None and not chain and found and found[-1].span[1] == start and (_ENDS.match(text, end) or title.base.word in terms.SCHOLARS):
                self._behind(found[-1], title)
                continue
            if named is None and title.base.shared and end not in self.title_starts and not _ENDS.match(text, end) and not (title.base.word == "常委" and text.startswith(tuple(terms.OF_PARTY_COMMITTEE), end)):
                continue  # 职工 of 职工帮扶中心 is a part of a longer word
            if named is not None and follows and _BECOMES.match(text, named[1]) and text.endswith("任", 0, follows[0].span[0]):
                follows = (held or []) if chain else []  # 甲任某大学校长|乙任…, a list without a mark between its items
            chain, chain_end = follows, end
            if named is None:
                continue
            if not chain and self.offices.unknown:
                last = None  # 副会长 after 商会会长 is of that chamber, whichever it is
            for post in chain:
                post.span = (post.span[0], named[1])
            found.append(Named(named[0], (at, named[1]), named[2], chain, chain[0].span[0] if chain else start))
            if chain:
                last, last_end, self.offices.beside = chain[-1], named[1], chain
                self.focus.firms.speaker = self.focus.firms.speaker or (chain[0].root if _FIRM.search(chain[0].root) and len(chain[0].root) > 4 and not self.focus.firms.only_goal(chain[0].root) else "")
            low = self._list(found, title, chain, named[1])
            chain, chain_end = [], low
        return found

    def _scholar(self, title: Title, chain: list[Held], found: list[Named]) -> Named | None:
        """医学院甲教授、乙副教授: a name between its body and its rank, with the posts before it; the body holds for a list."""
        if title.base.word not in terms.SCHOLARS:
            return None
        start, end = title.span
        before = found[-1].posts[-1] if found and found[-1].posts and found[-1].posts[-1].title.endswith(terms.SCHOLARS) else None
        for size in (3, 2) if start > 2 else ():
            at, name = start - size, self.text[start - size : start]
            listed = before is not None and before.span[1] == at - 1 and self.text[at - 1 : at] in tuple("、，和")
            body = self._college(at) if not listed else before.organization if before else ""
            if title.base.word == "院士" and not ACADEMY.search(body):
                continue  # a school's fellow of an academy, of which one nobody says
            if body and (body in UNNAMED or _SCHOLARLY.search(body)) and self._likely(name, whole=listed or self.context.bodies.get(at) == body):
                if not listed and body.endswith("学院") and not placed(body) and not body.startswith(UNNAMED):
                    body = self._school(at, chain).removesuffix(body) + body
                held = Held(body, title.text, body, (at, end), rule="title-after-name", confidence=0.75)
                return Named(name, (at, start), NameModel.load().score(name) + 3, [*chain, held], chain[0].span[0] if chain else at)
        return None

    @staticmethod
    def _likely(name: str, *, whole: bool) -> bool:
        """Whether a name stands before a rank; whole: right behind a body, where a rare surname (黑) or 京 will do."""
        model = NameModel.load()
        if model.is_word(name) or name[-1] in "的位名等" or not _HANS.fullmatch(name) or (name[0] in _PREPOSITIONS and model.score(name[1:]) > 0):
            return False
        rare = whole and (model.score(name) > -4 or (len(name) == 3 and not model.surname(name) and model.given(name[1:]) > 2.5))
        return rare or model.score(name) > 0

    def _college(self, at: int) -> str:
        """The body whose name ends at a place; also a college by a short name (农学院)."""
        body = self.context.bodies.get(at, "")
        if body.startswith(UNNAMED) and self.focus.host:
            return self.focus.host + body[2:]  # 我校动物营养研究所甲教授
        if self.focus.speaks_of_itself and _TEAM.search(self.text, max(0, at - 14), at):
            return self.focus.school
        if not body and self.text.startswith("学院", at - 2):
            body = self.text[name_start(self.text, at, max(0, at - 14), self.context) : at]
        elif not body and self.text.startswith(("我校", "我院"), at - 2):
            return self.focus.school
        return body if len(body) > 2 else ""

    def _school(self, at: int, chain: list[Held]) -> str:
        """The school that a college without one belongs to: of the post before, of the sentence, of the page; "" if unknown."""
        if chain and SCHOOL.search(chain[-1].root):
            return chain[-1].root
        school = self.focus.school_before(at)
        part = school.endswith("学院") and not placed(school)  # 理学院 is no part of another college
        return "" if part or (school in UNNAMED and not self.focus.speaks_of_itself) else school

    @staticmethod
    def _behind(named: Named, title: Title) -> None:
        """甲教授，: a scholar's rank right behind a name is that person's, in the school of the posts before it."""
        school = next((h.organization if _SCHOLARLY.search(h.organization) else h.root for h in reversed(named.posts) if SCHOOL.search(h.root) or h.root in UNNAMED), "")
        if title.base.word in terms.SCHOLARS and title.base.word != "院士" and school and all(h.title != title.text for h in named.posts):
            named.posts.append(Held(school, title.text, school, (named.span[0], title.span[1]), rule="title-after-name", confidence=0.75))

    @staticmethod
    def _before(title: Title, chain: list[Held], listed: int = 0) -> float:
        """What the title says for a name after it; listed: how many more stand in a list (市领导甲、乙、丙)."""
        if title.base.shared and title.base.word in ("职工", "员工", "工人", "干部", "成员", "教师", "老师", "农民工"):
            return AFTER_WORD if not chain else AFTER_TITLE
        if title.base.body == "none":
            return AFTER_TITLE if chain else AFTER_WORD + min(4.0, 1.5 * listed)
        return AFTER_POST if chain else AFTER_TITLE

    def posts_after(self, at: int, limit: int, status: str, before: Held | None = None) -> list[Held]:
        """The posts named one after the other in text[at:limit] (任命甲为…主任、…委员), with this status."""
        chain: list[Held] = []
        low = at
        for title in self.titles[bisect_left(self.titles, at, key=lambda t: t.span[0]) :]:
            start, end = title.span
            if end > limit or (not chain and start - at > 40) or (low > at and (not self._joined(low, start) or _TURN.match(self.text, low))):
                break
            if start < low or (title.base.body == "none" and not chain):
                continue
            if (not chain and _OTHER_OFFICE.search(self.text, at, start)) or (chain and "同志" in self.text[low:start]):
                break  # 任组长、某院研究员乙…: of the next one
            if "，" in self.text[low:start] and not ((chain or status != "appointed") and _POST_ENDS.match(self.text, end)):
                break  # 当选会长，某研究中心主任乙…: of the next one
            posts = self.offices.posts(title, low, chain[-1] if chain else before, bool(chain))
            if not posts and "，" in self.text[low:start]:
                break  # 当选会长，某大学乙教授…: of the next one
            chain += [replace(held, status=status, rule="appointment") for held in posts or []]
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

    def _of_known(self, start: int, found: list[Named]) -> bool:
        """Whether a name that was read before stands right before a title: the title is that one's."""
        return any(self.text.endswith(n.name, 0, start) for n in found[-MEMORY:])

    def _held_before(self, title: Title, name: str) -> bool:
        """Whether a general secretary is named before the title, and what follows begins like no name: 甲总书记所言."""
        model = NameModel.load()
        before = title.base.word == "总书记" and model.surname(self.text[max(0, title.span[0] - 3) : title.span[0]]) != ""
        return before and not model.surname(name)

    def posts_listed(self, at: int, limit: int) -> list[Held]:
        """The posts of a curriculum vitae that names them without a verb (甲大学副教授，乙学会理事。), each with its body."""
        found: list[Held] = []
        for title in self.titles[bisect_left(self.titles, at, key=lambda t: t.span[0]) :]:
            start, end = title.span
            if end > limit:
                break
            low = max(self.text.rfind(mark, max(at, start - _LONGEST_ITEM), start) for mark in "，、。；") + 1
            if found and low == start == found[-1].span[1] + 1 and self.text[low - 1] == "、":
                found += self.offices.posts(title, low, found[-1], True) or []
            elif low and start - low >= _LEAST_BODY and self.text[end : end + 1] in tuple("，、。；\n"):
                found += [post for post in self.offices.posts(title, low, None, False) or [] if post.rule == "title-before-name"]
        return found

    def _list(self, found: list[Named], title: Title, chain: list[Held], at: int) -> int:
        """Further names after one (副主席甲、乙、丙); they share the last title if several may hold it."""
        shared = title.base.shared or title.text.startswith(("副", "党组成员", "常务副")) or "副" in title.text or title.text.startswith(("执行", "轮值", "联席", "名誉", "荣誉", "常务"))
        leaders = title.base.word == "领导" and self.text[title.span[0] - 1 : title.span[0]] in tuple("省市区县州")  # 省领导甲、高峰
        extra: list[Named] = []
        loose: list[Named] = []  # behind a comma: of the same post only if a further title follows (副会长甲，乙，秘书长丙)
        end = at
        while match := _JOINT.match(self.text, _NOTE.match(self.text, end).end()):  # type: ignore[union-attr]
            start = self._name_gap(match.end())
            if self.blocked(start) or (match[0] == "，" and not (shared and title.base.word not in terms.SCHOLARS and self._clause_is_name(start, bool(extra)))):
                break
            named = name_at(self.text, start, IN_LIST) or (
                self._rare_in_list(start) if (not _anybody(title) or self._sure(found[-1].span[0])) and (chain or extra or leaders or self._listed(start)) and match[0] == "、" else None
            )
            if named is None and match[0] == "、" and shared and chain:
                named = self._between(start)
            if named is None or (match[0] != "、" and named[2] < 6) or self.focus.brand(named[0]) or self._bureau_head(named[1]):
                break
            posts = []
            ranked = chain and not chain[-1].title.endswith(terms.SCHOLARS) and self.text.startswith(_BEHIND, named[1])  # 校长甲、乙院士; 副县长甲、乙局长
            introduced = match[0] == "和" and any(n.name == named[0] and n.posts for n in found[-MEMORY:])  # …介绍了情况。副处长甲和乙签约
            if shared and chain and match[0] != "与" and not ranked and not introduced:  # 副省长甲与乙: the other side
                last = chain[-1]
                both = chain[-2:] if len(chain) > 1 and chain[-2].title in ("党组成员", "党委委员", "党委常委") and last.title.startswith("副") else [last]
                posts = [Held(p.organization, p.title, p.root, (p.span[0], named[1]), p.status, True, "shared-title", 0.85) for p in both]
            extra.append(Named(named[0], (start, named[1]), named[2], posts, start))
            if loose or match[0] == "，":
                loose.append(extra[-1])
            end = named[1]
        title_follows = self.text[end : end + 1] in ("，", "、") and end + 1 in self.title_starts
        for name in loose:
            name.posts = [replace(post, confidence=0.7) for post in name.posts] if title_follows else []
        self._parted([found[-1], *extra], chain)
        found += extra
        return end

    def _parted(self, people: list[Named], chain: list[Held]) -> None:
        """甲区、乙县、丙县总工会主席某某、某某、某某: as many bodies of places in a row as people, each of one; 两地总工会主席某某、某某."""
        if chain and len(people) == 2 and (two := self.focus.two_of(chain[0].organization, chain[0].span[0])):
            for person, name in zip(people, two, strict=True):
                person.posts = [replace(held, organization=name, root=name, confidence=0.8) for held in chain if held.organization == chain[0].organization]
            return
        place = self.context.at(chain[0].span[0]) if chain and len(people) > 1 else None
        places = row_of_places(self.text, place.span[1], self.context) if place is not None else []
        if place is None or len(places) != len(people):
            return
        region = Divisions.load().canonical(place.division)
        for person, own in zip(people, places, strict=True):
            name = Divisions.load().canonical(own.division)
            person.posts = [
                replace(held, organization=name + held.organization.removeprefix(region), root=name + held.root.removeprefix(region), confidence=0.85)
                for held in chain
                if held.organization.startswith(region)
            ]

    def _clause_is_name(self, at: int, listed: bool) -> bool:
        """Whether a likely name fills a clause (副会长甲，乙，丙、丁), or ends a list of such: no curriculum vitae, no further post."""
        named = name_at(self.text, at, ALONE)
        if named is None or not (_CLAUSE_ENDS.match(self.text, named[1]) or (listed and ending(self.text, named[1]) >= 2.5)):
            return False
        return NameModel.load().likely(named[0])

    def _sure(self, at: int) -> bool:
        """Whether at least two names of the row that begins at a place are likely by themselves."""
        row = _ROW_OF_NAMES.match(self.text, at)
        names = row[0].split("、") if row is not None else []
        return sum(NameModel.load().score(name) > 0 for name in names) >= max(1, min(2, len(names) - 1))

    def _listed(self, at: int) -> int:
        """How many names seem to follow the first in a list joined by 、."""
        match = _ROW_OF_NAMES.match(self.text, at)
        return match[0].count("、") if match else 0

    def _rare_in_list(self, at: int) -> tuple[str, int, float] | None:
        """A rare name, or one that is a word, between names that share a post; no body (区人大, 经审委)."""
        named = name_at(self.text, at, AFTER_POST)
        if named is None or (ending(self.text, named[1]) < 2.5 and self.text[named[1] : named[1] + 1] != "等" and not self._joint_title(named[1])) or named[0][0] in "省市区县州全各" or named[0][-1] in "委大会部处局厅院校组室司办协科所团队站系村镇乡庭":
            return None
        return named

    def _between(self, at: int) -> tuple[str, int, float] | None:
        """What stands between two names of a list of those who share a post is one too, if it begins with a surname: 甲、马上、乙."""
        item = _ITEM.match(self.text, at)
        following = name_at(self.text, item.end() + 1, IN_LIST) if item is not None else None
        model = NameModel.load()
        if item is None or following is None or not model.likely(following[0]):
            return None
        name = item[0]
        whole = model.surname(name) != "" and len(name) < 4 and name[-1] not in "委大会部处局厅院校组室司办协科所团队站系村镇乡市县区州省"
        return (name, item.end(), 3.0) if whole and self.context.at(at) is None else None

    def _bureau_head(self, at: int) -> bool:
        """Whether the head of a bureau or a department begins there, so that what stands before is its field: 公安|局长."""
        head = next((word for word in terms.OF_A_BODY if self.text.startswith(word, at)), "")
        return head != "" and at in self.title_starts and name_at(self.text, at + len(head), AFTER_POST) is not None

    def _joint_title(self, at: int) -> bool:
        """Whether 和 or 及 and a title follow: …、丙和秘书长丁."""
        return self.text[at : at + 1] in ("和", "及") and at + 1 in self.title_starts

    def _name_gap(self, at: int) -> int:
        match = _NAME_GAP.match(self.text, at)
        at = match.end() if match else at
        if label := _LABEL_GAP.match(self.text, at):
            return label.end()
        if self.text.startswith("的", at):  # 原任某市委书记的甲
            named = name_at(self.text, at + 1, IN_LIST)
            if named is not None and ending(self.text, named[1]) >= 2.5:
                return at + 1
        return at

    def blocked(self, at: int) -> bool:
        """Whether a place or a title starts there, or a further one: 成都市, 兼副会长 are no names."""
        if at in self.title_starts or self.text.startswith("兼", at):
            return True
        place = self.context.at(at)
        return place is not None and (place.span[1] - at > 2 or self.text[place.span[1] : place.span[1] + 1] in tuple("省市区县州镇乡工党政人等的各"))

    def _joined(self, end: int, start: int) -> bool:
        """Whether a title continues the chain that ended before: only joints and an organization between them."""
        gap = self.text[end:start]
        match = _GAP.match(gap)
        if not gap:
            return True
        if gap in _BOARDS:
            return True
        if not match or len(gap) > 45 or match.end() == 0:
            return False
        rest = gap[match.end() :]
        return not re.search(r"[。；：！？\n、，]", rest) and (not rest or name_start(self.text, start, end + match.end(), self.context) == end + match.end())

