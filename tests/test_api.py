"""The public API, as a person uses it in a notebook."""

import json
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import timeline
from timeline import Timeline
from timeline.corrections import Kind
from timeline.export.event_formats import EVENT_SUFFIXES
from timeline.export.file_metadata import view_params
from timeline.selection import CRITERIA, Selection, from_params
from timeline.selection.criteria import FilterKeywords
from timeline.store import Store

ROOT = Path(__file__).parents[1]
TEXT = (
    "The Harbour Union entered Bergen on 7 May 2023. In early June 2023 the union left Bergen. "
    "Mayor Elin Sandvik resigned in Oslo on 3 June 2023."
)


@pytest.fixture(scope="module")
def harbour() -> Timeline:
    return Timeline.from_articles([timeline.Article("a", TEXT, "Harbour news", date(2023, 6, 10))])


def test_every_public_name_is_there_and_documented():
    for name in timeline.__all__:
        assert getattr(timeline, name).__doc__
    assert set(timeline.__all__) <= set(dir(timeline))
    with pytest.raises(AttributeError, match="no attribute 'elsewhere'"):
        timeline.elsewhere  # noqa: B018


def test_importing_and_tagging_load_neither_spacy_nor_pandas_nor_streamlit():
    code = (
        "import sys, timeline; timeline.tag('It opened on Monday.', published='2024-01-10');"
        "print(*(m for m in ('spacy', 'pandas', 'plotly', 'streamlit') if m in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_text_is_tagged_extracted_and_searched_for_names():
    text = "Maria Santos arrived in Lisbon on Monday."
    [expression] = timeline.tag(text, published="2024-01-10")
    assert expression.date.edtf == "2024-01-08"
    [mention] = timeline.extract(text, published=date(2024, 1, 10)).mentions
    assert (mention.title, mention.date.edtf) == ("Maria Santos arrived in Lisbon", "2024-01-08")
    assert [name.text for name in timeline.names(text)] == ["Maria Santos", "Lisbon"]


@pytest.mark.parametrize("published", ["soon", 20240110])
def test_a_wrong_publication_date_raises_one_sentence(published):
    with pytest.raises(timeline.UsageError, match='published must be a day such as "2021-09-15"'):
        timeline.tag("Monday", published=published)


def test_a_moment_counts_as_its_day(harbour):
    moment = datetime(2024, 1, 10, 14, 30)
    assert timeline.tag("Monday", published=moment)[0].date.edtf == "2024-01-08"
    assert len(harbour.filter(from_=datetime(2023, 6, 1, 12)).table) == 2


def test_articles_are_read_from_paths_and_columns(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text("Story,When\nIt opened on Monday.,2024-01-10\n", encoding="utf-8")
    [article] = timeline.read_articles(path, columns={"text": "Story", "published": "When"})
    assert (article.text, article.published) == ("It opened on Monday.", date(2024, 1, 10))


def test_an_unreadable_file_raises_or_warns(tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "good.txt").write_text("It opened on Monday.", encoding="utf-8")
    with pytest.raises(timeline.ReadingError, match=r"bad\.json"):
        timeline.read_articles(tmp_path)
    with pytest.warns(UserWarning, match=r"bad\.json"):
        assert len(timeline.read_articles(tmp_path, errors="warn")) == 1


def test_a_timeline_from_paths_keeps_faults_and_the_other_articles(tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "good.txt").write_text("It opened on 5 May 2019.", encoding="utf-8")
    news = Timeline.from_paths(tmp_path)
    assert len(news.table) == 1
    assert "bad.json" in news.faults[0]
    assert "1 article, 1 event, 1 problem" in repr(news)
    with pytest.raises(timeline.ReadingError, match="missing"):
        Timeline.from_paths(tmp_path / "missing.txt")


def test_the_table_has_a_row_for_each_event(harbour):
    assert list(harbour.table["edtf"]) == ["2023-05-07", "[2023-06-01..2023-06-10]", "2023-06-03"]
    assert list(harbour.events) == list(harbour.table["id"])


def test_a_stored_timeline_is_opened_with_its_corrections(tmp_path, harbour):
    place = str(tmp_path / "timeline.sqlite")
    with Store.open(place) as store:
        stored = store.find_or_create("Bergen")
        list(store.add(stored.id, harbour.articles.values()))
        found = Timeline.from_snapshot(store.snapshot(stored.id))
        event = next(iter(found.events.values()))
        store.correct(stored.id, found.corrected.correction(event, Kind.TITLE, "A better title"))
    assert "A better title" in set(Timeline.from_store("Bergen", store=place).table["title"])
    with pytest.raises(timeline.StoreError, match='has no timeline "Oslo"; there are "Bergen"'):
        Timeline.from_store("Oslo", store=place)


def test_a_figure_shows_itself_and_fetches_nothing(harbour):
    figure = harbour.draw(title="Bergen", lanes="actor", theme="dark")
    assert "Bergen" in figure.to_json()
    shown = harbour._repr_html_()
    assert "plotly" in shown.lower()
    assert 'src="http' not in shown


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lanes": "colour"}, 'lanes cannot be "colour"; give none, '),
        ({"preset": "poster"}, 'preset cannot be "poster"; give article, card, square or column'),
        ({"preset": None}, 'preset cannot be "None"; give article, card, square or column'),
        ({"theme": "blue"}, 'theme cannot be "blue"; give light or dark'),
    ],
)
def test_an_unknown_option_raises_one_sentence_with_the_known_ones(harbour, options, message):
    with pytest.raises(timeline.UsageError, match=message):
        harbour.draw(**options)


def test_an_empty_timeline_is_not_drawn():
    empty = Timeline.from_articles([timeline.Article("a", "Nothing is dated.")])
    with pytest.raises(timeline.UsageError, match="nothing to draw"):
        empty.draw()
    assert "0 events" in empty._repr_html_()


@pytest.mark.parametrize("suffix", [".html", *EVENT_SUFFIXES])
def test_a_timeline_is_saved_by_the_suffix(harbour, tmp_path, suffix):
    path = harbour.save(tmp_path / f"bergen{suffix}")
    assert "Sandvik" in path.read_text(encoding="utf-8")
    if suffix == ".json":
        assert len(json.loads(path.read_text(encoding="utf-8"))["events"]) == 3


@pytest.mark.usefixtures("chromium")
def test_a_picture_is_saved(harbour, tmp_path):
    assert harbour.save(tmp_path / "bergen.png", preset="card").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["bergen.doc", "no/bergen.csv", "bergen\0.csv", "bergen\ud800.html"])
def test_an_unwritable_file_raises_one_sentence(harbour, tmp_path, name):
    with pytest.raises(timeline.UsageError, match="bergen"):
        harbour.save(tmp_path / name)


def test_a_filtered_timeline_meets_all_criteria(harbour):
    kept = harbour.filter(places="bergen", from_="2023-06", until=date(2023, 12, 31))
    assert list(kept.table["edtf"]) == ["[2023-06-01..2023-06-10]"]
    assert list(kept.events) == list(kept.table["id"])
    assert len(kept.filter(text="resigned").table) == 1
    assert kept.filter().table.equals(harbour.table)


def test_a_filter_travels_with_the_picture(harbour, tmp_path):
    page = harbour.filter(places=["Bergen"]).save(tmp_path / "bergen.html")
    linked, faults = from_params(view_params(page.read_bytes()))
    assert (linked.selection, faults) == (Selection(places=("Bergen",)), [])
    assert "2 of 3 events" in page.read_text(encoding="utf-8")


def test_every_criterion_is_a_keyword_of_the_filter():
    assert list(FilterKeywords.__annotations__) == [row.keyword for row in CRITERIA]


@pytest.mark.parametrize(
    ("criteria", "message"),
    [
        ({"places": "Bergenn"}, 'No event has the place "Bergenn"; did you mean Bergen?'),
        ({"precision": "minute"}, 'precision cannot be "minute"; give day (to the day), '),
        ({"from_": "soon"}, "from_: a day such as 2021-08-15 is needed, not 'soon'."),
        ({"until": 2023.5}, "until: a day such as 2021-08-15 is needed, not '2023.5'."),
        ({"from_": "2024", "until": "2023"}, "from_ 2024-01-01 is later than until 2023-12-31"),
        ({"text": None}, "text: a text is needed, not None."),
        ({"starred": "yes"}, "starred: True or False is needed, not 'yes'."),
        ({"actors": None}, "actors: a text or several are needed, not None."),
        ({"places": ["Bergen", 1]}, "places: a text or several are needed, not 1."),
        ({"actor": "Bergen"}, "There is no criterion 'actor'; give actors, groups, places, every, "),
    ],
)
def test_a_wrong_criterion_raises_one_sentence(harbour, criteria, message):
    with pytest.raises(timeline.UsageError, match=re.escape(message)):
        harbour.filter(**criteria)


def test_half_a_character_in_an_article_or_a_filter_is_read_as_one_unknown():
    text = "Ana Reis left Porto on 5 May 2021 \ud83d with joy."
    halved = Timeline.from_articles([timeline.Article("a\ud83d", text, "Joy \ud83d", source="\udc00")])
    assert list(halved.table["edtf"]) == ["2021-05-05"]
    assert halved.articles["a\ufffd"].text == text.replace("\ud83d", "\ufffd")
    assert halved.filter(text="nobody\ud800").table.empty


def test_what_is_no_article_raises_one_sentence():
    for step in (timeline.tag, timeline.extract, timeline.names):
        with pytest.raises(timeline.UsageError, match="an Article or a text is needed, not None"):
            step(None)


def test_a_filter_without_events_is_named_in_the_message(harbour):
    with pytest.raises(timeline.UsageError, match=r"None of the 3 events is left by this filter: .*1999"):
        harbour.filter(until="1999").draw()
