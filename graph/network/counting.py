"""What projections and answers count: meetings in common, occasions, first and last, years, sides. Loads no networkx."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from graph.network.filters import EVERYTHING, Where, delegations
from graph.network.network import FEW, Network, Roll

Pairs = dict[tuple[int, int], list[int]]


def districts_present(network: Network, where: Where = EVERYTHING) -> Roll:
    """From which districts somebody, or an organization, was at which meeting."""
    known = network.affiliations
    numbers = {one.id: number for number, one in known.districts.items()}
    homes = {number: [numbers[key] for key in one.homes] for number, one in known.organizations.items()}
    pairs = ((home, meeting) for organization, meeting in delegations(network, where) for home in homes[organization])
    return Roll.of_pairs(pairs, network.order)


def together(roll: Roll) -> Pairs:
    """The meetings of each two who were at one, by date; the smaller number first."""
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for meeting, who in roll.at.items():
        for pair in combinations(who, 2):
            found[pair].append(meeting)
    return found


def weight_of(network: Network, meetings: Collection[int]) -> int:
    """On how many occasions, of meetings that are all different: a meeting and its parts are one."""
    if not network.has_parts or len(meetings) == 1:
        return len(meetings)
    occasions = network.occasions
    return len({occasions[meeting] for meeting in meetings})


def span_of(network: Network, meetings: Sequence[int]) -> tuple[str | None, str | None]:
    """The start of the first and of the last of meetings, which come by date, whose year is known."""
    dated = network.dated
    for last in reversed(meetings):  # those without a year are at the end, and few
        if end := dated[last]:
            return dated[meetings[0]], end
    return None, None


def by_year(network: Network, meetings: Iterable[int]) -> dict[str, int]:
    """How many occasions each year had; a whole is of the year in which the first of its meetings began."""
    years = network.years
    if not network.has_parts:
        counts = Counter(map(years.__getitem__, meetings))
    else:
        first: dict[int, str] = {}
        for meeting in meetings:
            if year := years[meeting]:
                occasion = network.occasions[meeting]
                first[occasion] = min(year, first.get(occasion, year))
        counts = Counter(first.values())
    return {year: counts[year] for year in sorted(counts) if year}


def district_names(network: Network, meetings: Iterable[int]) -> tuple[str, ...]:
    """Full names of the most specific districts in which meetings were held, sorted."""
    places = network.places
    return tuple(sorted({name for meeting in meetings for name in places[meeting].districts}))


def person_sides(network: Network, people: Collection[int] | None = None) -> dict[int, str]:
    """On which side each person stood at any meeting: "sichuan", "chongqing" or "both", by number; only who did.

    people: of whom to tell; of a few, only their own attendances are read.
    """
    found: dict[int, str] = {}
    for who, side in _stood(network, people):
        if found.setdefault(who, side) != side:
            found[who] = "both"
    return found


def _stood(network: Network, people: Collection[int] | None) -> Iterator[tuple[int, str]]:
    if people is None or len(people) > FEW or "stood" in network.__dict__:
        only = None if people is None else frozenset(people)
        yield from ((who, side) for who, _, side in network.stood if only is None or who in only)
        return
    number = {network.person_ids[who]: who for who in people}
    for edge in network.source.leaving("ATTENDED", number):
        side = network.affiliations.side_of_posts(edge.properties.get("capacity"))
        if side is not None:
            yield number[edge.start], side
