"""The code that shows an offline page within another page."""

from __future__ import annotations

from timeline.safe_text import escaped_html, single_line

HEIGHT = "clamp(440px, 56vw, 640px)"
"""Height of the frame, for a telephone and for a wide page; the offline page's own dialog has the same."""


def embed_code(file: str, title: str) -> str:
    """Return the HTML of a frame for an offline page, a ``file`` beside the page that shows it."""
    return (
        f'<iframe src="{escaped_html(file)}" title="{escaped_html(single_line(title))}" '
        f'style="width: 100%; height: {HEIGHT}; border: 0" loading="lazy" '
        'sandbox="allow-scripts allow-popups allow-downloads" allow="clipboard-write"></iframe>'
    )
