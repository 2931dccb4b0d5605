"""The dialog "Save or share": the picture, its alt text, and the events as files.

The browser turns the figure into a PNG or SVG. For a PDF, the program starts Chrome or Chromium on its own
machine.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

import streamlit as st

from timeline.errors import PictureError
from timeline.export.event_collection import EventCollection, collect_events
from timeline.export.event_formats import EVENT_FORMATS
from timeline.export.file_metadata import SOFTWARE, VIEW, Caption, add_caption
from timeline.export.render_picture import render_picture, require_browser
from timeline.export.standalone_page import standalone_page
from timeline.figure import Preset, View, compose
from timeline.safe_text import single_line
from timeline.selection import Selection, describe
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.component import component
from timeline.ui.session_keys import Key
from timeline.words import counted

LOG = logging.getLogger(__name__)
MAX_FILE_NAME = 80
"""Characters of a file name without its suffix."""
PLACEHOLDER = "made from the filter"
NO_PDF = (
    "Saving a PDF needs Chrome or Chromium on the machine running Timeline. "
    "Install one of them, or save an SVG, which prints as sharply."
)
MARKUP = """
<div class="tl-picture">
  <img class="tl-preview" alt="">
  <p class="tl-alt"></p>
  <div class="tl-actions">
    <button type="button" class="tl-first" data-do="png">Save PNG</button>
    <button type="button" data-do="svg">Save SVG</button>
    <button type="button" data-do="copy">Copy picture</button>
    <button type="button" data-do="alt">Copy alt text</button>
    <span role="status" class="tl-done"></span>
  </div>
</div>
"""


@st.dialog("Save or share", width="large", on_dismiss=session.close_dialog)
def render_export_dialog(timeline: Timeline, filtered: Filtered, view: View, selection: Selection) -> None:
    """Render the picture in the chosen preset, and the buttons for the files."""
    shape, title, sources = st.columns([4, 4, 3], vertical_alignment="bottom")
    shape.segmented_control(
        "Picture", list(Preset), key=Key.PRESET, format_func=lambda preset: preset.label, required=True
    )
    title.text_input("Title", key=Key.TITLE, max_chars=160, placeholder=PLACEHOLDER)
    sources.checkbox("Name the sources", key=Key.SOURCES)
    preset = st.session_state[Key.PRESET]
    picture = compose(filtered, view.saved(preset))
    caption = Caption.of(picture, view.title)
    layout = picture.figure.layout
    name = file_name(view.title, selection)
    component("export_picture", MARKUP)(
        key=Key.PICTURE,
        data={
            "figure": picture.figure.to_json(),
            "width": layout.width,
            "height": layout.height,
            "scale": preset.scale,
            "name": picture_name(name, preset),
            "caption": asdict(caption),
            "software": SOFTWARE,
            "view": VIEW,
        },
    )
    _render_pdf_button(
        lambda: add_caption(render_picture(picture.figure, "pdf"), "pdf", caption), picture_name(name, preset)
    )
    events = collect_events(filtered.table, timeline.merged, timeline.articles, view, timeline.remarks)
    _render_file_buttons(
        events, name, lambda: standalone_page(events, compose(filtered, view.on_page(preset)).figure, caption)
    )


def file_name(title: str, selection: Selection) -> str:
    """Return a file name from title and filter, without suffix; letters, digits and hyphens only."""
    name = "-".join(re.findall(r"\w+", f"{single_line(title)} {describe(selection)}".lower()))
    return name[:MAX_FILE_NAME].strip("-") or "timeline"


def picture_name(name: str, preset: Preset) -> str:
    """Return the file name of a picture, which says its size: "kabul-in-the-news-link-card"."""
    ending = preset.label.lower().replace(" ", "-")
    return f"{name[: MAX_FILE_NAME - len(ending) - 1].rstrip('-')}-{ending}"


def _render_pdf_button(pdf: Callable[[], bytes], name: str) -> None:
    """Render the button for the PDF, or a hint if no browser is installed."""
    try:
        require_browser()
    except PictureError:
        LOG.debug("no browser for a PDF", exc_info=True)
        st.text(NO_PDF)
    else:
        _render_download("Save PDF", pdf, f"{name}.pdf", "application/pdf", "pdf")


def _render_file_buttons(events: EventCollection, name: str, page: Callable[[], bytes]) -> None:
    st.html(f'<h3 class="tl-head">Save {counted(len(events.records), "event")} as a file</h3>')
    with st.container(horizontal=True, gap="small"):
        for kind, file in EVENT_FORMATS.items():
            _render_download(
                file.label, partial(file.data, events), name + file.suffix, file.media_type, kind
            )
        _render_download("Offline page (HTML)", page, f"{name}.html", "text/html", "page")


def _render_download(label: str, data: Callable[[], bytes], name: str, media_type: str, kind: str) -> None:
    st.download_button(
        label, data, name, media_type, key=f"file {kind}", on_click="ignore", icon=":material/download:"
    )
