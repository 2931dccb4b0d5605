"""Why an expression that has a date makes no event, as a clause that a person can read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.events.event_nouns import modified_noun, phrase_start
from timeline.model import Expression, TimexType

if TYPE_CHECKING:
    from timeline.events.dated_phrase import Dating
    from timeline.language import Passage

Silent = tuple[Expression, str]
"""An expression that makes no event, with the reason."""

LONGEST = 60
"""Characters of what an expression describes that a reason quotes, at most."""

IN_DATELINE = "it stands in a dateline"
UNREAD = "no sentence of the text holds it"
OF_OTHER_TYPE = {
    TimexType.DURATION: "it says how long, not when",
    TimexType.SET: "it says how often, not when",
}


class Silence(StrEnum):
    """Why an expression with a date makes no event."""

    DESCRIBES = "it describes a thing"
    NUMBERS = "it is a part of a name or a number"
    COMPARES = "it dates what something is compared with"
    EQUATES = "it only says which day it was"
    STAMP = "it stamps a page, a picture or a byline"
    NO_PREDICATE = "it stands with no verb and with no noun that happens"


def reason(silence: Silence, passage: Passage, dating: Dating) -> str:
    """Return the silence in words, with what the expression describes where it describes a thing."""
    described = _described(silence, passage, dating)
    if not described:
        return str(silence)
    if len(described) > LONGEST:
        described = described[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return f"{silence}: {described}"


def _described(silence: Silence, passage: Passage, dating: Dating) -> str:
    """Return the words of the thing that the expression describes or is a part of; empty for none."""
    doc = passage.doc
    if silence is Silence.NUMBERS:
        span = doc[phrase_start(doc, dating.first) : dating.last]
    elif silence is Silence.DESCRIBES:
        noun = modified_noun(doc, dating.first, dating.last)
        first = doc[dating.first]
        thing = first.head.head if first.dep_ == "pobj" else None
        if noun is not None:
            span = doc[phrase_start(doc, dating.first) : noun.i + 1]
        elif thing is not None and thing.i < dating.first:
            span = doc[phrase_start(doc, thing.i) : dating.last]
        else:
            return ""
    else:
        return ""
    return " ".join(passage.text[span.start_char : span.end_char].split())
