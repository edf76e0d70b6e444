"""A dump back into the graph that it was made of."""

from pathlib import Path

from graph.errors import ChuanyuError, InputError, SchemaError
from graph.model.collecting import uncollected
from graph.model.elements import Elements
from graph.rdf import quick, statements
from graph.rdf.dump import header
from graph.rdf.restore import Restorer, Wrong
from graph.rdf.tokens import Plain, Short
from graph.rdf.vocabulary import Vocabulary, vocabulary


def read_file(path: Path, form: str | None = None, base: str | None = None) -> Elements:
    """The graph of a dump, in the form named or told by the file's name; what other programs made of a dump is read too.

    InputError or SchemaError with the line where something is no RDF, unknown, missing or breaks the schema.
    """
    form = statements.form_of(path, form)
    words = vocabulary(base)
    with uncollected():
        if form != "jsonld":
            try:
                restorer = Restorer(words, Plain(words) if form in ("nt", "nq") else Short(words))
                return restorer.elements(quick.gather(path, form, restorer, header(words)))
            except (quick.Unusual, ChuanyuError):
                pass  # the parser reads it, or says what is wrong and where
        return _parsed(path, form, words)


def _parsed(path: Path, form: str, words: Vocabulary) -> Elements:
    restorer = Restorer(words, Plain(words))
    try:
        return restorer.elements(statements.gather(path, form, restorer.beside))
    except Wrong as error:
        place = statements.place_of(path, form, error.subject, error.predicate) if error.subject else str(path)
        kind = SchemaError if error.schema else InputError
        raise kind(error.message, where=place, hint=error.hint) from None
