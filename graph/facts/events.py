"""Events of one story: meetings, inspections, visits, receptions and signings, with who took part and where they were held."""

import re

from graph.facts import groups
from graph.facts.asides import AFTERWARDS, ASIDE, LOOKS_BACK, OVER, goes_on, stands_apart
from graph.facts.attendance import settle
from graph.facts.bodies import delegation, said_bodies, settle_bodies, signers, stops
from graph.facts.body_words import NO_HOST, came
from graph.facts.book import RECENT, Book, Entry, Said, short
from graph.facts.candidate import Candidate, source_span, source_text
from graph.facts.candidates import ALONE, named
from graph.facts.claims import Claim, claims
from graph.facts.event_types import Event
from graph.facts.groups import accompanying, heads_of, holders, members, named_otherwise, own_body, welcoming
from graph.facts.lectures import lectures
from graph.facts.masking import Masked, Masker, O, P, positions
from graph.facts.outings import outings
from graph.facts.overlaps import as_one, covers, held_within, loose, main_of
from graph.facts.passed_on import passed_on
from graph.facts.placing import place
from graph.facts.rolls import Roll
from graph.facts.signings import CEREMONY, ceremonies, signings
from graph.facts.sittings import ON_THE_WAY, sitting
from graph.facts.surroundings import name_by_headline, take_over
from graph.facts.titles import head_of, is_generic
from graph.facts.trip_words import BACK_ON_TRIP, PEOPLE
from graph.facts.trips import Placed, trips
from graph.facts.units import LONGEST, is_heading, units
from graph.facts.whereabouts import HELD_AT, add_place, clause_date, of_hosts, set_date, take_minutes, take_round
from graph.mentions.types import DateMention, StoryMentions
from graph.mentions.years import attended_year, this_year, titled_year, year_in_full_name
from graph.model.records import Span
from graph.text.stories import about_page

_NEXT = ("会后", "随后", "之后", "期间", "其间")
_MEETINGS = ("symposium", "promotion", "work_meeting", "joint_conference")
_SCOPE = re.compile("^[^，。]{0,30}?(?:会上|座谈(?:会)?中|座谈时|会谈中|会见中|会见时|交流中|论坛上|仪式上|大会上|会议上|座谈会上|讨论中|发言中|交流会上|[会式坛]上)，?")
_EARLIER = re.compile("去年|前年|曾[经于在会]|此前|上个?月|(?:^|[，。])(?:19|20)[0-9]{2}年")
_PUT_UP = re.compile(r"(?<=.{4})[（(\s]*(?:19|20)\d\d[./-]\d\d?[./-]\d\d?[）)]?$")  # the day a headline was put up
_LEAD = 6  # sentences in which what the headline says is told
_MENU, _LABEL = 20, 8  # characters of a line of a menu, and in which a label of minutes ends (会议主持：)
_WALKED = re.compile(f"[^，。{P}]{{0,20}}(?P<who>{PEOPLE})(?:等(?:领导)?)?(?:一行)?(?:分别|先后|一同|一起)?(?P<verb>走进|来到|深入|前往|到)")
_SAME_DAY = re.compile(r"当天|当日|同日|当晚|^[#\s]*(?:[上下中]午|晚上|晚间|傍晚)")
_OTHER_TIME = re.compile("[首上下历]届|第一届")
_ACTING = re.compile(f"(?:[^，。；：{P}]{{0,24}}[上中时间后场]，)?(?:[^，。；：{P}{O}]{{0,6}}(?:成员|队员)[、，]?)?(?P<who>{PEOPLE})(?!的(?!发言|讲话|演讲|报告|介绍)|[^，。]{{0,6}}(?:任|当选|同志任|，男|，女|出生|毕业|去世|逝世|创作))")
_ELSEWHERE = re.compile("此前|曾|去年|将于|任命|免去|当选|接受(?:记者)?采访|告诉记者|来信|贺信|批示|荣获|被评为|逝世|视频(?:致辞|致词|讲话|发言)|书面(?:致辞|讲话|发言)|贺电|缺席|请假|(?:未能?|没有|没能|不能|无法)(?:够|亲自|如期|前往|前来)?(?:出席|参加|参会|到会|到场|列席|陪同|与会)")
_WENT_ALONG = frozenset({"随行", "随同", "同行"})
_ON_THE_SPOT = re.compile("活动(?:现场|[中上])|(?:在)?现场")
_OURS = ("我", "公司", "集团", "学校", "医院", "本")
_OF_ALL = re.compile("全国|中国|国际|世界|中共|党的|中央|第[一二三四五六七八九十]+届全国|.*代表团")


def find_events(story: StoryMentions) -> list[Event]:
    """All events that the story tells of as having happened, in the order they come up."""
    return _Reader(story).events()


class _Reader:
    def __init__(self, story: StoryMentions) -> None:
        self.story, self.text = story, story.text
        self.masker = Masker(story)
        self.book = Book()
        self.subjects: list[str] = []  # keys of the people a pronoun means
        self.scope = False
        self.first: str | None = None  # whom 他 means, where the last sentence ended with others
        self.heads: list[tuple[str, bool]] = []  # the parts of the headline, and whether an occasion was found in each
        self.together: list[tuple[Entry, Entry]] = []  # occasions that opened as one (全委会、代表大会在京开幕)
        self.main: Entry | None = None  # the occasion that another was told of beside: one on its margins, or last year's
        self.near = False  # the paragraph is the one that tells of the meeting
        self.apart = False  # what is told was before or after the meeting, at another place
        self.aim = ""  # the sort of occasion that the last sentences spoke of without its name
        self.roll = Roll()
        self.last_date: DateMention | None = None
        self.first_date: DateMention | None = None

    def events(self) -> list[Event]:
        begun: int | None = None  # where a list of people began that goes on behind a semicolon
        for span, headline, begins in units(self.story):
            words = self.text[span[0] : span[1]]
            if not headline and begins and self.book.body_sentences and is_heading(self.story, self.masker.places(span), span):
                self.book.section()
                self.scope = False
                continue
            masked = self.masker.mask(span, headline=headline, paragraph=begins)
            if not headline and words.endswith("；") and len(words) < LONGEST / 2 and not (begins and self.roll.goes_on) and goes_on(masked.text):
                begun = begun or span[0]
                continue
            if begun is not None:
                masked = self.masker.mask((begun, span[1]), paragraph=begins)
                begun = None
            self._read(masked)
        if begun is not None:
            self._read(self.masker.mask((begun, self.story.span[1])))
        self._settle_aims()
        for one, two in self.together:
            one.people, two.people = one.people + two.people, two.people + one.people
        for entry in self.book.entries:
            self._finish(entry)
        take_over(self.book.entries, self.story, self.masker)
        name_by_headline(self.book.entries[:1], self.heads)
        for entry in self.book.entries:
            if not entry.event.districts and entry.group == "named" and not _OF_ALL.match(entry.event.title):
                entry.event.districts = of_hosts(set(entry.event.people), self.story, self.masker)
        return [e.event for e in self.book.entries if e.event.people or e.event.rule not in ("parties-signed", ALONE, CEREMONY)]

    def _read(self, masked: Masked) -> None:
        book, text = self.book, masked.text
        if book.another_day(masked):
            book.section()
        words = masked.source[masked.starts[0] : masked.ends[-1]]
        book.body_sentences += not masked.headline and not about_page(words) and (len(words) > _MENU or words[-1:] in tuple("。！？；…"))
        here: list[tuple[Candidate, Entry]] = []
        if self.main is not None and masked.paragraph:
            book.focus, self.main = self.main, None
        book.begin(text)
        book.other_day = book.elsewhen(masked)
        before = book.focus
        held = named(masked, fresh=not book.entries)
        gone = trips(masked, self._has_place(masked))
        within = [h for h in held if h.rule == "took-part-in-title" and any(covers(g, h) for g in gone if masked.headline or g.rule != "group-went" or book.body_sentences <= 2)]
        if masked.headline or not book.entries or book.entries[-1].group == "trip":
            held = [h for h in held if h not in within]  # 赴两区开展慰问活动 is one occasion
        else:
            gone = [c for c in gone if not any(covers(c, h) for h in within)]
        gone = [c for c in gone if masked.headline or not held or c.rule != "group-went" or (c.strong and c.end < held[0].start)]
        found = sorted((c for c in [*held, *gone] if masked.headline or not book.entries or not OVER.match(text, c.title_at[1])), key=lambda c: c.start)
        if not any(c.kind == "signing" for c in found) and all(e.headline for e in book.recent):
            found += [c for c in signings(masked) if not any(c.start < f.end and f.start < c.end for f in found)]
        if not found and not book.entries:
            found = ceremonies(masked) or list(lectures(masked)) or outings(masked, self._has_place(masked))
        if not found and book.timed and book.at_conference:
            found = [c for c in outings(masked, self._has_place(masked)) if c.leads]
        if masked.headline:
            self.heads.append((words.lstrip("# "), bool(found)))
        # The headline tells of a reception, even beside another occasion (出席年会并会见…).
        book.receives = book.body_sentences <= _LEAD and any("会见" in head or "会晤" in head for head, _ in self.heads) and not _EARLIER.search(text)
        match = ASIDE.match(text.lstrip("# "))
        self.scope = self.scope or _SCOPE.match(text) is not None
        for candidate in found:
            leads = [masked.people[i].key for i in candidate.leads]
            # 随后，在县政府召开了推进会: the next occasion of the day
            apart = match is not None and match[0] in _NEXT and candidate.rule == "body-held-title" and candidate.kind in _MEETINGS
            apart = apart or (candidate.rule == "spoke-at-title" and candidate.strong)  # 当天下午举行的某某座谈会上
            others = self._others(masked, candidate)
            candidate.strong = candidate.strong or bool(others) or apart
            taken = [e for c, e in here if c.kind != "reception"] + others
            entry = book.place(candidate, leads, [masked.people[i].key for i in candidate.guests], headline=masked.headline, aside=match is not None and not apart, taken=taken)
            if entry is None:
                continue
            if here and here[-1][1] is not entry and as_one(text, here[-1][0], candidate):
                self.together.append((here[-1][1], entry))
            if entry not in [e for _, e in here]:
                self.scope = _SCOPE.match(text) is not None
            if before is not None and (LOOKS_BACK.search(text, 0, candidate.end) or held_within(masked, candidate, before) or (candidate.rule == "spoke-at-title" and before.event.kind in ("congress", "training", "forum"))):
                self.main = before
            here.append((candidate, entry))
            self._take(masked, candidate, entry)
        book.focus = main_of(text, here) or book.focus
        trip = self._group_trip()
        if all(entry.group == "trip" for _, entry in here) and (sat := sitting(masked, book, trip)) is not None:
            self._take(masked, *sat)
            here.append(sat)
        if not here and book.focus is not None and book.focus.group == "named" and AFTERWARDS.match(text):
            book.focus = self._group_trip() or book.focus  # the visit goes on
        self.apart = not here and book.focus is not None and book.focus.group != "trip" and stands_apart(text, self.apart)
        if self.apart:
            return
        self.near = bool(here) or (self.near and not masked.paragraph and not masked.headline)
        if not groups.is_minuted(masked):
            self._claims(masked, here)
        if book.focus is not None and not here and book.focus.group == "named":
            take_minutes(book.focus.event, masked, self.masker)
        if book.focus is not None and not here and not book.focus.event.districts and (at := HELD_AT.search(text)) and not _OTHER_TIME.search(text, 0, at.start()):
            add_place(book.focus.event, masked, self.masker, at.span("place"))
        trip = self._trip(masked)
        if trip is not None:
            stops(masked, self.masker, trip, places=trip is self.book.focus or not trip.event.districts or not BACK_ON_TRIP.match(text))
        if book.focus is not None:
            came(masked, book.focus)
            self._headed(masked, self._group_trip() or book.focus)
            if book.focus.group == "named":
                take_round(book.focus.event, masked, self.masker)
            self._joined(masked, book.focus)
            for who, role in self.roll.read(masked) if not masked.headline or "：" in text[:_LABEL] or self.roll.goes_on else ():
                self._say(masked, book.focus, who, role, "plain", short(masked.span(0, len(text))), "")
        passed_on(masked, [e for e in book.recent if all(e is not h for _, h in here)])
        self._remember(masked, here)

    def _others(self, masked: Masked, candidate: Candidate) -> list[Entry]:
        """The meetings without a name of their own (甲区总工会召开会议) that a candidate of that sort is none of."""
        if candidate.rule != "body-held-meeting" or masked.headline:
            return []
        date = clause_date(masked, candidate.start, candidate.end)
        return self.book.apart({candidate.title, *candidate.aliases}, date.start if date else "")

    def _remember(self, masked: Masked, here: list[tuple[Candidate, Entry]]) -> None:
        dates = [d for _, d in sorted(masked.dates.items()) if d.start]
        if dates:
            self.last_date = dates[0]
            if self.first_date is None and self.book.body_sentences == 1:
                self.first_date = dates[0]

    def _trip(self, masked: Masked) -> Entry | None:
        """The trip that the sentence goes on about: the focus, or one led by a person it names."""
        if self.book.focus is not None and self.book.focus.group == "trip":
            return self.book.focus
        keys = {p.key for p in masked.people.values()}
        return next((e for e in self.book.recent if e.group == "trip" and e.leads & keys), None) or (self._group_trip() if BACK_ON_TRIP.match(masked.text) else None)

    def _group_trip(self) -> Entry | None:
        """The latest trip of the story, also where a meeting on the way is in focus."""
        return next((e for e in reversed(self.book.recent) if e.group == "trip"), None)

    def _headed(self, masked: Masked, entry: Entry) -> None:
        """Who was at the head of those who came, who came with them and who received them; whom a meeting invited."""
        if masked.headline and "：" not in masked.text[:_LABEL]:
            return
        for at, role, span in named_otherwise(masked, entry.event.kind) if entry.group == "named" else ():
            self._say(masked, entry, at, role, "plain", short(span), "")
        if entry.group == "trip":
            for at, span, wording in heads_of(masked):
                self._say(masked, entry, at, "lead", "plain", short(span), wording)
        for at, span in accompanying(masked):
            self._say(masked, entry, at, "accompany", "plain", short(span), "陪同")
        for at, span in members(masked, trip=entry.group == "trip"):
            if all(said.who != masked.people[at].key for said in entry.people):
                self._say(masked, entry, at, "attend", "plain", short(span), "")
        for at, span in welcoming(masked) if entry.group != "named" else ():
            if masked.text[at] == P and masked.people[at].key in entry.leads:
                continue  # 乙接待了甲一行
            if masked.text[at] == P:
                self._say(masked, entry, at, "host", "plain", short(span), "接待")
            else:
                entry.bodies += said_bodies(masked, at, "host", short(span))

    def _joined(self, masked: Masked, entry: Entry) -> None:
        """A、B走进快递站点 right after an activity was told of: they took part in it."""
        early = entry.event.kind == "activity" and self.book.body_sentences <= 3
        match = _WALKED.match(masked.text) if early else None
        if match:
            for at in positions(masked.text, P, *match.span("who")):
                self._say(masked, entry, at, "attend", "plain", short(masked.span(*match.span())), match["verb"])

    def _has_place(self, masked: Masked) -> Placed:
        return lambda a, b: b > a and bool(self.masker.places(masked.span(a, b)))

    def _take(self, masked: Masked, candidate: Candidate, entry: Entry) -> None:
        """What the candidate itself says: date, place, who led, who received whom, whose meeting it was."""
        event, span = entry.event, source_span(masked, candidate)
        if span not in event.spans and span[1] - span[0] >= 2:
            event.spans.append(span)
        date = clause_date(masked, candidate.start, candidate.end)
        if date is None and (candidate.rule == ON_THE_WAY or _SAME_DAY.search(masked.text, 0, candidate.end)) and "次日" not in masked.text:
            date = self.last_date
        set_date(event, date)
        if candidate.place:
            add_place(event, masked, self.masker, candidate.place)
        same = entry.group == ("reception" if candidate.kind == "reception" else "trip" if candidate.leads or candidate.rule.endswith("went") else "named")
        for role, people in (("lead" if candidate.kind != "reception" else "host", candidate.leads), ("guest" if candidate.kind == "reception" else "host", candidate.guests)):
            for i in people:
                if same or (role == "host" and masked.people[i].key not in entry.leads):
                    self._say(masked, entry, i, role, "plain", span, source_text(masked, candidate.start, candidate.end)[:60])
        for i in candidate.owner:
            entry.owners += [(o.name, o.span) for o in masked.organizations[i] if not loose(o.word, o.name)]
        if entry.group == "trip" and candidate.place:
            for i in positions(masked.text, O, *candidate.place):
                entry.bodies += [s for s in said_bodies(masked, i, "host", span) if not NO_HOST.search(s.who) and not (s.wording.startswith(_OURS) and s.who in self._of(entry.leads))]

    def _of(self, people: set[str]) -> set[str]:
        """The bodies that people (by key) hold posts in."""
        return {p.organization for p in self.story.posts if p.person in people}

    def _say(self, masked: Masked, entry: Entry, at: int, role: str, strength: str, span: Span, wording: str) -> None:
        key = masked.people[at].key
        entry.people.append(Said(key, role, strength, span, wording, masked.headline, self.scope))

    def _claims(self, masked: Masked, here: list[tuple[Candidate, Entry]]) -> None:
        if self.first is not None and re.match("(?:随后，|同时，|最后，)?[他她](?!们)", masked.text.lstrip("# ")):
            self.subjects = [self.first]
        before = [-1 - k for k in range(len(self.subjects))]
        found, last = claims(masked, before)
        done: dict[int, str] = {}
        titles = [c.title_at for c, _ in here]
        for claim in found:
            if claim.at >= 0 and masked.text[claim.at] == O:
                self._body_claim(masked, claim, here, titles)
                continue
            spoken = claim.role in ("speak", "present", "address")
            if spoken and claim.strength == "plain" and done.get(claim.at, claim.role) != claim.role:
                continue
            entry = self.book.pointed_at(claim.target, claim.context, here, claim.verb_at)
            if claim.word in _WENT_ALONG:
                entry = self._group_trip() or entry
            if entry is None or (claim.role == "host" and entry.group == "named"):  # the candidate has told it
                continue
            if claim.role in ("sign", "witness") and entry.group == "reception":
                entry = self.book.signing() or entry
            if spoken and claim.strength == "plain":
                done[claim.at] = claim.role
            key = masked.people[claim.at].key if claim.at >= 0 else self.subjects[-1 - claim.at]
            span = masked.span(claim.start, claim.end)
            said = Said(key, claim.role, claim.strength, short(span), claim.word, masked.headline, self._scoped(claim), self._aim(claim, entry))
            entry.people.append(said)
        told = {c.at for c in found}
        for candidate, entry in here:
            for at in holders(masked, candidate):
                if all(s.who != masked.people[at].key or s.strength == "act" for s in entry.people):
                    self._say(masked, entry, at, "attend", "plain", short(source_span(masked, candidate)), "")
        self._seen(masked, here, told)
        led = [c for c in found if c.at >= 0 and masked.text[c.at] == P and c.role in ("chair", "lead", "speak")]
        self.first = masked.people[led[0].at].key if len(last) > 1 and led else None
        self.subjects = [masked.people[i].key if i >= 0 else self.subjects[-1 - i] for i in last if i < 0 or masked.text[i] == P] or self.subjects

    def _scoped(self, claim: Claim) -> bool:
        """Whether the words were spoken at the meeting: under 会上, or firmly and in the paragraph that tells of it, or of a congress."""
        congress = self.book.focus is not None and self.book.focus.event.kind == "congress"
        return self.scope or ((self.near or congress) and claim.strength == "firm")

    def _aim(self, claim: Claim, entry: Entry) -> str:
        """The head noun of an occasion that a claim speaks of, where so far only the trip is known that it was part of."""
        head = head_of(claim.target)
        if entry.group == "named" or not head:
            return ""
        if head not in ("会", "会议", "大会", "活动", "座谈会") and is_generic(claim.target):
            self.aim = head
        elif head not in ("会", "会议"):
            return ""
        return self.aim

    def _settle_aims(self) -> None:
        """What was said of a 汇报会 before it was named belongs to it and not to the trip."""
        for entry in [e for e in self.book.entries if e.group != "named"]:
            for said in [s for s in entry.people if s.aim]:
                fitting = [e for e in self.book.entries if e.group == "named" and head_of(e.event.title) == said.aim]
                if len(fitting) == 1:
                    entry.people.remove(said)
                    fitting[0].people.append(said)

    def _seen(self, masked: Masked, here: list[tuple[Candidate, Entry]], told: set[int]) -> None:
        """People who begin a sentence about a trip, a talk or a ceremony acted there, whatever the verb."""
        entry = here[-1][1] if here else self.book.focus
        match = _ACTING.match(masked.text) if entry is not None and P in masked.text else None
        if entry is None or match is None or masked.headline or _ELSEWHERE.search(masked.text):
            return
        scope = self.scope if entry.event.kind != "activity" else _ON_THE_SPOT.match(masked.text) is not None
        if entry.group == "named" and not (entry.event.kind in ("symposium", "forum", "signing", "activity") and scope):
            return
        for at in positions(masked.text, P, *match.span("who")):
            if at not in told:
                span = short(masked.span(match.start("who"), min(len(masked.text), match.end() + 30)))
                self._say(masked, entry, at, "attend", "seen", span, "")

    def _body_claim(self, masked: Masked, claim: Claim, here: list[tuple[Candidate, Entry]], titles: list[tuple[int, int]]) -> None:
        if any(a <= claim.at < b for a, b in titles + [c.place for c, _ in here if c.place]):
            return
        entry = self.book.pointed_at(claim.target, claim.context, here, claim.verb_at)
        if entry is None:
            return
        if claim.role == "organize":
            inside = [e for c, e in here if c.start <= claim.verb_at <= max(c.end, c.title_at[1])]
            held = re.search("主办|合办|联办|举办|召开|举行|发起|牵头", claim.word) is not None
            if not inside and here and re.search("主办|合办|联办|举办|发起|牵头", claim.word) and claim.verb_at < here[0][0].end:
                inside = [here[0][1]]
            if not inside and here and claim.word.endswith(("主办", "合办", "联办")) and masked.text[claim.verb_at + len(claim.word) :][:1] in ("", "，", "。", "；"):
                inside = [here[-1][1]]  # 竞赛在某市举行，甲会、乙局主办。
            if not inside and (claim.strength == "weak" or not held or here or not re.match("[^，。]{0,12}(?:会议|活动|大赛|比赛|竞赛|论坛|大会|仪式|本次|此次|本届|赛事|培训|会|据)", masked.text)):
                return
            entry = inside[-1] if inside else entry
        if claim.role in ("undertake", "guide") and entry.group != "named":
            return
        entry.bodies += said_bodies(masked, claim.at, claim.role, short(masked.span(claim.start, claim.end)))

    def _finish(self, entry: Entry) -> None:
        event = entry.event
        settle(entry)
        event.title = _PUT_UP.sub("", event.title)
        if entry.group != "named" and (ours := own_body(self.story, entry)) is not None:
            entry.bodies.append(ours)
        settle_bodies(entry, self.story)
        signers(entry, self.story)
        if entry.group != "named":
            delegation(entry, self.story)
        others = [e.event for e in self.book.entries[:RECENT] if e is not entry]
        first = all(not event.spans or not e.spans or event.spans[0] < e.spans[0] for e in others)
        date = self.first_date
        if event.start is None and date is not None and event.date_basis != "stated" and first and all(e.start != date.start for e in others):
            set_date(event, date)
        if event.start is None:
            year = titled_year(event.title, self.text, *self.story.span) or attended_year(self.text, *self.story.span)
            if year is None and len(self.book.entries) == 1:
                year = this_year(self.text, *self.story.span, None)
            if year is not None:
                event.start, event.date_basis = str(year.year), year.basis
        elif event.start.startswith("--") and (year := year_in_full_name(event.title, self.text, *self.story.span)) is not None:
            event.start = f"{year.year}{event.start[1:]}"
            event.end = f"{year.year}{event.end[1:]}" if event.end and event.end.startswith("--") else event.end
        place(entry, self.story, self.masker)
        if not event.spans:
            event.spans = [self.story.sentences[0] if self.story.sentences else self.story.span]
