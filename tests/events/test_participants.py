"""Who takes part and where, by the clause that is looked at; roles are tested with the names."""

from tests.events.single_mentions import mention


def places(text: str, expression: str) -> set[str]:
    return {place.name for place in mention(text, expression).places}


def test_what_is_said_is_not_where_it_is_said() -> None:
    text = "Angela Merkel said in Berlin on Monday that Vladimir Putin would travel to Paris."
    found = mention(text, "Monday")
    assert found.actors == ("Angela Merkel",)
    assert places(text, "Monday") == {"Berlin"}


def test_a_second_verb_happens_where_the_first_one_does() -> None:
    text = "In Nairobi, police stopped a lorry and arrested the driver on Monday."
    assert places(text, "Monday") == {"Nairobi"}


def test_a_noun_keeps_whom_it_happened_to() -> None:
    text = "The minister spoke of the October 1998 murder of the banker, Anders Holm, at length."
    assert "Anders Holm" in mention(text, "October 1998").actors


def test_what_only_describes_a_person_takes_no_part() -> None:
    text = "Anders Holm, a banker from Oslo, was arrested in Geneva on Monday."
    assert places(text, "Monday") == {"Geneva"}


def test_an_adverbial_clause_says_where() -> None:
    assert places("Seven sailors drowned on Monday when their boat sank off Lagos.", "Monday") == {"Lagos"}


def test_who_wins_in_a_race_takes_part_in_it() -> None:
    assert mention(
        "Elena Marchetti can take the title if she triumphs in Sunday's race.", "Sunday"
    ).actors == ("Elena Marchetti",)


def test_who_speaks_of_a_race_takes_no_part_in_it() -> None:
    assert mention("Anders Holm spoke of the May race at length.", "May").actors == ()


def test_they_are_all_who_are_joined() -> None:
    text = "Kenya and Somalia signed a treaty in Oslo. They renewed it on Monday."
    assert mention(text, "Monday").actors == ("Kenya", "Somalia")
