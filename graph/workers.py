"""Extraction in several processes: pages go out, what was found comes back in the order of the pages.

A worker has one page at a time, so that it is known which page was with a worker that died (kill -9, no memory): that page
is given to another worker once more, and left out with an InputError if that one dies too. Workers only extract; ledger,
store and the Java machine of the store belong to the program that started them.
"""

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from graph.errors import ChuanyuError, InputError, SchemaError
from graph.model.records import Extraction, Page

_MOST_DEATHS = 2  # of workers with the same page
_MOST_FALSE_STARTS = 3  # workers in a row that died before they were ready
_AHEAD = 4  # pages a worker that are read before the oldest of them is done
_READY = "ready"

T = TypeVar("T")
Extract = Callable[[Page], Extraction]


def extractions(
    pages: Iterable[tuple[T, Page]], jobs: int = 1, extract: Extract | None = None
) -> Generator[tuple[T, Extraction | InputError], None, None]:
    """What each page tells, together with what came with the page, in the order of the pages.

    jobs: processes; with 1 it is done here. extract: graph.facts.extract, or what stands for it. The results do not depend on it. Close the iterator (contextlib.closing) to
    stop the workers early. An exception of `pages` comes after the results of the pages before it. Raises ChuanyuError
    where no worker can be started.
    """
    if jobs <= 1:
        for item, page in pages:
            extract = extract or _extract()
            yield item, _tried(extract, page)
        return
    crew: _Crew[T] = _Crew(jobs, extract)
    try:
        yield from crew.run(iter(pages))
    finally:
        crew.stop()


def _extract() -> Extract:
    """Loaded when there is something to extract: a build of unchanged pages is quicker without."""
    from graph.facts import extract

    return extract


def _tried(extract: Extract, page: Page) -> Extraction | InputError:
    """What the page tells; a page of which a finder makes what cannot be is left out, the others go on."""
    try:
        return extract(page)
    except SchemaError as error:
        return InputError(f"left out, since what was found in it breaks the schema: {error}", where=page.path)


@dataclass(slots=True)
class _Task(Generic[T]):
    """A page on its way. deaths: workers that died while they had it."""

    number: int
    item: T
    page: Page
    deaths: int = 0


class _Worker(Generic[T]):
    """One process. task: what it has; ready: whether it has started up."""

    def __init__(self, extract: Extract | None) -> None:
        context = get_context("spawn")  # no copy of this program's threads, locks and open databases
        self.link, theirs = context.Pipe()
        self.task: _Task[T] | None = None
        self.ready = False
        self._process = context.Process(target=_work, args=(theirs, extract), name="chuanyu worker", daemon=True)
        with _ctrl_c_later():
            self._process.start()
        theirs.close()

    def stop(self) -> None:
        self.link.close()
        self._process.kill()  # it holds nothing that needs an orderly end
        self._process.join()


class _Crew(Generic[T]):
    def __init__(self, jobs: int, extract: Extract | None) -> None:
        self._jobs, self._extract = jobs, extract
        self._workers: list[_Worker[T]] = []
        self._todo: deque[_Task[T]] = deque()
        self._done: dict[int, tuple[T, Extraction | InputError]] = {}
        self._false_starts = 0

    def run(self, pages: Iterator[tuple[T, Page]]) -> Iterator[tuple[T, Extraction | InputError]]:
        read = given = 0  # pages read from the caller, results given to it
        failed: Exception | None = None
        ended = False
        while not ended or given < read:
            while not ended and read - given < _AHEAD * self._jobs and len(self._todo) < self._jobs:
                try:
                    item, page = next(pages)
                except StopIteration:
                    ended = True
                except Exception as error:
                    ended, failed = True, error
                else:
                    self._todo.append(_Task(read, item, page))
                    read += 1
            self._hand_out()
            while given in self._done:
                yield self._done.pop(given)
                given += 1
            if given < read and given not in self._done:
                self._collect()
        if failed is not None:
            raise failed

    def _hand_out(self) -> None:
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._jobs and starting < len(self._todo):
            self._workers.append(_Worker(self._extract))
            starting += 1
        for worker in list(self._workers):
            if worker.ready and worker.task is None and self._todo:
                worker.task = self._todo.popleft()
                try:
                    worker.link.send(worker.task.page)
                except OSError:
                    self._died(worker)

    def _collect(self) -> None:
        """Wait until a worker says something or dies."""
        links = {worker.link: worker for worker in self._workers if worker.task is not None or not worker.ready}
        for link in connection.wait(list(links)):
            worker = links[link]  # type: ignore[index]
            try:
                said = worker.link.recv()
            except (EOFError, OSError):
                self._died(worker)
                continue
            if said == _READY:
                worker.ready, self._false_starts = True, 0
            elif isinstance(said, Exception) and not isinstance(said, InputError):
                raise said
            elif worker.task is not None:
                self._done[worker.task.number] = (worker.task.item, said)
                worker.task = None

    def _died(self, worker: _Worker[T]) -> None:
        self._workers.remove(worker)
        worker.stop()
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _MOST_FALSE_STARTS:
                raise ChuanyuError("worker processes end before they have started", hint="try it with --jobs 1")
        if (task := worker.task) is None:
            return
        task.deaths += 1
        if task.deaths < _MOST_DEATHS:
            self._todo.appendleft(task)
            return
        hint = "left out; too little memory, or killed from outside"
        error = InputError(f"{task.deaths} worker processes died while reading it", where=task.page.path, hint=hint)
        self._done[task.number] = (task.item, error)

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()


@contextmanager
def _ctrl_c_later() -> Iterator[None]:
    """Ctrl-C reaches a worker only when it can ignore it: the program that started it stops it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(link: Connection, extract: Extract | None) -> None:
    """A worker's life: it ends when the other end is closed, also by the death of the program that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    extract = extract or _extract()
    with suppress(EOFError, OSError):
        link.send(_READY)
        while True:
            page = link.recv()
            try:
                link.send(_tried(extract, page))
            except OSError:
                raise
            except Exception as error:
                link.send(_portable(error))


def _portable(error: Exception) -> Exception:
    """The error itself where it can be sent, else one that tells of it."""
    try:
        return error if isinstance(pickle.loads(pickle.dumps(error)), Exception) else RuntimeError(repr(error))
    except Exception:
        return RuntimeError(repr(error))


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
