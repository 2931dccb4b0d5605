"""A small OpenID provider: discovery, a login page, tokens for a code with PKCE, and its public keys.

It is what a newsroom's Keycloak, Okta or Entra would be, with one page that asks only who you are.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, CLIENT_SECRET = "timeline", "the-secret-of-the-client"
LOGIN_PAGE = """<!doctype html><title>Who are you?</title><form method="post">
<label>Email <input name="email"></label><label>Name <input name="name"></label>
<button>Continue</button></form>"""


class Provider:
    """The state of the provider: its key, and the codes that it has given and not yet exchanged."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, parameters={"kid": "one", "use": "sig", "alg": "RS256"})
        self.codes: dict[str, dict[str, str]] = {}
        self.issuer = ""
        self.forged = False
        """True to sign with a key that is not among the published ones."""

    @property
    def metadata(self) -> dict[str, object]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def code(self, asked: dict[str, str], told: dict[str, str]) -> str:
        """Return the address that the browser is sent back to, with a code for what the person told."""
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        code = secrets.token_urlsafe()
        self.codes[code] = asked | told
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str], authorization: str) -> dict[str, object]:
        """Return the tokens for a code. Raises KeyError or AssertionError for a wrong one."""
        known = self.codes.pop(sent["code"])
        pair = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        assert pair == f"{CLIENT}:{CLIENT_SECRET}"
        assert sent["redirect_uri"] == known["redirect_uri"]
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == known["code_challenge"]
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": hashlib.sha256(known["email"].encode()).hexdigest(),
            "iat": now,
            "exp": now + 300,
            "nonce": known["nonce"],
            "email": known["email"],
            "email_verified": not known["email"].startswith("unverified"),
            "name": known["name"],
        }
        key = RSAKey.generate_key(2048) if self.forged else self.key
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
        return {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": signed}


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/.well-known/openid-configuration":
            self._send(200, json.dumps(self.provider.metadata), "application/json")
        elif path == "/keys":
            keys = {"keys": [self.provider.key.as_dict(private=False)]}
            self._send(200, json.dumps(keys), "application/json")
        elif path == "/authorize":
            self._send(200, LOGIN_PAGE, "text/html")
        else:
            self._send(404, "", "text/plain")

    def do_POST(self) -> None:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = dict(parse_qsl(body, keep_blank_values=True))
        if address.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            self.send_response(302)
            self.send_header("Location", self.provider.code(asked, sent))
            self.end_headers()
            return
        try:
            tokens = self.provider.token(sent, self.headers.get("Authorization", ""))
        except (AssertionError, KeyError):
            self._send(400, json.dumps({"error": "invalid_grant"}), "application/json")
        else:
            self._send(200, json.dumps(tokens), "application/json")

    def _send(self, status: int, body: str, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def served_provider() -> Iterator[Provider]:
    """Serve a provider. Its host is "localhost", so that it is another site than the page at 127.0.0.1."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": provider}))
    provider.issuer = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
