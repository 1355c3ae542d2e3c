"""Reads documents one after the other or several at once, and gives the readings in the documents' order.

Takes documents and a function, gives pairs as they are done. One bad document is an issue of its own reading and
never ends the run; a process that dies costs the document it died of and no other.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from dragoman.errors import DataError, DragomanError, ModelMissing
from dragoman.model import Document, Reading

Read = Callable[[Document], Reading]
_Waiting = deque[tuple[Document, "Future[Reading]"]]


def readings(documents: Iterable[Document], read: Read, *, processes: int = 1) -> Iterator[tuple[Document, Reading]]:
    """Each document with its reading, in order.

    `read` must be a function that can be pickled when `processes` is above 1. Raises ModelMissing, DataError and
    ImportError, which would stop every document alike; whatever else goes wrong is the reading's issue.
    """
    if processes <= 1:
        return ((document, guarded(read, document)) for document in documents)
    return _in_processes(documents, read, processes)


def guarded(read: Read, document: Document) -> Reading:
    """The reading of a document, or why there is none."""
    try:
        return read(document)
    except (ModelMissing, DataError, ImportError):
        raise  # not of this document: it would stop every one
    except DragomanError as error:
        return Reading(document=document.id, issue=str(error))
    except Exception as error:  # the border of a document: the run goes on without it
        return Reading(document=document.id, issue=f"Dragoman failed on it ({_line(error)}); please report this")


def _line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _in_processes(documents: Iterable[Document], read: Read, processes: int) -> Iterator[tuple[Document, Reading]]:
    # Twice as many are under way as are read at once, so that nobody waits and memory stays bounded.
    waiting: _Waiting = deque()
    pool = _pool(processes)
    try:
        for document in documents:
            waiting.append((document, _submitted(pool, read, document)))
            if len(waiting) >= 2 * processes:
                done, pool = _next(waiting, pool, read, processes)
                yield done
        while waiting:
            done, pool = _next(waiting, pool, read, processes)
            yield done
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, read: Read, document: Document) -> Future[Reading]:
    try:
        return pool.submit(guarded, read, document)
    except BrokenProcessPool as error:  # a process died since: found out here, it is dealt with when its turn comes
        broken: Future[Reading] = Future()
        broken.set_exception(error)
        return broken


def _next(
    waiting: _Waiting, pool: ProcessPoolExecutor, read: Read, processes: int
) -> tuple[tuple[Document, Reading], ProcessPoolExecutor]:
    document, future = waiting.popleft()
    try:
        return (document, future.result()), pool
    except BrokenProcessPool:
        # Any of those under way may be the cause: this one is tried alone, the others again together.
        reading = _alone(document, read)
        pool.shutdown(cancel_futures=True)
        pool = _pool(processes)
        again = [(each, _submitted(pool, read, each)) for each, _ in waiting]
        waiting.clear()
        waiting.extend(again)
        return (document, reading), pool


def _alone(document: Document, read: Read) -> Reading:
    with _pool(1) as pool:
        try:
            return pool.submit(guarded, read, document).result()
        except BrokenProcessPool:
            return Reading(document=document.id, issue="the process that read it was killed: is there enough memory?")


def _pool(processes: int) -> ProcessPoolExecutor:
    # Started afresh rather than forked: a fork of a process with threads can hang, and some systems have none.
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_settle)


def _settle() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
