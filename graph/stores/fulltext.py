"""Full-text indexes of names and titles, and the search in them: the same hits in the same order on both engines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import StoreError
from graph.model.elements import Node
from graph.model.schema import Schema, TextIndex
from graph.stores.connection import Connection
from graph.stores.constraints import missing_indexes
from graph.stores.reading import to_nodes
from graph.stores.statements import statement

AWAIT_SECONDS = 600
_CANDIDATES = 500  # of one index; the best of all are chosen among them
_PAIRS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,}")  # what the indexes, of pairs of such characters, find wherever it is
_OPERATOR = re.compile(r'[-+&|!(){}\[\]^"~*?:\\/]')


@dataclass(frozen=True, slots=True)
class Hit:
    """A node and the name, alias or title in which the words were found. exact: all words are in there as given.

    about: what tells nodes of one name apart (posts of a person, organization of a post), maybe nothing.
    """

    node: Node
    text: str
    exact: bool
    about: tuple[str, ...] = ()


def ensure_text_indexes(connection: Connection, schema: Schema) -> int:
    """Creates the full-text indexes that a Neo4j lacks, waits until they are filled, and says how many."""
    missing = missing_indexes(connection, schema.text_statements())
    for text in missing:
        connection.alone(text)
    if missing:
        connection.read(statement("store", "await").text, seconds=AWAIT_SECONDS)
    return len(missing)


def search(connection: Connection, schema: Schema, words: Sequence[str], labels: Iterable[str], most: int) -> list[Hit]:
    """The nodes of these main labels with all the words in a name, alias or title; where there are none, with some.

    words: simplified, none empty. Best first: the text itself, texts that begin with the words, others; short ones
    first. StoreError where the database has no full-text indexes.
    """
    words = [word.lower() for word in words]
    indexes = [one for one in schema.text_indexes() if one.label in labels]
    if missing_indexes(connection, schema.text_statements()):
        raise StoreError(
            "the full-text indexes are missing", where=connection.where, hint="chuanyu build or chuanyu load makes them"
        )
    found = _exact(connection, schema, indexes, words)
    if found:
        best = _best(found, schema, most)
        return _told(connection, best)
    found = _loose(connection, schema, indexes, words)
    hits = _told(connection, _best(found, schema, _CANDIDATES))
    # 北碚 主席: the words may be in the post and in its organization.
    hits.sort(key=lambda hit: not all(word in "".join((hit.text, *hit.about)).lower() for word in words))
    return hits[:most]


def _best(found: "Found", schema: Schema, most: int) -> list[Hit]:
    order = list(schema.nodes)
    best = sorted(found.values(), key=lambda pair: (pair[0], order.index(pair[1].node.label), pair[1].node.id))
    return [hit for _, hit in best[:most]]


def _told(connection: Connection, hits: list[Hit]) -> list[Hit]:
    rows = connection.read(statement("store", "about").text, ids=[hit.node.id for hit in hits])
    about = {row["id"]: tuple(row["about"]) for row in rows}
    return [replace(hit, about=about.get(hit.node.id, ())) for hit in hits]


Rank = tuple[int, int]
Found = dict[tuple[str, str], tuple[Rank, Hit]]


def _exact(connection: Connection, schema: Schema, indexes: list[TextIndex], words: Sequence[str]) -> Found:
    found: Found = {}
    for index in indexes:
        if all(map(_PAIRS.fullmatch, words)):
            rows = _query(connection, index, " AND ".join(f'"{word}"' for word in words))
        else:
            asked = statement("store", "containing").of(LABEL=index.label)
            rows = connection.read(asked, property=index.property, words=words, most=_CANDIDATES)
        for node, text in _texts(schema, index, rows):
            if all(word in text.lower() for word in words):
                begins = 1 if text.lower().startswith(words[0]) else 2
                rank = (0 if text.lower() == " ".join(words) else begins, len(text))
                _keep(found, rank, Hit(node, text, True))
    return found


def _loose(connection: Connection, schema: Schema, indexes: list[TextIndex], words: Sequence[str]) -> Found:
    query = " ".join(_OPERATOR.sub(r"\\\g<0>", word) for word in words)
    pairs = {word[i : i + 2] for word in words for i in range(len(word) - 1)}
    found: Found = {}
    for index in indexes if pairs else ():
        for node, text in _texts(schema, index, _query(connection, index, query)):
            if shared := sum(pair in text.lower() for pair in pairs):
                _keep(found, (-shared, len(text)), Hit(node, text, False))
    return found


def _keep(found: Found, rank: Rank, hit: Hit) -> None:
    key = (hit.node.label, hit.node.id)
    if key not in found or rank < found[key][0]:
        found[key] = (rank, hit)


def _query(connection: Connection, index: TextIndex, query: str) -> list[dict[str, Any]]:
    return connection.read(statement("store", "search").text, index=index.name, query=query, most=_CANDIDATES)


def _texts(schema: Schema, index: TextIndex, rows: list[dict[str, Any]]) -> Iterator[tuple[Node, str]]:
    """Each node with each text of the property that the index is of."""
    for node in to_nodes(schema, index.label, rows):
        value = node.properties.get(index.property)
        for text in value if isinstance(value, list) else [value]:
            if text:
                yield node, str(text)
