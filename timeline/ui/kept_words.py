"""The words and the look of a timeline's picture, kept with the timeline as they are typed.

The store keeps them as a view of a name of its own, as it keeps the house style.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from timeline.selection import LinkedView, PictureOptions, Selection, from_params, to_params
from timeline.ui import actions, filter_state, picture_options
from timeline.ui.kept_views import WORDS_VIEW
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache
from timeline.ui.url_state import write_url

ERAS, KNOWN_ERAS = "typed eras", "known eras"
"""The fields of its state besides those of a link: the typed lines, and the stored periods at that time."""


def follow_words(timeline_id: int, link: LinkedView | None) -> None:
    """Show the kept words of a newly opened timeline in the fields, unless a link has others."""
    state = st.session_state
    if state[Key.WORDS_OF] == timeline_id:
        return
    state[Key.WORDS_OF] = timeline_id
    views = timeline_cache().store.views(timeline_id)
    kept = next((view.state for view in views if view.name == WORDS_VIEW), None)
    if kept is None or (link is not None and replace(link.picture, eras=()) != PictureOptions()):
        return
    eras = link.picture.eras if link is not None else ()
    address, _ = from_params({key: value for key, value in kept.items() if key not in (ERAS, KNOWN_ERAS)})
    picture_options.set_options(replace(address.picture, eras=eras))
    if ERAS in kept:
        state[Key.ERAS] = "\n".join([*kept[ERAS], *map(str, eras)])
        state[Key.KNOWN_ERAS], state[Key.ERAS_TYPED] = tuple(kept[KNOWN_ERAS]), True


def keep_words() -> None:
    """Keep the words and the look as they are now, and write them into the address of the page."""
    state = st.session_state
    store = timeline_cache().store
    if not store.why_read_only:
        shown = replace(picture_options.options(), eras=())
        kept = {**to_params(Selection(), picture=shown)}
        if state[Key.ERAS_TYPED]:
            kept |= {ERAS: state[Key.ERAS].splitlines(), KNOWN_ERAS: list(state[Key.KNOWN_ERAS])}
        actions.keep_view(WORDS_VIEW, kept)
    write_url(filter_state.selection(), store.timelines())


def take_eras() -> None:
    """Keep the typed named periods, readable or not."""
    st.session_state[Key.ERAS_TYPED] = True
    keep_words()


def take_readers() -> None:
    """Take a person's decision whether the picture is for readers."""
    st.session_state[Key.READERS] = st.session_state[Key.READERS_TICK]
    keep_words()
