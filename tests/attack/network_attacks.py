"""Attacks over the network: addresses that lead to this machine, and requests of foreign sites."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable
from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from random import Random
from time import monotonic
from typing import Any

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import Message, Receive, Scope, Send

from tests.attack.outcome import SEED, Effort, Outcome
from tests.own_loop import finish
from tests.reading.site import PUBLIC, Answer, Site, answer, moved, serving
from tests.reading.test_web_addresses import drip, drip_headers
from timeline.errors import ReadingError
from timeline.reading.public_network import Network, is_public
from timeline.reading.read_inputs import read_url
from timeline.ui.access_gate import AccessGate
from timeline.ui.token_door import Keys, TokenDoor

_PRIVATE = ("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0")  # noqa: S104
_NAMES = ("localhost", "LOCALHOST.", "metadata.internal", "a.nip.example", "xn--lcalhost-54a", "ⓛocalhost")
_PORT = 8501
ADDRESSES, REQUESTS, FETCHES = 20_000, 10_000, 400
_MOST_SECONDS = 20.0
"""Of a fetch that may take one: a busy machine starts a connection late."""


def private_addresses(effort: Effort) -> Outcome:
    """Give the reader addresses of this machine and of private networks in many spellings."""
    random = Random(SEED)
    outcome = Outcome("No web address leads to this machine or a private network")
    for _ in effort.numbers(ADDRESSES):
        url = f"http{random.choice(('', 's'))}://{_host(random)}/{random.choice(('', 'a', '?q=1', '#x'))}"
        outcome.attempt(url, lambda url=url: _is_never_dialled(url))
    return outcome


def _host(random: Random, names: tuple[str, ...] = _NAMES) -> str:
    private = IPv4Address(random.choice(_PRIVATE))
    number, parts = int(private), str(private).split(".")
    inner = f"{number >> 16:x}:{number & 0xFFFF:x}"
    return random.choice(
        (
            str(private),
            str(number),
            hex(number),
            f"0{number:o}",
            ".".join(hex(int(part)) for part in parts),
            ".".join(f"0{int(part):o}" for part in parts),
            f"{parts[0]}.{number & 0xFFFFFF}",
            f"[::ffff:{inner}]",
            f"[64:ff9b::{inner}]",
            f"[2002:{inner}::1]",
            f"[::{private}]",
            "[::1]",
            f"{private}.",
            f"user@{private}",
            f"{private}:80",
            f"example.org@{private}",
            f"{private}%2f",
            random.choice(names),
        )
    )


def _is_never_dialled(url: str) -> bool:
    """Read an address with a network that refuses to connect; names lead to a private address."""
    dialled: list[Any] = []

    def resolve(host: str, _: int) -> list[IPv4Address | IPv6Address]:
        try:
            return [ip_address(host)]
        except ValueError:
            return [ip_address("127.0.0.1")]

    def dial(address: IPv4Address | IPv6Address, _: int) -> tuple[str, int]:
        dialled.append(address)
        raise OSError("refused")

    found = list(read_url(url, allowed=True, network=Network(resolve=resolve, dial=dial)))
    return all(isinstance(each, ReadingError) for each in found) and all(map(is_public, dialled))


def hostile_servers(effort: Effort) -> Outcome:
    """Fetch from servers that lead inside, never end, send too much, or send what they did not announce."""
    outcome = Outcome("A redirect inside, a slow, endless or huge answer is one sentence")
    random = Random(SEED)
    with serving() as site:
        for _ in effort.numbers(FETCHES):
            kind, given = random.choice(list(_ANSWERS.items()))
            site.answers = {"/a": given(random)}
            site.asked.clear()
            outcome.attempt(kind, lambda: _is_refused(site))
    return outcome


def _is_refused(site: Site) -> bool:
    """Read a page whose server is hostile; addresses in numbers are themselves, all names are public."""

    def resolve(host: str, _: int) -> list[IPv4Address | IPv6Address]:
        host = host.removesuffix(".")
        try:
            return [ip_address(socket.inet_aton(host))]
        except OSError:
            return [ip_address(host)] if ":" in host else [PUBLIC]

    network = replace(site.network, resolve=resolve, seconds=1.0, most_bytes=200_000)
    begun = monotonic()
    found = list(read_url("http://post.example/a", allowed=True, network=network))
    [error] = found
    assert isinstance(error, ReadingError)
    assert "\n" not in str(error)
    assert {host for host, _ in site.asked} <= {"post.example"}
    return monotonic() - begun < _MOST_SECONDS


def _inside(random: Random) -> Answer:
    return moved(f"{random.choice(('http:', 'https:', ''))}//{_host(random, names=('127.0.0.1',))}/")


_SCHEMES, _KINDS = ("file:///etc/passwd", "ftp://a/", "data:,a"), ("image/png", "", "text/\x1b[1m")
_PACKED = gzip.compress(bytes(30_000_000), 9)
_ANSWERS: dict[str, Callable[[Random], Answer]] = {
    "a redirect inside": _inside,
    "a redirect to another scheme": lambda random: moved(
        random.choice(("file:///etc/passwd", "ftp://a/", "data:,a"))
    ),
    "redirects without end": lambda _: moved("/a"),
    "a slow body": lambda _: drip,
    "slow headers": lambda _: drip_headers,
    "a huge body": lambda random: answer(b"A" * random.randrange(200_001, 4_000_000), "text/plain"),
    "a body that unpacks to more": lambda _: answer(
        gzip.compress(bytes(30_000_000), 9), Content_Encoding="gzip"
    ),
    "another media type": lambda random: answer(
        random.randbytes(200), random.choice(("image/png", "", "text/\x1b[1m"))
    ),
}


def foreign_requests(effort: Effort) -> Outcome:
    """Send the served page requests with any combination of host, origin, cookie and path."""
    random = Random(SEED)
    outcome = Outcome("Only the owner's browser reaches the page, from the page's own site")
    keys = Keys("lasting")
    reached: list[Scope] = []

    async def page(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        reached.append(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    gate = AccessGate(page, TokenDoor(keys, lambda: _PORT))
    server = TrustedHostMiddleware(gate, ["127.0.0.1", "localhost"], www_redirect=False)
    for _ in effort.numbers(REQUESTS):
        request, may_enter = _request(random, keys)
        reached.clear()
        outcome.attempt(request, lambda request=request: finish(_send(server, request)))
        if bool(reached) != may_enter and len(outcome.broken) < 100:
            outcome.broken.append(f"{request} was {'answered' if reached else 'refused'}")
    return outcome


def _request(random: Random, keys: Keys) -> tuple[Scope, bool]:
    """Return a request, and whether the page may answer it."""
    own = f"127.0.0.1:{_PORT}"
    host = random.choice((own, own, own, "foreign.example", f"foreign.example:{_PORT}", "", "127.0.0.1.x"))
    origin = random.choice(
        (None, None, f"http://{own}", "http://foreign.example", "null", "http://127.0.0.1:1", "http://[")
    )
    good = f"timeline-{_PORT}={keys.cookie}"
    cookie = random.choice(
        (good, good, good, "", f"timeline-{_PORT}=", "a=b; ;;=", f"timeline-1={keys.cookie}")
    )
    site = random.choice((None, None, "same-origin", "none", "cross-site", "same-site"))
    path = random.choice(("/", "/_stcore/stream", "/media/a", "//", "/a/_stcore/health", "/..;/health"))
    query = random.choice(("", "timeline=a", "token=wrong", "token=%FF", "token"))
    stated = {"host": host, "origin": origin, "cookie": cookie, "sec-fetch-site": site}
    headers = [(name.encode(), value.encode()) for name, value in stated.items() if value is not None]
    scope = {
        "type": "http",
        "method": random.choice(("GET", "PUT", "POST")),
        "path": path,
        "query_string": query.encode(),
        "headers": headers,
    }
    may_enter = (
        host == own
        and origin in (None, f"http://{own}")
        and cookie == good
        and site in (None, "same-origin", "none")
        and query in ("", "timeline=a", "token")
    )
    return scope, may_enter


async def _send(server: TrustedHostMiddleware, scope: Scope) -> bool:
    answers: list[Message] = []

    async def send(message: Message) -> None:
        answers.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    await server(scope, receive, send)
    return answers[0]["status"] in (200, 400, 403)
