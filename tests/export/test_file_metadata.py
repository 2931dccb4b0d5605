"""Metadata of pictures, read by other programs and by this one."""

import io
import struct
import zlib
from datetime import date
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from tests.export.cases import HOSTILE
from tests.figure.sets import row, table
from timeline.export.file_metadata import VIEW, Caption, add_caption, view_params
from timeline.figure import Lanes, View, compose
from timeline.safe_text import single_line
from timeline.selection import Selection, from_params

SVG = b'<svg class="main-svg" xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8"/></svg>'
CAPTION = Caption("Harbour <news> & more", "Three events, 港口", "actor=A%26B&words=<\"é'>")
SPACE = "{http://www.w3.org/2000/svg}"


def picture(kind: str) -> bytes:
    written = io.BytesIO()
    if kind == "png":
        Image.new("RGB", (8, 4), "white").save(written, "png")
    elif kind == "pdf":
        writer = PdfWriter()
        writer.add_blank_page(80, 40)
        writer.write(written)
    else:
        return SVG
    return written.getvalue()


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
@pytest.mark.parametrize("text", ["Harbour Union", *HOSTILE.values()])
def test_filter_and_view_are_restored(kind, text):
    name = text[:300].strip()
    selection = Selection(
        (name, "Mayor"), ("Bergen",), "crane", date(2023, 5, 1), date(2023, 5, 9), every=True
    )
    view = View("T", lanes=Lanes.ACTOR, selection=selection, window=(date(2023, 5, 1), date(2023, 5, 9)))
    caption = Caption.of(compose(table([row("e", date(2023, 5, 7), date(2023, 5, 7))]), view), text)
    params = view_params(add_caption(picture(kind), kind, caption))
    assert params is not None
    address, faults = from_params(params)
    assert faults == []
    assert (address.selection, address.lanes, address.window) == (selection, view.lanes, view.window)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_picture_of_another_program_has_no_view(kind):
    assert view_params(picture(kind)) is None


@pytest.mark.parametrize(
    "data", [b"", b"text", b"%PDF-1.7 torn", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe<svg"]
)
def test_a_damaged_or_other_file_has_no_view(data):
    assert view_params(data) is None


def test_a_png_is_read_by_pillow():
    data = add_caption(picture("png"), "png", CAPTION)
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert image.size == (8, 4)
        assert image.text["Title"] == CAPTION.title
        assert image.text["Description"] == CAPTION.alt
        assert image.text[VIEW] == CAPTION.view


def test_a_png_keeps_its_chunks_whole():
    data = add_caption(picture("png"), "png", CAPTION)
    at, kinds = 8, []
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        body = data[at + 4 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (zlib.crc32(body),)
        kinds.append(body[:4])
        at += 12 + length
    assert kinds[0] == b"IHDR"
    assert kinds.count(b"iTXt") == 4


@pytest.mark.parametrize("text", [CAPTION.title, HOSTILE["closing"], HOSTILE["script"], HOSTILE["unseen"]])
def test_an_svg_is_well_formed_and_has_its_title(text):
    root = ElementTree.fromstring(add_caption(SVG, "svg", Caption(single_line(text), single_line(text), "v")))  # noqa: S314 - our own
    assert [child.tag.removeprefix(SPACE) for child in root] == ["title", "desc", "metadata", "rect"]
    assert root[0].text == root[1].text
    assert root.get("role") == "img"


def test_a_pdf_is_read_by_pypdf():
    said = PdfReader(io.BytesIO(add_caption(picture("pdf"), "pdf", CAPTION))).metadata
    assert said is not None
    assert said.title == CAPTION.title
    assert said.subject == CAPTION.alt
