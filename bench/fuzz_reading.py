"""Reads thousands of hostile files and reports crashes, hangs, memory and silence.

    python bench/fuzz_reading.py [COUNT] [--first SEED] [--load-only] [--only SEED]

Every file goes through the whole reader in a worker process. One that takes
longer than ten seconds of processor time is a hang, unless pages were read by OCR, which has
limits of its own; one that raises is a crash; one that had to leave a notice
and left none is silent. The exit status is 1 when there was any.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from bench.hostile_files import make

HANG_SECONDS = 10.0
MOST_MEGABYTES = 500


@dataclass(frozen=True)
class Outcome:
    """What became of one file; ``memory`` the most the worker and any child ever had, in MB."""

    seed: int
    kind: str
    seconds: float
    fault: str | None
    memory: tuple[int, int]
    notices: tuple[str, ...] = ()


@dataclass
class Report:
    counts: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    slowest: dict[str, tuple[float, int]] = field(default_factory=dict)
    notices: Counter[str] = field(default_factory=Counter)
    faults: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    memory: tuple[int, int] = (0, 0)

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.kind] += 1
        self.seconds[outcome.kind] += outcome.seconds
        self.notices.update(outcome.notices)
        slowest = self.slowest.get(outcome.kind, (0.0, 0))
        self.slowest[outcome.kind] = max(slowest, (outcome.seconds, outcome.seed))
        own, child = (max(pair) for pair in zip(self.memory, outcome.memory, strict=True))
        self.memory = own, child
        if outcome.fault:
            self.faults[outcome.fault].append(outcome.seed)

    def show(self) -> None:
        print(f"{'kind':24} {'files':>6} {'mean ms':>8} {'slowest s':>10}  seed")
        for kind, count in self.counts.most_common():
            mean = 1000 * self.seconds[kind] / count
            longest, seed = self.slowest[kind]
            print(f"{kind:24} {count:6} {mean:8.0f} {longest:10.2f}  {seed}")
        told = ", ".join(f"{code} {count}" for code, count in self.notices.most_common())
        print(f"notices: {told}")
        print(f"most memory: reader {self.memory[0]} MB, a program it started {self.memory[1]} MB")
        for fault, seeds in sorted(self.faults.items(), key=lambda item: -len(item[1])):
            print(f"{len(seeds)} x {fault}\n    seeds {seeds[:8]}")


def main() -> int:
    order = _arguments()
    if order.only is not None:
        print(examine(order.only, load_only=order.load_only, show=True))
        return 0
    report = Report()
    worker = Worker(load_only=order.load_only)
    for seed in range(order.first, order.first + order.count):
        outcome = worker.run(seed)
        report.add(outcome)
        if outcome.fault:
            print(outcome, file=sys.stderr, flush=True)
        if (seed - order.first + 1) % 500 == 0:
            print(f"{seed - order.first + 1} files …", file=sys.stderr)
    worker.stop()
    report.show()
    bad = bool(report.faults) or max(report.memory) > MOST_MEGABYTES
    print("FAILED" if bad else "all files ended well")
    return int(bad)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--load-only", action="store_true", help="stop after loading")
    parser.add_argument("--only", type=int, metavar="SEED", help="run one seed here and show it")
    return parser.parse_args()


class Worker:
    """A process that reads one file after the other, replaced when it hangs or dies."""

    def __init__(self, *, load_only: bool) -> None:
        self._load_only = load_only
        self._start()

    def run(self, seed: int) -> Outcome:
        start = time.monotonic()
        self._pipe.send(seed)
        try:
            # On the clock there is more time: to make the file, and for what else runs here.
            if self._pipe.poll(9 * HANG_SECONDS):
                outcome = self._pipe.recv()
                assert isinstance(outcome, Outcome)
                return outcome
            fault = "hang"
        except EOFError:
            fault = f"the process died, status {self._process.exitcode}"
        self.stop()
        self._start()
        return Outcome(seed, make(seed)[0], time.monotonic() - start, fault, (0, 0))

    def stop(self) -> None:
        self._process.kill()
        self._process.join()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, end = context.Pipe()
        self._process = context.Process(target=serve, args=(end, self._load_only), daemon=True)
        self._process.start()
        end.close()


def serve(pipe: Connection, load_only: bool) -> None:
    while True:
        pipe.send(examine(pipe.recv(), load_only=load_only))


def examine(seed: int, *, load_only: bool, show: bool = False) -> Outcome:
    """Read the file of a seed and look at what came of it."""
    kind, hostile = make(seed)
    notices: tuple[str, ...] = ()
    start = processor_seconds()
    try:
        notices = read(hostile.data, hostile.name, load_only=load_only)
        fault = "silent" if hostile.must_tell and not notices else None
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__} at {place.filename.rpartition('/')[2]}:{place.lineno}"
        if show:
            traceback.print_exc()
    seconds = processor_seconds() - start
    if seconds > HANG_SECONDS and "ocr_review" not in notices:
        fault = fault or f"{kind} took over {HANG_SECONDS:.0f} s"
    return Outcome(seed, kind, round(seconds, 2), fault, memory_in_megabytes(), notices)


def read(data: bytes, name: str, *, load_only: bool) -> tuple[str, ...]:
    """Codes of the notices; raises what the reader raises, and when a span points nowhere."""
    from thidua.reading.load import LoadLimits, load
    from thidua.reading.pipeline import read_source

    source = load(data, name, limits=LoadLimits(ocr_pages=3))
    for notice in source.notices:
        assert "{" not in notice.message, notice
    if not load_only:
        facts = read_source(source).to_json()
        end = len(facts["text"])
        for task in facts["tasks"]:
            assert 0 <= task["span"]["start"] <= task["span"]["end"] <= end, task
    return tuple(notice.code for notice in source.notices)


def processor_seconds() -> float:
    """Of this process and the programs it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def memory_in_megabytes() -> tuple[int, int]:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return own // 1024, child // 1024


if __name__ == "__main__":
    sys.path.insert(0, "")
    sys.exit(main())
