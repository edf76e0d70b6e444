"""What rides along in every dump: the concept schemes with their labels, and the description of the data set."""

from collections import Counter
from collections.abc import Iterator

from graph.model.elements import Elements
from graph.model.schema import Schema, Words
from graph.rdf.describe import Block
from graph.rdf.tokens import Tokens
from graph.rdf.vocabulary import Vocabulary, all_concepts


def concept_blocks(schema: Schema, tokens: Tokens) -> Iterator[Block]:
    """Every concept scheme, followed by its concepts in the order of the schema."""
    inside, top = tokens.predicate("skos:inScheme"), tokens.predicate("skos:topConceptOf")
    notation, label = tokens.predicate("skos:notation"), tokens.predicate("skos:prefLabel")
    for scheme in all_concepts(schema):
        name = f"concept:{scheme.name}"
        yield tokens.term(name), [tokens.type("skos:ConceptScheme"), *_both(label, scheme.words, tokens)]
        for value, words in scheme.values.items():
            about = [tokens.type("skos:Concept"), inside + tokens.term(name), top + tokens.term(name)]
            yield (
                tokens.term(scheme.term(value)),
                [*about, notation + tokens.text(value), *_both(label, words, tokens)],
            )


def dataset_blocks(
    elements: Elements, schema: Schema, words: Vocabulary, tokens: Tokens, statements: int
) -> Iterator[Block]:
    """The data set in VoID and DCAT; statements: how many the dump has before these. Its day is that of the youngest page."""
    about = _about(elements, words, tokens)
    blocks = [(words.dataset, about), *_partitions(elements, schema, words, tokens)]
    about += [tokens.predicate("void:classPartition") + tokens.iri(iri) for iri, _ in blocks[1:]]
    size = statements + sum(len(body) for _, body in blocks) + 1
    about.append(tokens.predicate("void:triples") + _number(tokens, size))
    for iri, body in blocks:
        yield tokens.iri(iri), body


def _about(elements: Elements, words: Vocabulary, tokens: Tokens) -> list[str]:
    documents = [node for node in elements.nodes if node.label == "Document"]
    days = [day for node in documents if len(day := node.properties.get("publishedOn", "")) == 10]
    body = [tokens.type("void:Dataset"), tokens.type("dcat:Dataset")]
    body += _both(tokens.predicate("dcterms:title"), words.title, tokens)
    body.append(tokens.predicate("dcterms:license") + tokens.iri(words.licence))
    if days:
        body.append(tokens.predicate("dcterms:modified") + tokens.typed(max(days), "xsd:date"))
    body.append(tokens.predicate("void:uriSpace") + tokens.text(words.things))
    body.append(tokens.predicate("void:documents") + _number(tokens, len(documents)))
    body.append(tokens.predicate("void:entities") + _number(tokens, len(elements.nodes) + len(elements.relationships)))
    vocabulary = tokens.predicate("void:vocabulary")
    body += [vocabulary + tokens.iri(iri) for prefix, iri in words.prefixes.items() if prefix != "concept"]
    publishers = sorted({node.properties["publisher"] for node in documents if "publisher" in node.properties})
    source = tokens.predicate("dc:source")
    return body + [source + tokens.text(publisher) for publisher in publishers]


def _partitions(
    elements: Elements, schema: Schema, words: Vocabulary, tokens: Tokens
) -> Iterator[tuple[str, list[str]]]:
    """How many things there are of each class."""
    counts = Counter(node.label for node in elements.nodes)
    counts.update(edge.type for edge in elements.relationships)
    classes = {owner: kind.rdf[0] for owner, kind in schema.kinds.items()}
    which, number = tokens.predicate("void:class"), tokens.predicate("void:entities")
    for owner in sorted(counts):
        iri = f"{words.dataset}/{classes[owner].partition(':')[2]}"
        body = [tokens.type("void:Dataset"), which + tokens.term(classes[owner])]
        yield iri, [*body, number + _number(tokens, counts[owner])]


def _both(start: str, words: Words, tokens: Tokens) -> list[str]:
    return [start + tokens.labelled(words.en, "en"), start + tokens.labelled(words.zh, "zh")]


def _number(tokens: Tokens, number: int) -> str:
    return tokens.typed(str(number), "xsd:integer")
