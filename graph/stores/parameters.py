"""What a statement is asked with: parameters with types and defaults, as its header declares them.

    //   name                string, simplified: a value that must be given
    //   to?                 date: may be left out, is null then
    //   least = 2           integer: may be left out, is 2 then
    //   role?               string, one of ATTENDED.roles: what the schema allows there
    //   names               list of strings, simplified, Person: may be given several times; each a name, alias or id

Types: string, integer, number, date (2024, 2024-03 or 2024-03-28), boolean, list of strings; for the project's own
writing also list of maps, and map. simplified: the graph's text is simplified Chinese, so what users type is to be made so.
"""

import difflib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.dates import possible
from graph.model.schema import Schema

_LINE = re.compile(
    r"//   (?P<name>\w+)(?:(?P<optional>\?)| = (?P<default>\S+))? +"
    r"(?P<type>string|integer|number|date|boolean|list of strings|list of maps|map|list)\b"
    r"(?: or null)?(?P<more>[^:]*)(?:: (?P<text>.*))?"
)
_ONE_OF = re.compile(r", one of (\w+)\.(\w+)")
_LABEL = re.compile(r", ([A-Z]\w+)(?=,|$)")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "date": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "list of strings": (list,),
    "list of maps": (list,),
    "list": (list,),
    "map": (dict,),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. optional: may be left out; default: what it is then. of: (label or type, property) of the schema.

    label: whose name, alias or id the value is; None where it is no name.
    """

    name: str
    type: str
    optional: bool
    default: Any
    simplified: bool
    of: tuple[str, str] | None
    label: str | None
    text: str

    @property
    def choices(self) -> tuple[str, ...]:
        """The values that the schema allows; empty where any will do."""
        if self.of is None:
            return ()
        schema, (owner, name) = Schema.load(), self.of
        kind = schema.nodes.get(owner) or schema.relationships[owner]
        return tuple(kind.properties[name].values)

    def value(self, typed: str) -> Any:
        """What someone typed, as a value of this type; of a list, one item. ValueError says what is wrong with it."""
        if self.type == "integer":
            if not re.fullmatch(r"[+-]?\d{1,18}", typed):
                raise ValueError(f"{typed!r} is no whole number")
            return int(typed)
        if self.type == "number":
            if not re.fullmatch(r"[+-]?\d{1,18}(?:\.\d{1,18})?", typed):
                raise ValueError(f"{typed!r} is no number")
            return float(typed)
        if self.type == "boolean":
            if typed not in ("true", "false"):
                raise ValueError(f"{typed!r} is neither true nor false")
            return typed == "true"
        self._check_text(typed)
        return typed

    def check(self, value: Any) -> Any:
        """The value as it is; ValueError where it is not of this type."""
        if value is None and self.optional:
            return value
        wrong = not isinstance(value, _KINDS[self.type]) or (isinstance(value, bool) and self.type != "boolean")
        if wrong or (self.type == "list of strings" and not all(isinstance(item, str) for item in value)):
            raise ValueError(f"{value!r} is no {self.type}")
        for text in value if self.type == "list of strings" else [value]:
            if isinstance(text, str):
                self._check_text(text)
        return value

    def _check_text(self, text: str) -> None:
        if self.type == "date" and not is_date(text):
            raise ValueError(f"{text!r} is no date: write 2024-03-28, 2024-03 or 2024")
        if self.type != "date" and not text.strip():
            raise ValueError("nothing is named")
        if self.of and text not in self.choices:
            raise ValueError(f"{text!r} is none of {', '.join(self.choices)}{nearest(text, self.choices)}")


def parameter(line: str) -> Parameter:
    """The parameter that a line of a header declares; ValueError for a line of another form or a wrong default."""
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"no declaration of a parameter: {line!r}")
    one_of, label = _ONE_OF.search(found["more"]), _LABEL.search(found["more"])
    given = found["default"]
    try:
        default = None if given is None else json.loads(given)
    except ValueError:
        raise ValueError(f"no default in JSON: {line!r}") from None
    declared = Parameter(
        name=found["name"],
        type=found["type"],
        optional=bool(found["optional"]) or given is not None,
        default=default,
        simplified=", simplified" in found["more"],
        of=(one_of[1], one_of[2]) if one_of else None,
        label=label[1] if label else None,
        text=(found["text"] or "").strip(),
    )
    if given is not None:
        declared.check(declared.default)
    return declared


def is_date(text: str) -> bool:
    """Whether it is a day, a month or a year of the calendar: 2024-03-28, 2024-03, 2024."""
    parts = _DATE.fullmatch(text)
    return parts is not None and possible(*(None if part is None else int(part) for part in parts.groups()))


def nearest(name: str, names: Sequence[str]) -> str:
    """Words to add to an error: up to three names that look alike, best first; nothing where none does."""
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    return f"; nearest: {', '.join(near)}" if near else ""
