"""Errors of the dependency parser that the words themselves show, mended in the parsed sentence.

Some errors are common enough to be mended here, before anything reads the tree:

- The subject of a second clause that the parser takes for one more member of the noun phrase before it. In
  "Police cleared the square and protesters left" it joins "protesters" to "the square", so that the police
  seem to have left.
- A phrase behind a relative clause between commas that the parser joins to this clause. In "The council
  extended the ban, which was due to end, by a year" the ban does not end by a year.
- The second of two joined phrases of a noun that the parser joins to the verb ("the raids on Monday and again
  on Friday failed").
- The name of a speaker before the role between commas ("Ana Duarte, head of the port, said"), which the
  parser joins to the verb as a measure.
- The time of what is said before a clause without "that" ("told reporters Tuesday morning the men had fled"),
  which the parser joins to this clause.
- The day before the subject of what is said ("said on Monday prices had risen", "said Monday the ...").
- A noun behind a preposition that the parser took for the subject ("after a year in Oslo joined the union").
- A participle behind an object that the parser took for a clause ("extended the zone closed to ships").
- The speaker behind what is said, whom the parser takes for one more member of a list in it ("clashed in
  Porto , rebels and villagers said").
- The second one of two joined clauses that somebody says ("Trams stopped and two fell, officials said").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OF_CLAUSE = frozenset({"mark", "advmod", "dobj", "aux", "auxpass", "ccomp", "xcomp", "prt"})
"""Relations of words that a participle behind its noun lacks."""
_BESIDE = frozenset({"aux", "auxpass", "neg", "advmod"})
"""Relations of the words between a subject and its verb."""
_OBJECTS = frozenset({"dobj", "pobj", "attr", "dative", "oprd", "conj", "npadvmod"})
_RETURNING = frozenset({"against", "at", "by", "for", "from", "in", "into", "on", "over", "to"})
"""Prepositions of a phrase that returns to the main clause behind a relative clause between commas."""
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_DAYS = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "yesterday"}
)
_FEWEST_BEFORE = 2
"""Words before a phrase that has another one before it, at least."""
_JOINING = frozenset({"and", "but", "yet", "while"})
_AHEAD = frozenset({"next", "tomorrow", "coming"})
_SINGULAR, _PLURAL = frozenset({"was", "has", "is"}), frozenset({"were", "have", "are"})


def repair(doc: Doc) -> None:
    """Mend the errors of a parsed sentence that its words show."""
    for verb in doc:
        _repair_clause(verb)
        if (speaker := _speaker_before(verb)) is not None:
            speaker.head, speaker.dep_ = verb, "nsubj"
    for noun in doc:
        if noun.dep_ == "npadvmod":
            _repair_measure(noun)
    for phrase in doc[_FEWEST_BEFORE:]:
        if phrase.dep_ == "prep":
            _repair_phrase(phrase)


def _repair_clause(verb: Token) -> None:
    """Give the verb of a second clause its own subject, or its first clause."""
    noun = _subject_of_second_clause(verb) if verb.dep_ in ("conj", "dep") else None
    if verb.dep_ in ("ccomp", "conj") and (subject := _subject_behind_day(verb)) is not None:
        _part_from_day(subject, verb)
    if verb.dep_ == "advcl" and (described := _noun_of_participle(verb)) is not None:
        _describe(described, verb)
    if noun is not None:
        _give_subject(verb, noun)
    elif (first := _first_content(verb)) is not None:
        verb.head, verb.dep_ = first, "conj"


def _speaker_before(verb: Token) -> Token | None:
    """Return the noun between a comma and a verb without a subject, behind the clause that the verb tells.

    ``None`` without, and for a noun that is no member of a list.
    """
    noun = _noun_before(verb)
    told = next((word for word in verb.lefts if word.dep_ == "ccomp"), None)
    if noun is None or told is None or not _has_no_subject(verb):
        return None
    while noun.dep_ == "conj" and noun.head.i < noun.i and not _is_behind_comma(noun):
        noun = noun.head
    is_apart = noun.dep_ in ("conj", "appos") and _is_behind_comma(noun)
    return noun if is_apart and told in noun.ancestors and noun.right_edge.i < verb.i else None


def _is_behind_comma(noun: Token) -> bool:
    start = noun.left_edge.i
    return start > 0 and noun.doc[start - 1].text == ","


def _repair_measure(noun: Token) -> None:
    """Give a noun that the parser took for a measure to its verb: a speaker, or the time of what is said."""
    role = _role_behind_name(noun)
    if role is not None:
        noun.dep_ = role.dep_
        role.head, role.dep_ = noun, "appos"
    elif _is_time_of_saying(noun):
        noun.head = noun.head.head


def _repair_phrase(phrase: Token) -> None:
    """Join a phrase to the main clause, or to the phrase before it."""
    main = _verb_before_clause(phrase)
    if main is not None:
        phrase.head = main
    elif (first := _first_of_two(phrase)) is not None:
        _join(phrase, first)
    elif (noun := _noun_behind(phrase)) is not None:
        noun.head, noun.dep_ = phrase, "pobj"


def _give_subject(verb: Token, noun: Token) -> None:
    """Make the noun the subject of the verb of a second clause."""
    joining = neighbour(noun.left_edge, -1)
    joining.head = verb.head
    verb.dep_ = "conj"
    noun.head = verb
    is_passive = any(word.dep_ == "auxpass" for word in verb.children)
    noun.dep_ = "nsubjpass" if is_passive else "nsubj"


def _subject_behind_day(verb: Token) -> Token | None:
    """Return the subject of what is said that the parser joined to the day before it; ``None`` without."""
    noun, saying = _noun_before(verb), verb.head
    if noun is None or saying.i > noun.i or noun.left_edge.text not in _DAYS:
        return None
    before, day = neighbour(noun.left_edge, -1), noun.left_edge
    if day == noun or day.dep_ == "poss":
        return None
    is_own = noun.dep_ in _SUBJECTS and noun.head == verb
    is_apart = noun.dep_ == "pobj" and noun.head == before and _has_no_subject(verb)
    is_behind = before == saying or (before.dep_ == "prep" and before.head in (saying, verb))
    return noun if is_behind and (is_own or is_apart) else None


def _has_no_subject(verb: Token) -> bool:
    return not any(word.dep_ in _SUBJECTS for word in verb.children)


def _part_from_day(noun: Token, verb: Token) -> None:
    """Make a noun the subject of its verb, and the day before it a time of the verb of saying."""
    day = noun.left_edge
    before = neighbour(day, -1)
    day.head, day.dep_ = before, ("pobj" if before.dep_ == "prep" else "npadvmod")
    if noun.dep_ == "pobj":
        noun.head = verb
        noun.dep_ = "nsubjpass" if any(word.dep_ == "auxpass" for word in verb.children) else "nsubj"


def _noun_of_participle(participle: Token) -> Token | None:
    """Return the object of a verb that the parser took for the subject of the participle behind it."""
    verb, is_past = participle.head, participle.tag_ == "VBD"
    if not is_past or participle.i == 0 or any(word.dep_ == "dobj" for word in verb.children):
        return None
    noun = neighbour(participle, -1)
    is_bare = all(word.dep_ not in _OF_CLAUSE for word in participle.children)
    is_between = noun.dep_ == "nsubj" and noun.head == participle and noun.left_edge.i == verb.i + 1
    return noun if is_bare and is_between else None


def _describe(noun: Token, participle: Token) -> None:
    """Make a noun the object of the verb before it, and the participle its description."""
    noun.head, noun.dep_ = participle.head, "dobj"
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


def _first_content(verb: Token) -> Token | None:
    """Return the first one of two joined clauses before a verb of saying; ``None`` without."""
    saying, opening = verb.head, verb.left_edge
    joining = neighbour(opening, -1)
    first = joining.head
    is_joined = verb.dep_ == "ccomp" and joining.dep_ == "cc" and joining.lower_ in _JOINING
    if not is_joined or first.dep_ != "ccomp" or first.head != saying or not first.i < joining.i < saying.i:
        return None
    return first if any(word.dep_ in _SUBJECTS for word in verb.children) else None


def _role_behind_name(name: Token) -> Token | None:
    """Return the role between commas behind a person's name that the parser took for the subject."""
    verb, comma = name.head, name.i + 1
    role = next((word for word in verb.lefts if word.dep_ in _SUBJECTS and word.i > name.i), None)
    if role is None or name.ent_type_ != "PERSON" or name.tag_ != "NNP" or name.doc[comma].text != ",":
        return None
    end = role.right_edge.i + 1
    is_between = role.tag_ == "NN" and role.left_edge.i == comma + 1 and name.doc[end].text == ","
    return role if is_between and end < verb.i else None


def _is_time_of_saying(time: Token) -> bool:
    """Return True for a time right behind a verb and its object, and right before the clause under the verb.

    A time to come is that of the clause ("said next week the shop would close"), and so is one behind a verb
    in the present ("believes two years ago it was open").
    """
    clause, verb = time.head, time.head.head
    if clause.dep_ != "ccomp" or verb.tag_ not in ("VBD", "VBN") or time.tag_ not in _NOUNS:
        return False
    opening = min((word.left_edge.i for word in clause.lefts if word != time), default=clause.i)
    before = time.doc[verb.i + 1 : time.left_edge.i]
    is_between = verb.i < time.left_edge.i and time.right_edge.i + 1 == opening
    is_ahead = any(word.lower_ in _AHEAD for word in time.subtree)
    return is_between and not is_ahead and all(verb in word.ancestors for word in before)


def _noun_behind(phrase: Token) -> Token | None:
    """Return the noun behind a bare preposition that the parser made the subject of a second verb."""
    verb = phrase.head
    if verb.dep_ != "conj" or any(True for _ in phrase.children) or not phrase.i < verb.i:
        return None
    nouns = (word for word in verb.lefts if word.dep_ in _SUBJECTS and word.left_edge.i == phrase.i + 1)
    return next(nouns, None)


def _verb_before_clause(phrase: Token) -> Token | None:
    """Return the verb of the main clause for a phrase behind a relative clause between commas.

    ``None`` for another phrase, and if the clause has another comma or a like phrase: it may go on.
    """
    doc = phrase.doc
    if neighbour(phrase, -1).text != "," or phrase.lower_ not in _RETURNING:
        return None
    clause = phrase.head
    while clause.dep_ != "relcl" and clause.head != clause:
        clause = clause.head
    opening, noun = clause.left_edge, clause.head
    is_open = clause.dep_ == "relcl" and opening.tag_ in _RELATIVE_TAGS and opening.i > 0
    if not is_open or neighbour(opening, -1).text != "," or noun.dep_ not in ("dobj", "attr", "pobj", "oprd"):
        return None
    inside = doc[opening.i : phrase.i - 1]
    if any(word.text == "," or word.lower_ == phrase.lower_ for word in inside):
        return None
    if any(word.dep_ in ("cc", "conj") for word in phrase.children):
        return None
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return verb if verb.tag_[0] == "V" and verb.i < noun.i else None


def _first_of_two(phrase: Token) -> Token | None:
    """Return the phrase of the subject to which "and" joins a phrase before the verb; ``None`` without."""
    doc, verb, start = phrase.doc, phrase.head, phrase.i - 1
    while start > 0 and doc[start].dep_ == "advmod" and doc[start].head in (verb, phrase):
        start -= 1
    joining = doc[start]
    noun = joining.head.head if joining.head.dep_ == "prep" else joining.head
    is_before = phrase.i < verb.i and joining.dep_ == "cc" and noun.head == verb and noun.dep_ in _SUBJECTS
    if not is_before or any(word.dep_ == "conj" for word in noun.children):
        return None
    phrases = (word for word in noun.rights if word.dep_ == "prep" and word.lower_ == phrase.lower_)
    return next((word for word in phrases if word.right_edge.i == start - 1), None)


def _join(phrase: Token, first: Token) -> None:
    """Join the second one of two phrases to the first one, with the words between them."""
    for word in phrase.doc[first.right_edge.i + 1 : phrase.i]:
        word.head = first if word.dep_ == "cc" else phrase
    phrase.head = first
    phrase.dep_ = "conj"


def _subject_of_second_clause(verb: Token) -> Token | None:
    """Return the noun directly before a verb that shares the subject of an earlier verb; ``None`` without.

    The noun is the last member of a list behind the earlier verb, with "and" or "but" directly before it.
    """
    first, noun = verb.head, _noun_before(verb)
    if noun is None or noun.dep_ != "conj" or noun.head.dep_ not in _OBJECTS or not first.i < noun.head.i:
        return None
    if not _has_no_subject(verb):
        return None
    opening = noun.left_edge
    joining = neighbour(opening, -1)
    if joining.dep_ != "cc" or joining.lower_ not in _JOINING or joining.head != noun.head:
        return None
    has_subject = any(word.dep_ in _SUBJECTS for word in first.children)
    return noun if has_subject and _agree(noun, verb) else None


def _noun_before(verb: Token) -> Token | None:
    """Return the noun directly before a finite verb and its auxiliaries and adverbs; ``None`` without."""
    group = [word for word in verb.lefts if word.dep_ in _BESIDE]
    if not any(word.tag_ in _FINITE or word.tag_ == "MD" for word in (verb, *group)):
        return None
    start = min((word.left_edge.i for word in group), default=verb.i)
    noun = verb.doc[start - 1] if start > 0 else verb
    last = noun
    while noun.dep_ != "conj" and noun.head.i < noun.i and noun.head != verb:
        noun = noun.head  # "police left and people | living in it stayed"
    noun = noun if noun.dep_ == "conj" else last
    return noun if noun.tag_ in _NOUNS and noun.right_edge == last else None


def _agree(noun: Token, verb: Token) -> bool:
    """Return False for a singular noun before a plural verb, and the other way round."""
    words = {word.lower_ for word in (verb, *verb.lefts)}
    if noun.tag_ in ("NNS", "NNPS"):
        return verb.tag_ != "VBZ" and not words & _SINGULAR
    return verb.tag_ != "VBP" and not words & _PLURAL
