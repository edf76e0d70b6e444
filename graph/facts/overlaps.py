"""Whether two occasions of one sentence are one, or one a part of the other."""

import re

from graph.facts.book import Entry
from graph.facts.candidate import Candidate
from graph.facts.masking import Masked


def held_within(masked: Masked, candidate: Candidate, main: Entry) -> bool:
    """Whether the meeting told of before held this one, or elected the body that sat: 第十届博览会举办了三个论坛."""
    if main.group == "named" and _FIRST_SITTING.search(candidate.title) and _ELECTS.search(main.event.title):
        return True
    subject = masked.source[masked.starts[candidate.start] : masked.starts[candidate.title_at[0]]]
    return main.group == "named" and candidate.rule == "body-held-title" and main.event.title in subject


def loose(word: str, name: str) -> bool:
    """川渝工会 in 川渝工会工作座谈会 means the unions there at large rather than two bodies; 甲区与乙区工会 means two."""
    return not _JOINED.search(word) and word.endswith("工会") and not word.endswith("总工会") and name.endswith("总工会")


_FIRST_SITTING, _ELECTS = re.compile("第一次(?:全体)?会议|一次全会"), re.compile("大会$")
_JOINED = re.compile("[、与和]")
_OF_A_HOUSE = re.compile("人大|人民代表|政协|政治协商")  # who sits in one does not sit in the other


def as_one(text: str, one: Candidate, two: Candidate) -> bool:
    """Whether two titles of one clause opened or closed as one: 全委会、代表大会在京开幕."""
    return one.rule == two.rule == "title-held" and (one.start, one.end) == (two.start, two.end) and text[: two.end].endswith("幕") and not _OF_A_HOUSE.search(one.title + two.title)


_BESIDE = re.compile("(?:同时|并|还|期间|现场)(?:共同|集中|联合)?(?:举行|举办|进行|召开)了?$")


def main_of(text: str, here: list[tuple[Candidate, Entry]]) -> Entry | None:
    """The occasion that a sentence is about, where it tells of another beside it: 甲与乙举办推介会，同时举行签约仪式."""
    beside = len(here) > 1 and here[0][1].group == "named" and _BESIDE.search(text, 0, here[-1][0].title_at[0])
    return here[0][1] if beside else None


def covers(trip: Candidate, held: Candidate) -> bool:
    return trip.start <= held.title_at[0] and held.title_at[1] <= max(trip.end, trip.title_at[1])
