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
