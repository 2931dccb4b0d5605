"""The marks of a title: hyphens, the commas that still separate, the quotation marks around whole words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import AUXILIARIES, FINITE, NOUNS, SUBJECTS
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMMAS = frozenset({",", ";", ":", "-", "–", "—", "--"})
_QUOTES = frozenset("\"'`‘’“”„‟‚‛«»‹›") | {"``", "''"}
_BEHIND_COMMA = frozenset({"cc", "advcl", "acl", "appos", "conj", "relcl", "parataxis"})
"""Relations of words that a comma separates from the words before."""
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_LOOSE_NOUNS = frozenset({"npadvmod", "appos", "dobj", "attr", "oprd", "dep"})
"""Relations of a noun behind a comma that is no part of a list ("improved, a trend that ...")."""
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nmod", "poss", "case", "nummod"})
_OF_PHRASE = NOUNS | {"DT", "JJ", "CD", "POS", "PRP$", "HYPH"}


def with_marks(doc: Doc, indices: Collection[int], left_out: Collection[int]) -> list[Token]:
    """Return the tokens with their hyphens, and with the commas and quotation marks that still fit."""
    kept = {index for index in indices if not _is_mark(doc[index]) and not doc[index].is_space}
    kept = _with_hyphens(doc, kept)
    kept |= {index for index in _marks_between(doc, kept) if _still_separates(doc, index, kept, left_out)}
    kept -= set(_lone_commas(doc, kept))
    kept |= _quotes(doc, kept)
    return [doc[index] for index in sorted(kept)]


def _lone_commas(doc: Doc, kept: set[int]) -> Iterator[int]:
    """Yield the commas that alone part a subject from its verb: the one before them was left out."""
    for index in kept:
        before = index - 1
        while before not in kept and before >= 0:
            before -= 1
        if doc[index].text != "," or before not in kept or index + 1 not in kept:
            continue
        first = min(kept)
        noun = _subject_behind(doc[index], doc[index + 1])
        if noun is None and doc[index + 1].tag_ in FINITE and _is_phrase(doc, first, index, kept):
            noun = doc[first]  # the parser joined the subject to the words before
        if noun is not None and noun.i <= before:
            between = range(noun.i + 1, index)
            if not any(place in kept and doc[place].text in _COMMAS for place in between):
                yield index


def _is_phrase(doc: Doc, first: int, end: int, kept: set[int]) -> bool:
    """Return True if the tokens kept in [first, end) are one name or noun phrase."""
    words = [doc[index] for index in range(first, end) if index in kept]
    return words[-1].tag_ in NOUNS and all(word.tag_ in _OF_PHRASE for word in words)


def _subject_behind(comma: Token, following: Token) -> Token | None:
    """Return the subject before a comma whose verb is directly behind it."""
    is_main = following.tag_ in FINITE and following.dep_ not in AUXILIARIES
    verb = following if is_main else following.head
    nouns = (word for word in verb.lefts if word.dep_ in SUBJECTS and word.i < comma.i)
    return next(nouns, None) if following.tag_ in FINITE else None


def comma_before(first: Token) -> Token | None:
    """Return the comma before a part that follows the part before it in the text (", she said")."""
    before = first.i - 1
    while before > 0 and (is_quotation_mark(first.doc[before]) or first.doc[before].is_space):
        before -= 1
    return first.doc[before] if first.doc[before].text == "," else None


def _is_mark(token: Token) -> bool:
    return token.text in _COMMAS or is_quotation_mark(token)


def is_quotation_mark(token: Token) -> bool:
    """Return True for a quotation mark, False for an apostrophe."""
    if token.text in ("'", "’"):
        return token.tag_ in ("``", "''")
    return token.text in _QUOTES


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a sentence: its hyphenated words, and its pairs of quotation marks, as token indices.

    A mark that is cut in two ("``") has both its parts.
    """

    hyphenated: tuple[range, ...]
    quotes: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


@lru_cache(maxsize=4)
def _marks(doc: Doc) -> _Marks:
    """Return the marks of a sentence; its titles ask for them many times."""
    texts = [token.text for token in doc]
    joined = [
        index
        for index in range(1, len(texts) - 1)
        if texts[index] in ("-", "/") and not doc[index].whitespace_ and not doc[index - 1].whitespace_
    ]
    hyphenated: list[range] = []
    for index in joined:
        start = hyphenated.pop().start if hyphenated and hyphenated[-1].stop == index else index - 1
        hyphenated.append(range(start, index + 2))
    hyphenated += [
        range(index - 1, index + 1)  # "wed", which the parser reads as "we would", and "4am"
        for index in range(1, len(texts))
        if texts[index - 1].isalnum() and texts[index].isalnum() and not doc[index - 1].whitespace_
    ]
    marks: list[tuple[int, ...]] = []
    for index, text in enumerate(texts):
        if text in _QUOTES and is_quotation_mark(doc[index]):
            is_second = marks and text == texts[index - 1] == "`" and marks[-1] == (index - 1,)
            marks[-1:] = [(index - 1, index)] if is_second else [*marks[-1:], (index,)]
    return _Marks(tuple(hyphenated), tuple(zip(marks[::2], marks[1::2], strict=False)))


def quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotation marks of a sentence, as token indices."""
    return ((first[-1], last[0]) for first, last in _marks(doc).quotes)


def _with_hyphens(doc: Doc, kept: set[int]) -> set[int]:
    """Return the tokens with the other parts of hyphenated words."""
    return kept.union(*(word for word in _marks(doc).hyphenated if not kept.isdisjoint(word)))


def _marks_between(doc: Doc, kept: set[int]) -> Iterable[int]:
    if not kept:
        return ()
    hyphens = {index for word in _marks(doc).hyphenated for index in word}
    between = range(min(kept), max(kept))
    return [i for i in between if doc[i].text in _COMMAS and i not in kept and i not in hyphens]


def _still_separates(doc: Doc, index: int, kept: set[int], left_out: Collection[int]) -> bool:
    """Return True for a mark between words that stay; the time may have stood before it."""
    if doc[index].text == ";":
        return _is_semicolon_needed(doc, index, kept)
    if not _is_followed(doc, index, kept):
        return False
    if doc[index].text == ":":
        return True
    before = _word_before(doc, index, kept, left_out)
    if before is None or _opens_last_participle(doc[index + 1], kept):
        return False
    following = next(doc[place] for place in range(index + 1, len(doc)) if place in kept)
    while following.dep_ in _BEFORE_NOUN and following.head.i > following.i:
        following = following.head
    if before.i == index - 1:
        return doc[index].text != "," or not _parts_subject(before, doc[index], following, kept)
    if following.tag_ in NOUNS and following.dep_ in _LOOSE_NOUNS and following.head.i < index:
        return True
    return _is_needed_after_gap(before, doc[index], following, kept)


def _is_semicolon_needed(doc: Doc, index: int, kept: set[int]) -> bool:
    """Return True behind a word that stays, and also behind the words left out after it in a list."""
    if index - 1 in kept:
        return True
    left_out = takewhile(lambda place: place not in kept, range(index - 1, -1, -1))
    return _is_followed(doc, index, kept) and not any(is_quotation_mark(doc[place]) for place in left_out)


def _word_before(doc: Doc, index: int, kept: set[int], left_out: Collection[int]) -> Token | None:
    """Return the word that stays before a mark; ``None`` if another mark, an article or nothing does."""
    before = index - 1
    while before >= 0 and before not in kept:
        if doc[before].text in _COMMAS and before not in left_out:
            return None
        before -= 1
    is_inner = before < index - 1 and doc[before].dep_ in ("det", "aux", "mark")
    return doc[before] if before in kept and not is_inner else None


def _parts_subject(before: Token, comma: Token, following: Token, kept: set[int]) -> bool:
    """Return True for a comma between a subject and its verb that has no other comma before it."""
    is_verb = following.tag_.startswith("VB") and following.dep_ not in ("aux", "auxpass")
    verb = following if is_verb else following.head
    noun = next((word for word in verb.lefts if word.dep_ in SUBJECTS and word.i < comma.i), None)
    if noun is None or not noun.i <= before.i <= noun.right_edge.i:
        return False
    return not _has_comma_between(noun, comma, kept)


def _is_needed_after_gap(before: Token, comma: Token, following: Token, kept: set[int]) -> bool:
    """Return True for a comma behind words left out that still separates the words around it."""
    if following.dep_ in SUBJECTS and following.head.dep_ in ("advcl", "conj", "parataxis"):
        return True
    if following.dep_ in _BEHIND_COMMA or following.tag_ in _RELATIVE_TAGS or following.lower_ == "according":
        return True
    top = before
    while top.head.i < comma.i and top.head != top:
        top = top.head
    if top.head.i > comma.i:
        return top.dep_ not in SUBJECTS or _has_comma_between(top, comma, kept)
    verb = following if following.tag_.startswith("VB") else following.head
    noun = next((word for word in verb.lefts if word.dep_ in SUBJECTS and word.i < comma.i), None)
    return noun is not None and _has_comma_between(noun, comma, kept)


def _has_comma_between(noun: Token, comma: Token, kept: set[int]) -> bool:
    """Return True if another comma, behind a word that stays, stands between a subject and this comma."""
    between = noun.doc[noun.i + 1 : comma.i]
    return any(word.text in _COMMAS and word.i - 1 in kept for word in between)


def _is_followed(doc: Doc, index: int, kept: set[int]) -> bool:
    """Return True if a word that stays follows the mark, but for the words left out before its noun."""
    following = next(place for place in range(index + 1, len(doc)) if place in kept)
    between = doc[index + 1 : following]
    return all(is_quotation_mark(word) or word.is_space or word.dep_ in _BEFORE_NOUN for word in between)


def _opens_last_participle(first: Token, kept: set[int]) -> bool:
    """Return True for a participle behind its noun that ends the title ("council, elected")."""
    return (
        first.dep_ == "acl"
        and first.head.i == first.i - 2
        and first.tag_ in ("VBN", "VBG")
        and max(kept) <= first.right_edge.i
    )


def _quotes(doc: Doc, kept: set[int]) -> set[int]:
    """Return the quotation marks around kept words without a gap."""
    found: set[int] = set()
    for first, second in _marks(doc).quotes:
        inside = [index for index in range(first[-1] + 1, second[0]) if index in kept]
        has_words = any(doc[index].is_alpha or doc[index].like_num for index in inside)
        if has_words and not any(doc[i].is_alpha for i in range(inside[0], inside[-1]) if i not in kept):
            found.update(first, second)
    return found


def doubles(token: Token) -> bool:
    """Return True for the second part of a mark that is cut in two ("``")."""
    return token.text == "`" and token.i > 0 and neighbour(token, -1).text == "`"
