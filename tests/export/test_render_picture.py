"""Pictures drawn by the browser: text stays text, and nothing comes from the network."""

import io
import re
import socket
import subprocess
import sys
import threading
from datetime import date
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from PIL import Image
from pypdf import PdfReader

from tests.figure.sets import row, table
from timeline.errors import PictureError
from timeline.export import render_picture as renderer
from timeline.export.render_picture import render_picture, require_browser
from timeline.figure import View, draw
from timeline.model import Extent, Granularity

pytestmark = pytest.mark.browser

TITLES = ("Harbour & <b>docks</b> closed", "港口关闭", "أغلق الميناء أبوابه")


@pytest.fixture
def figure(chromium, monkeypatch) -> go.Figure:
    """Three events, the first some time within a week."""
    monkeypatch.setenv("BROWSER_PATH", chromium)
    at = date(2023, 5, 7)
    week = at.replace(day=8), at.replace(day=14)
    within = {"granularity": Granularity.WEEK, "edtf": "[2023-05-08..2023-05-14]", "extent": Extent.WITHIN}
    events = [row("w", *week, title=TITLES[0], **within)]
    events += [row(title, at, at, title=title) for title in TITLES[1:]]
    return draw(table(events), View(title="Harbour in the news", width=1200, height=630))


def test_a_png_has_the_figure_s_pixels_times_the_scale(figure):
    with Image.open(io.BytesIO(render_picture(figure, "png", 2))) as image:
        assert image.size == (2400, 1260)
        assert image.getpixel((1, 1))[:3] == (255, 255, 255)
        assert len(image.getcolors(maxcolors=1 << 24)) > 10


def test_an_svg_has_its_text_and_no_outside_links(figure):
    data = render_picture(figure, "svg")
    root = ElementTree.fromstring(data)  # noqa: S314 - our own
    text = "".join(root.itertext())
    assert all("".join(title.split()) in "".join(text.split()) for title in TITLES)
    addresses = re.findall(rb"(?:href|src)=[\"']([^#\"'][^\"']*)|url\((?![\"']?#)([^)]*)\)", data)
    assert addresses == []
    assert b"<script" not in data


def test_a_pdf_is_one_page_of_text(figure):
    data = render_picture(figure, "pdf")
    [page] = PdfReader(io.BytesIO(data)).pages
    assert "Harbour in the news" in page.extract_text()
    assert "Harbour & <b>docks</b> closed" in page.extract_text()
    assert "/XObject" not in page["/Resources"]  # no hatching as a bitmap
    assert page.mediabox.width / page.mediabox.height == pytest.approx(1200 / 630, rel=0.01)


def test_neither_page_nor_browser_reaches_the_network(figure, monkeypatch):
    assert renderer.OPTIONS["proxy_server"].startswith("127.0.0.1:")
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setitem(renderer.OPTIONS, "proxy_server", f"127.0.0.1:{port}")
        threading.Thread(target=_note, args=(server, asked), daemon=True).start()
        render_picture(figure, "svg")
    # Chromium looks for its start page, updates and the like; what the page needs lies on this machine.
    assert not any(host in each for each in asked for host in (b"cdn", b"plot.ly", b"mathjax", b"fonts"))


def _note(server, asked):
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            asked.append(connection.recv(200))


def test_a_missing_browser_is_an_error_with_a_way_out(figure, monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    for attempt in (require_browser, lambda: render_picture(figure, "png")):
        with pytest.raises(PictureError, match=r"Chrome.*Chromium.*install.*\.html"):
            attempt()


def test_a_failing_browser_is_one_sentence(figure, monkeypatch, tmp_path):
    fake = tmp_path / "chrome"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(fake))
    with pytest.raises(PictureError, match=r"could not draw the picture"):
        render_picture(figure, "png")


def test_warnings_of_the_library_are_not_printed():
    program = (
        "import logging, kaleido, timeline.export.render_picture\n"
        "for name in ('choreographer.channels.pipe', 'kaleido.kaleido'):\n"
        "    logging.getLogger(name).error('JSONError decoding message. Ignoring')\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (said.stdout, said.stderr) == ("", "")
