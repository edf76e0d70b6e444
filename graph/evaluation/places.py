"""Objects of a JSON file that know where they stand in it, so that a wrong value can be named."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from graph.errors import InputError

_HALF = re.compile("[\ud800-\udfff]")
_KINDS = ((bool, "a boolean"), (str, "a string"), (int | float, "a number"), (list, "a list"), (dict, "an object"))


@dataclass(frozen=True, slots=True)
class Place:
    """A JSON object. file: the path; path: the way to it in the file, e.g. `meetings[2].people[0]`, "" for the whole."""

    file: str
    path: str
    value: dict[str, Any]

    def text(self, key: str, *, required: bool = False) -> str:
        """A string; "" where it is left out or null and not required."""
        value = self.value.get(key)
        if value is None and not required:
            return ""
        return _string(value) if isinstance(value, str) else self._wrong(key, value, "a string")

    def flag(self, key: str) -> bool:
        """A boolean; false where it is left out or null."""
        value = self.value.get(key)
        return value or False if value is None or isinstance(value, bool) else self._wrong(key, value, "true or false")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where it is left out or null."""
        found = self._list(key)
        for number, value in enumerate(found):
            if not isinstance(value, str):
                self._wrong(f"{key}[{number}]", value, "a string")
        return tuple(_string(value) for value in found)

    def objects(self, key: str) -> list["Place"]:
        """A list of objects; empty where it is left out or null."""
        found = []
        for number, value in enumerate(self._list(key)):
            if not isinstance(value, dict):
                self._wrong(f"{key}[{number}]", value, "an object")
            found.append(Place(self.file, self.way(f"{key}[{number}]"), value))
        return found

    def way(self, key: str) -> str:
        """The way to a key of this object in the file."""
        return _string(f"{self.path}.{key}" if self.path else key)

    def _list(self, key: str) -> list[Any]:
        value = self.value.get(key)
        if value is None:
            return []
        return value if isinstance(value, list) else self._wrong(key, value, "a list")

    def _wrong(self, key: str, value: Any, wanted: str) -> NoReturn:
        if key not in self.value and "[" not in key:
            message = f"{self.way(key)} is missing"
        else:
            message = f"{self.way(key)} is {_kind(value)}, not {wanted}"
        raise InputError(message, where=self.file)


def read_json(path: Path) -> Place:
    """The object in a JSON file (UTF-8); InputError names the file, and line and column of what is no JSON. OSError."""
    try:
        value = json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg}", where=f"{path}:{error.lineno}:{error.colno}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8: byte at offset {error.start}", where=str(path)) from None
    except RecursionError:
        raise InputError("not JSON of this form: nested too deeply", where=str(path)) from None
    except ValueError as error:
        raise InputError(f"not JSON: {error}", where=str(path)) from None
    if not isinstance(value, dict):
        raise InputError(f"is {_kind(value)}, not an object", where=str(path))
    return Place(str(path), "", value)


def _kind(value: Any) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "null")


def _string(text: str) -> str:
    """JSON can spell halves of a character, which nothing can print."""
    return _HALF.sub("\ufffd", text)
