"""From the mentions of a page to its facts: who holds which post, who met where, what was signed."""

from graph.facts.whole import extract

__all__ = ["extract"]
