"""Pictures of graphs of 10 to 2,000 people: readable, true to the graph, the same bytes each time."""

import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.colors
import pytest
from crowds import crowd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

from graph.errors import InputError
from graph.exports.snapshot import write_snapshot
from graph.model.elements import Elements, Node, Relationship
from graph.network.filters import Where
from graph.network.network import Network, network_of
from graph.network.sides import COLOURS
from graph.pictures import canvas
from graph.pictures import map as where_they_met
from graph.pictures import network as who_met_whom
from graph.pictures import timeline as when_they_met
from graph.pictures.labels import overlap

MOST_OVERLAP = 0.005  # of the area of all labels
SIZES = {10: (10, 6, 18), 60: (60, 30, 150), 300: (300, 150, 900), 2000: (2000, 900, 5200)}
DRAWING = {"network": who_met_whom.draw, "timeline": when_they_met.draw, "map": where_they_met.draw}


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size} people")
def generated(request: pytest.FixtureRequest) -> Network:
    return network_of(crowd(*SIZES[request.param]))


@pytest.fixture(autouse=True)
def styled() -> Iterator[None]:
    with canvas.style():
        yield


def boxes(figure: Figure) -> list[tuple[float, float, float, float]]:
    """Of all texts that are drawn, in pixels: texts note themselves while they are (ticks outside the axes are not)."""
    drawn: list[Text] = []
    whole = Text.draw

    def noting(text: Text, renderer: Any) -> None:
        if text.get_visible() and text.get_text().strip():
            drawn.append(text)
        whole(text, renderer)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Text, "draw", noting)
        FigureCanvasAgg(figure).draw()
    return [tuple(text.get_window_extent().extents) for text in drawn]  # type: ignore[misc]


@pytest.mark.parametrize("what", DRAWING)
def test_labels_do_not_lie_on_each_other_and_stay_inside(what: str, generated: Network) -> None:
    drawn = DRAWING[what](generated)
    assert drawn is not None
    found = boxes(drawn.figure)
    area = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in found)
    shared = sum(overlap(one, other) for place, one in enumerate(found) for other in found[:place])
    assert len(found) > 5
    assert shared / area <= MOST_OVERLAP
    width, height = drawn.figure.get_size_inches() * drawn.figure.dpi
    assert all(x0 >= 0 and y0 >= 0 and x1 <= width and y1 <= height for x0, y0, x1, y1 in found)


def test_the_measure_sees_labels_on_each_other() -> None:
    figure = Figure()
    figure.text(0.5, 0.5, "韩立川")
    figure.text(0.51, 0.5, "邓雨桐")
    first, second = boxes(figure)
    assert overlap(first, second) > 0.3 * (first[2] - first[0]) * (first[3] - first[1])


def test_nearly_all_names_of_a_small_network_are_shown() -> None:
    network = network_of(crowd(*SIZES[60]))
    drawn = who_met_whom.draw(network)
    assert drawn is not None
    people = int(drawn.said.split()[0])
    names = set(network.names.values())
    shown = [text for text in drawn.figure.findobj(Text) if text.get_text() in names]
    assert len(shown) >= 0.95 * people


def dots(figure: Figure) -> dict[tuple[float, float], str]:
    """Place and colour of every dot but the land's."""
    found = {}
    for collection in figure.findobj(PathCollection):
        if collection.get_zorder() >= 3:
            colours = collection.get_facecolors()
            for number, (x, y) in enumerate(collection.get_offsets()):
                found[float(x), float(y)] = matplotlib.colors.to_hex(colours[min(number, len(colours) - 1)])
    return found


def test_the_map_shows_districts_where_they_are_in_the_colour_of_their_side() -> None:
    elements = crowd(60, 30, 150)
    drawn = where_they_met.draw(network_of(elements))
    assert drawn is not None
    shown = dots(drawn.figure)
    held = {edge.end for edge in elements.relationships if edge.type == "HELD_IN"}
    wanted = {
        (node.properties["longitude"], node.properties["latitude"]): COLOURS["chongqing" if node.properties["code"].startswith("50") else "sichuan"]
        for node in elements.nodes
        if node.id in held
    }
    assert {place: shown[place] for place in wanted} == wanted


@pytest.mark.parametrize("spots", [[(106.5, 29.5)], [(106.4, 29.8), (106.5, 29.6)], [(106.5, 28.0), (106.5, 32.9)], [(98.0, 30.0), (110.0, 30.1)]], ids=str)
def test_a_map_of_few_places_keeps_its_scale_without_a_warning(spots: list[tuple[float, float]], caplog: pytest.LogCaptureFixture) -> None:
    nodes, held = [], []
    for number, (east, north) in enumerate(spots):
        district, meeting = f"district/50010{number}", f"meeting/{number}"
        named = {"code": f"50010{number}", "name": f"甲{number}区", "fullName": f"重庆市甲{number}区", "longitude": east, "latitude": north}
        nodes += [Node(district, ("District",), named), Node(meeting, ("Meeting",), {"title": "会", "kind": "other"})]
        held.append(Relationship(f"h{number}", "HELD_IN", meeting, district, {}))
    drawn = where_they_met.draw(network_of(Elements.of(nodes, held)))
    assert drawn is not None
    FigureCanvasAgg(drawn.figure).draw()
    assert caplog.text == ""
    axes = drawn.figure.axes[0]
    (west, south), (east, north) = axes.transData.transform([(106.0, 30.0), (107.0, 31.0)])
    middle = math.radians(sum(axes.get_ylim()) / 2)
    assert (east - west) / (north - south) == pytest.approx(math.cos(middle), rel=0.01)


def test_dots_have_the_colours_of_the_sides() -> None:
    network = network_of(crowd(*SIZES[60]))
    drawn = who_met_whom.draw(network)
    assert drawn is not None
    colours = list(dots(drawn.figure).values())
    assert set(colours) == {COLOURS["sichuan"], COLOURS["chongqing"]}
    legend = [text.get_text() for text in drawn.figure.legends[0].get_texts()]
    assert {"四川 Sichuan", "重庆 Chongqing"} <= set(legend)


def test_a_limit_keeps_those_who_met_most() -> None:
    network = network_of(crowd(*SIZES[300]))
    drawn = who_met_whom.draw(network, limit=20)
    assert drawn is not None
    assert int(drawn.said.split()[0]) <= 20


@pytest.mark.parametrize("what", DRAWING)
def test_nothing_to_draw(what: str) -> None:
    lonely = Elements.of([Node("person/1", ("Person",), {"name": "韩立川"})], [])
    assert DRAWING[what](network_of(lonely)) is None
    assert DRAWING[what](network_of(Elements())) is None
    assert DRAWING[what](network_of(crowd(*SIZES[10])), Where(since="2030")) is None


def test_a_character_that_the_font_lacks_is_an_error_of_one_line(tmp_path: Path) -> None:
    named = [Node(f"person/{number}", ("Person",), {"name": name}) for number, name in enumerate(["韩立川", "邓\U00020000桐"])]
    there = [Relationship(f"a{number}", "ATTENDED", f"person/{number}", "meeting/1", {}) for number in range(2)]
    meeting = Node("meeting/1", ("Meeting",), {"title": "会", "kind": "other"})
    drawn = who_met_whom.draw(network_of(Elements.of([*named, meeting], there)))
    assert drawn is not None
    with pytest.raises(InputError) as caught:
        canvas.write(drawn.figure, tmp_path / "out.svg")
    assert "U+20000" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


DRAW = """
import sys
from pathlib import Path
from graph.network.network import open_network
from graph.pictures import canvas, map, network, timeline
with open_network(Path(sys.argv[1])) as net, canvas.style():
    for what in (network, timeline, map):
        for form in ("svg", "png"):
            canvas.write(what.draw(net).figure, Path(sys.argv[2]) / f"{what.__name__.split('.')[-1]}.{form}")
"""


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    write_snapshot(crowd(*SIZES[60]), tmp_path / "graph")
    for number in ("1", "2"):
        (tmp_path / number).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": number}
        subprocess.run([sys.executable, "-c", DRAW, tmp_path / "graph", tmp_path / number], check=True, env=environment, timeout=120)
    first = {path.name: path.read_bytes() for path in (tmp_path / "1").iterdir()}
    assert len(first) == 6
    assert {path.name: path.read_bytes() for path in (tmp_path / "2").iterdir()} == first
    assert b"<dc:date>" not in first["map.svg"]
