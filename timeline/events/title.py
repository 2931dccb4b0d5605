"""A mention's title: the predicate with its subject and objects in the article's words, without the time.

The words are chosen by relation and set in the order subject, verb, rest; ``wording`` makes them fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import (
    BE,
    FINITE,
    SUBJECTS,
    antecedent,
    auxiliaries,
    child,
    is_infinitive,
    is_named,
    is_noun,
    is_verb,
    path_up,
    subject,
    subtree,
)
from timeline.events.noun_phrase import (
    DETAILS,
    branch,
    is_credit,
    leads_to_time,
    noun_words,
    phrase,
    says_which,
    words_of,
)
from timeline.events.title_fitting import Draft, Parts, headline, whole_words

if TYPE_CHECKING:
    from spacy.tokens import Token

LEFT_OUT = frozenset({"advcl", "parataxis", "cc", "conj", "preconj", "punct", "mark", "intj", "dep", "meta"})
"""Relations of a verb that say something else than what happened."""
_FILLED = frozenset({"attr", "acomp", "ccomp", "xcomp", "prt"})
_LEADING = frozenset({"expl", "aux", "auxpass", "neg"})


def title(predicate: Token, draft: Draft) -> str:
    """Return the title of a predicate; never empty, never longer than ``wording.LONGEST``."""
    bare = "" if draft.itself or not _is_bare(predicate, draft) else _whole_clause(predicate, draft)
    return (
        bare or headline(replace(_parts(predicate, draft), needed=predicate), draft) or draft.word(predicate)
    )


def _is_bare(predicate: Token, draft: Draft) -> bool:
    """Return whether the predicate is a noun in a phrase, with nothing that says which ("in the crash")."""
    return predicate.dep_ == "pobj" and is_noun(predicate) and not says_which(predicate, draft)


def _whole_clause(noun: Token, draft: Draft) -> str:
    """Return the title of the clause that the noun stands in; empty where the noun does not get into it."""
    verb = next((each for each in path_up(noun) if is_verb(each)), None)
    text = headline(_clause(_top(verb), draft), draft) if verb is not None else ""
    return text if re.search(rf"\b{re.escape(draft.word(noun))}\b", text) else ""


def _parts(predicate: Token, draft: Draft) -> Parts:
    if is_verb(predicate) or child(predicate, *SUBJECTS) is not None:
        return _clause(_top(predicate), draft)
    if predicate.dep_ in ("nsubj", "nsubjpass") and is_verb(predicate.head):
        return _clause(predicate.head, draft, predicate)
    return _nominal(predicate, draft)


def _top(verb: Token) -> Token:
    """Return the verb that an infinitive hangs on ("expects to be part"), else the verb itself."""
    while is_infinitive(verb) or verb.tag_ in ("VB", "VBG"):
        above = next((each for each in path_up(verb) if is_verb(each)), None)
        if above is None or not _hangs(verb):
            break
        verb = above
    return verb


def _hangs(verb: Token) -> bool:
    """Return whether the verb says little without the one above it."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in ("of", "from", "in") and is_verb(verb.head.head)
    return verb.dep_ == "xcomp" or (is_infinitive(verb) and verb.dep_ in ("ccomp", "acl", "advcl", "relcl"))


def _clause(verb: Token, draft: Draft, who: Token | None = None) -> Parts:
    """Return the clause's words in the order of a headline; ``who`` is its subject where that is known."""
    who = who or _who(verb)
    subject_words = _subject_words(who, verb, draft) if who is not None else []
    before, after = _verb_words(verb, draft)
    if who is not None:
        before = [each for each in before if each.i >= min(who.i, verb.i) or each.dep_ in _LEADING]
    behind = [each for each in subject_words if who is not None and who.i < verb.i < each.i]
    subject_words = [each for each in subject_words if each not in behind]
    after = (
        whole_words([*_object_before(verb, draft), *behind, *after])
        if behind
        else [*_object_before(verb, draft), *after]
    )
    if verb.lower_ in BE and not after and subject_words:
        before = []
    after = [*after, *_said_around(verb, draft)]
    taken = {token.i for token in subject_words}
    return Parts(
        subject_words,
        [token for token in before if token.i not in taken],
        [token for token in after if token.i not in taken],
        _names(who, subject_words, draft),
    )


def _said_around(verb: Token, draft: Draft) -> list[Token]:
    """Return the clause that a verb of saying hangs on, so what was said ("..., he said")."""
    above = verb.head
    if verb.lower_ not in lexicon.REPORTING_VERBS or child(verb, "dobj", "ccomp", "xcomp") is not None:
        return []
    behind = verb.dep_ in ("ccomp", "parataxis", "dep") and above.i < verb.i
    mark = child(verb, "mark") if verb.dep_ == "advcl" else None
    if above == verb or not is_verb(above) or not (behind or (mark is not None and mark.lower_ == "as")):
        return []
    said, own = _clause(above, draft), {token.i for token in verb.subtree}
    return [token for token in (*said.who, *said.verb, *said.rest) if token.i not in own]


def _object_before(verb: Token, draft: Draft) -> list[Token]:
    """Return the noun whose relative clause the verb heads, where the verb acts on it ("the bid it made")."""
    own, gap = child(verb, "nsubj"), child(verb, "dobj")
    if verb.dep_ != "relcl" or own is None or own.tag_ in ("WP", "WDT"):
        return []
    if gap is not None and gap.tag_ != "WDT":
        return []
    if any(each.tag_ == "WP$" for each in own.subtree):
        return []
    if any(each.tag_ == "WRB" or each.dep_ in _FILLED or _is_stranded(each) for each in verb.children):
        return []
    return words_of(verb.head, draft, spare=DETAILS | {"acl"})


def _is_stranded(token: Token) -> bool:
    return token.dep_ == "prep" and not list(token.children)


def _who(verb: Token) -> Token | None:
    who = subject(verb) or _noun_before(verb)
    if who is not None and who.tag_ in ("WP", "WDT"):
        noun = antecedent(who)
        return who if noun is None else _past_leading(noun)
    return who


def _past_leading(noun: Token) -> Token:
    """Return what "of" puts behind a noun that does nothing itself ("the wake of blasts that ...")."""
    of = next((each for each in noun.rights if each.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None and noun.lower_ in lexicon.RELATIONAL_NOUNS else None
    return noun if inner is None else inner


def _noun_before(verb: Token) -> Token | None:
    """Return the noun right before a finite verb that the parse left without a subject."""
    if verb.tag_ not in FINITE and not any(each.tag_ in FINITE for each in auxiliaries(verb)):
        return None
    first = min([verb, *auxiliaries(verb)], key=lambda each: each.i)
    while first.i > 0 and first.nbor(-1).tag_ == "RB":
        first = first.nbor(-1)
    before = first.nbor(-1) if first.i > 0 else None
    return (
        before if before is not None and is_noun(before) and before.dep_ not in ("dobj", "npadvmod") else None
    )


def _subject_words(who: Token, verb: Token, draft: Draft) -> list[Token]:
    own = {token.i for token in subtree(verb)} if verb in who.subtree else set()
    return [token for token in words_of(who, draft, spare=DETAILS | {"acl"}) if token.i not in own]


def _names(who: Token | None, words: Iterable[Token], draft: Draft) -> dict[int, str]:
    """Return the name of the subject, or of its possessor, where a pronoun stands for it."""
    names = {}
    for token in words:
        name = draft.names.get(token.i)
        if token.tag_ in ("WDT", "WP", "WP$") and (noun := antecedent(token)) is not None and noun != who:
            names[token.i] = _standing_for(token, noun, draft)
        elif name is not None and token == who:
            names[token.i] = name
        elif name is not None and token.dep_ == "poss" and token.head == who:
            names[token.i] = f"{name}'s" if token.tag_ == "PRP$" else name
    return names


def _standing_for(pronoun: Token, noun: Token, draft: Draft) -> str:
    """Return what a relative pronoun inside a subject stands for ("bitcoin, the price of which ...")."""
    words = phrase(noun, draft)
    words = words if is_named(noun.left_edge) else words[:1].lower() + words[1:]
    return f"{words}'s" if pronoun.tag_ == "WP$" else words


def _is_harm(token: Token, verb: Token) -> bool:
    """Return whether a participle behind a comma tells whom or what the event harmed."""
    return (
        token.i > verb.i + 1
        and token.tag_ == "VBG"
        and token.lower_ in lexicon.HARMING_VERBS
        and token.nbor(-1).text == ","
        and child(token, "dobj") is not None
    )


def _verb_words(verb: Token, draft: Draft) -> tuple[list[Token], list[Token]]:
    """Return the verb with the words before it, and those that follow, in the order of a headline."""
    before: list[Token] = [each for each in auxiliaries(verb) if each.head != verb]
    after: list[Token] = []
    content: list[Token] = []
    said = verb.lower_ in lexicon.REPORTING_VERBS
    for each in verb.children:
        if _is_harm(each, verb):
            after.extend(whole_words([each.nbor(-1), *branch(each, draft, DETAILS | {"advcl"})]))
            continue
        if each.dep_ in SUBJECTS or _is_left_out(each, verb, draft):
            continue
        words = whole_words(branch(each, draft, DETAILS | {"advcl"}))
        if each.i > verb.i:
            after.extend(words)
        elif each.dep_ == "ccomp" or (said and each.dep_ == "dobj"):
            content.extend(token for token in words if token.dep_ != "cc" or token.head != each)
        elif each.dep_ not in ("prep", "npadvmod", "advcl", "ccomp"):
            before.extend(words)
    return [*before, verb], _with_content(after, content, verb)


def _with_content(after: list[Token], content: list[Token], verb: Token) -> list[Token]:
    """Return what follows the verb, with what was said put behind whom it was said to."""
    heard = [each for each in verb.rights if each.dep_ in ("dobj", "dative")]
    place = sum(each.i <= max(token.i for token in heard[-1].subtree) for each in after) if heard else 0
    return [*after[:place], *content, *after[place:]]


def _is_left_out(token: Token, verb: Token, draft: Draft) -> bool:
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i == verb.i + 1:
        return verb.lower_ not in lexicon.PHASE_VERBS
    if token.dep_ in LEFT_OUT:
        return not (token.is_quote and verb.lower_ not in lexicon.REPORTING_VERBS)
    if token.i not in draft.left_out and token.dep_ == "prep" and leads_to_time(token, draft):
        return True
    if is_credit(token):
        return True
    if (
        token.dep_ == "ccomp"
        and token.left_edge.lower_ in ("where", "while")
        and token.left_edge.i > verb.i + 1
    ):
        return True
    if token.dep_ == "ccomp" and token.i < verb.i:
        return verb.lower_ not in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
    return token.dep_ == "advmod" and (token.lower_ in lexicon.CONNECTIVES or token.tag_ == "WRB")


def _nominal(noun: Token, draft: Draft) -> Parts:
    """Return the noun with what belongs to it, and where that is nothing, what it belongs to."""
    leans = noun.dep_ == "pobj" and is_noun(noun.head.head) and not draft.itself
    if leans and not says_which(noun, draft):
        return Parts([], [], words_of(noun.head.head, draft))
    words = noun_words(noun, draft)
    if draft.itself and not says_which(noun, draft):
        words = words_of(noun, draft, spare=DETAILS - {"relcl"})
    return Parts([], [], words, _names(noun, words, draft))
