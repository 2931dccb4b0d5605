"""The word lists of ``event_lexicon.toml``, each with all forms of its words."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.language import noun_forms, verb_forms
from timeline.resources import load_toml

_LISTS: dict[str, str] = load_toml(__package__, "event_lexicon.toml")


def _verbs(name: str) -> frozenset[str]:
    return frozenset(form for word in _words(name) for form in verb_forms(word))


def _nouns(name: str) -> frozenset[str]:
    return frozenset(form for word in _words(name) for form in noun_forms(word))


def _words(name: str) -> Iterator[str]:
    yield from _LISTS[name].split()


REPORTING_VERBS = _verbs("reporting_verbs")
CHARGING_VERBS = _verbs("charging_verbs")
CLAIMING_VERBS = _verbs("claiming_verbs")
REACTING_VERBS = _verbs("reacting_verbs")
OCCURRING_VERBS = _verbs("occurring_verbs")
NO_ACTS = frozenset(_words("no_acts"))
ORDERING_NOUNS = frozenset(_words("ordering_nouns"))
ACTS_OF_BODIES = _verbs("acts_of_bodies") | REPORTING_VERBS
BODY_NOUNS = _nouns("body_nouns")
OWNED_BY_BODIES = _nouns("owned_by_bodies")
CRAFT_VERBS = _verbs("craft_verbs")
CRAFT_NOUNS = _nouns("craft_nouns")
JOINT_NOUNS = _nouns("joint_nouns")
IMPERSONAL_VERBS = _verbs("impersonal_verbs")
SHELL_NOUNS = _nouns("shell_nouns")
PUNISHING_VERBS = _verbs("punishing_verbs")
PENALTIES = _nouns("penalties")
POSING_VERBS = _verbs("posing_verbs")
SHOWN_VERBS = _verbs("shown_verbs")
FAILING_WORDS = _verbs("failing_verbs") | frozenset(_words("failing_words"))
CANCELLING_VERBS = _verbs("cancelling_verbs")
DECLARED_CONTENTS = _nouns("declared_contents")
DENIED_THINGS = _nouns("denied_things")
REMEMBERED_THINGS = _nouns("remembered_things")
WRITTEN_MESSAGES = _nouns("written_messages")
REPORTED_DUTIES = _nouns("reported_duties")
ACT_OBJECTS = {
    "claim": _nouns("claimed_things"),
    "concede": _nouns("conceded_things"),
    "assert": _nouns("asserted_things"),
    "confirm": _nouns("confirmed_things"),
    "admit": _nouns("admitted_things"),
    "deny": DENIED_THINGS,
}
"""A verb of saying to the objects with which it is another act ("claimed nine lives")."""
CONTENT_VERBS = _verbs("content_verbs")
PLANNING_VERBS = _verbs("planning_verbs")
PHASE_VERBS = _verbs("phase_verbs")
LETTING_VERBS = _verbs("letting_verbs")
HAPPENING_VERBS = _verbs("happening_verbs") | _verbs("harming_verbs")
HARMING_VERBS = _verbs("harming_verbs")
LIGHT_VERBS = _verbs("light_verbs")
DENYING_VERBS = _verbs("denying_verbs")
SPOKEN_NOUNS = _nouns("spoken_nouns")
REPORTING_NOUNS = _nouns("reporting_nouns")
EVENT_NOUNS = _nouns("event_nouns") | REPORTING_NOUNS
ANOTHER_WORDS = frozenset(_words("another_words"))
RANKS = frozenset(_words("ranks"))
PREPOSITIONS = frozenset(_words("prepositions"))
NUMBER_WORDS = frozenset(_words("number_words"))
MEASURING_NOUNS = _nouns("measuring_nouns")
STAMP_WORDS = frozenset(_words("stamp_words"))
JUDGING_VERBS = _verbs("judging_verbs")
PERSON_NOUNS = frozenset(_words("person_nouns"))
GROUP_NOUNS = frozenset(_words("group_nouns"))
CONNECTIVES = frozenset(_words("connectives"))
LEADING_WORDS = frozenset(_words("leading_words"))
SMALL_WORDS = frozenset(_words("small_words"))
UNFINISHED = frozenset(_words("unfinished"))
RELATIONAL_NOUNS = _nouns("relational_nouns")
STATE_VERBS = _verbs("state_verbs")
YEAR_NOUNS = _nouns("year_nouns")
WORK_NOUNS = _nouns("work_nouns")
LEVEL_NOUNS = _nouns("level_nouns")
CHANGE_WORDS = _verbs("change_verbs") | _nouns("change_nouns")
COMPARING = frozenset(_words("comparing"))
COUNTED = _nouns("counted")
PLACE_CLASSES = frozenset(_words("place_classes"))
COLLECTIVE_NOUNS = _nouns("collective_nouns")
TRUTH_WORDS = frozenset(_words("truth_words"))
FICTIONS = _nouns("fictions")
DOUBTING_WORDS = _nouns("doubting_words") | _verbs("doubting_verbs")
UNKNOWN_STATES = frozenset(_words("unknown_states"))
KNOWN_STATES = frozenset(_words("known_states"))
PEOPLE_THERE = _nouns("people_there")
OPENING_VERBS = _verbs("opening_verbs")
STATIVE_VERBS = _verbs("stative_verbs")
NEWS_STATES = frozenset(_words("news_states"))
HABIT_WORDS = frozenset(_words("habit_words"))
FINDING_NOUNS = _nouns("finding_nouns")
FINDING_VERBS = _verbs("finding_verbs")
MID_SENTENCE = frozenset(_words("mid_sentence"))
TREND_VERBS = _verbs("trend_verbs")
GROWTH_VERBS = _verbs("growth_verbs")
CAREER_VERBS = _verbs("career_verbs")
PICTURE_AGENCIES = frozenset(name.replace("_", " ") for name in _words("picture_agencies"))
ANALYSIS_VERBS = _verbs("analysis_verbs")
STANDINGS = _nouns("standings")
CHANGING_VERBS = _verbs("changing_verbs")
EXPERTS = _nouns("experts")
LASTING_TEXTS = _nouns("lasting_texts")
RELATING_VERBS = _verbs("relating_verbs")
JOINING_VERBS = _verbs("joining_verbs")
DYING_VERBS = _verbs("dying_verbs")
EMERGING_VERBS = _verbs("emerging_verbs")
ANNOUNCING_VERBS = _verbs("announcing_verbs")
