"""A graph read in columns is the same from the snapshot as from memory."""

import tempfile
from pathlib import Path

from gatherings import gatherings, node
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.exports.snapshot import open_snapshot, write_snapshot
from graph.model.elements import Elements
from graph.network.view import MemoryView

FIELDS = ["title", "aliases", "ordinal", "kind", "no such field"]
TITLES = st.one_of(st.sampled_from(["[1]", '["甲"]', "null", "{}", '"', "", "1", "[新闻]"]), st.text(max_size=8))


@settings(max_examples=60, deadline=None)
@given(gatherings(), st.lists(st.tuples(TITLES, st.lists(TITLES, min_size=1, max_size=2), st.integers(1, 9)), max_size=4))
def test_columns(elements: Elements, odd: list[tuple[str, list[str], int]]) -> None:
    more = [
        node(f"meeting/x{number}", "Meeting", title=title, aliases=aliases, ordinal=ordinal)
        for number, (title, aliases, ordinal) in enumerate(odd)
    ]
    whole = Elements.of([*elements.nodes, *more], elements.relationships)
    memory = MemoryView(whole)
    with tempfile.TemporaryDirectory() as folder:
        write_snapshot(whole, Path(folder))
        with open_snapshot(Path(folder)) as snapshot:
            for label in {one.label for one in whole.nodes}:
                assert list(snapshot.rows(label)) == list(memory.rows(label))
                assert list(snapshot.rows(label, FIELDS)) == list(memory.rows(label, FIELDS))
            for kind in {one.type for one in whole.relationships}:
                for fields in ([], ["roles"], ["confidence", "capacity", "no such field"]):
                    assert list(snapshot.links(kind, fields)) == list(memory.links(kind, fields))
