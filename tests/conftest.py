"""What all tests share: where the shared test data lies, and how a missing real component is treated."""

import os
import signal
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"

# A shell that starts the tests in the background has them ignore SIGINT, and what they start inherits that.
signal.signal(signal.SIGINT, signal.default_int_handler)


def need(condition: object, reason: str) -> None:
    """Skip the test with its reason where a real component is missing; in CI that is a failure."""
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing in CI: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared test data beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside this checkout: shared test data is absent")
    return SHARED


@pytest.fixture(scope="session")
def require():  # type: ignore[no-untyped-def]
    """`require(condition, reason)`: the skip rule above, for tests that cannot import this file."""
    return need
