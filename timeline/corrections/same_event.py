"""Questions to a person about two events that are alike: "Same event?"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.corrections.apply import CorrectedEvents
from timeline.corrections.correction import Correction
from timeline.merging import DoubtfulPair
from timeline.model import Event, Mention


@dataclass(frozen=True, slots=True)
class SameEventQuestion:
    """Two events, each with the mention to compare. ``why`` is a sentence on what they have in common."""

    events: tuple[Event, Event]
    mentions: tuple[Mention, Mention]
    why: str

    def no(self, corrected: CorrectedEvents) -> Correction:
        """Return the correction that keeps both events apart."""
        one, two = self.events
        return corrected.distinct_correction(one, two)


def same_event_questions(
    corrected: CorrectedEvents, doubtful: Iterable[DoubtfulPair]
) -> list[SameEventQuestion]:
    """Return the questions still open, in the order of the pairs; each pair of events is asked for once."""
    return list(_questions(corrected, doubtful))


def _questions(corrected: CorrectedEvents, doubtful: Iterable[DoubtfulPair]) -> Iterator[SameEventQuestion]:
    found = {mention.id: (event, mention) for event in corrected.events for mention in event.mentions}
    answered = set(corrected.apart)
    for pair in doubtful:
        if pair.one in found and pair.two in found:
            (one, here), (two, there) = found[pair.one], found[pair.two]
            events = frozenset((one.id, two.id))
            if len(events) == 2 and events not in answered:
                answered.add(events)
                yield SameEventQuestion((one, two), (here, there), pair.why)
