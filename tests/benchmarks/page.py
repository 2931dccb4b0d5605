"""Print how long the page takes from a filter's click to the paint: ``python -m tests.benchmarks.page``.

In one run, beside the floor (an empty chart in a component on a page with one filter) and two peers:
``px.timeline`` in ``st.plotly_chart``, and vis-timeline, which npm installs into a temporary folder. Then the
first paint of the page with ``seeds/`` beside a page of one chart. Times are of the browser's own clock, from
the pointer's press to the second frame after the drawing, and medians. With numbers of events
(``python -m tests.benchmarks.page 10000``) it measures only our page over so many.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.tables import events

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).parent / "pages"
VIS = "vis-timeline@8.5.4"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
OUR_PAGES = (ROOT / "dashboard.py", PAGES / "ours.py")
TOKEN = "the-token-of-the-benchmark"  # noqa: S105
PATIENCE = 180_000
"""Milliseconds that a page may take."""
CHOICES = tuple(f"Actor {number}" for number in range(12))
OURS, PEERS = (10_000, 100_000, 1_000_000), (1_000, 10_000)
VISITS = 5
STATE = """
() => JSON.stringify([document.querySelector("[data-drawn]")?.dataset.drawn,
  [...document.querySelectorAll(".gtitle")].map((title) => title.textContent)])
"""
"""What changes in a page when it has been drawn anew: a stamp of its own, or the chart's title."""
WATCH = f"""
() => {{
  const state = {STATE.strip()};
  const before = state();
  let pressed = 0;
  addEventListener("pointerdown", () => {{ pressed = performance.now(); }}, {{ capture: true, once: true }});
  window.painted = new Promise((done) => {{
    const look = () => {{
      if (pressed && state() !== before) {{
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - pressed)));
      }} else requestAnimationFrame(look);
    }};
    look();
  }});
}}
"""
FIRST = f"""
() => new Promise((done) => {{
  const state = {STATE.strip()};
  const empty = JSON.stringify([undefined, []]);
  const look = () => {{
    if (state() !== empty && document.querySelector(".main-svg")) {{
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    }} else requestAnimationFrame(look);
  }};
  look();
}})
"""
SHIFT = """
() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 500);
})
"""
"""The sum of the layout shifts since the page's beginning, without those after an input."""


@contextmanager
def served(script: Path, count: int = 0, store: Path | None = None) -> Iterator[str]:
    """Serve a page with so many events, over a store or one of its own; give the address that opens it.

    Our page is served as ``timeline serve`` does it, the others by ``streamlit run``.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        _serving(script, count, store or Path(folder) / "store.sqlite") as port,
    ):
        yield f"http://127.0.0.1:{port}/{f'?token={TOKEN}' if script in OUR_PAGES else ''}"


@contextmanager
def _serving(script: Path, count: int, store: Path) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    ours = ["tests.benchmarks.server", str(script), f"--port={port}", "--no-browser"]
    plain = ["streamlit", "run", str(script), f"--server.port={port}", "--server.headless=true"]
    plain += ["--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]
    settings = {
        "TIMELINE_EVENTS": str(count),
        "TIMELINE_STORE": str(store),
        "TIMELINE_TOKEN": TOKEN,
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", *(ours if script in OUR_PAGES else plain)],
        cwd=ROOT,
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=2)) as connection:
                connection.request("GET", "/_stcore/health")
                if connection.getresponse().status in (200, 401, 403):  # ours asks for the token first
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"the server on port {port} did not answer within a minute")


def chosen(page: Page, choice: str) -> None:
    """Press an option of the filter of a Streamlit page."""
    option = page.get_by_role("option", name=re.compile(rf"^{choice}( \(|$)")).first
    if not option.is_visible():
        page.get_by_role("combobox", name="Actor").click()
        option.wait_for()
    page.evaluate(WATCH)
    option.click()


def pressed(page: Page, choice: str) -> None:
    """Press a button of the page of vis-timeline."""
    page.evaluate(WATCH)
    page.get_by_role("button", name=choice).click()


def changes(
    browser: Browser, address: str, choose: Callable[[Page, str], None], choices: tuple[str, ...]
) -> float:
    """Return the median time of a filter's change on a page, the first one left out."""
    page = _opened(browser, address)
    page.evaluate(FIRST if choose is chosen else "() => 0")
    page.wait_for_load_state("networkidle")
    times = []
    for choice in choices:
        choose(page, choice)
        times.append(float(page.evaluate("() => window.painted")))
        page.wait_for_timeout(700)  # until what else the page does is done
    page.close()
    return median(times[1:])


def first_paint(browser: Browser, script: Path) -> float:
    """Return the median time from the request to the first chart of a page that was visited before."""
    times = []
    with served(script) as address:
        for _ in range(VISITS + 1):
            page = _opened(browser, address)
            times.append(float(page.evaluate(FIRST)))
            page.close()
    return median(times[1:])


def _opened(browser: Browser, address: str) -> Page:
    """Open a page that shares nothing with others, but for the cookie that the token gives."""
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.set_default_timeout(PATIENCE)
    plain, _, token = address.partition("?")
    if token:
        page.request.get(address)
    page.goto(plain, wait_until="commit")
    return page


@contextmanager
def vis_timeline() -> Iterator[Path]:
    """Install vis-timeline into a temporary folder; give it."""
    with tempfile.TemporaryDirectory() as folder:
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, VIS]
        subprocess.run(npm, check=True, stdout=subprocess.DEVNULL)
        room = Path(folder)
        for suffix in ("js", "css"):
            name = f"vis-timeline-graph2d.min.{suffix}"
            found = "standalone/umd/vis-timeline-graph2d.min.js" if suffix == "js" else f"styles/{name}"
            shutil.copy(room / "node_modules/vis-timeline" / found, room / name)
        yield room


def vis_page(room: Path, count: int) -> str:
    """Write the page of vis-timeline with so many events; return its address."""
    table = events(count)
    columns = (table["id"], table["title"], table["earliest"].astype(str), table["latest"].astype(str))
    rows = json.dumps(list(map(list, zip(*columns, table["actors"].str[0], strict=True))))
    page = room / f"{count}.html"
    page.write_text((PAGES / "vis.html").read_text(encoding="utf-8").replace("ITEMS.map", f"{rows}.map", 1))
    return page.as_uri()


def report(what: str, count: int, milliseconds: float, floor: float) -> None:
    """Print a figure beside the floor."""
    print(f"{what:34} {count:>9,} {milliseconds:8.0f} ms   floor {milliseconds - floor:+6.0f} ms", flush=True)


def measured_page(browser: Browser, count: int, floor: float) -> None:
    """Print the figures of our page over so many events: first timeline, layout shift, change of a filter."""
    with served(PAGES / "ours.py", count) as address:
        page = _opened(browser, address)
        page.evaluate(FIRST)  # the server is cold: it imports, and makes the events
        page.reload(wait_until="commit")
        report("our first timeline, warm server", count, float(page.evaluate(FIRST)), floor)
        page.wait_for_load_state("networkidle")
        print(f"{'its layout shift':34} {count:>9,} {page.evaluate(SHIFT):8.3f}", flush=True)
        page.close()
        report("our page", count, changes(browser, address, chosen, CHOICES), floor)


def peers(browser: Browser, floor: float) -> None:
    """Print the figures of the peers, and of the first paint of the page with ``seeds/``."""
    for count in PEERS:
        with served(PAGES / "express.py", count) as address:
            report("px.timeline in st.plotly_chart", count, changes(browser, address, chosen, CHOICES), floor)
    with vis_timeline() as room:
        for count in PEERS:
            report(VIS, count, changes(browser, vis_page(room, count), pressed, CHOICES[:4]), floor)
    one, ours = first_paint(browser, PAGES / "chart.py"), first_paint(browser, ROOT / "dashboard.py")
    print(f"first paint: one chart {one:.0f} ms, ours with seeds/ {ours:.0f} ms, {ours / one:.2f} times")


def main() -> None:
    """Measure all of it, or our page over the given numbers of events."""
    counts = tuple(map(int, sys.argv[1:]))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        floor = 0.0
        for count in counts or OURS:
            # The floor anew before each: a shared machine is not equally fast for long.
            with served(PAGES / "floor.py") as address:
                floor = changes(browser, address, chosen, CHOICES)
            report("an empty chart", 0, floor, floor)
            measured_page(browser, count, floor)
        if not counts:
            peers(browser, floor)
        browser.close()


if __name__ == "__main__":
    main()
