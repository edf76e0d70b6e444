"""What the engines do otherwise than one would think, where the project meets it: large requests, ignored settings."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.errors import SchemaError
from graph.model.elements import Elements
from graph.stores.store import Store

MEBIBYTE = 1024 * 1024
LIMIT = 16 * MEBIBYTE  # of a request, as ArcadeDB comes: above it, it hangs without a word


def test_more_than_16_mebibytes_in_one_load(store: Store, crowd: Callable[[int], Elements]) -> None:
    plain = crowd(40)
    wording = "川渝" * (MEBIBYTE // 12)
    links = (replace(link, properties={**link.properties, "wording": wording}) for link in plain.relationships)
    large = Elements(plain.nodes, tuple(links))
    assert len(wording.encode()) * len(large.relationships) > LIMIT
    steps: list[int] = []
    store.load(large, lambda done, of: steps.append(done))
    assert len(steps) > 4  # a document, a meeting, the people, the relationships in parts
    assert store.dump() == large
    store.load(Elements())


@pytest.mark.timeout(60)
def test_a_single_request_above_16_mebibytes_is_answered(embedded: Store) -> None:
    text = "川" * (LIMIT // 3 + 1)
    assert embedded._writer.read("RETURN size($large) AS n", large=text) == [{"n": len(text)}]


def test_the_settings_that_a_server_would_ignore_hold(embedded: Store) -> None:
    """In the server's own configuration ArcadeDB drops those that belong to databases, without a word."""
    import jpype

    keys = jpype.JClass("com.arcadedb.GlobalConfiguration")
    open_ones = list(jpype.JClass("com.arcadedb.database.DatabaseFactory").getActiveDatabaseInstances())
    assert open_ones
    for database in open_ones:
        settings = database.getConfiguration()
        assert int(settings.getValue(keys.TX_WAL_FLUSH)) == 2
        assert not settings.getValue(keys.OPENCYPHER_LOAD_CSV_ALLOW_FILE_URLS)
        assert not settings.getValue(keys.OPENCYPHER_LOAD_CSV_ALLOW_REMOTE_URLS)
        assert int(settings.getValue(keys.BOLT_MAX_MESSAGE_SIZE)) > LIMIT


def test_an_empty_list_reads_back_as_one_so_it_must_not_be_written(store: Store, sample: Elements) -> None:
    """neo4j-admin imports none, so that a graph with one would not be the same by every way: the schema refuses it."""
    first = next(node for node in sample.nodes if node.label == "Person")
    other = replace(first, properties={**first.properties, "aliases": []})
    with pytest.raises(SchemaError, match="empty list"):
        store.load(Elements.of([*(node for node in sample.nodes if node is not first), other], sample.relationships))
    assert store.dump() == Elements()
