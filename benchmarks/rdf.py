"""Dumps and import of a generated graph of a million statements, beside rdflib's serializers and parsers on the same ones.

    .venv/bin/python benchmarks/rdf.py [--statements 1000000] [--out benchmarks/rdf.tsv]

Each measurement has a process of its own, one after the other in one run; rdflib writes what it has read before, and the
time of that reading is not counted as writing. Peak memory is that of the whole process, the graph included.
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
BARS = {"ttl": ("write", 20.0), "nt": ("write", 5.0), "import ttl": ("read", 10.0), "import nt": ("read", 10.0)}
Work = Callable[[Path, str, int], tuple[float, int]]
Measured = tuple[float, float, int]  # seconds, peak memory in MB, statements (0 where they are not counted)


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


def _measured(work: Work, folder: Path, form: str, statements: int) -> Measured:
    """In a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_inside, (work, folder, form, statements))


def _inside(work: Work, folder: Path, form: str, statements: int) -> Measured:
    seconds, count = work(folder, form, statements)
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count


def ours_write(folder: Path, form: str, statements: int) -> tuple[float, int]:
    """The dump of the generated graph."""
    elements = generated(statements)
    began = time.perf_counter()
    count = write_file(elements, folder / f"ours.{form}", form)
    return time.perf_counter() - began, count


def ours_read(folder: Path, form: str, statements: int) -> tuple[float, int]:
    """The same graph again; that it is the same is looked at afterwards."""
    began = time.perf_counter()
    elements = read_file(folder / f"ours.{form}")
    seconds = time.perf_counter() - began
    write_jsonl(elements, folder / "back.jsonl")
    write_jsonl(generated(statements), folder / "there.jsonl")
    if (folder / "back.jsonl").read_bytes() != (folder / "there.jsonl").read_bytes():
        raise AssertionError(f"{form}: another graph came back")
    return seconds, 0


def rdflib_read(folder: Path, form: str, statements: int) -> tuple[float, int]:
    """rdflib's parser on our dump."""
    seconds, triples = _parsed(folder, form)
    return seconds, len(triples)


def rdflib_write(folder: Path, form: str, statements: int) -> tuple[float, int]:
    """rdflib's serializer."""
    _, triples = _parsed(folder, "nt")
    began = time.perf_counter()
    triples.serialize(folder / f"rdflib.{form}", format={"ttl": "turtle"}.get(form, form))
    return time.perf_counter() - began, len(triples)


def _parsed(folder: Path, form: str):  # type: ignore[no-untyped-def]
    from rdflib import Graph

    triples = Graph()
    began = time.perf_counter()
    triples.parse(folder / f"ours.{form}", format={"ttl": "turtle"}.get(form, form))
    return time.perf_counter() - began, triples


def main() -> None:
    """Measures and writes the table; the exit code is 1 where a bar is not reached at the full size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    lines = ["what\tstatements\tours s\trdflib s\ttimes as fast\tbar\tours peak MB\trdflib peak MB"]
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = {form: _measured(ours_write, folder, form, given.statements) for form in ("ttl", "nt")}
        for what, (kind, bar) in BARS.items():
            form = what.rpartition(" ")[2]
            mine = written[form] if kind == "write" else _measured(ours_read, folder, form, given.statements)
            theirs = _measured(rdflib_write if kind == "write" else rdflib_read, folder, form, given.statements)
            times = theirs[0] / mine[0]
            missed |= times < bar
            lines.append(f"{what}\t{written[form][2]}\t{mine[0]:.2f}\t{theirs[0]:.2f}\t{times:.1f}\t{bar:.0f}\t{mine[1]:.0f}\t{theirs[1]:.0f}")
            print(lines[-1], flush=True)
    machine = f"# {platform.machine()}, {multiprocessing.cpu_count()} processors, Python {platform.python_version()}, {time.strftime('%Y-%m')}"
    if given.out:
        given.out.write_text("\n".join([machine, *lines]) + "\n", encoding="utf-8")
    raise SystemExit(missed)


if __name__ == "__main__":
    main()
