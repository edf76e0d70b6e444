"""One user's access to one database through the neo4j driver; what goes wrong becomes one line."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from graph.errors import StoreError
from graph.stores.signals import uninterrupted

Row = dict[str, Any]

# Classes of errors that a correct statement may meet: another writer, a broken or full database.
_NOT_THE_STATEMENTS_FAULT = (
    "Neo.ClientError.Schema",
    "Neo.ClientError.Transaction",
    "Neo.TransientError",
    "Neo.DatabaseError",
)
RACE = "does another program write there? run it again"
CONNECT_SECONDS = 10.0
RETRY_SECONDS = 15.0


class Connection:
    """A driver and the name of a database (None: the server's home database). To be closed.

    where: how error messages name the database; advice: what to do where it refuses a statement.
    """

    def __init__(
        self,
        uri: str,
        user: str,
        password: str,
        database: str | None,
        where: str,
        advice: Callable[[], str] = lambda: RACE,
    ) -> None:
        """StoreError where nothing answers, or user and password are refused."""
        import neo4j

        log = logging.getLogger("neo4j")
        if not log.handlers:  # without one Python prints the driver's warnings to standard error
            log.addHandler(logging.NullHandler())
        self.where = where
        self.advice = advice
        self._database = database
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
                self._driver.verify_connectivity()
        except BaseException:
            self._driver.close()
            raise

    def read(self, text: str, **parameters: Any) -> list[Row]:
        """All rows of a statement, in a transaction of its own with read access."""
        with (
            self._one_line(),
            uninterrupted(),
            self._driver.session(database=self._database, default_access_mode="READ") as session,
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

    def close(self) -> None:
        """Idempotent."""
        with uninterrupted():
            self._driver.close()

    @contextmanager
    def _one_line(self) -> Iterator[None]:
        from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable

        try:
            yield
        except AuthError:
            raise StoreError("user or password is refused", where=self.where) from None
        except ServiceUnavailable as error:
            raise StoreError("no database answers", where=self.where, hint=first_line(error)) from None
        except Neo4jError as error:
            hint = self.advice() if (error.code or "").startswith(_NOT_THE_STATEMENTS_FAULT) else None
            raise StoreError(first_line(error), where=self.where, hint=hint) from None
        except (DriverError, ValueError, OSError) as error:
            raise StoreError(first_line(error), where=self.where) from None


def first_line(error: BaseException) -> str:
    """The first line of an error's message, or its kind where it has none; at most 300 characters."""
    text = getattr(error, "message", None) or str(error)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0][:300] if lines else type(error).__name__
