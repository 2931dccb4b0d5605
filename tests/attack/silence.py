"""A network of its own for the program, with an outside that nobody answers in: each packet to it is seen.

``python -m tests.attack.silence``, started in a network namespace, runs server, page, browser and command
line, and prints a JSON object: for each act, where its packets to other machines were to go. A look-up of a
name at a resolver of this machine counts, too.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, suppress
from functools import partial
from ipaddress import ip_address
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from tests.attack.outcome import Effort, Outcome
from tests.attack.page_session import PageSession
from tests.attack.served_page import ServedPage, served_page
from tests.conftest import SERVED_TOKEN
from tests.export.cases import HOSTILE
from timeline.ui.token_door import TOKEN_HEADER

Act = tuple[str, Callable[[], object]]
_OUTSIDE = "outside"
_SET_UP = (
    "link set lo up",
    f"addr add 198.18.0.1/24 dev {_OUTSIDE}",
    f"addr add fd00:18::1/64 dev {_OUTSIDE} nodad",
    f"link set {_OUTSIDE} up",
    f"route add default dev {_OUTSIDE}",
    f"-6 route add default dev {_OUTSIDE}",
)
"""Arguments of ``ip``: the way to all other machines leads to us."""
_TUNNEL, _MAKE_TUNNEL, _BARE_PACKETS = "/dev/net/tun", 0x400454CA, 0x1001
_PUBLIC = "timeline.example.org"
_ICMPV6, _DNS = 58, 53
_TRIES = 20
_SHORT = "short"
_BROWSERS_OWN = tuple(
    f" ({host})"
    for host in (
        "accounts.google.com",
        "clients2.google.com",
        "content-autofill.googleapis.com",
        "optimizationguide-pa.googleapis.com",
        "redirector.gvt1.com",
        "update.googleapis.com",
    )
)
"""What Chromium itself looks up on any page; the page's own requests are listed beside it."""
_STRUCK = """() => document.title === "owned" ? "a script" : document.querySelector(
  "img[src=x], [onerror], a[href^=javascript], a[href^='http://evil'], iframe, object")?.outerHTML"""
"""What a hostile text of an article has become in the page: nothing."""
_TABS = ("Events", "Map", "Numbers", "Read", "No date", "No event", "Articles", "To check", "Corrections")
_DIALOGS = ("Add articles", "Save or share", "Timelines")


def no_requests(effort: Effort) -> Outcome:
    """Use everything in a network of its own; the short form leaves out browser and command line."""
    outcome = Outcome("No request leaves the machine, from the server's start to its end")
    unshare = shutil.which("unshare")
    command = [unshare or "unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if not shutil.which("ip") or not unshare or subprocess.run([*command, "true"], check=False).returncode:
        return outcome
    short = [] if effort.seconds is None else [_SHORT]
    done = subprocess.run(
        [*command, sys.executable, "-m", "tests.attack.silence", *short],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        outcome.tried, outcome.broken = 1, [done.stderr[-2000:]]
        return outcome
    for act, goals in json.loads(done.stdout.splitlines()[-1]).items():
        outcome.attempt(f"{act}: {goals}", lambda goals=goals: not goals)
    return outcome


def main() -> None:
    """Act, and print where the packets of each act were to go. A first act proves that they are seen."""
    seen = _Packets()
    _go_outside()
    if seen.new() != ["192.0.2.1:80"]:
        raise SystemExit("packets to other machines are not seen here")
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, act in _acts(Path(folder), is_short=_SHORT in sys.argv):
            found[name] = _fault(act) + seen.new()
    print(json.dumps(found))


def _fault(act: Callable[[], object]) -> list[str]:
    try:
        act()
    except Exception as error:
        return [f"{type(error).__name__}: {str(error)[:500]}"]
    return []


class _Packets:
    """What is sent to other machines, by address and port."""

    def __init__(self) -> None:
        self._tunnel = os.open(_TUNNEL, os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(self._tunnel, _MAKE_TUNNEL, struct.pack("16sH22x", _OUTSIDE.encode(), _BARE_PACKETS))
        for arguments in _SET_UP:
            subprocess.run([shutil.which("ip") or "ip", *arguments.split()], check=True)
        self._asked = _local_lookups()

    def new(self) -> list[str]:
        """Return the goals of the packets since the last call; "a resolver" for a look-up on this machine."""
        goals: list[str] = []
        with suppress(BlockingIOError):
            while True:
                goals += filter(None, [_goal(os.read(self._tunnel, 2**16))])
        asked, self._asked = self._asked, _local_lookups()
        goals = [goal for goal in goals if not goal.endswith(_BROWSERS_OWN)]
        return list(dict.fromkeys(goals)) + ["a resolver"] * (self._asked > asked)


def _goal(packet: bytes) -> str | None:
    """Return address and port of an IP packet; ``None`` for what Linux itself says to its neighbours."""
    if packet[0] >> 4 == 4:
        header = (packet[0] & 0xF) * 4
        port = int.from_bytes(packet[header + 2 : header + 4])
        return f"{ip_address(packet[16:20])}:{port}{_looked_up(packet[header + 8 :]) if port == _DNS else ''}"
    if _ICMPV6 in (packet[6], packet[40]):
        return None
    return f"[{ip_address(packet[24:40])}]:{int.from_bytes(packet[42:44])}"


def _looked_up(query: bytes) -> str:
    """Return the name that a query to a resolver asks for (RFC 1035), in brackets."""
    labels, at = [], 12
    while at < len(query) and query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode("ascii", "replace"))
        at += 1 + query[at]
    return f" ({'.'.join(labels)})"


def _local_lookups() -> int:
    """Return how many packets went to ports of this machine where nobody listens, such as a resolver's."""
    lines = Path("/proc/net/snmp").read_text(encoding="ascii").splitlines()
    names, values = (line.split() for line in lines if line.startswith("Udp: "))
    return int(values[names.index("NoPorts")])


def _go_outside() -> None:
    with closing(socket.socket()) as outside:
        outside.settimeout(0.1)
        outside.connect_ex(("192.0.2.1", 80))


def _acts(folder: Path, is_short: bool) -> Iterator[Act]:
    store = folder / "timeline.sqlite"
    os.environ["TIMELINE_STORE"] = str(store)
    if not is_short:
        yield from _commands(folder)
    with ExitStack() as served:
        pages: list[ServedPage] = []
        yield "the server's start", lambda: pages.append(served.enter_context(served_page(store)))
        yield "a foreign site before the first session", lambda: _foreign_socket(pages[0])
        yield "a session", lambda: PageSession(pages[0]).close()
        if not is_short:
            yield from _browsed(pages[0].address)
        yield "the server's end", served.close
    with ExitStack() as served:
        yield "a server behind a proxy", lambda: pages.append(served.enter_context(_proxied_page(store)))
        yield "a proxy's socket before the first session", lambda: _proxied_socket(pages[-1].address)


def _commands(folder: Path) -> Iterator[Act]:
    """Yield acts on the command line; the first one fills the store with hostile articles."""
    hostile = folder / "hostile.jsonl"
    hostile.write_text("".join(map(_hostile_line, HOSTILE.values())), encoding="utf-8")
    picture = ["picture", str(hostile), "--output", str(folder / "a.html"), "--events", str(folder / "a.kml")]
    yield "add articles on the command line", lambda: _command("add", str(hostile), "--timeline", "Hostile")
    yield "extract", lambda: _command("extract", "seeds", "--output", str(folder / "a.jsonl"))
    yield "save a page and a map", lambda: _command(*picture)
    if any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        yield "draw a PNG", lambda: _command("picture", str(hostile), "--output", str(folder / "a.png"))


def _hostile_line(text: str) -> str:
    """Return an article that holds a hostile text in each of its fields."""
    about = dict.fromkeys(("title", "source", "author", "id"), text[:300])
    told = f"{text} met {text} in Porto on 7 May 2023. The council resigned on Monday."
    return json.dumps({"text": told, "published": "2023-05-10", **about}) + "\n"


def _command(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "timeline", *arguments], check=True, capture_output=True)


def _foreign_socket(page: ServedPage) -> None:
    """Connect from a foreign site, under the page's own host name and a foreign one, with and without cookie.

    Under its own host name Streamlit would compare the origin with this machine's address on the internet.
    """
    from tests.ui.test_access_gate import HANDSHAKE, answer

    own = page.address.rstrip("/")
    for origin, host, cookie in product(
        ("http://foreign.example", own),
        (own.partition("://")[2], "foreign.example"),
        ({}, {"Cookie": page.cookie}),
    ):
        answer(page.address, "/_stcore/stream", {**HANDSHAKE, "Origin": origin, "Host": host, **cookie})


def _proxied_page(store: Path) -> AbstractContextManager[ServedPage]:
    return served_page(store, f"--public=https://{_PUBLIC}")


def _proxied_socket(address: str) -> None:
    """Connect as a proxy does; Streamlit compares the public origin with its own addresses."""
    from tests.ui.test_access_gate import HANDSHAKE, answer

    sent = {"Origin": f"https://{_PUBLIC}", "Host": _PUBLIC, TOKEN_HEADER: SERVED_TOKEN}
    status, _ = answer(address, "/_stcore/stream", HANDSHAKE | sent)[:2]
    assert status == 101, f"the socket is refused with {status}"


def _browsed(address: str) -> Iterator[Act]:
    """Yield the acts of a person in Chromium, if there is one."""
    from playwright.sync_api import expect, sync_playwright

    from tests.conftest import ARGUMENTS, CHROMIUM, SERVED_TOKEN

    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*ARGUMENTS, "--disable-features=MediaRouter"]
        )
        page = browser.new_page()
        page.set_default_timeout(90_000)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        drawn = page.locator(".tl-chart[data-drawn] .main-svg").first
        still = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')

        def opens() -> None:
            page.goto(f"{address}?token={SERVED_TOKEN}&timeline=Hostile")
            expect(drawn).to_be_visible(timeout=90_000)

        yield "the page in a browser", opens
        for tab in _TABS:
            yield f"the tab {tab}", lambda tab=tab: _press(page, "radio", tab, still)
        for dialog in _DIALOGS:
            yield f"the dialog {dialog}", lambda dialog=dialog: _press(page, "button", dialog, still)
        browser.close()
        others = [url for url in asked if urlsplit(url).hostname not in ("127.0.0.1", None)]
        yield f"the page's {len(asked)} requests, others: {others}", partial(_is_empty, others)


def _is_empty(others: list[str]) -> None:
    if others:
        _go_outside()  # counts as what it is


def _press(page, role: str, name: str, still) -> None:
    dialog = page.get_by_role("dialog")
    page.get_by_role(role, name=re.compile(f"^{name}")).first.click()
    if role == "button":
        dialog.first.wait_for()
    still.wait_for()
    page.wait_for_timeout(500)
    struck = page.evaluate(_STRUCK)
    cancel = dialog.get_by_role("button", name="Cancel", exact=True)
    for _ in range(_TRIES):  # a busy page may not listen yet
        if not dialog.count():
            break
        if cancel.count():  # some dialogs do not close by Escape
            cancel.first.click()
        else:
            page.keyboard.press("Escape")
        page.wait_for_timeout(1_000)
    assert not dialog.count(), "a dialog stays open"
    assert not struck, f"a hostile text became {struck}"


if __name__ == "__main__":
    main()
