from tests.events.telling import mentions
from timeline.events import merge


def test_lead_and_body_are_one_event_with_both_mentions() -> None:
    found = mentions(
        "A tanker exploded in the port of Tema on Monday, killing two. Markets fell.\n\n"
        "The tanker exploded on Monday while it was unloading petrol."
    )
    [event] = merge(found)
    assert event.mentions == found
    assert event.lead is found[0]


def test_two_acts_of_one_day_are_two_events() -> None:
    assert len(merge(mentions("The mayor resigned on Monday. Prices rose sharply on Monday."))) == 2


def test_one_act_on_two_days_is_two_events() -> None:
    assert (
        len(merge(mentions("Rebels attacked the port on Monday. Rebels attacked the port on Tuesday."))) == 2
    )


def test_what_happened_and_its_denial_are_two_events() -> None:
    assert len(merge(mentions("The ferry sailed on Monday. The ferry did not sail on Monday."))) == 2


def test_the_same_act_of_another_person_or_in_another_town_is_another_event() -> None:
    others = (
        "Maria Santos was elected mayor with a narrow majority on Monday. "
        "Henrik Dahl was elected mayor with a narrow majority on Monday."
    )
    elsewhere = (
        "A strike closed the harbour in Oslo on Monday. A strike closed the harbour in Lisbon on Monday."
    )
    assert len(merge(mentions(others))) == 2
    assert len(merge(mentions(elsewhere))) == 2
