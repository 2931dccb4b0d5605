"""The verb ``picture``, run like a person runs it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from timeline import draw_and_save
from timeline.__main__ import main
from timeline.cli.picture_verb import PICTURE_SUFFIXES, PRESETS
from timeline.corrections import Kind
from timeline.export.event_formats import EVENT_FORMATS
from timeline.export.file_metadata import view_params
from timeline.figure import Preset
from timeline.selection import Selection, from_params
from timeline.store import Store

pytestmark = pytest.mark.slow  # each draws a picture

TEXT = (
    "The Harbour Union entered Bergen on 7 May 2023. In early June 2023 the union left Bergen. "
    "Mayor Elin Sandvik resigned in Oslo on 3 June 2023."
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(f" date 2023-06-10 Harbour news\n\n{TEXT}", encoding="utf-8")
    return str(path)


def run(*arguments: object) -> int:
    return main(["picture", *map(str, arguments)])


def test_a_page_has_the_filtered_events_and_restores_the_filter(article, tmp_path, capsys):
    out, alt = tmp_path / "bergen.html", tmp_path / "bergen.txt"
    asked = ("--place", "bergen", "--lanes", "actor", "--title", "Bergen <1>", "--output", out, "--alt", alt)
    assert run(article, *asked) == 0
    page = out.read_text(encoding="utf-8")
    assert "The <b>" not in page
    assert "Harbour Union entered Bergen on <b>7 May 2023</b>." in page
    assert "Sandvik" not in page.partition("<script")[0]
    assert "<title>Bergen &lt;1&gt;</title>" in page
    address, faults = from_params(view_params(out.read_bytes()) or {})
    assert (address.selection, address.lanes, faults) == (Selection(places=("Bergen",)), "actor", [])
    assert alt.read_text(encoding="utf-8").startswith(
        "Bergen <1>. Place: Bergen. A timeline of 2 of 3 events"
    )
    assert "1 article, 3 dated statements, 3 events." in capsys.readouterr().err


def test_a_page_can_leave_the_sources_out(article, tmp_path):
    shown = []
    for more in ((), ("--no-sources",)):
        run(article, "--output", tmp_path / "a.html", *more)
        shown.append("Source: " in (tmp_path / "a.html").read_text(encoding="utf-8"))
    assert shown == [True, False]


def test_a_very_long_title_is_cut(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        f" date 2023-06-10 {'Long ' * 2000}\n\nIt opened in Oslo on 3 June 2023.", encoding="utf-8"
    )
    assert run(path, "--output", tmp_path / "a.html", "--alt", tmp_path / "a.alt") == 0
    assert len((tmp_path / "a.alt").read_text(encoding="utf-8")) < 1_000


@pytest.mark.parametrize(("kind", "file"), EVENT_FORMATS.items())
def test_the_events_of_the_picture_are_written_too(article, tmp_path, kind, file):
    events = tmp_path / f"oslo{file.suffix}"
    assert run(article, "--place", "Oslo", "--output", tmp_path / "oslo.html", "--events", events) == 0
    text = events.read_bytes().decode().replace("\r\n ", "")
    assert "Sandvik" in text, kind
    assert "entered Bergen" not in text


@pytest.fixture
def stored(article, tmp_path, monkeypatch) -> Iterator[Store]:
    """A store with a timeline "Harbour" of the article."""
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "timeline.sqlite"))
    assert main(["add", article, "--timeline", "Harbour", "--workers", "1"]) == 0
    with Store.open() as store:
        yield store


def test_a_stored_timeline_is_drawn_with_its_corrections(stored, tmp_path):
    timeline = stored.find("Harbour")
    out = tmp_path / "a.html"

    def drawn(*asked: str) -> str:
        assert run("--timeline", "Harbour", *asked, "--output", out) == 0
        return out.read_text(encoding="utf-8")

    assert "<title>The harbour of Bergen" not in drawn()
    shown = stored.snapshot(timeline.id).corrected()
    event = next(each for each in shown.events if "Sandvik" in each.lead.title)
    stored.correct(timeline.id, shown.correction(event, Kind.TITLE, "The mayor gave up"))
    stored.rename(timeline.id, title="The harbour of Bergen")
    page = drawn()
    assert "The mayor gave up" in page
    assert "<title>The harbour of Bergen</title>" in page
    assert "<title>Mine</title>" in drawn("--title", "Mine")


def test_a_picture_without_main_actors_has_the_name_of_the_timeline(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "timeline.sqlite"))
    for title, day in (("Storms", "May 7"), ("Floods", "June 8")):
        (tmp_path / f"{title}.txt").write_text(f" date 2023-06-10 {title}\n\nIt rained on {day}.", "utf-8")
        assert main(["add", str(tmp_path / f"{title}.txt"), "--timeline", "Weather", "--workers", "1"]) == 0
    out = tmp_path / "a.html"
    assert run("--timeline", "Weather", "--output", out) == 0
    assert "<title>Weather</title>" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("timeline", [(), ("--timeline", "Harbour")])
def test_either_articles_or_a_stored_timeline_are_drawn(article, tmp_path, capsys, timeline):
    assert run(*timeline, *[article] * len(timeline), "--output", tmp_path / "a.html") == 2
    assert "give PATH... or --timeline" in capsys.readouterr().err


@pytest.mark.usefixtures("stored")
def test_an_unknown_timeline_is_named(tmp_path, capsys):
    assert run("--timeline", "Herbour", "--output", tmp_path / "a.html") == 1
    assert 'has no timeline "Herbour"; there are "Harbour"' in capsys.readouterr().err
    assert not (tmp_path / "a.html").exists()


def test_a_filter_of_an_article_shows_its_title(article, tmp_path):
    asked = ("--article", article, "--modality", "asserted", "--output", tmp_path / "a.html")
    assert run(article, *asked) == 0
    assert "Only stated. Article: Harbour news" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize(("preset", "size"), [("article", (3200, 1800)), ("card", (2400, 1260))])
def test_a_png_has_the_size_of_its_preset(article, tmp_path, chromium, monkeypatch, preset, size):
    monkeypatch.setenv("BROWSER_PATH", chromium)
    out = tmp_path / "a.PNG"
    assert run(article, "--preset", preset, "--actor", "Harbour Union", "--output", out) == 0
    with Image.open(io.BytesIO(out.read_bytes())) as image:
        assert image.size == size
        assert "Harbour Union" in image.text["Description"]


@pytest.mark.browser
def test_a_pdf_and_an_svg_have_an_alternative_text(article, tmp_path, chromium, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", chromium)
    for name in ("a.pdf", "a.svg"):
        assert run(article, "--from", "2023-06", "--until", "2023-06", "--output", tmp_path / name) == 0
        assert view_params((tmp_path / name).read_bytes())["from"] == ["2023-06-01"]
    [page] = PdfReader(tmp_path / "a.pdf").pages
    assert "Sandvik" in page.extract_text()
    assert "early Jun" in (tmp_path / "a.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--output", "a.jpg"), 2, "the name of a picture must end in .png, .svg, .pdf or .html"),
        (("--output", "a.html", "--events", "a.xls"), 2, "a file of events must end in .csv, .json,"),
        (("--output", "no/a.html"), 2, "give --output a file that can be written"),
        (("--output", "a.html", "--actor", "Habour Union"), 2, "did you mean Harbour Union?"),
        (("--output", "a.html", "--from", "2030"), 2, "None of the 3 events is left by this filter: from"),
        (("--output", "a.html", "--alt", "a.html"), 2, "give each its own name"),
        (("--output", "a.png"), 1, "Neither Chrome nor Chromium was found"),
    ],
)
def test_a_wrong_request_prints_one_sentence_and_leaves_no_file(
    article, tmp_path, capsys, monkeypatch, arguments, code, said
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    assert run(article, *arguments) == code
    errors = capsys.readouterr().err
    assert said in errors
    assert "Traceback" not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["harbour.txt"]


def test_an_earlier_picture_stays_if_the_new_one_fails(article, tmp_path):
    out = tmp_path / "a.html"
    out.write_text("before")
    assert run(article, "--actor", "Nobody at all", "--output", out) == 2
    assert out.read_text() == "before"


def test_articles_without_an_event_make_no_picture(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("Rain fell.")
    assert run(path, "--output", tmp_path / "a.html") == 2
    assert "No dated event was found in these articles" in capsys.readouterr().err


def test_an_unreadable_article_is_reported_and_the_others_are_drawn(article, tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("")
    assert run(tmp_path / "empty.txt", article, "--output", tmp_path / "a.html") == 1
    assert (tmp_path / "a.html").exists()
    assert "could not be read" in capsys.readouterr().err


def test_the_options_are_those_of_the_figure():
    assert set(PRESETS) == {preset.name.lower() for preset in Preset}
    assert PICTURE_SUFFIXES == draw_and_save.PICTURE_SUFFIXES
