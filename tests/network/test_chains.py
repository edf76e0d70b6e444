"""Chains of meetings, against all chains there are."""

from collections.abc import Iterator

from gatherings import edge, gatherings, node
from hypothesis import given, settings

from graph.model.elements import Elements
from graph.network.chains import Chain, chain_in_time, shortest_chains
from graph.network.network import network_of
from graph.network.periods import comparable, first_day, last_day

Walk = tuple[str, ...]


def walks(elements: Elements, start: str, goal: str) -> Iterator[Walk]:
    """Every chain person, meeting, person … that goes over nobody and no meeting twice."""
    there = [(one.start, one.end) for one in elements.relationships if one.type == "ATTENDED"]

    def further(walk: Walk) -> Iterator[Walk]:
        if walk[-1] == goal:
            yield walk
            return
        for meeting in sorted(at for who, at in there if who == walk[-1] and at not in walk):
            for who in sorted(who for who, at in there if at == meeting and who not in walk):
                yield from further((*walk, meeting, who))

    return further((start,))


def day(elements: Elements, meeting: str, *, end: bool) -> str | None:
    """The last day on which it can have ended, or the first on which it can have begun; None without a year."""
    known = elements.by_id()[meeting].properties
    start = known.get("start")
    if not comparable(start):
        return None
    return last_day(known.get("end") or start) if end else first_day(start)


def in_time(elements: Elements, walk: Walk) -> bool:
    meetings = walk[1::2]
    if len(meetings) == 1:
        return True
    begins = [day(elements, one, end=False) for one in meetings]
    ends = [day(elements, one, end=True) for one in meetings]
    return None not in begins and all(str(ended) < str(began) for ended, began in zip(ends, begins[1:], strict=False))


def as_walk(chain: Chain) -> Walk:
    steps = [chain.people[0]]
    for meeting, who in zip(chain.meetings, chain.people[1:], strict=True):
        steps += [meeting, who]
    return tuple(steps)


def people_of(elements: Elements) -> list[str]:
    return [one.id for one in elements.nodes if one.label == "Person"]


@settings(max_examples=150, deadline=None)
@given(gatherings(5, 5))
def test_all_shortest_chains(elements: Elements) -> None:
    network = network_of(elements)
    for a in people_of(elements):
        for b in people_of(elements):
            found = [as_walk(chain) for chain in shortest_chains(network, a, b)]
            every = list(walks(elements, a, b)) if a != b else []
            fewest = min(map(len, every), default=0)
            assert found == sorted(walk for walk in every if len(walk) == fewest)


@settings(max_examples=200, deadline=None)
@given(gatherings(5, 6))
def test_chains_in_time(elements: Elements) -> None:
    network = network_of(elements)
    for a in people_of(elements):
        for b in people_of(elements):
            found = chain_in_time(network, a, b)
            every = [walk for walk in walks(elements, a, b) if in_time(elements, walk)] if a != b else []
            assert (found is None) == (not every)
            if found is not None:
                walk = as_walk(found)
                assert walk in every
                fewest = min(map(len, every))
                assert len(walk) == fewest
                ends = {day(elements, one[-2], end=True) or "~" for one in every if len(one) == fewest}
                assert (day(elements, walk[-2], end=True) or "~") == min(ends)


def passing_on(first: str | None, second: str | None) -> Chain | None:
    """A and B met at the first, B and C at the second: from A to C?"""
    meetings = [node(f"meeting/{key}", "Meeting", title="会", kind="visit", start=start) for key, start in ((1, first), (2, second))]
    people = [node(f"person/{key}", "Person", name=key) for key in "abc"]
    there = [("a", 1), ("b", 1), ("b", 2), ("c", 2)]
    elements = Elements.of([*people, *meetings], [edge("ATTENDED", f"person/{who}", f"meeting/{at}") for who, at in there])
    return chain_in_time(network_of(elements), "person/a", "person/c")


def test_word_is_passed_on_only_on_a_later_day() -> None:
    assert passing_on("2023-05-04", "2023-05-05") == Chain(
        ("person/a", "person/b", "person/c"), ("meeting/1", "meeting/2")
    )
    assert passing_on("2023-05-05", "2023-05-04") is None
    assert passing_on("2023-05-04", "2023-05-04") is None


def test_dates_known_in_part_are_taken_at_their_worst() -> None:
    assert passing_on("2023-05", "2023-05-31") is None
    assert passing_on("2023-05", "2023-06") is not None
    assert passing_on("2023", "2024-01-01") is not None
    assert passing_on("2023-05-04", "2023") is None


def test_meetings_without_a_year_have_no_order() -> None:
    assert all(passing_on(*dates) is None for dates in (("--03-14", "2024"), ("2023", "--03-14"), (None, "2024"), ("2023", None)))



def test_nobody_and_oneself_have_no_chain() -> None:
    network = network_of(Elements.of([node("person/a", "Person", name="a")], []))
    assert shortest_chains(network, "person/a", "person/a") == ()
    assert shortest_chains(network, "person/a", "person/x") == ()
    assert chain_in_time(network, "person/x", "person/a") is None
    assert chain_in_time(network, "person/a", "person/a") is None
