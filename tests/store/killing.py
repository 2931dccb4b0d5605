"""Processes of ``store_worker`` that are run to their end, or killed at a random moment."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]


def started(what: str, address: str, count: int) -> subprocess.Popen[str]:
    """Start a worker."""
    command = [sys.executable, "-m", "tests.store.store_worker", what, address, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def killed(what: str, address: str, count: int, chance: Random) -> set[str]:
    """Kill a worker at a random moment after it has confirmed some of its work.

    Return everything it had confirmed.
    """
    with started(what, address, count) as process:
        assert process.stdout is not None
        confirmed = set()
        for _ in range(chance.randrange(20)):
            confirmed.add(process.stdout.readline().strip())
        timer = threading.Timer(chance.random() * 0.2, process.kill)
        timer.start()
        confirmed.update(line.strip() for line in process.stdout if line.endswith("\n"))
        timer.join()
    return confirmed - {""}


def finished(what: str, address: str, count: int) -> None:
    """Run a worker to its end."""
    with started(what, address, count) as process:
        process.communicate(timeout=600)
    assert process.returncode == 0
