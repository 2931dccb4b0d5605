"""A negation with "until" and a date means an event on this date; with "since", a state that began on it."""

from datetime import date

import pytest

from timeline.events import extract
from timeline.model import Article

CASES = [
    ("Norland did not send tanks until May 2023.", "Norland did not send tanks until May 2023", "asserted"),
    ("The ban will not take effect until 1 July.", "Ban will not take effect until 1 July", "planned"),
    ("Elections will not be held before 2026.", "Elections will not be held before 2026", "planned"),
    ("The mayor did not resign on Monday.", "Mayor did not resign", "negated"),
    ("The port has not been open since May 2020.", "Port has not been open", "asserted"),
    ("The port was not open in May 2020.", "Port was not open", "negated"),
]


@pytest.mark.parametrize(("text", "title", "modality"), CASES)
def test_a_negation_until_a_date_is_no_negation(text, title, modality):
    [mention] = extract(Article("a", text, published=date(2024, 6, 1))).mentions
    assert (mention.title, mention.modality) == (title, modality)
