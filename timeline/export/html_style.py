"""The house style and the publisher's words in HTML pages: fonts, colours, opening, closing, logo."""

from __future__ import annotations

from timeline.export.event_collection import EventCollection
from timeline.export.html_parts import html_text
from timeline.export.publication import Publication
from timeline.figure.house_style import HouseStyle, contrast, mixed

TEXT, GROUND = "#1d1d1f", "#ffffff"
READABLE = 4.5
"""Contrast of a colour for texts with the ground (WCAG 2.2)."""
IMAGES = "; img-src data:"
"""The part of a page's policy for a logo."""


def style_sheet(publication: Publication) -> str:
    """Return the values of the style sheets' variables; "" leaves their own.

    The accent is the first colour of the style that can be read as text.
    """
    style = publication.style
    if style is None or not (style.font or style.text or style.background or style.colours):
        return ""
    text, ground = style.text or TEXT, style.background or GROUND
    accents = (colour for colour in style.colours if contrast(colour, ground) >= READABLE)
    values = {
        "text": text,
        "ground": ground,
        "muted": mixed(text, ground, 0.25),
        **({"accent": next(accents, text)} if style.colours else {}),
        **({"font": style.fonts} if style.font else {}),
    }
    return ":root {" + "".join(f" --{name}: {value};" for name, value in values.items()) + " }\n"


def opening(collection: EventCollection, counts: str) -> str:
    """Return title and description of a page; except for readers, also the filter and the ``counts``."""
    publication = collection.publication
    made = [f'<h1 dir="auto">{html_text(collection.title)}</h1>\n']
    if publication.description:
        made.append(f'<p class="lead" dir="auto">{html_text(publication.description)}</p>\n')
    if not publication.for_readers:
        filtered = f"{html_text(collection.filter_words)}. " if collection.filter_words else ""
        made.append(f'<p class="counts">{filtered}{counts}.</p>\n')
    return "".join(made)


def closing(publication: Publication) -> str:
    """Return the note, the sources, the credit and the logo below the events of a page."""
    lines = "".join(f'<p dir="auto">{html_text(line)}</p>\n' for line in publication.closing)
    parts = lines + logo(publication.style)
    return f'<div class="closing">\n{parts}</div>\n' if parts else ""


def logo(style: HouseStyle | None) -> str:
    """Return the logo of a house style as an image of decoration; "" without one."""
    if style is None or style.logo is None:
        return ""
    return f'<img class="logo" alt="" src="{html_text(style.logo.address)}">\n'
