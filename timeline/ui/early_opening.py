"""Load what the first visitor will ask for while the browser still starts."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from timeline.errors import TimelineError
from timeline.lasting_objects import lasting_objects

if TYPE_CHECKING:
    from timeline.timeline import Timeline

_LOG = logging.getLogger(__name__)


def open_early() -> None:
    """Load the page's modules and the first timeline in the background; the first session waits for them."""
    threading.Thread(target=load_first_timeline, name="early opening", daemon=True).start()


def load_first_timeline() -> Timeline | None:
    """Load the first timeline into the cache of the server and return it; ``None`` if there is none.

    A store without a timeline stays as it is: its first visitor makes the example. What goes wrong here goes
    wrong again for the visitor, who is told.
    """
    with lasting_objects():
        return _first_timeline()


def _first_timeline() -> Timeline | None:
    # It imports pandas and Plotly: the server answers before.
    from timeline.ui.timeline_cache import newest_cache

    try:
        cache = newest_cache()
        stored = cache.store.timelines()
        timeline = cache.timeline(stored[0].id) if stored else None
    except TimelineError:
        _LOG.debug("nothing was loaded before the first session", exc_info=True)
        return None
    if timeline is not None:
        len(timeline.index.whole)
    return timeline
