"""What is moved from one date to another: it happens on the new one, and did not last between the two."""

from datetime import date

import pytest

from timeline.events import extract
from timeline.model import Article

CASES = [
    ("The trial was pushed back from 2 May to 9 May.", [("2024-05-09", "planned")]),
    ("The vote was put back from Tuesday to Thursday.", [("2024-05-09", "planned")]),
    ("The launch was brought forward from May 20 to May 12.", [("2024-05-12", "planned")]),
    ("The launch was brought forward to May 12.", [("2024-05-12", "planned")]),
    ("The ban was extended from June 1 to June 30.", [("2024-06-30", "planned")]),
    ("The election was delayed from 2020 to 2021.", [("2021", "asserted")]),
    ("The council moved the meeting from May 13 to May 15.", [("2024-05-15", "planned")]),
    ("The clubs have shifted their cup final from May 13 to May 15.", [("2024-05-15", "planned")]),
    ("The court pushed back the trial from May 13 to May 15.", [("2024-05-15", "planned")]),
    ("The court pushed the trial back from May 13 to May 15.", [("2024-05-15", "planned")]),
    ("The museum moved 40 boats from May 2 to May 5.", [("2024-05-02/2024-05-05", "asserted")]),
    ("The army moved the prisoners from May 2 to May 5.", [("2024-05-02/2024-05-05", "asserted")]),
    ("The talks lasted from May 2 to May 5.", [("2024-05-02/2024-05-05", "asserted")]),
    ("Her reign extended from 1995 to 2001.", [("1995/2001", "asserted")]),
    ("The ship was moved from Ghent to Bruges on Monday.", [("2024-05-06", "asserted")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_move_leads_to_the_new_date(text, expected):
    found = extract(Article("a", text, published=date(2024, 5, 8))).mentions
    assert [(each.date.edtf, each.modality) for each in found] == expected
