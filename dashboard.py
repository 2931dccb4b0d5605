"""The page: reads the session, has the events of its articles found, and places the views.

Started by ``streamlit run dashboard.py``.
"""

import streamlit as st

from timeline.errors import TimelineError
from timeline.ui import (
    address,
    chart,
    corpus,
    detail,
    filters,
    header,
    lists,
    notices,
    privacy,
    sharing,
    state,
    style,
)

privacy.stay_here()
style.apply()
state.open_session()

# Each part has a place that is always there: what comes and goes in one moves, and so resets, no other.
above, busy, filtering, timeline, below = (st.container() for _ in range(5))

with busy:
    try:
        found = corpus.of(state.articles())
    except TimelineError as error:
        notices.stop(error)
address.follow(found)
with above:
    header.show(found)
    notices.show(found)
with filtering:
    selection = filters.show(found)
kept = found.index.kept(selection).table
with timeline:
    shown = chart.show(found, kept, selection)
with below:
    left, right = st.columns([11, 9], gap="large")
    with left:
        lists.show(found, kept)
    with right:
        detail.show(found, kept)
if shown and state.is_sharing():
    sharing.show(found, kept, shown.view, selection)
address.write(selection)
