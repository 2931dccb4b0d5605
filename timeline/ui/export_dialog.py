"""The dialog "Save or share": the picture, its alt text, and the events as files.

The browser turns the figure into a PNG or SVG. For a PDF, the program starts Chrome or Chromium on its own
machine.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial

import streamlit as st

from timeline.errors import PictureError
from timeline.export.embed_code import embed_code
from timeline.export.event_collection import EventCollection, collect_events
from timeline.export.event_formats import EVENT_FORMATS
from timeline.export.file_metadata import SOFTWARE, VIEW, Caption, add_caption
from timeline.export.render_picture import render_picture, require_browser
from timeline.export.standalone_page import standalone_page
from timeline.figure import Picture, Preset, View, compose, ranked_values
from timeline.safe_text import short_line, single_line
from timeline.selection import Colour, Selection, describe_for_readers
from timeline.selection.filtered_events import Filtered
from timeline.selection.picture_options import MAX_WORDS
from timeline.timeline import Timeline
from timeline.ui import filter_state, picture_options, session
from timeline.ui.chart import made_title, notes
from timeline.ui.component import component
from timeline.ui.kept_eras import keep_eras
from timeline.ui.kept_style import NamedStyle, current_style, files_key, remove_style, take_style
from timeline.ui.kept_words import keep_words, take_eras, take_readers
from timeline.ui.session_keys import Key
from timeline.ui.style_form import render_style_form
from timeline.words import counted, joined

LOG = logging.getLogger(__name__)
MAX_FILE_NAME = 80
"""Characters of a file name without its suffix."""
WORD_FIELDS = (
    ("Description", "description", "a sentence below the headline"),
    ("Note", "note", "a sentence below the picture"),
    ("Sources", "cited", "in place of the outlets' names"),
    ("Credit", "credit", "who made the picture"),
)
COLOUR_WORDS = {
    Colour.ACTOR: "Actors",
    Colour.TAG: "Tags",
    Colour.OUTLET: "Outlets",
    Colour.MODALITY: "What is told: fact, report, plan",
    Colour.ONE: "Nothing: one colour",
}
PART_FIELDS = (
    ("Name the sources", "sources"),
    ("Explain the marks", "key"),
    ("Show all events over time below", "overview"),
    ("Show a map of the places", "map"),
    ("Print notes below their events", "notes"),
)
TYPED = (*picture_options.WORDS.values(), Key.ERAS)
"""The fields that a person types into; the browser waits for the picture with their words."""
UNNAMED = (
    "{events} {have} no label in this picture: there is no room. Shorten headline and description, "
    "or choose another size."
)
NO_COLOURS = (
    "There is no room for the key of the colours in this picture, so all its marks have one colour. "
    "Leave out the map, the notes or some events, or choose another size."
)
STYLE_FILES = "House style: a TOML file, with its logo"
ERA_HINT = "15 to 31 August 2021 Ceasefire"
FOR_READERS = "For readers: not how events were found, counted and corrected"
NO_PDF = (
    "Saving a PDF needs Chrome or Chromium on the machine running Timeline. "
    "Install one of them, or save an SVG, which prints as sharply."
)
MARKUP = """
<div class="tl-picture">
  <div class="tl-paper" tabindex="0"><img class="tl-preview" alt=""></div>
  <p class="tl-no-font" role="status" hidden></p>
  <p class="tl-alt"></p>
  <div class="tl-actions">
    <button type="button" class="tl-first" data-do="png">Save PNG</button>
    <button type="button" data-do="svg">Save SVG</button>
    <button type="button" data-do="size" aria-pressed="false">Actual size</button>
    <button type="button" data-do="copy">Copy picture</button>
    <button type="button" data-do="alt">Copy alt text</button>
    <button type="button" data-do="share" hidden>Send picture</button>
    <span role="status" class="tl-done"></span>
  </div>
</div>
"""


def _close() -> None:
    keep_eras()
    keep_words()
    session.close_dialog()


@st.dialog("Save or share", width="large", on_dismiss=_close)
def render_export_dialog(timeline: Timeline, filtered: Filtered, view: View, selection: Selection) -> None:
    """Render the picture in the chosen preset beside its words, and the buttons for the files.

    The dialog reruns alone with each of its fields, so it asks the session for their values itself.
    """
    fields, shown = st.columns([3, 5], gap="medium")
    with fields:
        _render_starred(timeline, selection)
        _render_fields(made_title(timeline, selection), selection)
        style = _render_style()
    options = picture_options.options()
    title = options.title or made_title(timeline, selection)
    view = replace(
        view,
        options=options,
        title=title,
        style=style.style,
        notes=notes(timeline),
        places=timeline.places if options.map else {},
        coloured=ranked_values(timeline.index.whole, options.colour),
    )
    with shown:
        _render_picture(timeline, filtered, view, selection)


def _render_starred(timeline: Timeline, selection: Selection) -> None:
    """Render the page's switch for starred events again, if there are any: they are what to publish."""
    is_on = filter_state.is_starred()
    if not (timeline.corrected.starred or is_on):
        return
    st.session_state[Key.STARRED_TICK] = is_on
    label = f"Only starred ({len(timeline.corrected.starred):,})"
    st.toggle(label, key=Key.STARRED_TICK, on_change=_take_starred)
    if is_on != selection.starred:  # the dialog runs alone, with the events from before the press
        st.rerun()


def _take_starred() -> None:
    filter_state.set_starred(st.session_state[Key.STARRED_TICK])


def _render_fields(title: str, selection: Selection) -> None:
    """Render the fields of the picture's words and look; ``title`` is the made one."""
    state = st.session_state
    state[Key.READERS_TICK] = selection.starred if state[Key.READERS] is None else state[Key.READERS]
    st.segmented_control(
        "Picture", list(Preset), key=Key.PRESET, format_func=lambda preset: preset.label, required=True
    )
    st.text_input(
        "Headline", key=Key.TITLE, max_chars=MAX_WORDS["title"], placeholder=title, on_change=keep_words
    )
    for label, name, hint in WORD_FIELDS:
        key = picture_options.WORDS[name]
        st.text_input(label, key=key, max_chars=MAX_WORDS[name], placeholder=hint, on_change=keep_words)
    st.selectbox(
        "Colours stand for",
        list(Colour),
        key=Key.COLOUR,
        format_func=COLOUR_WORDS.__getitem__,
        on_change=keep_words,
    )
    for label, part in PART_FIELDS:
        st.checkbox(label, key=picture_options.PARTS[part], on_change=keep_words)
    st.checkbox(FOR_READERS, key=Key.READERS_TICK, on_change=take_readers)
    st.text_area(
        "Named periods, one a line",
        key=Key.ERAS,
        placeholder=ERA_HINT,
        height=68,
        on_change=take_eras,
    )
    if fault := picture_options.fault_of_eras():
        st.text(fault)


def _render_style() -> NamedStyle:
    """Render the name of the house style with a way to remove it, and the field for another one."""
    named = current_style()
    if named.name:
        kept = "kept with this timeline" if named.is_kept else "of this server"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"House style: {short_line(named.name, 60)}, {kept}")
            if named.is_kept:
                st.button("Remove", key=Key.NO_STYLE, on_click=remove_style)
    st.file_uploader(
        "Another house style: a TOML file, with its logo" if named.name else STYLE_FILES,
        ["toml", "png", "svg"],
        accept_multiple_files=True,
        max_upload_size=1,  # megabytes
        key=files_key(),
        on_change=take_style,
    )
    render_style_form(named)
    if fault := st.session_state[Key.STYLE_FAULT]:
        st.text(fault)
    return named


def _render_picture(timeline: Timeline, filtered: Filtered, view: View, selection: Selection) -> None:
    """Render the preview and all buttons that save."""
    preset = st.session_state[Key.PRESET]
    picture = compose(filtered, view.saved(preset))
    caption = Caption.of(picture, view.title)
    layout = picture.figure.layout
    name = file_name(view.title, selection if not view.options.title else Selection())
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
            "font": view.style.font,
            "typed": {key: st.session_state[key] for key in TYPED},
        },
    )
    if unnamed := _unnamed(picture, filtered):
        st.text(
            UNNAMED.format(events=counted(unnamed, "chosen event"), have="has" if unnamed == 1 else "have")
        )
    if picture.is_without_colours:
        st.text(NO_COLOURS)
    if outside := eras_outside(picture, view):
        st.text(f"Outside the period of the picture, and so not in it: {joined(outside)}.")
    _render_pdf_button(
        lambda: add_caption(render_picture(picture.figure, "pdf"), "pdf", caption), picture_name(name, preset)
    )
    events = collect_events(filtered.table, timeline.merged, timeline.articles, view, timeline.remarks)
    _render_file_buttons(
        events, name, lambda: standalone_page(events, compose(filtered, view.on_page(preset)).figure, caption)
    )


def eras_outside(picture: Picture, view: View) -> list[str]:
    """Return the names of the eras that lie outside the period of a picture."""
    first, last = picture.window
    return [era.name for era in view.options.eras if era.last < first or era.first > last]


def _unnamed(picture: Picture, filtered: Filtered) -> int:
    """Return the number of starred events without a label in a picture."""
    table = filtered.table
    return len(set(table.loc[table["starred"], "id"]).difference(picture.labelled))


def file_name(title: str, selection: Selection) -> str:
    """Return a file name from title and filter, without suffix; letters, digits and hyphens only."""
    name = "-".join(re.findall(r"\w+", f"{single_line(title)} {describe_for_readers(selection)}".lower()))
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
    with st.expander("Embed the offline page in a web page"):
        st.text(f"Put {name}.html beside your page, and this code where the timeline should stand:")
        st.code(embed_code(f"{name}.html", events.title), language="html", wrap_lines=True)


def _render_download(label: str, data: Callable[[], bytes], name: str, media_type: str, kind: str) -> None:
    st.download_button(
        label, data, name, media_type, key=f"file {kind}", on_click="ignore", icon=":material/download:"
    )
