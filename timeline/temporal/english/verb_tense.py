"""The tense of one word in its sentence: verbs, auxiliaries, and other words that look ahead.

Each kind of word has a reader. ``tense_words.toml`` has the words. No parse is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.temporal.english.clause_words import BEFORE_NOUNS, WORDS, Sentence
from timeline.temporal.language import Tense

_MODALS = WORDS["ought"] | WORDS["may"]
_BEFORE_VERBS = (
    WORDS["will"]
    | WORDS["would"]
    | _MODALS
    | WORDS["do"]
    | WORDS["did"]
    | {"be", "being", "to", "get", "gets", "getting"}
)
"""A verb after one of these has not its own tense."""

_TERMS = frozenset({"to", "until", "till", "through", "into", "for"})
UNTIL = frozenset({"until", "till"})
"""Prepositions before the end of what goes on."""

_Reader = Callable[[Sentence, int], Tense | None]
"""A reader of the word at an index returns its tense, or ``None`` if the word does not tell."""


def _will(sentence: Sentence, index: int) -> Tense | None:
    return None if sentence.bare(index - 1) in WORDS["determiners"] else Tense.FUTURE


def _would(sentence: Sentence, index: int) -> Tense | None:
    """Read "would" and "may"; "would have" is past."""
    return Tense.PAST if sentence.bare(sentence.right_of(index)) == "have" else Tense.POSSIBLE


def _must(sentence: Sentence, index: int) -> Tense | None:
    """Read "must" and "should"; "should have" is past."""
    return Tense.PAST if sentence.bare(sentence.right_of(index)) == "have" else Tense.FUTURE


def _have(sentence: Sentence, index: int) -> Tense | None:
    following = sentence.bare(sentence.right_of(index))
    if following == "to" or following in UNTIL:
        return Tense.FUTURE
    if sentence.auxiliary(index) in _BEFORE_VERBS:
        return None
    return Tense.PAST if _has_past_form(following) or following in WORDS["unchanging"] else Tense.OPEN


def _is(sentence: Sentence, index: int) -> Tense | None:
    if _is_ahead(sentence, sentence.right_of(index)) or _is_timed(sentence, index):
        return Tense.FUTURE
    if sentence.bare(sentence.right_of(index)) in WORDS["accusing"]:
        return Tense.PAST
    is_arranged = sentence.bare(sentence.right_of(index)).endswith("ing")
    return Tense.POSSIBLE if is_arranged and not sentence.has_infinitive(index) else Tense.OPEN


def _was(sentence: Sentence, index: int) -> Tense | None:
    return Tense.PLANNED if _is_ahead(sentence, sentence.right_of(index)) else Tense.PAST


def _is_ahead(sentence: Sentence, index: int) -> bool:
    """Return True if the word after "is" looks ahead: "is to", "is due", "is likely to", "is going to"."""
    word, following = sentence.bare(index), sentence.bare(index + 1)
    if word in {"going", "about"}:
        return following == "to"
    return (
        word == "to" or word in WORDS["ahead"] or (word in WORDS["ahead_to"] and following in {"to", "for"})
    )


def _is_timed(sentence: Sentence, index: int) -> bool:
    """Return True for "is on", "is at 8 p.m. on" right before the date."""
    between = sentence.words[index + 1 : sentence.date]
    return (
        0 < len(between) < _NEAR
        and between[0] in {"at", "on", "back"}
        and not any(word.isalpha() and word not in {"at", "on", "back", "am", "pm"} for word in between)
    )


def _be(sentence: Sentence, index: int) -> Tense | None:
    """Read "guidelines to be published in May"; "was reported to be calm" only says it of the past."""
    is_attributed = sentence.bare(index - 2) in WORDS["attributed"]
    is_plan = sentence.bare(index - 1) == "to" and index < sentence.date and not is_attributed
    return Tense.PLANNED if is_plan else None


def _view(sentence: Sentence, index: int) -> Tense | None:
    """Read "with a view to putting it to a vote on Thursday"."""
    words = tuple(sentence.bare(place) for place in (index - 2, index - 1, index + 1))
    is_aim = words == ("with", "a", "to") and sentence.bare(index + 2).endswith("ing")
    return Tense.PLANNED if is_aim else None


def _did(_: Sentence, __: int) -> Tense | None:
    return Tense.PAST


def _does(sentence: Sentence, _: int) -> Tense | None:
    return Tense.FUTURE if sentence.preposition in {*UNTIL, "before"} else Tense.OPEN


def _present(sentence: Sentence, index: int) -> Tense | None:
    word, following = sentence.bare(index), sentence.bare(index + 1)
    is_birthday = _PAIRED.get(word) == "turn" and following.isdigit()
    if is_birthday or f"{_PAIRED.get(word)}-{following}" in WORDS["timetabled_pairs"]:
        return _timetabled(sentence, index)
    if word not in WORDS["present"]:
        return None
    return None if sentence.bare(index - 1) in BEFORE_NOUNS | _BEFORE_VERBS else Tense.OPEN


_PAIRED = {
    form: verb
    for verb in (pair.partition("-")[0] for pair in WORDS["timetabled_pairs"])
    for form in (verb, f"{verb}es" if verb == "go" else f"{verb}s")
}
"""The verbs of timetables in two words, by their forms."""


def _timetabled(sentence: Sentence, index: int) -> Tense | None:
    """Read "opens on 4 May" and "polls close on 4 May"."""
    before = sentence.bare(index - 1)
    if before in BEFORE_NOUNS | _BEFORE_VERBS | WORDS["is"] | WORDS["was"]:
        return None
    word = sentence.bare(index)
    if not (word.endswith("s") or before.endswith("s") or word in WORDS["only_verbs"]):
        return None
    if word in WORDS["also_nouns"] and before not in WORDS["subjects"] and _is_object(sentence, index):
        return None  # a pronoun makes it a verb: "when it launches on Tuesday"
    return Tense.FUTURE if 0 < sentence.date - index < _NEAR else None


def _is_object(sentence: Sentence, index: int) -> bool:
    """Return True if a verb stands before a word in its clause: it is a noun then ("staged two launches")."""
    for at in range(index - 1, max(-1, index - 8), -1):
        word = sentence.bare(at)
        if word in WORDS["conjunctions"] or word in WORDS["relatives"] or sentence.words[at].endswith(","):
            return False
        if word.isdigit() or word in WORDS["objects"]:
            return True
        if word not in WORDS["saying"] and _has_past_form(word):
            return True
    return False


_NEAR = 7
"""Words between the verb of a timetable and its date, at most."""


def _ahead(sentence: Sentence, index: int) -> Tense | None:
    """Read "due", "scheduled", "payable"; not the noun in "extended its deadline until Tuesday"."""
    auxiliary = sentence.auxiliary(index)
    is_moved = sentence.bare(index) in WORDS["limits"] and sentence.preposition in UNTIL | {"to"}
    if auxiliary in {"than", "as"} or is_moved:
        return None
    if _names_cause(sentence, index, auxiliary):
        return None
    if auxiliary in BEFORE_NOUNS:
        return Tense.OPEN if index < sentence.date else None
    if auxiliary in WORDS["is"] or auxiliary.endswith("'s"):
        return Tense.FUTURE
    if auxiliary == "been":
        auxiliary = sentence.auxiliary(sentence.left_of(index))
    return Tense.POSSIBLE if auxiliary in WORDS["had"] or index > sentence.date else Tense.PLANNED


def _names_cause(sentence: Sentence, index: int, auxiliary: str) -> bool:
    """Return True for "due to" with a cause behind it ("shut due to fog"); "was due to open" looks ahead."""
    if sentence.bare(index) != "due" or sentence.bare(index + 1) != "to":
        return False
    return (
        auxiliary not in WORDS["is"] | WORDS["was"] | {"been", "be"}
        or sentence.bare(index + 2) in BEFORE_NOUNS
    )


def _ahead_to(sentence: Sentence, index: int) -> Tense | None:
    """Read "set to", "likely to"; "set" has other uses."""
    if sentence.bare(index + 1) in {"to", "for"}:
        return _ahead(sentence, index)
    return _moved(sentence, index) if sentence.bare(index) == "set" else _plain(sentence, index)


def _moved(sentence: Sentence, index: int) -> Tense | None:
    """Read "postponed": before "until" and a date it looks ahead."""
    if index < sentence.date and sentence.preposition in _TERMS:
        return Tense.PLANNED
    if (
        index < sentence.date
        and sentence.preposition == "from"
        and sentence.bare(index) in WORDS["rescheduled"]
    ):
        return Tense.OPEN
    return _intended(sentence, index)


def _intended(sentence: Sentence, index: int) -> Tense | None:
    """Read "agreed to", "announced", "told ... of": the date may be that of the thing to come."""
    word = sentence.bare(index)
    if index < sentence.date and _is_about_the_future(sentence, index, word):
        return Tense.FUTURE if sentence.auxiliary(index) in WORDS["is"] else Tense.OPEN
    return _plain(sentence, index)


def _is_about_the_future(sentence: Sentence, index: int, word: str) -> bool:
    if word in WORDS["intended"] and sentence.has_infinitive(index):
        return True
    if word in WORDS["announced"]:
        between = range(index + 1, sentence.date)
        return len(between) > 1 and not any(sentence.bare(at) in WORDS["unplanned"] for at in between)
    return word in WORDS["informed"] and "of" in sentence.words[index : sentence.date]


def _intends(sentence: Sentence, index: int) -> Tense | None:
    """Read "plans to"."""
    if index > sentence.date:
        is_plan = sentence.bare(index + 1) == "to" and sentence.bare(index) not in WORDS["commits"]
        return Tense.FUTURE if is_plan else None
    auxiliary = sentence.auxiliary(index)
    if auxiliary in BEFORE_NOUNS and sentence.has_infinitive(index):
        return Tense.OPEN
    if not (sentence.has_infinitive(index) or _is_wish(sentence, index)):
        return None
    if auxiliary in WORDS["did"]:
        return Tense.PLANNED
    return None if auxiliary in _BEFORE_VERBS - WORDS["do"] else Tense.FUTURE


def _is_wish(sentence: Sentence, index: int) -> bool:
    """Return True for "want" with an object: "want the colonel tried before March", "need a deal by May"."""
    is_wish = sentence.bare(index) in WORDS["wishes"]
    return is_wish and sentence.bare(index + 1) in WORDS["determiners"] | WORDS["objects"]


def _expects(sentence: Sentence, index: int) -> Tense | None:
    """Read "expects a strike"."""
    auxiliary = sentence.auxiliary(index)
    if auxiliary in BEFORE_NOUNS or auxiliary in _BEFORE_VERBS | WORDS["is"] | WORDS["was"] | WORDS["have"]:
        return _ahead_to(sentence, index) if sentence.bare(index) in WORDS["ahead_to"] else None
    return Tense.FUTURE if index < sentence.date else None


def _accuses(sentence: Sentence, index: int) -> Tense | None:
    """Read "is accused of" and "blames": the thing has happened."""
    is_past = sentence.bare(index).endswith("ed") and sentence.auxiliary(index) not in WORDS["is"]
    return _past(sentence, index) if is_past else Tense.PAST


def _said(sentence: Sentence, index: int) -> Tense | None:
    """Read a verb of saying; thrown in between commas (", officials said,") it tells nothing.

    After a date it counts if the date heads the sentence ("In November, the firm said it would move").
    """
    if index > sentence.date > _HEAD:
        return None
    return None if sentence.words[index].endswith(",") else _plain(sentence, index)


_HEAD = 2
"""Words before a date that heads its sentence ("But in November"), at most."""


def _plain(sentence: Sentence, index: int) -> Tense | None:
    """Read a word in its past form, if it has one."""
    word = sentence.bare(index)
    if word in WORDS["unchanging"]:
        return _unchanging(sentence, index)
    return _past(sentence, index) if _has_past_form(word) else None


def _has_past_form(word: str) -> bool:
    if word in WORDS["past"] or word in WORDS["participles"]:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in WORDS["no_past"] and "-" not in word


def _unchanging(sentence: Sentence, index: int) -> Tense | None:
    """Read "cut": it is past before an object ("cut its forecast"), unless it is an infinitive or a noun."""
    auxiliary = sentence.auxiliary(index)
    if auxiliary in WORDS["is"] | WORDS["was"] | WORDS["have"] | WORDS["had"] | {"been", "got", "be"}:
        return _past(sentence, index)
    if auxiliary in _BEFORE_VERBS or auxiliary in BEFORE_NOUNS:
        return None
    following = sentence.bare(index + 1)
    if sentence.bare(index) in WORDS["hardly_nouns"]:
        return Tense.PAST
    is_verb = following in WORDS["objects"] | WORDS["determiners"] or not following.isalpha()
    return Tense.PAST if is_verb else None


def _past(sentence: Sentence, index: int) -> Tense | None:
    """Read a past form or participle, by the word before it."""
    auxiliary = sentence.auxiliary(index)
    if auxiliary in WORDS["is"]:
        return Tense.OPEN
    if auxiliary in _BEFORE_VERBS or auxiliary in BEFORE_NOUNS:
        return None
    if auxiliary == "have" and _is_ahead_of_have(sentence, sentence.left_of(index)):
        return None
    has_auxiliary = auxiliary in WORDS["have"] | WORDS["had"] | WORDS["was"] | {"been", "got"}
    return Tense.PAST if has_auxiliary or not _is_doubtful(sentence, index) else None


def _is_ahead_of_have(sentence: Sentence, have: int) -> bool:
    """Return True for "will have sung" and "was to have sung": the auxiliary tells the tense."""
    before = sentence.auxiliary(have)
    return before in WORDS["will"] or (before == "to" and sentence.auxiliary(have - 1) in WORDS["was"])


def _is_doubtful(sentence: Sentence, index: int) -> bool:
    """Return True for "come", and after the date for a participle with its agent ("published by")."""
    if sentence.bare(index) in {"come", "become", "run", "overcome", "overrun"}:
        return True
    return index > sentence.date and sentence.bare(index + 1) == "by"


def _table(*rows: tuple[_Reader, frozenset[str]]) -> dict[str, _Reader]:
    """Return the reader of each word; a later row takes precedence."""
    return {word: reader for reader, words in rows for word in words}


_READERS: Mapping[str, _Reader] = _table(
    (_plain, WORDS["past"] | WORDS["participles"] | WORDS["unchanging"]),
    (_present, WORDS["present"] | frozenset(_PAIRED)),
    (_timetabled, WORDS["timetabled"]),
    (_said, WORDS["saying"]),
    (_intended, WORDS["intended"] | WORDS["announced"] | WORDS["informed"]),
    (_intends, WORDS["intends"]),
    (_moved, WORDS["moved"]),
    (_ahead_to, WORDS["ahead_to"]),
    (_expects, WORDS["expects"]),
    (_accuses, WORDS["accusing"]),
    (_ahead, WORDS["ahead"]),
    (_will, WORDS["will"]),
    (_would, WORDS["would"] | WORDS["may"]),
    (_must, WORDS["ought"]),
    (_have, WORDS["have"]),
    (_be, frozenset({"be"})),
    (_view, frozenset({"view"})),
    (_is, WORDS["is"]),
    (_was, WORDS["was"]),
    (_did, WORDS["had"] | WORDS["did"]),
    (_does, WORDS["do"]),
)


def word_tense(sentence: Sentence, index: int) -> Tense | None:
    """Return the tense of a word of a sentence; ``None`` if it is no verb and does not look ahead."""
    word = sentence.bare(index)
    reader = _READERS.get(word)
    if reader is not None:
        return reader(sentence, index)
    if word.endswith("ed"):
        return _plain(sentence, index)
    return Tense.FUTURE if word.endswith("'ll") else None
