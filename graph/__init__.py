"""chuanyu: a knowledge graph of who met whom, read from Chinese news pages."""

__version__ = "0.1.0"
