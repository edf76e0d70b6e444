"""The prepared questions as graph.network answers them: the same functions that its commands call.

Each takes the network and the parameters, and gives rows of some columns; where the order is that of the question, so it says.
"""

from collections import Counter
from typing import Any

from graph.network.acquaintances import counterparts, met_at
from graph.network.encounters import Encounter
from graph.network.filters import Where, meetings_within, organizations_present, people_present
from graph.network.network import Network
from graph.network.periods import comparable
from graph.network.projections import organizations
from graph.network.question import Question, people_named, who_met
from graph.network.regions import districts_by_meetings
from graph.network.timelines import Entry, Timeline, timelines

Rows = list[tuple[Any, ...]]
Given = dict[str, str]


def _joined(roles: tuple[str, ...]) -> str:
    return "、".join(sorted(roles))


def _encounters(network: Network, given: Given) -> list[tuple[str, Encounter]]:
    question = Question(given["name"], given.get("with"), given.get("in"), given.get("from"), given.get("to"))
    return [(answer.id, one) for answer in who_met(network.source, question) for one in answer.encounters]


def met(network: Network, given: Given) -> Rows:
    """person, date, meeting, other, roles, other_roles; in order. Without filters it is what counterparts says, too."""
    found = _encounters(network, given)
    if len(given) == 1:
        everybody = {person.id: counterparts(network, person.id) for person in people_named(network.source, given["name"])}
        told = sorted((person, meeting, one.id) for person, all_met in everybody.items() for one in all_met for meeting in one.meetings)
        assert told == sorted((person, one.meeting, one.other.id) for person, one in found)
        for person, all_met in everybody.items():
            for other in all_met:
                days = [one.start for who, one in found if who == person and one.other.id == other.id and comparable(one.start)]
                assert (other.first, other.last) == ((days[0], days[-1]) if days else (None, None))
    return [(person, one.start, one.meeting, one.other.id, _joined(one.person.roles), _joined(one.other.roles)) for person, one in found]


def where_met(network: Network, given: Given) -> Rows:
    """person, meeting, other, date, roles, other_roles."""
    roles = {(p, one.meeting, one.other.id): (_joined(one.person.roles), _joined(one.other.roles)) for p, one in _encounters(network, given)}
    source = network.source
    return [
        (one.id, meeting.id, other.id, meeting.start, *roles[one.id, meeting.id, other.id])
        for one in people_named(source, given["name"])
        for other in people_named(source, given["with"])
        for meeting in met_at(network, one.id, other.id)
    ]


def _entries(network: Network, name: str, label: str) -> list[tuple[Timeline, Entry]]:
    return [(line, entry) for line in timelines(network, name) if line.label == label for entry in line.entries]


def attended(network: Network, given: Given) -> Rows:
    """person, date, meeting, roles; in order."""
    role = given.get("role")
    found = _entries(network, given["name"], "Person")
    return [(who.id, e.meeting.start, e.meeting.id, _joined(e.told.roles)) for who, e in found if role in (None, *e.told.roles)]


def took_part(network: Network, given: Given) -> Rows:
    """organization, date, meeting, roles; in order. What is known by its people only has no roles."""
    found = [(body, e) for body, e in _entries(network, given["organization"], "Organization") if e.told.roles]
    role = given.get("role")
    return [(body.id, e.meeting.start, e.meeting.id, _joined(e.told.roles)) for body, e in found if role in (None, *e.told.roles)]


def companions(network: Network, given: Given) -> Rows:
    """organization, other, meetings."""
    net = organizations(network)
    bodies = [line.id for line in timelines(network, given["organization"]) if line.label == "Organization" and line.id in net]
    return [(body, other, len(data["meetings"])) for body in bodies for other, data in net[body].items()]


def meetings(network: Network, given: Given) -> Rows:
    """date, meeting, kind, people, organizations; in order."""
    kinds = frozenset([given["kind"]] if "kind" in given else [])
    people, bodies = people_present(network).at, organizations_present(network).at
    numbers = meetings_within(network, Where(given.get("from"), given.get("to"), given.get("in"), kinds))
    found = [(network.meetings[number], len(people.get(number, ())), len(bodies.get(number, ()))) for number in numbers]
    return [(one.start, one.id, one.kind, came, took) for one, came, took in found]


def meetings_by_year(network: Network, given: Given) -> Rows:
    """year, district, meetings: of the districts that lie in the one, by themselves and by year."""
    within = {network.meetings[number].id for number in meetings_within(network, Where(place=given["in"]))}
    starts = {one.id: one.start for one in network.meetings.values()}
    above = {one.id: {one.id} for one in network.source.labelled("District")}
    for edge in network.source.leaving("PART_OF", above):
        above[edge.start].add(edge.end)
    counted: Counter[tuple[str | None, str]] = Counter()
    tops = {d.id for d in network.source.labelled("District") if given["in"] in (d.properties["code"], d.properties["name"], d.properties.get("fullName"))}
    for one in districts_by_meetings(network):
        chain, seen = {one.id}, set[str]()
        while chain - seen:
            seen |= chain
            chain = {end for key in seen for end in above[key]}
        if seen & tops:
            assert within.issuperset(one.held)
            for meeting in one.held:
                start = starts[meeting]
                counted[start[:4] if start is not None and comparable(start) else None, one.name] += 1
    return [(*key, number) for key, number in counted.items()]


def instalments(network: Network, given: Given) -> Rows:
    """series, meeting, number, people."""
    series = [row[1] for row in network.source.rows("Series", ["name"]) if given["series"] in row[2]]
    return [(key, entry.meeting.id, entry.told.ordinal, entry.present) for key in series for _, entry in _entries(network, key, "Series")]


def in_role(network: Network, given: Given) -> Rows:
    """person, meeting."""
    where = Where(kinds=frozenset([given["kind"]] if "kind" in given else []), roles=frozenset([given["role"]]))
    roll = people_present(network, where)
    return [(network.person_ids[who], network.meeting_ids[at]) for who, attended in roll.of.items() for at in attended]
