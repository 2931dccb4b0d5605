"""Questions to a parse: what governs what, which words make a clause, who is its subject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.events.event_lexicon import JUDGING_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
AUXILIARIES = frozenset({"aux", "auxpass"})


def is_verb(token: Token) -> bool:
    """Return whether the token is the head of a clause (not an auxiliary, not "Taliban-led")."""
    return token.tag_ in VERBS and token.dep_ not in (
        "amod",
        "compound",
        "aux",
        "auxpass",
        "nmod",
        "case",
        "prep",
    )


def is_noun(token: Token) -> bool:
    """Return whether the token is a common or proper noun."""
    return token.tag_ in NOUNS


def is_named(token: Token) -> bool:
    """Return whether the token is written with a capital wherever it stands."""
    return token.tag_ in ("NNP", "NNPS")


def path_up(token: Token) -> Iterator[Token]:
    """Yield what governs the token, from its head to the root."""
    while token.head != token:
        token = token.head
        yield token


def root_of(token: Token) -> Token:
    """Return the root of the token's sentence."""
    while token.head != token:
        token = token.head
    return token


def child(token: Token, *deps: str) -> Token | None:
    """Return the token's first dependant of one of these relations."""
    return next((each for each in token.children if each.dep_ in deps), None)


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of a verb; those of a coordinated verb may stand before the first one."""
    own = [each for each in verb.children if each.dep_ in AUXILIARIES]
    if own or child(verb, *SUBJECTS) or verb.dep_ != "conj" or not is_verb(verb.head):
        return own
    return auxiliaries(verb.head) if verb.tag_ in ("VB", "VBN", "VBG") else []


def subject(verb: Token) -> Token | None:
    """Return the head of the verb's subject, which another clause may hold; ``None`` where there is none."""
    own = [each for each in verb.children if each.dep_ in SUBJECTS]
    if own:
        return max(
            own, key=lambda each: (each.i < verb.i, each.i)
        )  # of two, the nearer one: the parser slipped
    if verb.dep_ in ("conj", "dep") and is_verb(verb.head):
        return subject(verb.head)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VBN"):
        return verb.head
    if verb.dep_ in ("xcomp", "advcl", "acl", "pcomp", "ccomp"):
        return _lent_subject(verb)
    return None


def _lent_subject(verb: Token) -> Token | None:
    """Return the subject of the clause above, which a participle or an infinitive shares."""
    if verb.tag_ not in ("VBG", "VBN", "VB"):
        return None
    above = next((each for each in path_up(verb) if is_verb(each)), None)
    if above is None:
        return None
    if (own := _set_off(verb)) is not None:
        return own
    controlled = verb.dep_ in ("xcomp", "ccomp") or (
        verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "of") and above.lower_ in JUDGING_VERBS
    )
    return (child(above, "dobj") if controlled else None) or subject(above)


def _set_off(verb: Token) -> Token | None:
    """Return the noun before a participle between commas, with a verb behind ("Ana, having left, was")."""
    doc, first, last = verb.doc, verb.left_edge.i, verb.right_edge.i
    if verb.dep_ != "advcl" or first < 2 or last + 2 >= len(doc):
        return None
    between = doc[first - 1].text == doc[last + 1].text == ","
    return doc[first - 2] if between and is_noun(doc[first - 2]) and doc[last + 2].tag_ in FINITE else None


def is_infinitive(verb: Token) -> bool:
    """Return whether the verb stands with "to"."""
    return any(each.tag_ == "TO" for each in verb.children)


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for."""
    clause = next((each for each in path_up(pronoun) if each.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def covered(doc: Doc, starts: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens [first, last) that characters [start, end) of the doc touch; ``None`` for none.

    ``starts`` is where each token of the doc begins.
    """
    first = max(bisect_right(starts, start) - 1, 0)
    if first < len(starts) and start >= starts[first] + len(doc[first]):
        first += 1
    last = bisect_left(starts, end)
    return (first, last) if first < last else None


def asides(doc: Doc) -> list[range]:
    """Return the tokens of the doc that stand in brackets, with the brackets."""
    found: list[range] = []
    opened: int | None = None
    for token in doc:
        if token.text in ("(", "[", "-LRB-"):
            opened = token.i if opened is None else opened
        elif token.text in (")", "]", "-RRB-") and opened is not None:
            found.append(range(opened, token.i + 1))
            opened = None
    return found


def subtree(token: Token, leave: frozenset[str] = frozenset()) -> Iterator[Token]:
    """Yield the token and all below it, without branches whose relation is in ``leave``."""
    yield token
    for each in token.children:
        if each.dep_ not in leave:
            yield from subtree(each, leave)
