"""The title of a mention: what its sentence says of the predicate, in the sentence's words and order.

A title is a choice of the sentence's tokens. Several choices are tried, from the shortest claim to the whole
clause; the first one that fits and that ``title_check`` does not refuse is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import claim_path, containing_path, saying_of_text
from timeline.events.dependency_tree import (
    AUXILIARIES,
    BE,
    FINITE,
    SUBJECTS,
    child,
    is_noun,
    is_proper_noun,
    is_verb,
    subject,
)
from timeline.events.noun_phrase import leads_to_time, noun_words
from timeline.events.predicates import is_setting
from timeline.events.title_check import skips_negation
from timeline.events.title_dependents import has_truth_word_beside, is_question
from timeline.events.title_fitting import (
    CUT,
    MAX_TITLE_LENGTH,
    cut_title,
    fitted_title,
    plain_title,
    with_negations,
)
from timeline.events.title_line import own_line
from timeline.events.title_text import TitleContext, title_text
from timeline.events.title_words import (
    Draft,
    clause_draft,
    has_uncertain_subject,
    nominal_draft,
    participle_draft,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_INDEFINITE = frozenset({"no", "any", "another", "some", "each", "every"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_AT_ONCE = frozenset({"when", "as", "while"})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "we", "i", "you", "this", "that",
     "these", "those", "who", "which", "what", "my", "our", "your"}
)  # fmt: skip


def title(predicate: Token, context: TitleContext) -> str:
    """Return the title of a predicate: never empty, at most ``MAX_TITLE_LENGTH`` characters."""
    line = own_line(predicate)
    outside = (word.i for word in predicate.doc if word.i not in line)
    left_out = frozenset(context.left_out).union(outside, _rest_of_time(predicate, context))
    context = replace(context, left_out=left_out)
    first = ""
    for text in _candidates(predicate, context, line):
        if text and not says_little(text):
            return text
        first = first or text
    return first or plain_title(_claim_words(predicate, context), context)


def _rest_of_time(predicate: Token, context: TitleContext) -> Iterator[int]:
    """Yield the words before the time that belong to it ("mid-to-late | July", "back | in 2002")."""
    doc = predicate.doc
    for index in context.left_out:
        before = doc[index - 1] if index > 0 else predicate
        if before.lower_ == "back" and (before.i == 0 or before.head.i in context.left_out):
            yield before.i
        while before.ent_type_ in ("DATE", "TIME") and _describes_time(before) and before.i > 0:
            yield before.i
            before = before.nbor(-1)


def _describes_time(token: Token) -> bool:
    """Return True for a small word ("prior to"), an adjective ("mid") or a plural ("years") before a time."""
    return token.tag_ == "HYPH" or (token.tag_ in ("JJ", "RB", "IN", "TO", "NNS") and token.text.islower())


def _claim_words(predicate: Token, context: TitleContext) -> list[Token]:
    """Return the words from the start of the predicate's claim to the end of its clause, without the time."""
    top = claim_path(predicate)[-1]
    words = predicate.doc[min(top.left_edge.i, predicate.i) : max(top.right_edge.i, predicate.i) + 1]
    others = [word for word in words if word.i not in context.left_out]
    first = next((word for word in others if not word.is_punct), None)
    return others if first is not None and first.tag_ not in FINITE else list(words)


def says_little(title: str) -> bool:
    """Return True for a title that names nothing: one word ("Coup"), or a pronoun in front ("They left")."""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", title)
    if not words or title.startswith("["):
        return not words
    content = [word for word in words if word.casefold() not in lexicon.SMALL_WORDS]
    return len(content) < 2 or words[0].casefold() in _PRONOUNS


def _candidates(predicate: Token, context: TitleContext, line: range) -> Iterator[str]:
    """Yield titles of a predicate, from the best kind to the last resort; some are empty."""
    path = [word for word in _without_cleft(claim_path(predicate), context) if word.i in line]
    saying = saying_of_text(predicate)
    if saying is not None and saying.i in line:
        yield from _titles_of_text(
            predicate, [word for word in claim_path(saying) if word.i in line], context
        )
    if is_verb(predicate) or child(predicate, *SUBJECTS) is not None:
        yield from _clause_titles(path, context)
    elif predicate.dep_ in SUBJECTS and is_verb(predicate.head):
        keeps_time = context.is_bare_noun and predicate.head.lower_ not in lexicon.HAPPENING_VERBS
        yield from _clause_titles(path, _with_time_of(predicate, context) if keeps_time else context)
        yield from _nominal_titles(predicate, context)
    else:
        if _stands_alone(predicate, context):
            yield fitted_title(nominal_draft(predicate, context), context)
        dated = context if is_setting(predicate) else _with_time_of(predicate, context)
        titles = list(_clause_titles(path, dated))
        yield from (text for text in titles if not text.endswith(CUT))
        yield from _nominal_titles(predicate, context)
        yield from titles


def _titles_of_text(participle: Token, saying: list[Token], context: TitleContext) -> Iterator[str]:
    """Yield what a dated text says: with the text and its date if they fit, then without."""
    if participle.head.dep_ == "pobj":
        dated = _with_time_of(participle.head.head, context)
        draft = clause_draft(saying, dated, is_whole=True, keeps_opening=True)
        whole = title_text(draft.doc, [draft.kept], dated)
        yield whole if len(whole) <= MAX_TITLE_LENGTH and participle.i in draft.kept else ""
    told = replace(context, left_out=frozenset(context.left_out) | _bare_participle(participle, context))
    yield from _clause_titles(saying, told)


def _bare_participle(participle: Token, context: TitleContext) -> frozenset[int]:
    """Return the words that only date what is said: "in an interview published", "published" alone."""
    noun = participle.head
    if noun.dep_ == "pobj" and participle.i == noun.i + 1:
        return frozenset(range(noun.head.i, participle.i + 1))
    words = frozenset(word.i for word in participle.subtree if not word.is_punct)
    return frozenset((participle.i,)) if words <= {participle.i, *context.left_out} else frozenset()


def _clause_titles(path: list[Token], context: TitleContext) -> Iterator[str]:
    """Yield titles of a claim: fitted, cut at its end, with the claims around it.

    The title of a claim around it has the date, too: it tells which of the two is dated.
    """
    is_bare = _is_bare(path, context)
    dated = _with_time_of(path[0], context)
    own = dated if is_bare else context
    draft = clause_draft(path, own, is_whole=has_uncertain_subject(path))
    containing = _containing_draft(path, dated)
    mark = "?" if path[-1].head == path[-1] and is_question(path[-1].doc) else ""
    participle = participle_draft(path, context)
    if participle is not None and child(path[-1], *SUBJECTS) != subject(path[0]):
        yield fitted_title(participle, context)
    if containing is not None and is_bare and path[0].dep_ == "acl":
        yield fitted_title(containing, dated)
    is_clause = not _opens_with_relative(draft, path[-1])
    if is_clause:
        yield _with_mark(fitted_title(draft, own), mark)
        if skips_negation(draft.doc, draft.kept):
            denied = with_negations(draft, own)
            yield fitted_title(denied, own)
            yield cut_title(denied, own)
        yield cut_title(draft, own)
    if containing is not None:
        yield fitted_title(containing, dated)
        yield cut_title(containing, dated, needs_predicate=is_clause)
    yield fitted_title(clause_draft(path, context, keeps_opening=True), context)
    if participle is not None:
        yield fitted_title(participle, context)


def _opens_with_relative(draft: Draft, clause: Token) -> bool:
    """Return True for a relative clause without the noun that it is about ("which many banks use")."""
    first = draft.doc[min(draft.kept)]
    return clause.dep_ == "relcl" and (first.tag_ in ("WDT", "WP", "WP$") or first.lower_ == "that")


def _containing_draft(path: list[Token], context: TitleContext) -> Draft | None:
    """Return the draft of the claim around this one; ``None`` without.

    It needs all that is behind the predicate, with its date, unless both happen at one time ("when it sank")
    or stand side by side.
    """
    around = containing_path(path)
    if len(around) == len(path) or any(word.i in context.left_out for word in around[len(path) :]):
        return None
    draft = clause_draft(around, context, is_whole=True)
    top = path[-1]
    if top.dep_ == "conj" or any(
        word.lower_ in _AT_ONCE for word in top.lefts if word.dep_ in ("mark", "advmod")
    ):
        return draft
    behind = frozenset(word.i for word in path[0].subtree if word.i > path[0].i)
    return replace(draft, needed=draft.needed | (behind & draft.kept))


def _without_cleft(path: list[Token], context: TitleContext) -> list[Token]:
    """Return the path without "it was" before a date ("It was on Monday that the crew saw the lights")."""
    top = path[-1]
    if len(path) == 1 or top.lower_ not in BE or not any(word.lower_ == "it" for word in top.lefts):
        return path
    others = [word for word in top.rights if word != path[-2] and word.dep_ not in ("punct", "mark")]
    return path[:-1] if all(leads_to_time(word, context) for word in others) else path


def _with_mark(text: str, mark: str) -> str:
    return text + mark if text and len(text) < MAX_TITLE_LENGTH else text


def _nominal_titles(noun: Token, context: TitleContext) -> Iterator[str]:
    """Yield the noun with its dependents, then with its date, then with the nouns around it."""
    yield fitted_title(nominal_draft(noun, context), context)
    context = _with_time_of(noun, context)
    yield fitted_title(nominal_draft(noun, context), context)
    around = noun
    while around.dep_ == "pobj" and is_noun(around.head.head):
        around = around.head.head
        draft = nominal_draft(around, context)
        if noun.i in draft.kept:
            yield fitted_title(replace(draft, needed=draft.needed | {noun.i}), context)


def _stands_alone(noun: Token, context: TitleContext) -> bool:
    """Return True for an event noun whose phrase says what happened ("the siege of Belfort")."""
    return noun.head == noun or (_is_factual(noun) and _names_more(noun, context))


def _names_more(noun: Token, context: TitleContext) -> bool:
    """Return True if a name, or a phrase behind it, tells the noun from others."""
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
    return replace(context, left_out=frozenset(context.left_out) - inside)


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
