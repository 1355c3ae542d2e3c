"""How long reading takes: cold, as a user meets it, and by the token, with where the time goes.

    python -m benchmarks.reading [FOLDER...] [--times 100] [--cold 3] [--processes 2]

Takes folders of articles (the examples, unless others are given), prints figures; leaves nothing behind.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dragoman.ingest import read_path
from dragoman.model import Document
from dragoman.read import pipeline
from dragoman.run.pool import readings

EXAMPLES = Path(__file__).parents[1] / "examples"
_PACKAGE = f"{os.sep}dragoman{os.sep}"


def cold(folders: Sequence[Path], runs: int) -> list[float]:
    """Seconds of `dragoman read` in a process of its own, models loaded anew, into a new record."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as where:
            command = [sys.executable, "-m", "dragoman", "read", *map(str, folders), "--record", f"{where}/record.db"]
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            found.append(time.perf_counter() - begun)
    return found


def documents(folders: Sequence[Path]) -> list[Document]:
    """The documents of the folders that can be read."""
    found = [item for folder in folders for item in read_path(folder) if isinstance(item, Document)]
    return [document for document in found if document.language in pipeline.LANGUAGES]


def tokens(of: Document) -> int:
    """How many tokens a document has, by the reader's own count."""
    return len(pipeline.reader(of.language).backbone.parse(of.text).tokens)


def warm(read: Sequence[Document], times: int) -> float:
    """Seconds of reading the documents so many times in one process, models loaded before."""
    begun = time.perf_counter()
    for _ in range(times):
        for document in read:
            pipeline.read(document)
    return time.perf_counter() - begun


def halves(read: Sequence[Document], times: int) -> tuple[float, float]:
    """Seconds of the parse alone and of the whole reading of documents of one language, in one process.

    Medians of alternating runs, in processor time, so that other work on the machine weighs on neither.
    """
    language = pipeline.reader(read[0].language)
    parsed, whole = [], []
    for _ in range(times):
        begun = time.process_time()
        for document in read:
            language.backbone.parse(document.text)
        between = time.process_time()
        for document in read:
            language.read(document)
        parsed.append(between - begun)
        whole.append(time.process_time() - between)
    return statistics.median(parsed), statistics.median(whole)


def together(read: Sequence[Document], times: int, processes: int) -> float:
    """Seconds of reading the documents so many times by several processes, each with its models loaded before."""
    first = [document for document in read for _ in range(4 * processes)]
    found = readings(
        (*first, *(document for _ in range(times) for document in read)), pipeline.read, processes=processes
    )
    for _ in first:
        next(found)
    begun = time.perf_counter()
    for _ in found:
        pass
    return time.perf_counter() - begun


def profile(read: Sequence[Document]) -> Counter[str]:
    """Seconds by part of the reader: what is spent in a library counts where it was called from."""
    profiler = cProfile.Profile()
    profiler.enable()
    for document in read:
        pipeline.read(document)
    profiler.disable()
    spent: Counter[str] = Counter()
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    back = {caller for (file, _, _), (*_, callers) in stats.items() if _PACKAGE in file for caller in callers}
    for called, (_, _, own, _, callers) in stats.items():
        if _PACKAGE in called[0]:
            spent[_part(called[0])] += own
            continue
        for (caller, _, _), (_, _, inside, through) in callers.items():
            if _PACKAGE in caller:  # `sorted` calls back into the reader, which counts by itself
                spent[_part(caller)] += inside if called in back else through
    return spent


def _part(file: str) -> str:
    return file.rpartition(_PACKAGE)[2].removesuffix(".py")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="folders of articles (the examples)")
    parser.add_argument("--times", type=int, default=100, help="how many times everything is read (100)")
    parser.add_argument("--processes", type=int, default=2, help="how many processes read at once (2)")
    parser.add_argument("--cold", type=int, default=3, help="how many cold runs (3)")
    given = parser.parse_args()
    folders = given.folders or [path for path in sorted(EXAMPLES.iterdir()) if path.is_dir()]
    read = documents(folders)
    count = sum(map(tokens, read))
    print(
        f"{len(read)} documents, {count} tokens; {os.cpu_count()} cores, Python {sys.version.split()[0]}, one process"
    )
    if given.cold:
        seconds = cold(folders, given.cold)
        middle = statistics.median(seconds)
        print(f"cold: {middle:.1f} s (median of {len(seconds)}: {min(seconds):.1f} to {max(seconds):.1f})")
    for language in pipeline.LANGUAGES:
        inside = [document for document in read if document.language == language]
        if inside:
            size, (parsed, whole) = sum(map(tokens, inside)), halves(inside, given.times)
            many = given.times * size / together(inside, given.times, given.processes)
            print(
                f"{language}: parse alone {size / parsed:.0f} tokens a second, with all layers {size / whole:.0f}; "
                f"the layers cost {(whole - parsed) / parsed:.2f} of the parse; {given.processes} processes {many:.0f}"
            )
    seconds_warm = warm(read, given.times)
    print(
        f"warm: {given.times * count / seconds_warm:.0f} tokens a second ({given.times} times in {seconds_warm:.1f} s)"
    )
    spent = profile(read)
    whole = sum(spent.values())
    print("where the time goes:")
    for part, own in spent.most_common(12):
        print(f"  {own / whole:4.0%}  {part}")


if __name__ == "__main__":
    main()
