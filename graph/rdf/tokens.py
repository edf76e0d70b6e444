"""Terms and values as the formats write them: N-Triples, Turtle (both also with graphs) and JSON-LD.

A statement of a subject is one string: predicate token and object token. Precomputed tokens and JSON's own escaping,
which is that of N-Triples and Turtle too, make this quick.
"""

from json.encoder import encode_basestring
from typing import Protocol

from graph.rdf.vocabulary import Vocabulary, fitting_id

quoted = encode_basestring  # C: quotes, backslashes and control characters are escaped, all else is as it is


class Tokens(Protocol):
    """How one format writes terms and values."""

    def predicate(self, term: str) -> str:
        """The beginning of a statement: the property, and what divides it from its value."""
        ...

    def type(self, term: str) -> str:
        """The whole statement that the subject is one of a class."""
        ...

    def iri(self, iri: str) -> str:
        """An IRI, as a subject or an object."""
        ...

    def term(self, term: str) -> str:
        """prefix:name, as a subject or an object."""
        ...

    def text(self, value: str) -> str:
        """A plain string."""
        ...

    def labelled(self, value: str, language: str) -> str:
        """A string in a language."""
        ...

    def typed(self, value: str, datatype: str) -> str:
        """A literal of a datatype, e.g. xsd:date."""
        ...


class Plain:
    """N-Triples and N-Quads: IRIs in full."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._expand = vocabulary.expand
        self._datatypes: dict[str, str] = {}

    def predicate(self, term: str) -> str:
        return f"<{self._expand(term)}> "

    def type(self, term: str) -> str:
        return self.predicate("rdf:type") + self.term(term)

    def iri(self, iri: str) -> str:
        return f"<{iri}>"

    def term(self, term: str) -> str:
        return f"<{self._expand(term)}>"

    text = staticmethod(quoted)

    def labelled(self, value: str, language: str) -> str:
        return f"{quoted(value)}@{language}"

    def typed(self, value: str, datatype: str) -> str:
        token = self._datatypes.get(datatype)
        if token is None:
            token = self._datatypes[datatype] = f"^^<{self._expand(datatype)}>"
        return f'"{value}"{token}'


class Short(Plain):
    """Turtle and TriG: terms with prefixes, things relative to the base."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(vocabulary)
        self._things = vocabulary.things

    def predicate(self, term: str) -> str:
        return f"{term} "

    def type(self, term: str) -> str:
        return f"a {term}"

    def iri(self, iri: str) -> str:
        return f"<{iri.removeprefix(self._things)}>"

    def term(self, term: str) -> str:
        return term

    def typed(self, value: str, datatype: str) -> str:
        return value if datatype in ("xsd:integer", "xsd:boolean") else f'"{value}"^^{datatype}'


class Json:
    """JSON-LD; a tab divides the property from its value, since the values of one property are gathered later."""

    def predicate(self, term: str) -> str:
        return f"{quoted(term)}\t"

    def type(self, term: str) -> str:
        return f'"@type"\t{quoted(term)}'

    def iri(self, iri: str) -> str:
        return f'{{"@id":{quoted(iri)}}}'

    def term(self, term: str) -> str:
        return f'{{"@id":{quoted(term)}}}'

    text = staticmethod(quoted)

    def labelled(self, value: str, language: str) -> str:
        return f'{{"@language":"{language}","@value":{quoted(value)}}}'

    def typed(self, value: str, datatype: str) -> str:
        return f'{{"@type":"{datatype}","@value":"{value}"}}'


class Things(dict[str, str]):
    """id → its token as an object or subject; made once. SchemaError where the id cannot stand in an IRI."""

    def __init__(self, tokens: Tokens, start: str) -> None:
        super().__init__()
        self._tokens, self._start = tokens, start

    def __missing__(self, key: str) -> str:
        token = self[key] = self._tokens.iri(self._start + fitting_id(key))
        return token
