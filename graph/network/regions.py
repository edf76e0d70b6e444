"""Districts: how many meetings were held in them, how many their people came to, and which came together, year by year."""

from collections import defaultdict
from dataclasses import dataclass

from graph.network.counting import by_year, districts_present, span_of, together, weight_of
from graph.network.filters import EVERYTHING, Where, meetings_within
from graph.network.network import Network


@dataclass(frozen=True, slots=True)
class DistrictCount:
    """A district.

    Attributes
    ----------
    held : tuple of str
        Ids of the meetings held in it, by date; where one was held in 重庆市北碚区, that is not counted for 重庆市 too.
    came : tuple of str
        Ids of the meetings at which an organization that is at home there took part, or somebody for it.
    held_by_year : dict
        Occasions of `held` by year, where it is known.
    """

    id: str
    name: str
    side: str
    held: tuple[str, ...]
    came: tuple[str, ...]
    held_by_year: dict[str, int]


@dataclass(frozen=True, slots=True)
class DistrictPair:
    """Two districts from which somebody, or an organization, was at the same meetings. years: occasions by year.

    growth: occasions of the last year of the pair less those of the first, over the years between; None for one year.
    """

    one: str
    other: str
    names: tuple[str, str]
    weight: int
    meetings: tuple[str, ...]
    first: str | None
    last: str | None
    years: dict[str, int]
    growth: float | None


def districts_by_meetings(network: Network, where: Where = EVERYTHING) -> tuple[DistrictCount, ...]:
    """Districts by the number of meetings held in them, then by those they came to, then by id."""
    held: defaultdict[int, list[int]] = defaultdict(list)
    known = network.affiliations.districts
    numbers = {one.id: number for number, one in known.items()}
    for meeting in meetings_within(network, where):
        for district in network.places[meeting].district_ids:
            held[numbers[district]].append(meeting)
    came = districts_present(network, where).of
    told = network.meeting_ids.__getitem__
    found = []
    for number in held.keys() | came.keys():
        one = known[number]
        ids = [tuple(map(told, of.get(number, ()))) for of in (held, came)]
        years = by_year(network, held.get(number, ()))
        found.append(DistrictCount(one.id, one.name, one.side or "", ids[0], ids[1], years))
    return tuple(sorted(found, key=lambda one: (-len(one.held), -len(one.came), one.id)))


def district_pairs(network: Network, where: Where = EVERYTHING) -> tuple[DistrictPair, ...]:
    """Pairs of home districts that came together, most often first, with their growth by year."""
    known = network.affiliations.districts
    told = network.meeting_ids.__getitem__
    found = []
    for (a, b), meetings in together(districts_present(network, where)).items():
        years = by_year(network, meetings)
        ids = tuple(map(told, meetings))
        names = (known[a].name, known[b].name)
        weight = weight_of(network, meetings)
        found.append(
            DistrictPair(known[a].id, known[b].id, names, weight, ids, *span_of(network, meetings), years, _growth(years))
        )
    return tuple(sorted(found, key=lambda pair: (-pair.weight, pair.one, pair.other)))


def _growth(years: dict[str, int]) -> float | None:
    if len(years) < 2:
        return None
    first, last = min(years), max(years)
    return (years[last] - years[first]) / (int(last) - int(first))
