"""The page: reads the session, has the events of its articles found, and places the views.

Started by ``streamlit run dashboard.py``.
"""

import streamlit as st

from timeline.errors import TimelineError
from timeline.selection import keep
from timeline.ui import chart, corpus, detail, filters, header, lists, notices, state, style

style.apply()
state.open_session()

top = st.container()
try:
    found = corpus.of(state.articles())
except TimelineError as error:
    notices.stop(error)
with top:
    header.show(found)
    notices.show(found)

selection = filters.show(found)
kept = keep(found.table, selection, found.sentences)
chart.show(found, kept, selection)

left, right = st.columns([11, 9], gap="large")
with left:
    lists.show(found, kept)
with right:
    detail.show(found, kept)
