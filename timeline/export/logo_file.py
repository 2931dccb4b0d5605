"""The logo of a house style: a PNG or SVG file, checked before it is drawn.

A PNG is decoded and written anew. An SVG may hold shapes, gradients and texts, and nothing that runs, fetches
or refers to anything outside of it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from io import BytesIO

from lxml import etree

from timeline.errors import UsageError
from timeline.export.drawn_shapes import draws_more_than
from timeline.figure import Logo
from timeline.safe_text import short_line

LOGO_SUFFIXES = (".png", ".svg")
MAX_LOGO = 262_144  # bytes
MAX_SIDE = 4_000  # pixels
MAX_SHAPES = 20_000
MAX_SHAPE = 12.0  # times as wide as high, at most, or as high as wide
PNG = b"\x89PNG\r\n\x1a\n"
SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}"
_ELEMENTS = frozenset({
    "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "symbol", "use", "clipPath", "mask", "linearGradient", "radialGradient",
    "stop", "style"
})  # fmt: skip
_LEFT_OUT = frozenset({"metadata"})
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px|pt|mm|cm|in)?\s*")
_LENGTHS = re.compile(r"[\s,]+")
_OUTSIDE = re.compile(
    r"url\(\s*['\"]?(?!#)|\bsrc\(|image-set\(|@import|javascript:|expression\(|\\", re.IGNORECASE
)


def checked_logo(data: bytes, name: str) -> Logo:
    """Return the logo of a file. Raises UsageError for another kind of file, and for a dangerous one."""
    if len(data) > MAX_LOGO:
        raise _refused(name, f"is larger than {MAX_LOGO // 1024} kB; give a smaller file")
    made, kind, shape = _png(data, name) if data.startswith(PNG) else _svg(data, name)
    if not 1 / MAX_SHAPE <= shape <= MAX_SHAPE:
        fault = f"is more than {MAX_SHAPE:.0f} times as long on one side as on the other; crop it"
        raise _refused(name, fault)
    return Logo(f"data:image/{kind};base64,{b64encode(made).decode()}", shape)


def _refused(name: str, fault: str) -> UsageError:
    return UsageError(f"The logo {short_line(name, 80)} {fault}.")


def _png(data: bytes, name: str) -> tuple[bytes, str, float]:
    from PIL import Image

    written = BytesIO()
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as image:
            width, height = image.size
            if max(width, height) <= MAX_SIDE:
                image.convert("RGBA").save(written, "PNG", optimize=True)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise _refused(name, "is a damaged PNG; save it again") from None
    if max(width, height) > MAX_SIDE:
        raise _refused(name, f"has more than {MAX_SIDE:,} pixels on a side; make it smaller")
    return written.getvalue(), "png", width / height


def _svg(data: bytes, name: str) -> tuple[bytes, str, float]:
    typed = _refused(name, "has a document type; save it as plain SVG")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise typed
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise _refused(name, "is neither a PNG nor an SVG") from None
    if root.getroottree().docinfo.internalDTD is not None:  # in another encoding
        raise typed
    if root.tag != f"{{{SVG}}}svg":
        raise _refused(name, "is neither a PNG nor an SVG")
    _drop_foreign(root)
    for element in root.iter():
        _check(element, name)
    if draws_more_than(root, MAX_SHAPES):
        raise _refused(name, f"draws more than {MAX_SHAPES:,} shapes; give a simpler file")
    width, height = _size(root, name)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return etree.tostring(root), "svg+xml", width / height


def _drop_foreign(root: etree._Element) -> None:
    """Drop the elements of an editor's own, with everything in them."""
    for element in list(root.iter()):
        space, _, tag = str(element.tag).rpartition("}")
        parent = element.getparent()
        if parent is not None and (space != f"{{{SVG}" or tag in _LEFT_OUT):
            parent.remove(element)


def _check(element: etree._Element, name: str) -> None:
    """Raise UsageError for an element that is no shape, and for its attributes."""
    tag = str(element.tag).rpartition("}")[2]
    if tag not in _ELEMENTS:
        raise _refused(name, f"has the element “{short_line(tag, 40)}”; use only shapes, gradients and texts")
    # Elements within a style sheet do not interrupt it for a browser.
    words = "".join(element.itertext()) if tag == "style" else element.text or ""
    if _OUTSIDE.search(words):
        raise _refused(name, f"refers to something outside in “{tag}”; remove it")
    for key, value in list(element.attrib.items()):
        if "}" in str(key) and not str(key).startswith(_XLINK):
            del element.attrib[key]
        else:
            _check_attribute(str(key).rpartition("}")[2].lower(), str(value), name)


def _check_attribute(key: str, value: str, name: str) -> None:
    if key.startswith("on") or _OUTSIDE.search(value):
        raise _refused(name, f"has a script or an address in “{short_line(key, 40)}”; remove it")
    if key == "href" and not value.startswith("#"):
        raise _refused(name, "refers to another file; put its shapes into this one")


def _size(root: etree._Element, name: str) -> tuple[float, float]:
    sides = [_NUMBER.fullmatch(str(root.get(side, ""))) for side in ("width", "height")]
    if sides[0] and sides[1]:
        width, height = float(sides[0][1]), float(sides[1][1])
    else:
        box = [_NUMBER.fullmatch(side) for side in _LENGTHS.split(str(root.get("viewBox", "")).strip())[2:]]
        if len(box) != 2 or not box[0] or not box[1]:
            raise _refused(name, "has no size; give its width and height")
        width, height = float(box[0][1]), float(box[1][1])
    if not (width > 0 and height > 0):
        raise _refused(name, "has no size; give its width and height")
    return width, height
