"""What a load writes, told by the Neo4j server itself: the number of its last committed transaction.

A bookmark holds it (SHOW DATABASES has no lastCommittedTxn in the Community Edition); reading does not move it.
"""

from dataclasses import replace

import neo4j
from neo4j_process import Server

from graph.model.elements import Elements
from graph.stores.store import Store


def last_commit(server: Server) -> frozenset[str]:
    """A name of the last transaction that wrote anything; also where counters such as propertiesSet would not tell."""
    with (
        neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver,
        driver.session(database="neo4j", default_access_mode="READ") as session,
    ):
        session.run("RETURN 1").consume()
        return frozenset(session.last_bookmarks().raw_values)


def test_a_second_load_commits_nothing(neo4j_server: Server, neo4j_store: Store, sample: Elements) -> None:
    neo4j_store.load(Elements())
    empty = last_commit(neo4j_server)
    neo4j_store.load(sample)
    loaded = last_commit(neo4j_server)
    assert loaded != empty
    assert neo4j_store.load(sample).written == 0
    assert last_commit(neo4j_server) == loaded
    with neo4j_server.open() as again:  # a later run begins like this, and looks for the constraints first
        assert again.load(sample).written == 0
    assert last_commit(neo4j_server) == loaded


def test_one_changed_property_is_seen_as_a_commit(neo4j_server: Server, neo4j_store: Store, sample: Elements) -> None:
    neo4j_store.load(sample)
    loaded = last_commit(neo4j_server)
    nodes = tuple(
        replace(node, properties={**node.properties, "title": "副主席"}) if node.id == "post/主席" else node
        for node in sample.nodes
    )
    assert neo4j_store.load(Elements(nodes, sample.relationships)).written == 1
    assert last_commit(neo4j_server) != loaded
