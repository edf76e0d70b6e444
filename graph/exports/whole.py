"""Files that are there whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A new empty file beside `path`, to be filled within; it takes the place of `path` at the end.

    Where it is left by an exception, `path` is as it was and nothing lies beside it. An OSError names `path`. A link stays
    one: the file behind it is replaced. A pipe or a device gets what the file has, once it is whole.
    """
    path = path.resolve() if path.is_symlink() else path
    if path.exists() and not path.is_file() and not path.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder) / "part"
            part.write_bytes(b"")
            yield part
            with part.open("rb") as whole, path.open("wb") as out:
                shutil.copyfileobj(whole, out)
        return
    beside = path.with_name(f".{os.getpid()}.part")  # short: any name has room for it
    try:
        beside.write_bytes(b"")
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is not None and str(error.filename) == str(beside):
            error.filename, error.filename2 = str(path), None
        raise
