"""The search for cyclic garbage rests while lasting objects are made, and goes on afterwards."""

import gc

import pytest

from timeline.lasting_objects import lasting_objects


def test_the_search_rests_until_the_last_maker_has_ended() -> None:
    with lasting_objects():
        with lasting_objects():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="damaged"), lasting_objects():
        raise ValueError("damaged")
    assert gc.isenabled()
