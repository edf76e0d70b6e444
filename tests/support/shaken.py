"""Graphs and gold files made wrong by a seeded shuffle: facts dropped, doubled, renamed, moved and redated."""

import copy
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph.model.elements import Elements, Node, Relationship

Row = dict[str, Any]
DATES = ("2024-03-28", "2024-03-28T09:00", "2024-03", "2024", "--03-28", "--03", "2023-12-31", "近日", "")
TITLES = (
    "会",
    "第三次联席会议",
    "2019年工作会议",
    "中国工会十七大",
    "他在会上讲话，大家鼓掌",
    "“安全，健康”主题活动",
    "座谈会" * 50,
    "",
)
PREFIXES = ("四川省", "重庆市", "中共", "市", "中华人民共和国", "北京市", "2024年", "第二次")
SUFFIXES = ("会议", "委员会", "政府", "第三届", "（扩大）", "活动", "公司")
ROLES = ("attend", "speak", "chair", "lead", "host", "guest", "accompany", "sign")
STATUSES = ("current", "former", "appointed", "removed", "signed", "cited")
CODES = ("500000", "510000", "500118", "510100", "510104", "510500", "110000", "500200")


def reworded(words: str, rng: random.Random) -> str:
    """Another wording of a name or a title: longer, shorter, damaged or something else altogether."""
    place = rng.randrange(len(words) + 1)
    return rng.choice(
        (
            words[1:],
            words[2:],
            words[3:],
            words[:-1],
            words[:place] + words[place + 1 :],
            words[:place] + rng.choice("·，、 省市区第一二2") + words[place:],
            rng.choice(PREFIXES) + words,
            words + rng.choice(SUFFIXES),
            words.replace("第四", "第4").replace("二十", "20").replace("会议", "会"),
            rng.choice(TITLES),
        )
    )


def shaken_elements(elements: Elements, rng: random.Random, changes: int) -> Elements:
    """So many changes to a graph; what no longer has its ends is left out, and the order is another."""
    nodes, edges = list(elements.nodes), list(elements.relationships)
    kinds: tuple[Callable[[list[Node], list[Relationship], random.Random], None], ...]
    kinds = (
        _drop_node,
        _drop_edge,
        _double_node,
        _double_edge,
        _rename,
        _rename,
        _move,
        _change_node,
        _change_edge,
        _nest,
    )
    for _ in range(changes):
        if nodes and edges:
            rng.choice(kinds)(nodes, edges, rng)
    there = {node.id for node in nodes}
    rng.shuffle(nodes)
    rng.shuffle(edges)
    return Elements(tuple(nodes), tuple(edge for edge in edges if edge.start in there and edge.end in there))


def _drop_node(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    nodes.pop(rng.randrange(len(nodes)))


def _drop_edge(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    edges.pop(rng.randrange(len(edges)))


def _double_node(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    node = rng.choice(nodes)
    twin = replace(node, id=f"{node.id}~{rng.getrandbits(40):x}")
    nodes.append(twin)
    for edge in [edge for edge in edges if node.id in (edge.start, edge.end)]:
        start, end = (twin.id if x == node.id else x for x in (edge.start, edge.end))
        edges.append(replace(edge, id=f"{edge.id}~{len(edges)}", start=start, end=end))


def _double_edge(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    edge = rng.choice(edges)
    edges.append(replace(edge, id=f"{edge.id}~{len(edges)}"))


def _rename(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    number = rng.randrange(len(nodes))
    node = nodes[number]
    key = "name" if "name" in node.properties else "title"
    other = rng.choice([n for n in nodes if n.label == node.label]).properties.get(key, "")
    words = rng.choice((reworded(node.properties.get(key) or "", rng), other))
    nodes[number] = replace(node, properties={**node.properties, key: words})


def _move(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    """A relationship leads to, or from, another node of the same label."""
    number = rng.randrange(len(edges))
    edge, labels = edges[number], {node.id: node.label for node in nodes}
    side = rng.choice(("start", "end"))
    alike = [node.id for node in nodes if node.label == labels.get(getattr(edge, side))]
    if alike:
        edges[number] = replace(edge, **{side: rng.choice(alike)})


def _change_node(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    chosen = [k for k, node in enumerate(nodes) if node.label in ("Meeting", "Agreement", "District")]
    if not chosen:
        return
    node = nodes[number := rng.choice(chosen)]
    if node.label == "District":
        change: Row = {"code": rng.choice(CODES)}
    else:
        aliases = [reworded(node.properties["title"], rng), *node.properties.get("aliases", ())] * rng.randrange(3)
        change = rng.choice(
            (
                {"start": rng.choice(DATES)},
                {"end": rng.choice(DATES)},
                {"aliases": aliases},
                {"status": rng.choice(STATUSES)},
            )
        )
    nodes[number] = replace(node, properties={**node.properties, **change})


def _change_edge(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    edge = edges[number := rng.randrange(len(edges))]
    change = rng.choice(
        (
            {"roles": rng.sample(ROLES, rng.randrange(4))},
            {"status": rng.choice(STATUSES)},
            {"quotes": [quote[:-1] for quote in edge.properties.get("quotes", ())]},
            {"evidence": edge.properties.get("evidence", [])[1:]},
            {"evidence": ["document/a#1-4"], "quotes": ["不在此处"]},
            {"evidence": [], "quotes": []},
        )
    )
    edges[number] = replace(edge, properties={**edge.properties, **change})


def _nest(nodes: list[Node], edges: list[Relationship], rng: random.Random) -> None:
    """One meeting becomes part of another."""
    meetings = [node.id for node in nodes if node.label == "Meeting"]
    if len(meetings) > 1:
        part, whole = rng.sample(meetings, 2)
        edges.append(Relationship(f"PART_OF~{len(edges)}", "PART_OF", part, whole, {}))


def shaken_gold(gold: Row, rng: random.Random, changes: int) -> Row:
    """So many changes to a gold file, in its form."""
    gold = copy.deepcopy(gold)
    for _ in range(changes):
        events = gold.get("meetings", []) + gold.get("agreements", [])
        if events:
            _shake_event(rng.choice(events), rng)
        posts = [post for person in gold.get("people", []) for post in person.get("posts", [])]
        if posts and rng.random() < 0.5:
            key = rng.choice(("organization", "title"))
            post = rng.choice(posts)
            post[key] = reworded(post[key], rng)
            post["optional"] = rng.random() < 0.3
        if gold.get("people") and rng.random() < 0.3:
            person = gold["people"].pop(rng.randrange(len(gold["people"])))
            gold["namedOnly"] = [*gold.get("namedOnly", []), person["name"]]
        if gold.get("districts") and rng.random() < 0.3:
            key = rng.choice(("districts", "districtsOptional"))
            gold[key] = [*gold.get(key, []), rng.choice(CODES)]
    return gold


def _shake_event(event: Row, rng: random.Random) -> None:
    change = rng.randrange(7)
    if change == 0:
        event["optional"] = not event.get("optional")
    elif change == 1:
        event["untitled"] = not event.get("untitled")
    elif change == 2:
        event["title"] = reworded(event["title"], rng)
    elif change == 3:
        event["start"] = rng.choice(DATES) or None
    elif change == 4:
        event["end"] = rng.choice(DATES) or None
    elif change == 5:
        event["districts"] = rng.sample(CODES, rng.randrange(3))
    elif event.get("people"):
        rng.choice(event["people"])["roles"] = rng.sample(ROLES, rng.randrange(1, 4))
