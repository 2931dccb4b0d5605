"""The code that shows an offline page within another page."""

from __future__ import annotations

from timeline.safe_text import escaped_html, single_line

RATIO = "16 / 9"
"""Width and height of the frame; the page's own dialog has the same."""


def embed_code(file: str, title: str) -> str:
    """Return the HTML of a frame for an offline page, a ``file`` beside the page that shows it."""
    return (
        f'<iframe src="{escaped_html(file)}" title="{escaped_html(single_line(title))}" '
        f'style="width: 100%; aspect-ratio: {RATIO}; border: 0" loading="lazy" '
        'sandbox="allow-scripts allow-popups allow-downloads" allow="clipboard-write"></iframe>'
    )
