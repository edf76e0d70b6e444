"""Documents: from paths to pages, each file decoded, bad input reported one line each."""

from graph.documents.read import OnEnd, Source, read, read_pages
from graph.documents.walk import foreign

__all__ = ["OnEnd", "Source", "foreign", "read", "read_pages"]
