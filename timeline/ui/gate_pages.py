"""The small pages of the gate, in place of the real page."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Timeline</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>body {{ font: 16px/1.5 Arial, sans-serif; max-width: 36em; margin: 4em auto; padding: 0 1em }}
h1 {{ font-size: 22px }}</style>
{}"""


def forbidden(content: str) -> Response:
    """Return the refusal of a request; ``content`` is HTML."""
    return HTMLResponse(_PAGE.format(content), 403, {"Cache-Control": "no-store"})
