"""Every criterion of the filter table stands on the page: its widget, its chip, its place in the link."""

from datetime import date

import pytest

from tests.ui.app_page import component_data, event_titles, timeline_of
from timeline.corrections import Kind as CorrectionKind
from timeline.selection import CRITERIA, Kind, Selection, to_params
from timeline.ui.filter_bar import chips
from timeline.ui.filter_state import filter_key
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache

VALUES = {
    "every": True,
    "text": "Kabul",
    "first": date(2021, 8, 1),
    "last": date(2021, 9, 30),
    "outlets": 1,
    "disputed": True,
    "starred": True,
}


def filter_by_all(page) -> Selection:
    """Return a filter by all criteria."""
    selection = Selection()
    for criterion in CRITERIA:
        if criterion.column:
            counts = timeline_of(page).index.counts(criterion.column)
            value = tuple(counts)[: 2 if criterion.multiple else 1]
        else:
            assert criterion.field in VALUES, f"give an example for {criterion.field} in VALUES"
            value = VALUES[criterion.field]
        selection = selection.with_value(criterion, value)
    return selection


def widgets(page) -> set[str]:
    shown = (page.multiselect, page.text_input, page.checkbox, page.toggle, page.number_input)
    return {widget.key for kind in shown for widget in kind}


@pytest.fixture
def filtered(page):
    """The page, opened by a link that filters by all criteria, with all filters in sight."""
    corrected = timeline_of(page).corrected
    for event, tags in zip(corrected.events, (("war", "talks"), ("talks",)), strict=False):
        tagged = corrected.correction(event, CorrectionKind.TAGGED, tags)
        timeline_cache().store.correct(page.session_state["timeline"], tagged)
    for key, values in to_params(filter_by_all(page)).items():
        page.query_params[key] = values
    page.session_state["more"] = True
    page.session_state[Key.BACK] = True  # as the browser tells for Back and Forward
    return page.run()


def test_every_criterion_has_a_widget_that_a_link_fills(filtered):
    expected = filter_by_all(filtered)
    assert widgets(filtered) >= {filter_key(criterion) for criterion in CRITERIA}
    for criterion in CRITERIA:
        value = filtered.session_state[filter_key(criterion)]
        if criterion.kind in (Kind.FIRST_DAY, Kind.LAST_DAY):
            assert value == expected[criterion].isoformat()
        else:
            assert (tuple(value) if criterion.column else value) == expected[criterion]


def test_every_criterion_is_written_into_the_link(filtered):
    for criterion in CRITERIA:
        expected = to_params(filter_by_all(filtered))[criterion.link]
        written = filtered.query_params[criterion.link]
        assert (written if isinstance(written, list) else [written]) == expected


def test_every_criterion_has_a_chip_that_takes_it_away(filtered):
    selection = filter_by_all(filtered)
    shown = [chip.field for chip in chips(timeline_of(filtered), selection)]
    beside = {"every", *(last.field for last in CRITERIA if last.kind is Kind.LAST_DAY)}
    assert set(shown) == {criterion.field for criterion in CRITERIA} - beside
    assert [chip["key"] for chip in component_data(filtered, "chips")["chips"]] == shown


def test_all_filters_can_be_cleared(filtered):
    assert len(event_titles(filtered)) < 8
    next(button for button in filtered.button if button.label == "Clear").click().run()
    assert len(event_titles(filtered)) == 8
    for criterion in CRITERIA:
        assert not filtered.session_state[filter_key(criterion)]


def test_another_spelling_of_a_name_becomes_the_name_of_the_events(page):
    page.multiselect(key="filter_actors").set_value(["Taleban"]).run()
    assert page.session_state["filter_actors"] == ["Taliban"]
    assert component_data(page, "chips")["chips"][0]["text"] == "Actor: Taliban"


def test_a_typed_name_of_no_event_is_named_and_filters_nothing(page):
    before = event_titles(page)
    page.multiselect(key="filter_actors").set_value(["Zog of Nowhere"]).run()
    assert page.session_state["filter_actors"] == []
    assert event_titles(page) == before
    assert any("Zog of Nowhere" in html.value for html in page.get("html"))


def test_a_run_does_not_write_a_pressed_filter_back_to_the_browser(filtered):
    filtered.run()
    page_sets = [
        widget.key
        for kind in (filtered.toggle, filtered.checkbox, filtered.text_input, filtered.number_input)
        for widget in kind
        if widget.key.startswith("filter_") and widget.proto.set_value
    ]
    assert page_sets == [], "a press during the run would be replaced"


def test_a_filter_that_is_out_of_sight_keeps_its_value(filtered):
    expected = filter_by_all(filtered)
    filtered.session_state["more"] = False
    filtered.run().run()
    for criterion in CRITERIA:
        value = filtered.session_state[filter_key(criterion)]
        assert value or not expected[criterion], criterion.field
