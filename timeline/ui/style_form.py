"""The form of a house style: font, colours, credit and logo, kept as the TOML file that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from timeline.export.style_text import style_text
from timeline.figure import NO_STYLE, HouseStyle
from timeline.figure.colours import INKS, MAX_COLOURS, palette_of
from timeline.figure.view_options import Theme
from timeline.selection.picture_options import MAX_WORDS
from timeline.ui.kept_style import NamedStyle, keep_files, kept_files
from timeline.ui.session_keys import Key

NAME = "house-style.toml"
"""The file name of a style that was made in the page."""
GROUNDS = ("text", "background")
OWN = INKS[Theme.LIGHT]


def render_style_form(named: NamedStyle) -> None:
    """Render the form with the values of the present style, and the file of a kept one to save."""
    with st.expander("Make or change the house style"):
        with st.form(f"house style {st.session_state[Key.STYLE_VERSION]}", border=False):
            _render_fields(named.style)
            st.form_submit_button("Use this house style", on_click=_take, args=(named.style,))
        name, toml, _ = kept_files()
        if toml:
            st.download_button(
                "Save it as TOML", toml, name, "application/toml", key="file style", on_click="ignore"
            )


def _render_fields(style: HouseStyle) -> None:
    st.text_input(
        "Font", style.font, key=_key("font"), placeholder="Georgia", help="A font of the machine that draws"
    )
    st.html("<small>Colours of the marks, the most important first</small>")
    with st.container(horizontal=True, gap="small"):
        for at, colour in enumerate(_palette(style)):
            st.color_picker(
                f"Colour {at + 1}", colour, key=_key(f"colour {at}"), label_visibility="collapsed",
                width="content",
            )  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        st.color_picker("Text", style.text or OWN.text, key=_key("text"), width="content")
        st.color_picker("Ground", style.background or OWN.ground, key=_key("background"), width="content")
    st.text_input(
        "Credit of all pictures", style.credit, key=_key("credit"), max_chars=MAX_WORDS["credit"],
        placeholder="Graphic: The Harbour Post",
    )  # fmt: skip
    st.file_uploader(
        "Another logo" if style.logo else "Logo", ["png", "svg"], max_upload_size=1, key=_key("logo")
    )


def _palette(style: HouseStyle) -> Sequence[str]:
    """Return the colours of a style, then those of the program until there are six."""
    own = (each.lower() for each in palette_of(Theme.LIGHT, NO_STYLE))
    return tuple(dict.fromkeys((*style.colours, *own)))[:MAX_COLOURS]


def _take(before: HouseStyle) -> None:
    """Keep the typed style with the timeline; a wrong value is told, and the former style stays."""
    typed = {field: str(st.session_state[_key(field)]).strip() for field in ("font", "credit", *GROUNDS)}
    colours = [str(st.session_state[_key(f"colour {at}")]).lower() for at in range(MAX_COLOURS)]
    logo = st.session_state[_key("logo")]
    _, _, logos = kept_files()
    if logo is not None:
        logos = {logo.name: logo.getvalue()}
    text = style_text(typed_style(typed, colours, before), next(iter(logos), ""))
    keep_files(NAME, text.encode(), logos)


def typed_style(typed: Mapping[str, str], colours: Sequence[str], before: HouseStyle) -> HouseStyle:
    """Return the style of the fields; a colour as the program has it is no colour of the style.

    The width of the letters, which has no field, stays with its font.
    """
    own = tuple(each.lower() for each in palette_of(Theme.LIGHT, NO_STYLE))[:MAX_COLOURS]
    return HouseStyle(
        font=typed["font"],
        letter_width=before.letter_width if typed["font"] == before.font else 0.0,
        colours=() if tuple(colours) == own else tuple(colours),
        text="" if typed["text"].lower() == OWN.text else typed["text"],
        background="" if typed["background"].lower() == OWN.ground else typed["background"],
        credit=typed["credit"],
    )


def _key(field: str) -> str:
    """Return the key of a field; after each change of the style the fields are new."""
    return f"style {field} {st.session_state[Key.STYLE_VERSION]}"
