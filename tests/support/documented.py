"""The examples of a document: fenced blocks of `console` that hold commands (`$ …`), each followed by its output."""

import re


def console_examples(text: str) -> list[tuple[str, list[str]]]:
    """(command, expected lines) of all console blocks of a Markdown text."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found
