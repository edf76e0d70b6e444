"""The explanation of pages as one HTML file that works without a network: it fetches nothing and sends nothing.

The template (explain.html) carries its style and its script; a Content-Security-Policy allows exactly these two, by
their hashes, and nothing else. What pages say stands in the file as JSON only, and the script sets it as text.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from graph import __version__
from graph.errors import ResourceMissing
from graph.exports.explanation import Explanation
from graph.exports.segments import segments
from graph.exports.whole import whole_file

_TEMPLATE = Path(__file__).with_name("explain.html")
_PART = re.compile(r"\{\{(STYLE|SCRIPT)\}\}(.*?)\{\{/\1\}\}", re.DOTALL)
# In JSON inside a script element: "<" could end it, "&" and ">" could be taken for markup by careless readers, lone
# surrogates are no UTF-8, and the last two end lines in some readers.
_UNSAFE = re.compile("[<>&\ud800-\udfff\u2028\u2029]")


def write_html(pages: Sequence[tuple[str, Explanation]], path: Path) -> None:
    """Write the HTML of explained pages (text, explanation), whole or not at all. OSError where it cannot be written."""
    content = html(pages).encode("utf-8")
    with whole_file(path) as beside:
        beside.write_bytes(content)


def html(pages: Sequence[tuple[str, Explanation]]) -> str:
    """One HTML document for these pages; the same text for the same pages on every machine. ResourceMissing."""
    before, after = _template()
    return before + _json([_data(text, page) for text, page in pages]) + after


def _data(text: str, page: Explanation) -> dict[str, Any]:
    """What the script draws: the explanation, and the text in pieces."""
    pieces = [[piece.text, piece.marks, piece.leftovers, piece.facts] for piece in segments(text, page)]
    return {**asdict(page), "segments": pieces, "version": __version__}


def _json(data: Any) -> str:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


@cache
def _template() -> tuple[str, str]:
    """The document before and after its data, with the hashes of its style and script in its policy."""
    try:
        template = _TEMPLATE.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ResourceMissing(
            "not found in this installation", where="graph/exports/explain.html", hint="install chuanyu-kg again"
        ) from error
    parts = dict(_PART.findall(template))
    policy = _policy({"style-src": [parts["STYLE"]], "script-src": [parts["SCRIPT"]]})
    filled = _PART.sub(lambda match: match[2], template).replace("{{POLICY}}", policy)
    before, after = filled.split("{{DATA}}")
    return before, after


def _policy(allowed: dict[str, Iterable[str]]) -> str:
    """Nothing but these inline parts: no address, no form, no base."""
    rules = ["default-src 'none'"]
    for rule, parts in allowed.items():
        rules.append(f"{rule} " + " ".join(f"'sha256-{_hash(part)}'" for part in parts))
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _hash(part: str) -> str:
    return base64.b64encode(hashlib.sha256(part.encode("utf-8")).digest()).decode("ascii")
