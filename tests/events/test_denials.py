"""Words of denial that deny no event ("until" a date, "no fewer than", "nobody but"), and those that do."""

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
    ("No fewer than thirty people died on Monday.", "No fewer than thirty people died", "asserted"),
    ("No more than ten guests came on Monday.", "No more than ten guests came", "asserted"),
    ("No guests came on Monday.", "No guests came", "negated"),
    ("No one but Ana Reis came to the rally on Monday.", "No one but Ana Reis came to the rally", "asserted"),
    ("No one came to the rally on Monday.", "No one came to the rally", "negated"),
    ("Nor did Ana Reis resign on Monday.", "Nor did Ana Reis resign", "negated"),
    ("Never did the king sign the law on May 3.", "Never did the king sign the law", "negated"),
    ("Not once did the council meet in April.", "Not once did the council meet", "negated"),
    ("Not only did Ana Reis resign on Monday.", "Not only did Ana Reis resign", "asserted"),
    (
        "Ana Reis would have won on Monday without the fog.",
        "Ana Reis would have won without the fog",
        "hypothetical",
    ),
    ("Ana Reis said she would resign on Monday.", "Ana Reis said she would resign", "planned"),
    ("Only then did Ana Reis resign on Monday.", "Only then did Ana Reis resign", "asserted"),
]


@pytest.mark.parametrize(("text", "title", "modality"), CASES)
def test_a_denial_is_one_only_if_the_event_did_not_happen(text, title, modality):
    [mention] = extract(Article("a", text, published=date(2024, 6, 1))).mentions
    assert (mention.title, mention.modality) == (title, modality)
