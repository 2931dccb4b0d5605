"""The page behind a real nginx, in the two configurations of docs/team.md."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import ssl
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import trustme
from playwright.sync_api import Browser, Page, expect

from tests.conftest import PATIENCE, ROOT, SERVED_TOKEN, free_port, running_page, settled
from tests.ui.identity_provider import served_provider
from tests.ui.test_access_gate import HANDSHAKE, answer
from tests.ui.test_sign_in import sign_in, sign_in_file

pytestmark = [pytest.mark.slow, pytest.mark.browser]

HOST = "timeline.localhost"  # a browser finds it on its own machine
CONFIGURATIONS = dict(
    zip(
        ("sign-in", "password"),
        re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "team.md").read_text(), re.DOTALL),
        strict=True,
    )
)
WHOLE = """daemon off; pid {folder}/pid; error_log {folder}/log; worker_processes 1; {user}
events {{}}
http {{ access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
{server} }}
"""


@pytest.fixture(scope="module")
def nginx() -> str:
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if path is None:
        reason = "no nginx found; install one (apt install nginx-light) to test the page behind a proxy"
        if os.environ.get("TIMELINE_REQUIRE_PROXY") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@contextmanager
def proxied(nginx: str, kind: str, page_port: int, folder: Path) -> Iterator[str]:
    """Run nginx with a configuration of the docs; give the address of the page."""
    port = free_port()
    authority = trustme.CA().issue_cert(HOST)
    authority.private_key_pem.write_to_path(folder / "key")
    authority.cert_chain_pems[0].write_to_path(folder / "certificate")
    (folder / "passwords").write_text("ada:{PLAIN}engine\n")
    changed = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "timeline.example.org": HOST,
        "/etc/ssl/timeline.pem": str(folder / "certificate"),
        "/etc/ssl/private/timeline.key": str(folder / "key"),
        "127.0.0.1:8501": f"127.0.0.1:{page_port}",
    } | (
        {"/etc/nginx/timeline.passwords": str(folder / "passwords"), '"..."': f'"{SERVED_TOKEN}"'}
        if kind == "password"
        else {}
    )
    server = CONFIGURATIONS[kind]
    for old, new in changed.items():
        assert old in server
        server = server.replace(old, new)
    user = "user root;" if os.name == "posix" and os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(WHOLE.format(folder=folder, server=server, user=user))
    with subprocess.Popen([nginx, "-c", folder / "nginx.conf", "-e", folder / "log"]) as process:
        try:
            _wait(port, process, folder / "log")
            yield f"https://{HOST}:{port}"
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert process.poll() is None, log.read_text()
        try:
            answer(f"http://127.0.0.1:{port}/", "/", {})
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx did not answer")


@contextmanager
def visiting(browser: Browser, **options: object) -> Iterator[Page]:
    context = browser.new_context(
        ignore_https_errors=True, viewport={"width": 1400, "height": 900}, **options
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def through(address: str, password: str, **headers: str) -> int:
    """Return the status of the proxy's answer to a request with a password."""
    host = address.removeprefix("https://")
    port, context = int(host.rpartition(":")[2]), ssl._create_unverified_context()  # noqa: S323 (its own CA)
    sent = {"Host": host, "Authorization": f"Basic {b64encode(password.encode()).decode()}", **headers}
    with closing(http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=context)) as connection:
        connection.request("GET", "/", headers=sent)
        return connection.getresponse().status


def test_a_password_of_the_proxy_opens_the_page_under_its_name(nginx, browser, seeded, tmp_path):
    store, port = tmp_path / "timeline.sqlite", free_port()
    shutil.copy(seeded, store)
    page_at = f"http://127.0.0.1:{port}/"
    with (
        proxied(nginx, "password", port, tmp_path) as address,
        running_page(port, store, tmp_path / "page.log", f"--public={address}"),
    ):
        with visiting(browser, http_credentials={"username": "ada", "password": "engine"}) as page:
            page.goto(address)
            settled(page)
            expect(page.locator(".tl-program")).to_contain_text("ada has signed in")
        assert through(address, "ada:engine") == 200
        assert through(address, "ada:engine", Origin="https://foreign.example") == 403
        assert through(address, "ada:difference") == through(address, "") == 401
        host = {"Host": address.removeprefix("https://")}
        person = {"X-Timeline-Person": "ada"}
        for sent in (host, host | person, host | person | {"X-Timeline-Token": "guessed"}):
            assert answer(page_at, "/", sent)[0] == 403  # past the proxy
            assert answer(page_at, "/_stcore/stream", HANDSHAKE | sent)[0] == 403
        token = {"X-Timeline-Token": SERVED_TOKEN}
        assert answer(page_at, "/", host | token)[0] == 200
        assert answer(page_at, "/", token | {"Host": "foreign.example"})[0] == 400


def test_a_sign_in_goes_through_the_proxy(nginx, browser, seeded, tmp_path):
    store, port = tmp_path / "timeline.sqlite", free_port()
    shutil.copy(seeded, store)
    with served_provider() as provider, proxied(nginx, "sign-in", port, tmp_path) as address:
        file = sign_in_file(tmp_path, address, provider)
        with running_page(port, store, tmp_path / "page.log", f"--sign-in={file}"), visiting(browser) as page:
            page.goto(address)
            sign_in(page, "ada@example.org", "Ada Byron")
            settled(page)
            expect(page.locator(".tl-program")).to_contain_text("Ada Byron (ada@example.org)")
            kept = {each["name"]: each for each in page.context.cookies(address)}
            assert kept["_streamlit_user"]["secure"]
            assert kept["_streamlit_user"]["httpOnly"]
