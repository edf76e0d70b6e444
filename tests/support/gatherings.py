"""Small graphs of people at meetings, of every shape that may go wrong: parts of parts, dates known in part, both sides."""

from typing import Any
from zlib import crc32

from hypothesis import strategies as st

from graph.model.elements import Elements, Node, Relationship

DISTRICTS = {
    "district/500000": ("500000", "重庆市", "重庆市", "province"),
    "district/500109": ("500109", "北碚区", "重庆市北碚区", "county"),
    "district/510500": ("510500", "泸州市", "四川省泸州市", "prefecture"),
    "district/330200": ("330200", "宁波市", "浙江省宁波市", "prefecture"),
}
ORGANIZATIONS = ("重庆市总工会", "重庆市北碚区总工会", "四川省总工会", "泸州市总工会", "宁波市总工会")
DATES = (None, "2023", "2023-05", "2023-05-04", "2023-05-05", "2024-02-01T09:30", "2024-02-02", "--03-14")
DOCUMENT = "document/0123456789abcdef"


def node(key: str, label: str, **properties: Any) -> Node:
    return Node(key, (label,), {name: properties[name] for name in sorted(properties) if properties[name] is not None})


def edge(kind: str, start: str, end: str, **properties: Any) -> Relationship:
    words = f"{start} {end}"
    place = crc32(words.encode())  # no two sentences stand in one place
    proof = {
        "documents": [DOCUMENT],
        "evidence": [f"{DOCUMENT}#{place}-{place + len(words)}"],
        "quotes": [words],
        "rule": "test",
        "confidence": 0.75,
    }
    known = {name: value for name, value in sorted({**proof, **properties}.items()) if value != []}
    return Relationship(f"{kind};{start};{end}", kind, start, end, known)


@st.composite
def gatherings(draw: st.DrawFn, most_people: int = 6, most_meetings: int = 6) -> Elements:
    """A graph of people, meetings, organizations and districts that keeps the schema."""
    people = [f"person/{number}" for number in range(draw(st.integers(0, most_people)))]
    meetings = [f"meeting/{number}" for number in range(draw(st.integers(0, most_meetings)))]
    nodes = [node(DOCUMENT, "Document", path="a.txt", sha256="0" * 64, script="hans", characters=99)]
    edges = []
    for key, (code, name, full, level) in DISTRICTS.items():
        nodes.append(node(key, "District", code=code, name=name, fullName=full, level=level))
    edges.append(edge("PART_OF", "district/500109", "district/500000"))
    for name in ORGANIZATIONS:
        nodes += [
            node(f"organization/{name}", "Organization", name=name, kind="union"),
            node(f"post/{name}", "Post", title="主席"),
        ]
        edges.append(edge("POST_IN", f"post/{name}", f"organization/{name}"))
    for number, key in enumerate(people):
        nodes.append(node(key, "Person", name=f"甲{number // 2}", official=False))  # two of each name
    for number, key in enumerate(meetings):
        start = draw(st.sampled_from(DATES))
        late = start is not None and not start.startswith("--") and draw(st.booleans())
        nodes.append(
            node(
                key,
                "Meeting",
                title=f"会{number}",
                kind=draw(st.sampled_from(("symposium", "visit"))),
                dateBasis="unknown" if start is None else "stated",
                start=start,
                end="2024-02-02" if late else None,
            )
        )
        edges += [edge("HELD_IN", key, where) for where in sorted(draw(st.sets(st.sampled_from(sorted(DISTRICTS)), max_size=2)))]
        for name in sorted(draw(st.sets(st.sampled_from(ORGANIZATIONS), max_size=2))):
            edges.append(edge("TOOK_PART", f"organization/{name}", key, roles=["attend"]))
        if number and draw(st.integers(0, 3)) == 0:  # a part of an earlier one, which may be a part itself
            edges.append(edge("PART_OF", key, draw(st.sampled_from(meetings[:number]))))
        for person in people:
            if draw(st.booleans()):
                capacity = [f"post/{name}" for name in sorted(draw(st.sets(st.sampled_from(ORGANIZATIONS), max_size=2)))]
                roles = draw(st.sampled_from((["attend"], ["speak"], ["chair", "speak"])))
                confidence = draw(st.sampled_from((0.6, 0.75, 0.97)))
                edges.append(edge("ATTENDED", person, key, roles=roles, capacity=capacity, confidence=confidence))
    return Elements.of(nodes, edges)
