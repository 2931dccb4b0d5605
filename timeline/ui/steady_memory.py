"""Keep the memory of a server steady that runs the page again and again, for days.

Two things let it grow. Each run of the page is a thread of its own, and glibc gives threads separate heaps:
what one run frees, the next one does not find. And each run leaves some hundred objects in circles, which
only Python's search for cyclic garbage frees. The search looks at all objects of all timelines, so
Streamlit's own search after each run would take longer than the run.
"""

from __future__ import annotations

import ctypes
import gc
import threading
from itertools import count

RUNS = 100
"""Runs of the page between two searches for garbage: it is some megabytes then."""
_RARELY = 100
"""Searches of the younger objects before Python searches all; 10 by default.

While a large timeline is made, each of these searches looks at all of it, and finds nothing.
"""
_ARENA_MAX = -8
"""The number of glibc's option for the most heaps."""

_runs = count(1)
_searching = threading.Lock()


def keep_memory_steady() -> None:
    """Let all threads share one heap, and Python search all objects rarely; call it before there are threads.

    Other C libraries than glibc have one heap anyway.
    """
    gc.set_threshold(*gc.get_threshold()[:2], _RARELY)
    if mallopt := getattr(_c_library(), "mallopt", None):
        mallopt(_ARENA_MAX, 1)


def free_garbage_of_runs() -> None:
    """Note that the page has run once more; after many runs, free what they left behind."""
    if next(_runs) % RUNS or not _searching.acquire(blocking=False):
        return
    try:
        gc.collect()
        if trim := getattr(_c_library(), "malloc_trim", None):
            trim(0)
    finally:
        _searching.release()


def _c_library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None)
    except (OSError, TypeError):  # Windows
        return None
