"""The errors of the project, drawn as a tree; the command line has one handler for all of them.

    ChuanyuError            exit code 1   anything a user can cause; one line says what, where and what to do
    ├── InputError          exit code 3   a page that cannot be read (carries the path)
    ├── SchemaError         exit code 4   an element that breaks the schema (carries the element and the rule)
    ├── LedgerError         exit code 5   the ledger on disk cannot be used
    ├── StoreError          exit code 6   a database cannot be started, reached or written
    │   └── StoreLocked     exit code 7   another program holds the embedded store
    ├── StatementError      exit code 2   a question or statement that is wrong, or may not do what it asks for
    ├── NotFound            exit code 8   no such person, place or document in the graph
    └── ResourceMissing     exit code 9   the installation lacks a file of its own

Exit code 2 is a wrong command line (from typer), 130 an interruption by Ctrl-C.
"""


class ChuanyuError(Exception):
    """Base of all errors a user can cause: one line, no traceback."""

    exit_code = 1

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        """`where`: the file, line or element; `hint`: what to do about it."""
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        line = f"{self.where}: {self.message}" if self.where else self.message
        return f"{line} ({self.hint})" if self.hint else line


class InputError(ChuanyuError):
    """A page cannot be read."""

    exit_code = 3


class SchemaError(ChuanyuError):
    """A node or relationship breaks the schema."""

    exit_code = 4


class LedgerError(ChuanyuError):
    """The ledger on disk cannot be used."""

    exit_code = 5


class StoreError(ChuanyuError):
    """A database cannot be started, reached or written."""

    exit_code = 6


class StoreLocked(StoreError):
    """Another program holds the embedded store."""

    exit_code = 7


class StatementError(ChuanyuError):
    """A user's statement is wrong, or may not do what it asks for."""

    exit_code = 2


class NotFound(ChuanyuError):
    """The graph has no such person, place or document."""

    exit_code = 8


class ResourceMissing(ChuanyuError):
    """The installation lacks one of its own files."""

    exit_code = 9
