"""A sentence with its mentions put into single characters, so that grammar can be written as patterns.

四川省总工会党组书记、副主席林晓峰，重庆市总工会副主席何建国参加会议 becomes P，P参加会议; every character knows
the span it stands for.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.gazetteer.divisions import Division
from graph.mentions.types import DateMention, OrganizationMention, PersonMention, PlaceMention, StoryMentions
from graph.model.records import Span

P = "\ue000"  # a person, with the posts before the name
C = "\ue001"  # a person who is only cited
D = "\ue002"  # a date or a range
O = "\ue003"  # an organization  # noqa: E741
B = "\ue004"  # the name of a document or a work, with its marks 《》
MASKS = P + C + D + O + B

# The name of an occasion that the finder of organizations took for one: it must stay readable.
_OCCASION = re.compile(
    r"(?:大会|会议|论坛|峰会|仪式|大赛|竞赛|活动|博览会|代表大会|全会|执委会|联席会|(?:座谈|协商|推进|推介|汇报|反馈|交流|调度|部署|研讨|恳谈|通报|总结|动员|表彰|签约|发布|分析|培训|学习|对接|专题|工作|现场|洽谈|启动)会)$"
)
# Words that cannot begin a name: the finder of organizations began too early.
_VERBAL = re.compile("介绍|陪同|走进|来到|前往|参观|考察|调研|出席|参加|主持|欢迎|评价|听取|对于|关于|作为|成为")
# A day whose month the text does not tell: no date to keep, but still not part of a title.
_DAY = re.compile(r"\d(?<![\d月].)\d?日(?:至\d{1,2}日)?(?:上午|下午|晚)?")
_QUOTED = re.compile("“[^“”。！？]{2,30}”")
_JOINED = str.maketrans("，；：", "、、、")
_SHARED = re.compile(r"[\s、，和与及]*")
_PAST_YEAR = re.compile("(?:去年|前年|上年|上个?月|上一年)(?=.)")
_REMARK = re.compile("（(?:兼[^（）\n]{2,16}|[男女]|女士|[^（）\n]{1,5}族|外籍|挂职|兼职|兼)）(?=[、，。；和与及等])")  # 甲（兼某中心主任）、乙
_ADDRESS = re.compile("副?教授|副?研究员|博士(?!后|生|点)|院士|同志|先生|女士|老师")  # behind a name it is a part of it
_FAR = 400  # characters: the words of a post never stand farther before its name
_GAP = re.compile(r"[\s、，]*(?:兼)?")


@dataclass(slots=True)
class Masked:
    """One sentence or headline. text: with masks; starts, ends: the span each character stands for; source: the page."""

    text: str
    starts: list[int]
    ends: list[int]
    people: dict[int, PersonMention] = field(default_factory=dict)
    organizations: dict[int, list[OrganizationMention]] = field(default_factory=dict)
    dates: dict[int, DateMention] = field(default_factory=dict)
    headline: bool = False
    paragraph: bool = True  # whether it begins one
    source: str = ""

    def span(self, start: int, end: int) -> Span:
        """The span of the page behind text[start:end], which must not be empty."""
        return self.starts[start], self.ends[end - 1]


class Masker:
    """Masks sentences of one story; looks up what lies in a span."""

    def __init__(self, story: StoryMentions) -> None:
        self.story = story
        self._tokens = sorted(_tokens(story), key=lambda t: (t[0][0], -t[0][1]))
        self._starts = [t[0][0] for t in self._tokens]
        self._bodies: dict[int, list[OrganizationMention]] = {}
        for body in story.organizations:  # a list (江北区、北碚区总工会) has several that end alike
            self._bodies.setdefault(body.span[1], []).append(body)
        self._places = sorted(story.places, key=lambda p: p.span)
        self._place_starts = [p.span[0] for p in self._places]
        self.wordings: dict[str, PlaceMention] = {}  # the first mention of each wording of a place
        for place in self._places:
            self.wordings.setdefault(story.text[place.span[0] : place.span[1]], place)

    def mask(self, span: Span, *, headline: bool = False, paragraph: bool = True) -> Masked:
        """The sentence at span; where tokens overlap, the one that starts first holds."""
        text, (start, end) = self.story.text, span
        out: list[str] = []
        masked = Masked("", [], [], headline=headline, paragraph=paragraph, source=text)
        copy = _copy if _MAY_BE_IDLE.search(text, start, end) else _copy_all
        position = start
        for number in range(bisect_left(self._starts, start), len(self._tokens)):
            (left, right), char, mention = self._tokens[number]
            if left >= end:
                break
            if left < position or right > end:
                continue
            if position < left:
                copy(text, position, left, out, masked)
            at = len(masked.starts)
            if isinstance(mention, PersonMention):
                masked.people[at] = mention
            elif isinstance(mention, OrganizationMention):
                masked.organizations[at] = self._bodies.get(mention.span[1], [mention])
            elif isinstance(mention, DateMention):
                masked.dates[at] = mention
            out.append(char)
            masked.starts.append(left)
            masked.ends.append(right)
            position = right
        copy(text, position, end, out, masked)
        # Commas within a short quotation end no clause: “走基层，解难题”活动.
        text = "".join(out)
        masked.text = _QUOTED.sub(lambda match: match[0].translate(_JOINED), text) if "“" in text else text
        return masked

    def place_by_character(self, at: int) -> PlaceMention | None:
        """The division that one character at a position stands for (来泸, 赴遵): that of this story named most with it, or None."""
        division = self.division_of(self.story.text[at])
        return None if division is None else PlaceMention((at, at + 1), division)

    def division_of(self, char: str) -> Division | None:
        """The division below a province that this story names most with a character, or None."""
        counts = Counter(p.division.id for p in self._places if char in p.division.name and p.division.level != "province")
        if not counts:
            return None
        best = max(counts, key=lambda key: (counts[key], key))
        return next(p.division for p in self._places if p.division.id == best)

    def places(self, span: Span) -> list[PlaceMention]:
        """The divisions named within a span of the page."""
        found = []
        for at in range(bisect_left(self._place_starts, span[0]), len(self._places)):
            place = self._places[at]
            if place.span[0] >= span[1]:
                break
            if place.span[1] <= span[1]:
                found.append(place)
        return found


def positions(text: str, char: str, start: int, end: int) -> list[int]:
    """Where a character, such as the mask of people, stands in text[start:end]."""
    found = []
    while (start := text.find(char, start, end)) >= 0:
        found.append(start)
        start += 1
    return found


_MARKS = re.compile("[“（”），；：。！？\n]")


def chunks(text: str) -> list[tuple[int, int]]:
    """The stretches between marks that stand outside quotes and brackets."""
    out, start, depth = [], 0, 0
    for mark in _MARKS.finditer(text):
        char = mark[0]
        if char in "“（":
            depth += 1
        elif char in "”）":
            depth = max(0, depth - 1)
        elif not depth:
            out.append((start, mark.start()))
            start = mark.end()
    out.append((start, len(text)))
    return [(a, b) for a, b in out if b > a]


_CALLED = "(?:以下|下称|简称|下文|后文)[^（）\n]{1,30}）"
CALLED = "（" + _CALLED  # what something is called from then on: （以下简称“本次论坛”）
# A blank behind a closing quotation mark or bracket or before an opening one says nothing (“…论坛” 在成都举行), nor does such a bracket.
_IDLE = re.compile(
    "[ 　（](?:(?<=[”》）].)(?<!（)[ 　]?(?=[一-龥])|(?<=[一-龥].)(?<!（)[ 　]?(?=[“《])|(?<=[局会委府厅部院校司团处].)(?<!（)[ 　]?(?=召开|举行|举办|组织|开展|主办|联合|启动)|(?<=（)" + _CALLED + ")"
)

_MAY_BE_IDLE = re.compile("[ 　（]")


def _copy(text: str, start: int, end: int, out: list[str], masked: Masked) -> None:
    for idle in _IDLE.finditer(text, start, end):
        _copy_all(text, start, idle.start(), out, masked)
        start = idle.end()
    _copy_all(text, start, end, out, masked)


def _copy_all(text: str, start: int, end: int, out: list[str], masked: Masked) -> None:
    out.append(text[start:end])
    masked.starts.extend(range(start, end))
    masked.ends.extend(range(start + 1, end + 1))


_Token = tuple[Span, str, PersonMention | DateMention | OrganizationMention | None]
# 作了《某某工作|报告》: the last word says what is done.
_GIVEN, _REPORT, _ENDING = re.compile("[作做]了?$"), re.compile("(?:报告|发言|讲话|汇报|说明)》$"), 3
# 《某某发展论坛》在某地召开: an occasion's name in the marks of a work.
_HELD_WORK = re.compile(r"[^》]{0,4}(?:论坛|峰会|大会|年会|座谈会|研讨会|交流会|推介会|博览会|研讨班|培训班|仪式|典礼)》(?:上(?=，)|(?:（[^（）]{1,20}）)?(?:近日|日前)?(?:于|在)[^，。；《》]{2,16}(?:召开|举行|举办|开幕))")
_LONGEST_ENDING = 6
_WORK = re.compile(r"《[^《》\n]{1,100}》")


def _tokens(story: StoryMentions) -> Iterable[_Token]:
    text = story.text
    apposed = _appositions(story)
    titled = {p.span[0]: p.span[1] for p in story.posts if p.rule == "title-after-name"}
    for person in story.people:
        if person.role == "reporter":
            continue
        if person.role == "cited":
            yield person.span, C, person
        else:
            address = _ADDRESS.match(text, person.span[1])
            end = max(address.end() if address else person.span[1], titled.get(person.span[0], 0))
            remark = _REMARK.match(text, end)
            end = remark.end() if remark else end
            yield (apposed.get(person.span, person.span[0]), end), P, person
    for date in story.dates:
        past = _PAST_YEAR.match(text, *date.span)  # 去年 stays readable: it tells that an occasion is only looked back at
        yield (past.end() if past else date.span[0], date.span[1]), D, date
    dated = {date.span[0] for date in story.dates}
    for raw in _DAY.finditer(text, *story.span):
        if raw.start() not in dated:
            yield raw.span(), D, None
    names = sorted(p.span for p in story.people if p.role != "reporter")
    for organization in story.organizations:
        start, end = organization.span
        at = bisect_left(names, (start, start))
        holds_name = at < len(names) and names[at][1] <= end and names[at] != (start, end)
        if not holds_name and not _OCCASION.search(text[start:end]) and not _VERBAL.match(text, start):
            yield organization.span, O, organization
    for work in _WORK.finditer(text, *story.span):
        if _HELD_WORK.match(text, max(work.start(), work.end() - _LONGEST_ENDING)):
            continue
        report = _REPORT.search(text, work.end() - _ENDING, work.end()) if _GIVEN.search(text, max(0, work.start() - _ENDING), work.start()) else None
        yield (work.start(), report.start() if report else work.end()), B, None


def _appositions(story: StoryMentions) -> dict[Span, int]:
    """Where the posts before each name begin: the words of its posts, and the organization right before them."""
    text = story.text
    pieces: dict[str, list[Span]] = {}
    for post in story.posts:
        pieces.setdefault(post.person, []).append(post.span)
    for spans in pieces.values():
        spans.sort()
    organization_at = {o.span[1]: o.span[0] for o in story.organizations}
    found = {}
    before = story.span[0]  # a list shares its title (副市长林一、王二): no name reaches back over another
    for person in sorted(story.people, key=lambda p: p.span):
        start = person.span[0]
        said = pieces.get(person.key, [])
        for at in range(bisect_left(said, (start, 0)) - 1, -1, -1):
            left, right = said[at]
            if left < start - _FAR or start < before:
                break
            if left < start and (right >= start or _GAP.fullmatch(text, right, start)):
                start = left
        start = organization_at.get(start, start)
        if start < before:
            shared = _SHARED.match(text, before, person.span[0])
            start = min(shared.end(), person.span[0]) if shared else before
        found[person.span] = start
        before = person.span[1]
    return found
