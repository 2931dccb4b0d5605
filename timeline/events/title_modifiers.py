"""The words before a noun or beside a verb that a title can spare: roles, adjectives, adverbs, articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.events.claim import is_of_all, is_of_none
from timeline.events.dependency_tree import BE, SUBJECTS, ancestors, child, is_noun, is_proper_noun, is_verb
from timeline.events.event_lexicon import COUNTED, LIGHT_VERBS, PERSON_NOUNS, RANKS
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

USUAL = 3
"""The loss of a phrase that its head usually has."""
_LOSS_OF_PEOPLE = 4.5
"""The loss of an adjective of a people ("the Norwegian parliament")."""
_OUTCOMES = frozenset(
    {"fatally", "falsely", "wrongly", "illegally", "unlawfully", "accidentally", "mistakenly"}
)
"""Adverbs that tell how an act ended, or whether it was right."""
_SIDES = frozenset(
    {
        "transitional",
        "provisional",
        "rebel",
        "opposition",
        "opposing",
        "self-declared",
        "exiled",
        "breakaway",
        "separatist",
        "occupied",
        "ousted",
        "deposed",
        "retired",
        "late",
        "rival",
        "unofficial",
        "unrecognised",
        "unrecognized",
        "artificial",
        "foreign",
    }
)
"""Adjectives that tell who is meant: without them a title is about another side."""
_ARTICLE = 0.35
"""The loss of an article: headlines go without them."""
_ARTICLE_OF_CONTENT = 1.0
"""The loss of an article behind a verb of saying: without it the subject reads as an object of the verb."""
_TIGHT = 3.2
"""The loss of an adjective without which a title would break off."""
_KIND = 6.0
"""The loss of a noun before a noun: often it says more than the noun ("a maintenance | budget")."""
_TURNING = frozenset(
    {
        "draft",
        "deputy",
        "vice",
        "assistant",
        "prospective",
        "future",
        "reported",
        "mock",
        "test",
        "dummy",
        "toy",
    }
)
"""Words that make something else of the noun: a draft law is no law."""
_OF_OFFICES = frozenset({"prime", "chief", "attorney", "general", "lieutenant", "first", "second", "under"})
"""Words of an office: a prime minister is no minister."""
_EMPTY = frozenset({"media", "power", "force", "care", "life", "matter", "thing", "things", "way", "time"})
"""Nouns that mean something else without the word before them ("on social | media")."""
_DEGREES = frozenset({"even", "much", "far", "significantly", "considerably", "slightly", "somewhat"})
"""Adverbs before a comparative, which is true without them."""
_AMOUNTS = RANKS | frozenset(
    {
        "little",
        "few",
        "more",
        "less",
        "fewer",
        "many",
        "much",
        "such",
        "enough",
        "sufficient",
        "own",
        "same",
        "other",
    }
)
"""Amounts and ranks, without which a noun phrase means something else."""


def is_quantified(noun: Token) -> bool:
    """Return True for a noun with "all" or "no": what stands behind it must stay."""
    return is_of_all(noun) or is_of_none(noun)


def loss_of_role(token: Token) -> float:
    """Return the loss of a role before a name; 0 for other words, which a title can't spare."""
    return 0.5 if is_role(token) else 0


def loss_of_compound(token: Token) -> float:
    """Return the loss of a role before a name, or of a measure before a noun."""
    return loss_of_role(token) or (2.5 if _is_measure(token) else 0)


def is_role(token: Token) -> bool:
    """Return True for the role before a person's name ("the Finnish minister Aino Laine")."""
    name = token.head
    if token.dep_ not in ("compound", "nmod", "amod", "poss") or not is_proper_noun(name):
        return False
    is_of_name = name.ent_type_ == "PERSON" and token.ent_type_ != "PERSON"
    if name.dep_ == "conj" and name.ent_type_ == "PERSON" and name.head.ent_type_ != "PERSON":
        return False  # "the chairman and founder Ana Duarte"
    if _follows_person(token):
        return False
    is_titled = token.lower_ in PERSON_NOUNS and token.dep_ == "compound" and name.ent_type_ in ("PERSON", "")
    is_common = token.dep_ == "compound" and token.tag_ == "NN" and token.text.islower()
    return is_titled or is_of_name or (is_common and is_proper_noun(neighbour(token)))


def _follows_person(role: Token) -> bool:
    """Return True for an office with a capital behind another person ("Ana Duarte | Mayor | Omar Haddad").

    There a heading runs into the text: without the office two persons would be one.
    """
    return role.tag_ == "NNP" and any(word.ent_type_ == "PERSON" for word in role.subtree if word != role)


def loss_of_modifier(token: Token) -> float:
    """Return the loss of a person's role, or of a plain adjective, which often turns the sense."""
    if is_quantified(token.head) or token.lower_ in _AMOUNTS | _SIDES or _follows_noun(token):
        return 0
    if token.head.lower_ in _EMPTY or _is_of_office(token):
        return 0
    if token.ent_type_ == "NORP":
        return loss_of_role(token) or _LOSS_OF_PEOPLE
    if _carries_act(token):
        return 0
    if _is_measure(token):
        return 2.5
    is_compared = any(word.dep_ != "advmod" or word.tag_ in ("RBR", "RBS") for word in token.children)
    is_plain = token.tag_ in ("JJ", "VBN") and not is_proper_noun(token.head) and not is_compared
    before = neighbour(token, -1)
    follows_another = before != token and before.dep_ == "amod" and before.head == token.head
    return loss_of_role(token) or (3.5 if is_plain and not follows_another else 0)


def loss_of_tight_word(token: Token) -> float:
    """Return the loss of a word before a noun that goes only before a title breaks off; 0 if it must stay.

    "A leading engineer" is an engineer, "an electricity bill" a bill. Under a denial it is not so: who has no
    fishing permit may have another one.
    """
    noun = token.head
    if token.dep_ not in ("compound", "amod") or noun.tag_ not in ("NN", "NNS") or noun.ent_iob_ == "I":
        return 0
    is_listed = noun.dep_ == "conj" or child(noun, "conj") is not None
    if is_listed and token.dep_ == "compound":
        return 0
    is_fixed = token.lower_ in _AMOUNTS | _SIDES | _TURNING or noun.lower_ in _EMPTY or token.ent_type_
    if is_quantified(noun) or is_fixed or _is_joined(token) or _is_of_office(token):
        return 0
    if changes_article(token) or _follows_noun(token) or any(child(word, "neg") for word in _clauses(noun)):
        return 0
    is_word = token.text.islower() or any(word.tag_ == "HYPH" for word in token.children)
    if not is_word or token.tag_ not in ("NN", "NNS", "JJ", "VBG", "VBN"):
        return 0
    if token.dep_ == "amod":
        return _TIGHT
    is_object = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ != "of")
    return _KIND if is_object and noun.lower_ not in PERSON_NOUNS else 0


def _is_of_office(token: Token) -> bool:
    """Return True for a word that makes another office of the noun ("prime | minister")."""
    return token.lower_ in _OF_OFFICES and token.head.lower_ in PERSON_NOUNS


def _is_joined(token: Token) -> bool:
    """Return True for a part of a hyphenated word, or one of several joined words ("oil and gas sales")."""
    first = token.left_edge
    beside = (neighbour(first, -1), neighbour(token))
    is_part = any(word.tag_ == "HYPH" or word.text in ("-", "/") for word in beside)
    is_counted = any(word.like_num for word in token.subtree)
    return is_part or is_counted or token.right_edge != token


def changes_article(token: Token) -> bool:
    """Return True for a word behind "a" or "an" that does not go with the word after it."""
    first = token.left_edge
    if first.i == 0 or neighbour(first, -1).lower_ not in ("a", "an"):
        return False
    return needs_an(first) != needs_an(neighbour(token))


def _clauses(noun: Token) -> Iterator[Token]:
    """Yield the verbs around a noun, up to the end of its sentence."""
    return (word for word in ancestors(noun) if is_verb(word))


def _follows_noun(token: Token) -> bool:
    """Return True for a word behind a noun ("carbon | neutral"); the parser may have misread it, too."""
    before = neighbour(token, -1)
    return is_noun(before) and (before.text.islower() or token.lower_.endswith("ed"))


def _is_measure(token: Token) -> bool:
    """Return True for a measure before a noun ("their 11-year marriage", "a 105-mph ball")."""
    is_joined = any(word.tag_ == "HYPH" for word in token.children)
    return is_joined and any(word.like_num for word in token.children) and token.head.tag_ in ("NN", "NNS")


def _carries_act(adjective: Token) -> bool:
    """Return True for an adjective that says what happened ("took a grim turn")."""
    noun = adjective.head
    is_one = any(word.lower_ in ("a", "an") for word in noun.lefts)
    return is_one and noun.dep_ == "dobj" and noun.head.lower_ in LIGHT_VERBS and child(noun, "prep") is None


def needs_an(token: Token) -> bool:
    """Return True for a word that follows "an", not "a", by its first letter."""
    return token.lower_[0] in "aeiou"


def loss_of_adverb(token: Token) -> float:
    """Return the loss of a plain adverb of a verb that is not denied."""
    verb = token.head
    if token.lower_ in _DEGREES and verb.tag_ in ("JJR", "RBR") and token.i + 1 == verb.i:
        return 0.8  # "| even | stricter rules"
    is_plain = token.tag_ == "RB" and is_verb(verb) and child(verb, "neg") is None
    is_plain = is_plain and token.lower_ not in _OUTCOMES
    is_before_mark = token.i + 1 < len(token.doc) and neighbour(token).dep_ == "mark"  # "now that", "even if"
    if not is_plain or is_before_mark:
        return 0
    return USUAL if child(token, "prep") is not None else 0.8  # "close to breaking point"


def loss_of_article(token: Token) -> float:
    """Return the loss of a plain article; 0 for one that a title can't spare."""
    is_plain = token.lower_ in ("the", "a", "an") and is_noun(token.head)
    is_tied = token.head.dep_ in ("npadvmod", "attr")  # "$90 | a barrel", "it was | a relief"
    if not is_plain or is_tied or token.head.lower_ in COUNTED or _is_in_name(token):
        return 0
    if _opens_clause(token):
        return 0
    is_subject_of_content = token.head.dep_ in SUBJECTS and token.head.head.dep_ == "ccomp"
    return _ARTICLE_OF_CONTENT if is_subject_of_content else _ARTICLE


def _opens_clause(article: Token) -> bool:
    """Return True for the only mark of a clause's start ("the part | the crew had missed", "the news is")."""
    clause = article.head.head
    is_inner = clause.dep_ == "relcl" or (clause.dep_ == "ccomp" and clause.head.lower_ in BE)
    return article.head.dep_ in SUBJECTS and is_inner


def _is_in_name(article: Token) -> bool:
    """Return True for "the" inside a name ("War of the Worlds")."""
    before = neighbour(article, -1) if article.i > 1 else article
    return before.lower_ == "of" and is_proper_noun(neighbour(before, -1)) and is_proper_noun(article.head)


def loss_of_perfect(token: Token) -> float:
    """Return the loss of "has" before a participle that is a past tense, too ("has | signed the law")."""
    verb = token.head
    is_lone = not any(word.dep_ in ("aux", "auxpass", "neg") and word != token for word in verb.children)
    is_perfect = (
        token.lower_ in ("has", "have") and verb.tag_ in ("VBN", "VBD") and verb.lower_.endswith("ed")
    )
    return 0.6 if is_perfect and is_lone and child(verb, "nsubj") is not None else 0
