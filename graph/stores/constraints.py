"""The schema's constraints and indexes, in the database."""

import re

from graph.errors import StoreError
from graph.model.schema import Schema
from graph.stores.connection import Connection
from graph.stores.statements import statement

_NAME = re.compile(r"CREATE (?:CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) ")


def ensure_constraints(connection: Connection, schema: Schema, foreign: str = "") -> int:
    """Creates those that are missing, one by one, and says how many.

    foreign: what to do where data of another application breaks one; StoreError then.
    """
    missing = missing_indexes(connection, schema.constraints())
    for text in missing:
        try:
            connection.alone(text)
        except StoreError as error:
            if "CONSTRAINT" not in text or "onstraint" not in error.message:
                raise
            raise StoreError(error.message, where=error.where, hint=foreign) from None
    return len(missing)


def missing_indexes(connection: Connection, texts: list[str]) -> list[str]:
    """Those statements whose constraint or index the database does not have."""
    kinds = ("constraints", "indexes")
    there = {row["name"] for kind in kinds for row in connection.alone(statement("store", kind).text)}
    return [text for text in texts if name_of(text) not in there]


def name_of(text: str) -> str:
    """The name that a statement of Schema.constraints() or Schema.text_statements() gives."""
    match = _NAME.match(text)
    if not match:
        raise ValueError(f"no constraint and no index: {text}")
    return match[1]
