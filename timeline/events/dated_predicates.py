"""The predicate of each date of a sentence: two dates of one verb may belong to two clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.date_attachment import dated_predicate
from timeline.events.dated_phrase import DatedPhrase, is_calendar_word, is_holiday
from timeline.events.dependency_tree import SUBJECTS, ancestors, auxiliaries, child, is_noun, is_verb
from timeline.events.predicates import event_noun, inner_predicate
from timeline.events.speech_acts import denying_verb
from timeline.model import Granularity
from timeline.words.reasons import NoEventReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_IDLE = frozenset(
    (verb, word)
    for verb, word in (
        ("look", "on"),
        ("looks", "on"),
        ("walk", "past"),
        ("walks", "past"),
        ("walk", "by"),
        ("walks", "by"),
        ("cycles", "past"),
        ("stroll", "past"),
        ("strolls", "past"),
    )
)
"""Verbs with their next word of people in a picture without an act of their own."""


def dated_predicates(doc: Doc, phrases: Sequence[DatedPhrase]) -> list[Token | NoEventReason]:
    """Return the predicate of each date. If two share a verb, one may date a predicate below it."""
    heads = [_not_misread(dated_predicate(doc, dated)) for dated in phrases]
    counts = Counter(head.i for head in heads if not isinstance(head, NoEventReason))
    shared = {index for index, dates in counts.items() if dates > 1}
    heads = [
        dated_predicate(doc, dated, shared)
        if not isinstance(head, NoEventReason) and head.i in shared
        else head
        for dated, head in zip(phrases, heads, strict=True)
    ]
    inner = [
        head if isinstance(head, NoEventReason) else inner_predicate(head, dated, rivals)
        for head, dated, rivals in zip(heads, phrases, _rivals(heads, phrases), strict=True)
    ]
    return _without_holiday_names(
        [
            head if isinstance(head, NoEventReason) else _reason_of_form(head, dated) or head
            for head, dated in zip(inner, phrases, strict=True)
        ],
        phrases,
    )


def _reason_of_form(head: Token, dated: DatedPhrase) -> NoEventReason | None:
    """Return the reason for no event from the form of a predicate: a caption, or words to the reader."""
    if _describes_picture(head, dated) or is_calendar_word(head):
        return NoEventReason.STAMP
    opening = head.doc[: head.i]
    is_request = head.tag_ == "VB" and head.dep_ == "ROOT" and not any(token.is_alpha for token in opening)
    return NoEventReason.NOT_PROSE if is_request and child(head, *SUBJECTS) is None else None


def _describes_picture(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for a caption without an act: "Ana Duarte poses in Lima on Monday", "is seen in Lima"."""
    if dated.date.granularity is not Granularity.DAY or _is_announced(dated) or verb.dep_ != "ROOT":
        return False
    doc, helpers = verb.doc, auxiliaries(verb)
    courses = (child(word, "pobj") for word in verb.children if word.lower_ == "during")
    if any(noun is not None and event_noun(noun) is not None for noun in courses):
        return False  # "is seen during a meeting"
    if dated.last < len(doc) and doc[dated.last].text == ":":
        return False  # an entry of a chronology
    if verb.lower_ in lexicon.SHOWN_VERBS and verb.tag_ == "VBN":
        has_act = child(verb, "xcomp", "oprd", "advcl") is not None
        return bool(helpers) and all(helper.lower_ in ("is", "are") for helper in helpers) and not has_act
    if verb.tag_ not in ("VBZ", "VBP") or helpers:
        return False
    following = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    is_idle = (verb.lower_, following) in _IDLE
    return is_idle or verb.lower_ in lexicon.POSING_VERBS


def _is_announced(dated: DatedPhrase) -> bool:
    """Return True for a date to come; the next day of a picture from the East has come."""
    if dated.published is None or dated.date.earliest is None:
        return False
    return (dated.date.earliest - dated.published).days > 1


def _rivals(
    heads: Sequence[Token | NoEventReason], phrases: Sequence[DatedPhrase]
) -> Iterator[list[DatedPhrase]]:
    """Yield for each date the other dates of its predicate that lie at another time."""
    for head, dated in zip(heads, phrases, strict=True):
        same = (other for other, its in zip(phrases, heads, strict=True) if its == head)
        yield [other for other in same if other is not dated and not _overlap(other, dated)]


def _not_misread(head: Token | NoEventReason) -> Token | NoEventReason:
    """Return the predicate; "denied" if the parser took the bail in "denied the players bail" for a verb."""
    return head if isinstance(head, NoEventReason) else denying_verb(head) or head


def _without_holiday_names(
    heads: Sequence[Token | NoEventReason], phrases: Sequence[DatedPhrase]
) -> list[Token | NoEventReason]:
    """Return the predicates, without those of a holiday with another date ("Christmas party in May")."""
    return [
        NoEventReason.DESCRIBES
        if not isinstance(head, NoEventReason)
        and any(_has_other_date(head, dated, *other) for other in zip(heads, phrases, strict=True))
        else head
        for head, dated in zip(heads, phrases, strict=True)
    ]


def _has_other_date(
    noun: Token, holiday: DatedPhrase, head: Token | NoEventReason, dated: DatedPhrase
) -> bool:
    """Return True if another date belongs to the holiday's noun or to the verb above it."""
    if isinstance(head, NoEventReason) or dated is holiday or not is_noun(noun) or holiday.first > noun.i:
        return False
    if not is_holiday(noun.doc, holiday) or is_holiday(noun.doc, dated) or _overlap(holiday, dated):
        return False
    above = list(ancestors(noun))
    verb = next((place for place, token in enumerate(above) if is_verb(token)), len(above))
    return head in (noun, *above[: verb + 1])


def _overlap(one: DatedPhrase, two: DatedPhrase) -> bool:
    starts, ends = (one.date.earliest, two.date.earliest), (one.date.latest, two.date.latest)
    if None in starts or None in ends:
        return True
    return max(filter(None, starts)) <= min(filter(None, ends))
