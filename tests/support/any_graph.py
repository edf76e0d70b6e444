"""Graphs as Hypothesis thinks them up: all labels, types and properties of the schema, with names that want to break out."""

from typing import Any

from hypothesis import strategies as st

from graph.ids import evidence_id, node_id, relationship_id
from graph.model.elements import Elements, Node, Relationship
from graph.model.schema import Property, RelationshipType, Schema

SCHEMA = Schema.load()
HOSTILE = [
    '"',
    '"""',
    "'",
    "\\",
    "\\u0022",
    "\n",
    "\r\n",
    "\t",
    "\x00",
    "\x7f",
    "\u0085",
    "\u2028",
    "\ufeff",
    "> <",
    '> . <x> <y> "',
    "^^<",
    "@zh",
    " .\n",
    " ;\n",
    "😀",
    "𠮷",
    "\u202e陈",
    "\u200f",
    "e\u0301",
    "{}[]",
    "%20",
    "%",
    "..",
    "#3-5",
    "/",
    "\ue000",
    "\uffff",
    "\U0010ffff",
]
character = st.characters(exclude_categories=["Cs"])
names = (
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(character, max_size=4)), min_size=1, max_size=5)
    .map("".join)
    .filter(str.strip)
)
DATES = ["2024", "2022-08", "2024-03-28", "--03", "--03-14", "--02-29", "0001-01-01"]
TIMES = [*DATES, "2024-03-28T09:30", "2024-03-28T09:30:00", "2024-03-28T09:30:59", "--03-14T09:30"]
PATTERNS = {"[0-9]{6}": "[0-9]{6}", "[0-9a-f]{64}": "[0-9a-f]{64}"}


def value(rule: Property, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """A value that the schema allows; ids: label → ids of nodes."""
    if rule.values:
        one: st.SearchStrategy[Any] = st.sampled_from(list(rule.values))
    elif rule.refers:
        one = st.sampled_from(ids.get(rule.refers) or [node_id(rule.refers.lower(), "x")])
    elif rule.pattern:
        one = st.from_regex(rule.pattern, fullmatch=True, alphabet=st.characters(codec="ascii"))
    elif rule.type in ("date", "time"):
        return st.sampled_from(DATES if rule.type == "date" else TIMES)
    elif rule.type == "boolean":
        return st.booleans()
    elif rule.type == "integer":
        return st.integers(min_value=None if rule.minimum is None else int(rule.minimum), max_value=10**20)
    elif rule.type == "number":
        bounds = {"min_value": rule.minimum, "max_value": rule.maximum}
        whole = st.integers(*(None if bound is None else int(bound) for bound in bounds.values()))
        return st.one_of(st.floats(**bounds, allow_nan=False, allow_infinity=False), whole)
    else:
        one = names
    return st.lists(one, min_size=1, max_size=4) if rule.type == "strings" else one


@st.composite
def graphs(draw: st.DrawFn, most: int = 4) -> Elements:
    """A graph that the schema allows; at most so many nodes of a label and relationships of a pair of labels."""
    nodes: dict[str, Node] = {}
    ids: dict[str, list[str]] = {}
    for label, kind in SCHEMA.nodes.items():
        for name in draw(st.lists(names, max_size=most, unique=True)):
            wanted = {
                rule.name: draw(value(rule, ids))
                for rule in kind.properties.values()
                if rule.required or draw(st.booleans())
            }
            key = node_id(label.lower(), name)
            properties = dict(sorted(wanted.items()))
            nodes[key] = Node(key, SCHEMA.labels(label, properties), properties)
            ids.setdefault(label, []).append(key)
    texts = {key: draw(st.text(character, min_size=2, max_size=30)) for key in ids.get("Document", [])}
    edges: dict[str, Relationship] = {}
    for kind in SCHEMA.relationships.values():
        for (start, end), evidence in kind.pairs.items():
            if start in ids and end in ids and (texts or evidence != "required"):
                for _ in range(draw(st.integers(0, 2))):
                    edge = _edge(draw, kind, draw(st.sampled_from(ids[start])), draw(st.sampled_from(ids[end])), ids)
                    if evidence == "required" or (evidence == "optional" and texts and draw(st.booleans())):
                        edge.properties.update(_proof(draw, texts))
                    properties = dict(sorted(edge.properties.items()))
                    edges[edge.id] = Relationship(edge.id, edge.type, edge.start, edge.end, properties)
    return Elements.of(nodes.values(), edges.values())


def _edge(
    draw: st.DrawFn, kind: RelationshipType, start: str, end: str, ids: dict[str, list[str]]
) -> Relationship:
    own = [kind.properties[name] for name in kind.own]
    properties = {rule.name: draw(value(rule, ids)) for rule in own if rule.required or draw(st.booleans())}
    identity = [str(properties[name]) for name in kind.identity]
    return Relationship(relationship_id(kind.type, start, end, *identity), kind.type, start, end, properties)


def _proof(draw: st.DrawFn, texts: dict[str, str]) -> dict[str, Any]:
    spans, quotes = [], []
    for document in draw(st.lists(st.sampled_from(sorted(texts)), min_size=1, max_size=3)):
        start = draw(st.integers(0, len(texts[document]) - 2))
        end = draw(st.integers(start + 2, len(texts[document])))
        spans.append(evidence_id(document, start, end))
        quotes.append(texts[document][start:end])
    return {
        "documents": draw(st.lists(st.sampled_from(sorted(texts)), min_size=1, max_size=3)),
        "evidence": spans,
        "quotes": quotes,
        "rule": draw(names),
        "confidence": draw(st.floats(0, 1)),
    }
