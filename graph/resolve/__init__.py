"""Which entities of several documents are the same thing: local keys become ids of the graph."""
