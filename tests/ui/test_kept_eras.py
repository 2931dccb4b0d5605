"""Named periods are kept with their timeline: shown, undone, and changed by somebody else."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app_page import chart_json, component_data, open_page, open_tab, press, timeline_of
from timeline.corrections.correction import eras_correction
from timeline.store import Store

pytestmark = pytest.mark.slow  # each test runs the whole page

AIRLIFT, SIEGE = "2021-08-15/2021-08-31 Airlift <b>", "2021-08-01/2021-08-14 Siege"


def store_eras(page: AppTest, store, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Change the eras as somebody else does, and run the page."""
    with Store.open(str(store)) as other:
        other.correct(timeline_of(page).id, eras_correction(old, new))
    page.run()
    assert not page.exception


def typed(page: AppTest) -> str:
    return page.session_state["eras"]


def test_stored_periods_are_drawn_and_undone(page, store):
    store_eras(page, store, (), (AIRLIFT,))
    assert "Airlift &lt;b&gt;" in chart_json(page)
    assert "era" not in page.query_params
    open_tab(page, "corrections")
    listed = component_data(page, "row_list")["rows"]
    assert any(f"Named periods: none → {AIRLIFT}" in row["cells"] for row in listed)
    press(page, "Undo")
    assert "Airlift" not in chart_json(page)
    press(page, "Redo")
    assert "Airlift" in chart_json(page)


def test_a_change_of_somebody_else_keeps_what_is_typed_here(page, store):
    store_eras(page, store, (), (AIRLIFT,))
    press(page, "Save or share")
    assert typed(page) == AIRLIFT
    page.text_area(key="eras").set_value(f"{AIRLIFT}\n2021-09 Aftermath").run()
    store_eras(page, store, (AIRLIFT,), (SIEGE,))
    assert typed(page).splitlines() == [SIEGE, "2021-09 Aftermath"]


def test_a_period_of_a_link_is_drawn_beside_the_stored_ones(page, store):
    store_eras(page, store, (), (AIRLIFT,))
    linked = open_page(v="1", era="2021-09 Aftermath")
    assert typed(linked).splitlines() == [AIRLIFT, "2021-09-01/2021-09-30 Aftermath"]
    assert "Aftermath" in str(linked.query_params["era"])
    assert "Airlift" not in str(linked.query_params["era"])
    assert "Airlift" in chart_json(linked)
