"""Where and when: divisions and venues from the words behind 在, dates from the clause, the organizer's own place as a last resort."""

import re

from graph.facts.event_types import Event
from graph.facts.masking import Masked, Masker
from graph.gazetteer.divisions import MUNICIPALITIES, Division, Divisions
from graph.mentions.places import HALLS
from graph.mentions.types import DateMention, PlaceMention, StoryMentions
from graph.model.records import Span

_NO_VENUE = re.compile(
    "(?:两地|当地|各地|等地|等|一线|基层|现场|线上|线下|总工会|.*等地|(?:区|市|县)?总工会|我[省市区县]|境内|同志|会[上中]|讲话|[省市区县州]|这里|活动|时|期间|会议.*|.*下|.*中|.*表示.*|我[省市区县校院].{0,6}|.{0,6}[省市区县州旗]|.*开展.*|.*(?:宣讲|报告|访问|调研|考察|座谈|学习|慰问).*)?"
)
_STRIP = re.compile("^[、，和及与在到的等了]+|[、，和及与等的]+$")
HELD_AT = re.compile(
    "(?=[会活大仪论座比竞主开招现])(?<!自)(?:会议|活动|大会|仪式|论坛|座谈会|比赛|大赛|竞赛|主会场|开幕式|招聘会|现场会)(?:(?!将|拟|定于|计划)[^，。；：在自]){0,12}(?:设在|在)(?P<place>[^，。；：]{2,40}?)(?:召开|举行|举办|进行|启动|开幕|拉开|$|(?=，))(?!以来|的)"
)


# The lines of minutes: 会议时间：…, 会议地点：….
_MINUTED = re.compile(r"^[#\s]*(?:会议|活动|举办|召开|开会)?(?:(?P<time>时[ 　]*间|日期)|地[ 　]*点)[：:](?P<place>(?<=点.)[^，。；]{2,40})?")
_IN_THE_CAPITAL = re.compile("(?:^|(?<=[在于到京，]))人民大会堂|中南海|钓鱼台国宾馆|京西宾馆")  # halls that everybody knows to be in 北京
_OURS = re.compile(f"我?(?P<level>[省市区县州])(?:(?<=我.)(?!级)|(?<!我.)(?={HALLS}))")
_BATTLE = re.compile("特?大?地震|会战|起义|战役")


def add_place(event: Event, masked: Masked, masker: Masker, region: tuple[int, int], *, venues: bool = True) -> None:
    """Take the divisions and the venue named in masked[region]."""
    if region[1] <= region[0]:
        return
    span = masked.span(*region)
    places = _without_venue_words(masker.places(span), span[1], masked.source)
    named = [o.span for i in range(*region) for o in masked.organizations.get(i, ())]
    places = [p for p in places if not any(a < p.span[0] and p.span[1] <= b and _apart(p, places, a) for a, b in named)]  # 成都|无锡商会
    if not places and span[1] - span[0] == 1 and (meant := masker.place_by_character(span[0])) is not None:
        add_divisions(event, [meant])
        return
    if not places and (hall := _IN_THE_CAPITAL.search(masked.source, *span)) is not None:
        add_divisions(event, [PlaceMention(hall.span(), Divisions.load().named("北京市")[0])])
    if not places and (ours := _OURS.match(masked.text, *region)) and (division := masker.story.own.get(ours["level"])) is not None:
        add_divisions(event, [PlaceMention((span[0], span[0] + 2), division)])  # 在我县召开
    if region[1] - region[0] > 3:  # 川渝高竹新区 is not in 渝
        places = [p for p in places if p.span[1] - p.span[0] > 1]
    places = [p for p in places if not _BATTLE.match(masked.source[p.span[1] : p.span[1] + 4])]
    inside = [o.span for i in range(*region) for o in masked.organizations.get(i, ())]
    places = [
        p
        for p in places
        if p.division.level != "province"
        or p.division.code in MUNICIPALITIES
        or not any(a <= p.span[0] and p.span[1] < b for a, b in inside)
    ]
    bodies = {o.span[0] for i in range(*region) for o in masked.organizations.get(i, ())}
    add_divisions(event, places)
    if not venues:
        return
    start = span[0]
    for piece in masked.source[span[0] : span[1]].split("、"):
        begin = start
        for place in places:
            if place.span[0] == begin and start not in bodies and begin not in bodies:
                begin = place.span[1]
        venue = _STRIP.sub("", masked.source[begin : start + len(piece)].strip())
        if 2 < len(venue) <= 40 and not _NO_VENUE.fullmatch(venue) and venue not in [v for v, _ in event.venues]:
            event.venues.append((venue, (start, start + len(piece))))
        start += len(piece) + 1


def _apart(place: PlaceMention, places: list[PlaceMention], start: int) -> bool:
    """Whether a place inside a body's name lies in another region than the one the name begins with."""
    divisions = Divisions.load()
    return any(p.span[0] == start and p.span[1] == place.span[0] and not divisions.within(place.division, p.division) for p in places)


def _without_venue_words(places: list[PlaceMention], end: int, text: str) -> list[PlaceMention]:
    """Without short names that begin a venue's name behind a full one (四川省广安市 + 华蓥电力技能实训基地)."""
    kept: list[PlaceMention] = []
    for at, place in enumerate(places):
        short = place.span[1] - place.span[0] < len(place.division.full_name)
        touching = (
            kept
            and kept[-1].span[1] == place.span[0]
            and kept[-1].span[1] - kept[-1].span[0] >= len(kept[-1].division.full_name)
        )
        following = places[at + 1].span[0] if at + 1 < len(places) else -1
        named_after = short and place.division.level == "province" and place.division.code not in MUNICIPALITIES
        if (
            named_after
            and end - place.span[1] >= 2
            and following != place.span[1]
            and not re.match("[、，等和省两各境]|雄安", text[place.span[1] : place.span[1] + 2])
        ):
            continue  # 四川大学华西医院 may lie anywhere
        if not (short and touching and end - place.span[1] >= 3):
            kept.append(place)
    return kept


def add_divisions(event: Event, places: list[PlaceMention]) -> None:
    """Add divisions that the event does not have yet."""
    for place in places:
        if place.division.level != "township" and all(d.code != place.division.code for d, _ in event.districts):
            start, end = place.span
            event.districts.append((place.division, (start - (end - start == 1 and start > 0), end)))


def most_specific(found: list[tuple[Division, Span]]) -> list[tuple[Division, Span]]:
    """Without those that others lie in."""
    divisions = Divisions.load()
    above = {a.code for d, _ in found for a in divisions.ancestors(d)}
    return [(d, span) for d, span in found if d.code not in above]


def clause_date(masked: Masked, start: int, end: int) -> DateMention | None:
    """The date of a clause: the nearest before its end, else the first behind it in the sentence."""
    known = {at: d for at, d in masked.dates.items() if d.start}
    before = [at for at in known if at < end]
    after = [at for at in known if at >= end and at < end + 12]
    if before:
        return known[max(before)]
    return known[min(after)] if after else None


def set_date(event: Event, date: DateMention | None) -> None:
    """Take a date where the event has none, or a fuller one."""
    if date is not None and (event.start is None or len(date.start) > len(event.start)):
        event.start, event.end, event.date_basis = date.start, date.end, date.basis


def take_minutes(event: Event, masked: Masked, masker: Masker) -> None:
    """Take the day or the place that a line of minutes tells, where the event has none."""
    line = _MINUTED.match(masked.text)
    if line and line["time"] and event.start is None:
        set_date(event, next((d for d in masked.dates.values() if d.start), None))
    elif line and line["place"] and not event.districts:
        add_place(event, masked, masker, line.span("place"))


_ROUND = re.compile("(?:赴|到|在|前往)(?P<place>[^，。；：]{2,80}?)(?:等[^，。；：]{0,12})?(?:开展|进行)(?:实地|现场|重点|专项)?(?:检查|督查|督察|调研|巡查)")


def take_round(event: Event, masked: Masked, masker: Masker) -> None:
    """Take the divisions of an inspection that went round: 检查组将到辽宁、上海等6个省（市）开展实地检查."""
    match = _ROUND.search(masked.text) if event.kind == "inspection" else None
    if match:
        add_divisions(event, masker.places(masked.span(*match.span("place"))))


_HOME = re.compile(
    "^(?:全|我|本)?[省市区县州]|^[省市区县](?=总工会|委|政府|人大|政协|纪委|文明|级|直|工会)|[我全本][省市区县]"
)


def _of_two_places(titles: list[str], leading: Division, masker: Masker) -> bool:
    """Whether a title joins the place it begins with to another: 遵义市与泸州市合作交流座谈会 may be in either."""
    divisions = Divisions.load()
    for wording, place in masker.wordings.items():
        apart = not divisions.within(place.division, leading) and not divisions.within(leading, place.division)
        if apart and any(re.search(f"[与和—–－、-]{re.escape(wording)}", title) for title in titles):
            return True
    return False


_PREFIX = re.compile("(?:中国人民政治协商会议|中国共产主义青年团|中国共产党|中国工会|共青团|中共|政协)?")


def _leading(title: str, masker: Masker) -> list[tuple[Division, Span]]:
    """The places a title begins with: 重庆市 and 南岸区 of 重庆市南岸区第十三次妇女代表大会."""
    divisions, at = Divisions.load(), _PREFIX.match(title).end()  # type: ignore[union-attr]
    found: list[tuple[Division, Span]] = []
    for place in masker.wordings.values():  # 苏州百名教授专家铜仁行
        wordings = (place.division.full_name, place.division.name)
        if title.endswith(tuple(w + going for w in wordings for going in ("行", "之行"))):
            return [(place.division, place.span)]
    while True:
        here = [w for w in masker.wordings if len(w) > 1 and title.startswith(w, at)]
        here = [w for w in here if not found or divisions.within(masker.wordings[w].division, found[-1][0])]
        if not here:
            return found
        place = masker.wordings[max(here, key=len)]
        found.append((place.division, place.span))
        at += len(max(here, key=len))


def _in_title(titles: list[str], masker: Masker) -> list[tuple[Division, Span]]:
    """The one city or county that the titles name anywhere: “…”2025年丰都县主题活动; [] for none or several."""
    named = [p for w, p in masker.wordings.items() if len(w) > 2 and any(w in title for title in titles)]
    best = most_specific([(p.division, p.span) for p in named])
    one = len({d.code for d, _ in best}) == 1 and (best[0][0].level != "province" or best[0][0].code in MUNICIPALITIES)
    return best[:1] if one and not any(_MORE_PLACES.search(title) for title in titles) else []


_MORE_PLACES = re.compile("[赴到来与和]|代表团|走进|会见|会谈")


_TO_US = re.compile("(?<=[来到赴在临])[我本][省市区县州]")
# 一行来渝考察.
_TO_THERE = re.compile("[来赴到抵莅](?P<there>[一-龥])(?=考察|交流|调研|访问|学习|参观|开展|洽谈|对接|座谈)(?![^，。]{0,12}(?:动员|行前|归来|回来|培训))")


def by_character(event: Event, masker: Masker) -> Division | None:
    """The division that one character of a title stands for (来渝考察, 来足考察); None where there is none."""
    there = next((m["there"] for m in map(_TO_THERE.search, [event.title, *event.aliases]) if m), "")
    return masker.division_of(there) or Divisions.load().abbreviated(there) if there else None


def home_of(story: StoryMentions, title: str) -> Division | None:
    """What 全市, 我区, 省总工会 in a title mean: the story's own division or the one above it of that level."""
    match = _HOME.search(title)
    if not match or story.home is None:
        return None
    word = match[0][-1]
    if match[0][0] in "我本" and word in story.own:
        return story.own[word]
    for division in [story.home, *Divisions.load().ancestors(story.home)]:
        if division.full_name.endswith(word):  # 市 in a story of 江油市 is that city, else the one it lies in
            return division
    return None


# Where they went, or who came to a house that the page does not name: their own place is not where it was.
_AWAY = re.compile("赴|前往|拜访|(?:大学|学院|学校|公司|集团|商城|协会|商会)[^，。]{0,20}(?:来(?!自|宾|安|凤)|到(?:我校|我院|校(?!友)))")


_WITH_US = re.compile("[与和同]我[校院]|^我[校院][与和同]")


def own_place(
    event: Event, story: StoryMentions, owners: list[tuple[str, Span | None]], masker: Masker
) -> list[tuple[Division, Span]]:
    """The place of the body whose meeting it was, where only one place comes into question; [] for none."""
    if "代表团" in event.title and event.kind in ("congress", "plenum"):
        return []  # a delegation meets where the congress is
    if event.kind == "joint_conference" and len({name for name, _ in owners}) < 2:
        return []
    where = event.spans[0] if event.spans else None
    titles = [event.title, *event.aliases]
    for wording, place in masker.wordings.items():  # 长江三峡（梁平）国际柚博会
        if len(wording) > 1 and any(f"（{wording}）" in title for title in titles):
            return [(place.division, place.span)]
    if any(_WITH_US.search(title) for title in titles):
        return []  # 甲市人民政府与我校签约仪式
    divisions = Divisions.load()
    homes: dict[str, tuple[Division, Span]] = {}
    for name, span in owners:
        found = [
            p
            for p in masker.wordings.values()
            if name.startswith((divisions.canonical(p.division), p.division.full_name))
        ]
        if not found and where and span:
            found = [
                p for p in masker.places(span) if p.division.level != "province" or p.division.code in MUNICIPALITIES
            ]
        if found:
            best = most_specific([(p.division, p.span) for p in found])
            if len({d.code for d, _ in best}) == 1:
                homes[best[0][0].code] = best[0]
    if event.kind in ("inspection", "visit") and where:
        ours = [d for d in (home_of(story, match[0]) for match in map(_TO_US.search, titles) if match) if d is not None]
        if ours:
            return [(ours[0], where)]
    if (there := by_character(event, masker)) is not None and where:
        return [(there, where)]
    if homes:
        return list(homes.values()) if len(homes) == 1 else []
    away = event.kind == "visit" and any(_AWAY.search(title) for title in titles)
    leading = [] if away else [place for title in titles for place in _leading(title.lstrip("“‘"), masker)]
    best = most_specific(leading)
    if len({d.code for d, _ in best}) == 1 and not _of_two_places(titles, best[0][0], masker):
        return best[:1]
    if not leading and not away and (inside := _in_title(titles, masker)):
        return inside
    if story.home is not None and where and not leading:
        if event.kind in ("inspection", "visit") and any(_HOME.search(title) for title in titles):
            return [(story.home, where)]
        meant = [d for d in (home_of(story, title) for title in titles) if d is not None]
        return [(meant[0], where)] if meant else []
    return []


_DATELINE = re.compile("(?:[0-9]{1,2}月)?[0-9]{1,2}日?[电讯](?=[ 　（(:：）)，\n]|记)")
_LEAD = 400  # characters in which a story's dateline stands


# 在日内瓦出席, 在巴西召开: a short name that is no house of the city (会堂, 宾馆) is that of another place.
_ELSEWHERE = re.compile("(?:在|于)(?!此|这里|京|[^，。]{0,3}(?:[厅堂地馆店心院校楼园部局场城厦]|会议室))[一-龥]{2,4}(?:举行|举办|召开|开幕|闭幕|会见|会谈|出席|签署|启动)")


def dateline(story: StoryMentions, event: Event) -> list[tuple[Division, Span]]:
    """The place a story is dated from (新华社重庆3月28日电), where its event is told as seen there; [] for none.

    Not for an event that is put somewhere else (在日内瓦).
    """
    if any(_ELSEWHERE.search(story.text, *span) for span in event.spans):
        return []
    for place in story.places:
        if place.span[0] > story.span[0] + _LEAD:
            break
        if _DATELINE.match(story.text, place.span[1]):
            return [(place.division, place.span)]
    return []


def of_hosts(hosts: set[str], story: StoryMentions, masker: Masker) -> list[tuple[Division, Span]]:
    """The place of those who went along or received (keys of people), by the bodies they hold posts in: the one division
    that all of them lie in, no province; [] for none or several."""
    divisions = Divisions.load()
    found: dict[str, tuple[Division, Span]] = {}
    for post in story.posts:
        if post.person not in hosts or not post.organization:
            continue
        named = [p for p in masker.wordings.values() if post.organization.startswith((divisions.canonical(p.division), p.division.full_name))]
        best = max(named, key=lambda p: len(divisions.canonical(p.division)), default=None)
        if best is not None:
            found.setdefault(best.division.code, (best.division, best.span))
    above = {code for code, (d, _) in found.items() if d.level == "province" and code not in MUNICIPALITIES}
    for code, (d, span) in found.items():
        if code not in above and all(o.code == code or divisions.within(o, d) or (o.code in above and divisions.within(d, o)) for o, _ in found.values()):
            return [(d, span)]
    return []


_COUNTY_POST = re.compile("(?:县|区|市)(?:委|人民政府|人大常委会|政协)$")


def county_of(leads: set[str], story: StoryMentions, masker: Masker) -> list[tuple[Division, Span]]:
    """The county whose leader went to one of its townships, where the text does not name it again."""
    for post in story.posts:
        if post.person in leads and _COUNTY_POST.search(post.organization):
            for place in masker.wordings.values():
                if place.division.level == "county" and Divisions.load().canonical(place.division) in post.organization:
                    return [(place.division, place.span)]
    return []
