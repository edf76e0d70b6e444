"""Extractions of documents become the contract's graph, checked against the schema."""
