"""Tokens as the text of a title: spaced and marked as in the article, with names in brackets for pronouns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.entities import is_person_noun, spelling_key
from timeline.events import event_lexicon as lexicon
from timeline.events.claim import is_comment
from timeline.events.dependency_tree import is_proper_noun
from timeline.events.title_marks import comma_before, doubles, is_quotation_mark, with_marks
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = frozenset(
    {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "LANGUAGE", "PRODUCT", "WORK_OF_ART"}
)
_POINTERS = frozenset({"this", "that", "these", "those", "his", "her", "its", "their"})
"""Words before a first noun that say nothing without the sentence before."""
_ARTICLES = frozenset({"the", "a", "an"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_CLITICS = frozenset({"'s", "’s"})
_MARKS_OF_WORDS = re.compile(r"\W+")
_FEW = lexicon.COUNTED | {"few", "little", "good", "great", "fifth", "quarter", "third"}
"""Words that mean something else without their article ("a few")."""
_OF_TOKENS = (
    (re.compile(r"\s*-[LR]RB-\s*"), " "),
    (re.compile(r"``\s*|''"), '"'),
    (re.compile(r"(?<=[\w\]]) (?=(?:n't|n’t|['’](?:s|re|ve|ll|d|m))\b)", re.IGNORECASE), ""),
    (re.compile(r"(?<=s) (?=['’] )"), ""),
    (re.compile(r"(?<=[$£€#]) (?=\d)"), ""),
    (re.compile(r"\s+(?=[,;:!?%)\]]|\.(?!\w))"), ""),  # a figure keeps its space ("an average of .300")
    (re.compile(r"(?<=\() "), ""),
    (re.compile(r'(?:(?<=\s)|^)"\s*([^"]*?)\s*"'), r'"\1"'),
)
"""The marks of a text that was cut into tokens, and what ordinary text has instead."""


@dataclass(frozen=True, slots=True)
class TitleContext:
    """The material for a title.

    ``text`` is the article's, and ``start`` is the offset of the parsed passage. ``left_out`` holds the
    tokens of the time and of bracketed remarks, ``dates`` those of the time alone. ``names`` holds the
    replacements of pronouns by token index; those of ``own_words`` are words of the same sentence before the
    pronoun, and need no brackets. ``is_bare_noun`` marks a date of the noun alone ("after the May
    coup").
    """

    text: str
    start: int
    left_out: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()
    names: dict[int, str] = field(default_factory=dict)
    own_words: frozenset[int] = frozenset()
    is_bare_noun: bool = False

    def word(self, token: Token) -> str:
        """Return the token as written in the article."""
        begin = self.start + token.idx
        if token.text == '"':  # the parser reads "``" as an ordinary mark
            return token.text
        return self.text[begin : begin + len(token)]


def title_text(doc: Doc, parts: Iterable[Collection[int]], context: TitleContext) -> str:
    """Return the tokens as a title: one part after the other, each in text order."""
    words: list[Token] = []
    for part in parts:
        marked = with_marks(doc, part, context.left_out)
        if words and marked and words[-1].i < marked[0].i and (comma := comma_before(marked[0])):
            words.append(comma)
        words += marked
    named = leading_pronoun(words, context)
    return _title_case(ordinary_text("".join(_pieces(_trimmed(_once(words), named), context))))


def _once(words: Sequence[Token]) -> list[Token]:
    """Return the words without one that stands again behind a gap ("the | first of | the").

    The "'s" of a word that is left out goes, too, whatever the parser takes it for ("LAST WEEK'S").
    """
    return [
        word
        for before, word in zip((None, *words), words, strict=False)
        if before is None or word.i == before.i + 1 or not (_ends_with(before, word) or _is_clitic(word))
    ]


def _ends_with(token: Token, word: Token) -> bool:
    """Return True if a token, which marks may hold together ("winners“was"), ends with a word."""
    return word.is_alpha and _MARKS_OF_WORDS.split(token.lower_)[-1] == word.lower_


def inner_text(words: Collection[int], doc: Doc, context: TitleContext) -> str:
    """Return the tokens as text inside a title: their first letter stays as it is."""
    marked = _trimmed(with_marks(doc, words, context.left_out))
    return ordinary_text("".join(_pieces(marked, context)))


def ordinary_text(text: str) -> str:
    """Return a text without the marks of tokens: "did n't" is "didn't", "-LRB-" a bracket left out."""
    for pattern, replacement in _OF_TOKENS:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


def leading_pronoun(words: Sequence[Token], context: TitleContext) -> Token | None:
    """Return the pronoun or bare noun at the start that has a known name ("the", "the oil giant")."""
    place = next((place for place, word in enumerate(words) if word.i in context.names), None)
    if place is None or any(word.i < words[place].left_edge.i for word in words[:place]):
        return None
    if place and words[0].i > words[place].i:
        return None
    is_again = _names_again(context.names[words[place].i], words[place + 1 :])
    return None if is_again else words[place]  # who names himself in the same sentence is somebody else


def _inner_pronoun(words: Sequence[Token], context: TitleContext) -> Token | None:
    """Return the first "he", "him" or "his" of a title without another person, if it has a known name.

    "The army ousted him" names nobody. A person before the pronoun may be meant by it.
    """
    for word in words:
        if is_proper_noun(word) or is_quotation_mark(word) or is_person_noun(word.lower_):
            return None
        if word.lower_ in _PERSONAL:
            name = context.names.get(word.i)
            is_own = name is None or word.i in context.own_words
            is_apart = not _is_contracted(word) and not is_comment(word.head)
            return word if is_apart and not is_own and not _names_again(name or "", words) else None
    return None


def _is_contracted(word: Token) -> bool:
    """Return True for a word written together with the next one ("he's")."""
    return not word.whitespace_ and word.i + 1 < len(word.doc) and not neighbour(word).is_punct


def _names_again(name: str, words: Iterable[Token]) -> bool:
    """Return True if a part of the name stands among the words, in this spelling or another one."""
    parts = {spelling_key(part) for part in re.split(r"[ -]", name) if part[:1].isupper()}
    return any(word.text[0].isupper() and spelling_key(word.text) in parts for word in words)


def _pieces(words: Sequence[Token], context: TitleContext) -> Iterator[str]:
    """Yield the words and the spaces between them."""
    leading = leading_pronoun(words, context)
    if leading is not None:
        words = words[words.index(leading) :]
    named = leading or _inner_pronoun(words, context)
    before, opened = None, 0
    for token, following in zip_longest(words, words[1:]):
        opened += is_quotation_mark(token) and not doubles(token)
        if named is not None and token == named:
            yield bracketed(token, context)
        else:
            yield _with_case(token, context.word(token), before)
        before = token
        if following is not None:
            yield _space(token, following, opened)


def _space(token: Token, following: Token, opened: int) -> str:
    """Return the space between two words of a title; the words inside quotation marks touch them.

    ``opened`` counts the quotation marks up to the first word.
    """
    if following.i == token.i + 1:
        return token.whitespace_
    touches = is_quotation_mark(token) if opened % 2 else False
    return "" if touches or (opened % 2 and is_quotation_mark(following)) else " "


def bracketed(token: Token, context: TitleContext) -> str:
    """Return the name in square brackets; "his" is "[Ruto's]". Words of the sentence have no brackets."""
    name = context.names[token.i]
    if token.i in context.own_words:
        return name
    return f"[{name}'s]" if token.tag_ == "PRP$" else f"[{name}]"


def _with_case(token: Token, word: str, before: Token | None) -> str:
    """Return the word as written at this place. The first word of a sentence loses its capital elsewhere."""
    ahead = neighbour(token, -1)
    is_opener = token.is_sent_start or (ahead.is_sent_start and ahead.is_punct)
    if before is None or before.is_quote or not is_opener or (word.isupper() and len(word) > 1):
        return word
    if token.lower_ in _ARTICLES:
        return word.lower()
    is_name = token.tag_ in ("NNP", "NNPS") or token.ent_type_ in _NAMES or token.lower_ == "i"
    return word if is_name else word[:1].lower() + word[1:]


def _trimmed(words: Sequence[Token], named: Token | None = None) -> list[Token]:
    """Return the words without marks at both ends, but for quotation marks and a share's sign.

    "His" and "this" in front of a noun go, too, unless a name stands in its place: ``named`` has one. So does
    the "'s" of a day that is left out.
    """
    trimmed = list(words)
    if len(words) > 1 and words[0] != named and (_is_pointer(words[0]) or _is_clitic(words[0])):
        trimmed.pop(0)
    while (
        len(trimmed) > 1
        and trimmed[-1].is_punct
        and not (is_quotation_mark(trimmed[-1]) or trimmed[-1].text in "%?")
    ):
        trimmed.pop()
    while (
        len(trimmed) > 1
        and trimmed[0].is_punct
        and not is_quotation_mark(trimmed[0])
        and trimmed[0].text != "#"
    ):
        trimmed.pop(0)
    return trimmed


def _is_clitic(first: Token) -> bool:
    return first.tag_ == "POS" or first.lower_ in _CLITICS


def _is_pointer(first: Token) -> bool:
    """Return True for "this" or "its" before a noun; "this clashes with" has a verb."""
    is_plural = first.head.tag_ in ("NNS", "NNPS")
    agrees = first.dep_ == "poss" or is_plural == (first.lower_ in ("these", "those"))
    return first.lower_ in _POINTERS and first.dep_ in ("det", "poss") and agrees


def _title_case(text: str) -> str:
    """Return the text with a capital and without a leading article."""
    text = text.strip(" ,;:-–—").lstrip(". ")
    words = text.split(" ", 2)
    if len(words) > 1 and words[0].casefold() in _ARTICLES and not _changes_without(words):
        text = text[len(words[0]) + 1 :]
    return text[:1].upper() + text[1:]


def _changes_without(words: Sequence[str]) -> bool:
    """Return True for "a few" and "a number of", but not for "the number of"."""
    return words[0].casefold() != "the" and words[1].casefold() in _FEW
