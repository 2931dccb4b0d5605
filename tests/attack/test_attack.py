"""The attacks in a shortened form; ``python -m tests.attack`` runs them at length."""

import pytest

from tests.attack.attacks import ATTACKS

pytestmark = pytest.mark.slow

SECONDS = 8.0


@pytest.mark.parametrize("name", ATTACKS)
def test_the_program_survives(name):
    outcome = ATTACKS[name](SECONDS)
    assert outcome.tried
    assert outcome.broken == []
