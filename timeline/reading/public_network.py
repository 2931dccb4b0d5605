"""How the program reaches outside where a person asks it to: public addresses only, pinned, in limits."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

import certifi

from timeline.errors import ReadingError
from timeline.safe_text import short_line

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

Address = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
_TRANSLATED = ("64:ff9b::/96", "64:ff9b:1::/48", "fec0::/10")
"""IPv6 that a gateway turns into any IPv4 address (RFC 6052, RFC 8215), and old site-local addresses."""
_PROTOCOLS = ("192.0.0.0/24", "192.88.99.0/24")
"""IPv4 for protocols of its own (RFC 6890), parts of which older Pythons take for public."""
_SPECIAL = tuple(map(ipaddress.ip_network, _TRANSLATED + _PROTOCOLS))


def _resolved(host: str, port: int) -> list[Address]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]


def _as_it_is(address: Address, port: int) -> tuple[str, int]:
    return str(address), port


def _trusted() -> ssl.SSLContext:
    """Return a context that trusts this system's authorities and, for systems that have none, Mozilla's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(frozen=True, slots=True)
class Network:
    """Where names are looked up, and how a checked address is dialled.

    Every address that ``resolve`` returns is checked, whatever returned it; ``dial`` gets only public ones.
    ``seconds`` and ``most_bytes`` bound all that is fetched for one address.
    """

    resolve: Callable[[str, int], Sequence[Address]] = _resolved
    dial: Callable[[Address, int], tuple[str, int]] = _as_it_is
    trusted: Callable[[], ssl.SSLContext] = _trusted
    seconds: float = 20.0
    most_bytes: int = 20_000_000


def is_public(address: Address) -> bool:
    """Return whether an address is of the internet, not of this machine, its network or a special purpose."""
    if any(address in network for network in _SPECIAL):
        return False
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return address.ipv4_mapped is not None and is_public(inner)
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    return address.is_global and not address.is_private and not address.is_link_local and not special


def parse_url(url: str) -> SplitResult:
    """Return an address taken apart. Raises ReadingError where it is none that may be fetched."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise ReadingError("this is no web address; give one that begins with https://.") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise ReadingError("this is no web address; give one that begins with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise ReadingError(
            "an address with a name and a password in it is not fetched; give it without them."
        )
    if port not in (None, PORTS[parts.scheme]):
        raise ReadingError(
            "an address with a port of its own is not fetched; save the page and give the file."
        )
    return parts


def resolve_public(parts: SplitResult, network: Network, until: float) -> Address:
    """Return the address to dial. Raises ReadingError unless all that the name stands for are public."""
    host = parts.hostname or ""
    found: list[Address] = []

    def look_up() -> None:
        with suppress(OSError, ValueError):
            found.extend(network.resolve(host.encode("idna").decode(), PORTS[parts.scheme]))

    # A thread, as a name server that does not answer would hold it for longer than a person waits.
    asking = threading.Thread(target=look_up, daemon=True)
    asking.start()
    asking.join(max(0.1, until - monotonic()))
    if not found:
        raise ReadingError(f"{short_line(host, 80)} was not found; check the address.")
    if not all(map(is_public, found)):
        raise ReadingError(f"{short_line(host, 80)} is not on the public internet, and is not fetched.")
    return found[0]


@contextmanager
def open_request(
    url: str, network: Network, until: float, headers: dict[str, str]
) -> Iterator[BaseHTTPResponse]:
    """Yield the answer to one request, its body unread, from the address that was checked and no other.

    At ``until`` (of ``time.monotonic``) the connection is cut, whatever it is at.
    """
    parts = parse_url(url)
    connection = _connection(
        parts, resolve_public(parts, network, until), network, max(0.1, until - monotonic())
    )
    held: list[socket.socket] = []
    cut = threading.Timer(max(0.1, until - monotonic()), _cut, (connection, held))
    cut.daemon = True
    cut.start()
    try:
        connection.connect()
        held.append(connection.sock)  # the connection itself lets go of it before the body is read
        connection.request(
            "GET", _target(parts), headers=headers | {"Host": _host(parts)}, preload_content=False
        )
        yield connection.getresponse()
    finally:
        cut.cancel()
        connection.close()


def _connection(parts: SplitResult, address: Address, network: Network, seconds: float) -> HTTPConnection:
    from urllib3.connection import HTTPConnection, HTTPSConnection

    host, port = network.dial(address, PORTS[parts.scheme])
    if parts.scheme == "http":
        return HTTPConnection(host, port, timeout=seconds)
    name = (parts.hostname or "").encode("idna").decode()
    context = network.trusted()
    return HTTPSConnection(host, port, timeout=seconds, server_hostname=name, ssl_context=context)


def _cut(connection: HTTPConnection, held: Sequence[socket.socket]) -> None:
    for sock in held or (connection.sock,):
        with suppress(OSError, AttributeError):
            sock.shutdown(socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    from urllib3.util import parse_url

    return parse_url(parts._replace(fragment="").geturl()).request_uri


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").encode("idna").decode()
    return f"[{host}]" if ":" in host else host
