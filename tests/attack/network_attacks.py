"""Attacks over the network: addresses that lead to this machine, and requests of foreign sites."""

from __future__ import annotations

import asyncio
from ipaddress import IPv4Address, IPv6Address, ip_address
from random import Random
from typing import Any

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import Message, Receive, Scope, Send

from tests.attack.outcome import SEED, Effort, Outcome
from timeline.errors import ReadingError
from timeline.reading.public_network import Network, is_public
from timeline.reading.read_inputs import read_url
from timeline.ui.access_gate import AccessGate
from timeline.ui.token_door import Keys, TokenDoor

_PRIVATE = ("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0")  # noqa: S104
_NAMES = ("localhost", "LOCALHOST.", "metadata.internal", "a.nip.example", "xn--lcalhost-54a", "ⓛocalhost")
_PORT = 8501
ADDRESSES, REQUESTS = 20_000, 10_000


def private_addresses(effort: Effort) -> Outcome:
    """Give the reader addresses of this machine and of private networks in many spellings."""
    random = Random(SEED)
    outcome = Outcome("No web address leads to this machine or a private network")
    for _ in effort.numbers(ADDRESSES):
        url = f"http{random.choice(('', 's'))}://{_host(random)}/{random.choice(('', 'a', '?q=1', '#x'))}"
        outcome.attempt(url, lambda url=url: _is_never_dialled(url))
    return outcome


def _host(random: Random) -> str:
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
            random.choice(_NAMES),
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
        outcome.attempt(request, lambda request=request: asyncio.run(_send(server, request)))
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
