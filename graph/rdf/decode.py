"""Tokens of a dump back into values: the inverse of values.py, by the same rules of the schema."""

import re
from collections.abc import Callable
from json import decoder
from typing import Any

from graph.errors import SchemaError
from graph.model.checks import reason
from graph.model.schema import Property, Schema
from graph.rdf.tokens import Tokens
from graph.rdf.values import dated, undated
from graph.rdf.vocabulary import Concepts, Vocabulary, concepts, fitting_id

_scan: Callable[[str, int, bool], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined] # C: (value, end)
Read = Callable[[str], Any]  # ValueError where the token is no value of the property, SchemaError where it may be none
_MANY = 65536
_TYPES = ("date", "dateTime", "gYear", "gYearMonth", "gMonth", "gMonthDay", "integer", "double", "decimal", "boolean")


class Decoder:
    """Reads the tokens of one syntax."""

    def __init__(self, words: Vocabulary, tokens: Tokens) -> None:
        self.tokens = tokens
        self.ids = _Ids(tokens.iri(words.things)[:-1])
        self._datatypes = {tokens.term(f"xsd:{name}"): f"xsd:{name}" for name in _TYPES}

    def rules(self, schema: Schema) -> dict[str, dict[str, tuple[Property, Read]]]:
        """Label or type → predicate token → the property and what reads its values."""
        return {
            owner: {
                self.tokens.predicate(rule.rdf)[:-1]: (rule, self._reader(owner, rule))
                for rule in kind.properties.values()
                if rule.name != "quotes"  # which stand with the evidence
            }
            for owner, kind in schema.kinds.items()
        }

    def _reader(self, owner: str, rule: Property) -> Read:
        scheme = concepts(owner, rule)
        if scheme is not None:
            return self._one_of(scheme)
        if rule.name == "evidence":
            return self.ids.span
        if rule.refers is not None:
            return _Cache(_checked(rule, self.ids.__getitem__)).__getitem__
        if rule.type not in ("string", "strings"):
            by_type = {"date": self._date, "time": self._date, "boolean": self._boolean}
            return _Cache(_checked(rule, by_type.get(rule.type, self.number))).__getitem__
        read = _checked(rule, text)
        return _Cache(read).__getitem__ if owner.isupper() else read  # what relationships say comes often

    def _one_of(self, scheme: Concepts) -> Read:
        values = {self.tokens.term(scheme.term(value)): value for value in scheme.values}

        def read(token: str) -> str:
            if token not in values:
                raise ValueError(f"is no concept of {scheme.name}")
            return values[token]

        return read

    def typed(self, token: str) -> tuple[str, str]:
        """(lexical form, datatype as xsd:name) of a literal."""
        if token[0] != '"':  # Turtle's short form of integers and booleans
            return token, "xsd:boolean" if token in ("true", "false") else "xsd:integer"
        value, end = _scan(token, 1, False)
        if token[end : end + 2] != "^^":
            if end == len(token):
                return value, "xsd:string"
            raise ValueError("has a language")
        if token[end + 2 :] not in self._datatypes:
            raise ValueError("has an unknown datatype")
        return value, self._datatypes[token[end + 2 :]]

    def _date(self, token: str) -> str:
        lexical, datatype = self.typed(token)
        value = undated(lexical, datatype)
        if dated(value) != (lexical, datatype):
            raise ValueError(f"is no {datatype} that a date becomes")
        return value

    def _boolean(self, token: str) -> bool:
        lexical, datatype = self.typed(token)
        if datatype != "xsd:boolean" or lexical not in ("true", "false"):
            raise ValueError("is no boolean")
        return lexical == "true"

    def number(self, token: str) -> int | float:
        """The value of an integer, double or decimal."""
        lexical, datatype = self.typed(token)
        if datatype == "xsd:integer":
            return int(lexical)
        if datatype in ("xsd:double", "xsd:decimal"):
            return float(lexical)
        raise ValueError("is no number")


def _checked(rule: Property, read: Read) -> Read:
    many = rule.type == "strings"

    def checked(token: str) -> Any:
        value = read(token)
        if (why := reason(rule, [value] if many else value)) is not None:
            raise SchemaError(f"{rule.name}: {why}")
        return value

    return checked


def text(token: str) -> str:
    """The value of a plain string."""
    if token[0] != '"':
        raise ValueError("is no string")
    value, end = _scan(token, 1, False)
    if end != len(token):
        raise ValueError("is no plain string")
    return value


class _Ids(dict[str, str]):
    """The token of a thing → its id, worked out once."""

    def __init__(self, start: str) -> None:
        super().__init__()
        self.start, self._length = start, len(start)
        self._span = re.compile(f"({re.escape(start)}[^#]+)#[0-9]+-[0-9]+>").fullmatch

    def __missing__(self, token: str) -> str:
        key = self[token] = fitting_id(self.bare(token))
        return key

    def bare(self, token: str) -> str:
        """The id as it stands in the token, whether it fits or not."""
        if not token.startswith(self.start) or token[-1] != ">":
            raise ValueError("is no thing under the base")
        return token[self._length : -1]

    def span(self, token: str) -> str:
        """The evidence that a token names; its document is known to fit."""
        match = self._span(token)
        if match is None:
            raise ValueError("is no evidence under the base")
        self[f"{match[1]}>"]
        return token[self._length : -1]


class _Cache(dict[str, Any]):
    """Values that come often, worked out once; forgotten when they are too many."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, token: str) -> Any:
        if len(self) >= _MANY:
            self.clear()
        value = self[token] = self._read(token)
        return value
