"""The timeline as one object: its articles, events and time expressions after corrections."""

from dataclasses import replace
from datetime import date

import pytest
from pandas.testing import assert_frame_equal

from timeline import Article, Timeline, table
from timeline.corrections import Correction, Kind
from timeline.store import Store
from timeline.words.reasons import NoEventReason

TEXT = "The union entered Bergen on 7 May 2023. It stayed for three years. The mayor resigned on 3 June 2023."


@pytest.fixture(scope="module")
def harbour() -> Timeline:
    dated = Article("dated", TEXT, "Harbour", date(2023, 6, 10))
    return Timeline.from_articles([dated, replace(dated, id="undated", published=None)])


@pytest.fixture
def store(tmp_path):
    with Store.open(str(tmp_path / "timeline.sqlite")) as opened:
        yield opened


def test_every_time_expression_has_an_event_or_a_list(harbour):
    dated = [each for each in harbour.expressions if harbour.expression_use.mention(each[0].id, each[1])]
    assert len(harbour.expressions) == len(dated) + len(harbour.unplaced) + len(harbour.without_event)
    assert {expression.text for _, expression in harbour.unplaced} == {"three years"}


def test_mentions_and_events_lead_to_each_other(harbour):
    for article, mentions in harbour.mentions_by_article.items():
        for mention in mentions:
            assert mention.article == article
            assert mention in harbour.events[harbour.event_of_mention[mention.id]].mentions


def test_articles_of_one_title_have_different_labels(harbour):
    assert dict(harbour.article_labels) == {"dated": "Harbour, dated", "undated": "Harbour, undated"}


def test_an_article_without_a_publication_date_is_listed(harbour):
    assert [article.id for article in harbour.undated_articles] == ["undated"]


def test_a_timeline_outside_the_store_has_no_name_and_no_history(harbour):
    assert (harbour.id, harbour.name, harbour.title, harbour.history) == (0, "", "", ())


def test_a_hidden_event_is_the_reason_for_its_expression(harbour, store):
    stored = store.find_or_create("Bergen")
    list(store.add(stored.id, [harbour.articles["dated"]]))
    before = Timeline.from_snapshot(store.snapshot(stored.id))
    event = next(iter(before.events.values()))
    store.correct(stored.id, before.corrected.correction(event, Kind.HIDDEN, True))
    after = Timeline.from_snapshot(store.snapshot(stored.id))
    assert event.id not in after.events
    assert len(after.history) == 1
    [(article, expression)] = [each for each in after.without_event if each not in before.without_event]
    assert after.expression_use.no_event_reason(article.id, expression) == NoEventReason.HIDDEN


@pytest.mark.parametrize("odd", ["\0", "\ud83d"])
def test_an_article_has_the_same_texts_in_a_store_and_without_one(odd, store):
    given = Article(f"a{odd}", f"{TEXT} {odd} She wept.", f"Harbour{odd}", date(2023, 6, 10), source=odd)
    stored = store.find_or_create("Odd")
    list(store.add(stored.id, [given]))
    [kept] = store.articles(stored.id).values()
    [unstored] = Timeline.from_articles([given]).articles.values()
    assert kept == unstored
    assert len(kept.text) == len(given.text)
    assert (kept.title, kept.source) == ("Harbour\ufffd", "\ufffd")


def test_an_empty_timeline_of_the_store_has_nothing_pending(store):
    empty = Timeline.from_snapshot(store.snapshot(store.find_or_create("Empty").id))
    assert (empty.pending, empty.expressions, empty.review_queue) == (0, [], [])
    assert empty.table.empty


def test_news_without_a_day_counts_apart_and_can_be_filtered_away():
    text = "Pilots have grounded half of the flights. The airline is sorry. Talks failed on 7 May 2023."
    timeline = Timeline.from_articles([Article("a", text, published=date(2023, 6, 10))])
    assert "2 events (1 dated, 1 by its publication day)" in repr(timeline)
    assert list(timeline.filter(anchors="publication").table["edtf"]) == ["2023-06-10?"]
    assert list(timeline.filter(anchors="explicit").table["edtf"]) == ["2023-05-07"]


# The table after a correction


STATED = "The ferry Saint Olga sank off Tarn on 4 May 2020. The mayor of Tarn resigned on 7 May 2020."
FERRY_NEWS = [
    Article("gazette", STATED, source="Gazette"),
    Article("herald", "The ferry Saint Olga sank off Tarn on 4 May 2020, killing nine.", source="Herald"),
    Article(
        "mirror",
        "Rebels seized the airport of Tarn on 4 May 2020. A bridge fell on 4 May 2020.",
        source="Mirror",
    ),
]


def corrections(timeline: Timeline, kind: Kind) -> list[Correction]:
    """Return corrections of a kind of one event."""
    event = timeline.events[timeline.table["id"].iloc[0]]
    other = timeline.events[timeline.table["id"].iloc[-1]]
    merged = next(each for each in timeline.events.values() if len(each.mentions) > 1)
    made = timeline.corrected
    return {
        Kind.DATE: [made.correction(event, Kind.DATE, other.lead.date)],
        Kind.TITLE: [made.correction(event, Kind.TITLE, "A new title")],
        Kind.HIDDEN: [made.correction(event, Kind.HIDDEN, True)],
        Kind.STARRED: [made.correction(each, Kind.STARRED, True) for each in (event, other)],
        Kind.PINNED: [made.correction(event, Kind.PINNED, True)],
        Kind.ORDER: [made.correction(event, Kind.ORDER, 2)],
        Kind.TAGGED: [made.correction(event, Kind.TAGGED, ("key",))],
        Kind.MERGED: [made.merge_correction(event, [other])],
        Kind.SENTENCE: [made.sentence_correction(merged.mentions[1])],
        Kind.SPLIT: [made.split_correction(merged.mentions[1])],
        Kind.RENAMED_PLACE: [Correction(Kind.RENAMED_PLACE, None, "Tarn", "Tarnby")],
    }[kind]


@pytest.mark.parametrize(
    "kind",
    [
        Kind.DATE, Kind.TITLE, Kind.HIDDEN, Kind.STARRED, Kind.PINNED, Kind.ORDER, Kind.TAGGED, Kind.MERGED,
        Kind.SENTENCE, Kind.SPLIT, Kind.RENAMED_PLACE,
    ],
)  # fmt: skip
def test_the_table_made_from_the_one_before_is_that_made_anew(store: Store, kind: Kind) -> None:
    key = store.create("Ferry").id
    list(store.add(key, FERRY_NEWS))
    before = Timeline.from_snapshot(store.snapshot(key))
    store.correct_all(key, corrections(before, kind))
    after = Timeline.from_snapshot(store.snapshot(key, before.snapshot), known=before)
    assert_frame_equal(after.table, Timeline.from_snapshot(store.snapshot(key)).table)
    assert not after.table.equals(before.table)
    store.undo_act(key)
    undone = Timeline.from_snapshot(store.snapshot(key, after.snapshot), known=after)
    assert_frame_equal(undone.table, before.table)


def test_rows_of_unchanged_events_are_not_made_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    key = store.create("Ferry").id
    list(store.add(key, FERRY_NEWS))
    before = Timeline.from_snapshot(store.snapshot(key))
    made: list[int] = []
    rows = table._table
    monkeypatch.setattr(
        table, "_table", lambda listed, *rest: made.append(len(listed)) or rows(listed, *rest)
    )
    store.correct_all(key, corrections(before, Kind.TITLE))
    Timeline.from_snapshot(store.snapshot(key, before.snapshot), known=before)
    assert made == [1]
