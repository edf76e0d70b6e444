"""The bodies of several places that a number stands for: 三市工商联, 两地总工会、法院、人社局, 五地发改局."""

import re
from bisect import bisect_left, bisect_right

from graph.gazetteer.divisions import MUNICIPALITIES, Division, Divisions
from graph.mentions.context import Context
from graph.mentions.joint import of_place, pair_member, row_of_places
from graph.mentions.kinds import REGIONAL, kind_of
from graph.mentions.lexicon import bureaus_by_name, expansions
from graph.mentions.short_forms import expanded
from graph.mentions.types import OrganizationMention, overlaps
from graph.model.records import Span

_ORGANS = "总工会|工会|团组织|共青团|工商联|妇联|残联|科协|文联|团委|(?:人民)?法院|(?:人民)?检察院|人大常委会|人大|政协|(?:人民)?政府"
_OFFICE = f"{_ORGANS}|[一-鿿]{{2,14}}?(?:局|委|办|委员会)"
COUNTED = re.compile(
    f"(?P<number>[两三四五六七八])(?P<sort>省市|市区县|区市县|市县|区县|县区|地|市|区|县|城)(?P<list>(?:{_OFFICE})(?:[、和与及](?:{_OFFICE}))*)"
    "(?=[共签联在就于围商达分主有负相班代等的召举开一正通，。、；：）]|领导)"
)
_NUMBERS = dict(zip("两三四五六七八", range(2, 9), strict=True))
_LATEST = 40  # bodies and places named last that are looked at


def counted(text: str, context: Context, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """The bodies of a page with those that a number of places stands for, sorted by span as known is.

    Which places: those right before the number, else of the bodies of that sort named before, of the headline, of all
    bodies named before, or all those of the section: as many as the number says, else nothing is found.
    """
    lists = [(match, items) for match in COUNTED.finditer(text) if (items := _items(match))]
    if not lists:
        return known
    inside = [match.span() for match, _ in lists]
    others = [m for m in known if not overlaps(inside, m.span)]
    bodies = [(m, place) for m in others if m.kind in REGIONAL and (place := context.innermost(m.span[0])) is not None]
    there: dict[str, set[str]] = {}  # the offices of each place
    for m, place in bodies:
        there.setdefault(place.id, set()).add(m.name)
    meant: list[OrganizationMention] = []
    read: list[Span] = []
    for match, items in lists:
        before = bodies[: bisect_left(bodies, match.start(), key=lambda row: row[0].span[0])][-_LATEST:]
        same = {m.name: place for m, place in before if m.name.endswith(expanded(items[0][1]).removeprefix("总").removeprefix("人民"))}
        places = _places(text, match, [*same.values()], [place for _, place in before], context)
        for (start, end), rest in items if places else ():
            told = [*same] if rest == items[0][1] and len(same) == len(places) and {*same.values()} == {*places} else []
            names = told or [_named(place, rest, there.get(place.id, set())) for place in places]
            meant += [OrganizationMention((start, end), text[start:end], name, kind_of(name)) for name in names]
        read += [match.span()] if places else []
    starts = [start for start, _ in read]
    kept = [m for m in known if not ((at := bisect_right(starts, m.span[0])) and m.span[1] <= read[at - 1][1])]
    return sorted([*kept, *meant], key=lambda m: (m.span, m.name))


_FIELD = 2  # characters that tell the field of a bureau


def _named(place: Division, rest: str, there: set[str]) -> str:
    """The body of a place, as the page names the one there of its field: 江津区教育委员会 for the 教育局 of 两地教育局. there: the bodies of the place."""
    name, region = of_place(place, rest), Divisions.load().canonical(place)
    alike = [n for n in there if n.startswith(name[: len(region) + _FIELD])] if rest.endswith(("局", "委")) else []
    return alike[0] if len(alike) == 1 else name


def _items(match: re.Match[str]) -> list[tuple[Span, str]]:
    """The bodies of the list, each with its span, the number being part of the first; [] if one is no office that a place has."""
    found: list[tuple[Span, str]] = []
    for part in re.finditer("[^、]+", match["list"]):
        rests = [part] if _is_office(part[0]) else [*re.finditer("[^和与及]+", part[0])]  # 人力资源和社会保障局; 法院和检察院
        offset = 0 if _is_office(part[0]) else part.start()
        for rest in rests:
            start, end = match.start("list") + offset + rest.start(), match.start("list") + offset + rest.end()
            if not _is_office(rest[0]):
                return []
            found.append(((start if found else match.start(), end), rest[0]))
    return found


def _is_office(words: str) -> bool:
    return words in bureaus_by_name() or words in expansions().values() or expanded(words) != words or re.fullmatch(_ORGANS, words) is not None


def _places(text: str, match: re.Match[str], same: list[Division], before: list[Division], context: Context) -> list[Division]:
    """same, before: the places of the bodies of that sort, and of all bodies, that were named before."""
    number, at = _NUMBERS[match["number"]], match.start()
    row = [place.division for place in row_of_places(text, at, context)]
    if len(row) > 1:
        return _as_many(row, number)
    called = [pair_member(char, at, context) for char in text[max(0, at - number) : at] if not row]  # 万达开三地
    if len(set(called)) == number and all(called):
        return [place for place in called if place is not None]
    return next(filter(None, (_as_many(places, number) for places in (same, context.headlined, before, context.around(at)))), [])


def _as_many(places: list[Division], number: int) -> list[Division]:
    """The different places in their order, without those that others lie in; [] if they are not as many as the number says, or provinces beside others."""
    divisions = Divisions.load()
    different = list(dict.fromkeys(places))
    inmost = [d for d in different if not any(other != d and divisions.within(other, d) for other in different)]
    mixed = any(d.level == "province" and d.code not in MUNICIPALITIES for d in inmost) and any(d.level != "province" for d in inmost)
    return inmost if len(inmost) == number and not mixed else []
