"""Names that try to break out of literals, IRIs or queries stay what they are: no statement and no row more than without them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph import ids
from graph.model.elements import Elements, Node, Relationship
from graph.rdf.dump import FORMATS, write_file
from graph.rdf.queries import names, prepared, query_of
from graph.rdf.sparql import base_told, dump_asked, graph_asked
from graph.stores.asking import Limits

LIMITS = Limits(60, 1000)
THINGS = "https://chuanyu.example/id/"
READ = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS}
HOSTILE = (
    '" . <urn:x> <urn:y> "', '" .\n<urn:x> <urn:y> <urn:z> .\n#', "\\", "\\u0022 . <urn:x> <urn:y> \\u0022", "'''\"\"\"", "\n\r\t\x00\x7f",
    "} UNION { ?s ?p ?o } #", "> <urn:y> <urn:z> . <urn:x", "../../..", "..", "%2E%2E/%00", "a b", "#?;/", "🚄🇨🇳", "𠮷田", "\u200f\u202eابج",
    "@prefix x: <urn:x> .", '","@id":"urn:x', "<!--", "^^<urn:x>", "@zh", "UNDEF) (UNDEF", '") } #', "${name}", "?_name", "%s{0}",
)  # fmt: skip


def people(called: list[str]) -> Elements:
    """A person and a post of each name, with ids made of the names as the graph's are."""
    document = Node("document/0123456789abcdef", ("Document",), {"characters": 9, "path": called[0], "script": "hans", "sha256": "0" * 64})
    nodes, links = [document], []
    for name in called:
        person, post = f"person/{ids.part(name)}", f"post/{ids.part(name)}/{ids.part(name)}"
        nodes += [Node(person, ("Person",), {"name": name}), Node(post, ("Post",), {"title": name})]
        links.append(Relationship(f"HOLDS;{person};{post};current", "HOLDS", person, post, {"status": "current"}))
    return Elements.of(nodes, links)


def shape(path: Path, form: str) -> tuple[int, set[str]]:
    """How many different statements there are, and which predicates."""
    triples = {(str(q.subject), q.predicate.value, str(q.object)) for q in parse(path=str(path), format=READ[form], base_iri=THINGS)}
    return len(triples), {predicate for _, predicate, _ in triples}


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_name_says_no_more_than_a_plain_one(tmp_path: Path, form: str) -> None:
    for number, name in enumerate(HOSTILE):
        write_file(people([f"甲{number}"]), tmp_path / f"plain.{form}", form)
        write_file(people([name]), tmp_path / f"hostile.{form}", form)
        assert shape(tmp_path / f"hostile.{form}", form) == shape(tmp_path / f"plain.{form}", form), name
        quads = list(parse(path=str(tmp_path / f"hostile.{form}"), format=READ[form], base_iri=THINGS))
        person = NamedNode(f"{THINGS}person/{ids.part(name)}")
        assert Literal(name) in {q.object for q in quads if q.subject == person}, name
        assert not [q for q in quads if str(q.subject).startswith("<urn:")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12), min_size=1, max_size=3, unique=True))
def test_any_name_is_found_by_itself_and_by_nothing_else(called: list[str]) -> None:
    with graph_asked(people(called)) as asked:
        for name in called:
            rows = asked.ask(prepared("posts").filled({"name": name}), LIMITS).rows
            assert [row[-2] for row in rows] == [f"{THINGS}person/{ids.part(name)}"]
            assert asked.ask(prepared("posts").filled({"name": name + '"'}), LIMITS).rows == [] or name + '"' in called


def test_hostile_values_give_every_query_no_rows() -> None:
    with graph_asked(people(["甲明甫", *HOSTILE[:3]])) as asked:
        for query in map(prepared, names()):
            for value in HOSTILE[3:]:
                given = {one.name: value for one in query.parameters.values() if one.label or not one.optional}
                if given:
                    assert asked.ask(query.filled(given), LIMITS).rows == [], (query.name, value)


def test_the_row_of_values_holds_literals_only() -> None:
    text = "# Q.\n# parameters:\n#   name  string: x\nSELECT * { VALUES (?_name) { (UNDEF) } }"
    with graph_asked(people(["甲"])) as asked:
        for value in HOSTILE:
            answer = asked.ask(query_of(text, "q").filled({"name": value}), LIMITS)
            assert answer.rows == [(value,)]


def test_a_hostile_path_is_the_name_of_a_graph_and_no_more(tmp_path: Path) -> None:
    for name in HOSTILE:
        write_file(people([name]), tmp_path / "graph.trig", "trig")
        asked = dump_asked(tmp_path / "graph.trig")
        rows = asked.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", LIMITS).rows
        assert rows in ([], [(f"{THINGS}document/0123456789abcdef",)])


@pytest.mark.parametrize("space", ["javascript:x/id/", "https://a.example/> <urn:x/id/", "https://a.example/?x=/id/", "/id/", ""])
def test_a_dump_cannot_smuggle_in_a_base(space: str) -> None:
    assert base_told([space]) is None
    assert base_told([space, "https://kg.example.org/x/id/"]) == "https://kg.example.org/x/"
