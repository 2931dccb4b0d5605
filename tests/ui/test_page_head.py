"""What our server adds to the page: the library and the script of the window's size, and only there."""

import pytest
from starlette.responses import HTMLResponse, Response

from tests.own_loop import finish
from timeline.ui.page_head import PageHead, head_html


async def page(scope, receive, send):
    """A page in the place of Streamlit's, which answers with what it was asked for."""
    asked = [name.decode() for name, _ in scope["headers"]]
    text = f"<html><head></head><body>{' '.join(asked)} \N{HOUSE BUILDING}</body></html>"
    answer = HTMLResponse(text) if scope["path"].endswith("/") else Response(text)
    await answer(scope, receive, send)


def answer(path: str, folder: str = "", headers: tuple[tuple[bytes, bytes], ...] = ()) -> tuple[dict, bytes]:
    """Return the headers and the body of an answer."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": list(headers)}
    finish(PageHead(page, folder)(scope, None, send))
    assert [each["type"] for each in sent] == ["http.response.start", "http.response.body"]
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}, sent[1]["body"]


@pytest.mark.parametrize("folder", ["", "/news"])
def test_the_page_has_the_library_and_the_script_in_its_head(folder):
    headers, body = answer(f"{folder}/", folder, ((b"if-none-match", b"x"), (b"cookie", b"y")))
    assert f"{head_html()}</head>" in body.decode()
    assert "<body>cookie " in body.decode()  # the page is never "unchanged" without its head
    assert int(headers["content-length"]) == len(body)
    assert "etag" not in headers


def test_other_answers_stay_as_they_are():
    headers, body = answer("/static/index.js", headers=((b"if-none-match", b"x"),))
    assert b"timeline-plotly" not in body
    assert b"if-none-match" in body
    assert int(headers["content-length"]) == len(body)


def test_the_library_is_kept_by_the_browser_under_an_address_with_its_version():
    headers, body = answer("/timeline-plotly.js")
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]
    assert b"plotly.js v" in body[:200]
