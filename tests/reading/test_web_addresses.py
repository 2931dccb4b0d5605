"""Web addresses: downloads from a real server on this machine, and addresses that are never requested."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler

import pytest
import trustme

from tests.reading.samples import FIRST, TEXT, TITLE, articles, feed, messages, page, pdf
from tests.reading.site import PUBLIC, Site, answer, moved, serving
from timeline.reading import may_fetch, read_inputs, read_url
from timeline.reading.public_network import Address, is_public

OTHER = ipaddress.ip_address("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def read(url: str, site: Site, **changed: object) -> tuple[list, list[str]]:
    found = list(read_url(url, allowed=True, network=replace(site.network, **changed)))
    return articles(found), messages(found)


def test_a_page_is_fetched_and_read(site):
    site.answers["/news/2024/03/05/bridge?a=1"] = answer(page())
    [article], said = read("http://post.example/news/2024/03/05/bridge?a=1#top", site)
    assert not said
    assert (article.title, article.source, article.published) == (TITLE, "Fulda Post", date(2024, 3, 5))
    assert article.published_from == "the page's address"
    assert article.id == article.url == "http://post.example/news/2024/03/05/bridge?a=1#top"
    assert site.asked == [("post.example", "/news/2024/03/05/bridge?a=1")]


def test_files_and_addresses_are_read_in_the_given_order(site, tmp_path):
    site.answers |= {path: answer(TEXT.encode(), "text/plain") for path in ("/b", "/c")}
    first, last = (tmp_path / name for name in ("a.txt", "d.csv"))
    first.write_text(TEXT)
    last.write_text(f'Bericht\n"{FIRST}"\n')
    b, c, wrong = "http://post.example/b", "HTTP://post.example/c", "https://post.example:1/x"
    given = [str(first), b, wrong, c, str(last), b]
    found = list(read_inputs(given, {"text": "Bericht"}, allowed=True, network=site.network))
    assert [article.id for article in articles(found)] == [str(first), b, c, f"{last}:2"]
    assert len(messages(found)) == 2
    assert messages(found)[0].startswith(f"{wrong}: ")
    assert messages(found)[1].startswith(f"{b}: two articles have this id")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (FIRST.encode(), "text/plain"),
        (pdf([[FIRST]]), "application/pdf"),
        (feed(f"<description>{FIRST}</description>"), "application/rss+xml"),
        (feed(f"<description>{FIRST}</description>"), "text/xml"),
        (f"# {TITLE}\n\n{FIRST}".encode(), "text/markdown"),
        (gzip.compress(page()), "text/html"),
        (zlib.compress(page()), "text/html"),
    ],
)
def test_the_media_type_decides_the_format(site, data, kind):
    packing = {b"\x1f\x8b": "gzip", b"\x78\x9c": "deflate"}.get(data[:2])
    site.answers["/a.exe"] = answer(data, kind, **({"Content_Encoding": packing} if packing else {}))
    [article], said = read("http://post.example/a.exe", site)
    assert all("the day on which it was made" in note for note in said)
    assert article.text.startswith(FIRST)


def test_the_encoding_of_the_server_counts(site):
    words = "Der Bürgermeister eröffnete die Brücke über die Fulda am Dienstag."
    site.answers["/a"] = answer(words.encode("cp1252"), "text/plain; charset=windows-1252")
    [article], said = read("http://post.example/a", site)
    assert (article.text, said) == (words, [])


def test_redirects_are_followed_to_the_last_address(site):
    site.answers |= {"/old": moved("/new/", 301), "/new/": moved("bridge"), "/new/bridge": answer(page())}
    [article], _ = read("http://post.example/old", site)
    assert article.id == "http://post.example/old"
    assert article.url == "http://post.example/new/bridge"


def test_endless_redirects_are_an_error(site):
    site.answers["/a"] = moved("/a")
    assert_refused("http://post.example/a", site, "redirects more than 5 times")
    assert len(site.asked) == 6


def assert_refused(url: str, site: Site, says: str, **changed: object) -> None:
    got, [said] = read(url, site, **changed)
    assert not got
    assert says in said
    assert said.startswith(url.strip()[:50])
    assert "\n" not in said


@pytest.mark.parametrize("setting", ["off", "OFF ", "never", "none", "disabled", "n", "0", "-1", "offline"])
def test_nothing_is_requested_if_fetching_is_off(site, monkeypatch, setting):
    monkeypatch.setenv("TIMELINE_FETCH", setting)
    found = list(read_url("http://post.example/", allowed=may_fetch(), network=site.network))
    assert "switched off" in messages(found)[0]
    assert not site.asked
    for known in ("on", "Yes", "1", " true ", ""):
        monkeypatch.setenv("TIMELINE_FETCH", known)
        assert may_fetch()
    monkeypatch.delenv("TIMELINE_FETCH")
    assert may_fetch()


@pytest.mark.parametrize(
    "url",
    [
        "ftp://post.example/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://post.example/",
        "post.example/a",
        "http://",
        "http:///a",
        "http://ida@post.example/",
        "http://ida:brand@post.example/",
        "http://@post.example/",
        "http://post.example:22/",
        "https://post.example:80/",
        "http://post.example:99999/",
        "http://[::1",
        "http://post.example\\@127.0.0.1/",
        "http://post..example/",
        "http://post.example/a\r\nHost: other.example",
        "",
    ],
)
def test_other_addresses_than_plain_web_addresses_are_never_requested(site, url):
    got, [said] = read(url, site)
    assert not got
    assert said.endswith(".")
    assert not [host for host, _ in site.asked if host != "post.example"]


PRIVATE = (
    "127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.8"
    " 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 :: ::1"
    " 192.88.99.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 fe80::1 fc00::1 fd12::1 fec0::1 ff02::1"
    " 2001:db8::1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1:: 2001:0:7f00:1::"
)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_and_special_addresses_are_never_requested(site, address):
    place = ipaddress.ip_address(address)
    assert not is_public(place)
    assert_refused("http://post.example/", site, "not on the public internet", resolve=lambda *_: [place])
    assert_refused("http://post.example/", site, "not on the public", resolve=lambda *_: [PUBLIC, place])
    assert not site.asked


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost"],
)
def test_this_machine_is_never_requested_under_any_spelling(host):
    found = list(read_url(f"http://{host}/", allowed=True))
    assert "not on the public internet" in messages(found)[0]


def test_public_addresses_are_public():
    assert is_public(PUBLIC)
    assert is_public(OTHER)
    assert is_public(ipaddress.ip_address("::ffff:93.184.215.14"))


@pytest.mark.parametrize(
    "to",
    ["http://inside.example/", "//inside.example/", "http://127.0.0.1/", "file:///etc/passwd", "ftp://x/"],
)
def test_a_redirect_to_the_inside_is_not_followed(site, to):
    def resolve(host: str, _port: int) -> list[Address]:
        return [PUBLIC if host == "post.example" else ipaddress.ip_address("127.0.0.1")]

    site.answers["/a"] = moved(to)
    got, [said] = read("http://post.example/a", site, resolve=resolve)
    assert not got
    assert "public internet" in said or "no web address" in said
    assert site.asked == [("post.example", "/a")]


def test_the_connection_goes_to_the_checked_address(site):
    """DNS rebinding: a second look-up with another address changes nothing."""
    answers = iter([[PUBLIC], [ipaddress.ip_address("127.0.0.1")]])
    dialled = []

    def dial(address: Address, port: int) -> tuple[str, int]:
        dialled.append(address)
        return site.network.dial(address, port)

    site.answers["/"] = answer(page())
    [article], _ = read("http://post.example/", site, resolve=lambda *_: next(answers), dial=dial)
    assert article.title == TITLE
    assert dialled == [PUBLIC]
    assert next(answers)


def test_an_unknown_host_is_an_error(site):
    def resolve(*_: object) -> list[Address]:
        raise socket.gaierror(-2, "Name or service not known")

    assert_refused("http://gone.example/", site, "gone.example was not found", resolve=resolve)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (answer(b"x", status=404), "was not found"),
        (answer(b"x", status=403), "does not let programs read it"),
        (answer(b"x", status=500), "answers with an error (500)"),
        (answer(b"x", "image/png"), "no page, text, PDF or feed but image/png"),
        (answer(b"x", "application/octet-stream\x1b[31m"), "no page, text, PDF or feed"),
        (answer(b"x", ""), "no page, text, PDF or feed"),
        (answer(b"<html></html>"), "no article was found in this page"),
        (answer(b"A" * 3_000_000, "text/plain"), "longer than 2 MB"),
        (answer(gzip.compress(bytes(50_000_000), 9), Content_Encoding="gzip"), "longer than 2 MB"),
        (answer(b"no gzip", Content_Encoding="gzip"), "no readable answer came"),
        (moved("http://["), "no readable answer came"),
    ],
)
def test_other_answers_than_an_article_are_errors(site, given, says):
    site.answers["/a"] = given
    assert_refused("http://post.example/a", site, says, most_bytes=2_000_000)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send an endless body in small pieces, so that no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.end_headers()
    _slowly(handler, b"word ")


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    _slowly(handler, b"a")


def _slowly(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    pause = threading.Event()
    for _ in range(1500):  # half a minute: a reader that waited for the end would see one
        pause.wait(0.02)
        try:
            handler.wfile.write(data)
            handler.wfile.flush()
        except OSError:
            return


@pytest.mark.parametrize("given", [drip, drip_headers])
def test_a_slow_server_is_cut_off(site, given):
    site.answers["/a"] = given
    assert_refused("http://post.example/a", site, "within 0.5 seconds", seconds=0.5)


def test_a_silent_name_server_is_cut_off(site):
    answered = threading.Event()

    def resolve(*_: object) -> list[Address]:
        answered.wait(30)
        return [PUBLIC]

    assert_refused("http://post.example/a", site, "was not found", resolve=resolve, seconds=0.3)
    answered.set()


def test_a_missing_server_is_an_error(site):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert_refused(
            "http://post.example/", site, "no readable answer", dial=lambda *_: ("127.0.0.1", port)
        )


@pytest.mark.parametrize(
    ("certified", "known", "read_in"),
    [("post.example", True, True), ("other.example", True, False), ("post.example", False, False)],
)
def test_a_certificate_must_be_valid_for_the_name_and_not_for_the_address(certified, known, read_in):
    authority = trustme.CA()

    def trusted() -> ssl.SSLContext:
        context = ssl.create_default_context()
        if known:
            authority.configure_trust(context)
        return context

    with serving(authority.issue_cert(certified)) as site:
        site.answers["/a"] = answer(page())
        got, said = read("https://post.example/a", site, trusted=trusted)
    assert [article.title for article in got] == [TITLE] * read_in
    assert ["certificate is not valid" in one for one in said] == [True] * (not read_in)
    assert len(site.asked) == read_in
