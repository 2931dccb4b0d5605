"""The dependents of a verb in a title: which of them must stay, and which words carry the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import (
    is_comment,
    is_conditional,
)
from timeline.events.dependency_tree import (
    AUXILIARIES,
    SUBJECTS,
    ancestors,
    child,
    is_noun,
    is_verb,
)
from timeline.events.noun_phrase import is_of_bound, is_source
from timeline.events.title_frames import verb_needs_object
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ALTERNATIVES = frozenset({"or", "nor"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though", "even", "since"})
"""Words before a clause that tells something else."""
_OF_VERBS = frozenset({"still", "already", "just", "only"})
"""Adverbs that link sentences only in front of the subject ("the war still rages")."""
_SPEAKING = frozenset(
    {"speaking", "talking", "writing", "addressing", "responding", "testifying", "replying", "commenting"}
)
_TELLING = _SPEAKING | {
    "announcing", "citing", "defending", "describing", "detailing", "dismissing", "explaining", "introducing",
    "opening", "outlining", "presenting", "quoting", "rejecting", "spelling", "summing", "unveiling",
}  # fmt: skip
"""Participles of the same act as the saying beside them ("Outlining the plan, the mayor said ...")."""
_ASKED = frozenset({"asked", "questioned", "pressed"})
_LINKING = frozenset({"for example", "for instance", "in turn", "in addition", "of course"})
"""Phrases that link a sentence to the one before."""
_WHERE = frozenset({"where", "while"})


def is_question(doc: Doc) -> bool:
    """Return True if the sentence ends with a question mark."""
    return any(token.text == "?" for token in doc[-3:])


def are_joined(first: Token, verb: Token) -> bool:
    """Return True for verbs that belong together ("freed or killed", "signed and ratified the treaty")."""
    words = first.doc[first.i + 1 : verb.i]
    if any(word.lower_ in _ALTERNATIVES for word in words if word.dep_ == "cc"):
        return True
    return shares_object(first, verb) and len(words) == 1


def shares_object(first: Token, verb: Token) -> bool:
    """Return True for a verb with the object of the verb before it, too ("seized and searched | a ship")."""
    has_own = any(word.dep_ in ("dobj", "prep", "attr", "ccomp", "xcomp") for word in first.rights)
    return child(verb, "dobj", "attr") is not None and not has_own


def is_needed_before(word: Token, verb: Token) -> bool:
    """Return True for words before the subject without which the clause may be false."""
    if word.dep_ == "ccomp":
        return verb.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS or is_quoted(word)
    if word.dep_ == "advcl":
        return is_conditional(word) or is_comment(word)
    if word.dep_ in ("acomp", "oprd"):
        return True
    return (
        is_source(word)
        or is_of_bound(word)
        or has_truth_word(word)
        or any(each.lower_ in lexicon.FICTIONS for each in word.subtree)
    )


def keeps_behind(word: Token, verb: Token) -> bool:
    """Return True for a word that belongs into the title, if it does not stand before the subject."""
    if word.dep_ in ("parataxis", "dep"):
        return is_comment(word)
    if word.dep_ == "advcl":
        return keeps_adverbial(word, verb)
    if word.dep_ == "ccomp":
        return not (word.left_edge.lower_ in _WHERE and word.left_edge.i > verb.i + 1)
    if word.dep_ == "prep":
        return not is_connective_phrase(word)
    return word.dep_ != "advmod" or not is_connective(word)


def is_quoted(content: Token) -> bool:
    """Return True for a content in quotation marks directly before its verb."""
    return any(token.is_quote for token in content.doc[content.right_edge.i : content.right_edge.i + 3])


def keeps_adverbial(clause: Token, verb: Token) -> bool:
    """Return True for an adverbial clause behind the verb that belongs into the title."""
    follows_comma = neighbour(clause.left_edge, -1).text == ","
    if is_conditional(clause) or is_comment(clause):
        return True
    if clause.tag_ == "VBG" and clause.i == verb.i + 1:
        return verb.lower_ in lexicon.PHASE_VERBS
    is_contrast = any(word.lower_ in _CONTRASTS for word in clause.lefts if word.dep_ in ("mark", "advmod"))
    return is_harm(clause) if follows_comma else not is_contrast


def is_harm(clause: Token) -> bool:
    """Return True for a participle with the victims as its object (", killing two")."""
    is_participle = clause.tag_ == "VBG" and clause.lower_ in lexicon.HARMING_VERBS
    return is_participle and child(clause, "dobj") is not None and child(clause, *SUBJECTS) is None


def is_connective(adverb: Token) -> bool:
    """Return True for an adverb that links the sentence to the one before ("however")."""
    noun = child(adverb.head, *SUBJECTS)
    if adverb.lower_ == "even" and adverb.i + 1 < len(adverb.doc) and neighbour(adverb).dep_ == "mark":
        return False  # "even if"
    if adverb.lower_ in _OF_VERBS and noun is not None and noun.i < adverb.i:
        return False
    return adverb.lower_ in lexicon.CONNECTIVES and adverb.lower_ not in lexicon.TRUTH_WORDS


def is_connective_phrase(phrase: Token) -> bool:
    """Return True for a phrase that links the sentence to the one before ("for example")."""
    words = " ".join(word.lower_ for word in phrase.subtree)
    return phrase.dep_ == "prep" and words in _LINKING


def has_truth_word(token: Token) -> bool:
    """Return True if a branch has a word that changes whether the rest is true ("without", "never")."""
    return any(is_truth_word(word) for word in token.subtree)


def has_truth_word_beside(verb: Token) -> bool:
    """Return True if the verb itself is denied or in doubt ("did not", "may")."""
    return any(is_truth_word(word) for word in verb.children if word.dep_ in (*AUXILIARIES, "neg", "advmod"))


def is_truth_word(token: Token) -> bool:
    """Return True for a word that changes whether its clause is true."""
    return token.dep_ == "neg" or token.lower_ in lexicon.TRUTH_WORDS


def content_before(verb: Token) -> Token | None:
    """Return the content before a verb of saying, or the verb beside a comment (", he said")."""
    if is_comment(verb) and verb.dep_ != "advcl":
        return next((word for word in ancestors(verb) if is_verb(word)), None)
    content = child(verb, "ccomp")
    if content is None or content.i > verb.i:
        return None
    is_saying = verb.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
    return content if is_saying or is_quoted(content) else None


def has_content_behind(verb: Token, noun: Token | None) -> bool:
    """Return True for a verb of saying with another content behind it ("it fell, he said he saw it")."""
    return noun is not None and any(
        word.dep_ == "ccomp" and word.i > max(verb.i, noun.i) for word in verb.children
    )


def setting_of_clause(clause: Token) -> Token | None:
    """Return "in" before a relative pronoun ("the attack in which he died"): "he died" holds by itself."""
    phrases = (word for word in clause.lefts if word.dep_ == "prep" and word.lower_ in ("in", "during", "at"))
    return next((word for word in phrases if any(each.tag_ == "WDT" for each in word.children)), None)


def needs_noun(clause: Token) -> bool:
    """Return True for a relative clause without its own words for the noun before it ("the bid it made")."""
    if clause.left_edge.lower_ == "that":
        return True
    relative = next((word for word in clause.subtree if word.tag_ in ("WDT", "WP", "WP$", "WRB")), None)
    if relative is not None and relative.i < clause.i:
        return relative.tag_ != "WRB" and setting_of_clause(clause) is None
    is_stranded = any(word.dep_ == "prep" and not list(word.children) for word in clause.subtree)
    lacks_object = verb_needs_object(clause) and child(clause, "dobj", "nsubjpass", "ccomp") is None
    return is_stranded or lacks_object or child(clause, "dobj", "ccomp", "xcomp", "attr", "acomp") is None


def is_relative_phrase(phrase: Token) -> bool:
    """Return True for the phrase that opens a relative clause or a question ("in which", "to whom")."""
    return any(word.tag_ in ("WDT", "WP", "WP$") for word in phrase.subtree)


def is_opening(word: Token) -> bool:
    """Return True for a phrase before the subject that belongs to the clause."""
    return not (_is_sentence(word) or is_connective(word))


def _is_sentence(clause: Token) -> bool:
    """Return True for a clause with a subject that no word joins ("the league had won; ...")."""
    is_joined = any(word.dep_ == "mark" or word.tag_ == "WRB" for word in clause.lefts)
    return is_verb(clause) and child(clause, *SUBJECTS) is not None and not is_joined


def is_about_person_before(clause: Token) -> bool:
    """Return True for "who" directly behind a person's name ("fans of Ana Duarte, who died")."""
    first, name = clause.left_edge, clause.head
    between = clause.doc[name.i + 1 : first.i]
    return (
        first.lower_ in ("who", "whose") and name.ent_type_ == "PERSON" and all(w.is_punct for w in between)
    )


def saying_beside(participle: Token) -> Token | None:
    """Return the verb of saying that a participle dates ("Speaking on Monday, the mayor | said").

    Who was asked answers with any verb ("Asked about it on Monday, the mayor | called it a rumour").
    """
    verb = participle.head
    if participle.dep_ != "advcl" or verb.i < participle.i or child(participle, *AUXILIARIES) is not None:
        return None
    if participle.lower_ in _ASKED and participle.tag_ == "VBN":
        return verb if child(verb, "nsubj") is not None else None
    is_same_act = participle.lower_ in _TELLING and participle.tag_ == "VBG"
    return verb if is_same_act and verb.lower_ in lexicon.REPORTING_VERBS else None


def describes_noun(clause: Token) -> bool:
    """Return True for a clause or an adjective behind its noun ("a report | due to be published")."""
    return clause.dep_ in ("acl", "relcl") or (clause.dep_ == "amod" and clause.i > clause.head.i)


def noun_before_phrase(noun: Token) -> Token | None:
    """Return the noun right before the prepositional phrase of a noun ("a report | into the incidents")."""
    opening = noun.left_edge.i - 1
    before = noun.doc[opening - 1] if opening > 0 and noun.doc[opening].tag_ == "IN" else noun
    return before if before != noun and is_noun(before) else None
