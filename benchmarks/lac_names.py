"""Run by the interpreter of LAC's own environment: texts as a JSON list on standard input, their PER words as one out.

LAC 2.1.2 was written for paddle 1.8 and reaches for paddle.fluid, which later paddles have taken apart; what LAC needs
of it is still there under other names, and this shim puts it together again. Seen to work with paddlepaddle 3.3.1.
"""

import json
import sys
import types

import paddle
from paddle.base import core


def shim() -> None:
    """Gives LAC the paddle.fluid it imports."""
    fluid = types.ModuleType("paddle.fluid")
    fluid.core = core
    fluid.CPUPlace = core.CPUPlace
    fluid.Executor = paddle.static.Executor
    sys.modules["paddle.fluid"] = paddle.fluid = fluid
    sys.modules["paddle.fluid.core"] = core


def main() -> None:
    shim()
    from LAC import LAC

    tagger = LAC(mode="lac")
    found = []
    for text in json.loads(sys.stdin.read()):
        names: list[str] = []
        for line in filter(None, map(str.strip, text.splitlines())):
            words, tags = tagger.run(line)
            names += [word for word, tag in zip(words, tags, strict=True) if tag == "PER" and len(word) >= 2]
        found.append(names)
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
