"""Shortening of a title's words to its maximum length: cut at phrase ends, spaced as in the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import SUBJECTS, VERBS, ancestors

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TITLE_LENGTH = 80
"""In characters."""

_NEVER_LAST = frozenset(
    {"IN", "TO", "DT", "CC", "PRP$", "POS", "MD", "WDT", "WP", "WRB", "PDT", "HYPH", "$", "WP$"}
)
_SPARE = frozenset(
    {"prep", "agent", "advmod", "npadvmod", "acl", "relcl", "advcl", "appos", "cc", "conj", "punct", "mark"}
)
"""Relations of phrases that a title can spare."""
_CONTENT = _SPARE | {"xcomp", "ccomp", "dobj", "attr", "oprd", "dep"}
"""Relations to cut before a phrase is broken."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A kind of cut: the relations to spare, and whether a verb must keep its prepositional complement."""

    spare: frozenset[str]
    complete: bool


_CUTS = (_Cut(_SPARE, complete=True), _Cut(_SPARE, complete=False), _Cut(_CONTENT, complete=False))
"""From best to worst."""
_TITLES = frozenset({"compound", "amod", "nmod"})
_SUBJECT_EXTRAS: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"acl", "relcl", "appos", "advcl"}),
    frozenset({"acl", "relcl", "appos", "advcl", "prep", "cc", "conj", "punct"}),
    frozenset({"acl", "relcl", "appos", "advcl", "prep", "cc", "conj", "punct", "det"}),
    frozenset({"acl", "relcl", "appos", "advcl", "prep", "cc", "conj", "punct", "det", "amod"}),
)
"""Relations cut from subjects, step by step, until the verb and its object fit. "det" removes articles."""


@dataclass(frozen=True, slots=True)
class TitleContext:
    """The material for a title.

    ``text`` is the article's, and ``start`` is the offset of the parsed passage. ``left_out`` holds the
    tokens of the time and of bracketed remarks. ``names`` holds the replacements of pronouns by token index.
    ``is_bare_noun`` marks a date of the noun alone ("after the May coup").
    """

    text: str
    start: int
    left_out: Collection[int] = frozenset()
    names: dict[int, str] = field(default_factory=dict)
    is_bare_noun: bool = False

    def word(self, token: Token) -> str:
        """Return the token as written in the article."""
        begin = self.start + token.idx
        return self.text[begin : begin + len(token)]


@dataclass(frozen=True, slots=True)
class TitleParts:
    """A title's words in order: subject, verb (with the words before it), rest.

    ``names`` replace pronouns of the subject, by token index. No cut may remove the token ``needed``.
    """

    subject: Sequence[Token]
    verb: Sequence[Token]
    rest: Sequence[Token]
    names: Mapping[int, str] = field(default_factory=dict)
    needed: Token | None = None


def fitted_title(parts: TitleParts, context: TitleContext) -> str:
    """Return the parts as a title of at most ``MAX_TITLE_LENGTH`` characters; empty without words."""
    return _title_case(_longest_fitting(parts, context))


def whole_words(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens in text order, with the other parts of hyphenated words."""
    by_index = {token.i: token for token in tokens}
    for token in list(by_index.values()):
        while token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
            hyphen, token = token.nbor(-1), token.nbor(-2)
            by_index |= {hyphen.i: hyphen, token.i: token}
        while token.i + 2 < len(token.doc) and token.nbor(1).text == "-" and not token.whitespace_:
            hyphen, token = token.nbor(1), token.nbor(2)
            by_index |= {hyphen.i: hyphen, token.i: token}
    return [by_index[index] for index in sorted(by_index)]


def _longest_fitting(parts: TitleParts, context: TitleContext) -> str:
    """Return the longest text that fits, from the best kind of cut to the worst."""
    for cut in _CUTS:
        for extras in _SUBJECT_EXTRAS:
            for words in _shortened(_without_extras(parts, extras), cut):
                text = _as_text(words, parts.names, context)
                if len(text) <= MAX_TITLE_LENGTH:
                    return text
    if parts.needed is not None:
        return _longest_fitting(replace(parts, needed=None), context)
    text = _as_text(_trimmed([*parts.verb, *parts.rest]), parts.names, context)
    return text if len(text) <= MAX_TITLE_LENGTH else text[:MAX_TITLE_LENGTH].rsplit(" ", 1)[0]


def _without_extras(parts: TitleParts, extras: frozenset[str]) -> TitleParts:
    """Return the parts without the extras of their subjects and without persons' titles."""
    if not extras:
        return parts
    subject = whole_words(token for token in parts.subject if not _is_extra(token, extras))
    rest = [token for token in parts.rest if not (_is_extra(token, extras) or _is_omissible(token, extras))]
    return replace(parts, subject=subject, rest=rest)


def _is_extra(token: Token, extras: frozenset[str]) -> bool:
    """Return True for a subject's token below one of these relations, and for a person's title."""
    below = token
    while below.dep_ not in SUBJECTS:
        above = below.head
        needed = above.dep_ in ("compound", "amod", "nmod", "poss") or above.lower_ in lexicon.COUNTED
        if (below.dep_ in extras and not needed) or (
            _is_titled(above) and below.ent_type_ != above.ent_type_ and below.dep_ in _TITLES
        ):
            return any(ancestor.dep_ in SUBJECTS for ancestor in ancestors(below))
        if above == below:
            return False
        below = above
    return False


def _is_omissible(token: Token, extras: frozenset[str]) -> bool:
    """Return True for a word that headlines omit: "that", and an article if "det" is an extra."""
    if token.dep_ == "det" and token.lower_ in ("the", "a", "an"):
        return "det" in extras
    return token.dep_ == "mark" and token.lower_ == "that"


def _is_titled(token: Token) -> bool:
    return token.dep_ in SUBJECTS and token.ent_type_ in ("PERSON", "ORG")


def _shortened(parts: TitleParts, cut: _Cut) -> Iterator[list[Token]]:
    """Yield all words, then ever fewer of the words after the verb."""
    words = [*parts.subject, *parts.verb, *parts.rest]
    fixed = len(parts.subject) + len(parts.verb)
    if parts.needed in words:
        fixed = max(fixed, words.index(parts.needed) + 1)
    for end in range(len(words), max(fixed, 1) - 1, -1):
        if end == len(words) or _may_end(words, end, cut):
            yield _trimmed(words[:end])


def _may_end(words: Sequence[Token], end: int, cut: _Cut) -> bool:
    """Return True if the words may end here: no phrase is broken, and the rest can be spared."""
    last = words[end - 1]
    if _is_unfinished(last) or _breaks_phrase(words, end):
        return False
    branch, start = words[end], {token.i for token in words[:end]}
    while branch.head.i not in start and branch.head != branch:
        branch = branch.head
    if last.lower_ in lexicon.RELATIONAL_NOUNS and branch.lower_ == "of":
        return False
    if cut.complete and (_needs_complement(last, branch) or last.lower_ in lexicon.REPORTING_VERBS):
        return False
    return branch.dep_ in cut.spare or _completes_object(branch, start)


def _is_unfinished(last: Token) -> bool:
    """Return True for a word that needs a continuation ("the", "due", "way")."""
    return last.tag_ in _NEVER_LAST or last.text in lexicon.UNFINISHED or last.lower_ == "way"


def _breaks_phrase(words: Sequence[Token], end: int) -> bool:
    """Return True if the cut removes the head of a word before it."""
    lost = {token.i for token in words[end:]}
    return any(token.head.i in lost and token.i < token.head.i for token in words[:end])


def _needs_complement(verb: Token, preposition: Token) -> bool:
    """Return True for a verb with little meaning without its complement ("to stick to", "suspected of")."""
    if verb.tag_ not in VERBS or preposition.dep_ != "prep" or preposition.head != verb:
        return False
    return verb.tag_ != "VBN" or verb.dep_ == "acl" or preposition.lower_ == "of"


def _completes_object(branch: Token, start: set[int]) -> bool:
    """Return True for an infinitive with the object as its subject ("invited the countries | to join")."""
    return branch.dep_ == "xcomp" and any(
        token.dep_ in ("dobj", "prep") and token.i in start for token in branch.head.rights
    )


def _trimmed(words: Sequence[Token]) -> list[Token]:
    """Return the words without marks and connecting words at both ends."""
    trimmed = [token for token in words if not token.is_space]
    while len(trimmed) > 1 and (trimmed[-1].tag_ in _NEVER_LAST or _is_trailing_mark(trimmed[-1])):
        trimmed.pop()
    while len(trimmed) > 1 and _is_leading_mark(trimmed[0]):
        trimmed.pop(0)
    return trimmed


def _is_leading_mark(token: Token) -> bool:
    return (token.is_punct and not token.is_quote) or token.dep_ in ("cc", "mark")


def _is_trailing_mark(token: Token) -> bool:
    return token.is_punct and not token.is_quote and token.text != "%"


def _as_text(words: Sequence[Token], names: Mapping[int, str], context: TitleContext) -> str:
    """Return the words as text, with the article's spacing between neighbours."""
    words = _with_balanced_quotes(words)
    pieces: list[str] = []
    for place, token in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        pieces.append(names.get(token.i) or _with_case(token, context.word(token), place))
        neighbours = following is not None and following.i == token.i + 1
        pieces.append(token.whitespace_ if neighbours else " ")
    return " ".join("".join(pieces).split())


def _with_case(token: Token, word: str, place: int) -> str:
    """Return the word as written at this place. The first word of a sentence loses its capital elsewhere."""
    is_opener = token.is_sent_start or (token.i and token.nbor(-1).is_sent_start and token.nbor(-1).is_punct)
    if place and is_opener and token.tag_ not in ("NNP", "NNPS") and not word.isupper():
        return word[:1].lower() + word[1:]
    return word


def _with_balanced_quotes(words: Sequence[Token]) -> list[Token]:
    """Return the words without unpaired quotation marks and pairs with incomplete content."""
    marks = [place for place, token in enumerate(words) if _is_quotation_mark(token)]
    whole: set[int] = set()
    while len(marks) > 1:
        first, second = marks[0], marks[1]
        if words[second].i - words[first].i == second - first > 1:
            whole |= {first, second}
            marks = marks[2:]
        else:
            marks = marks[1:]
    return [token for place, token in enumerate(words) if not _is_quotation_mark(token) or place in whole]


def _is_quotation_mark(token: Token) -> bool:
    return token.is_quote and token.tag_ != "POS" and len(token.text) < 3


def _title_case(text: str) -> str:
    """Return the text with a capital and without a leading article."""
    text = re.sub(r"\s+([,.;:%)])", r"\1", text).strip(" ,;:-–—")
    words = text.split(" ", 3)
    is_count = len(words) > 2 and words[1].casefold() in lexicon.COUNTED and words[2].casefold() == "of"
    if len(words) > 1 and words[0].casefold() in ("the", "a", "an") and not is_count:
        text = text[len(words[0]) + 1 :]
    return text[:1].upper() + text[1:]
