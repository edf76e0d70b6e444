"""The shapes: what they let through and what not, by pySHACL and by Jena alike; and the ontology's profile by the OWL API."""

import re
from collections.abc import Callable
from pathlib import Path

import java_tools
import pytest
import rdflib
from rdflib import RDF, SH

from graph.errors import InputError, SchemaError
from graph.exports.snapshot import open_snapshot
from graph.model.elements import Elements
from graph.pipeline import build
from graph.rdf.dump import FORMATS, write_file
from graph.rdf.read import read_file
from graph.rdf.shapes import shapes
from graph.rdf.validate import Violation, check_dump, check_elements

CHECKOUT = Path(__file__).resolve().parents[2]
THINGS = "https://chuanyu.example/id/"
PERSON = f"<{THINGS}person/邓雨桐>"
XSD = "http://www.w3.org/2001/XMLSchema#"
Edit = Callable[[str], str]


def without(pattern: str) -> Edit:
    return lambda text: re.sub(f"(?m)^{pattern}.*\n", "", text, count=1)


def instead(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


def more(line: str) -> Edit:
    return lambda text: text + line + " .\n"


# what is done to a good dump in N-Triples → the components it breaks
BROKEN: dict[str, tuple[Edit, set[str]]] = {
    "no name": (without(f"{re.escape(PERSON)} <https://schema.org/name>"), {"MinCount"}),
    "two names": (more(f'{PERSON} <https://schema.org/name> "邓某"'), {"MaxCount"}),
    "an empty alias": (more(f'{PERSON} <https://schema.org/alternateName> ""'), {"MinLength"}),
    "a name that is no string": (more(f'{PERSON} <https://schema.org/alternateName> "邓"@zh'), {"Datatype"}),
    "a term that nobody knows": (more(f'{PERSON} <http://xmlns.com/foaf/0.1/age> "7"'), {"Closed"}),
    "a role that is none": (instead("attended-roles.speak> .", "attended-roles.sleep> ."), {"In"}),
    "a confidence above 1": (instead('ontology#confidence> "0.', 'ontology#confidence> "7.'), {"MaxInclusive"}),
    "a code that is none": (instead('"500000"', '"50000A"'), {"Pattern"}),
    "a day in words": (lambda text: re.sub(r'(startDate>) "2024-11-07"\^\^<[^>]*>', r'\1 "近日"', text, count=1), {"Or"}),
    "an end that is no meeting": (instead("ontology#object> <" + THINGS + "meeting/", "ontology#object> <" + THINGS + "person/"), {"Class"}),
    "no evidence": (lambda text: re.sub(r"(?m)^<[^>]*ATTENDED;[^>]*> <http://www.w3.org/ns/prov#wasDerivedFrom> .*\n", "", text), {"MinCount"}),
    "a span without its page": (without(r"<[^>]*#15-74> <http://www.w3.org/ns/oa#hasSource>"), {"MinCount"}),
    "a span that ends before it starts": (instead('oa#start> "15"', 'oa#start> "1500"'), {"LessThan"}),
    "a concept without a Chinese label": (without(r"<[^>]*meeting-kind.forum> <[^>]*prefLabel> \"论坛\""), {"MinCount"}),
    "a name that tries to break out": (more(f'{PERSON} <http://xmlns.com/foaf/0.1/age> "\\" . <urn:x> <urn:y> \\"\\\\"'), {"Closed"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Elements:
    """The graph of one page."""
    data = tmp_path_factory.mktemp("small") / "data"
    build([str(CHECKOUT / "seeds" / "documents" / "07-reception.html")], data)
    with open_snapshot(data) as snapshot:
        return snapshot.elements()


@pytest.fixture(scope="module")
def good(small: Elements, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "good.nt"
    write_file(small, path, "nt")
    return path


@pytest.fixture(scope="session")
def jena(require: Callable[..., None]) -> java_tools.Tool:
    return java_tools.jena(require)


def by_jena(jena: java_tools.Tool, path: Path) -> set[tuple[str, str, str, str | None]]:
    """(focus node, path, component, value) of each result."""
    outcome = jena.run("shacl.shacl_validate", "--shapes", CHECKOUT / "schema" / "shapes.ttl", "--data", path)
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    report = rdflib.Graph().parse(data=outcome.out, format="turtle")
    (whole,) = report.subjects(RDF.type, SH.ValidationReport)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, way, value = (report.value(result, term) for term in (SH.focusNode, SH.resultPath, SH.value))
        component = str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        found.add((str(focus), str(way or ""), component.removesuffix("ConstraintComponent"), None if value is None else str(value)))
    assert bool(report.value(whole, SH.conforms)) == (not found)
    return found


def by_pyshacl(path: Path) -> set[tuple[str, str, str, str | None]]:
    expand = rdflib.Graph().parse(data=shapes(), format="turtle").namespace_manager.expand_curie
    found = check_dump(path)
    return {(one.node, str(expand(one.path)) if one.path else "", one.component, one.value) for one in found}


def test_the_sample_graph_keeps_the_shapes_by_both(jena: java_tools.Tool, sample: Elements, dumps: dict[str, Path]) -> None:
    assert check_elements(sample) == []
    assert by_jena(jena, dumps["nt"]) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_a_good_dump_keeps_them(small: Elements, tmp_path: Path, form: str) -> None:
    write_file(small, tmp_path / f"small.{form}", form, "https://kg.example.org/x/")
    assert check_dump(tmp_path / f"small.{form}") == []


@pytest.mark.parametrize("what", BROKEN)
def test_what_breaks_them_breaks_them_by_both(jena: java_tools.Tool, good: Path, tmp_path: Path, what: str) -> None:
    edit, components = BROKEN[what]
    text = good.read_text(encoding="utf-8")
    broken = edit(text)
    assert broken != text
    (tmp_path / "broken.nt").write_text(broken, encoding="utf-8")
    found = by_pyshacl(tmp_path / "broken.nt")
    assert components <= {component for _, _, component, _ in found}
    assert found == by_jena(jena, tmp_path / "broken.nt")


# What rides along for other programs' sake an import makes anew: it gives back the graph all the same.
RIDING = {"a span without its page", "a span that ends before it starts", "a concept without a Chinese label"}


@pytest.mark.parametrize("what", sorted(RIDING))
def test_an_import_does_not_depend_on_what_rides_along(small: Elements, good: Path, tmp_path: Path, what: str) -> None:
    (tmp_path / "broken.nt").write_text(BROKEN[what][0](good.read_text(encoding="utf-8")), encoding="utf-8")
    assert read_file(tmp_path / "broken.nt") == small


@pytest.mark.parametrize("what", sorted(BROKEN.keys() - RIDING))
def test_an_import_refuses_what_breaks_them(good: Path, tmp_path: Path, what: str) -> None:
    (tmp_path / "broken.nt").write_text(BROKEN[what][0](good.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises((InputError, SchemaError)):
        read_file(tmp_path / "broken.nt")


def test_a_violation_tells_name_rule_and_sentence(good: Path, tmp_path: Path) -> None:
    edit, _ = BROKEN["a role that is none"]
    (tmp_path / "broken.nt").write_text(edit(good.read_text(encoding="utf-8")), encoding="utf-8")
    (found,) = check_dump(tmp_path / "broken.nt")
    assert found == Violation(
        node=found.node,
        name="邓雨桐 → 邓雨桐会见四川省总工会代表团",
        kind="出席 attendance",
        path="org:role",
        property="角色 roles",
        rule="must be one of chair, speak, address, present, attend, accompany, lead, host, guest, sign, witness, announce",
        component="In",
        value="https://chuanyu.example/concept/attended-roles.sleep",
        quotes=found.quotes,
    )
    assert found.quotes
    page = "".join((CHECKOUT / "seeds" / "documents" / "07-reception.html").read_text(encoding="utf-8").split())
    for quote in found.quotes:
        words, _, place = quote.rpartition(" (")
        assert "".join(words.split()) in page
        assert re.fullmatch(r"07-reception\.html \d+-\d+\)", place)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("cut.ttl", "@prefix a: <urn:a> .\n<urn:x> a:b \"c", "is no Turtle: "),
        ("cut.nt", '<urn:a> <urn:b> "c', "is no N-Triples: "),
        ("odd.jsonld", '{"@graph": [', "is no JSON-LD: "),
        ("empty.ttl", "", "nothing in it is of the graph's classes"),
        ("other.nt", "<urn:a> <urn:b> <urn:c> .\n", "nothing in it is of the graph's classes"),
        ("graph.xyz", "", "by its name no dump in RDF"),
    ],
)
def test_what_is_no_dump_is_said(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(words)) as error:
        check_dump(tmp_path / name)
    assert "\n" not in str(error.value)


def test_the_ontology_is_in_owl_2_dl(require: Callable[..., None], tmp_path: Path) -> None:
    robot = java_tools.robot(require)
    outcome = profile(robot, CHECKOUT / "schema" / "ontology.ttl", tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    report = (tmp_path / "profile.txt").read_text(encoding="utf-8")
    assert report.strip() == "OWL 2 DL Profile Report: [Ontology and imports closure in profile]"


def test_the_profile_can_be_missed(require: Callable[..., None], tmp_path: Path) -> None:
    text = (CHECKOUT / "schema" / "ontology.ttl").read_text(encoding="utf-8")
    undeclared = text + "\n<urn:a> <urn:undeclared> <urn:b> .\n<urn:c> a <http://www.w3.org/2002/07/owl#Class> ; <http://www.w3.org/2000/01/rdf-schema#subClassOf> <urn:d> .\n"
    (tmp_path / "broken.ttl").write_text(undeclared, encoding="utf-8")
    outcome = profile(java_tools.robot(require), tmp_path / "broken.ttl", tmp_path)
    assert outcome.code != 0


def profile(robot: java_tools.Tool, ontology: Path, folder: Path) -> java_tools.Outcome:
    entry = "org.obolibrary.robot.CommandLineInterface"
    return robot.run(entry, "validate-profile", "--profile", "DL", "--input", ontology, "--output", folder / "profile.txt")
