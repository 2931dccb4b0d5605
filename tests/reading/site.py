"""A real server on this machine in the role of the internet.

The resolver gives public addresses, and the program checks them as usual; only the connection itself goes to
the test's server.
"""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from timeline.reading.public_network import Network

if TYPE_CHECKING:
    import trustme

PUBLIC = ipaddress.ip_address("93.184.215.14")
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server with an answer for each path, and the list of its requests."""

    network: Network
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)


def answer(data: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Answer:
    def given(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return given


def moved(to: str, status: int = 302) -> Answer:
    return answer(b"", status=status, Location=to)


@contextmanager
def serving(certificate: trustme.LeafCert | None = None) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append((self.headers["Host"], self.path))
            found.answers.get(self.path, answer(b"gone", status=404))(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    found = Site(Network(lambda *_: [PUBLIC], lambda _address, _port: ("127.0.0.1", server.server_port)))
    yield found
    server.shutdown()
    server.server_close()
    thread.join()
