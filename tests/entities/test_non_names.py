import pytest

from tests.entities.analysed_texts import names_of
from timeline.model import NameLabel


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("He posted the photo on Instagram on Monday.", "Instagram"),
        ("She wrote on her Facebook page on Friday that the bridge was closed.", "Facebook"),
        ("Photo: Lena Orlov/Getty Images. The bridge fell on Friday.", "Lena Orlov"),
        ("Photograph : Lena Orlov\\/AP The bridge fell on Friday.", "Lena Orlov"),
        ("Lena Orlov/AFP. The bridge fell on Friday.", "Lena Orlov"),
        ("The bridge fell on Friday. (AP Photo/Karim Dosti)", "Karim Dosti"),
        ("The Secretary of State flew to Lima on Monday.", "State"),
        ("The Minister of Defence resigned on Monday.", "Defence"),
        ("The Spanish flu killed millions in 1918.", "Spanish"),
        ("Doctors found Lyme disease in two children.", "Lyme"),
        ("West Nile virus was found in a pond.", "Nile"),
        ("Brent crude rose on Monday.", "Brent"),
        ("Hurricane Marta reached the coast on Monday.", "Marta"),
        ("The letter was published in Granma on Monday.", "Granma"),
        ("On Instagram on Monday, Lena Orlov posted a photo.", "Instagram"),
        ("The crowd saw Augmented Reality (AR) shows on Monday.", "Augmented Reality"),
        ("The Kestrel 9 was launched by Skyward on Monday.", "Kestrel"),
        ("The Titanic sank in 1912.", "Titanic"),
        ("Tropical Storm Marta hit the coast on Monday.", "Marta"),
        ("Two Californians were hurt on Monday.", "Californians"),
        ("Two Londoners were hurt on Monday.", "Londoners"),
        ("The rocket, known as the Grey Kestrel, will lift off on Monday.", "Grey Kestrel"),
    ],
)
def test_some_capitalised_words_are_no_names(text: str, written: str) -> None:
    assert written not in " ".join(name.text for name in names_of(text))


@pytest.mark.parametrize(
    ("text", "written", "label"),
    [
        ("The family asked Facebook to remove the pictures.", "Facebook", NameLabel.ORGANISATION),
        ("The foreign minister of Qatar flew to Lima on Monday.", "Qatar", NameLabel.LOCATION),
        ("The Spanish king spoke on Monday.", "Spanish", NameLabel.LOCATION),
        ("Lena Orlov photographed the bridge on Friday.", "Lena Orlov", NameLabel.PERSON),
        ("Marta Kovacs reached the coast on Monday.", "Marta Kovacs", NameLabel.PERSON),
        ("The Penguins announced a new coach on Monday.", "Penguins", NameLabel.ORGANISATION),
        ("Theresa May greets the crowd.", "Theresa May", NameLabel.PERSON),
        ("Kurds crossed the border on Monday.", "Kurds", NameLabel.ORGANISATION),
    ],
)
def test_their_look_alikes_are_names(text: str, written: str, label: NameLabel) -> None:
    assert (written, label) in [(name.text, name.label) for name in names_of(text)]


def test_an_office_of_a_body_keeps_its_name() -> None:
    [body] = names_of("Ministers of OPEC agreed to new cuts in March.")
    assert body.name == "OPEC"


def test_the_subject_of_a_minister_is_no_actor() -> None:
    assert [name.text for name in names_of("Education Minister Rui Matos met nurses.")] == ["Rui Matos"]


def test_an_organisation_keeps_its_label_at_a_sentence_start() -> None:
    text = "The firm Skyhop won. A rival sued Skyhop. Skyhop will broadcast the launch on its website."
    assert [name.text for name in names_of(text)].count("Skyhop") == 3


def test_initials_mean_the_body_that_the_article_names() -> None:
    own = {name.text: name.name for name in names_of("The Palestinian Authority met. Then the PA left.")}
    assert own["PA"] == "Palestinian Authority"
    [agency] = names_of("A spokesman told the PA.")
    assert agency.name == "Press Association"


def test_initials_of_a_thing_are_no_name() -> None:
    text = "Engineers removed the blowout preventer valve (BPV). The BPV failed."
    assert "BPV" not in [name.text for name in names_of(text)]


def test_a_wreck_is_no_actor() -> None:
    text = "The Piper Bravo explosion cost the firm millions in 1989. Oil spilt from the Piper Bravo in May."
    assert "Piper Bravo" not in [name.text for name in names_of(text)]


def test_a_byline_stays_no_name_when_the_article_names_its_author() -> None:
    text = "Lena Orlov | 08:51 UK time. On Monday rebels fled. Elders thanked Lena Orlov, the reporter."
    assert [name.start for name in names_of(text) if name.text == "Lena Orlov"] == [text.rindex("Lena")]


def test_a_ship_that_will_sail_is_no_actor() -> None:
    text = (
        "The rig Piper Bravo will sail on Monday. The Piper Bravo had a fire. Oil spilt from the Piper Bravo."
    )
    assert "Piper Bravo" not in [name.text for name in names_of(text)]


def test_a_credit_with_an_escaped_slash_is_no_actor() -> None:
    text = "AP Photo\\/Alan Grant The ship left the port on Monday. Rebels fled to Lima."
    assert not any("Grant" in name.text for name in names_of(text))


def test_a_decade_is_no_actor() -> None:
    assert "Thirties" not in [name.text for name in names_of("The Nazis ruled Germany in the Thirties.")]
