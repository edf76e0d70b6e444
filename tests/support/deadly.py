"""Stand-ins for extraction that die as the page says; in a file of their own, since worker processes import them."""

import os
import signal
import time
from pathlib import Path

from graph.errors import SchemaError
from graph.model.records import Extraction, Page


def extract(page: Page) -> Extraction:
    """杀: killed -9 at once, each time. 一次:PATH: killed -9 where PATH is not there yet. 等: waits long. 错: raises.
    破: raises what a broken rule does."""
    if "杀" in page.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "一次:" in page.text:
        mark = Path(page.text.partition(":")[2])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if "等" in page.text:
        time.sleep(600)
    if "错" in page.text:
        raise ValueError(page.path)
    if "破" in page.text:
        raise SchemaError("evidence -1-3 is not in the text", where=page.path)
    return Extraction(page, "hans")
