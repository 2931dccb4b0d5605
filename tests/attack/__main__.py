"""Attack the program and print what survived: ``python -m tests.attack [--seconds N] [NAME...]``.

The whole takes about an hour on two cores; ``--seconds`` ends each attack earlier, and names choose some. The
exit code is 1 if a promise was broken; the inputs that broke it are printed.
"""

from __future__ import annotations

import argparse
import logging
import sys
from time import monotonic

from tests.attack.attacks import ATTACKS
from tests.attack.outcome import Effort, Outcome

_SHOWN = 20
"""Inputs that are printed for each broken promise."""


def main() -> int:
    """Run the chosen attacks, and print a line for each as it ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack")
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *ATTACKS], help=", ".join(ATTACKS))
    parser.add_argument("--seconds", type=float, help="of each attack, instead of the whole number of tries")
    options = parser.parse_args()
    logging.getLogger("timeline").addHandler(logging.NullHandler())  # the tracebacks of refused files
    print(f"{'promise':66} {'tried':>8} {'survived':>8} {'seconds':>7}", flush=True)
    outcomes = [_run(name, Effort(options.seconds)) for name in options.names or ATTACKS]
    for each in outcomes:
        for line in each.broken[:_SHOWN]:
            print(f"BROKEN {each.promise}: {line[:500]}")
    return int(any(each.broken for each in outcomes))


def _run(name: str, effort: Effort) -> Outcome:
    begun = monotonic()
    outcome = ATTACKS[name](effort)
    survived = outcome.tried - len(outcome.broken)
    print(
        f"{outcome.promise:66} {outcome.tried:8,} {survived:8,} {monotonic() - begun:7,.0f}",
        flush=True,
    )
    return outcome


if __name__ == "__main__":
    sys.exit(main())
