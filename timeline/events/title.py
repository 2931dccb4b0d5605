"""The title of a mention: the predicate with its subject and objects in the article's words, without time.

Words are selected by their relation and ordered as subject, verb, rest; ``title_fitting`` shortens them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import (
    BE,
    FINITE,
    SUBJECTS,
    ancestors,
    auxiliaries,
    child,
    is_infinitive,
    is_noun,
    is_proper_noun,
    is_verb,
    pruned_subtree,
    relative_antecedent,
    subject,
)
from timeline.events.noun_phrase import (
    DETAILS,
    branch,
    is_source,
    is_specific,
    leads_to_time,
    noun_words,
    phrase_words,
    short_phrase,
)
from timeline.events.title_fitting import TitleContext, TitleParts, fitted_title, whole_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT_OUT = frozenset({"advcl", "parataxis", "cc", "conj", "preconj", "punct", "mark", "intj", "dep", "meta"})
"""Relations of a verb for words outside of the event."""
_COMPLEMENTS = frozenset({"attr", "acomp", "ccomp", "xcomp", "prt"})
_ALWAYS_FIRST = frozenset({"expl", "aux", "auxpass", "neg"})
_FRONTED = frozenset({"prep", "npadvmod", "advcl", "ccomp"})
_COMMENT_CLAUSES = frozenset({"ccomp", "parataxis", "dep"})


def title(predicate: Token, context: TitleContext) -> str:
    """Return the title of a predicate: never empty, at most ``MAX_TITLE_LENGTH`` characters."""
    needs_clause = not context.is_bare_noun and _is_unspecific_object(predicate, context)
    return (
        (_clause_title(predicate, context) if needs_clause else "")
        or fitted_title(replace(_parts(predicate, context), needed=predicate), context)
        or context.word(predicate)
    )


def _is_unspecific_object(predicate: Token, context: TitleContext) -> bool:
    """Return True for a noun after a preposition without further information ("in the crash")."""
    return predicate.dep_ == "pobj" and is_noun(predicate) and not is_specific(predicate, context)


def _clause_title(noun: Token, context: TitleContext) -> str:
    """Return the title of the clause around the noun; empty if the noun is missing in it."""
    verb = next((token for token in ancestors(noun) if is_verb(token)), None)
    text = fitted_title(_clause(_main_verb(verb), context), context) if verb is not None else ""
    return text if re.search(rf"\b{re.escape(context.word(noun))}\b", text) else ""


def _parts(predicate: Token, context: TitleContext) -> TitleParts:
    if is_verb(predicate) or child(predicate, *SUBJECTS) is not None:
        return _clause(_main_verb(predicate), context)
    if predicate.dep_ in ("nsubj", "nsubjpass") and is_verb(predicate.head):
        return _clause(predicate.head, context, predicate)
    return _nominal(predicate, context)


def _main_verb(verb: Token) -> Token:
    """Return the verb above an infinitive or a gerund ("expects to be part"), else the verb itself."""
    while is_infinitive(verb) or verb.tag_ in ("VB", "VBG"):
        above = next((token for token in ancestors(verb) if is_verb(token)), None)
        if above is None or not _depends_on_verb(verb):
            break
        verb = above
    return verb


def _depends_on_verb(verb: Token) -> bool:
    """Return True if the verb means little without the verb above it."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in ("of", "from", "in") and is_verb(verb.head.head)
    return verb.dep_ == "xcomp" or (is_infinitive(verb) and verb.dep_ in ("ccomp", "acl", "advcl", "relcl"))


def _clause(verb: Token, context: TitleContext, noun: Token | None = None) -> TitleParts:
    """Return the clause's words in title order; ``noun`` is the head of a known subject."""
    noun = noun or _subject_head(verb)
    subject_words, late_words = _subject_words(noun, verb, context)
    before, after = _verb_words(verb, context)
    before = _without_fronted(before, noun, verb)
    object_words = _object_before(verb, context)
    after = whole_words([*object_words, *late_words, *after]) if late_words else [*object_words, *after]
    if verb.lower_ in BE and not after and subject_words:
        before = []
    after = [*after, *_commented_clause(verb, context)]
    taken = {token.i for token in subject_words}
    names = _pronoun_names(noun, subject_words, context)
    return TitleParts(subject_words, _without(before, taken), _without(after, taken), names)


def _without(tokens: Iterable[Token], taken: Collection[int]) -> list[Token]:
    return [token for token in tokens if token.i not in taken]


def _without_fronted(before: list[Token], noun: Token | None, verb: Token) -> list[Token]:
    """Return the words before a verb without words fronted before its subject."""
    if noun is None:
        return before
    first = min(noun.i, verb.i)
    return [token for token in before if token.i >= first or token.dep_ in _ALWAYS_FIRST]


def _commented_clause(verb: Token, context: TitleContext) -> list[Token]:
    """Return the clause before a comment ("..., he said"), because it is the content of the saying."""
    above = verb.head
    if verb.lower_ not in lexicon.REPORTING_VERBS or child(verb, "dobj", "ccomp", "xcomp") is not None:
        return []
    if above == verb or not is_verb(above) or not _is_comment(verb):
        return []
    content = _clause(above, context)
    return _without((*content.subject, *content.verb, *content.rest), {token.i for token in verb.subtree})


def _is_comment(verb: Token) -> bool:
    """Return True for ", he said" after its content, and for "as he said"."""
    if verb.dep_ == "advcl":
        mark = child(verb, "mark")
        return mark is not None and mark.lower_ == "as"
    return verb.dep_ in _COMMENT_CLAUSES and verb.head.i < verb.i


def _object_before(verb: Token, context: TitleContext) -> list[Token]:
    """Return the head noun of the verb's relative clause if it is the object ("the bid it made")."""
    own, gap = child(verb, "nsubj"), child(verb, "dobj")
    if verb.dep_ != "relcl" or own is None or own.tag_ in ("WP", "WDT"):
        return []
    if gap is not None and gap.tag_ != "WDT":
        return []
    if any(token.tag_ == "WP$" for token in own.subtree):
        return []
    if any(
        token.tag_ == "WRB" or token.dep_ in _COMPLEMENTS or _is_stranded(token) for token in verb.children
    ):
        return []
    return phrase_words(verb.head, context, spare=DETAILS | {"acl"})


def _is_stranded(token: Token) -> bool:
    return token.dep_ == "prep" and not list(token.children)


def _subject_head(verb: Token) -> Token | None:
    """Return the head of the verb's subject; a relative pronoun is resolved."""
    noun = subject(verb) or _noun_before(verb)
    if noun is not None and noun.tag_ in ("WP", "WDT"):
        antecedent = relative_antecedent(noun)
        return noun if antecedent is None else _past_relational_noun(antecedent)
    return noun


def _past_relational_noun(noun: Token) -> Token:
    """Return the noun after "of" if the first noun means little ("the wake of blasts that ...")."""
    of = next((token for token in noun.rights if token.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None and noun.lower_ in lexicon.RELATIONAL_NOUNS else None
    return noun if inner is None else inner


def _noun_before(verb: Token) -> Token | None:
    """Return the noun directly before a finite verb without a parsed subject."""
    if verb.tag_ not in FINITE and not any(helper.tag_ in FINITE for helper in auxiliaries(verb)):
        return None
    first = min([verb, *auxiliaries(verb)], key=lambda token: token.i)
    while first.i > 0 and first.nbor(-1).tag_ == "RB":
        first = first.nbor(-1)
    before = first.nbor(-1) if first.i > 0 else None
    if before is None or not is_noun(before) or before.dep_ in ("dobj", "npadvmod"):
        return None
    return before


def _subject_words(noun: Token | None, verb: Token, context: TitleContext) -> tuple[list[Token], list[Token]]:
    """Return the subject's words, and separately its words after the verb."""
    if noun is None:
        return [], []
    own = {token.i for token in pruned_subtree(verb)} if verb in noun.subtree else set()
    words = _without(phrase_words(noun, context, spare=DETAILS | {"acl"}), own)
    late = [token for token in words if noun.i < verb.i < token.i]
    return [token for token in words if token not in late], late


def _pronoun_names(noun: Token | None, words: Iterable[Token], context: TitleContext) -> dict[int, str]:
    """Return the names for pronouns: the subject, its possessor, or a relative pronoun inside it."""
    names = {}
    for token in words:
        name = context.names.get(token.i)
        if (antecedent := _other_antecedent(token, noun)) is not None:
            names[token.i] = _antecedent_text(token, antecedent, context)
        elif name is not None and token == noun:
            names[token.i] = name
        elif name is not None and token.dep_ == "poss" and token.head == noun:
            names[token.i] = f"{name}'s" if token.tag_ == "PRP$" else name
    return names


def _other_antecedent(token: Token, noun: Token | None) -> Token | None:
    """Return the antecedent of a relative pronoun, if it is not the subject."""
    antecedent = relative_antecedent(token) if token.tag_ in ("WDT", "WP", "WP$") else None
    return None if antecedent is None or antecedent == noun else antecedent


def _antecedent_text(pronoun: Token, noun: Token, context: TitleContext) -> str:
    """Return the antecedent of a relative pronoun as text ("bitcoin, the price of which ...")."""
    words = short_phrase(noun, context)
    words = words if is_proper_noun(noun.left_edge) else words[:1].lower() + words[1:]
    return f"{words}'s" if pronoun.tag_ == "WP$" else words


def _is_harm(token: Token, verb: Token) -> bool:
    """Return True for a participle after a comma with the victims as its object (", killing two")."""
    return (
        token.i > verb.i + 1
        and token.tag_ == "VBG"
        and token.lower_ in lexicon.HARMING_VERBS
        and token.nbor(-1).text == ","
        and child(token, "dobj") is not None
    )


def _verb_words(verb: Token, context: TitleContext) -> tuple[list[Token], list[Token]]:
    """Return the verb with the words before it, and the words after it, in title order."""
    before: list[Token] = [helper for helper in auxiliaries(verb) if helper.head != verb]
    after: list[Token] = []
    content: list[Token] = []
    for word in verb.children:
        if _is_harm(word, verb):
            after.extend(whole_words([word.nbor(-1), *branch(word, context, DETAILS | {"advcl"})]))
            continue
        if word.dep_ in SUBJECTS or _is_left_out(word, verb, context):
            continue
        words = whole_words(branch(word, context, DETAILS | {"advcl"}))
        if word.i > verb.i:
            after.extend(words)
        elif _is_content(word, verb):
            content.extend(_without_connective(words, word))
        elif word.dep_ not in _FRONTED:
            before.extend(words)
    return [*before, verb], _with_content(after, content, verb)


def _is_content(token: Token, verb: Token) -> bool:
    """Return True for a clause, or the object of a verb of saying."""
    return token.dep_ == "ccomp" or (token.dep_ == "dobj" and verb.lower_ in lexicon.REPORTING_VERBS)


def _without_connective(words: Iterable[Token], head: Token) -> list[Token]:
    return [token for token in words if token.dep_ != "cc" or token.head != head]


def _with_content(after: list[Token], content: list[Token], verb: Token) -> list[Token]:
    """Return the words after the verb; the content of saying follows the hearer."""
    hearers = [token for token in verb.rights if token.dep_ in ("dobj", "dative")]
    last = max((token.i for token in hearers[-1].subtree), default=-1) if hearers else -1
    place = sum(token.i <= last for token in after)
    return [*after[:place], *content, *after[place:]]


def _is_left_out(token: Token, verb: Token, context: TitleContext) -> bool:
    """Return True for a child of the verb outside of the event: time, source, connective, other clause."""
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i == verb.i + 1:
        return verb.lower_ not in lexicon.PHASE_VERBS
    if token.dep_ in _LEFT_OUT:
        return not (token.is_quote and verb.lower_ not in lexicon.REPORTING_VERBS)
    if is_source(token) or _is_time_phrase(token, context):
        return True
    if token.dep_ == "ccomp":
        return _is_other_clause(token, verb)
    return token.dep_ == "advmod" and (token.lower_ in lexicon.CONNECTIVES or token.tag_ == "WRB")


def _is_time_phrase(token: Token, context: TitleContext) -> bool:
    return token.i not in context.left_out and token.dep_ == "prep" and leads_to_time(token, context)


def _is_other_clause(token: Token, verb: Token) -> bool:
    """Return True for a "where" or "while" clause, and for a clause before a verb without content."""
    opening = token.left_edge
    if opening.lower_ in ("where", "while") and opening.i > verb.i + 1:
        return True
    return token.i < verb.i and verb.lower_ not in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS


def _nominal(noun: Token, context: TitleContext) -> TitleParts:
    """Return the noun with its dependents; an unspecific noun with the noun above it."""
    is_specific_noun = is_specific(noun, context)
    depends_on_noun = noun.dep_ == "pobj" and is_noun(noun.head.head) and not context.is_bare_noun
    if depends_on_noun and not is_specific_noun:
        return TitleParts([], [], phrase_words(noun.head.head, context))
    words = noun_words(noun, context)
    if context.is_bare_noun and not is_specific_noun:
        words = phrase_words(noun, context, spare=DETAILS - {"relcl"})
    return TitleParts([], [], words, _pronoun_names(noun, words, context))
