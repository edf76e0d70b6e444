"""The events of one story as they come up: which one a sentence adds to, which one is in focus, which one a word points at."""

import re
from dataclasses import dataclass, field

from graph.facts.candidate import Candidate
from graph.facts.event_types import Event
from graph.facts.masking import D, Masked
from graph.facts.titles import head_of, is_generic, kind_of, ordinal_of, same_title
from graph.facts.trip_words import INSPECT
from graph.facts.trips import SAT_DOWN
from graph.facts.unnamed import BY_PLACE
from graph.model.records import Span

# 在随后召开的座谈会上 means no more than 座谈会上.
_PASSING = re.compile("^(?:在)?(?:随后|接着|之后|接下来|同时|期间|当天|当日)?(?:召开|举行|举办)的")
_HELD_ELSEWHERE = re.compile(f"(?:{D}|[在于])[^，。；]*(?:召开|举行|举办)的")
RECENT = 30  # so many events back a story still speaks of; more would make long pages slow


@dataclass(frozen=True, slots=True)
class Said:
    """One saying that a person (by key) or a body (by name) had a role, with how firmly."""

    who: str
    role: str
    strength: str
    span: Span
    wording: str
    headline: bool
    scoped: bool  # the sentence itself, or the passage, says 会上
    aim: str = ""  # the sort of occasion it was said of (汇报会) where the story has told of none so far


@dataclass(slots=True, eq=False)
class Entry:
    """An event in the making. group: named, trip or reception. headline: only the headline told of it so far."""

    event: Event
    group: str
    headline: bool
    leads: set[str] = field(default_factory=set)
    people: list[Said] = field(default_factory=list)
    bodies: list[Said] = field(default_factory=list)
    delegation: bool = False
    scoped: bool = False
    owners: list[tuple[str, Span]] = field(default_factory=list)


def group_of(candidate: Candidate) -> str:
    """named, trip or reception."""
    if candidate.kind == "reception":
        return "reception"
    return "trip" if candidate.rule.endswith(("went", "came")) else "named"


_TIMED = re.compile(rf"[#\s]*(?:{D}|当[天日]|[上下]午|同日|(?:会|活动|签约(?:仪式)?|座谈会?)[前后]，)")
_FURTHER_NEWS = re.compile(r"[#\s]*(?:又讯|另讯|又[：:])")
_SUCH = re.compile("(?:有关|相关|系列|上述|各项)(?:考察|调研)?活动")  # 参加有关活动
_ABOVE = re.compile("(?:上述|以上)[^，]{0,4}$")
_CEREMONY_FIRST = re.compile("(?:大会)?[开闭]幕(?:会|大会)(?!后)")
_TIME_OF = re.compile(f"^在?(?:{D}|当[天日])(?:[上下]午|晚上?)?的(?=[开闭]幕(?:会|式|大会)$)")  # 23日上午的|闭幕式
_CEREMONY = re.compile("[开闭]幕(?:会|式|大会)$")
_PART = re.compile("第[一二三四五六七]次(?:全体)?(?:会议|大会)|第[一二三]阶段(?:会议)?|[上下]半场")  # 主持第一次全体会议
_ON_TRIP = re.compile(f"(?:{INSPECT}|访问|参观)(?:活动)?$")
_RECEIVED = re.compile("(?:会见|会谈|接见)(?:活动)?$")
_DAY = re.compile("-[0-9]{2}-[0-9]{2}$")
_CONFERENCES = ("joint_conference", "symposium", "work_meeting")
_SITTING = re.compile("座谈(?:会|交流)?$|交流$|会$")


class Book:
    """All events of a story, in the order they came up."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.focus: Entry | None = None
        self.body_sentences = 0
        self.sectioned = False
        self.receives = False  # whether the reception that the headline tells of may be told here
        self.closed = 0  # how many entries a chronicle has left behind
        self.went = ""  # what the story calls a trip that it told of beside a conference: 某县代表团来我市考察
        self.timed = False  # the sentence begins with a time of the day
        self.next_day = False  # the sentence begins with a day after all that was told so far
        self.other_day = False  # the sentence begins a paragraph, and with a day that nothing told so far was on

    def section(self) -> None:
        """A heading inside the story: what follows is about something else."""
        self.focus, self.sectioned, self.body_sentences = None, True, 0

    def another_day(self, masked: Masked) -> bool:
        """Whether a paragraph begins with a full date that is not the day of what was told before: a line of a chronicle.

        What came before is closed then.
        """
        dates = [d for at, d in masked.dates.items() if at < 2 and len(d.start) == 10 and d.start[:4] == masked.source[d.span[0] : d.span[0] + 4]]
        event = self.focus.event if self.focus else None
        if not (dates and masked.paragraph and event and event.date_basis == "stated" and event.start != dates[0].start):
            return False
        self.closed = len(self.entries)
        return True

    def elsewhen(self, masked: Masked) -> bool:
        """Whether a paragraph begins with a day that nothing told so far was on: the next item of a digest.

        A sentence inside a paragraph that does begins another day.
        """
        day = next((d.start[-5:] for at, d in masked.dates.items() if at < 2 and _DAY.search(d.start)), "")
        told = [(e.event.start[-5:], (e.event.end or e.event.start)[-5:]) for e in self.recent if e.event.start]
        self.timed = _TIMED.match(masked.text) is not None and not masked.headline
        self.next_day = bool(not masked.headline and day and told) and all(last < day for _, last in told)
        if masked.paragraph and told and _FURTHER_NEWS.match(masked.text):
            return True
        return bool(masked.paragraph and not masked.headline and day and told) and all(not first <= day <= last for first, last in told)

    @property
    def recent(self) -> list[Entry]:
        """The entries that what follows may still be about."""
        first = len(self.entries) - RECENT
        return self.entries[first if first > self.closed else self.closed :]

    def place(
        self, candidate: Candidate, leads: list[str], guests: list[str], *, headline: bool, aside: bool, taken: list[Entry]
    ) -> Entry | None:
        """The entry a candidate adds to, a new one, or None where it is not worth one."""
        group = group_of(candidate)
        if group == "reception":
            entry = self._reception(candidate, leads, guests, headline)
        else:
            entry = self._named(candidate, headline, taken) if group == "named" else self._trip(leads) or self._headed(candidate)
        if entry is None and self._worth(candidate, group, headline, aside):
            event = Event(candidate.title, candidate.kind, rule=candidate.rule, confidence=candidate.confidence)
            event.ordinal = ordinal_of(candidate.title) if group == "named" else None
            if group == "trip" and self.focus is not None and self._beside(candidate):
                event.part_of = self.focus.event
                if self.went:
                    event.title, event.aliases = self.went, [candidate.title]
            if candidate.rule == "spoke-at-title" and candidate.strong and self.focus is not None:
                event.part_of = self.focus.event if self.focus.group == "trip" else self.focus.event.part_of
            entry = Entry(event, group, headline)
            self.entries.append(entry)
        elif entry is None:
            self.went = candidate.title if candidate.rule == "group-went" else self.went
        else:
            _merge(entry, candidate, group, headline)
        if entry is not None:
            for alias in candidate.aliases:
                _alias(entry.event, alias)
            if group == entry.group:
                entry.leads.update(leads)
            entry.delegation = entry.delegation or candidate.delegation
            self.focus = entry
        return entry

    def _worth(self, candidate: Candidate, group: str, headline: bool, aside: bool) -> bool:
        early = self.body_sentences <= 2
        fresh = self.focus is None or self.other_day
        if headline and candidate.rule != "person-held-meeting":
            return True
        if group == "reception" and self.receives and candidate.guests:
            return True
        if aside and not fresh:
            return False
        if candidate.rule == "person-held-meeting":
            return (not self.entries and early) or (candidate.later and self.body_sentences <= 4)
        if group == "named":
            return candidate.strong or fresh or (early and all(e.headline for e in self.recent))
        if group == "trip":
            if candidate.rule == "group-went":
                return not self.entries and early
            if fresh or not self.entries:
                return candidate.strong or early or self.other_day
            others = [e for e in self.recent if e.group == "trip"]
            if (self.next_day and candidate.strong and not others) or (self._beside(candidate) and not others):
                return True
            early = early or all(e.event.rule == "parties-signed" for e in self.recent)  # of captions
            headed = any(e.headline and e.group == "named" and e.event.rule != "parties-signed" for e in self.recent)
            # 甲率代表团赴某地考察, below the headline of a conference that they held there
            ahead = self.body_sentences <= 1 and candidate.kind == "visit" and bool(candidate.leads) and all(e.event.kind in _CONFERENCES for e in self.recent)
            return candidate.strong and (early or bool(others)) and (ahead or not headed)
        if candidate.rule == SAT_DOWN:
            return fresh and candidate.strong
        if early and candidate.delegation and candidate.guests and not any(e.group == "trip" for e in self.recent):
            return True
        told = any(e.group == "named" and not e.headline for e in self.recent)
        return (fresh and bool(candidate.guests)) or (early and (candidate.strong or (bool(candidate.guests) and not told)))

    def begin(self, text: str) -> None:
        """Take a sentence up: the opening or closing that it begins with is the congress's (闭幕会由某某主持)."""
        own = self.focus is not None and self.focus.event.kind in ("forum", "training", "competition", "activity")
        if self.focus is not None and not own and _CEREMONY_FIRST.match(text):
            self.focus = next((e for e in self.recent if e.event.kind == "congress"), self.focus)

    @property
    def at_conference(self) -> bool:
        """Whether the story is at a conference or a signing."""
        return self.focus is not None and self.focus.group == "named" and self.focus.event.kind in (*_CONFERENCES, "signing")

    def _beside(self, candidate: Candidate) -> bool:
        """Whether those at a conference went somewhere on the day: 当天上午，代表团在甲率领下先后走进…."""
        return self.at_conference and self.timed and bool(candidate.leads) and candidate.kind in ("visit", "inspection")

    def _named(self, candidate: Candidate, headline: bool, taken: list[Entry]) -> Entry | None:
        wordings = [candidate.title, *candidate.aliases]
        for entry in reversed(self.recent):
            ours = [entry.event.title, *entry.event.aliases]
            if entry.group == "named" and entry not in taken and any(same_title(a, b) for a in ours for b in wordings):
                return entry
            if entry.event.rule == BY_PLACE and head_of(entry.event.title) == head_of(candidate.title):
                entry.event.title = candidate.title  # 表彰大会在某市召开, and then what it is called
                return entry
        for entry in self.recent:
            if entry.group == "named" and entry.headline and not headline and self.body_sentences <= 2 and entry not in taken:
                numbers = {ordinal_of(candidate.title), entry.event.ordinal} - {None}
                alike = entry.event.kind == candidate.kind or _shares(entry.event.title, candidate.title) or _nameless(entry.event)
                only = sum(e.headline and e.group == "named" for e in self.entries) == 1 and (len(self.entries) == 1 or entry.event.kind == candidate.kind)
                if alike and len(numbers) < 2 and only:
                    return entry
        return None

    def apart(self, titles: set[str], day: str) -> list[Entry]:
        """The meetings without a name of their own that the text told of another day, or as of other bodies."""
        told = [e for e in self.recent if e.event.rule == "body-held-meeting" and not e.headline]
        other_day = [e for e in told if day and e.event.start and len(e.event.start) == len(day) and e.event.start != day]
        return other_day + [e for e in told if titles.isdisjoint([e.event.title, *e.event.aliases])]

    def _trip(self, leads: list[str]) -> Entry | None:
        for entry in reversed(self.recent):
            if entry.group == "trip" and (entry.leads & set(leads) or not entry.leads or not leads):
                return entry
        return None

    def _headed(self, candidate: Candidate) -> Entry | None:
        """The occasion of the headline that a trip was made for: 开展结对共建活动, where the text tells who went to it."""
        for entry in self.recent:
            titles = [t for t in [entry.event.title, *entry.event.aliases] if len(t) >= 5]
            inspects = candidate.kind == entry.event.kind == "inspection" and bool(candidate.leads) and self.body_sentences <= 2  # 某某会开展执法检查
            if entry.group == "named" and entry.headline and (inspects or any(title in candidate.title for title in titles)):
                entry.group = "trip"
                return entry
        return None

    def _reception(self, candidate: Candidate, leads: list[str], guests: list[str], headline: bool) -> Entry | None:
        for entry in reversed(self.recent):
            if entry.group == "reception" and entry.leads & set(leads):
                return entry
        for entry in reversed(self.recent):
            if entry.group == "trip" and entry.headline and entry.leads & set(guests):
                entry.group, entry.event.kind, entry.leads = "reception", "reception", set()
                _alias(entry.event, entry.event.title)
                entry.people = [s for s in entry.people if s.role != "lead"]
                old, entry.event.title = entry.event.title, candidate.title
                _alias(entry.event, old)
                return entry
        for entry in reversed(self.recent):
            if entry.group == "trip" and entry.event.kind == "visit" and not headline:
                return entry
        return None

    def pointed_at(self, target: str, context: str, here: list[tuple[Candidate, Entry]], verb_at: int) -> Entry | None:
        """The event that a role verb's object or context names; without one, the nearest in the sentence or the focus."""
        if _SUCH.fullmatch(target) and (trip := self._latest("trip")) is not None and self._goes_on(trip):
            return next((e for e in self.recent if e.group == "trip" and e.headline), trip)
        if self.focus is not None and self.focus.group == "named" and self.focus.event.part_of is not None and (_ON_TRIP.search(target) or _SUCH.fullmatch(target) or target == "学习"):
            return next(e for e in self.entries if e.event is self.focus.event.part_of)
        target = _TIME_OF.sub("", _PASSING.sub("", target))
        if not target:
            before = [e for c, e in here if c.start <= verb_at]
            if before and not (context and before[-1].event.kind in ("inspection", "visit") and "座谈" in context):
                return before[-1]
            return self.pointed_at(context, "", here, verb_at) if context else self.focus
        if _HELD_ELSEWHERE.match(target):  # 出席在某地召开的座谈会: the one told of there, or one that is not told of
            return next((entry for candidate, entry in here if abs(candidate.title_at[0] - verb_at) <= len(target) + 8), None)
        for candidate, entry in here:
            if candidate.title_at[0] <= verb_at + 40 and (candidate.title in target or target in candidate.title):
                return entry
        if _ABOVE.search(target):
            return self.focus
        if target in ("会议", "大会") and (told := [e for c, e in here if c.end <= verb_at and e.group == "named"]):
            return told[-1]  # 召开警示教育会，甲主持会议
        if _CEREMONY.search(target) and len(target) <= 5:
            grand = [e for e in self.recent if e.event.kind in ("congress", "competition", "activity", "forum", "training")]
            return (self.focus if self.focus in grand else grand[0]) if grand else self.focus
        if _PART.fullmatch(target) and self.focus is not None and self.focus.group == "named":
            return self.focus
        if _ON_TRIP.search(target):
            named = self.focus is not None and target[-2:] in self.focus.event.title  # 陪同调研, of a 调研活动
            return self._latest("trip") or (self.focus if named or re.search("(?:检查|督查|慰问)", target) else None)
        if _RECEIVED.search(target):
            return self._latest("reception") or self._latest("trip", "visit")
        if _SITTING.search(target) and (is_generic(target) or len(target) <= 6):
            kind = "symposium" if "座谈" in target else ""
            return self._of_kind(kind) or self._ordinary() or self.focus
        if head_of(target) and not is_generic(target):
            found = [e for e in self.recent if any(same_title(t, target) for t in [e.event.title, *e.event.aliases])]
            if found:
                return found[-1]
            return self._of_kind(kind_of(target)) if len(target) <= 8 and kind_of(target) not in ("activity", "other") else None
        return self._of_kind(kind_of(target)) or self._ordinary() or self.focus

    def _goes_on(self, trip: Entry) -> bool:
        """Whether what was told last was on a trip: the trip itself, a reception, a meeting that its leaders took part in."""
        last = self.focus
        return last is None or last.group != "named" or any(s.who in trip.leads for s in last.people)

    def signing(self) -> Entry | None:
        """The latest signing that the story tells of: those received may sign or witness there."""
        return next((e for e in reversed(self.recent) if e.event.kind == "signing"), None)

    def _latest(self, group: str, kind: str = "") -> Entry | None:
        found = [e for e in self.recent if e.group == group and (not kind or e.event.kind == kind)]
        return self.focus if self.focus in found else found[-1] if found else None

    def _of_kind(self, kind: str) -> Entry | None:
        found = [e for e in self.recent if kind and e.event.kind == kind]
        return self.focus if self.focus in found else found[-1] if found else None

    def _ordinary(self) -> Entry | None:
        """The focus if it is a named meeting, else the latest of those (under a heading of its own, only what stands there)."""
        if self.focus is not None and (self.focus.group == "named" or self.focus.event.kind == "visit"):
            return self.focus
        return None if self.sectioned else self._latest("named")


# What a headline calls an occasion that the text names: 某商会举行换届大会, and then its 会员大会.
_ANY_MEETING = re.compile("(?:会议|换届大?会|大会)$")


def _nameless(event: Event) -> bool:
    """Whether an event is only a body's meeting, whatever it was called."""
    if _ANY_MEETING.search(event.title) is None:
        return False
    return event.rule == "body-held-meeting" or (event.rule.startswith("body-held") and len(event.title) <= 4)


def _shares(a: str, b: str) -> bool:
    """Whether two titles have four characters in a row in common."""
    return any(a[i : i + 4] in b for i in range(len(a) - 3))


def _merge(entry: Entry, candidate: Candidate, group: str, headline: bool) -> None:
    event = entry.event
    if group != entry.group:
        return
    if group == "named" and entry.headline and not headline:
        _alias(event, event.title)
        shorter = len(candidate.title) < len(event.title)
        if not shorter or (candidate.rule != "body-held-meeting" and not (candidate.rule == "took-part-in-title" and event.title.endswith(candidate.title))):
            old, event.title = event.title, candidate.title
            event.aliases = [a for a in [old, *event.aliases] if a != event.title]
        else:
            _alias(event, candidate.title)
        event.kind = candidate.kind if candidate.kind != "other" else event.kind
        event.ordinal = event.ordinal or ordinal_of(candidate.title)
        event.rule, event.confidence = candidate.rule, max(event.confidence, candidate.confidence)
        entry.headline = False
    else:
        _alias(event, candidate.title)
        entry.headline = entry.headline and headline
        event.ordinal = event.ordinal or (ordinal_of(candidate.title) if group == "named" else None)


def _alias(event: Event, wording: str) -> None:
    if wording != event.title and wording not in event.aliases and len(wording) >= 4:
        event.aliases.append(wording)


def short(span: Span) -> Span:
    """Evidence has at most 500 characters; the verb at the end matters more than the beginning of the list."""
    return (max(span[0], span[1] - 480), span[1])
