"""Questions to the dependency parse: heads, children, auxiliaries, subjects and brackets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.events.event_lexicon import JUDGING_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_SEEING = frozenset({"saw", "sees", "witnessed", "witnesses"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_NON_CLAUSAL = AUXILIARIES | {"amod", "compound", "nmod", "case", "prep"}


def is_verb(token: Token) -> bool:
    """Return True for the verb of a clause; False for an auxiliary and for "led" in "Taliban-led"."""
    return token.tag_ in VERBS and token.dep_ not in _NON_CLAUSAL


def is_noun(token: Token) -> bool:
    """Return True for a common or proper noun."""
    return token.tag_ in NOUNS


def is_proper_noun(token: Token) -> bool:
    """Return True for a proper noun."""
    return token.tag_ in ("NNP", "NNPS")


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the token's ancestors, from its head to the root."""
    while token.head != token:
        token = token.head
        yield token


def root_of(token: Token) -> Token:
    """Return the root of the token's sentence."""
    while token.head != token:
        token = token.head
    return token


def child(token: Token, *deps: str) -> Token | None:
    """Return the token's first child with one of these relations."""
    return next((word for word in token.children if word.dep_ in deps), None)


def coordinated(noun: Token) -> list[Token]:
    """Return a noun and the nouns coordinated with it behind it."""
    joined = [noun]
    while (following := child(joined[-1], "conj")) is not None:
        joined.append(following)
    return joined


def auxiliaries(verb: Token) -> list[Token]:
    """Return a verb's auxiliaries. A coordinated verb may share those of the first verb."""
    own = [word for word in verb.children if word.dep_ in AUXILIARIES]
    if own or child(verb, *SUBJECTS) or verb.dep_ != "conj" or not is_verb(verb.head):
        return own
    return auxiliaries(verb.head) if verb.tag_ in ("VB", "VBN", "VBG") else []


def subject(verb: Token) -> Token | None:
    """Return the head of the verb's subject, which may be in another clause; ``None`` without a subject."""
    own = [word for word in verb.children if word.dep_ in SUBJECTS] or _subjects_of_auxiliaries(verb)
    if own:
        return max(own, key=lambda token: (token.i < verb.i, token.i))  # two are a parser error: the nearer
    if verb.dep_ in ("conj", "dep") and is_verb(verb.head):
        return subject(verb.head)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VBN"):
        return verb.head
    if verb.dep_ in ("xcomp", "advcl", "acl", "pcomp", "ccomp"):
        return _controlled_subject(verb)
    return None


def is_time_seeing(verb: Token) -> bool:
    """Return True for a verb with a time in its subject's place ("May saw a strike"): its object happened."""
    if verb.lower_ not in _SEEING:
        return False
    noun = child(verb, *SUBJECTS)
    time = noun if noun is not None else child(verb, "npadvmod")
    return time is not None and time.i < verb.i and time.ent_type_ in ("DATE", "TIME")


def _subjects_of_auxiliaries(verb: Token) -> list[Token]:
    """Return the subjects that the parser gave to an auxiliary ("Divers have | for once | found gold")."""
    helpers = [word for word in verb.children if word.dep_ in AUXILIARIES]
    return [word for helper in helpers for word in helper.children if word.dep_ in SUBJECTS]


def _controlled_subject(verb: Token) -> Token | None:
    """Return the subject that a participle or an infinitive shares with the clause above."""
    if verb.tag_ not in ("VBG", "VBN", "VB"):
        return None
    above = next((word for word in ancestors(verb) if is_verb(word)), None)
    if above is None:
        return None
    if (own := _noun_before_participle(verb)) is not None:
        return own
    controlled = verb.dep_ in ("xcomp", "ccomp") or (
        verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "of") and above.lower_ in JUDGING_VERBS
    )
    return (child(above, "dobj") if controlled else None) or subject(above)


def _noun_before_participle(verb: Token) -> Token | None:
    """Return the noun before a participle between commas ("Ana, having left, was")."""
    doc, first, last = verb.doc, verb.left_edge.i, verb.right_edge.i
    if verb.dep_ != "advcl" or first < 2 or last + 2 >= len(doc):
        return None
    between = doc[first - 1].text == doc[last + 1].text == ","
    return doc[first - 2] if between and is_noun(doc[first - 2]) and doc[last + 2].tag_ in FINITE else None


def has_any(token: Token, indices: Collection[int]) -> bool:
    """Return True if the token or one of its descendants has one of these indices."""
    return any(word.i in indices for word in token.subtree)


def is_infinitive(verb: Token) -> bool:
    """Return True for a verb with "to"."""
    return any(word.tag_ == "TO" for word in verb.children)


def relative_antecedent(pronoun: Token) -> Token | None:
    """Return the antecedent of a relative pronoun."""
    clause = next((word for word in ancestors(pronoun) if word.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def token_span(doc: Doc, starts: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens [first, last) of characters [start, end) of the doc; ``None`` without any.

    ``starts`` holds the first character of each token.
    """
    first = max(bisect_right(starts, start) - 1, 0)
    if first < len(starts) and start >= starts[first] + len(doc[first]):
        first += 1
    last = bisect_left(starts, end)
    return (first, last) if first < last else None


def bracketed_spans(doc: Doc) -> list[range]:
    """Return the bracketed parts of the doc as token ranges, with the brackets."""
    spans: list[range] = []
    opened: int | None = None
    for token in doc:
        if token.text in ("(", "[", "-LRB-"):
            opened = token.i if opened is None else opened
        elif token.text in (")", "]", "-RRB-") and opened is not None:
            spans.append(range(opened, token.i + 1))
            opened = None
    return spans


def pruned_subtree(token: Token, leave: frozenset[str] = frozenset()) -> Iterator[Token]:
    """Yield the token and its descendants, without branches with a relation in ``leave``."""
    yield token
    for word in token.children:
        if word.dep_ not in leave:
            yield from pruned_subtree(word, leave)
