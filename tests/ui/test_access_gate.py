"""Who gets into the served page, and what its browser may do."""

import http.client
import re
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import SERVED_TOKEN, let_in, settled
from timeline.ui.access_gate import content_policy
from timeline.ui.token_door import Keys

pytestmark = pytest.mark.slow  # starts the server

HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
}
FOLLOWED_LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


def answer(
    server: str, path: str, headers: dict[str, str], method: str = "GET"
) -> tuple[int, dict[str, str]]:
    """Return status and headers of an answer; the names of the headers are in small letters."""
    with closing(http.client.HTTPConnection("127.0.0.1", urlsplit(server).port, timeout=10)) as connection:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}


@pytest.fixture
def cookie(server: str) -> dict[str, str]:
    """The header of a browser that came with the token."""
    status, headers = answer(server, f"/?timeline=A%20b&token={SERVED_TOKEN}", {})
    assert status == 303
    assert headers["location"] == "/?timeline=A+b"
    stated = headers["set-cookie"]
    assert "HttpOnly" in stated
    assert "SameSite=lax" in stated
    return {"Cookie": stated.partition(";")[0]}


@pytest.mark.parametrize("path", ["//foreign.example/", "///foreign.example/", "/%2Fforeign.example/"])
def test_the_token_leads_to_no_other_host(server, path):
    status, headers = answer(server, f"{path}?token={SERVED_TOKEN}", {})
    assert (status, headers["location"]) == (303, "/foreign.example/")


@pytest.mark.parametrize(
    "path",
    ["/", "/?token=wrong", "/?token=", "/_stcore/host-config", "/media/a.png", "/timeline-plotly.js"],
)
def test_without_the_token_nothing_is_answered(server, path):
    assert answer(server, path, {})[0] == 403
    assert answer(server, path, {"Cookie": f"timeline-{urlsplit(server).port}=wrong"})[0] == 403


def test_without_the_token_the_page_cannot_be_driven(server):
    assert answer(server, "/_stcore/stream", HANDSHAKE)[0] == 403
    assert answer(server, f"/_stcore/stream?token={SERVED_TOKEN}", HANDSHAKE)[0] == 403


def test_the_cookie_opens_the_page(server, cookie):
    assert answer(server, "/", cookie)[0] == 200
    assert answer(server, "/_stcore/stream", HANDSHAKE | cookie)[0] == 101


@pytest.mark.parametrize(
    "origin", ["https://foreign.example", "http://127.0.0.1:1", "null", "http://localhost", "http://["]
)
def test_a_page_of_another_origin_gets_nothing_even_with_the_cookie(server, cookie, origin):
    assert answer(server, "/", cookie | {"Origin": origin})[0] == 403
    assert answer(server, "/_stcore/stream", HANDSHAKE | cookie | {"Origin": origin})[0] == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_lead_to_the_page_but_not_load_it(server, cookie, site):
    embedding = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}
    assert answer(server, "/", cookie | embedding)[0] == 403
    assert answer(server, "/", cookie | FOLLOWED_LINK | {"Sec-Fetch-Site": site})[0] == 200
    assert answer(server, "/", cookie | FOLLOWED_LINK, "POST")[0] == 403


@pytest.mark.parametrize("host", ["foreign.example", "127.0.0.1.foreign.example", "169.254.169.254", ""])
def test_a_foreign_host_name_is_refused(server, cookie, host):
    assert answer(server, "/", cookie | {"Host": host})[0] == 400


def test_every_answer_has_the_guarding_headers(server, cookie):
    for headers in (answer(server, "/", {})[1], answer(server, "/", cookie)[1]):
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'self'" in headers["content-security-policy"]


@pytest.fixture
def heard(browser: Browser, server: str, own: str) -> Iterator[tuple[Page, list[str]]]:
    """The drawn page in Chromium, and the messages of its console."""
    context = browser.new_context()
    let_in(context, server)
    page, messages = context.new_page(), list[str]()
    page.on("console", lambda message: messages.append(message.text))
    page.goto(own)
    settled(page)
    yield page, messages
    context.close()


@pytest.mark.browser
def test_the_page_itself_breaks_no_rule_of_the_policy(heard):
    _, messages = heard
    assert [text for text in messages if re.search(r"Content Security|\b403\b", text)] == []


@pytest.mark.browser
def test_the_browser_itself_refuses_requests_to_other_machines(heard):
    page, _ = heard
    ask = "() => fetch('http://127.0.0.2:9/').then(() => 'answered', () => 'refused')"
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        assert page.evaluate(ask) == "refused"


def test_the_first_token_works_once():
    keys = Keys("lasting")
    assert keys.accepts(keys.first)
    assert not keys.accepts(keys.first)
    assert keys.accepts("lasting")
    assert keys.accepts("lasting")
    assert not keys.accepts("lästing")


def test_a_host_adds_no_rule_to_the_policy():
    assert "evil" not in content_policy("a; script-src evil").replace("ascript-srcevil", "")
    assert content_policy("a; b c").count(";") == content_policy("a").count(";")
