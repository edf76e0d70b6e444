"""A gold file of invented people, and the graph that says just what a gold file says."""

import copy
from collections.abc import Callable
from typing import Any

from graph.evaluation.gold import Gold, gold_of
from graph.evaluation.places import Place
from graph.evaluation.scoring import score
from graph.evaluation.tally import Tally
from graph.model.elements import Elements, Node, Relationship

Row = dict[str, Any]
GOLD: Row = {
    "document": "sample.txt",
    "people": [
        {
            "name": "蒋若川",
            "posts": [
                {"organization": "四川省总工会", "title": "党组书记"},
                {"organization": "四川省总工会", "title": "副主席"},
            ],
        },
        {"name": "约翰·布朗", "posts": [{"organization": "重庆市总工会职工服务中心", "title": "主任"}]},
        {"name": "高念真", "posts": [{"organization": "泸县县委", "title": "书记", "status": "former"}]},
        {"name": "秦一舟", "posts": []},
    ],
    "namedOnly": ["记者乙"],
    "meetings": [
        {
            "id": "m1",
            "title": "四川省总工会、重庆市总工会共建职工书屋第四次联席会议",
            "start": "2024-03-28",
            "districts": ["500118"],
            "people": [
                {"name": "蒋若川", "roles": ["attend", "speak"]},
                {"name": "约翰·布朗", "roles": ["attend"]},
                {"name": "高念真", "roles": ["chair"]},
            ],
            "organizations": [{"name": "四川省总工会", "roles": ["organize"]}, {"name": "重庆市永川区总工会"}],
        },
        {
            "id": "m2",
            "title": "蒋若川在永川区总工会调研",
            "start": "--03-29",
            "end": "--03-30",
            "districts": ["500118"],
            "people": [{"name": "蒋若川", "roles": ["lead"]}, {"name": "秦一舟", "roles": ["accompany"]}],
        },
        {
            "id": "m3",
            "title": "与会人员参观职工书屋",
            "optional": True,
            "people": [{"name": "蒋若川", "roles": ["attend"]}, {"name": "高念真", "roles": ["attend"]}],
        },
        {
            "id": "m4",
            "title": "中国工会第十八次全国代表大会",
            "aliases": ["中国工会十八大"],
            "start": "2023",
            "districts": ["110000"],
        },
    ],
    "agreements": [
        {"title": "共建职工书屋战略合作框架协议", "parties": ["四川省总工会", "重庆市总工会"], "status": "signed"}
    ],
    "districts": ["110000", "500000", "500118", "510000"],
    "districtsOptional": ["510100"],
}


class Graphs:
    """Collects nodes and relationships by hand."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: list[Relationship] = []

    def node(self, key: str, label: str, **properties: Any) -> str:
        self.nodes.setdefault(key, Node(key, (label,), properties))
        return key

    def edge(self, start: str, kind: str, end: str, **properties: Any) -> None:
        self.edges.append(Relationship(f"{kind};{start};{end};{len(self.edges)}", kind, start, end, properties))

    def done(self) -> Elements:
        return Elements(tuple(self.nodes.values()), tuple(self.edges))


def graph_of(gold: Row) -> Graphs:
    """The graph that says just what the gold says."""
    made = Graphs()
    for person in gold["people"]:
        key = made.node(f"person/{person['name']}", "Person", name=person["name"])
        for post in person.get("posts", []):
            body = made.node(f"organization/{post['organization']}", "Organization", name=post["organization"])
            place = f"post/{post['organization']}/{post['title']}"
            if place not in made.nodes:
                made.edge(made.node(place, "Post", title=post["title"]), "POST_IN", body)
            made.edge(key, "HOLDS", place, status=post.get("status", "current"))
    for row in gold["meetings"]:
        known = {name: row[name] for name in ("title", "aliases", "start", "end") if row.get(name)}
        meeting = made.node(f"meeting/{row['id']}", "Meeting", **known)
        for person in row.get("people", []):
            key = made.node(f"person/{person['name']}", "Person", name=person["name"])
            made.edge(key, "ATTENDED", meeting, roles=person["roles"])
        for body in row.get("organizations", []):
            key = made.node(f"organization/{body['name']}", "Organization", name=body["name"])
            made.edge(key, "TOOK_PART", meeting)
        for code in row.get("districts", []):
            made.edge(meeting, "HELD_IN", made.node(f"district/{code}", "District", code=code))
    for number, row in enumerate(gold["agreements"]):
        agreement = made.node(f"agreement/{number}", "Agreement", title=row["title"], status=row["status"])
        for name in row["parties"]:
            made.edge(made.node(f"organization/{name}", "Organization", name=name), "PARTY_TO", agreement)
    for code in gold["districts"]:
        made.node(f"district/{code}", "District", code=code)
    return made


def changed(change: Callable[[Row], Any], gold: Row = GOLD) -> Graphs:
    """The graph of the gold after a change to it."""
    row = copy.deepcopy(gold)
    change(row)
    return graph_of(row)


def parsed(gold: Row = GOLD) -> Gold:
    """The gold as if read from a file."""
    return gold_of(Place("sample.json", "", gold))


def scored(made: Graphs, gold: Row = GOLD, page: str | None = None) -> Tally:
    """What a graph made by hand has right and wrong."""
    return score(parsed(gold), made.done(), page)


def imperfect(tally: Tally) -> dict[str, tuple[float, float]]:
    """(precision, recall) of the kinds that are not wholly right."""
    figures = tally.figures()
    return {kind: (row.precision, row.recall) for kind, row in figures.items() if (row.precision, row.recall) != (1, 1)}
