"""The title of a mention: what its sentence says of the predicate, in the sentence's words and order.

A title is a choice of the sentence's tokens. Several drafts are shortened to the length of a title; the one
that loses least against its sentence is the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import claim_path
from timeline.events.dependency_tree import FINITE, SUBJECTS, VERBS, ancestors, child
from timeline.events.inverted_clause import inverting_words
from timeline.events.title_candidates import Candidate, candidates, inner_candidates
from timeline.events.title_fitting import (
    CUT,
    MAX_TITLE_LENGTH,
    Fitted,
    broken_off,
    cut,
    fitted,
    loosened,
    plain_title,
)
from timeline.events.title_frames import verb_needs
from timeline.events.title_line import own_line
from timeline.events.title_loss import tells_other_act, total_loss
from timeline.events.title_names import with_whole_works
from timeline.events.title_text import TitleContext
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GOOD = 0.9
"""A loss at which no better title is looked for."""
_POOR = 14.0
"""A loss at which the beginning of the sentence is better."""
_MUCH_LONGER = 20
"""In characters: a beginning that is not much longer than a poor title is no better."""
_POOR_WHOLE = 10.0
"""A loss of a whole title at which one that says less, or breaks off, may be better."""
_LOSS_OF_ANY_CUT = 4.0
"""Nearly every beginning loses more."""
_WITHOUT_PREDICATE = 10.0
"""A loss at which a part of the claim is tried."""
_BAD = 100.0
"""More than the loss of any title."""
_PASSING = frozenset({"arrived", "began", "dawned", "approached", "ended", "neared", "started", "came"})
"""What a time does ("as 2016 | arrived")."""
_UNITS = frozenset({"day", "week", "month", "year"})
_SAME = frozenset({"same", "very"})
_SHARES = frozenset({"most", "much", "half", "all", "rest", "part"})
"""Words before "of the year" that need it."""


def title(predicate: Token, context: TitleContext) -> str:
    """Return the title of a predicate: never empty, at most ``MAX_TITLE_LENGTH`` characters."""
    line = own_line(predicate)
    outside = frozenset(word.i for word in predicate.doc if word.i not in line)
    rest = frozenset(_rest_of_time(predicate, context))
    time = context.dates | rest
    left_out = (context.left_out | rest | outside) - frozenset(_of_names(predicate.doc, time))
    left_out -= {*inverting_words(predicate)}  # "Only on Monday | did he resign"
    left_out -= frozenset(_with_clause(predicate.doc, time))
    if _is_gapped(predicate, time):
        left_out = outside
    context = replace(context, left_out=left_out, dates=time)
    told = context.dates - context.left_out
    drafts = (_with_date(each, told) for each in candidates(predicate, context, line))
    choice = _Choice(predicate, context, line)
    return choice.best(drafts) or _fallback(choice, line, context)


def _is_gapped(predicate: Token, dates: frozenset[int]) -> bool:
    """Return True for a verb left out the second time ("ten fell on Monday and three | on Tuesday")."""
    doc = predicate.doc
    first = min((index for index in dates if index > predicate.i), default=len(doc))
    for word in doc[first:]:
        if word.dep_ == "cc" and word.i + 2 < len(doc) and doc[word.i + 1].tag_ == "CD":
            behind = doc[word.i + 2 : word.i + 4]
            if any(each.i in dates for each in behind) and behind[0].tag_ in ("IN", "NNP"):
                return True
    return False


class _Choice:
    """The choice among the drafts of a title: the best text so far, and its loss."""

    def __init__(self, predicate: Token, context: TitleContext, line: range) -> None:
        """Choose a title of this predicate; ``line`` holds the tokens of its line."""
        self.predicate = predicate
        self.line = line
        self.context = context
        self.time = context.dates
        self.text, self.least = "", _BAD
        self.seen: list[Candidate] = []

    def best(self, drafts: Iterable[Candidate]) -> str:
        """Return the draft that loses least, if it is good enough; a whole one before one that breaks off."""
        for candidate in drafts:
            self.seen.append(candidate)
            self._try(candidate, fitted(candidate.draft, candidate.context))
            if self.least <= _GOOD:
                return self.text
        if self.least > _WITHOUT_PREDICATE:
            for candidate in inner_candidates(self.predicate, self.context, self.line):
                self._try(candidate, fitted(candidate.draft, candidate.context))
        self._try_shorter()
        return self.text if self.least <= _POOR else ""

    def _try_shorter(self) -> None:
        """Try beginnings that are whole, then looser titles, and at last beginnings that break off."""
        broken: list[tuple[Candidate, Fitted]] = []
        for candidate in self.seen:
            if not candidate.is_whole and candidate.loss + _LOSS_OF_ANY_CUT < self.least:
                beginnings = cut(candidate.draft, candidate.context)
                self._try(candidate, (each for each in beginnings if CUT not in each.text))
                broken += ((candidate, each) for each in beginnings if CUT in each.text)
        if self.least > _POOR_WHOLE:
            for candidate in self.seen:
                self._try(candidate, loosened(candidate.draft, candidate.context))
        if self.least > _POOR_WHOLE:
            for candidate, each in broken:
                self._try(candidate, [each])

    def _try(self, candidate: Candidate, titles: Iterable[Fitted]) -> None:
        for found in titles:
            loss = candidate.loss + total_loss(found, self.predicate, self.time)
            if loss < self.least and not tells_other_act(found, self.predicate):
                self.text, self.least = found.text if found.is_cut else _ended(found, candidate), loss


def _fallback(choice: _Choice, line: range, context: TitleContext) -> str:
    """Return the title of a sentence that no draft sums up: a beginning, with who said it."""
    predicate, first = choice.predicate, choice.seen[0]
    text = _longer(choice.text, _beginning(predicate, line, context), predicate)
    if predicate.text not in text and (own := _own_clause(predicate, line, context)):
        return own
    is_other = predicate.dep_ == "conj" and predicate.text not in text
    if is_other or (not text and first.draft.front):
        text = broken_off(first.draft, first.context) or text
    return text or plain_title(_claim_words(predicate, context), context)


def _with_date(candidate: Candidate, told: frozenset[int]) -> Candidate:
    """Return a candidate that must keep ``told``, the date that the title has to tell, if it has it all.

    The titles of works in it are whole.
    """
    draft = candidate.draft
    whole = with_whole_works(draft.doc, draft.kept)
    if whole != draft.kept:
        draft = replace(draft, kept=whole)
        candidate = replace(candidate, draft=draft)
    if not told or not told <= draft.kept:
        return candidate
    return replace(candidate, draft=replace(draft, needed=draft.needed | told))


def _ended(found: Fitted, candidate: Candidate) -> str:
    """Return the title with the question mark of its sentence, if there is room for it."""
    has_room = len(found.text) < MAX_TITLE_LENGTH and not found.text.endswith(candidate.end)
    return found.text + candidate.end if has_room else found.text


def _longer(poor: str, beginning: str, predicate: Token) -> str:
    """Return the beginning of the sentence if it says much more than a poor title, and who said it."""
    is_longer = len(beginning) > len(poor) + _MUCH_LONGER
    return beginning if is_longer and not _lacks_speaker(beginning, predicate) else poor


def _lacks_speaker(text: str, predicate: Token) -> bool:
    """Return True if a verb of saying above the predicate, or the predicate, is not in the text."""
    verbs = (verb for verb in (predicate, *ancestors(predicate)) if verb.lower_ in lexicon.REPORTING_VERBS)
    return any(verb.text not in text for verb in verbs)


def _beginning(predicate: Token, line: range, context: TitleContext) -> str:
    """Return the beginning of the line as it stands, with its dates."""
    doc = predicate.doc
    words = [doc[index] for index in line if index < len(doc) and not doc[index].is_space]
    while len(words) > 1 and (words[0].dep_ == "cc" or words[0].text in ("-", "–", "—", "--", "|")):
        words.pop(0)
    return plain_title(words, replace(context, left_out=frozenset()))


def _rest_of_time(predicate: Token, context: TitleContext) -> Iterator[int]:
    """Yield the words before the time that belong to it ("mid-to-late | July", "back | in 2002")."""
    doc = predicate.doc
    for index in context.left_out:
        before = doc[index - 1] if index > 0 else predicate
        if before.i not in context.left_out and _points_to_time(before, context):
            yield before.i
        yield from _words_behind(doc, index, before)
        while before.ent_type_ in ("DATE", "TIME") and _describes_time(before) and before.i > 0:
            yield before.i
            before = neighbour(before, -1)


def _words_behind(doc: Doc, index: int, before: Token) -> Iterator[int]:
    """Yield the words behind the time that belong to it ("last year | alone", "as 2016 | arrived")."""
    if index + 1 >= len(doc):
        return
    behind = doc[index + 1]
    is_of_time = before.lower_ in ("as", "when") and behind.lower_ in _PASSING
    if behind.lower_ == "alone" or is_of_time:
        yield behind.i


def _points_to_time(before: Token, context: TitleContext) -> bool:
    """Return True for "one" and "back" before a time ("one | Sunday", "found guilty back | in July")."""
    if before.lower_ == "back":
        verb = before.head
        return before.i == 0 or verb.i in context.left_out or not verb_needs(verb, "back")
    return before.lower_ == "one" and before.tag_ == "CD"


def _of_names(doc: Doc, dates: frozenset[int]) -> Iterator[int]:
    """Yield the words of a time inside a name or a share ("Coach | of the Year", "much | of the year")."""
    for index in dates:
        of = doc[max(index - 2, 0)]
        is_of_the = index > 2 and of.lower_ == "of" and doc[index - 1].lower_ == "the"
        if is_of_the and (doc[index].text == "Year" or neighbour(of, -1).lower_ in _SHARES):
            yield from range(index - 2, index + 1)


def _with_clause(doc: Doc, dates: frozenset[int]) -> Iterator[int]:
    """Yield the words of a time that a clause explains ("on the same day | that the bank failed")."""
    for index in dates:
        is_same = doc[index].lower_ in _UNITS and index > 0 and doc[index - 1].lower_ in _SAME
        if is_same and index + 1 < len(doc) and doc[index + 1].lower_ in ("that", "when"):
            start = index
            while start in dates:
                yield start
                start -= 1


def _describes_time(token: Token) -> bool:
    """Return True for a small word ("prior to"), an adjective ("mid") or a plural ("years") before a time."""
    if child(token, "nummod") is not None:
        return False  # "the worst storm in ten years | on Monday"
    return token.tag_ == "HYPH" or (token.tag_ in ("JJ", "RB", "IN", "TO", "NNS") and token.text.islower())


def _own_clause(predicate: Token, line: range, context: TitleContext) -> str:
    """Return the beginning of the predicate's clause, if it holds by itself; else an empty string."""
    noun = child(predicate, *SUBJECTS)
    if noun is None or claim_path(predicate) != [predicate] or predicate.tag_ not in VERBS:
        return ""
    content = child(predicate, "ccomp")
    if predicate.lower_ in lexicon.REPORTING_VERBS and (content is None or content.i < predicate.i):
        return ""  # what was said stands before
    start = min(noun.left_edge.i, predicate.i)
    words = [predicate.doc[index] for index in line if index >= start and index not in context.left_out]
    text = plain_title([word for word in words if not word.is_space], context)
    return text if predicate.text in text else ""


def _claim_words(predicate: Token, context: TitleContext) -> list[Token]:
    """Return the words from the start of the predicate's claim to the end of its clause, without the time."""
    top = claim_path(predicate)[-1]
    words = predicate.doc[min(top.left_edge.i, predicate.i) : max(top.right_edge.i, predicate.i) + 1]
    others = [word for word in words if word.i not in context.left_out]
    first = next((word for word in others if not word.is_punct), None)
    return others if first is not None and first.tag_ not in FINITE else list(words)
