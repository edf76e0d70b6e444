"""Meetings on the way: 28日上午，双方在某区教育局召开座谈会, in a story of a visit."""

import re

from graph.facts.book import Book, Entry
from graph.facts.candidate import Candidate, source_text
from graph.facts.event_types import Event
from graph.facts.masking import D, Masked
from graph.facts.titles import kind_of
from graph.facts.unmade import YET_TO_COME, is_to_come

_SAT = re.compile(
    f"(?:^|[，。])(?P<when>(?:{D}(?:上午|下午|晚上?|当天)?|[上下]午|当[天日](?:上午|下午|晚上)?|次日(?:上午|下午)?|随后|之后|接着|其间|期间|(?:考察|调研|检查|参观|走访|访问)(?:期间|结束后|后|中))|(?<=^)在(?P<front>[^，。；：]{1,24}?)(?=，(?:[两双各三四五]方|[两双各三四五]地|双边|大家)))，?"
    "(?P<clause>[^，。；：]{0,24}?(?:在(?P<place>[^，。；：]{1,24}?))?(?:组织|共同|联合|集中|主持|还|又)*(?:召开|举行)了?(?P<what>[^，。；：的]{0,14}?(?:座谈(?:交流)?会|交流会|汇报会|反馈会|见面会|对接会|办公会|碰头会|情况通报会)))(?=[，。；]|$)"
)
ON_THE_WAY = "sat-on-the-way"


def sitting(masked: Masked, book: Book, trip: Entry | None) -> tuple[Candidate, Entry] | None:
    """The meeting that a sentence tells of as the next thing on a trip, a part of it, which the story is about from then on.

    None where it tells of none, or of another one than the trip that was told of last.
    """
    match = _SAT.search(masked.text) if trip is not None and (trip in (book.focus, book.entries[-1]) or book.entries[-1].event.part_of is trip.event) and not masked.headline else None
    if trip is None or match is None or YET_TO_COME.search(match["clause"]) or is_to_come(masked.text, match.start("what")):
        return None
    title, what = source_text(masked, *match.span("clause")), source_text(masked, *match.span("what"))
    place = next((match.span(at) for at in ("place", "front") if match[at]), None)
    candidate = Candidate(title, kind_of(what), match.start("when"), match.end("what"), match.span("what"), ON_THE_WAY, 0.75, place=place)
    entry = Entry(Event(title, candidate.kind, rule=ON_THE_WAY, confidence=0.75, part_of=trip.event), "named", False)
    entry.event.aliases = [what] if what != title else []
    book.entries.append(entry)
    book.focus = entry
    return candidate, entry
