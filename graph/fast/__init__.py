"""Compiled algorithms for networkx: a backend of the name `chuanyu`, behind the entry points in pyproject.toml."""
