"""The reasons why a dated expression makes no event, as clauses for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.dated_phrase import modified_noun, phrase_start
from timeline.model import Expression, TimexType
from timeline.words.reasons import NoEventReason

if TYPE_CHECKING:
    from timeline.events.dated_phrase import DatedPhrase
    from timeline.language import Passage

NoEvent = tuple[Expression, str]
"""A dated expression without an event, and the reason."""

MAX_QUOTE_LENGTH = 60
"""Characters of the quoted thing in a reason, at most."""

OF_OTHER_TYPE = {
    TimexType.DURATION: str(NoEventReason.LENGTH),
    TimexType.SET: str(NoEventReason.FREQUENCY),
}


def reason_text(reason: NoEventReason, passage: Passage, dated: DatedPhrase) -> str:
    """Return the reason in words, with a quotation of the thing described by the expression."""
    described = _described(reason, passage, dated)
    if not described:
        return str(reason)
    if len(described) > MAX_QUOTE_LENGTH:
        described = described[: MAX_QUOTE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    return f"{reason}: {described}"


def _described(reason: NoEventReason, passage: Passage, dated: DatedPhrase) -> str:
    """Return the text of the thing that contains the expression; empty if there is none."""
    doc = passage.doc
    if reason is NoEventReason.NUMBERS:
        span = doc[phrase_start(doc, dated.first) : dated.last]
    elif reason is NoEventReason.DESCRIBES:
        noun = modified_noun(doc, dated.first, dated.last)
        first = doc[dated.first]
        thing = first.head.head if first.dep_ == "pobj" else None
        if noun is not None:
            span = doc[phrase_start(doc, dated.first) : noun.i + 1]
        elif thing is not None and thing.i < dated.first:
            span = doc[phrase_start(doc, thing.i) : dated.last]
        else:
            return ""
    else:
        return ""
    return " ".join(passage.text[span.start_char : span.end_char].split())
