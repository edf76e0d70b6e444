"""Which IRI stands for what: prefixes, terms, concepts and things, under a base that the user may choose."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from graph.errors import SchemaError, StatementError
from graph.ids import NOWHERE_IN_IRIS
from graph.model.schema import Property, Schema, Words
from graph.resources import resource

_BASE = re.compile(r"https?://[^/?#]+/(?:[^?#]*/)?")
# An id as graph.ids makes them: a kind or type, then parts. A '%' begins an escape, and no part is a step in a path.
_PLAIN = f"[^{NOWHERE_IN_IRIS}%#?]*"
_ID = re.compile(f"[A-Za-z_]+[/;]{_PLAIN}(?:%[0-9A-F]{{2}}{_PLAIN})*")
_STEP = re.compile(r"/\.{1,2}(?:[/;]|$)")


@dataclass(frozen=True, slots=True)
class Concepts:
    """The values of a property as a SKOS concept scheme. name: e.g. meeting-kind; values in the order of the schema."""

    name: str
    words: Words
    values: Mapping[str, Words]

    def term(self, value: str) -> str:
        """The concept's term, e.g. concept:meeting-kind.symposium."""
        return f"concept:{self.name}.{value}"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """prefixes: prefix → IRI, sorted. base, things, dataset: IRIs; a thing's IRI is `things` and its id."""

    base: str
    things: str
    dataset: str
    prefixes: Mapping[str, str]
    licence: str
    title: Words

    def expand(self, term: str) -> str:
        """The IRI of prefix:name."""
        prefix, _, name = term.partition(":")
        return self.prefixes[prefix] + name

    def shorten(self, iri: str) -> str | None:
        """prefix:name of an IRI; None where no prefix fits, or the rest is no plain name."""
        for prefix, start in self.prefixes.items():
            if iri.startswith(start) and re.fullmatch(r"[\w.-]*", name := iri[len(start) :], re.ASCII):
                return f"{prefix}:{name}"
        return None


def vocabulary(base: str | None = None, *, describing: bool = False) -> Vocabulary:
    """The vocabulary under a base (the schema's own where None). StatementError where the base cannot be one.

    describing: with the prefixes that ontology and shapes use.
    """
    raw = _raw()
    base = raw["base"] if base is None else base
    if not _BASE.fullmatch(base) or re.search(f"[{NOWHERE_IN_IRIS}]", base):
        raise StatementError(
            "is no base for IRIs", where=repr(base), hint="http://… or https://…, with a / at its end, without ? and #"
        )
    own = {prefix: base + path for prefix, path in raw["own"].items()}
    prefixes = dict(sorted({**raw["prefixes"], **own, **(raw["describing"] if describing else {})}.items()))
    return Vocabulary(
        base, base + raw["things"], base + raw["dataset"], prefixes, raw["licence"], Words(**raw["title"])
    )


@cache
def _raw() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(resource("schema", "Vocabularies.yaml").read_text(encoding="utf-8"))
    return loaded


def own_terms() -> dict[str, tuple[Words, Words]]:
    """Name → (label, definition) of the own terms that stand for no label, type or property alone."""
    return {name: (Words(**spec["called"]), Words(spec["en"], spec["zh"])) for name, spec in _raw()["terms"].items()}


def concepts(owner: str, rule: Property) -> Concepts | None:
    """The scheme of a property's values; None where it may be anything. owner: the label or type, e.g. TOOK_PART."""
    if not rule.values:
        return None
    words = (owner.lower() if owner.isupper() else owner).replace("_", "-")
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", f"{words}-{rule.name}").lower()
    return Concepts(name, rule.words, rule.values)


def all_concepts(schema: Schema) -> Iterator[Concepts]:
    """Every scheme, sorted by name."""
    found = [concepts(owner, rule) for owner, kind in schema.kinds.items() for rule in kind.properties.values()]
    yield from sorted((scheme for scheme in found if scheme is not None), key=lambda scheme: scheme.name)


def fitting_id(key: str) -> str:
    """The id, which can stand in an IRI as it is. SchemaError where it cannot: no id of this program."""
    if not _ID.fullmatch(key) or ("/." in key and _STEP.search(key)):
        raise SchemaError("this id cannot stand in an IRI", where=key)
    return key
