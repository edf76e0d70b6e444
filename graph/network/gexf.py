"""GEXF with time and colours, as Gephi reads it: its timeline shows who met whom until when; the same bytes each time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

import networkx as nx

from graph.network.files import plain_text, plain_values
from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Network
from graph.network.periods import comparable, first_day, last_day
from graph.network.sides import COLOURS

_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
Spell = tuple[str, str]


def with_time(net: nx.Graph, network: Network, where: Where = EVERYTHING) -> str:
    """The graph of people, or of people and meetings, in GEXF 1.2 (which networkx reads too), with a line end.

    where: the filters that the graph was made with. Meetings that they leave out give nobody any time.

    Days are inclusive. A person is there from the first of these meetings to the last, a meeting from its start to its end; an edge
    between people has a spell for each of their meetings, an attendance that of its meeting. What is dated without a year
    or not at all has no time, and Gephi shows it always. Lists are joined by "; ", as in GraphML.
    """
    return "".join(f"{line}\n" for line in _lines(net, _Spells(net, network, where)))


def _lines(net: nx.Graph, spells: "_Spells") -> Iterator[str]:
    nodes = [(key, data, plain_values(data)) for key, data in net.nodes(data=True)]
    edges = [(*ends, plain_values(data)) for *ends, data in _edges(net)]
    columns = [_columns(kept for _, _, kept in nodes), _columns(kept for *_, kept in edges)]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">'
    )
    yield "  <meta><creator>chuanyu</creator></meta>"
    yield '  <graph defaultedgetype="undirected" mode="dynamic" timeformat="date">'
    for of, held in zip(("node", "edge"), columns, strict=True):
        yield f'    <attributes class="{of}" mode="static">'
        for name, (number, kind) in held.items():
            yield f'      <attribute id="{number}" title={_quoted(name)} type="{kind}"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for key, data, kept in nodes:
        called = data.get("name") or data.get("title") or key
        yield f"      <node id={_quoted(key)} label={_quoted(called)}>"
        yield from _values(kept, columns[0])
        yield from _times(spells.of_node(key))
        red, green, blue = bytes.fromhex(COLOURS[data.get("side", "")][1:])
        yield f'        <viz:color r="{red}" g="{green}" b="{blue}"/>'
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, (a, b, key, kept) in enumerate(edges):
        weight = f' weight="{kept["weight"]}"' if "weight" in kept else ""
        yield f"      <edge id={_quoted(key or str(number))} source={_quoted(a)} target={_quoted(b)}{weight}>"
        yield from _values(kept, columns[1])
        yield from _times(spells.of_edge(a, b))
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _edges(net: nx.Graph) -> Iterator[tuple[Any, ...]]:
    """(start, end, key or "", data)."""
    if net.is_multigraph():
        yield from net.edges(keys=True, data=True)
    else:
        yield from ((a, b, "", data) for a, b, data in net.edges(data=True))


def _columns(values: Iterable[Mapping[str, Any]]) -> dict[str, tuple[int, str]]:
    """The number and the type of each attribute; one of several types is text."""
    types: dict[str, str] = {}
    for kept in values:
        for name, value in kept.items():
            kind = _TYPES.get(type(value), "string")
            types[name] = kind if types.get(name, kind) == kind else "string"
    return {name: (number, types[name]) for number, name in enumerate(sorted(types))}


def _values(kept: Mapping[str, Any], columns: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    if not kept:
        return
    yield "        <attvalues>"
    for name in sorted(kept):
        value = kept[name]
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'          <attvalue for="{columns[name][0]}" value={_quoted(text)}/>'
    yield "        </attvalues>"


def _times(spells: Iterable[Spell]) -> Iterator[str]:
    held = list(spells)
    if held:
        yield "        <spells>"
        for start, end in held:
            yield f'          <spell start="{start}" end="{end}"/>'
        yield "        </spells>"


def _quoted(text: str) -> str:
    return quoteattr(plain_text(str(text)), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


class _Spells:
    """When nodes and edges are there: ISO days, both included."""

    def __init__(self, net: nx.Graph, network: Network, where: Where) -> None:
        self._net = net
        self._days: dict[str, Spell] = {}
        for meeting in network.meetings.values():
            start = meeting.start
            if start is not None and comparable(start):
                end = meeting.end if meeting.end is not None and comparable(meeting.end) else start
                self._days[meeting.id] = (first_day(start), max(first_day(start), last_day(end)))
        self._met = {
            number: [self._days[meeting.id] for place in attended if (meeting := network.meetings[place]).id in self._days]
            for number, attended in people_present(network, where).of.items()
        }
        self._numbers = network.numbers

    def of_node(self, key: str) -> list[Spell]:
        """One spell at most."""
        if key in self._days:
            return [self._days[key]]
        held = self._met.get(self._numbers.get(key, -1), ())
        return [(min(start for start, _ in held), max(end for _, end in held))] if held else []

    def of_edge(self, a: str, b: str) -> list[Spell]:
        """Without overlaps: spells that touch are one."""
        data = self._net.edges[a, b] if not self._net.is_multigraph() else {}
        meetings = data.get("meetings") or [key for key in (a, b) if key in self._days]
        found: list[Spell] = []
        for start, end in sorted(self._days[key] for key in meetings if key in self._days):
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found
