"""A tour of the page in four steps, for a person who opens it for the first time."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.store import StoredTimeline
from timeline.ui.component import component
from timeline.ui.timeline_cache import EXAMPLE

MARKUP = """
<section class="tl-tour" role="region" aria-label="Tour" hidden>
  <style></style>
  <p class="tl-step" aria-live="polite"></p>
  <div><button type="button" data-tour="next">Next</button>
  <button type="button" data-tour="skip">Skip the tour</button></div>
</section>
"""
STEPS = (
    {
        "text": "This example comes from one article. Add your own here: text, files or web addresses.",
        "at": ".st-key-open-add_articles button",
    },
    {
        "text": "Each mark is a dated statement. Press one to see its sentence, and how its date was found.",
        "at": ".st-key-chart",
    },
    {
        "text": "Star the events you want to publish (key S). “Only starred” then shows just these.",
        "at": ".st-key-rows",
    },
    {
        "text": "Save the timeline as a picture, a page or a table. Nothing leaves this computer before.",
        "at": ".st-key-open-export button",
    },
)
"""The text of each step, and the selector of the part of the page that it speaks of."""
NARROW_STEPS = (
    STEPS[0],
    {
        "text": "Each entry is a dated statement. Tap one to see its sentence, and how its date was found.",
        "at": ".st-key-column .tl-entry",
    },
    {
        "text": "Star the events you want to publish (☆). “Only starred” in Filters shows just these.",
        "at": ".st-key-column .tl-pick",
    },
    STEPS[3],
)
"""The same for a narrow window, which has no chart and no keys."""


def render_tour(timelines: Sequence[StoredTimeline], *, is_narrow: bool = False) -> None:
    """Render the tour while there is only the example; the browser remembers that it was seen."""
    if [stored.name for stored in timelines] == [EXAMPLE]:
        component("tour", MARKUP)(key="tour", data={"steps": NARROW_STEPS if is_narrow else STEPS}, height=1)
