"""Any Neo4j (5.26 or later) that is reached by address, user and password."""

from functools import partial
from urllib.parse import urlsplit

from graph.errors import StoreError
from graph.model.schema import Schema
from graph.stores.connection import Connection
from graph.stores.fulltext import ensure_text_indexes
from graph.stores.store import Store

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")  # the driver knows http too, as a preview

_FOREIGN = "choose another database by NEO4J_DATABASE, or empty this one with chuanyu load --wipe"


def open_neo4j(uri: str, user: str, password: str, database: str | None = None) -> Store:
    """The store in that database (None: the user's home database). To be used as a context manager.

    uri: bolt://HOST:PORT, neo4j://HOST:PORT, or with +s for encryption. StoreError, one line, where nothing
    answers or the password is wrong.
    """
    if urlsplit(uri).scheme not in SCHEMES or not urlsplit(uri).hostname:
        raise StoreError("no address of a Neo4j", where=uri or "''", hint="write bolt://HOST:PORT or neo4j://HOST:PORT")
    connection = Connection(uri, user, password, database, uri)
    schema = Schema.load()
    texts = partial(ensure_text_indexes, connection, schema)
    return Store(connection, connection, schema, foreign=_FOREIGN, index_texts=texts)
