"""A mention's title: the predicate with its subject and objects in the article's words, without the time.

The words are chosen by relation, set in the order subject, verb, rest, and cut only where a phrase ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events import lexicon
from timeline.events.tree import (
    NOUNS,
    SUBJECTS,
    antecedent,
    auxiliaries,
    child,
    is_noun,
    is_verb,
    subject,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 80
"""Characters."""
SUBJECT_LENGTH = 44
"""Characters that a subject may take where it can be shortened."""

LEFT_OUT = frozenset(
    {"advcl", "parataxis", "cc", "conj", "preconj", "punct", "mark", "intj", "dep", "discourse", "meta"}
)
"""Relations of a verb that say something else than what happened."""
DETAILS = frozenset({"relcl", "appos", "punct", "parataxis"})
"""Relations of a noun that a title can spare."""
NEVER_LAST = frozenset(
    {"IN", "TO", "DT", "CC", "PRP$", "POS", "MD", "WDT", "WP", "WRB", "PDT", "HYPH", "$", "WP$"}
)
SPARE = frozenset({"prep", "agent", "cc", "relcl", "acl", "advcl", "npadvmod", "punct"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What a title is made from.

    ``text`` is the article's and ``start`` where the parsed passage begins in it; ``time`` are the tokens to
    leave out, ``names`` what stands in place of a pronoun; both by token index.
    """

    text: str
    start: int
    time: frozenset[int]
    names: dict[int, str]

    def word(self, token: Token) -> str:
        """Return the token as the article has it, or the name that stands in its place."""
        begin = self.start + token.idx
        return self.names.get(token.i) or self.text[begin : begin + len(token)]


def title(predicate: Token, draft: Draft) -> str:
    """Return the title of a predicate; never empty, never longer than ``LONGEST``."""
    return _headline(_fitted(_parts(predicate, draft), draft) or draft.word(predicate))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A title's words: who, the verb with what stands before it, and the phrases behind it."""

    who: list[Token]
    verb: list[Token]
    rest: list[list[Token]]


def _parts(predicate: Token, draft: Draft) -> _Parts:
    if is_verb(predicate) or child(predicate, *SUBJECTS) is not None:
        return _clause(_top(predicate), draft)
    if predicate.dep_ in ("nsubj", "nsubjpass") and is_verb(predicate.head):
        return _clause(predicate.head, draft)
    return _Parts([], [], [_nominal(predicate, draft)])


def _top(verb: Token) -> Token:
    """Return the verb that an infinitive hangs on ("expects to be part"), else the verb itself."""
    while verb.tag_ in ("VB", "VBG"):
        above = verb.head
        if verb.dep_ == "acl" and verb.tag_ == "VB" and above.dep_ == "dobj":
            above = above.head
        elif verb.dep_ != "xcomp":
            break
        if not is_verb(above):
            break
        verb = above
    return verb


def _clause(verb: Token, draft: Draft) -> _Parts:
    """Return the clause's words in the order of a headline."""
    who = subject(verb)
    subject_words = _subject_words(who, verb, draft) if who is not None else []
    before, after = _verb_words(verb, draft)
    taken = {token.i for token in subject_words}
    return _Parts(
        subject_words,
        [token for token in before if token.i not in taken],
        [[token for token in words if token.i not in taken] for words in after],
    )


def _subject_words(who: Token, verb: Token, draft: Draft) -> list[Token]:
    if who.tag_ in ("WP", "WDT") and (noun := antecedent(who)) is not None:
        who = noun
    own = {token.i for token in subtree(verb)} if verb in who.subtree else set()
    return [token for token in _phrase(who, draft, spare=DETAILS | {"acl"}) if token.i not in own]


def _phrase(noun: Token, draft: Draft, spare: frozenset[str] = DETAILS) -> list[Token]:
    """Return a noun with what belongs to it, in text order; lists keep their commas."""
    return _in_order(_branch(noun, draft, spare))


def _branch(token: Token, draft: Draft, spare: frozenset[str]) -> Iterator[Token]:
    if token.i in draft.time:
        return
    yield token
    for each in token.children:
        if each.dep_ in spare and not _belongs(each):
            continue
        if each.dep_ == "prep" and _leads_to_time(each, draft):
            continue
        yield from _branch(each, draft, spare)


def _belongs(token: Token) -> bool:
    """Return whether a mark is part of its phrase: the comma of a list, a quotation mark, a hyphen."""
    if token.dep_ == "appos":
        return token.i == token.head.i + 1 and token.tag_ in NOUNS
    if token.dep_ != "punct":
        return False
    if token.text == ",":
        return any(each.dep_ in ("conj", "amod") for each in token.head.children if each.i > token.i)
    return token.text in ('"', "'", "``", "''", "-", "/", "%", "$", "#")


def _leads_to_time(preposition: Token, draft: Draft) -> bool:
    below = list(preposition.children)
    return preposition.i in draft.time or (bool(below) and all(each.i in draft.time for each in below))


def _verb_words(verb: Token, draft: Draft) -> tuple[list[Token], list[list[Token]]]:
    """Return the verb with the words before it, and the phrases that follow, in the order of a headline."""
    before: list[Token] = [each for each in auxiliaries(verb) if each.head != verb]
    after: list[list[Token]] = []
    said = verb.lower_ in lexicon.REPORTING_VERBS
    for each in verb.children:
        if each.i in draft.time or each.dep_ in SUBJECTS or _is_left_out(each, verb, draft):
            continue
        words = _in_order(_branch(each, draft, DETAILS | {"advcl"}))
        if each.i > verb.i or (said and each.dep_ in ("ccomp", "dobj")):
            after.append(words)
        elif each.dep_ not in ("prep", "npadvmod", "advcl", "ccomp"):
            before.extend(words)
    return [*before, verb], after


def _is_left_out(token: Token, verb: Token, draft: Draft) -> bool:
    if token.dep_ in LEFT_OUT:
        return not (token.dep_ == "punct" and token.text in ('"', "``", "''"))
    if token.dep_ == "prep" and _leads_to_time(token, draft):
        return True
    if token.dep_ == "advmod":
        return token.lower_ in lexicon.CONNECTIVES or (token.tag_ == "WRB")
    return token.dep_ == "ccomp" and verb.lower_ not in lexicon.REPORTING_VERBS and token.i < verb.i


def _nominal(noun: Token, draft: Draft) -> list[Token]:
    """Return the noun with what belongs to it, and where that is nothing, what it belongs to."""
    words = _phrase(noun, draft)
    if sum(each.tag_ in NOUNS or each.tag_ == "JJ" for each in words) > 1:
        return words
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return _phrase(above, draft) if is_noun(above) else words


def _in_order(tokens: Iterable[Token]) -> list[Token]:
    return sorted(tokens, key=lambda token: token.i)


def _fitted(parts: _Parts, draft: Draft) -> str:
    """Return as many of the parts as fit, ended where a phrase ends."""
    who = _shortened(parts.who, SUBJECT_LENGTH, draft)
    head = [*who, *parts.verb]
    rest = [token for words in parts.rest for token in words]
    starts = {sum(len(words) for words in parts.rest[:number]) for number in range(len(parts.rest))}
    for end in range(len(rest), 0, -1):
        if end == len(rest) or end in starts or _opens_spare(rest[end], rest[end - 1]):
            text = _written(_without_edges([*head, *rest[:end]]), draft)
            if len(text) <= LONGEST:
                return text
    return _cut(_written(_without_edges([*head, *(rest if not head else rest[:12])]), draft))


def _shortened(words: list[Token], length: int, draft: Draft) -> list[Token]:
    """Return the words, or so many of them up to the end of a phrase as are no longer than ``length``."""
    for end in range(len(words), 1, -1):
        if end == len(words) or _opens_spare(words[end], words[end - 1]):
            kept = _without_edges(words[:end])
            if len(_written(kept, draft)) <= length:
                return kept
    return words


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0]


def _opens_spare(token: Token, before: Token) -> bool:
    """Return whether a phrase begins here that the title can do without."""
    left = next(iter(token.lefts), None)
    if before.tag_ in NEVER_LAST or is_verb(before):
        return False
    if token.dep_ == "aux":
        return token.tag_ == "TO" and token.head.dep_ in ("acl", "advcl") and left is None
    return token.dep_ in SPARE


def _without_edges(parts: Sequence[Token]) -> list[Token]:
    kept = list(parts)
    while len(kept) > 1 and (
        kept[-1].tag_ in NEVER_LAST or (kept[-1].is_punct and not _closes(kept[-1], kept))
    ):
        kept.pop()
    while len(kept) > 1 and ((kept[0].is_punct and not kept[0].is_quote) or kept[0].dep_ in ("cc", "mark")):
        kept.pop(0)
    return kept


def _closes(mark: Token, parts: Sequence[Token]) -> bool:
    return mark.is_quote and sum(each.is_quote for each in parts) % 2 == 0


def _written(parts: Sequence[Token], draft: Draft) -> str:
    """Return the parts as text: spaced as in the article where they are neighbours."""
    if not parts:
        return ""
    balanced = sum(each.is_quote for each in parts) % 2 == 0
    pieces: list[str] = []
    for token, following in zip(parts, [*parts[1:], None], strict=True):
        if token.is_quote and not balanced:
            continue
        pieces.append(draft.word(token))
        neighbours = following is not None and following.i == token.i + 1
        pieces.append(token.whitespace_ if neighbours else " ")
    return " ".join("".join(pieces).split())


def _headline(text: str) -> str:
    """Return the text as a headline begins: without an article, with a capital."""
    text = re.sub(r"\s+([,.;:%])", r"\1", text).strip(" ,;:-–—")
    words = text.split(" ", 2)
    if (
        len(words) > 1
        and words[0].casefold() in ("the", "a", "an")
        and words[1].casefold() not in lexicon.COUNTED
    ):
        text = text[len(words[0]) + 1 :]
    return text[:1].upper() + text[1:]
