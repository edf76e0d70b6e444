"""The schema for readers: a table of all properties with their terms, and a picture in Mermaid."""

from collections.abc import Iterator

from graph.model.schema import Schema

HEAD = ("of", "property", "type", "term", "zh", "en")


def rows(schema: Schema) -> Iterator[tuple[str, ...]]:
    """A row for each label and type, then one for each of its own properties; the evidence's stand once, at the end."""
    for label, kind in schema.nodes.items():
        yield label, "", "node", " ".join(kind.rdf), kind.words.zh, kind.words.en
        for rule in kind.properties.values():
            yield label, rule.name, _type(rule.type, rule.required), rule.rdf, rule.words.zh, rule.words.en
    for name, edge in schema.relationships.items():
        ends = ", ".join(f"{start} → {end}" for start, end in edge.pairs)
        terms = [*edge.rdf, *(f"({way.property})" for way in edge.direct)]
        yield name, "", "relationship", " ".join(terms), edge.words.zh, f"{edge.words.en} {ends}"
        for rule in (edge.properties[own] for own in edge.own):
            yield name, rule.name, _type(rule.type, rule.required), rule.rdf, rule.words.zh, rule.words.en
    told = next(edge for edge in schema.relationships.values() if "evidence" in edge.properties)
    for rule in (rule for name, rule in told.properties.items() if name not in told.own):
        yield "evidence", rule.name, _type(rule.type, rule.required), rule.rdf, rule.words.zh, rule.words.en


def mermaid(schema: Schema) -> str:
    """A class diagram: labels with their properties, types as arrows with the direct property that stands beside them."""
    lines = ["classDiagram"]
    for label, kind in schema.nodes.items():
        lines.append(f'    class {label}["{label} {kind.called.zh}"] {{')
        lines += [f"        {rule.type} {rule.name}" for rule in kind.properties.values()]
        lines.append("    }")
    for name, edge in schema.relationships.items():
        lines += [f"    {start} --> {end} : {name}" for start, end in edge.pairs]
    return "\n".join(lines) + "\n"


def _type(name: str, required: bool) -> str:
    return f"{name}, required" if required else name
