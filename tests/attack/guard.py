"""A process that tries inputs one by one: it may hang, swell or crash, and the attack goes on without it."""

from __future__ import annotations

import logging
import multiprocessing
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import process_time

from tests.attack.outcome import Outcome

Trial = Callable[[int], str | None]
"""Tries the input with a number. Returns what was wrong, or ``None``; an exception is wrong, too."""

MOST_SECONDS = 10.0
"""Processor time of one input, most of them a few kilobytes."""
PATIENCE = 60.0
"""Seconds by the clock until a process that does not answer is killed."""
START = 120.0
"""Seconds by the clock until a new process has loaded its models."""
MOST_BYTES = 3 * 2**30
"""Data that a process may hold: what needs more fails, so that it cannot take down the machine."""
MOST_GROWTH = 500
"""Megabytes that one input may add to the most memory that the process has held."""


def try_all(outcome: Outcome, trial: Trial, numbers: Iterable[int], prepare: Callable[[], object]) -> None:
    """Try the inputs in a process of their own; ``prepare`` loads there what is not to be measured."""
    process: tuple[BaseProcess, Connection] | None = None
    for number in numbers:
        process = process or _started(trial, prepare)
        outcome.tried += 1
        fault, lives = _answer(*process, number)
        if fault is not None:
            outcome.broken.append(f"input {number}: {fault}")
        if not lives:
            _end(*process)
            process = None
    if process is not None:
        _end(*process)


def _answer(process: BaseProcess, pipe: Connection, number: int) -> tuple[str | None, bool]:
    """Return what was wrong with an input, and whether the process still lives."""
    try:
        pipe.send(number)
        if not pipe.poll(PATIENCE):
            return f"no end within {PATIENCE:.0f} s", False
        return pipe.recv(), True
    except (EOFError, OSError):
        process.join(5)
        return f"the process ended with {process.exitcode}", False


def _started(trial: Trial, prepare: Callable[[], object]) -> tuple[BaseProcess, Connection]:
    fresh = multiprocessing.get_context("spawn")
    pipe, theirs = fresh.Pipe()
    process = fresh.Process(target=_serve, args=(theirs, trial, prepare), daemon=True)
    process.start()
    theirs.close()
    if not pipe.poll(START) or pipe.recv() != "ready":
        raise RuntimeError("the process of an attack does not start")
    return process, pipe


def _end(process: BaseProcess, pipe: Connection) -> None:
    pipe.close()
    process.kill()
    process.join()


def _serve(pipe: Connection, trial: Trial, prepare: Callable[[], object]) -> None:
    """Answer each number with what was wrong, until the attack closes the pipe."""
    logging.getLogger("timeline").addHandler(logging.NullHandler())  # the tracebacks of refused files
    prepare()
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    pipe.send("ready")
    with _until_closed():
        while True:
            number = pipe.recv()
            pipe.send(_measured(partial(trial, number)))


@contextmanager
def _until_closed() -> Iterator[None]:
    try:
        yield
    except (EOFError, BrokenPipeError):
        sys.exit(0)


def _measured(work: Callable[[], str | None]) -> str | None:
    """Return what was wrong: the fault itself, an exception, too much time, or too much memory."""
    memory, begun = _peak(), process_time()
    try:
        fault = work()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if (taken := process_time() - begun) > MOST_SECONDS:
        return f"took {taken:.1f} s"
    if (grown := _peak() - memory) > MOST_GROWTH:
        return f"took {grown:.0f} MB"
    return fault


def _peak() -> float:
    """Return the most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
