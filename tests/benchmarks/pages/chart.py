"""The floor of the first paint: a page with one chart and nothing else."""

import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[1, 2], y=[1, 2]), layout={"title": {"text": "1 shown"}}))
