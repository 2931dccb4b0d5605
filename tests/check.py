"""Run the checks: ``python -m tests.check``.

By default these are the static checks and the fast tests: under a minute on two cores. ``--all`` runs
every test, ``--static`` none. The exit code is 1 if a check failed; the output of a failed one is printed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Check:
    """A command with the name that the report gives it; the first word is a program of this environment."""

    name: str
    command: tuple[str, ...]


STATIC = (
    Check("format", ("ruff", "format", "--check", ".")),
    Check("lint", ("ruff", "check", ".")),
    Check("JavaScript", ("oxlint", "--config", ".ci/oxlint.json", "timeline")),
    Check("rooms", ("lint-imports",)),
    Check("types", ("mypy",)),
)
TESTS = ("pytest", "-q", "-n", "auto")
FAST = Check("fast tests", (*TESTS, "-m", "not slow and not browser"))
ALL = Check("all tests", TESTS)


def run(check: Check) -> bool:
    """Run one check, print its result, and return True if it passed."""
    program = Path(sysconfig.get_path("scripts")) / check.command[0]
    begun = time.monotonic()
    done = subprocess.run(
        [program, *check.command[1:]], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    passed = done.returncode == 0
    print(f"{'passed' if passed else 'FAILED'} {check.name} ({time.monotonic() - begun:.0f} s)", flush=True)
    if not passed:
        print(done.stdout, flush=True)
    return passed


def main() -> int:
    """Run the checks that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.check", description="Run the checks.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="run every test, not only the fast ones")
    which.add_argument("--static", action="store_true", help="run no test")
    options = parser.parse_args()
    tests = () if options.static else (ALL if options.all else FAST,)
    with ThreadPoolExecutor(2) as pool:  # the tests keep two cores busy; the static checks share them
        passed = list(pool.map(run, (*tests, *STATIC)))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
