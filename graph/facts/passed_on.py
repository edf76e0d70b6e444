"""Meetings told of through what was passed on from them: 传达了A出席大会时的重要讲话精神."""

import re
from collections.abc import Sequence

from graph.facts.book import Entry, Said, short
from graph.facts.masking import Masked, P, positions
from graph.facts.titles import same_title
from graph.facts.trip_words import PEOPLE

_PASSED_ON = re.compile(
    f"(?:传达|学习)[^。]*?(?P<who>{PEOPLE})(?:同志)?(?:出席|在)(?P<target>[^，。；：]{{2,40}}?)(?:时|上|期间)?(?:所?作)?的(?:重要)?(?:讲话|报告|致辞)"
)


def passed_on(masked: Masked, entries: Sequence[Entry]) -> None:
    """Who spoke at another meeting whose words are passed on was there, if the story has told of it (entries)."""
    match = _PASSED_ON.search(masked.text)
    if not match:
        return
    others = [e for e in entries if e.group == "named"]
    fitting = [e for e in others if match["target"] in ("大会", "会议") or any(same_title(t, match["target"]) for t in [e.event.title, *e.event.aliases])]
    if match["target"] == "大会":
        fitting = [e for e in fitting if e.event.kind == "congress"]
    if len(fitting) != 1:
        return
    span = short(masked.span(*match.span()))
    for at in positions(masked.text, P, *match.span("who")):
        for role in ("attend", "speak"):
            fitting[0].people.append(Said(masked.people[at].key, role, "plain", span, masked.text[match.end("who") : match.end()], False, False))
