"""The words of a title: those of a predicate's claim, without other clauses, asides and the time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import (
    antecedents,
    is_attached_plainly,
    is_comment,
    is_conditional,
    is_of_all,
    shares_auxiliaries,
)
from timeline.events.dependency_tree import (
    AUXILIARIES,
    FINITE,
    SUBJECTS,
    auxiliaries,
    child,
    is_noun,
    is_verb,
    subject,
)
from timeline.events.inverted_clause import inverting_words
from timeline.events.noun_phrase import DETAILS, belongs, leads_to_time
from timeline.events.title_dependents import (
    are_joined,
    content_before,
    describes_noun,
    has_content_behind,
    has_truth_word,
    is_about_person_before,
    is_needed_before,
    is_opening,
    is_question,
    is_relative_phrase,
    is_truth_word,
    keeps_behind,
    needs_noun,
    noun_before_phrase,
    setting_of_clause,
)
from timeline.events.title_doubt import is_doubtful
from timeline.events.title_draft import Draft, without_gaps, without_last_conjunction
from timeline.events.title_names import is_name_between_commas
from timeline.events.title_speech import clause_before_speaker
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.events.title_text import TitleContext

_NEVER = frozenset({"intj", "meta"})
_FRONTED = frozenset({"prep", "npadvmod", "advcl", "advmod", "ccomp", "dep", "acomp", "oprd"})
_RELATIVES = frozenset({"WP", "WDT"})
_OF_TIME = frozenset({"as", "than"})
"""Prepositions that complete a time ("on the same day | as the release")."""
_SAYING = lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
"""Verbs whose subject may move before what it says."""
_SHARES = frozenset(
    {"most", "much", "half", "all", "rest", "part", "parts", "majority", "some", "third", "quarter"}
)
"""Parts of a period ("spent most of the 1970s in jail")."""


def clause_draft(
    path: list[Token], context: TitleContext, *, is_whole: bool = False, keeps_opening: bool = False
) -> Draft:
    """Return the draft of a claim; ``path`` leads from its predicate to its top.

    ``is_whole`` keeps the first one of coordinated verbs ("shot a man and was arrested"), ``keeps_opening``
    the clause before the subject ("When the tanker left, it sank").
    """
    selection = _Selection(path, context, is_whole, keeps_opening)
    kept = without_last_conjunction(path[0].doc, selection.words() - selection.asides_of_speaker())
    if doubtful := is_doubtful(path, context):
        kept = without_gaps(path[0].doc, kept, context)
    needed = frozenset(word.i for word in path) & kept
    front, back = selection.speaker(kept)
    kept |= front | back
    needed |= frozenset(index for index in front if path[0].doc[index].head.i not in front)
    return Draft(path[0].doc, kept, needed, front, back, doubtful)


def participle_draft(path: list[Token], context: TitleContext) -> Draft | None:
    """Return the draft of a participle behind a comma with its subject ("the minister, saying that ...").

    The predicate is the participle, or what it says.
    """
    place = next(
        (at for at, verb in enumerate(path) if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN")), 0
    )
    verb = path[place]
    noun, opening = subject(verb), verb.left_edge
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBG", "VBN") or noun is None or not noun.i < opening.i:
        return None
    if place and (verb.lower_ not in _SAYING or path[place - 1].dep_ != "ccomp" or noun.tag_ == "PRP"):
        return None
    if neighbour(opening, -1).text != "," or child(verb, *SUBJECTS) is not None:
        return None
    if verb.tag_ == "VBN" and noun.right_edge.i + 1 < opening.i - 1 and child(verb.head, "dobj") is not None:
        return None  # "the bank criticized the team, led by ...": the object may be meant
    clause = path[: place + 1]
    words = {index for start in ([noun], clause) for index in _Selection(start, context).words()}
    needed = frozenset((noun.i, *(word.i for word in clause)))
    return Draft(verb.doc, frozenset(words) | needed, needed)


def _noun_behind_comma(verb: Token, content: Token | None) -> Token | None:
    """Return the speaker that the parser took for an apposition in the content (", a spokesman said")."""
    if content is None or child(verb, *SUBJECTS) is not None:
        return None
    between = verb.doc[content.i + 1 : verb.i]
    nouns = (word for word in between if word.dep_ == "appos" and word.right_edge.i == verb.i - 1)
    return next((word for word in nouns if neighbour(word.left_edge, -1).text == ","), None)


@dataclass(frozen=True)
class _Selection:
    """The choice of a claim's words."""

    path: list[Token]
    context: TitleContext
    is_whole: bool = False
    keeps_opening: bool = False

    @cached_property
    def on_path(self) -> frozenset[int]:
        return frozenset(word.i for word in self.path)

    @cached_property
    def top(self) -> Token:
        return self.path[-1]

    @cached_property
    def skipped(self) -> dict[int, Token]:
        """The first ones of coordinated verbs, by index, each with the later verb that stays."""
        if self.is_whole:
            return {}
        return {
            first.i: verb
            for verb, first in pairwise(self.path)
            if verb.dep_ == "conj" and is_verb(first) and not are_joined(first, verb)
        }

    def words(self) -> set[int]:
        words = {word.i for word in self._branch(self.top)}
        if describes_noun(self.top):
            return self._with_antecedent(words)
        noun = self._noun_before() if self._lacks_subject() else None
        return words | {word.i for word in self._branch(noun)} if noun is not None else words

    def speaker(self, kept: frozenset[int]) -> tuple[frozenset[int], frozenset[int]]:
        """Return the words of a speaker behind the content: those for the front, those for the back."""
        none: frozenset[int] = frozenset()
        for verb in self._sayings():
            content = content_before(verb)
            noun = child(verb, "nsubj") or _noun_behind_comma(verb, content)
            if noun is None or content is None or has_content_behind(verb, noun):
                continue
            if any(word.text == ";" for word in verb.doc[content.i : max(noun.i, content.i)]):
                continue  # "the line is old; she announced it in May"
            if self._is_in_aside(verb, content) or (content.i < noun.i) != (content.i < verb.i):
                continue
            speaker = {word.i for word in noun.subtree}
            inside = {word.i for word in content.subtree} - speaker if content.head == verb else set()
            words = (
                frozenset(word.i for word in verb.subtree if word.i in kept) - inside
            ) | self._parsed_apart(noun, verb)
            if noun.i < verb.i:
                words -= clause_before_speaker(noun, words)
            if words & (self.on_path - {verb.i}):
                return none, none
            is_named = noun.tag_ != "PRP" or self._names_speaker(noun, content)
            if noun.i < verb.i and is_named and verb.lower_ in _SAYING:
                return words, none
            is_last = words and max(kept - words, default=-1) < min(words)
            return (none, words) if is_last else (none, none)
        return none, none

    def _names_speaker(self, pronoun: Token, content: Token) -> bool:
        """Return True if a name stands in the pronoun's place: not if it also stands in what is said."""
        name = self.context.names.get(pronoun.i, "")
        parts = {part for part in re.split(r"[ -]", name) if part[:1].isupper()}
        return bool(name) and not any(word.text in parts for word in content.subtree)

    def _parsed_apart(self, noun: Token, verb: Token) -> frozenset[int]:
        """Return the words of a speaker that is not below the verb."""
        return frozenset() if noun.head == verb else frozenset(word.i for word in self._branch(noun))

    def _is_in_aside(self, verb: Token, content: Token | None) -> bool:
        """Return True if the predicate is in an aside of the speaker (", he said, adding that it fell")."""
        verb_asides = (word for word in verb.children if word.dep_ == "advcl" and word != content)
        return any(word.i in self.on_path for word in verb_asides)

    def asides_of_speaker(self) -> set[int]:
        """Return the words around a speaker's verb that say how it was said ("in an interview")."""
        return {
            inner.i
            for verb in self._sayings()
            if (content := content_before(verb)) is not None
            for word in verb.children
            if (
                word.dep_ in ("prep", "advcl", "npadvmod")
                or (word.dep_ == "advmod" and child(word, "prep") is not None)
            )
            and word.i > max(content.i, verb.i)
            and word.i not in self.on_path
            if not has_truth_word(word) and not (word.dep_ == "prep" and word.lower_ == "to")
            for inner in word.subtree
        }

    def _sayings(self) -> Iterator[Token]:
        for word in self.path:
            if is_verb(word):
                yield word
                yield from (other for other in word.children if is_comment(other))

    def _branch(self, token: Token) -> Iterator[Token]:
        """Yield the token and its descendants that belong into the title."""
        if token.i in self.context.left_out and token.i not in self.on_path:
            yield from self._around_time(token)
            return
        if token.i in self.skipped:
            for word in self._shared(token, self.skipped[token.i]):
                yield from self._branch(word)
            return
        yield token
        for word in token.children:
            if self._is_time(word, token):
                yield from self._around_time(word)
            elif word.i in self.on_path or self._keeps(word, token):
                yield from self._branch(word)

    def _is_time(self, word: Token, head: Token) -> bool:
        """Return True for a phrase of the date, and for "back" and "and again" beside it."""
        if word.i in self.on_path:
            return False
        if (
            word.dep_ == "npadvmod"
            and word.ent_type_ in ("DATE", "TIME")
            and any(leads_to_time(each, self.context) for each in word.rights if each.dep_ == "prep")
        ):
            return True  # "an hour before noon"
        if word.dep_ == "advcl" and (noun := child(word, *SUBJECTS)) and noun.i in self.context.left_out:
            return True  # "as 2016 arrived"
        is_beside = word.i + 1 in self.context.left_out and word.i + 1 < len(word.doc)
        if is_beside and word.i > 0 and (word.lower_ == "again" and neighbour(word, -1).dep_ == "cc"):
            return True
        if word.dep_ != "prep" or not leads_to_time(word, self.context):
            return False
        return not (word.lower_ == "of" and head.lower_ in _SHARES)

    def _around_time(self, token: Token) -> Iterator[Token]:
        """Yield the phrases below an omitted date that are not omitted ("[on Monday] and in Nice")."""
        for word in token.children:
            if word.i in self.context.left_out or leads_to_time(word, self.context):
                yield from self._around_time(word)
            elif word.lower_ == "of" and token.lower_ in _SHARES:
                continue
            elif word.tag_ == "IN" and word.dep_ in ("prep", "conj") and word.lower_ not in _OF_TIME:
                yield from self._branch(word)

    def _shared(self, first: Token, verb: Token) -> Iterator[Token]:
        """Yield the children of the first verb that the later verb shares, and the later verb."""
        lower = self.path[: self.path.index(first)]
        has_subject = any(child(word, *SUBJECTS) is not None for word in lower if word.dep_ == "conj")
        for word in first.children:
            if word.i in self.on_path or (
                self._is_shared(word, first, verb, has_subject) and self._keeps(word, first)
            ):
                yield word

    def _is_shared(self, word: Token, first: Token, verb: Token, has_subject: bool) -> bool:
        """Return True for a child of the first verb that belongs to the later verb, too."""
        if word.dep_ in SUBJECTS or word.dep_ == "expl":
            return not has_subject
        if word.dep_ in AUXILIARIES or word.dep_ == "neg":
            return shares_auxiliaries(verb)
        if word.dep_ == "advmod" and word.i < first.i and is_truth_word(word):
            return not has_subject  # "she probably locked the door and | kept the key"
        if word.dep_ == "mark":
            return child(verb, "mark") is None
        return word.i > verb.i or is_conditional(word) or is_comment(word)

    def _keeps(self, word: Token, head: Token) -> bool:
        """Return True if a child belongs into the title."""
        if word.dep_ == "punct":
            return belongs(word)
        if word.dep_ in _NEVER:
            return False
        if is_verb(head) or (head.i in self.on_path and child(head, *SUBJECTS) is not None):
            return self._keeps_in_clause(word, head)
        return word.dep_ not in DETAILS or belongs(word)

    def _keeps_in_clause(self, word: Token, verb: Token) -> bool:
        is_before = word.i < self._start(verb)
        if is_before and word.i in inverting_words(verb):
            return True
        if word.tag_ == "WRB":
            return verb != self.top or is_question(word.doc)
        if is_before and (word.dep_ == "cc" or (verb == self.top and word.dep_ in ("mark", "preconj"))):
            return False
        if word.dep_ in ("cc", "conj"):
            return self._keeps_conjunct(word, verb)
        if word.lower_ in ("either", "neither", "both", "each") and child(verb, *SUBJECTS) is None:
            return True  # the parser did not see that it is the subject
        if word.lower_ == "including":
            return False  # it is about a noun before, which may be left out
        if is_before and word.dep_ in _FRONTED:
            is_inverted = word.dep_ == "advmod" and word.i + 1 == verb.i  # "here is the list"
            is_of_mark = word.dep_ == "advmod" and neighbour(word).dep_ == "mark"  # "even if"
            return (
                is_inverted
                or (is_of_mark and verb != self.top)
                or (verb != self.top and is_relative_phrase(word))
                or (self.keeps_opening and verb == self.top and is_opening(word))
                or is_needed_before(word, verb)
                or any(word.i < index < self._start(verb) for index in self.on_path)
            )
        return keeps_behind(word, verb)

    def _keeps_conjunct(self, word: Token, verb: Token) -> bool:
        if verb.i not in self.on_path or (self.is_whole and word.dep_ == "cc"):
            return True
        later = [other for other in verb.children if other.dep_ == "conj"]
        return bool(later) and are_joined(verb, later[0])

    def _start(self, verb: Token) -> int:
        """Return the first token of the clause's subject and verb."""
        words = [verb, *(word for word in verb.children if word.dep_ in (*SUBJECTS, *AUXILIARIES, "expl"))]
        return min(word.left_edge.i if word.dep_ in SUBJECTS else word.i for word in words)

    def _lacks_subject(self) -> bool:
        top = self.skipped.get(self.top.i, self.top)
        return child(self.top, *SUBJECTS, "expl") is None and child(top, *SUBJECTS, "expl") is None

    def _noun_before(self) -> Token | None:
        """Return the noun directly before a finite verb without a parsed subject."""
        verb = self.top
        helpers = auxiliaries(verb)
        if not is_verb(verb) or not any(word.tag_ in FINITE for word in (verb, *helpers)):
            return None
        left = min(word.i for word in (verb, *helpers)) - 1
        doc = verb.doc
        while left > 0 and (doc[left].tag_ == "RB" or doc[left].is_punct or left in self.context.left_out):
            left -= 1
        noun = doc[max(left, 0)]
        while noun.dep_ == "pobj" and is_noun(noun.head.head):  # "a lawyer for the bank | said"
            noun = noun.head.head
        if not is_noun(noun) or noun.dep_ in ("dobj", "npadvmod", "pobj") or verb in noun.subtree:
            return None
        return None if noun.i in self.context.left_out else noun

    def _with_antecedent(self, words: set[int]) -> set[int]:
        """Return the words of a relative clause or a participle with the noun that it is about."""
        clause = self.top
        pronoun = self._relative_subject()
        if pronoun is None and clause.dep_ == "relcl" and not needs_noun(clause):
            setting = setting_of_clause(clause)
            phrase = {word.i for word in setting.subtree} if setting is not None else set()
            return words - phrase - {word.i for word in clause.children if word.tag_ == "WRB"}
        nouns = antecedents(clause.head, clause)
        if clause.dep_ == "amod":
            around = noun_before_phrase(clause.head)
            nouns += [around] if around is not None and around not in nouns else []
        if is_about_person_before(clause):
            nouns = nouns[:1]
        if is_attached_plainly(clause) and clause.dep_ != "amod" and not self.is_whole:
            nouns = nouns[:1]
        if len(nouns) > 1:
            return words | self._text_before(clause, nouns)
        own = {word.i for word in clause.subtree}
        noun = next((word for word in nouns[0].rights if is_name_between_commas(word)), nouns[0])
        noun_phrase = {word.i for word in self._branch_of_noun(noun, own)}
        if pronoun is not None and not is_of_all(clause.head):
            words = words - {pronoun.i}
        return noun_phrase | words

    def _relative_subject(self) -> Token | None:
        """Return the relative pronoun that is the subject."""
        found = child(self.top, *SUBJECTS)
        return found if found is not None and found.tag_ in _RELATIVES else None

    def _branch_of_noun(self, noun: Token, clause: set[int]) -> Iterator[Token]:
        yield noun
        for word in noun.children:
            if word.i not in clause and word.dep_ != "relcl" and self._keeps(word, noun):
                yield from self._branch(word)

    def _text_before(self, clause: Token, nouns: list[Token]) -> set[int]:
        """Return the text from the first noun up to the clause: each of the nouns may be meant."""
        first = min(nouns, key=lambda noun: noun.i)
        start = min((word.left_edge.i for word in first.lefts if word.dep_ != "relcl"), default=first.i)
        return {index for index in range(start, clause.left_edge.i) if index not in self.context.left_out}
