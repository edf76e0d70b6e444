"""Any Neo4j (5.26 or later) that is reached by address, user and password."""

from graph.model.schema import Schema
from graph.stores.connection import Connection
from graph.stores.store import Store


def open_neo4j(uri: str, user: str, password: str, database: str | None = None) -> Store:
    """The store in that database (None: the user's home database). To be used as a context manager.

    uri: bolt://HOST:PORT, neo4j://HOST:PORT, or with +s for encryption. StoreError, one line, where nothing
    answers or the password is wrong.
    """
    connection = Connection(uri, user, password, database, uri)
    return Store(connection, connection, Schema.load())
