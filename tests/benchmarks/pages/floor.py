"""The floor: one filter, and an empty chart in a component that draws as the page's own does."""

import plotly.graph_objects as go
import streamlit as st

from timeline.ui.component import plotly_loader

DRAW = """
export default function ({ data, parentElement }) {
  const chart = parentElement.querySelector(".chart");
  const draw = async () => {
    if (!window.Plotly) { setTimeout(draw, 10); return; }
    const { data: traces, layout } = JSON.parse(data.figure);
    await window.Plotly.react(chart, traces, layout);
    chart.dataset.drawn = data.stamp;
  };
  draw();
}
"""

chosen = st.multiselect("Actor", [f"Actor {number}" for number in range(200)])
st.components.v2.component("floor", html='<div class="chart"></div>', js=DRAW, isolate_styles=False)(
    key="chart",
    data={"figure": go.Figure(layout={"width": 1200, "height": 600}).to_json(), "stamp": str(len(chosen))},
)
plotly_loader()(key="plotly", height=1)
