"""The real browser, and the real page for it to look at."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, expect, sync_playwright

from timeline.store import Store
from timeline.store.location import STORE_VARIABLE
from timeline.ui.page_server import TOKEN_VARIABLE
from timeline.ui.timeline_cache import TimelineCache

settings.register_profile("tests", deadline=None)  # a busy machine must not fail an example
settings.load_profile("tests")

PATIENCE = 120_000
"""Milliseconds to wait for what the page shall show: a busy machine must not fail a test."""
expect.set_options(timeout=PATIENCE)

Read = TypeVar("Read")

ROOT = Path(__file__).parents[1]
SERVED_TOKEN = "the-token-of-the-tests"  # noqa: S105
"""The token of the page behind ``server``."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",  # a container's root may not make one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # its own requests are not the page's
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; the test is skipped where there is none, unless one is required."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        reason = "no Chromium found; install one (apt install chromium) to test the page as it is seen"
        if os.environ.get("TIMELINE_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new page of 1600 x 900 pixels that shares nothing with other tests."""
    context = browser.new_context(viewport={"width": 1600, "height": 900}, accept_downloads=True)
    if "server" in request.fixturenames:
        let_in(context, request.getfixturevalue("server"))
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    yield opened
    context.close()


def let_in(context: BrowserContext, server: str) -> None:
    """Give a browser context the cookie of the served page, as the address that ``serve`` prints does."""
    context.set_default_timeout(PATIENCE)
    assert context.request.get(f"{server}?token={SERVED_TOKEN}", timeout=PATIENCE).ok


def eventually(page: Page, read: Callable[[], Read], holds: Callable[[Read], object]) -> Read:
    """Read a value, again with each frame that the page draws, until it holds; return it.

    A value read once, right after an act, is the one before the act if the machine is busy.
    """
    deadline = time.monotonic() + PATIENCE / 1000
    while not holds(value := read()):
        assert time.monotonic() < deadline, f"in the end it was {value!r}"
        next_frame(page)
    return value


def next_frame(page: Page) -> None:
    """Wait until the page has drawn itself once more."""
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => drawn()))")


def resting_box(page: Page, place: Locator) -> FloatRect:
    """Wait until a part of the page stands still; return its box in pixels."""

    def read() -> tuple[FloatRect | None, FloatRect | None]:
        before = place.bounding_box()
        next_frame(page)
        return before, place.bounding_box()

    _, box = eventually(page, read, lambda boxes: boxes[0] and boxes[0] == boxes[1])
    assert box
    return box


def settled(page: Page) -> None:
    """Wait until the chart is drawn and no run of the page goes on, so that nothing moves any more."""
    expect(page.locator(".tl-chart[data-drawn] .main-svg").first).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as the page makes it when it is first opened: not to be written to, but to be copied."""
    path = tmp_path_factory.mktemp("seeded") / "timeline.sqlite"
    with Store.open(str(path)) as store:
        TimelineCache(store).timelines()
    return path


@pytest.fixture
def store(seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the store that the page, run in this process, opens: one with the seeds alone."""
    path = tmp_path / "timeline.sqlite"
    shutil.copy(seeded, path)
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    return path


@pytest.fixture(scope="session")
def served_store(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the store behind ``server``."""
    path = tmp_path_factory.mktemp("served") / "timeline.sqlite"
    shutil.copy(seeded, path)
    return path


@pytest.fixture
def own(server: str, seeded: Path, served_store: Path, tmp_path: Path) -> str:
    """The address of a timeline of the seeds that only this test writes to."""
    name = f"Timeline {uuid4().hex[:8]}"
    with Store.open(str(seeded)) as store:
        store.back_up(store.timelines()[0].id, tmp_path / "seeds.zip")
    with Store.open(str(served_store)) as store:
        store.restore(tmp_path / "seeds.zip", name)
    return f"{server}?{urlencode({'timeline': name})}"


@pytest.fixture(scope="session")
def server(served_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real page, served as a person serves it, on a free port."""
    port = free_port()
    with running_page(port, served_store, tmp_path_factory.mktemp("server") / "log"):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def running_page(port: int, store: Path | str, log: Path, *options: str) -> Iterator[None]:
    """Run the page's server on a store until the end of the block."""
    command = [sys.executable, "-m", "timeline.ui.page_server", f"--port={port}", "--no-browser", *options]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {STORE_VARIABLE: str(store), TOKEN_VARIABLE: SERVED_TOKEN},
            stdout=stream,
            stderr=stream,
        )
    try:
        wait_for_server(port, process, log)
        yield
        if process.poll() is not None:
            pytest.fail(f"the server ended early with {process.returncode}:\n{log.read_text()}")
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_server(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}:\n{log.read_text()}")
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=2)) as connection:
                connection.request("GET", "/_stcore/health")
                if connection.getresponse().status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not answer in time:\n{log.read_text()}")
