"""Starting the worker process, and watching it."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from thidua.reading.load.limits import LoadLimits

_MODULE = "thidua.reading.load.worker"
_LARGEST_FRAME = 256 * 1024 * 1024


class WorkerStopped(Exception):
    """The worker ended before its task did; ``late`` when its time was over."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("late" if late else "crashed")
        self.late = late


def frames_of(
    task: dict[str, Any], data: bytes, *, seconds: float, limits: LoadLimits
) -> Iterator[bytes]:
    """Do a task in a process of its own; its frames, each as soon as it is there.

    Raises WorkerStopped, after the frames that came, when the process crashes,
    or takes longer than ``seconds``. The process never outlives the iteration.
    """
    order = {**task, "seconds": seconds, "bytes": limits.worker_bytes + len(data)}
    process = subprocess.Popen(  # noqa: S603 - our own module, nothing of the file in the command
        [sys.executable, "-P", "-m", _MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    ends = time.monotonic() + seconds
    try:
        assert process.stdin is not None  # noqa: S101 - piped above
        assert process.stdout is not None  # noqa: S101 - piped above
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(json.dumps(order).encode("ascii") + b"\n")
            process.stdin.write(data)
            process.stdin.close()
        pipe = _Pipe(process.stdout.fileno(), ends)
        while (head := pipe.take(4)) is not None:
            size = int.from_bytes(head, "big")
            frame = pipe.take(size) if size <= _LARGEST_FRAME else None
            if frame is None:
                raise WorkerStopped(late=False)
            yield frame
        if process.wait(max(0.1, ends - time.monotonic())) != 0:
            raise WorkerStopped(late=False)
    except subprocess.TimeoutExpired:
        raise WorkerStopped(late=True) from None
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


class _Pipe:
    """Reads exact amounts from a pipe until a time."""

    def __init__(self, descriptor: int, ends: float) -> None:
        self._descriptor = descriptor
        self._ends = ends
        self._held = bytearray()
        self._selector = selectors.DefaultSelector()
        self._selector.register(descriptor, selectors.EVENT_READ)

    def take(self, size: int) -> bytes | None:
        """The next bytes; None when the pipe ends before them. Raises WorkerStopped when late."""
        while len(self._held) < size:
            left = self._ends - time.monotonic()
            if left <= 0 or not self._selector.select(left):
                raise WorkerStopped(late=True)
            piece = os.read(self._descriptor, 1 << 20)
            if not piece:
                return None
            self._held += piece
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken
