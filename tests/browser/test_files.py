"""Style, favourites and compose.yaml against what they must fit."""

import re
from pathlib import Path

import pytest
import yaml

from graph.model.schema import Schema
from graph.stores.statements import statement

CHECKOUT = Path(__file__).resolve().parents[2]
BROWSER = CHECKOUT / "cypher" / "browser"
FAVOURITES = sorted((BROWSER / "favourites").glob("*.cypher"))
RULE = re.compile(r'^(node|relationship)\.(\w+) \{.*color: #[0-9A-F]{6}; .*caption: "([^"]+)"; \}$', re.M)


def test_the_style_has_one_rule_for_each_label_and_type() -> None:
    schema = Schema.load()
    rules = RULE.findall((BROWSER / "style.grass").read_text(encoding="utf-8"))
    labels = [*schema.nodes, *(extra for kind in schema.nodes.values() for extra in kind.also)]
    assert sorted(name for kind, name, _ in rules if kind == "node") == sorted(labels)
    assert sorted(name for kind, name, _ in rules if kind == "relationship") == sorted(schema.relationships)
    assert [name for kind, name, caption in rules if kind == "relationship" and not re.search("[一-鿿]", caption)] == []


def test_node_captions_are_properties_of_the_schema() -> None:
    schema = Schema.load()
    owner = {extra: label for label, kind in schema.nodes.items() for extra in kind.also}
    for kind, name, caption in RULE.findall((BROWSER / "style.grass").read_text(encoding="utf-8")):
        known = schema.nodes[owner.get(name, name)].properties if kind == "node" else schema.relationships[name].properties
        assert set(re.findall(r"\{(\w+)\}", caption)) <= known.keys(), name


@pytest.mark.parametrize("path", FAVOURITES, ids=lambda path: path.stem)
def test_a_favourite_names_only_what_the_schema_has(path: Path) -> None:
    schema = Schema.load()
    text = statement("browser/favourites", path.stem).text
    types = {name for group in re.findall(r"\[\w*:([A-Z_|]+)", text) for name in group.split("|")}
    assert types <= schema.relationships.keys()
    assert set(re.findall(r"\(\w*:(\w+)", text)) <= schema.nodes.keys()
    assert path.read_text(encoding="utf-8").startswith("// ")  # its name in the list


def test_there_are_enough_favourites() -> None:
    assert len(FAVOURITES) >= 8


def test_compose_says_what_compose_expects() -> None:
    found = yaml.safe_load((CHECKOUT / "compose.yaml").read_text(encoding="utf-8"))
    assert found.keys() <= {"services", "volumes"}
    service = found["services"]["neo4j"]
    assert service["image"] == "neo4j:5.26-community"
    known = {"image", "environment", "ports", "volumes", "healthcheck", "restart"}
    assert service.keys() <= known
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in service["ports"])
    assert {port.split(":")[2] for port in service["ports"]} == {"7474", "7687"}
    assert {volume.split(":")[0] for volume in service["volumes"]} == found["volumes"].keys()
    assert service["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    assert all(isinstance(value, str) for value in service["environment"].values())
    assert service["healthcheck"].keys() == {"test", "interval", "timeout", "retries", "start_period"}
    assert service["healthcheck"]["test"][0] == "CMD-SHELL"
    assert "$${NEO4J_AUTH" in service["healthcheck"]["test"][1]  # for the container's shell, not for compose
