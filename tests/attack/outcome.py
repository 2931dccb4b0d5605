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


@dataclass(frozen=True, slots=True)
class Effort:
    """How much an attack tries: the whole number of its tries, or fewer if the seconds are over before."""

    seconds: float | None = None

    def numbers(self, whole: int) -> Iterator[int]:
        """Count the tries from 0, at least one."""
        end = None if self.seconds is None else monotonic() + self.seconds
        for number in range(whole):
            if number and end is not None and monotonic() > end:
                return
            yield number
