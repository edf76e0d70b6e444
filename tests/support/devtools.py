"""A headless Chromium driven over its DevTools pipe, as a user would: typing, clicking, dropping files, screenshots.

The pipe (JSON parted by zero bytes on descriptors 3 and 4) needs no websocket. Only loopback can be reached.
"""

import base64
import fcntl
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browser import CHROMIUM

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--force-prefers-reduced-motion",
    "--window-size=1280,900",
    "--remote-debugging-pipe",
)


class Tab:
    """One page; every wait has an end."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive = send, receive
        self._rest = b""
        self._number = 0
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of a DevTools method; AssertionError with its error."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") == self._number:
                assert "error" not in found, found
                return dict(found["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            assert select.select([self._receive], [], [], 60)[0], "Chromium does not answer"
            part = os.read(self._receive, 1 << 20)
            assert part, "Chromium has ended"
            self._rest += part
        line, self._rest = self._rest.split(b"\0", 1)
        return dict(json.loads(line))

    def value(self, script: str) -> Any:
        """What an expression of the page's JavaScript is."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def wait(self, script: str, seconds: float = 15) -> Any:
        """Until an expression is true; AssertionError with the page's text where it stays false."""
        deadline = time.monotonic() + seconds
        while not (found := self.value(script)):
            assert time.monotonic() < deadline, f"{script}\n{self.value('document.body.innerText')}"
            time.sleep(0.2)
        return found

    def click(self, selector: str) -> None:
        """In the middle of the first element of this CSS selector."""
        chosen = f"document.querySelector({json.dumps(selector)})"
        self.wait(f"!!{chosen}")
        self._click_at(chosen)

    def _click_at(self, chosen: str) -> None:
        box = self.value(f"(b => [b.x + b.width / 2, b.y + b.height / 2])({chosen}.getBoundingClientRect())")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def click_words(self, words: str) -> None:
        """The innermost element of the page with exactly these words."""
        chosen = f"[...document.querySelectorAll('body *')].filter(e => e.textContent.trim() === {json.dumps(words)}).pop()"
        self.wait(f"!!{chosen}")
        self._click_at(chosen)

    def type(self, text: str) -> None:
        """Into what has the focus."""
        self.call("Input.insertText", text=text)

    def press(self, key: str, code: int, modifiers: int = 0) -> None:
        """One key with its virtual key code; modifiers: 2 is Ctrl."""
        for kind in ("rawKeyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, modifiers=modifiers
            )

    def drop(self, path: Path, x: int = 700, y: int = 500) -> None:
        """A file from the desktop onto the page."""
        data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.call("Input.dispatchDragEvent", type=kind, x=x, y=y, data=data)

    def picture(self, path: Path) -> None:
        """A screenshot as PNG."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def opened() -> Iterator[Tab]:
    """A tab of a Chromium with a new profile, which is ended afterwards."""
    to_read, send = (_high(end) for end in os.pipe())
    receive, to_write = (_high(end) for end in os.pipe())

    def place() -> None:
        os.dup2(to_read, 3)
        os.dup2(to_write, 4)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        line = [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}"]
        process = subprocess.Popen(
            line, preexec_fn=place, pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            os.close(to_read)
            os.close(to_write)
            yield Tab(send, receive)
        finally:
            process.terminate()
            process.wait(20)
            os.close(send)
            os.close(receive)


def _high(end: int) -> int:
    """The same pipe end above the descriptors that Chromium reads."""
    moved = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(end)
    return moved
