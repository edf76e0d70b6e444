"""The graph as RDF: one mapping (the `rdf:` keys of schema/) for dumps, import, ontology and shapes alike."""
