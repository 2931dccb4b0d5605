from collections import Counter

import pandas as pd
import pytest
from hypothesis import given

from tests.selection.test_event_index import selections, tables
from timeline.selection.event_index import EventIndex


@pytest.mark.slow
@given(tables(), selections())
def test_filtered_events_agree_with_their_table(table, selection):
    kept = EventIndex(table).filtered(selection)
    assert kept.ids == list(kept.table["id"])
    assert [kept.position(event) for event in kept.ids] == list(range(len(kept)))
    left_out = set(table["id"]) - set(kept.ids)
    assert all(kept.position(event) is None for event in (*left_out, "no such event", None))
    firsts = Counter(names[0] for names in kept.table["actors"] if names)
    assert kept.top_values("actors", 2) == tuple(sorted(firsts, key=lambda name: (-firsts[name], name))[:2])
    for name in firsts:
        assert kept.count("actors", name) == sum(name in names for names in kept.table["actors"])


@pytest.mark.slow
@given(tables(), selections())
def test_the_extent_includes_every_day_of_the_filtered_events(table, selection):
    kept = EventIndex(table).filtered(selection)
    days = pd.concat([kept.table["earliest"], kept.table["latest"]]).dropna()
    assert kept.extent == ((days.min().date(), days.max().date()) if len(days) else None)
