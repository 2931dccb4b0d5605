"""A title's words as text: as many of them as fit, ended where a phrase ends, spaced as in the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import SUBJECTS, VERBS, path_up

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 80
"""Characters of a title, at most."""

_NEVER_LAST = frozenset(
    {"IN", "TO", "DT", "CC", "PRP$", "POS", "MD", "WDT", "WP", "WRB", "PDT", "HYPH", "$", "WP$"}
)
_SPARE = frozenset(
    {"prep", "agent", "advmod", "npadvmod", "acl", "relcl", "advcl", "appos", "cc", "conj", "punct", "mark"}
)
"""Relations of phrases that a title can do without."""
_CONTENT = _SPARE | {"xcomp", "ccomp", "dobj", "attr", "oprd", "dep"}
"""Relations that a title gives up before it breaks a phrase."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A way to cut: what may be lost, and whether a verb keeps the phrase that it leans on."""

    spare: frozenset[str]
    complete: bool


_CUTS = (_Cut(_SPARE, complete=True), _Cut(_SPARE, complete=False), _Cut(_CONTENT, complete=False))
"""From the best to the worst."""
_TITLES = frozenset({"compound", "amod", "nmod"})
_SUBJECT_EXTRAS: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"acl", "relcl", "appos", "advcl"}),
    frozenset({"acl", "relcl", "appos", "advcl", "prep", "cc", "conj", "punct"}),
    frozenset({"acl", "relcl", "appos", "advcl", "prep", "cc", "conj", "punct", "det"}),
    frozenset({"acl", "relcl", "appos", "advcl", "prep", "cc", "conj", "punct", "det", "amod"}),
)
"""What subjects lose, step by step, so that the verb and its object fit; with "det" all articles go."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a title is made from.

    ``text`` is the article's and ``start`` where the parsed passage begins in it; ``left_out`` are the tokens
    of the time and of asides, ``names`` what stands in place of a pronoun; both by token index. ``itself``
    says that the date belongs to the predicate, a noun, and to nothing around it ("after the May coup").
    """

    text: str
    start: int
    left_out: Collection[int] = frozenset()
    names: dict[int, str] = field(default_factory=dict)
    itself: bool = False

    def word(self, token: Token) -> str:
        """Return the token as the article has it."""
        begin = self.start + token.idx
        return self.text[begin : begin + len(token)]


@dataclass(frozen=True, slots=True)
class Parts:
    """A title's words in its order: who, the verb with what stands before it, and what follows.

    ``names`` are written in place of the subject's pronouns, by token index. ``needed`` is the token that no
    cut may lose.
    """

    who: Sequence[Token]
    verb: Sequence[Token]
    rest: Sequence[Token]
    names: Mapping[int, str] = field(default_factory=dict)
    needed: Token | None = None


def headline(parts: Parts, draft: Draft) -> str:
    """Return the parts as a title of at most ``LONGEST`` characters; empty where there are no words."""
    return _capitalised(_fitted(parts, draft))


def whole_words(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens as they stand in the text, with the other parts of hyphenated words."""
    kept = {token.i: token for token in tokens}
    for token in list(kept.values()):
        while token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
            hyphen, token = token.nbor(-1), token.nbor(-2)
            kept |= {hyphen.i: hyphen, token.i: token}
        while token.i + 2 < len(token.doc) and token.nbor(1).text == "-" and not token.whitespace_:
            hyphen, token = token.nbor(1), token.nbor(2)
            kept |= {hyphen.i: hyphen, token.i: token}
    return [kept[index] for index in sorted(kept)]


def _fitted(parts: Parts, draft: Draft) -> str:
    for cut in _CUTS:
        for extras in _SUBJECT_EXTRAS:
            for words in _endings(_lean(parts, extras), cut):
                text = _written(words, parts.names, draft)
                if len(text) <= LONGEST:
                    return text
    if parts.needed is not None:
        return _fitted(replace(parts, needed=None), draft)
    text = _written(_trimmed([*parts.verb, *parts.rest]), parts.names, draft)
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0]


def _lean(parts: Parts, extras: frozenset[str]) -> Parts:
    """Return the parts without the extras of their subjects, and without the titles of persons."""
    if not extras:
        return parts
    who = whole_words(token for token in parts.who if not _is_extra(token, extras))
    rest = [token for token in parts.rest if not (_is_extra(token, extras) or _is_small(token, extras))]
    return replace(parts, who=who, rest=rest)


def _is_extra(token: Token, extras: frozenset[str]) -> bool:
    """Return whether a token of a subject lies below one of these relations, or is a person's title."""
    below = token
    while below.dep_ not in SUBJECTS:
        above = below.head
        needed = above.dep_ in ("compound", "amod", "nmod", "poss") or above.lower_ in lexicon.COUNTED
        if (below.dep_ in extras and not needed) or (
            _is_titled(above) and below.ent_type_ != above.ent_type_ and below.dep_ in _TITLES
        ):
            return any(each.dep_ in SUBJECTS for each in path_up(below))
        if above == below:
            return False
        below = above
    return False


def _is_small(token: Token, extras: frozenset[str]) -> bool:
    """Return whether a headline does without the word: "that", and where need be an article."""
    if token.dep_ == "det" and token.lower_ in ("the", "a", "an"):
        return "det" in extras
    return token.dep_ == "mark" and token.lower_ == "that"


def _is_titled(token: Token) -> bool:
    return token.dep_ in SUBJECTS and token.ent_type_ in ("PERSON", "ORG")


def _endings(parts: Parts, cut: _Cut) -> Iterator[list[Token]]:
    """Yield all of the words, then ever fewer of those behind the verb."""
    words = [*parts.who, *parts.verb, *parts.rest]
    fixed = len(parts.who) + len(parts.verb)
    if parts.needed in words:
        fixed = max(fixed, words.index(parts.needed) + 1)
    for end in range(len(words), max(fixed, 1) - 1, -1):
        if end == len(words) or _is_joint(words, end, cut):
            yield _trimmed(words[:end])


def _is_joint(words: Sequence[Token], end: int, cut: _Cut) -> bool:
    """Return whether the words may end here: no phrase is broken, and what is cut off can be spared."""
    if words[end - 1].tag_ in _NEVER_LAST or words[end - 1].text in lexicon.UNFINISHED:
        return False
    kept = {token.i for token in words[:end]}
    lost = {token.i for token in words[end:]}
    if any(token.head.i in lost and token.i < token.head.i for token in words[:end]):
        return False
    branch = words[end]
    while branch.head.i not in kept and branch.head != branch:
        branch = branch.head
    last = words[end - 1]
    if last.lower_ == "way" or (last.lower_ in lexicon.RELATIONAL_NOUNS and branch.lower_ == "of"):
        return False
    if cut.complete and (_leans_on(last, branch) or last.lower_ in lexicon.REPORTING_VERBS):
        return False
    return branch.dep_ in cut.spare or _completes_object(branch, kept)


def _leans_on(verb: Token, preposition: Token) -> bool:
    """Return whether a verb says little without the phrase behind it ("to stick to", "suspected of")."""
    leans = verb.tag_ in VERBS and (verb.tag_ != "VBN" or verb.dep_ == "acl" or preposition.lower_ == "of")
    return leans and preposition.dep_ == "prep" and preposition.head == verb


def _completes_object(branch: Token, kept: set[int]) -> bool:
    """Return whether an infinitive tells what an object is to do ("invited the countries | to join")."""
    return branch.dep_ == "xcomp" and any(
        each.dep_ in ("dobj", "prep") and each.i in kept for each in branch.head.rights
    )


def _trimmed(words: Sequence[Token]) -> list[Token]:
    """Return the words without marks and joining words at either end."""
    kept = [token for token in words if not token.is_space]
    while len(kept) > 1 and (kept[-1].tag_ in _NEVER_LAST or _is_loose(kept[-1])):
        kept.pop()
    while len(kept) > 1 and ((kept[0].is_punct and not kept[0].is_quote) or kept[0].dep_ in ("cc", "mark")):
        kept.pop(0)
    return kept


def _is_loose(token: Token) -> bool:
    return token.is_punct and not token.is_quote and token.text != "%"


def _written(words: Sequence[Token], names: Mapping[int, str], draft: Draft) -> str:
    """Return the words as text: spaced as in the article where they are neighbours there."""
    words = _with_whole_quotes(words)
    pieces: list[str] = []
    for place, token in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        pieces.append(names.get(token.i) or _in_place(token, draft.word(token), place))
        neighbours = following is not None and following.i == token.i + 1
        pieces.append(token.whitespace_ if neighbours else " ")
    return " ".join("".join(pieces).split())


def _in_place(token: Token, word: str, place: int) -> str:
    """Return the word as it is written at a place: one that opened its sentence loses its capital."""
    opener = token.is_sent_start or (token.i and token.nbor(-1).is_sent_start and token.nbor(-1).is_punct)
    if place and opener and token.tag_ not in ("NNP", "NNPS") and not word.isupper():
        return word[:1].lower() + word[1:]
    return word


def _with_whole_quotes(words: Sequence[Token]) -> list[Token]:
    """Return the words without quotation marks that have lost their partner or a part of what they quote."""
    marks = [place for place, token in enumerate(words) if _is_mark(token)]
    whole: set[int] = set()
    while len(marks) > 1:
        first, second = marks[0], marks[1]
        if words[second].i - words[first].i == second - first > 1:
            whole |= {first, second}
            marks = marks[2:]
        else:
            marks = marks[1:]
    return [token for place, token in enumerate(words) if not _is_mark(token) or place in whole]


def _is_mark(token: Token) -> bool:
    return token.is_quote and token.tag_ != "POS" and len(token.text) < 3


def _capitalised(text: str) -> str:
    """Return the text as a headline begins: without an article, with a capital."""
    text = re.sub(r"\s+([,.;:%)])", r"\1", text).strip(" ,;:-–—")
    words = text.split(" ", 3)
    counts = len(words) > 2 and words[1].casefold() in lexicon.COUNTED and words[2].casefold() == "of"
    if len(words) > 1 and words[0].casefold() in ("the", "a", "an") and not counts:
        text = text[len(words[0]) + 1 :]
    return text[:1].upper() + text[1:]
