"""The fields of an event that a person adds: where it is told, in which words, and a note."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from timeline.errors import ReadingError
from timeline.safe_text import safe_href

MAX_SOURCE, MAX_LINK, MAX_QUOTATION, MAX_NOTE = 200, 2_000, 5_000, 5_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The values in the fields, without spaces around them."""

    source: str = ""
    link: str = ""
    quotation: str = ""
    note: str = ""

    def valid_link(self) -> str:
        """Return the link. Raises ReadingError if it is not a web address."""
        if self.link and safe_href(self.link) is None:
            raise ReadingError(
                f"Link: “{self.link}” is not a web address. Copy one that begins with https://."
            )
        return self.link


def render_evidence_fields(initial: Evidence, version: int, *, has_article: bool) -> Evidence:
    """Render the fields and return their values; the event of an article has that article as its source."""
    if has_article:
        return Evidence(note=render_note(initial.note, version).strip())
    left, right = st.columns([1, 2])
    source = left.text_input(
        "Source", initial.source, max_chars=MAX_SOURCE, placeholder="e.g. Reuters", key=f"source {version}"
    )
    link = right.text_input(
        "Link", initial.link, max_chars=MAX_LINK, placeholder="e.g. https://…", key=f"link {version}"
    )
    quotation = st.text_area(
        "Quotation",
        initial.quotation,
        height=80,
        max_chars=MAX_QUOTATION,
        placeholder="The sentence of the source that tells it",
        key=f"quotation {version}",
    )
    note = render_note(initial.note, version)
    return Evidence(" ".join(source.split()), link.strip(), " ".join(quotation.split()), note.strip())


def render_note(initial: str, version: int) -> str:
    """Render the field of a note on an event and return its text."""
    return st.text_area("Note", initial, height=80, max_chars=MAX_NOTE, key=f"note {version}")
