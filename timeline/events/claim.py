"""The claim of a predicate: the words above it that decide whether it is true, and the noun that it is about.

"The minister rejected claims that the navy sank the ship" does not say that the navy sank it. So the claim
of "sank" goes up to "rejected". A clause that holds by itself ("after the navy sank the ship") is a claim of
its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import (
    AUXILIARIES,
    BE,
    FINITE,
    NOUNS,
    SUBJECTS,
    VERBS,
    auxiliaries,
    child,
    is_infinitive,
    is_noun,
    is_time_seeing,
    is_verb,
)
from timeline.language import noun_forms, verb_forms
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENTS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "pcomp"})
_CLAUSES = _CONTENTS | {"ROOT", "advcl", "relcl", "acl", "conj", "parataxis", "dep", "appos", "nsubj"}
_CONDITIONS = frozenset(
    {"if", "unless", "whether", "lest", "than", "until", "till", "before", "provided", "so", "that"}
)
"""Words before a clause that need not be true."""
_OF_TIME = frozenset({"as", "when", "while", "after"})
_NONE = frozenset(
    {"no", "any", "few", "neither", "either", "nobody", "none", "anyone", "anybody", "nothing", "anything"}
)
"""A clause behind one of these does not say that somebody did it."""
_ALL = frozenset({"every", "each", "all", "those", "everyone", "everybody", "everything", "whoever"})
"""A clause behind one of these says it of whoever did it."""
_INDEFINITE = frozenset({"a", "an", "any"})
MADE_PUBLIC = frozenset(
    {"published", "released", "issued", "posted", "aired", "broadcast", "filed", "submitted", "sent"}
)
"""Participles behind a text; their date is that of what the text says."""
_WITH_CONTENT = frozenset(
    form
    for noun in ("report", "rumour", "rumor", "claim", "idea", "belief", "suggestion", "story", "notion")
    for form in noun_forms(noun)
) | {"news", "speculation", "evidence", "proof"}
"""Nouns whose "that" may open what is told: it need not be true."""
_ACTS_OF_BODIES = lexicon.ACTS_OF_BODIES | {
    form for verb in ("spend", "donate", "own", "operate", "employ") for form in verb_forms(verb)
}
_MAX_HEADS = 2
_PRO_VERBS = frozenset({"do", "does", "did", "done"})
"""Verbs in place of another one, which the clause above has."""


def claim_path(predicate: Token) -> list[Token]:
    """Return the tokens from the predicate up to the top of its claim."""
    path = [predicate]
    while path[-1].head != path[-1] and _is_bound(path[-1]):
        path.append(path[-1].head)
    return path


def containing_path(path: list[Token]) -> list[Token]:
    """Return the path up to the top of the claim that contains this one; the same path if there is none."""
    top = path[-1]
    return path if top.head == top else [*path, *claim_path(top.head)]


def is_comment(verb: Token) -> bool:
    """Return True for ", he said" and "as he said" beside their content."""
    if verb.lower_ not in lexicon.REPORTING_VERBS or child(verb, "ccomp", "xcomp") is not None:
        return False
    if not is_verb(verb.head):
        return verb.dep_ == "relcl" and _is_spoken_behind(verb)
    if child(verb, "dobj") is not None:
        return _is_spoken_sentence(verb)
    if verb.dep_ == "advcl":
        mark = child(verb, "mark")
        is_act = child(verb, "nsubjpass") is not None  # "as the search was declared over"
        return mark is not None and mark.lower_ == "as" and not is_act
    is_beside = verb.dep_ == "parataxis" or (verb.dep_ in ("ccomp", "dep") and verb.head.i < verb.i)
    return is_beside or _is_spoken_sentence(verb)


def _is_spoken_behind(verb: Token) -> bool:
    """Return True for a speaker joined to the last noun before the comma ("..., an official said")."""
    noun = child(verb, *SUBJECTS)
    if noun is None or noun.i > verb.i or neighbour(verb.left_edge, -1).text != ",":
        return False
    return not any(word.tag_ in ("WDT", "WP", "WP$", "WRB") for word in verb.doc[verb.left_edge.i : verb.i])


def _is_spoken_sentence(verb: Token) -> bool:
    """Return True for a speaker joined to the quotation before (``"It sank," the mayor told CNN``)."""
    if (
        verb.dep_ not in ("conj", "parataxis", "dep")
        or child(verb, *SUBJECTS) is None
        or verb.head.i > verb.i
    ):
        return False
    between = verb.doc[verb.head.i : verb.left_edge.i]
    return any(token.is_quote for token in between[-3:]) and not any(token.dep_ == "cc" for token in between)


def is_conditional(clause: Token) -> bool:
    """Return True for a clause that need not be true ("if", "unless", "before")."""
    return any(
        word.lower_ in _CONDITIONS
        for word in clause.children
        if word.dep_ in ("mark", "advmod", "prep") and word.i < clause.i
    )


def is_condition(clause: Token) -> bool:
    """Return True for a conditional clause that the main clause depends on ("if", not "before")."""
    words = {word.lower_ for word in clause.children if word.dep_ in ("mark", "advmod") and word.i < clause.i}
    return bool(words & _CONDITIONS) and not words & {"before", "until", "till", "so"}


def antecedents(noun: Token, clause: Token) -> list[Token]:
    """Return the nouns that a relative clause or a participle may be about, the parsed one first.

    In "the brother of a man who fled", both nouns may have fled.
    """
    body = _acting_body(noun, clause)
    if body is not None:
        return [body]
    found = [noun]
    if _is_about_last(noun, clause):
        return found
    is_near = clause.dep_ == "acl" and is_attached_plainly(clause)
    while noun.dep_ == "pobj" and is_noun(noun.head.head) and len(found) <= _MAX_HEADS:
        if is_near and noun.head.lower_ not in ("of", "for"):
            break  # "a programme in an interview recorded | by"
        if is_near and _is_bare_act(noun.head.head):
            break
        noun = noun.head.head
        if noun.lower_ in lexicon.RELATIONAL_NOUNS:
            break
        found.append(noun)
    between = noun.doc[found[0].i + 1 : clause.left_edge.i]
    others = (token for token in between if token.tag_ in NOUNS and token.dep_ != "compound")
    return found + [token for token in others if not _describes(token, found[0])]


def _is_bare_act(noun: Token) -> bool:
    """Return True for the bare object of a verb ("lost | control | of the probe launched in May")."""
    is_bare = not any(word.dep_ in ("det", "poss", "amod", "compound", "nummod") for word in noun.lefts)
    return noun.tag_ == "NN" and noun.dep_ == "dobj" and is_bare


def _is_about_last(noun: Token, clause: Token) -> bool:
    """Return True for "who" directly behind one person ("the family of a lawmaker who was jailed")."""
    first = clause.left_edge
    if clause.dep_ != "relcl" or not is_attached_plainly(clause) or first.lower_ != "who":
        return False
    is_one = any(word.lower_ in ("a", "an") for word in noun.lefts if word.dep_ == "det")
    return is_one and noun.dep_ == "pobj" and noun.head.lower_ == "of"


def _acting_body(noun: Token, clause: Token) -> Token | None:
    """Return the body before "which" that alone can do this ("the role of Norvik, which paid the bill")."""
    first = clause.left_edge
    if clause.dep_ != "relcl" or first.lower_ != "which" or first.i <= noun.i + 1:
        return None
    body = neighbour(first, -2)
    is_acting = clause.lower_ in _ACTS_OF_BODIES and child(clause, "nsubj") == first
    is_inside = body.ent_type_ == "ORG" and (body == noun or noun.is_ancestor(body))
    return body if is_acting and is_inside and neighbour(first, -1).text == "," else None


def _describes(token: Token, noun: Token) -> bool:
    """Return True for a word of the noun's own apposition ("Ana Duarte, the mayor, who ...")."""
    while token != noun and token.head != token:
        if token.dep_ == "appos" or (
            token.ent_type_ and token.ent_type_ == noun.ent_type_ and token.ent_iob_ == "I"
        ):
            return True
        token = token.head
    return False


def is_attached_plainly(clause: Token) -> bool:
    """Return True for a participle or a clause directly behind its noun, without a comma."""
    return clause.left_edge.i - clause.head.i == 1


def is_of_none(noun: Token) -> bool:
    """Return True for "no soldier", and for "a soldier" under a negation."""
    words = _determiners(noun)
    if words & _NONE:
        return True
    verb = noun.head
    if child(verb, "neg") is None:
        return False
    is_cleft = verb.lower_ in BE and any(word.lower_ == "it" for word in verb.lefts)
    return is_cleft or bool(words & _INDEFINITE)


def is_of_all(noun: Token) -> bool:
    """Return True for "everyone" and "those"."""
    return bool(_determiners(noun) & _ALL)


def _determiners(noun: Token) -> set[str]:
    deps = ("det", "neg", "amod", "preconj")
    return {noun.lower_, *(word.lower_ for word in noun.lefts if word.dep_ in deps)}


def _is_bound(token: Token) -> bool:
    """Return True if the token holds only together with its head."""
    if token.dep_ in ("dobj", "ccomp") and is_time_seeing(token.head):
        return False
    if not _is_clause(token):
        return True
    if token.dep_ in _CONTENTS:
        return token.dep_ != "ccomp" or not (is_joined_sentence(token) or _is_time_clause(token))
    if is_comment(token):
        return True
    if token.dep_ == "conj":
        return _shares(token)
    if token.dep_ == "advcl":
        return not _holds_alone(token)
    if token.dep_ in ("acl", "relcl"):
        return _is_content_of_noun(token) or is_of_none(token.head) or _is_said_in(token)
    return token.dep_ in SUBJECTS and not is_noun(token)


def _is_clause(token: Token) -> bool:
    """Return True for the head of a clause, False for a phrase inside one."""
    if token.dep_ in ("conj", "nsubj", "appos"):
        return token.tag_ in VERBS or child(token, *SUBJECTS) is not None
    return token.dep_ in _CLAUSES and not (token.dep_ == "dep" and token.tag_ not in VERBS)


def is_joined_sentence(clause: Token) -> bool:
    """Return True for a sentence before a semicolon or a comma that the parser took for a content."""
    verb = clause.head
    if clause.i > verb.i or verb.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS:
        return False
    between = verb.doc[clause.i : verb.i]
    is_parted = any(token.text == ";" for token in between)
    return (is_parted or not any(token.is_quote for token in between)) and child(clause, "mark") is None


def _is_time_clause(clause: Token) -> bool:
    """Return True for a clause of time before its verb that the parser took for its content."""
    opens = any(word.lower_ in _OF_TIME for word in clause.lefts if word.dep_ in ("mark", "advmod"))
    return opens and clause.i < clause.head.i and _holds_alone(clause)


def _shares(verb: Token) -> bool:
    """Return True for a coordinated verb that shares a subject, a negation or a claim with the first verb."""
    first = verb.head
    if child(verb, *SUBJECTS) is None or not is_verb(first):
        return True
    return _is_bound(first) if first.head != first else is_conditional(first)


def _holds_alone(clause: Token) -> bool:
    """Return True for a finite clause of time or cause with its own subject ("when the roof fell")."""
    verbs = (clause, *auxiliaries(clause))
    is_finite = any(token.tag_ in FINITE for token in verbs)
    if clause.tag_ == "VBN" and len(verbs) == 1:  # a past tense that the parser took for a participle
        is_finite = any(word.dep_ == "mark" or word.tag_ == "WRB" for word in clause.lefts)
    is_open = is_conditional(clause) and not _is_past_before(clause)
    if clause.lower_ in _PRO_VERBS and child(clause, "dobj", "attr") is None:
        return False  # "used the radio, as the mayor did"
    return is_finite and child(clause, *SUBJECTS, "expl") is not None and not is_open


def _is_past_before(clause: Token) -> bool:
    """Return True for a past act behind "before" ("before the army took the port")."""
    marks = {word.lower_ for word in clause.lefts if word.dep_ in ("mark", "advmod")}
    verbs = {word.tag_ for word in (clause, *auxiliaries(clause))}
    return "before" in marks and "VBD" in verbs and "MD" not in verbs and child(clause, "neg") is None


def _is_content_of_noun(clause: Token) -> bool:
    """Return True for "a plan to leave" and "claims that he left".

    The parser takes some contents for relative clauses ("reports that he left").
    """
    if is_infinitive(clause):
        return True
    mark = child(clause, "mark")
    topic = child(clause, *SUBJECTS)
    if clause.head.lower_ in _WITH_CONTENT and clause.left_edge.lower_ == "that":
        return topic is not None and topic.lower_ != "that"
    return clause.dep_ == "acl" and mark is not None and mark.lower_ in ("that", "whether", "if")


def _is_said_in(clause: Token) -> bool:
    """Return True for what is said in a text ("said in a statement | it had left"), not a clause about it."""
    noun = clause.head
    is_in_text = noun.dep_ == "pobj" and is_verb(noun.head.head) and noun.lower_ in lexicon.SPOKEN_NOUNS
    if not is_in_text or noun.head.head.lower_ not in lexicon.REPORTING_VERBS:
        return False
    subject = child(clause, *SUBJECTS)
    return subject is not None and clause.left_edge == subject.left_edge and subject.tag_ not in ("WDT", "WP")


def shares_auxiliaries(verb: Token) -> bool:
    """Return True for a coordinated verb with the auxiliaries of the first one ("did not eat or drink")."""
    has_own = any(word.dep_ in AUXILIARIES for word in verb.children)
    return not has_own and verb.tag_ in ("VB", "VBN", "VBG")


def saying_of_text(participle: Token) -> Token | None:
    """Return the verb that tells what a dated text says ("a report published on Friday | said it fell")."""
    if participle.dep_ != "acl" or participle.lower_ not in MADE_PUBLIC:
        return None
    noun = participle.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    is_in_text = noun.dep_ in SUBJECTS or (noun.dep_ == "pobj" and noun.head.lower_ == "in")
    has_content = child(verb, "ccomp") is not None and verb.lower_ in lexicon.REPORTING_VERBS
    return verb if is_in_text and has_content and is_verb(verb) else None
