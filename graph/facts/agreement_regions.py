"""Regions that are parties themselves (湖北省与清华大学), and words that stand for several bodies (川渝工会, 遂宁、潼南两地总工会)."""

import re
from bisect import bisect_left
from functools import cache
from itertools import zip_longest

from graph.gazetteer.divisions import Division, Divisions
from graph.mentions.lexicon import Words
from graph.mentions.several import COUNTED
from graph.mentions.types import OrganizationMention, PlaceMention, StoryMentions
from graph.model.records import Span
from graph.resources import rows

_BODY = "(?P<body>各级工会|总工会|工会|人民政府|政府)"
_COUNTED = "(?:[两三四五六](?:省市|省|地|市|区|县))"
_LETTERS = re.compile(rf"(?P<chars>[一-龥]{{2,4}}?){_COUNTED}{_BODY}")
_GROUP_AFTER = re.compile(rf"{_COUNTED}?{_BODY}")
_SEVERAL = re.compile(rf"{_COUNTED}{_BODY}?")

Named = tuple[str, Span, str]  # canonical name, where, wording


@cache
def _groups() -> dict[str, list[str]]:
    """Codes by word that stands for several divisions (seeds/region_groups.tsv)."""
    return {word: codes.split() for word, codes in rows("seeds", "region_groups.tsv")}


@cache
def _group_words() -> Words:
    return Words(sorted(_groups()))


class Regions:
    """The places of one story, asked for bodies."""

    def __init__(self, story: StoryMentions) -> None:
        self.story, self.text = story, story.text
        self._places = sorted(story.places, key=lambda p: p.span)
        self._starts = [p.span[0] for p in self._places]

    def places_in(self, span: Span) -> list[PlaceMention]:
        """The places that lie within the span."""
        low, high = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [p for p in self._places[low:high] if p.span[1] <= span[1]]

    def bare(self, span: Span, inside: list[OrganizationMention]) -> list[Named]:
        """Regions that are a party themselves: 湖北省与清华大学, 达州市、重庆万州区签署."""
        found = []
        free = [p for p in self.places_in(span) if not any(o.span[0] <= p.span[0] < o.span[1] for o in inside)]
        for place, following in zip_longest(free, free[1:]):
            if following is not None and following.span[0] == place.span[1]:
                continue  # 重庆 of 重庆万州区
            before, after = self.text[max(span[0], place.span[0] - 2) : place.span[0]], self.text[place.span[1] : place.span[1] + 3]
            left = next((p for p in free if p.span[1] == place.span[0]), None)
            if left is not None:
                before = self.text[max(span[0], left.span[0] - 2) : left.span[0]]
            joined = re.search(r"[与和同、]$", before) or re.match(r"(?:（[^）]*）)?[与和同、]", after)
            ends = re.match(r"[与和同、]|签|共|分|正|在|就|战|合|缔|达|框|人民|（|$", after) or place.span[1] == span[1]
            if joined and ends and len(self.text[slice(*place.span)]) > 1 and not re.search("[在于赴]$", before):
                word = self.text[left.span[0] if left else place.span[0] : place.span[1]]
                found.append((Divisions.load().canonical(place.division) + "人民政府", place.span, word))
        return found

    def several(self, span: Span) -> list[Named]:
        """四川、重庆两地总工会, 遂宁、潼南两市签订: places in a row that are counted behind the last."""
        found: list[Named] = []
        run: list[PlaceMention] = []
        for place in self.places_in(span):
            if run and self.text[run[-1].span[1] : place.span[0]] not in ("", "、", "和", "与"):
                run = []
            if run and run[-1].span[1] == place.span[0] and Divisions.load().within(place.division, run[-1].division):
                run.pop()  # 重庆 of 重庆渝北
            run.append(place)
            after = _SEVERAL.match(self.text, place.span[1], span[1])
            if after and not after["body"] and COUNTED.match(self.text, place.span[1]):
                continue  # 遂宁、潼南两地人社局
            if after and len(run) > 1 and place.span[1] - place.span[0] > 1:
                body = "总工会" if "工会" in (after["body"] or "") else "人民政府"
                where = (run[0].span[0], after.end())
                found += [(Divisions.load().canonical(p.division) + body, where, self.text[slice(*where)]) for p in run]
        return found

    def abbreviated(self, span: Span) -> list[Named]:
        """川渝工会, 绵碚两地总工会, 成德眉资四市工会: one body for each division that the word stands for."""
        found = []
        stretch = self.text[slice(*span)]
        taken: list[int] = []
        for word, start, end in _group_words().find(stretch):
            after = _GROUP_AFTER.match(stretch, end)
            divisions = [Divisions.load().by_code(code) for code in _groups()[word]]
            if after:
                taken.append(after.start("body"))
                found += self._bodies(divisions, after["body"], (span[0] + start, span[0] + after.end()))
        for match in _LETTERS.finditer(stretch):
            whole = any(place.span[1] == span[0] + match.end("chars") and place.span[1] - place.span[0] > 1 for place in self.places_in(span))
            if match.start("body") not in taken and not whole:  # 遂宁、合川两地工会 are not 合 and 川
                divisions = [self._member(char) for char in match["chars"]]
                found += self._bodies(divisions, match["body"], (span[0] + match.start(), span[0] + match.end()))
        return found

    def _bodies(self, divisions: list[Division | None], body: str, where: Span) -> list[Named]:
        known = [d for d in divisions if d is not None]
        if len(known) < 2 or len(known) < len(divisions):
            return []
        name = "人民政府" if "政府" in body else "总工会"
        return [(Divisions.load().canonical(d) + name, where, self.text[slice(*where)]) for d in known]

    def _member(self, char: str) -> Division | None:
        """The division that one character stands for: a place of the story that has it in its name, else a province."""
        places: list[PlaceMention] = self.story.places
        local = [p.division for p in places if char in p.division.name and p.division.level != "province"]
        province = Divisions.load().abbreviated("蓉" if char == "成" else char)
        return province if province is not None and char in "川渝蓉黔滇陕成" else (local[0] if local else None)
