"""What an attack tried, and what survived."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic

SEED = 18


@dataclass(slots=True)
class Outcome:
    """What was promised, how often it was tried, and each input that broke the promise."""

    promise: str
    tried: int = 0
    broken: list[str] = field(default_factory=list)

    def attempt(self, name: object, work: Callable[[], object]) -> None:
        """Try once; an exception or a false result breaks the promise."""
        self.tried += 1
        try:
            kept = work() is not False
        except Exception as error:
            self.broken.append(f"{name}: {type(error).__name__}: {error}")
        else:
            if not kept:
                self.broken.append(str(name))


def times(seconds: float) -> Iterator[int]:
    """Count until the time is over, at least once."""
    end, number = monotonic() + seconds, 0
    while number == 0 or monotonic() < end:
        yield number
        number += 1
