"""The peer: ``TIMELINE_EVENTS`` events as ``px.timeline`` in ``st.plotly_chart``, with one filter."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st

from tests.benchmarks.tables import events

table = st.cache_resource(events)(int(os.environ["TIMELINE_EVENTS"]))
chosen = st.multiselect("Actor", [f"Actor {number}" for number in range(200)])
table["who"] = [names[0] for names in table["actors"]]
kept = table[table["who"].isin(chosen)] if chosen else table
bars = kept.assign(latest=kept["latest"] + pd.Timedelta(days=1))
figure = px.timeline(bars, x_start="earliest", x_end="latest", y="who", hover_name="title")
st.plotly_chart(figure.update_layout(title=f"{len(kept)} shown"), key="chart")
