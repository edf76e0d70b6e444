"""Single facts of an extracted graph held against a gold annotation: right, wrong or neutral.

The terms are those of the shared scorer: names, posts, bodies and meetings match as they match there, one to one, and
what the gold marks optional is neutral. A fact about a meeting or an agreement that never was is wrong.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

TYPES = ("ATTENDED", "HOLDS", "TOOK_PART", "HELD_IN", "PARTY_TO", "REPORTS", "POST_IN")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One fact. type: its relationship; right: None where the gold takes no side. what: the fact in words."""

    document: str
    type: str
    rule: str
    confidence: float
    right: bool | None
    what: str


class Judge:
    """Judges the facts of one page."""

    def __init__(self, score: ModuleType, gold: Path, graph: Path) -> None:
        """score: the shared scorer. gold: the annotation. graph: the page's graph as JSON lines."""
        self.score = score
        self.document = gold.stem
        self.gold = score.read_gold(gold)
        self.graph = score.Graph(graph)
        self.named_only = {score.norm(n) for n in self.gold["namedOnly"]} - {*self.gold["names"]}
        self.meetings = self._assigned("meetings", "Meeting", "TOOK_PART")
        self.agreements = self._assigned("agreements", "Agreement", "PARTY_TO")

    def verdicts(self) -> list[Verdict]:
        """All facts of TYPES, in the order of the graph."""
        rulings: dict[int, bool | None] = {}
        for rule in (self._posts, self._attendance, self._bodies, self._places, self._told):
            rulings.update(rule())
        rulings.update(self._post_bodies(rulings))
        return [
            Verdict(
                self.document, label, p.get("rule", ""), p.get("confidence", 0.0), rulings[n], self._words(start, end)
            )
            for n, (_, label, start, end, p) in enumerate(self.graph.relationships)
            if n in rulings
        ]

    def _assigned(self, key: str, label: str, bodies: str) -> dict[str, dict[str, Any]]:
        """The annotation of each meeting or agreement of the graph that has one."""
        found = self.score.assign(self.gold[key], self.graph.events(label, bodies))
        return {node: self.gold[key][k] for k, node in found.items()}

    def _edges(self, label: str) -> Iterator[tuple[int, str, str, dict[str, Any]]]:
        for number, (_, kind, start, end, properties) in enumerate(self.graph.relationships):
            if kind == label:
                yield number, start, end, properties

    def _text(self, node: str) -> str:
        properties = self.graph.nodes[node][1]
        return str(properties.get("name") or properties.get("title") or "")

    def _words(self, start: str, end: str) -> str:
        return f"{self._text(start)} – {self._text(end)}"

    def _posts(self) -> dict[int, bool | None]:
        def same(gold: tuple[str, ...], held: tuple[str, ...]) -> bool:
            return gold[0] == held[0] and gold[3] == held[3] and self.score.same_post(gold[1:3], held[1:3])

        held = {}
        rulings: dict[int, bool | None] = {}
        for number, person, post, edge in self._edges("HOLDS"):
            name = self.score.norm(self._text(person))
            bodies = self.graph.names(self.graph.out[post, "POST_IN"]) or [""]
            if name in self.named_only:
                rulings[number] = None
            else:
                held[number] = (name, bodies[0], self._text(post), edge["status"] or "current")
        return rulings | one_to_one(self.gold["posts"], held, same, self.gold["optional posts"])

    def _attendance(self) -> dict[int, bool | None]:
        rulings: dict[int, bool | None] = {}
        for number, person, meeting, _ in self._edges("ATTENDED"):
            name = self.score.norm(self._text(person))
            row = self.meetings.get(meeting)
            wholes = [self.meetings[w] for w, _ in self.graph.out[meeting, "PART_OF"] if w in self.meetings]
            if any(name in whole["attended"] for whole in wholes):
                rulings[number] = True
            elif row is not None and row["optional"]:
                rulings[number] = False if name in self.named_only and name not in row["attended"] else None
            else:
                rulings[number] = row is not None and name in row["attended"]
        return rulings

    def _bodies(self) -> dict[int, bool | None]:
        rulings: dict[int, bool | None] = {}
        for label, rows in (("TOOK_PART", self.meetings), ("PARTY_TO", self.agreements)):
            named: dict[str, dict[int, str]] = {}
            for number, body, event, _ in self._edges(label):
                named.setdefault(event, {})[number] = self._text(body)
            for event, bodies in named.items():
                row = rows.get(event)
                if row is not None and row["optional"]:
                    rulings |= dict.fromkeys(bodies, None)
                else:
                    rulings |= one_to_one(row["bodies"] if row else [], bodies, self.score.same_org, [])
        return rulings

    def _places(self) -> dict[int, bool | None]:
        rulings: dict[int, bool | None] = {}
        for number, meeting, district, _ in self._edges("HELD_IN"):
            row = self.meetings.get(meeting)
            code = str(self.graph.nodes[district][1].get("code") or "")
            if row is None:
                rulings[number] = False
            elif row["optional"] or not row["districts"]:
                rulings[number] = None
            else:
                rulings[number] = _place(row["districts"], code)
        return rulings

    def _told(self) -> dict[int, bool | None]:
        rulings: dict[int, bool | None] = {}
        for number, _, event, _ in self._edges("REPORTS"):
            row = self.meetings.get(event) or self.agreements.get(event)
            part = any(w in self.meetings for w, _ in self.graph.out[event, "PART_OF"])
            rulings[number] = (None if part else False) if row is None else None if row["optional"] else True
        return rulings

    def _post_bodies(self, rulings: dict[int, bool | None]) -> dict[int, bool | None]:
        """A post is in its organization where anyone is right to hold it there."""
        held: dict[str, list[bool | None]] = {}
        for number, _, post, _ in self._edges("HOLDS"):
            held.setdefault(post, []).append(rulings[number])
        verdicts = {post: True if True in said else None if None in said else False for post, said in held.items()}
        return {number: verdicts.get(post) for number, post, _, _ in self._edges("POST_IN")}


def _place(districts: list[str], code: str) -> bool | None:
    """The division itself is right, so is one above several; one above is neutral, so is one within; else wrong."""
    area = code.removesuffix("00").removesuffix("00")
    below = [d for d in districts if d.startswith(area)]
    if code in districts or (below and len(districts) > 1):
        return True
    if below or any(code.startswith(d.removesuffix("00").removesuffix("00")) for d in districts):
        return None
    return False


def one_to_one(
    gold: list[Any], said: dict[int, Any], same: Callable[[Any, Any], bool], neutral: list[Any]
) -> dict[int, bool | None]:
    """Each row of the gold makes one saying right, an equal one first; of the others, those like a neutral row are that."""
    rulings: dict[int, bool | None] = {}
    left = list(gold)
    for test in (lambda g, s: g == s, same):
        for number, saying in said.items():
            row = next((g for g in left if test(g, saying)), None) if number not in rulings else None
            if row is not None:
                left.remove(row)
                rulings[number] = True
    for number, saying in said.items():
        rulings.setdefault(number, None if any(same(n, saying) for n in neutral) else False)
    return rulings
