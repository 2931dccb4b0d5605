"""The search for arrays in traces: quicker than Plotly's own, with the same result."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from timeline.resources import load_text, plotly_script

pytestmark = pytest.mark.browser

TRACES = [
    {"type": "scatter", "x": [1, 2], "y": [1, 2], "mode": "markers", "marker": {"color": ["red", "blue"]}},
    {"type": "scatter", "x": [1], "y": [1], "mode": "text", "text": ["one"], "textfont": {"size": [9]}},
    {"type": "bar", "x": [1], "y": [1], "customdata": ["a"], "marker": {"pattern": {"shape": ["/"]}}},
    {
        "type": "parcoords",
        "dimensions": [{"values": [1, 2]}, {"values": [3, 4], "tickvals": [3, 4]}],
        "line": {"color": [1, 2], "colorbar": {"tickvals": [1, 2]}},
    },
]
PREPARE = """
(traces) => Plotly.newPlot(document.body, traces, {}).then((plot) => {
  window.full = plot._fullData;
  window.own = full.map((trace) => Plotly.PlotSchema.findArrayAttributes(trace));
})
"""


@pytest.fixture
def plotted(browser: Browser) -> Iterator[Page]:
    """Open a page with some traces, whose arrays Plotly has found."""
    page = browser.new_page()
    page.add_script_tag(content=plotly_script())
    page.add_script_tag(content=load_text("timeline.ui", "array_paths.js"))
    page.evaluate(PREPARE, TRACES)
    yield page
    page.close()


def test_the_same_arrays_are_found(plotted: Page) -> None:
    """Arrays of all depths are found, in Plotly's order, and the ticks of a colour bar are not."""
    own = plotted.evaluate("own")
    quick = plotted.evaluate(
        "quickenPlotly(Plotly), full.map((trace) => Plotly.PlotSchema.findArrayAttributes(trace))"
    )
    assert quick == own
    assert "marker.color" in own[0]
    assert "customdata" in own[2]
    assert "dimensions[1].values" in own[3]
    assert "line.colorbar.tickvals" not in own[3]


def test_the_other_uses_of_the_schema_stay(plotted: Page) -> None:
    """Plotly still reads its whole schema, and a second call changes nothing."""
    before = json.dumps(plotted.evaluate("Object.keys(Plotly.PlotSchema.get().traces)"))
    plotted.evaluate("quickenPlotly(Plotly), void (window.quick = Plotly.PlotSchema.findArrayAttributes)")
    assert plotted.evaluate("quickenPlotly(Plotly), Plotly.PlotSchema.findArrayAttributes === quick")
    assert json.dumps(plotted.evaluate("Object.keys(Plotly.PlotSchema.get().traces)")) == before
    plotted.evaluate("Plotly.validate(full.map(({ type, x, y }) => ({ type, x, y })), {})")


def test_a_plotly_without_the_search_stays_as_it_is(plotted: Page) -> None:
    """Another version may lack what is replaced: then nothing is."""
    assert plotted.evaluate("(quickenPlotly({ PlotSchema: {} }), quickenPlotly({}), true)")
