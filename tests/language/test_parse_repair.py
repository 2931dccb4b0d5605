"""Clauses and phrases get their own heads back, and sentences that are parsed well stay what they are."""

import pytest

from timeline.language import parse

SUBJECTS = ("nsubj", "nsubjpass")


def subject_of(text: str, verb: str) -> str | None:
    """Return the subject below a verb of the sentence; ``None`` without."""
    passage = parse(text, [(0, len(text))])[0]
    (token,) = (word for word in passage.doc if word.text == verb)
    return next((word.text for word in token.children if word.dep_ in SUBJECTS), None)


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        (
            "Airstrikes hit the depots on the outskirts of Porto but tanks resumed shelling.",
            "resumed",
            "tanks",
        ),
        ("The strongman's tanks have been pounding the city and bombs fell Thursday.", "fell", "bombs"),
        ("The mayor praised the crew and the captain thanked him.", "thanked", "captain"),
        (
            "Norway's oil rig is not out of control and people living near it are in no danger.",
            "are",
            "people",
        ),
        ("Ammar Haddad, Tripoli-based head of the Port Union, said the ferry had sunk.", "said", "Haddad"),
    ],
)
def test_a_second_clause_has_its_own_subject(text: str, verb: str, noun: str) -> None:
    assert subject_of(text, verb) == noun


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The minister met farmers and fishermen and left on Monday.", "left"),
        ("The storm hit Porto and Lisbon and killed nine.", "killed"),
        ("The court fined the bank and the broker and closed the case.", "closed"),
    ],
)
def test_a_verb_behind_a_list_shares_the_first_subject(text: str, verb: str) -> None:
    assert subject_of(text, verb) is None


@pytest.mark.parametrize(
    ("text", "verb", "noun", "day"),
    [
        (
            "Chief Executive Ana Duarte said on Wednesday Norvik would stay in the bay.",
            "stay",
            "Norvik",
            "on",
        ),
        ("Norvik said on Friday engineers were ready.", "were", "engineers", "on"),
        (
            "The calm emboldened crowds and on Friday pilots said that nine people had rallied.",
            "said",
            "pilots",
            "on",
        ),
        ("The bank said Monday prices had risen by a third.", "risen", "prices", "said"),
    ],
)
def test_the_day_of_a_saying_is_no_part_of_the_subject(text: str, verb: str, noun: str, day: str) -> None:
    assert subject_of(text, verb) == noun
    assert [head for name in ("Wednesday", "Friday", "Monday") for head in heads(text, name)] == [day]


def heads(text: str, word: str) -> list[str]:
    """Return the heads of a word of the sentence."""
    passage = parse(text, [(0, len(text))])[0]
    return [token.head.text for token in passage.doc if token.text == word]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("The council extended the ban, which was due to end in May, by a year.", "by", "extended"),
        ("The firm moved the yard, which had burned twice, to Porto.", "to", "moved"),
        (
            "The keeper was drafted by Porto, and then after a long stint with Ghent joined Lima in 2013.",
            "stint",
            "after",
        ),
        (
            "The port on Friday extended the zone closed to fishing in the bay, a large area.",
            "closed",
            "zone",
        ),
        ("The port waited as the zone closed to fishing.", "closed", "waited"),
        ("The firm sold the yard, which was ruined by floods.", "by", "ruined"),
        ("The Norwegian missile tests on Saturday and again on Tuesday came during drills.", "again", "on"),
        (
            "Thousands of pilgrims fled and two people suffered burns after a blaze, Norwegian media said.",
            "suffered",
            "fled",
        ),
        (
            "Troops of the mayor clashed Friday in the town of Tarn , rebel fighters and commanders said .",
            "fighters",
            "said",
        ),
        ("On Friday the storm hit Tarn , Oslo and Bram , said officials .", "Oslo", "Tarn"),
        ("Holm told a news conference Tuesday afternoon the attackers were in a crowd.", "afternoon", "told"),
        ("Holm told reporters last week the thieves had fled.", "week", "told"),
        ("Holm said late Tuesday night the thieves had fled.", "night", "said"),
        ("Holm told reporters next week the shop would close.", "week", "close"),
        ("Holm said two years later the shop closed.", "later", "closed"),
    ],
)
def test_a_phrase_belongs_where_its_words_say(text: str, word: str, head: str) -> None:
    assert heads(text, word) == [head]
