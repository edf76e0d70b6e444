"""The schema's constraints and indexes, in the database."""

import re

from graph.model.schema import Schema
from graph.stores.connection import Connection
from graph.stores.statements import statement

_NAME = re.compile(r"CREATE (?:CONSTRAINT|INDEX) (\w+) ")


def ensure_constraints(connection: Connection, schema: Schema) -> int:
    """Creates those that are missing, one by one, and says how many."""
    there = {
        row["name"] for kind in ("constraints", "indexes") for row in connection.alone(statement("store", kind).text)
    }
    missing = [text for text in schema.constraints() if name_of(text) not in there]
    for text in missing:
        connection.alone(text)
    return len(missing)


def name_of(text: str) -> str:
    """The name that a statement of Schema.constraints() gives."""
    match = _NAME.match(text)
    if not match:
        raise ValueError(f"no constraint and no index: {text}")
    return match[1]
