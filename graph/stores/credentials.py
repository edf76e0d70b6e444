"""The passwords of an embedded store: made at random, kept in a file that only its owner can read."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import StoreError
from graph.stores.holder import replace_text

NAME = "credentials.json"
USERS = Path("config") / "server-users.jsonl"  # where ArcadeDB keeps its users


@dataclass(frozen=True, slots=True)
class Credentials:
    """Passwords of ArcadeDB's users `root`, who may write, and `reader`, who may not."""

    root: str
    reader: str


def credentials(folder: Path) -> Credentials:
    """Those of the store in this folder, made at its first start.

    ArcadeDB takes root's password at its first start only. So where ours is lost, its file of users, who are all
    made by us, is put aside: it is then written again.
    """
    path = folder / NAME
    if path.is_file():
        return _read(path)
    (folder / USERS).unlink(missing_ok=True)
    fresh = Credentials(secrets.token_urlsafe(24), secrets.token_urlsafe(24))
    replace_text(path, json.dumps(asdict(fresh)))
    return fresh


def _read(path: Path) -> Credentials:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Credentials(str(found["root"]), str(found["reader"]))
    except (ValueError, KeyError, TypeError):
        raise StoreError(
            "the passwords cannot be read", where=str(path), hint="delete this file and try again"
        ) from None
