import io
import os
from base64 import b64decode
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from timeline.errors import UsageError
from timeline.export.logo_file import MAX_LOGO, checked_logo
from timeline.export.style_file import FIELDS, parsed_style, read_style
from timeline.figure import HouseStyle, Logo

DOCS = Path(__file__).parents[2] / "docs"
SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg {SPACES} width="40" height="10">{{}}</svg>'


def svg(content: str) -> bytes:
    return SVG.format(content).encode()


def drawn(logo: Logo) -> str:
    return b64decode(logo.address.partition(",")[2]).decode()


def png(width: int, height: int, **more) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(written, "PNG", **more)
    return written.getvalue()


def test_the_example_of_the_documentation_has_every_field():
    style = read_style(DOCS / "house-style.toml")
    assert style.font == "Georgia"
    assert style.fonts.startswith("'Georgia', Arial")
    assert style.colours == ("#005689", "#b5473c", "#5b8c3e", "#8d6cab")
    assert style.credit == "Graphic: The Harbour Post"
    assert style.logo.shape == pytest.approx(120 / 36)
    text = (DOCS / "house-style.toml").read_text()
    assert all(f"\n{field} =" in text for field in FIELDS)


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("font = ", "house.toml is no TOML: "),
        (
            "fonts = 'Georgia'",
            "house.toml: “fonts” is no field of a house style; these are font, ",
        ),
        ("font = 3", "“font” must be a text in quotation marks."),
        ('''font = "Georgia', serif; background: url(http://x)"''', "“font” must name one font, in letters"),
        ("letter_width = 9", "“letter_width” must be a number from 0.7 to 1.6; Arial has 1."),
        ("letter_width = true", "“letter_width” must be a number"),
        ("colours = 'red'", "“colours” must be a list of at most 6 colours."),
        ("colours = ['red']", "“colours” cannot be “red”; write it as “#005689”."),
        ("colours = ['#00568\"><script>']", "“colours” cannot be"),
        ("colours = ['#005689', '#005689']", "“colours” has the same colour twice"),
        ("colours = ['#fffff0']", "“colours” has #fffff0, which is lost on #ffffff; change it."),
        ("text = '#eeeeee'", "“text” leaves texts hard to read: #eeeeee on #ffffff"),
        ("background = '#333333'", "“background” leaves texts hard to read"),
        (f"credit = '{'x' * 121}'", "“credit” has 121 characters; a picture has room for 120."),
        ("logo = '../logo.png'", "“logo” must be the name of a PNG or SVG file in the folder of this file."),
        ("logo = 'http://x.example/logo.svg'", "“logo” must be the name of a PNG or SVG file"),
        ("logo = 'logo.gif'", "“logo” must be the name of a PNG or SVG file"),
        ('logo = "logo\\u0000.png"', "“logo” must be the name of a PNG or SVG file"),
        ("logo = 'other.png'", "“logo” is other.png; give that file together with this one."),
        ("[colours]\na = 1", "“colours” must be a list"),
    ],
)
def test_each_fault_is_one_sentence_with_file_and_field(toml, fault):
    with pytest.raises(UsageError) as raised:
        parsed_style(toml.encode(), "house.toml", {"logo.png": png(20, 10)})
    assert fault in str(raised.value)
    assert "\n" not in str(raised.value)


def test_files_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(UsageError, match=r"none\.toml: No such file or directory; give a file"):
        read_style(tmp_path / "none.toml")
    (tmp_path / "house.toml").write_text("logo = 'logo.png'")
    with pytest.raises(UsageError, match=r"logo\.png: No such file"):
        read_style(tmp_path / "house.toml")
    (tmp_path / "house.toml").write_text(r'logo = "logo\u0000.png"')
    with pytest.raises(UsageError, match="“logo” must be the name of a PNG or SVG file"):
        read_style(tmp_path / "house.toml")
    (tmp_path / "house.toml").write_bytes(b"font = '\xff'")
    with pytest.raises(UsageError, match=r"house\.toml is not a text in UTF-8"):
        read_style(tmp_path / "house.toml")
    (tmp_path / "house.toml").write_bytes(b"#" * 70_000)
    with pytest.raises(UsageError, match="is larger than 64 kB"):
        read_style(tmp_path / "house.toml")


def test_an_empty_file_is_an_empty_style():
    assert parsed_style(b"", "house.toml", {}) == HouseStyle()


def test_a_png_is_written_anew_without_its_texts():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "<script>")
    logo = checked_logo(png(60, 20, pnginfo=texts), "logo.png")
    assert logo.shape == 3
    assert logo.address.startswith("data:image/png;base64,")
    assert logo.address != checked_logo(png(60, 30), "logo.png").address
    assert logo.address == checked_logo(png(60, 20), "logo.png").address


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (svg("<script>window.struck = 1</script>"), "has the element “script”"),
        (svg("<foreignObject><b/></foreignObject>"), "has the element “foreignObject”"),
        (svg("<image href='http://x.example/a.png'/>"), "has the element “image”"),
        (svg("<animate attributeName='x'/>"), "has the element “animate”"),
        (svg("<g onload='struck()'/>"), "has a script or an address in “onload”"),
        (svg("<rect fill='url(http://x.example/#a)'/>"), "has a script or an address in “fill”"),
        (svg("<rect style='fill: url( //x.example/a )'/>"), "has a script or an address in “style”"),
        (svg("<style>@import 'http://x.example/a.css';</style>"), "refers to something outside in “style”"),
        (
            svg("<style>@im<g/>port 'http://x.example/a.css';</style>"),
            "refers to something outside in “style”",
        ),
        (svg("<rect style='mask: image-set(&quot;http://x.example/a&quot; 1x)'/>"), "an address in “style”"),
        (svg("<use xlink:href='http://x.example/a.svg#b'/>"), "refers to another file"),
        (svg("<use href='file:///etc/passwd'/>"), "refers to another file"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg("&a;"), "has a document type"),
        (
            ("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format("<g id='&a;'/>")).encode("utf-16"),
            "a document type",
        ),
        (b"<html><body/></html>", "is neither a PNG nor an SVG"),
        (b"GIF89a", "is neither a PNG nor an SVG"),
        (svg("").replace(b'width="40" height="10"', b""), "has no size"),
        (svg("").replace(b'height="10"', b'height="0"'), "has no size"),
        (svg("").replace(b'height="10"', b'height="1"'), "is more than 12 times as long on one side"),
        (png(20, 20)[:60], "is a damaged PNG"),
        (png(4_001, 400), "has more than 4,000 pixels on a side"),
        (b" " * (MAX_LOGO + 1), "is larger than 256 kB"),
    ],
)
def test_a_dangerous_or_damaged_logo_is_refused(data, fault):
    with pytest.raises(UsageError) as raised:
        checked_logo(data, "logo.svg")
    assert fault in str(raised.value)


def test_an_editors_own_elements_are_dropped_from_an_svg():
    own = svg("<metadata><x/></metadata><i:page xmlns:i='http://inkscape.example'/><rect fill='url(#a)'/>")
    kept = drawn(checked_logo(own, "logo.svg"))
    assert "<rect" in kept
    assert "metadata" not in kept
    assert "<i:page" not in kept


def test_a_style_sheet_and_a_gradient_of_its_own_stay_in_an_svg():
    shapes = "<style>.a{fill:url(#b)}</style><linearGradient id='b'/><rect class='a'/>"
    assert ".a{fill:url(#b)}" in drawn(checked_logo(svg(shapes), "logo.svg"))


def ten_of_ten(levels: int, use: str) -> bytes:
    """Return an SVG of groups that each hold ten references to the one before."""
    groups = [f'<g id="g0">{"<rect/>" * 10}</g>']
    groups += [f'<g id="g{level}">{use.format(level - 1) * 10}</g>' for level in range(1, levels)]
    return svg("".join(groups))


@pytest.mark.parametrize(
    "use", ['<use href="#g{}"/>', '<use xlink:href="#g{}"/>', '<rect style="mask:url(#g{})"/>']
)
def test_a_logo_that_draws_without_end_is_refused(use):
    assert checked_logo(ten_of_ten(3, use), "l.svg").shape == 4
    with pytest.raises(UsageError, match=r"draws more than 20,000 shapes"):
        checked_logo(ten_of_ten(10, use), "l.svg")


def test_a_logo_that_draws_without_end_by_its_style_sheet_is_refused():
    sheet = "".join(f".c{level}{{clip-path:url(#m{level})}}" for level in range(8))
    clips = "".join(
        f'<clipPath id="m{level}">{f"<rect class={chr(34)}c{level + 1}{chr(34)}/>" * 10}</clipPath>'
        for level in range(8)
    )
    with pytest.raises(UsageError, match="draws more than"):
        checked_logo(svg(f"<style>{sheet}</style>{clips}<rect class='c0'/>"), "l.svg")
    illustrator = "<style>.a{clip-path:url(#m)} .b{fill:none}</style>"
    clipped = "<clipPath id='m'><rect class='b'/></clipPath><path class='a'/><path class='a'/>"
    assert checked_logo(svg(illustrator + clipped), "l.svg").shape == 4


@pytest.mark.parametrize("toml", ["letter_width = " + "1" * 5_000, "a." * 30_000 + "a = 1"])
def test_a_style_of_endless_lines_is_refused(toml):
    with pytest.raises(UsageError, match="has a line of more than"):
        parsed_style(toml.encode(), "style.toml", {})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_no_logo(tmp_path):
    os.mkfifo(tmp_path / "logo.svg")
    (tmp_path / "style.toml").write_text('logo = "logo.svg"')
    with pytest.raises(UsageError, match="is no file"):
        read_style(tmp_path / "style.toml")
