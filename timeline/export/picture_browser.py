"""The browser that draws one picture, through Kaleido: it outlives neither its time nor this process.

Kaleido limits the time of the drawing alone. A browser that never answers, or that does not end when it is
asked to, would stay for good, with all its processes.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from kaleido import Kaleido

CLOSING = 10
"""Seconds for a browser to end by itself."""

_LOCK = threading.Lock()
_running: set[Kaleido] = set()


def draw_within(seconds: float, figure: go.Figure, shape: dict[str, Any], options: dict[str, Any]) -> bytes:
    """Return the picture of a figure, drawn by a browser of its own, which has ended then.

    ``shape`` and ``options`` are Kaleido's, for the picture and for the browser. Raises what Kaleido raises,
    also for a browser that was ended because its time was over.
    """
    with _ended_by_signal(), ThreadPoolExecutor(1, "picture") as pool:  # the caller may run a loop of its own
        drawn = pool.submit(lambda: asyncio.run(_draw(seconds, figure, shape, options)))
        try:
            return drawn.result()
        except KeyboardInterrupt:
            end_browsers()
            raise


async def _draw(seconds: float, figure: go.Figure, shape: dict[str, Any], options: dict[str, Any]) -> bytes:
    from kaleido import Kaleido

    browser = Kaleido(**options)
    with _LOCK:
        _running.add(browser)
    over = threading.Timer(seconds, _kill, [browser])  # a thread: writing to a hanging browser stops the loop
    over.start()
    try:
        async with asyncio.timeout(seconds + CLOSING):
            await browser.open()
            drawn: bytes = await browser.calc_fig(figure, opts=shape)
    except BaseException:
        _kill(browser)
        raise
    finally:
        over.cancel()
        with suppress(Exception):
            async with asyncio.timeout(CLOSING):
                await browser.close()
        _kill(browser)
        with _LOCK:
            _running.discard(browser)
    return drawn


def end_browsers() -> None:
    """End all browsers that draw just now: the program is about to end."""
    with _LOCK:
        browsers = list(_running)
    for browser in browsers:
        _kill(browser)


def _kill(browser: Kaleido) -> None:
    """End a browser with all its processes: it is the first of a group of its own."""
    process: subprocess.Popen[bytes] | None = getattr(browser, "subprocess", None)
    if process is None:
        return
    if os.name == "nt":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (our own command)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """End the browsers on SIGTERM, too, unless the program has its own way with it, as the server has."""
    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return

    def end(number: int, _frame: object) -> None:
        end_browsers()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
