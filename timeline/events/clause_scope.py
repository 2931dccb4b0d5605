"""The words of a predicate's clause, where its actors are, and of the wider scope of its places.

If a predicate has several dates, ``words_of_other_dates`` separates their places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import DatedPhrase
from timeline.events.dependency_tree import (
    FINITE,
    SUBJECTS,
    ancestors,
    auxiliaries,
    child,
    has_any,
    is_infinitive,
    is_noun,
    is_proper_noun,
    is_verb,
    pruned_subtree,
    relative_antecedent,
    subject,
)
from timeline.events.linked_clauses import linked_clauses
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OTHER_CLAUSES = frozenset({"advcl", "relcl", "parataxis", "csubj", "dep"})
_OTHER_TIMES = frozenset({"after", "before", "since", "without", "besides", "despite"})
"""Before a gerund these begin another act ("after meeting the envoy, he left")."""
_PUBLISHED = frozenset({"aired", "broadcast", "dated", "posted", "printed", "published", "released"})
_SETTINGS = frozenset({"in", "during", "for", "at"})
"""Before an event, in which the verb's subject takes part."""
_HAVING = frozenset({"had", "has", "have", "held", "holds", "owned", "owns"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "off", "inside"})


def clause(predicate: Token, date: int | None = None, others: Collection[int] = ()) -> frozenset[int]:
    """Return the token indices of the predicate's clause, the domain of its actors.

    It includes the subject, also a distant one, and the verbs that share subject and date. Other clauses and
    the content of a verb of saying are left out. ``date`` is the first token of the date, ``others`` are the
    predicates with another date.
    """
    verb = _clause_verb(predicate)
    if verb is None:
        agent = _agent(predicate)
        agent_words = _phrase(agent) if agent is not None else ()
        return frozenset(token.i for token in (*_phrase(predicate), *_complement(predicate), *agent_words))
    indices = _clause_words(verb)
    for word in _next_acts(verb, date, others):
        indices |= _clause_words(word)
    for word in (*_results(verb, others), *_partners(verb), *_aims(verb)):
        indices |= {token.i for token in _named_by(word)}
    for word in linked_clauses(verb, others):
        indices |= _clause_words(word)
    noun = subject(verb)
    if noun is not None:
        antecedent = relative_antecedent(noun) if noun.tag_ in ("WP", "WDT") else None
        indices |= {token.i for token in _phrase(antecedent or noun, frozenset({"acl"}))}
    indices |= {token.i for token in (*_relative_nouns(verb), *_owner(verb))}
    teller = _teller(verb)
    if teller is not None:
        indices |= clause(teller)
    if verb.dep_ in ("xcomp", "acl") and verb.tag_ == "VB" and is_verb(verb.head):
        indices |= clause(verb.head)
    return frozenset(indices)


def _next_acts(verb: Token, date: int | None, others: Collection[int]) -> Iterator[Token]:
    """Yield the verbs that share the subject and the date in front ("In 2012 she won and met the king")."""
    for word in verb.children:
        is_next = word.dep_ == "conj" and is_verb(word) and date is not None and date < verb.i
        if is_next and child(word, *SUBJECTS) is None and not has_any(word, others):
            yield word
            yield from _next_acts(word, date, others)


def _results(verb: Token, others: Collection[int]) -> Iterator[Token]:
    """Yield the objects of a result ("..., killing two miners")."""
    for word in verb.children:
        is_result = word.dep_ == "advcl" and word.tag_ == "VBG" and word.i > verb.i
        if is_result and child(word, "mark", *SUBJECTS) is None and not has_any(word, others):
            yield from (noun for noun in word.children if noun.dep_ == "dobj")


def _aims(verb: Token) -> Iterator[Token]:
    """Yield what the subject's act aims at ("made an offer to buy Norvik")."""
    if verb.lower_ not in lexicon.LIGHT_VERBS or child(verb, "dobj") is None:
        return
    for word in verb.children:
        if word.dep_ == "advcl" and is_infinitive(word) and child(word, "mark", *SUBJECTS) is None:
            yield from (noun for noun in word.children if noun.dep_ == "dobj")


def _teller(verb: Token) -> Token | None:
    """Return the verb of saying whose words are published ("said in a letter published on Friday")."""
    if verb.dep_ != "acl" or verb.lower_ not in _PUBLISHED or verb.head.dep_ != "pobj":
        return None
    above = verb.head.head.head
    return above if is_verb(above) and above.lower_ in lexicon.REPORTING_VERBS else None


def _partners(verb: Token) -> Iterator[Token]:
    """Yield those with whom the subject does something meanwhile ("... while speaking with a reporter")."""
    for word in verb.children:
        mark = child(word, "mark") if word.dep_ == "advcl" and word.tag_ == "VBG" else None
        if mark is not None and mark.lower_ in ("while", "when") and child(word, *SUBJECTS) is None:
            prepositions = (each for each in word.children if each.lower_ in ("with", "to"))
            yield from (noun for each in prepositions for noun in each.children if noun.dep_ == "pobj")


def _named_by(noun: Token) -> Iterator[Token]:
    """Yield the noun, its modifiers, the nouns beside it and after "of" ("dozens of Hamas fighters")."""
    yield noun
    for word in noun.children:
        if word.dep_ in ("conj", "appos", "pobj", "compound", "nmod", "amod") or (
            word.dep_ == "prep" and word.lower_ == "of"
        ):
            yield from _named_by(word)


def _relative_nouns(verb: Token) -> Iterator[Token]:
    """Yield the antecedent of a relative clause as its subject or object, and the name that it describes.

    In an event also the subject of the act in it ("she fell during a race that began on Monday").
    """
    if verb.dep_ != "relcl" or any(
        word.tag_ == "WRB" or (word.tag_ in ("WDT", "WP") and word.dep_ == "pobj")
        for word in pruned_subtree(verb, _OTHER_CLAUSES)
    ):
        return
    noun, own = verb.head, subject(verb)
    is_subject = own is not None and own.tag_ in ("WP", "WDT")
    is_object = not is_subject and all(
        word.tag_ in ("WP", "WDT") for word in verb.children if word.dep_ == "dobj"
    )
    if is_subject or is_object:
        yield noun
        while noun.dep_ in ("appos", "conj") and _may_be_named(noun.head) and _is_common(noun):
            noun = noun.head
            yield noun
        agent = _agent(verb.head) if verb.head.lower_ in lexicon.EVENT_NOUNS else None
        if agent is not None and is_subject:
            yield from (agent, *agent.conjuncts)


def _may_be_named(token: Token) -> bool:
    """Return True for a noun, and for an age behind a name ("Liv Aune, 23, a cook who left")."""
    return is_noun(token) or (token.tag_ == "CD" and token.dep_ == "appos")


def _owner(verb: Token) -> Iterator[Token]:
    """Yield who has the thing that a participle describes ("Norvik had profits earned abroad in 2019")."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN":
        return
    while noun.dep_ == "pobj" and not is_verb(noun.head.head):
        noun = noun.head.head
    owner = subject(noun.head) if noun.dep_ == "dobj" and noun.head.lower_ in _HAVING else None
    if owner is not None:
        yield from _named_by(owner)


def _is_common(noun: Token) -> bool:
    """Return True for a noun that is no name, also with a capital ("a Democrat who ...")."""
    return not is_proper_noun(noun) or any(word.lower_ in ("a", "an") for word in noun.lefts)


def scope(predicate: Token) -> frozenset[int]:
    """Return the token indices of the domain of places.

    It is the clause with its adverbial clauses, without the phrases inside the subject.
    """
    verb = _clause_verb(predicate)
    if verb is None:
        above = next((token for token in ancestors(predicate) if is_verb(token)), None)
        return clause(predicate) | (scope(above) if above is not None else frozenset())
    around = _shared_adverbials(predicate) | _adverbial_clauses(verb)
    around |= {token.i for word in verb.children if _is_other_act(word) for token in pruned_subtree(word)}
    around |= {token.i for word in _reported_settings(verb) for token in _phrase(word)}
    around |= {token.i for word in _settings_of_tellers(verb) for token in _phrase(word)}
    around |= {token.i for word in _where(verb) for token in _named_by(word)}
    return frozenset((clause(predicate) | around) - _subject_words(verb))


def _reported_settings(verb: Token) -> Iterator[Token]:
    """Yield the phrases of place in what is said, if this is the news ("she died in Rome, he said").

    A saying with a place has its own place only.
    """
    is_placed = any(word.lower_ in _PLACE_PREPOSITIONS for word in verb.children)
    for word in told_acts(verb):
        if word.i < verb.i or not is_placed:
            yield from (each for each in word.children if each.dep_ == "prep")


def _where(verb: Token) -> Iterator[Token]:
    """Yield the noun before "where" ("lives in Bergen, where she opened a shop"), if the act has no place."""
    behind = (word for word in verb.subtree if word.i > verb.i)
    is_placed = any(word.lower_ in _PLACE_PREPOSITIONS and not _leads_to_time(word) for word in behind)
    if verb.dep_ == "relcl" and not is_placed and any(word.lower_ == "where" for word in verb.lefts):
        yield verb.head


def _settings_of_tellers(verb: Token) -> Iterator[Token]:
    """Yield the places in front of those who tell what befell them ("In Basra, residents said they ...").

    An act with a place of its own needs no other one; an official elsewhere tells of any place.
    """
    act = verb
    while act.dep_ in ("conj", "xcomp") and is_verb(act.head):
        act = act.head
    saying = act.head
    if act.dep_ != "ccomp" or saying.lower_ not in lexicon.REPORTING_VERBS or act.i < saying.i:
        return
    teller = child(saying, *SUBJECTS)
    is_placed = any(word.lower_ in _PLACE_PREPOSITIONS and not _leads_to_time(word) for word in verb.children)
    if teller is None or teller.lower_ not in lexicon.PEOPLE_THERE or is_placed:
        return
    yield from (each for each in saying.lefts if each.dep_ == "prep" and each.i < teller.i)


def _leads_to_time(preposition: Token) -> bool:
    noun = child(preposition, "pobj")
    return noun is not None and noun.ent_type_ in ("DATE", "TIME")


def told_acts(verb: Token) -> Iterator[Token]:
    """Yield the acts that a verb of saying tells as news ("rebels took the port, he said").

    A plan or a guess after "said that" is none.
    """
    for word in verb.children if verb.lower_ in lexicon.REPORTING_VERBS else ():
        is_fact = not any(each.tag_ == "MD" for each in word.children)
        if word.dep_ == "ccomp" and (word.i < verb.i or is_fact):
            yield word


def _shared_adverbials(predicate: Token) -> set[int]:
    """Return the prepositional phrases before the first of several coordinated verbs."""
    first = predicate
    while first.dep_ == "conj" and child(first, *SUBJECTS) is None and is_verb(first.head):
        first = first.head
    return {token.i for word in first.lefts if word.dep_ == "prep" for token in _phrase(word)}


def _adverbial_clauses(verb: Token) -> set[int]:
    return {token.i for word in verb.children if word.dep_ == "advcl" for token in pruned_subtree(word)}


def _subject_words(verb: Token) -> set[int]:
    """Return the subject's words. The verb is left out: it is below its subject in a relative clause."""
    noun = subject(verb)
    return {token.i for token in noun.subtree if token.i != verb.i} if noun is not None else set()


def _clause_verb(predicate: Token) -> Token | None:
    """Return the verb of the predicate's clause: the predicate, or the verb with this noun as its subject."""
    if is_verb(predicate) or child(predicate, "nsubj", "nsubjpass") is not None:
        return predicate
    if predicate.dep_ in ("nsubj", "nsubjpass") and is_verb(predicate.head):
        return predicate.head
    return None


def _agent(noun: Token) -> Token | None:
    """Return the subject of an act in the event or of a part in it ("if she triumphs in Sunday's race")."""
    if noun.dep_ == "dobj" and noun.head.lower_ in lexicon.LIGHT_VERBS | lexicon.JOINING_VERBS:
        return subject(noun.head)
    is_setting = noun.dep_ == "pobj" and noun.head.lower_ in _SETTINGS and is_verb(noun.head.head)
    return subject(noun.head.head) if is_setting else None


def _is_content(verb: Token) -> bool:
    """Return True if a complement clause is the content of saying or thinking."""
    is_finite = any(token.tag_ in FINITE for token in (verb, *auxiliaries(verb)))
    return is_finite or verb.head.lower_ in lexicon.REPORTING_VERBS


def _complement(noun: Token) -> Iterator[Token]:
    """Yield the "of" phrase directly after a noun, and a person's name after its comma."""
    of = neighbour(noun)
    if of.lower_ != "of":
        return
    yield from of.subtree
    comma = max(token.i for token in of.subtree) + 1
    if comma < len(noun.doc) and noun.doc[comma].text == ",":
        yield from takewhile(lambda token: token.ent_type_ == "PERSON", noun.doc[comma + 1 :])


def _clause_words(verb: Token) -> set[int]:
    """Return the verb and its arguments and adjuncts, without other clauses."""
    indices = {verb.i}
    for word in verb.children:
        if word.dep_ in _OTHER_CLAUSES or (word.dep_ == "conj" and is_verb(word)):
            continue
        if _is_other_act(word) or (word.dep_ == "ccomp" and _is_content(word)):
            continue
        indices |= {token.i for token in _phrase(word)}
    return indices


def _phrase(token: Token, leave: frozenset[str] = frozenset()) -> Iterator[Token]:
    """Yield the token and its descendants, without other clauses and descriptions of names."""
    yield token
    for word in token.children:
        is_other = word.dep_ in _OTHER_CLAUSES | leave and not (word.dep_ == "relcl" and is_infinitive(word))
        if not (is_other or _is_other_act(word) or _only_describes(word)):
            yield from _phrase(word, leave)


def _is_other_act(word: Token) -> bool:
    """Return True for another act before or after this one ("after meeting the envoy")."""
    return word.lower_ in _OTHER_TIMES and child(word, "pcomp") is not None


def _only_describes(token: Token) -> bool:
    """Return True for a description of a name ("an obstetrician in Buffalo") or a noun's content clause."""
    if token.dep_ == "appos":
        return token.head.ent_type_ in ("PERSON", "ORG") and not token.ent_type_
    return token.dep_ == "acl" and child(token, "mark") is not None


def words_of_other_dates(
    doc: Doc, head: Token, dated: DatedPhrase, others: Iterable[DatedPhrase]
) -> frozenset[int]:
    """Return the tokens of the places on other dates ("in Lyon on Monday and in Nice on ...").

    ``others`` are the other dates of the same predicate, ``head``.
    """
    indices: set[int] = set()
    for other in others:
        first, second = sorted((dated, other), key=lambda phrase: phrase.first)
        conjunction = next((token.i for token in doc[first.last : second.first] if token.dep_ == "cc"), None)
        if conjunction is None:
            continue
        here, there = _places(doc, head.i, first, conjunction), _places(doc, conjunction, second, len(doc))
        if here and there:
            indices.update(there if dated is first else here)
    return frozenset(indices)


def _places(doc: Doc, start: int, dated: DatedPhrase, end: int) -> range:
    """Return the tokens of the place within [start, end): before the date, else after it."""
    before = _place_preposition(doc, start, dated.first)
    if before is not None:
        return range(before, dated.first)
    if dated.last < end and doc[dated.last].lower_ in _PLACE_PREPOSITIONS:
        return range(dated.last, min(end, doc[dated.last].right_edge.i + 1))
    return range(0)


def _place_preposition(doc: Doc, start: int, end: int) -> int | None:
    """Return the first preposition of place in [start, end), except the date's own."""
    return next((token.i for token in doc[start : end - 1] if token.lower_ in _PLACE_PREPOSITIONS), None)
