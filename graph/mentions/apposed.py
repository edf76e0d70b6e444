"""People whose posts stand behind their name as the page begins to speak of them: 甲，某医院外科主任、教授。甲（某协会副主席）."""

import re
from functools import cache

from graph.gazetteer.names import NameModel
from graph.mentions.labels import posts_within
from graph.mentions.lexicon import HAN
from graph.mentions.offices import Offices
from graph.mentions.titles import Title
from graph.mentions.types import Held, Named

_LIKELY = -2.0  # of a name that nothing before it speaks for, but the posts behind it
_CLAUSE = re.compile(f"[，,](?P<post>[{HAN}A-Za-z0-9、“”（）]{{4,60}}?)(?=[，,。；;\n]|$)")
_NOTE = re.compile(f"（(?P<post>[{HAN}A-Za-z0-9、，“”]{{4,80}})）[ 　]*(?=[，,、。；;\n]|$)")


@cache
def _opening() -> re.Pattern[str]:
    """A name at the beginning of a sentence, with a mark behind it."""
    first = NameModel.load().initials()
    return re.compile(f"(?<![^。；！？\n是])(?:(?<!是)|(?<=就是))[ 　]*(?P<name>[{first}][{HAN}]{{1,2}})(?:教授|研究员|院士|博士|同志|先生|女士)?(?=[，,（])", re.MULTILINE)


def find_apposed(text: str, titles: list[Title], offices: Offices, taken: set[int]) -> list[Named]:
    """The people of such sentences, each with the posts that name their body; taken: where names were read with posts."""
    people: list[Named] = []
    model = NameModel.load()
    for match in _opening().finditer(text):
        name, span = match["name"], match.span("name")
        if span[0] in taken or not model.likely(name, _LIKELY) or offices.context.at(span[0]) is not None or span[1] in offices.context.bodies:
            continue
        posts: list[Held] = []
        at = match.end()
        while clause := (_NOTE if text[at : at + 1] == "（" else _CLAUSE).match(text, at):
            held = posts_within(*clause.span("post"), titles, offices, posts[-1] if posts else None)
            if not held or held[0].rule != "title-before-name" or held[0].span[0] != clause.start("post"):
                break
            posts += held
            at = clause.end()
        if posts:
            people.append(Named(name, span, model.score(name) + 2, posts, span[0]))
    return people
