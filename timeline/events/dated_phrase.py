"""A time expression as attaching sees it, and whether a verb's tense can go with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import auxiliaries
from timeline.model import CalendarDate

if TYPE_CHECKING:
    from spacy.tokens import Token

FUTURE_AUXILIARIES = frozenset({"will", "wo", "'ll", "shall", "gonna"})


@dataclass(frozen=True, slots=True)
class Dating:
    """What attaching needs to know of an expression: its tokens [first, last), its date, and the DCT.

    ``later`` says that it is written as the rest of a period ("later this month").
    """

    first: int
    last: int
    date: CalendarDate
    published: day | None
    later: bool = False

    @property
    def is_past(self) -> bool:
        """Whether all of the date lies before the publication."""
        latest = self.date.latest
        return self.published is not None and latest is not None and latest < self.published

    @property
    def is_future(self) -> bool:
        """Whether all of the date lies after the publication."""
        earliest = self.date.earliest
        if self.later:
            return True
        return self.published is not None and earliest is not None and earliest > self.published


def contradicts(verb: Token, dating: Dating) -> bool:
    """Return whether the tense cannot go with the date: present, future and perfect with a past one."""
    helpers = auxiliaries(verb)
    if any(each.lower_ in FUTURE_AUXILIARIES for each in helpers):
        return dating.is_past
    if any(each.tag_ in ("VBZ", "VBP") for each in helpers) or (not helpers and verb.tag_ in ("VBZ", "VBP")):
        return dating.is_past
    return verb.tag_ == "VBD" and not helpers and dating.is_future
