"""One user's access to one database through the neo4j driver; what goes wrong becomes one line."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any

from graph.errors import ChuanyuError, StatementError, StoreError
from graph.stores.asking import Answer, Limits, refuse_loading, too_long, within
from graph.stores.signals import uninterrupted
from graph.stores.versions import refuse_old

Row = dict[str, Any]

# Classes of errors that a correct statement may meet: another writer, a broken or full database.
_NOT_THE_STATEMENTS_FAULT = (
    "Neo.ClientError.Schema",
    "Neo.ClientError.Transaction",
    "Neo.TransientError",
    "Neo.DatabaseError",
)
# What a user can put right, in words of our own: what is wrong ({}: the database), what to do.
_REFUSALS = {
    "Neo.ClientError.Database.DatabaseNotFound": (
        "no database named {!r}",
        "see SHOW DATABASES; without $NEO4J_DATABASE the user's home database is taken",
    ),
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": (
        "this database is read-only",
        "let it be written with server.databases.writable or server.databases.read_only in neo4j.conf",
    ),
    "Neo.DatabaseError.Transaction.TransactionLogError": (
        "the server cannot write its transaction log",
        "is its disk full? free some space, restart it and run this again; where its database does not start any more, "
        "restore a backup, or delete the database's files in data/databases and data/transactions and load anew",
    ),
    "Neo.ClientError.Security.Forbidden": ("this user may not do that", "name a user who may read and write there"),
}
RACE = "does another program write there? run it again"
ON = "run it again: what was written stays, the rest follows"
CONNECT_SECONDS = 10.0
COUNTERS = (
    *("nodes_created", "nodes_deleted", "relationships_created", "relationships_deleted", "properties_set"),
    *("labels_added", "labels_removed", "indexes_added", "indexes_removed", "constraints_added", "constraints_removed"),
    "system_updates",
)
RETRY_SECONDS = 15.0
FETCH = 10_000  # rows a message asks for


class Connection:
    """A driver and the name of a database (None: the server's home database). To be closed.

    where: how error messages name the database; advice: what to do where it refuses a statement.
    limit: makes the database stop statements after so many seconds (None: as usual), where a transaction's own limit
    is ignored; give_up: called where a statement goes on nevertheless.
    """

    def __init__(
        self,
        uri: str,
        user: str,
        password: str,
        database: str | None,
        where: str,
        advice: Callable[[], str] = lambda: RACE,
        limit: Callable[[float | None], None] = lambda seconds: None,
        give_up: Callable[[], None] = lambda: None,
    ) -> None:
        """StoreError where nothing answers, user and password are refused, or the server is too old."""
        import neo4j

        log = logging.getLogger("neo4j")
        if not log.handlers:  # without one Python prints the driver's warnings to standard error
            log.addHandler(logging.NullHandler())
        self.where = where
        self.advice = advice
        self._database = database
        self._met = False
        self._limit = limit
        self._give_up = give_up
        with self._one_line():
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password),
                connection_timeout=CONNECT_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="chuanyu",
            )
        try:
            with self._one_line(), uninterrupted():
                agent = self._driver.get_server_info().agent
            refuse_old(agent, where)
            self._met = True
        except BaseException:
            self._driver.close()
            raise

    def read(self, text: str, **parameters: Any) -> list[Row]:
        """All rows of a statement, in a transaction of its own with read access."""
        with (
            self._one_line(),
            uninterrupted(),
            self._driver.session(database=self._database, default_access_mode="READ", fetch_size=FETCH) as session,
        ):
            return session.execute_read(lambda work: [dict(record) for record in work.run(text, parameters)])

    def write(self, text: str, **parameters: Any) -> list[Row]:
        """All rows of a statement, in a transaction of its own; a conflict with another writer is tried again."""
        with self._one_line(), uninterrupted(), self._driver.session(database=self._database) as session:
            return session.execute_write(lambda work: [dict(record) for record in work.run(text, parameters)])

    def alone(self, text: str) -> list[Row]:
        """The rows of a statement that creates or shows parts of the schema: no retries, no explicit transaction."""
        with self._one_line(), uninterrupted(), self._driver.session(database=self._database) as session:
            return [dict(record) for record in session.run(text)]

    def ask(self, text: str, parameters: Mapping[str, Any], limits: Limits, write: bool = False) -> Answer:
        """The answer to a statement of a user, run once, with read access unless `write`; Ctrl-C stops it.

        StatementError for one that is wrong, writes without `write`, or has LOAD CSV; StoreError for one that takes
        too long. Where a database cannot stop it, this connection is closed.
        """
        refuse_loading(text)
        self._limit(limits.seconds)
        try:
            return within(limits.seconds, lambda: self._ask(text, parameters, limits, write), self._abandon)
        finally:
            self._limit(None)

    def _ask(self, text: str, parameters: Mapping[str, Any], limits: Limits, write: bool) -> Answer:
        from neo4j import Query
        from neo4j.exceptions import ClientError, DatabaseError, TransientError

        mode = "WRITE" if write else "READ"
        with self._one_line(), self._driver.session(database=self._database, default_access_mode=mode) as session:
            try:
                result = session.run(Query(text, timeout=limits.seconds), dict(parameters))
                columns = tuple(result.keys())
                rows = [tuple(record.values()) for record in islice(result, limits.rows)]
                more = result.peek() is not None
                counters = result.consume().counters
            except (ClientError, DatabaseError, TransientError) as error:
                raise _told(error, limits.seconds, write) from None
        return Answer(columns, rows, more, {name: n for name, n in vars(counters).items() if n and name in COUNTERS})

    def _abandon(self) -> None:
        self._give_up()
        with suppress(Exception):  # its statement's thread is in the middle of it
            self._driver.close()

    def close(self) -> None:
        """Idempotent."""
        with uninterrupted():
            self._driver.close()

    @contextmanager
    def _one_line(self) -> Iterator[None]:
        from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

        try:
            yield
        except AuthError:
            raise StoreError("user or password is refused", where=self.where) from None
        except (ServiceUnavailable, SessionExpired) as error:
            if self._met:  # in the middle of something; a batch that was not acknowledged may be there or not
                raise StoreError("the database does not answer any more", where=self.where, hint=ON) from None
            raise StoreError("no database answers", where=self.where, hint=first_line(error)) from None
        except Neo4jError as error:
            raise self._refused(error) from None
        except (DriverError, ValueError, OSError) as error:
            raise StoreError(first_line(error), where=self.where) from None

    def _refused(self, error: Any) -> StoreError:
        code = error.code or ""
        if code in _REFUSALS:
            message, remedy = _REFUSALS[code]
            return StoreError(message.format(self._database), where=self.where, hint=remedy)
        hint = self.advice() if code.startswith(_NOT_THE_STATEMENTS_FAULT) else None
        return StoreError(first_line(error), where=self.where, hint=hint)


def _told(error: Any, seconds: float, write: bool) -> ChuanyuError:
    """What a database says of a user's statement."""
    code, text = error.code or "", first_line(error)
    if "TransactionTimedOut" in code or "command.timeout" in text:
        return too_long(seconds)
    if code.endswith((".AccessMode", ".Forbidden")):
        hint = None if write else "--write lets it write"
        return StatementError(f"may not do that: {text}", where="statement", hint=hint)
    statement = code.startswith(("Neo.ClientError.Statement", "Neo.ClientError.Procedure"))
    if statement or text.startswith("Unknown procedure/function"):  # ArcadeDB has no code of its own for that
        return StatementError(text, where="statement")
    return StoreError(text, where="statement")


def first_line(error: BaseException) -> str:
    """The first line of an error's message, or its kind where it has none; at most 300 characters."""
    text = getattr(error, "message", None)
    text = text if isinstance(text, str) and text else str(error)  # of a Java exception it is a method
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0][:300] if lines else type(error).__name__
