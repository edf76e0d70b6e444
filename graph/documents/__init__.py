"""Documents: from paths to pages, each file decoded, bad input reported one line each."""

from graph.documents.read import OnEnd, Source, read, read_pages

__all__ = ["OnEnd", "Source", "read", "read_pages"]
