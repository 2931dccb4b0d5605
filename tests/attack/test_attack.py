"""The attacks in a shortened form; ``python -m tests.attack`` runs them whole."""

from datetime import date

import pytest

from tests.attack.attacks import ATTACKS
from tests.attack.outcome import Effort
from timeline.events import extract
from timeline.model import Article

pytestmark = pytest.mark.slow

SECONDS = 3.0
FOUND = ("( Paris would https://[ 2021- \x01 \\u0000 ]]> '; Monday said",)
"""Texts that an attack at length has found: each broke the extraction once."""


@pytest.mark.parametrize("name", ATTACKS)
def test_the_program_survives(name):
    outcome = ATTACKS[name](Effort(SECONDS))
    if not outcome.tried:
        pytest.skip("this attack needs the rights of root or a browser")
    assert outcome.broken == []


@pytest.mark.parametrize("text", FOUND)
def test_what_an_attack_has_found_stays_mended(text):
    assert extract(Article("a", text, published=date(2024, 1, 10))).article.text == text
