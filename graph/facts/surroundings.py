"""What an occasion takes over from its surroundings: day and place of the trip it was part of, the year of its own title."""

import re
from itertools import pairwise

from graph.facts.book import Entry
from graph.facts.event_types import Event, Participation
from graph.facts.masking import Masker
from graph.facts.whereabouts import home_of
from graph.mentions.types import StoryMentions

_DONE = re.compile("看望|慰问|走访|调研|考察|视察|检查|督导|督查|参观|来访|到访|座谈|交流")
_LONGEST_HEADLINE = 40
_DAY = re.compile(r"(?<![\d月])(?P<day>\d{1,2})日(?=上午|下午|晚|中午|，|当|\s)")
_YEAR = re.compile(r"^[^，。]{0,20}?(?P<year>(?:19|20)\d\d)年(?P<numbered>第[一二三四五六七八九十\d]+[次期])?")
# What is held about a year may be held after it.
_ABOUT = re.compile("总结|考核|述职|年终|年度(?!第)|表彰|民主生活会|组织生活会|工作会|团拜|迎新|新春|跨年")
_HOST_REGION = re.compile("(?:^|[，。：\\s])(?P<who>[^，。；：\\s]{1,12}?)(?:隆重|成功|正式|组织|首次)?(?:召开|举行|举办)")
_AT_HOME = re.compile("(?:在|于)(?P<word>(?:我|本)?[省市区县州])(?![场块间别际]|总工会)")


def take_over(entries: list[Entry], story: StoryMentions, masker: Masker) -> None:
    """Fill in days and districts that the text gives elsewhere; nothing is overwritten."""
    trip: Entry | None = None
    for entry in entries:
        if entry.group == "trip":
            trip = trip or entry
        elif trip is not None and not entry.headline and (entry.event.people.keys() & trip.event.people.keys() or not trip.event.people):
            _from_trip(entry.event, trip.event, story)
    for trip in entries:
        if trip.group == "trip" and trip.event.rule == "group-went" and not trip.leads:
            _led_by_guests(trip, entries, story, masker)
    for before, entry in pairwise(entries):
        if entry.group == "reception" and not entry.headline and before.event.spans and entry.event.spans:
            _from_before(entry.event, before.event, story)
    for entry in entries:
        if not entry.event.districts and entry.group == "named":
            _from_words(entry.event, story, masker)
        _from_title(entry.event)


def name_by_headline(entries: list[Entry], heads: list[tuple[str, bool]]) -> None:
    """六一前夕看望职工子女: a headline that only says what was done there is another wording of the trip.

    entries: the first occasion of the story, or none; heads: parts of its headline, and whether an occasion was found in each.
    """
    for entry in entries if not any(found for _, found in heads) else ():
        done = set(_DONE.findall(entry.event.title)) if entry.group == "trip" else set()
        entry.event.aliases += [h for h, _ in heads if 6 <= len(h) <= _LONGEST_HEADLINE and done & set(_DONE.findall(h)) and h not in entry.event.aliases]


def _led_by_guests(trip: Entry, entries: list[Entry], story: StoryMentions, masker: Masker) -> None:
    """甲市党政代表团来我区考察，区委书记乙会见甲市委书记丙一行: those of 甲 who were received were at the head of those who came."""
    received = [e.event for e in entries if e.group == "reception" and not e.headline]
    sent = re.split("[来赴到莅]|于", trip.event.title)[0]
    regions = [p.division.full_name for word, p in masker.wordings.items() if word in sent]
    guests = {k for k, part in received[0].people.items() if "guest" in part.roles} if len(received) == 1 else set()
    if not any(p.person in guests and any(region in p.organization for region in regions) for p in story.posts):
        return
    for key, part in received[0].people.items():
        role = "lead" if "guest" in part.roles else "host" if "host" in part.roles else ""
        if role and key not in trip.event.people:
            trip.event.people[key] = Participation({role}, list(part.spans[:1]), part.wording, "received-guest", min(part.confidence, 0.7))


def _from_trip(event: Event, trip: Event, story: StoryMentions) -> None:
    if not event.districts and len(trip.districts) == 1 and not event.title.startswith("全"):  # 全省…会 may be anywhere
        event.districts = list(trip.districts)
    if event.start is not None or trip.start is None or not re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", trip.start):
        return
    if trip.end is None:
        event.start, event.date_basis = trip.start, trip.date_basis
        return
    match = next((m for span in event.spans for m in _DAY.finditer(story.text, max(story.span[0], span[0] - 12), span[1])), None)
    if match and trip.start[:-3] == trip.end[:-3] and int(trip.start[-2:]) <= int(match["day"]) <= int(trip.end[-2:]):
        event.start, event.date_basis = f"{trip.start[:-2]}{int(match['day']):02d}", trip.date_basis


def _from_before(event: Event, before: Event, story: StoryMentions) -> None:
    """甲与乙10月28日在成都签署协议。丙会见丁: what follows in the same paragraph was on that day and there."""
    start, end = before.spans[0][0], event.spans[0][0]
    if not start < end < start + 400 or "\n" in story.text[start:end] or any(start + 1 < d.span[0] < end for d in story.dates if d.span[0] > before.spans[0][1]):
        return
    if event.start is None and before.end is None and before.start is not None:
        event.start, event.date_basis = before.start, before.date_basis
    if not event.districts:
        event.districts = list(before.districts)


def _from_words(event: Event, story: StoryMentions, masker: Masker) -> None:
    """在县行政中心召开, 我县召开, 荣县召开: the region that the words themselves name or mean."""
    if event.kind == "joint_conference":
        return
    for span in event.spans:
        words = story.text[span[0] : span[1]]
        match = _AT_HOME.search(words) or re.search("(?:^|，)(?P<word>[我全][省市区县州])(?:隆重|组织)?(?:召开|举行|举办)", words)
        meant = home_of(story, match["word"]) if match else None
        if meant is not None:
            event.districts = [(meant, span)]
            return
        for held in _HOST_REGION.finditer(words):
            place = masker.wordings.get(held["who"])
            if place is not None and len(held["who"]) > 1 and place.division.level != "township":
                event.districts = [(place.division, (span[0] + held.start("who"), span[0] + held.end("who")))]
                return


def _from_title(event: Event) -> None:
    """2024年第一次联席会议 on 5月30日 was in 2024; a 年度总结会 need not be."""
    match = _YEAR.match(event.title)
    if match is None or (_ABOUT.search(event.title) and not match["numbered"]):
        return
    if event.start is None and match["numbered"]:
        event.start, event.date_basis = match["year"], "stated"
    elif event.start is not None and event.start.startswith("--") and (match["numbered"] or "02" <= event.start[2:4] <= "11"):
        event.start, event.date_basis = match["year"] + event.start[1:], "inferred"
        if event.end is not None and event.end.startswith("--"):
            event.end = match["year"] + event.end[1:]
