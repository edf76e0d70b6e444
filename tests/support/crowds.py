"""Graphs of any size that look like the real ones: people of unions of both sides, meetings of few and some of many."""

import random
from collections.abc import Iterator
from itertools import accumulate

from graph.gazetteer.divisions import Division, Divisions
from graph.model.elements import Elements, Node, Relationship

SURNAMES = "王李张刘陈杨吴赵周徐孙朱胡郭何罗郑梁谢宋许邓冯韩曹曾彭蔡潘袁"
GIVEN = "雨桐立川明远静怡晓棠启航望舒若兰海波宪达婉清月华振声书恒知夏如松和思源向晖"
CAP = 80  # people at a meeting


def crowd(people: int, meetings: int, attendances: int, seed: int = 1, *, quoted: bool = False) -> Elements:
    """About so many attendances: sizes of meetings and the share of people in them follow power laws."""
    chance = random.Random(seed)
    divisions = Divisions.load()
    local = [one for one in divisions if one.code[:2] in ("50", "51") and one.longitude is not None and one.valid_to is None]
    nodes, edges = [], []
    for one in local:
        found = _body(one, divisions.full_path_name(one))
        nodes += found[0]
        edges += found[1]
    homes = [int(len(local) * chance.random() ** 2) for _ in range(people)]
    members: dict[int, list[int]] = {}
    for who, home in enumerate(homes):
        members.setdefault(home, []).append(who)
        name = chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
        nodes.append(Node(f"person/{who:06d}", ("Person",), {"name": name, "official": True}))
    shares = [(rank + 1) ** -0.6 for rank in range(people)]
    chance.shuffle(shares)
    weights = {home: list(accumulate(shares[who] for who in there)) for home, there in members.items()}
    for number, size in enumerate(_sizes(meetings, attendances, chance)):
        key = f"meeting/{number:06d}"
        first, second = homes[chance.randrange(people)], homes[chance.randrange(people)]
        there: set[int] = set()
        for _ in range(4 * size):
            if len(there) == size:
                break
            home = first if chance.random() < 0.6 else second
            there.add(chance.choices(members[home], cum_weights=weights[home])[0] if chance.random() < 0.92 else chance.randrange(people))
        day = f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        title = f"{local[first].full_name}工会协作座谈会（第{number}次）"
        nodes.append(Node(key, ("Meeting",), {"kind": "symposium", "start": day, "title": title}))
        edges.append(Relationship(f"HELD_IN;{number}", "HELD_IN", key, f"district/{local[first].id}", {}))
        for who in sorted(there):
            said = {"capacity": [f"post/{local[homes[who]].id}"], "confidence": 0.9, "roles": ["attend"]}
            if quoted:
                said |= {"documents": ["document/0"], "evidence": [f"document/0#{number}-{number + 30}"], "quotes": [title]}
            edges.append(Relationship(f"ATTENDED;{who:06d};{number:06d}", "ATTENDED", f"person/{who:06d}", key, said))
    return Elements.of(nodes, edges)


def _body(one: Division, full: str) -> tuple[list[Node], list[Relationship]]:
    """A district, its union and the post of its chair."""
    where = {"code": one.code, "fullName": full, "latitude": one.latitude, "level": one.level, "longitude": one.longitude, "name": one.full_name}
    name = full.removeprefix("四川省") or full
    nodes = [
        Node(f"district/{one.id}", ("District",), where),
        Node(f"organization/{one.id}", ("Organization",), {"name": f"{name}总工会"}),
        Node(f"post/{one.id}", ("Post",), {"title": "主席"}),
    ]
    edges = [
        Relationship(f"POST_IN;{one.id}", "POST_IN", f"post/{one.id}", f"organization/{one.id}", {}),
        Relationship(f"LOCATED_IN;{one.id}", "LOCATED_IN", f"organization/{one.id}", f"district/{one.id}", {}),
    ]
    return nodes, edges


def _sizes(meetings: int, attendances: int, chance: random.Random) -> Iterator[int]:
    """Sizes of meetings from 1 to CAP, whose sum is near `attendances`."""
    drawn = [min(chance.paretovariate(1.05), CAP) for _ in range(meetings)]
    scale = attendances / sum(drawn)
    for _ in range(6):
        scale *= attendances / sum(min(max(round(one * scale), 1), CAP) for one in drawn)
    for one in drawn:
        yield min(max(round(one * scale), 1), CAP)
