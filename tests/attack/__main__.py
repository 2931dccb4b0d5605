"""Attack the program and print what survived: ``python -m tests.attack [SECONDS]``, 60 for each attack.

The exit code is 1 if a promise was broken; the inputs that broke it are printed.
"""

from __future__ import annotations

import logging
import sys

from tests.attack.attacks import ATTACKS


def main() -> int:
    """Run all attacks."""
    logging.getLogger("timeline").addHandler(logging.NullHandler())  # the tracebacks of refused files
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    outcomes = [attack(seconds) for attack in ATTACKS.values()]
    print(f"{'promise':62} {'tried':>8} {'survived':>8}")
    for each in outcomes:
        print(f"{each.promise:62} {each.tried:8,} {each.tried - len(each.broken):8,}")
    for each in outcomes:
        for line in each.broken[:20]:
            print(f"BROKEN {each.promise}: {line[:300]}")
    return int(any(each.broken for each in outcomes))


if __name__ == "__main__":
    sys.exit(main())
