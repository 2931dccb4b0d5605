"""What pronouns mean in titles, or that they stay."""

from __future__ import annotations

import pytest

from tests.events.short_texts import mention, mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Executives of Boeing have left since it disclosed a loss in May.", {"Boeing"}),
        ("Executives of Boeing and Norvik Ltd. have left since it disclosed a loss in May.", set()),
        ("Executives of Boeing have left since it rained in May.", set()),
    ],
)
def test_it_means_the_only_body_that_can_act(text: str, names: set[str]) -> None:
    assert {each.name for each in mention(text, "May").filled_in} == names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The show ended at last. Its shares fell on Monday.", "Shares fell"),
        ("The firm closed its yard. Its shares fell on Monday.", "[The firm's] shares fell"),
        ("The ship left Porto. Its engine failed on Monday.", "[The ship's] engine failed"),
    ],
)
def test_a_thing_owns_only_what_it_can_have(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The crowd cheered the governor as he arrived in Ghent on Monday.", "Governor arrived in Ghent"),
        ("The guard cheered the governor as he arrived in Ghent on Monday.", None),
        ("Gunners fired at the green tankers as they passed Ghent on Monday.", None),
        (
            "The navy sank three green tankers as they passed Ghent on Monday.",
            "Three green tankers passed Ghent",
        ),
        ("The navy sank no tankers as they passed Ghent on Monday.", None),
        (
            "Crews lost control of the satellite and it crashed in Chad on Monday.",
            "Satellite crashed in Chad",
        ),
        ("Crews lost the plane and the ferry and it crashed in Chad on Monday.", None),
        ("Crews lost control of the mine and it flooded a village on Monday.", None),
    ],
)
def test_the_only_fitting_noun_of_the_sentence_is_the_subject(text: str, title: str | None) -> None:
    found = mention(text, "Monday").title
    assert (
        found == title if title else not found.startswith(("Governor", "Green", "Tankers", "Plane", "Mine"))
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "When it lifts off for the first time on Monday, the Halden Nine will be the strongest rocket "
            "of the northern countries.",
            "[Halden Nine] lifts off for the first time",
        ),
        (
            "The council imposed a ban on Norway after it staged two tests on Monday.",
            "[Norway] staged two tests",
        ),
        (
            "Though the hunt, which the pilot was not sure of, had begun as a game for some guests, "
            "it failed in Ghent on Monday.",
            "[The hunt] failed in Ghent",
        ),
        ("The council praised a ban in Norway after it staged two tests on Monday.", None),
    ],
)
def test_a_clause_beside_the_main_one_tells_the_name(text: str, title: str | None) -> None:
    found = mention(text, "Monday").title
    assert found == title if title else not found.startswith("[")


@pytest.mark.parametrize(
    ("before", "sentence", "title"),
    [
        (
            "Halden Ltd. said the loss was large.",
            "It said on Monday the yard was sold.",
            "[Halden] said",
        ),
        ("The paper said six ships left.", "It said on Monday the yard was sold.", "[The paper] said"),
        ("Six ships left, the report said.", "It said on Monday the yard was sold.", "[The report] said"),
        ("The song ended.", "It said on Monday the yard was sold.", "It said"),
        ("The official said nothing.", "He added on Monday that the yard was sold.", "[The official] added"),
        ("The driver told a guard of it.", "He left the yard on Monday.", "He left"),
        ("The driver fled.", "She left the yard on Monday.", "[The driver] left"),
        ("The actress fled.", "He left the yard on Monday.", "He left"),
        ("The envoy said the plane left Porto.", "It landed in Ghent on Monday.", "[The plane] landed"),
        ("The envoy said the plane passed the ship.", "It landed in Ghent on Monday.", "It landed"),
        ("Halden Air is an airline of Ghent.", "It hired a pilot on Monday.", "[Halden Air] hired"),
        ("That is a claim few expected.", "It happened on Monday.", "It happened"),
        ("Boeing said it would lend less.", "It sold a yard to raise cash on Monday.", "[Boeing] sold"),
        ("Boeing said it would lend less.", "It took a month to raise cash on Monday.", "It took"),
        ("One example is the yard.", "It was sold to Boeing on Monday.", "It was sold"),
        ("China has plans for the moon.", "They will launch a probe on Monday.", "[China] will launch"),
        ("Ana Duarte and a host of pupils sang.", "They left Ghent on Monday.", "They left"),
        (
            "Ana Duarte and Omar Haddad sang.",
            "They left Ghent on Monday.",
            "[Ana Duarte and Omar Haddad] left",
        ),
        ("China has two pilots.", "They ate a meal on Monday.", "They ate"),
    ],
)
def test_the_sentence_before_tells_who_is_meant(before: str, sentence: str, title: str) -> None:
    assert mention(f"{before} {sentence}", "Monday").title.startswith(title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("This is the fifth test of the rocket on Monday.", "Fifth test of the rocket"),
        ("It was the mayor who ordered the raid on Monday.", "Mayor ordered the raid"),
        ("It was not the mayor who ordered the raid on Monday.", "It was not the mayor who ordered the raid"),
        (
            "This is not the fifth test of the rocket on Monday.",
            "This is not the fifth test of the rocket on Monday",
        ),
    ],
)
def test_what_a_sentence_shows_is_the_title(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title


def test_a_name_of_the_title_is_explained_and_acts() -> None:
    found = mention("Omar Haddad left the hall. He said the deal would fail next month.", "next month")
    assert found.title == "[Omar Haddad] said the deal would fail"
    assert found.actors == ("Omar Haddad",)
    assert [(each.text, each.name) for each in found.filled_in] == [("He", "Omar Haddad")]


def test_a_body_named_in_a_phrase_of_the_title_acts() -> None:
    found = mention("The first is a Taliban cell leader. He was captured in Ghent on Monday.", "Monday")
    assert found.title == "[The Taliban cell leader] was captured in Ghent"
    assert found.actors == ("Taliban",)


def test_the_owner_of_a_subject_is_explained_but_does_not_act() -> None:
    found = mention("Omar Haddad left the hall. His daughter Ana married on Monday.", "Monday")
    assert found.title == "[Omar Haddad's] daughter Ana married"
    assert "Omar Haddad" not in found.actors
    assert [each.name for each in found.filled_in] == ["Omar Haddad"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The court acquitted Omar Haddad on Monday, his lawyer said.",
            "Lawyer said the court acquitted Omar Haddad",
        ),
        ("Omar Haddad left the hall. His lawyer died on Monday.", "[Omar Haddad's] lawyer died"),
        (
            "Muammar Gaddafi left the hall. He saw a riot coming on Monday if Gadhafi steps aside.",
            "He saw a riot coming if Gadhafi steps aside",
        ),
    ],
)
def test_a_person_named_in_the_title_is_left_out(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Norvik Flight 446 took off from Oslo. It landed in Bergen on Monday.",
            "[Norvik Flight 446] landed in Bergen",
        ),
        ("Six pilots took off from Oslo. It landed in Bergen on Monday.", "It landed in Bergen"),
        (
            "Elena Marchetti and Omar Haddad parted. The couple, who had a son in July 2013, sing.",
            "[Elena Marchetti and Omar Haddad] had a son",
        ),
    ],
)
def test_a_craft_and_a_couple_of_the_sentence_before_stand_in_brackets(text: str, title: str) -> None:
    assert title in {each.title for each in mentions(text)}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Instability on its border is a curse. It met big waves of guests on Monday.",
            "It met big waves of guests",
        ),
        ("The army on the border is tired. It met big waves of guests on Monday.", "[The army] met"),
        (
            "Oil is light. For Norvik, seeing is believing, it seems. On Monday it flew guests to Oslo.",
            "It flew",
        ),
        (
            "He argued that because oil is light it will rise. For BP, seeing is believing, it seems. "
            "On Monday, it flew guests to Oslo.",
            "It flew",
        ),
        ("This is just the start. It ended in Oslo on Monday.", "It ended"),
        (
            "The United States and South Korea are at war with the North because their conflict ended in "
            "1953 in a truce.",
            "Conflict ended",
        ),
    ],
)
def test_what_its_own_sentence_gives_to_another_is_not_meant(text: str, title: str) -> None:
    assert any(each.title.startswith(title) for each in mentions(text)), [
        each.title for each in mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("France said Citigroup was fined. It said on Monday that more would follow.", "[France] said"),
        ("France fined Citigroup. It said on Monday that more would follow.", "It said"),
        ("Omar Haddad, a general close to the Webers, fled. He was in Oslo on Monday.", "[Omar Haddad] was"),
        ("Omar Haddad, a general close to Jonas Weber, fled. He was in Oslo on Monday.", "[Omar Haddad] was"),
        ("As a student, Omar Haddad was poor. He left Oslo in March 2012.", "[Omar Haddad] left"),
        ("A student knew Omar Haddad. He left Oslo in March 2012.", "He left"),
    ],
)
def test_who_has_spoken_goes_on_and_a_family_is_nobody(text: str, title: str) -> None:
    assert any(each.title.startswith(title) for each in mentions(text)), [
        each.title for each in mentions(text)
    ]
