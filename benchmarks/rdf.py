"""Dumps and import of a generated graph of a million statements, beside rdflib's serializers and parsers on the same ones.

    .venv/bin/python benchmarks/rdf.py [--statements 1000000] [--out benchmarks/rdf.tsv]

Seconds are those of the processor, not of the clock: the machine may have other work, which would favour whoever is quicker.
Ours are measured in a process of its own each; rdflib reads N-Triples, writes both forms of what it has read, and reads Turtle
in another process. Peak memory is that of the whole process up to then, the graph included.
"""

import argparse
import multiprocessing
import platform
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from graph.exports.jsonl import write_file as write_jsonl
from graph.model.elements import Elements, Node, Relationship
from graph.rdf.dump import write_file
from graph.rdf.read import read_file

STATEMENTS = 1_000_000
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "明远静怡建国雨桐立川婉清振声文谦天佑若兰晓棠海波"
PER_MEETING = 153.0  # statements that a meeting with what belongs to it makes; measured, see `statements` in the table
BARS = {"write ttl": 20.0, "write nt": 5.0, "read ttl": 10.0, "read nt": 10.0}
NAMES = {"ttl": "turtle", "nt": "nt"}
Measured = dict[str, tuple[float, float, int]]  # what → seconds, peak memory in MB, statements


def generated(statements: int) -> Elements:
    """Meetings that six people attend, with posts, places and evidence, as the pages have them."""
    chance = random.Random(7)
    meetings = round(statements / PER_MEETING)
    people, pages = max(meetings // 2, 10), max(meetings // 2, 1)
    nodes: list[Node] = []
    links: list[Relationship] = []

    def node(key: str, *labels: str, **properties: object) -> str:
        nodes.append(Node(key, labels, dict(sorted(properties.items()))))
        return key

    def link(kind: str, start: str, end: str, page: str, **properties: object) -> None:
        place = 40 * len(links)
        quote = f"某某出席第{place}次会议并讲话，参观了职工服务阵地。"
        proof = {"documents": [page], "evidence": [f"{page}#{place}-{place + len(quote)}"], "quotes": [quote]}
        proof |= {"confidence": 0.875, "rule": "verb-attend"}
        links.append(Relationship(f"{kind};{start};{end}", kind, start, end, dict(sorted({**proof, **properties}.items()))))

    districts = [node(f"district/{500000 + n}", "District", code=f"{500000 + n}", name=f"第{n}区", fullName=f"重庆市第{n}区", level="county") for n in range(200)]
    documents = [node(f"document/{n:016x}", "Document", path=f"{n}.txt", sha256=f"{n:064x}", script="hans", characters=900) for n in range(pages)]
    bodies = [node(f"organization/第{n}区总工会", "Organization", name=f"第{n}区总工会", kind="union") for n in range(200)]
    posts = [node(f"post/第{n}区总工会/主席", "Post", title="主席") for n in range(200)]
    for n, post in enumerate(posts):
        link("POST_IN", post, bodies[n], documents[0])
    persons = []
    for n in range(people):
        name = SURNAMES[n % len(SURNAMES)] + "".join(chance.choices(GIVEN, k=2))
        persons.append(node(f"person/{name}/{n}", "Person", "Official", name=name, official=True))
        link("HOLDS", persons[-1], posts[n % 200], documents[n % pages], status="current", firstSeen="2024-03-28", lastSeen="2024-11")
    for n in range(meetings):
        page, day = documents[n % pages], f"20{10 + n % 15}-{1 + n % 12:02}-{1 + n % 28:02}"
        meeting = node(f"meeting/{day}/第{n}次座谈会", "Meeting", title=f"第{n}次座谈会", kind="symposium", start=day, dateBasis="stated")
        link("HELD_IN", meeting, districts[n % 200], page)
        for person in chance.sample(persons, 6):
            link("ATTENDED", person, meeting, page, roles=["attend"], capacity=[posts[n % 200]], wording="出席")
    return Elements.of(nodes, links)


def ours(folder: Path, what: str, statements: int) -> Measured:
    """One of BARS. What is read is the graph that was written, to the byte: looked at after the clock has stopped."""
    kind, form = what.split()
    path = folder / f"ours.{form}"
    elements = generated(statements) if kind == "write" else None
    began = time.process_time()
    count = 0
    if elements is not None:
        count = write_file(elements, path, form)
    else:
        elements = read_file(path)
    found = {what: (time.process_time() - began, _peak(), count)}
    if kind == "read":
        write_jsonl(elements, folder / "back.jsonl")
        write_jsonl(generated(statements), folder / "there.jsonl")
        if (folder / "back.jsonl").read_bytes() != (folder / "there.jsonl").read_bytes():
            raise AssertionError(f"{what}: another graph came back")
    return found


def theirs(folder: Path, forms: tuple[str, ...]) -> Measured:
    """rdflib reads our dump in the first form, and writes it in the others."""
    from rdflib import Graph

    triples = Graph()
    found: Measured = {}
    began = time.process_time()
    triples.parse(folder / f"ours.{forms[0]}", format=NAMES[forms[0]])
    found[f"read {forms[0]}"] = (time.process_time() - began, _peak(), len(triples))
    for form in forms[1:]:
        began = time.process_time()
        triples.serialize(folder / f"rdflib.{form}", format=NAMES[form])
        found[f"write {form}"] = (time.process_time() - began, _peak(), len(triples))
    return found


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(work: Callable[..., Measured], *given: object) -> Measured:
    """In a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)


def main() -> None:
    """Measures and writes the table; the exit code is 1 where a bar is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    mine: Measured = {}
    others: Measured = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what in BARS:
            mine |= _apart(ours, folder, what, given.statements)
        print(mine, flush=True)
        for forms in (("nt", "nt", "ttl"), ("ttl",)):
            others |= _apart(theirs, folder, forms)
            print(others, flush=True)
    lines = [f"# {platform.machine()}, {multiprocessing.cpu_count()} processors, Python {platform.python_version()}, {time.strftime('%Y-%m')}"]
    lines.append("what\tstatements\tours s\trdflib s\ttimes as fast\tbar\tours peak MB\trdflib peak MB")
    for what, bar in BARS.items():
        seconds, peak, _ = mine[what]
        slower, more, count = others[what]
        lines.append(f"{what}\t{count}\t{seconds:.2f}\t{slower:.2f}\t{slower / seconds:.1f}\t{bar:.0f}\t{peak:.0f}\t{more:.0f}")
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if given.out:
        given.out.write_text(text, encoding="utf-8")
    raise SystemExit(any(others[what][0] / mine[what][0] < bar for what, bar in BARS.items()))


if __name__ == "__main__":
    main()
