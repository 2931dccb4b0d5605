"""The drafts of a title: the claim of a predicate, the claims around it, its line, the nouns around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import claim_path, containing_path, saying_of_text
from timeline.events.dependency_tree import (
    AUXILIARIES,
    BE,
    NOUNS,
    SUBJECTS,
    ancestors,
    auxiliaries,
    child,
    is_noun,
    is_proper_noun,
    is_verb,
    subject,
)
from timeline.events.noun_phrase import leads_to_time, noun_words
from timeline.events.predicates import is_setting
from timeline.events.title_check import skips_negation
from timeline.events.title_dependents import (
    describes_noun,
    has_truth_word_beside,
    is_connective,
    is_question,
    saying_beside,
)
from timeline.events.title_doubt import has_uncertain_subject
from timeline.events.title_draft import Draft, nominal_draft
from timeline.events.title_fitting import MAX_TITLE_LENGTH, with_negations
from timeline.events.title_marks import is_quotation_mark
from timeline.events.title_speech import spoken_draft
from timeline.events.title_text import TitleContext, title_text
from timeline.events.title_words import clause_draft, participle_draft

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING, _LINE, _CONTAINING = 0.4, 0.5, 1.2
"""The losses of a clause with its opening, of the whole line, and of each claim around the first one."""
_FARTHEST = 5 * _CONTAINING
"""The loss of the farthest claim that is tried: a text without full stops has hundreds around each date."""
_BARE, _AROUND = 1.5, 2.5
"""The losses of a participle with nothing but its date, and of the nouns around a noun."""
_TOLD = 2.0
"""The loss of what a participle of saying tells, with its speaker ("the mayor, adding that | it fell")."""
_SHOWN = 1.0
"""The loss of what a sentence shows ("this is | the fifth test")."""
_INNER, _MARKED = 4.0, 5.0
"""The losses of a part of the claim, and of a clause that only the rest of its sentence completes."""
_TIMES = frozenset({"when", "until", "after", "before", "while", "as", "since", "once"})
_UNREAL = lexicon.PLANNING_VERBS | lexicon.DENYING_VERBS
_UNCERTAIN = _UNREAL | lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
_AT_ONCE = frozenset({"when", "as", "while"})
_INDEFINITE = frozenset({"no", "any", "another", "some", "each", "every"})
_PHASES = frozenset(
    {"end", "start", "beginning", "outbreak", "close", "completion", "collapse", "eve", "height"}
)
"""Nouns whose date stands behind the noun that they are about ("the end of the siege in 1871")."""
_SHOWING = frozenset({"this", "that", "these", "those", "it"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft of a title, its context, and the loss of its kind; ``end`` is a question mark or empty.

    A draft ``is_whole`` if it must not break off.
    """

    draft: Draft
    context: TitleContext
    loss: float = 0
    is_whole: bool = True
    end: str = ""


def candidates(predicate: Token, context: TitleContext, line: range) -> Iterator[Candidate]:
    """Yield the drafts of a predicate's title, the most usual one first.

    ``line`` holds the tokens of the predicate's line.
    """
    path = [word for word in _without_cleft(claim_path(predicate), context) if word.i in line]
    saying = saying_of_text(predicate) or saying_beside(predicate)
    if saying is not None and saying.i in line:
        yield from _drafts_of_text(
            predicate, [word for word in claim_path(saying) if word.i in line], context
        )
    if is_verb(predicate) or child(predicate, *SUBJECTS) is not None:
        if _accompanies(predicate):
            yield Candidate(clause_draft([predicate], context), context, _OPENING)
        yield from _clause_drafts(path, context)
    elif predicate.dep_ in SUBJECTS and is_verb(predicate.head):
        keeps_time = context.is_bare_noun and predicate.head.lower_ not in lexicon.HAPPENING_VERBS
        yield from _clause_drafts(path, _with_time_of(predicate, context) if keeps_time else context)
        yield from _nominal_drafts(predicate, context)
    else:
        is_denied = predicate.dep_ == "attr" and has_truth_word_beside(predicate.head)
        if not is_denied and _stands_alone(predicate, context):
            yield Candidate(nominal_draft(predicate, context), context)
        dated = context if is_setting(predicate) else _with_time_of(predicate, context)
        yield from _clause_drafts(path, dated)
        if not is_denied:  # "this is not | the fifth test"
            yield from _nominal_drafts(predicate, context)


def _accompanies(participle: Token) -> bool:
    """Return True for a fact beside the main clause ("with jets | bombing the port, talks began")."""
    is_with = participle.dep_ == "pcomp" and participle.head.lower_ == "with"
    if not is_with or participle.tag_ != "VBG" or child(participle, "nsubj") is None:
        return False
    if any(word.tag_ == "VBG" for word in participle.rights):
        return False  # "with forces operating there | shelling the port": the parser took the wrong one
    above = (verb for verb in ancestors(participle) if is_verb(verb))
    return not any(
        verb.lower_ in _UNCERTAIN or any(word.tag_ == "MD" for word in auxiliaries(verb)) for verb in above
    )


def inner_candidates(predicate: Token, context: TitleContext, line: range) -> Iterator[Candidate]:
    """Yield drafts of a part of the claim around a predicate, for a claim that does not fit.

    The part is true by itself: a clause of time ("the crew left when | the tide rose"), or a noun with its
    clause in a sentence that nobody only says, denies or plans. A verb of saying without its content takes
    the text before its speaker. ``line`` holds the tokens of the predicate's line.
    """
    spoken = spoken_draft(predicate, context, line)
    if spoken is not None:
        yield Candidate(spoken, context, _INNER)
    path = claim_path(predicate)
    for length in range(1, len(path)):
        top, inner = path[length - 1], path[:length]
        is_told = any(word.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS for word in inner)
        turning = _UNREAL if is_told else _UNCERTAIN
        is_part = describes_noun(top) and not any(_turns(word, turning) for word in path[length:])
        if is_part or _is_clause_of_time(top):
            yield Candidate(clause_draft(path[:length], context), context, _INNER)
        mark = child(top, "mark")
        if top.dep_ == "advcl" and mark is not None and child(top, *SUBJECTS) is not None:
            yield Candidate(_marked_clause(top, mark, inner, context), context, _MARKED)


def _marked_clause(clause: Token, mark: Token, path: list[Token], context: TitleContext) -> Draft:
    """Return the draft of a clause with the word that joins it ("until the panel gives its consent")."""
    words = (word for word in clause.subtree if word.i >= mark.i or word.dep_ == "advmod")
    kept = frozenset(word.i for word in words if word.i not in context.left_out)
    return Draft(clause.doc, kept, frozenset((mark.i, *(word.i for word in path))) & kept)


def _is_clause_of_time(clause: Token) -> bool:
    """Return True for a clause of the past that tells when, with its own subject."""
    is_past = any(word.tag_ == "VBD" for word in (clause, *auxiliaries(clause)))
    marks = {word.lower_ for word in clause.lefts if word.dep_ in ("mark", "advmod")}
    is_of_time = clause.dep_ in ("advcl", "ccomp") and bool(marks & _TIMES)
    return is_past and is_of_time and child(clause, *SUBJECTS) is not None


def _turns(verb: Token, turning: frozenset[str]) -> bool:
    """Return True for a verb that is denied, or is one of those under which nothing is a fact by itself."""
    return is_verb(verb) and (has_truth_word_beside(verb) or verb.lower_ in turning)


def _drafts_of_text(participle: Token, saying: list[Token], context: TitleContext) -> Iterator[Candidate]:
    """Yield what a dated text says: with the text and its date if they fit, then without."""
    if participle.head.dep_ == "pobj":
        dated = _with_time_of(participle.head.head, context)
        draft = clause_draft(saying, dated, is_whole=True, keeps_opening=True)
        whole = title_text(draft.doc, [draft.kept], dated)
        if len(whole) <= MAX_TITLE_LENGTH and participle.i in draft.kept:
            yield Candidate(replace(draft, needed=draft.kept), dated)
    told = replace(context, left_out=context.left_out | _bare_participle(participle, context))
    yield from _clause_drafts(saying, told)


def _bare_participle(participle: Token, context: TitleContext) -> frozenset[int]:
    """Return the words that only date what is said: "in an interview published", "published" alone."""
    noun = participle.head
    if noun.dep_ == "pobj":
        return frozenset(word.i for word in noun.head.subtree)
    words = frozenset(word.i for word in participle.subtree if not word.is_punct)
    return frozenset((participle.i,)) if words <= {participle.i, *context.left_out} else frozenset()


def _clause_drafts(path: list[Token], context: TitleContext) -> Iterator[Candidate]:
    """Yield drafts of a claim, with its opening, with the claims around it.

    The draft of a claim around it has the date, too: it tells which of the two is dated.
    """
    is_bare = _is_bare(path, context)
    dated = _with_time_of(path[0], context)
    own = dated if is_bare else context
    mark = "?" if path[-1].head == path[-1] and is_question(path[-1].doc) else ""
    draft = clause_draft(path, own, is_whole=has_uncertain_subject(path), keeps_opening=bool(mark))
    if is_bare:
        draft = replace(draft, needed=draft.needed | (context.dates & draft.kept))
    bare = _BARE if is_bare and path[0].dep_ == "acl" else 0
    participle = participle_draft(path, context)
    told = _TOLD if participle is not None and path[0].dep_ != "advcl" else 0
    if participle is not None and not told and child(path[-1], *SUBJECTS) != subject(path[0]):
        yield Candidate(participle, context)
    if not _opens_with_relative(draft, path[-1]):
        yield Candidate(draft, own, bare, is_whole=False, end=mark)
        if skips_negation(draft.doc, draft.kept):
            yield Candidate(with_negations(draft, own), own, is_whole=False)
    opened = clause_draft(path, own, keeps_opening=True)
    yield Candidate(replace(opened, needed=opened.needed | draft.needed), own, bare + _OPENING, end=mark)
    if participle is not None:
        yield Candidate(participle, context, told)
    yield from (Candidate(shown, own, bare + _SHOWN) for shown in _shown_drafts(draft, path[-1]))
    yield from _whole_line(path, context, keeps_date=is_bare)
    loss = 0.0
    around = path
    dated = replace(dated, left_out=dated.left_out - context.dates)
    dated = context if _is_at_once(path[-1]) else dated
    while loss < _FARTHEST and (containing := _containing_draft(around, path, dated)) is not None:
        loss += _CONTAINING
        yield Candidate(containing, dated, loss, is_whole=False)
        around = containing_path(around)
        if not has_uncertain_subject(around):
            shorter = clause_draft(around, dated)
            yield Candidate(replace(shorter, needed=containing.needed & shorter.kept), dated, loss)


def _shown_drafts(draft: Draft, verb: Token) -> Iterator[Draft]:
    """Yield the draft without "this is" and "it was ... that" around a noun.

    "It was the mayor who left" says that the mayor left. A denial or a doubt beside the verb stays.
    """
    noun, shown = child(verb, "nsubj"), child(verb, "attr")
    if noun is None or shown is None or noun.lower_ not in _SHOWING or verb.lower_ not in BE:
        return
    if not noun.i < verb.i < shown.i or not is_noun(shown) or has_truth_word_beside(verb):
        return
    clause = child(shown, "relcl") or child(verb, "ccomp")
    relative = child(clause, *SUBJECTS) if clause is not None and noun.lower_ == "it" else None
    spare = {word.i for word in (noun, verb, *verb.lefts) if word.i <= verb.i}
    if relative is not None and relative.lower_ in ("that", "who"):
        spare.add(relative.i)
    kept = draft.kept - spare
    needed = (draft.needed & kept) | {shown.i}
    has_words = sum(draft.doc[index].tag_ in NOUNS or draft.doc[index].tag_[0] in "JV" for index in kept) > 1
    if shown.i in kept and has_words and not (draft.front or draft.back):
        yield Draft(draft.doc, kept, needed)


def _whole_line(path: list[Token], context: TitleContext, *, keeps_date: bool) -> Iterator[Candidate]:
    """Yield the line as it stands if it is short enough; its date goes if it is that of the main clause."""
    doc = path[0].doc
    is_main = path[-1].head == path[-1]
    without_date = is_main and not keeps_date and _is_one_phrase(doc, context.dates)
    left_out = context.left_out if without_date else context.left_out - context.dates
    words = [word for word in doc if word.i not in left_out and not word.is_space]
    while words and (words[0].dep_ == "cc" or words[0].is_punct) and not is_quotation_mark(words[0]):
        words.pop(0)
    if words and is_connective(words[0]):
        words.pop(0)
    kept = frozenset(word.i for word in words)
    is_short = sum(len(word) for word in words) <= MAX_TITLE_LENGTH
    if is_short and not any(word.text == ";" for word in words):
        line = replace(context, left_out=left_out)
        end = "?" if is_main and is_question(doc) else ""
        yield Candidate(Draft(doc, kept, kept), line, _LINE if is_main else _CONTAINING, end=end)


def _is_one_phrase(doc: Doc, dates: frozenset[int]) -> bool:
    """Return True for the words of a single date that no measure stands before ("an hour | before noon")."""
    first, last = min(dates, default=0), max(dates, default=0)
    is_measured = first > 0 and doc[first - 1].dep_ == "npadvmod"
    return not dates or (last - first < len(dates) and not is_measured)


def _opens_with_relative(draft: Draft, clause: Token) -> bool:
    """Return True for a relative clause without the noun that it is about ("which many banks use")."""
    if not draft.kept:
        return False
    first = draft.doc[min(draft.kept)]
    return clause.dep_ == "relcl" and (first.tag_ in ("WDT", "WP", "WP$") or first.lower_ == "that")


def _containing_draft(path: list[Token], own: list[Token], context: TitleContext) -> Draft | None:
    """Return the draft of the claim around this one; ``None`` without.

    It needs all that is behind the predicate, with its date, unless both happen at one time ("when it sank")
    or stand side by side.
    """
    around = containing_path(path)
    if len(around) == len(path) or any(word.i in context.left_out for word in around[len(path) :]):
        return None
    draft = clause_draft(around, context, is_whole=True)
    if path[-1].dep_ == "conj" or _is_at_once(path[-1]):
        return draft
    behind = frozenset(word.i for word in own[0].subtree if word.i > own[0].i)
    return replace(draft, needed=draft.needed | (behind & draft.kept))


def _is_at_once(clause: Token) -> bool:
    """Return True for a clause of the same time as the one around it ("when it sank")."""
    return any(word.lower_ in _AT_ONCE for word in clause.lefts if word.dep_ in ("mark", "advmod"))


def _without_cleft(path: list[Token], context: TitleContext) -> list[Token]:
    """Return the path without "it was" before a date ("It was on Monday that the crew saw the lights")."""
    top = path[-1]
    if len(path) == 1 or top.lower_ not in BE or not any(word.lower_ == "it" for word in top.lefts):
        return path
    others = [word for word in top.rights if word != path[-2] and word.dep_ not in ("punct", "mark")]
    if any(word.dep_ == "prep" and word.lower_ == "until" for word in others):
        others = [word for word in others if word.dep_ != "neg"]  # "it was not until 1979 that he left"
    return path[:-1] if all(leads_to_time(word, context) for word in others) else path


def _nominal_drafts(noun: Token, context: TitleContext) -> Iterator[Candidate]:
    """Yield the noun with its dependents, then with its date, then with the nouns around it."""
    is_event = noun.lower_ in lexicon.EVENT_NOUNS
    if (phase := _phase(noun, context)) is not None:
        whole = nominal_draft(phase, context)
        yield Candidate(replace(whole, needed=whole.needed | ({noun.i} & whole.kept)), context)
        return
    yield Candidate(nominal_draft(noun, context), context)
    without_time = context
    context = _with_time_of(noun, context)
    yield Candidate(nominal_draft(noun, context), context)
    around = noun
    while around.dep_ == "pobj" and is_noun(around.head.head):
        around = around.head.head
        draft = nominal_draft(around, context)
        if around.lower_ in lexicon.EVENT_NOUNS and not is_event:
            whole = nominal_draft(around, without_time)  # "the explosion of a platform in 1988"
            yield Candidate(replace(whole, needed=whole.needed | ({noun.i} & whole.kept)), without_time, -0.2)
        is_other_act = is_event and around.lower_ in lexicon.EVENT_NOUNS and not context.dates & draft.kept
        if noun.i in draft.kept and not is_other_act:
            yield Candidate(replace(draft, needed=draft.needed | {noun.i}), context, _AROUND)


def _stands_alone(noun: Token, context: TitleContext) -> bool:
    """Return True for an event noun whose phrase says what happened ("the siege of Belfort")."""
    return noun.head == noun or (_is_factual(noun) and _names_more(noun, context))


def _phase(noun: Token, context: TitleContext) -> Token | None:
    """Return the "end" of "the end of the siege in 1871": the date is that of the end."""
    phase = noun.head.head
    is_of = noun.dep_ == "pobj" and noun.head.lower_ == "of" and phase.lower_ in _PHASES
    return phase if is_of and not context.is_bare_noun else None


def _names_more(noun: Token, context: TitleContext) -> bool:
    """Return True if a name, or a phrase behind it, tells the noun from others."""
    if _phase(noun, context) is not None:
        return False
    others = [word for word in noun_words(noun, context) if word != noun]
    return any(is_proper_noun(word) or word.i > noun.i or word.i in context.names for word in others)


def _is_factual(noun: Token) -> bool:
    """Return True unless the noun is one of none or several ("no siege"), or a verb denies or plans it."""
    words = {word.lower_ for word in noun.lefts if word.dep_ in ("det", "neg")}
    if words & _INDEFINITE:
        return False
    if words & _DEFINITE or any(word.dep_ == "poss" for word in noun.lefts):
        return True
    above = claim_path(noun)[1:]
    return not any(
        has_truth_word_beside(verb) or verb.lower_ in lexicon.PLANNING_VERBS | lexicon.DENYING_VERBS
        for verb in above
        if is_verb(verb)
    )


def _with_time_of(noun: Token, context: TitleContext) -> TitleContext:
    """Return a context in which the noun keeps its date ("after the May coup")."""
    inside = {word.i for word in noun.subtree}
    return replace(context, left_out=context.left_out - inside)


def _is_bare(path: list[Token], context: TitleContext) -> bool:
    """Return True for a verb that has nothing but its date: it keeps the date.

    "Built in 1911, the tower ..." and "The launch is on Monday" mean little without it.
    """
    verb = path[0]
    others = [word for word in verb.subtree if word.i not in context.left_out and not word.is_punct]
    if any(word.i > verb.i for word in others):
        return False
    has_noun_in_clause = verb.dep_ == "acl" and verb.head.head != verb.head
    is_detail = has_noun_in_clause or (verb.dep_ in ("advcl", "pcomp") and len(path) > 1)
    if verb.tag_ not in ("VBN", "VBG") or child(verb, *AUXILIARIES, "mark") is not None:
        is_detail = is_detail and others == [verb]
    return is_detail or verb.lower_ in BE
