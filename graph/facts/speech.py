"""Where somebody's words begin in a sentence: what follows is said, not told."""

import re
from functools import lru_cache

from graph.facts.masking import D, Masked, O, P

# A sentence tells of an occasion only up to where somebody's words begin.
_SPEECH = re.compile(
    rf"(?:会议|大会|全会|座谈会|论坛|{P}|他|她|们|调研|讲话|致辞|致词|介绍|负责人|时|还|并|均|纷纷)[^，。；：]{{0,6}}"
    "(?:强调|指出|要求|表示|说|认为|提出|希望|号召|介绍)(?=[，：“]|$|要|我)"
)
_GREETING = re.compile(f"^(?:要|各级|必须|坚持|同时，要|“[^”]*[，。！？])|^[^{P}{D}{O}]{{0,12}}要(?:坚持|以|把|进一步|深入|切实|强化)")


def speech_from(masked: Masked) -> int:
    """Where somebody's words begin in the sentence; its length where they do not."""
    return _speech_from(masked.text)


@lru_cache(maxsize=2)  # of one sentence it is asked more than once
def _speech_from(text: str) -> int:
    if _GREETING.match(text):
        return 0
    match = _SPEECH.search(text)
    return match.end() if match else len(text)
