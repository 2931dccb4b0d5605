"""The picture to save or copy, its alternative text, and the events as files.

The browser makes the picture, of the figure that is drawn for it here: no other program is needed, but for
a PDF, which Chrome or Chromium draws where the program runs, when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

import streamlit as st

from timeline.errors import PictureError
from timeline.export.event_formats import EVENT_FORMATS, EventCollection, collect_events
from timeline.export.picture_metadata import SOFTWARE, VIEW, Caption, add_caption
from timeline.export.remarks import event_remarks
from timeline.export.render_picture import render_picture, require_browser
from timeline.export.standalone_page import standalone_page
from timeline.figure import Preset, View, compose
from timeline.safe_text import single_line
from timeline.selection import Selection, describe
from timeline.selection.filtered import Filtered
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.component import component
from timeline.ui.session_keys import Key

LONGEST = 80
"""Characters of a file's name before its ending."""
PLACEHOLDER = "made from the filter"
NO_PDF = (
    "A PDF is drawn by Chrome or Chromium, and neither was found on the machine that runs this program: "
    "install one there, or save an SVG, which prints as sharply."
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
def show(timeline: Timeline, kept: Filtered, view: View, selection: Selection) -> None:
    """Offer the picture in one of the presets, and the events as files."""
    shape, title, sources = st.columns([4, 4, 3], vertical_alignment="bottom")
    shape.segmented_control(
        "Picture", list(Preset), key=Key.PRESET, format_func=lambda preset: preset.label, required=True
    )
    title.text_input("Title", key=Key.TITLE, max_chars=160, placeholder=PLACEHOLDER)
    sources.checkbox("Name the sources", key=Key.SOURCES)
    preset = st.session_state[Key.PRESET]
    drawn = compose(kept, view.saved(preset))
    caption = Caption.of(drawn, view.title)
    layout = drawn.figure.layout
    name = file_name(view.title, selection)
    component("export_picture", MARKUP)(
        key=Key.PICTURE,
        data={
            "figure": drawn.figure.to_json(),
            "width": layout.width,
            "height": layout.height,
            "scale": preset.scale,
            "name": name,
            "caption": asdict(caption),
            "software": SOFTWARE,
            "view": VIEW,
        },
    )
    _print(lambda: add_caption(render_picture(drawn.figure, "pdf"), "pdf", caption), name)
    told = collect_events(
        kept.table, timeline.events, timeline.articles, view, event_remarks(timeline.corrected)
    )
    _files(told, name, lambda: standalone_page(told, compose(kept, view.on_page(preset)).figure, caption))


def file_name(title: str, selection: Selection) -> str:
    """Return a file name without ending that says what is shown, in letters that every system takes."""
    said = "-".join(re.findall(r"\w+", f"{single_line(title)} {describe(selection)}".lower()))
    return said[:LONGEST].strip("-") or "timeline"


def _print(pdf: Callable[[], bytes], name: str) -> None:
    """Offer the picture as a PDF, or say what that needs."""
    try:
        require_browser()
    except PictureError:
        st.text(NO_PDF)
    else:
        _download("Save PDF", pdf, f"{name}.pdf", "application/pdf", "pdf")


def _files(told: EventCollection, name: str, page: Callable[[], bytes]) -> None:
    count = len(told.records)
    st.html(f'<h3 class="tl-head">The {count:,} event{"s"[: count != 1]} as a file</h3>')
    with st.container(horizontal=True, gap="small"):
        for kind, file in EVENT_FORMATS.items():
            _download(file.label, partial(file.data, told), name + file.suffix, file.media_type, kind)
        _download("Page that works offline (HTML)", page, f"{name}.html", "text/html", "page")


def _download(label: str, data: Callable[[], bytes], name: str, media_type: str, kind: str) -> None:
    st.download_button(
        label, data, name, media_type, key=f"file {kind}", on_click="ignore", icon=":material/download:"
    )
