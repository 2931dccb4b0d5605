"""Articles in a store: stored once, changed ones as newer versions, and loaded unchanged."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

from timeline.errors import ReadingError, ReadingNote, StoreError
from timeline.events import extract
from timeline.language import model_name
from timeline.store import IngestStatus, Store
from timeline.store.codec import encode_extraction
from timeline.store.extractor_version import extractor_version
from timeline.store.rereading import ChangeKind
from timeline.store.schema import articles, extractions, versions

from .sample_articles import article, many

FLOOD = "The river flooded Porto on Monday. Rescue teams reached the old town on January 9."


PARTED = [
    article(FLOOD, "entry 1"),
    article("Striking miners in Braga closed two pits last week, their union said.", "entry 2"),
    article("The council of Faro approved a new harbour on March 3, 2023.", "entry 3"),
]


def statuses(added):
    return [each.status for each in added]


def keys(store, timeline):
    return list(store.articles(timeline.id))


def test_articles_and_extractions_come_back_unchanged(store, timeline):
    given = [article(FLOOD, "a", title="Flood", url="https://example.org/a", author="M. Sousa"), *many(3)]
    assert statuses(store.add(timeline.id, given)) == [IngestStatus.NEW] * 4
    snapshot = store.snapshot(timeline.id)
    assert list(snapshot.articles.values()) == given
    assert snapshot.extractions == {each.id: extract(each) for each in given}
    assert snapshot.outdated == 0


def test_a_reopened_store_has_the_same_content(store, timeline, address):
    list(store.add(timeline.id, many(2)))
    with Store.open(address) as again:
        assert again.snapshot(timeline.id) == store.snapshot(timeline.id)


def test_the_same_articles_are_not_added_twice(store, timeline):
    list(store.add(timeline.id, many(20)))
    before = store.snapshot(timeline.id)
    assert Counter(statuses(store.add(timeline.id, many(20)))) == {IngestStatus.KNOWN: 20}
    assert store.snapshot(timeline.id).articles == before.articles


def test_the_same_words_under_another_id_and_spacing_are_the_same_article(store, timeline):
    list(store.add(timeline.id, [article(FLOOD, "a")]))
    assert statuses(store.add(timeline.id, [article(FLOOD.replace(". ", ".\n\n"), "b")])) == [
        IngestStatus.KNOWN
    ]
    assert keys(store, timeline) == ["a"]


def test_the_same_words_twice_in_one_input_are_one_article(store, timeline):
    added = list(store.add(timeline.id, [article(FLOOD, "a"), article(FLOOD, "b")]))
    assert sorted((each.key, each.status) for each in added) == [
        ("a", IngestStatus.KNOWN),
        ("a", IngestStatus.NEW),
    ]
    assert keys(store, timeline) == ["a"]


def test_other_words_at_the_same_address_are_a_newer_version(store, timeline):
    list(store.add(timeline.id, [article(FLOOD, "a", url="https://example.org/flood?utm_source=x")]))
    text = "The river flooded Porto. Rescue teams reached the old town."
    changed = article(text, "b", url="http://www.example.org/flood/")
    assert statuses(store.add(timeline.id, [changed])) == [IngestStatus.CHANGED]
    assert keys(store, timeline) == ["a"]
    assert [each.article.text for each in store.versions(timeline.id, "a")] == [FLOOD, changed.text]
    assert store.snapshot(timeline.id).extractions["a"].article.text == changed.text


def test_any_other_words_of_the_same_id_at_the_same_address_are_a_newer_version(store, timeline):
    address = "https://example.org/live"
    list(store.add(timeline.id, [article(FLOOD, address, url=address)]))
    other = article("Striking miners in Braga closed two pits last week.", address, url=f"{address}#comments")
    assert statuses(store.add(timeline.id, [other])) == [IngestStatus.CHANGED]
    assert keys(store, timeline) == [address]


@pytest.mark.parametrize(
    "pattern", ["live#block-{}", "news.asp?{}", "news.asp?a=&id={}", "live", "?{}", "#{}"]
)
def test_articles_of_their_own_texts_and_ids_are_kept_apart(store, timeline, pattern):
    urls = [f"https://example.org/{pattern.format(number)}" for number in range(3)]
    given = [replace(each, url=url) for each, url in zip(PARTED, urls, strict=True)]
    assert statuses(store.add(timeline.id, given)) == [IngestStatus.NEW] * 3
    assert statuses(store.add(timeline.id, given)) == [IngestStatus.KNOWN] * 3
    newer = [replace(each, text=f"{each.text} It rained on.") for each in given]
    assert statuses(store.add(timeline.id, newer)) == [IngestStatus.CHANGED] * 3
    assert list(store.articles(timeline.id).values()) == newer


@pytest.mark.parametrize(
    "end", ["?fbclid=1", "#comments", "#xtor=RSS-1", "#:~:text=flooded", "/", "?utm_id="]
)
def test_a_newer_version_is_found_under_another_form_of_its_address(store, timeline, end):
    list(store.add(timeline.id, [article(FLOOD, "a", url="https://example.org/flood")]))
    newer = article(f"{FLOOD} It rained on.", "b", url=f"https://example.org/flood{end}")
    assert statuses(store.add(timeline.id, [newer])) == [IngestStatus.CHANGED]


def test_adding_an_older_version_again_changes_nothing(store, timeline):
    first, second = article(FLOOD, "a"), article(FLOOD + " It rained on.", "a")
    added = statuses(store.add(timeline.id, [first, second, first]))
    assert sorted(added) == [IngestStatus.CHANGED, IngestStatus.KNOWN, IngestStatus.NEW]
    assert store.articles(timeline.id)["a"].text == second.text


def test_the_home_page_of_a_site_identifies_no_article(store, timeline):
    home = "https://example.org/"
    given = [article(each.text, each.id, url=home) for each in many(3)]
    assert statuses(store.add(timeline.id, given)) == [IngestStatus.NEW] * 3


def test_another_article_with_the_same_id_gets_a_new_id(store, timeline):
    list(store.add(timeline.id, [article(FLOOD, "news.jsonl:1")]))
    other = article("Striking miners in Braga closed two pits last week, their union said.", "news.jsonl:1")
    assert statuses(store.add(timeline.id, [other])) == [IngestStatus.NEW]
    first, second = keys(store, timeline)
    assert first == "news.jsonl:1"
    assert second.startswith("news.jsonl:1#")
    assert statuses(store.add(timeline.id, [other])) == [IngestStatus.KNOWN]


@pytest.mark.parametrize(("before", "after"), [("a1.txt", "/news/a1.txt"), ("/news/a1.txt", "a1.txt")])
def test_a_changed_file_is_a_newer_version_with_or_without_its_folder(store, timeline, before, after):
    list(store.add(timeline.id, [article(FLOOD, before)]))
    assert statuses(store.add(timeline.id, [article(FLOOD, after)])) == [IngestStatus.KNOWN]
    changed = article(FLOOD.replace("January 9", "January 8"), after)
    assert statuses(store.add(timeline.id, [changed])) == [IngestStatus.CHANGED]
    assert keys(store, timeline) == [before]
    assert store.articles(timeline.id)[before].text == changed.text


@pytest.mark.parametrize(
    ("text", "key", "day"),
    [
        ("Striking miners in Braga closed two pits last week.", "/news/a1.txt", date(2024, 1, 10)),
        (FLOOD + " It rained on.", "/news/a1.txt", date(2024, 1, 11)),
        (FLOOD + " It rained on.", "/news/ba1.txt", date(2024, 1, 10)),
        (FLOOD + " It rained on.", "a1.txt:2", date(2024, 1, 10)),
    ],
)
def test_similar_files_are_different_articles(store, timeline, text, key, day):
    list(store.add(timeline.id, [article(FLOOD, "a1.txt")]))
    assert statuses(store.add(timeline.id, [article(text, key, published=day)])) == [IngestStatus.NEW]
    assert keys(store, timeline) == ["a1.txt", key]


SHORT = "Police closed the bridge in Porto on Monday."


def test_the_same_words_of_another_day_are_another_article(store, timeline):
    given = [
        article(SHORT, f"t{number}", published=day, url=f"https://example.org/{number}")
        for number, day in enumerate([date(2024, 1, 10), date(2024, 3, 6)])
    ]
    assert statuses(store.add(timeline.id, given)) == [IngestStatus.NEW] * 2
    assert statuses(store.add(timeline.id, given)) == [IngestStatus.KNOWN] * 2
    days = [each.mentions[0].date.earliest for each in store.snapshot(timeline.id).extractions.values()]
    assert days == [date(2024, 1, 8), date(2024, 3, 4)]


@pytest.mark.parametrize(
    "other",
    [
        {"key": "t0", "published": date(2024, 3, 6)},
        {"url": "https://www.example.org/0", "published": date(2024, 3, 6)},
        {"published": None},
        {"published": date(2024, 3, 6), "published_from": "given by hand"},
        {"published": date(2024, 3, 6), "published_from": "the day on which the file was made"},
    ],
)
def test_the_same_words_are_one_article_unless_another_day_is_stated(store, timeline, other):
    list(store.add(timeline.id, [article(SHORT, "t0", url="https://example.org/0")]))
    again = article(SHORT, **{"key": "t1", "url": None} | other)
    assert IngestStatus.NEW not in statuses(store.add(timeline.id, [again]))
    assert keys(store, timeline) == ["t0"]


@pytest.mark.parametrize("key", ["latest.csv:2", "/data/report.txt", "report.txt"])
def test_a_place_in_a_file_may_hold_another_article_next_week(store, timeline, key):
    same = {"url": "https://example.org/bulletins", "source": "Gazette"}
    first = article(FLOOD, key, **same)
    text = "Striking miners in Braga closed two pits last week, their union said."
    second = article(text, key, published=date(2024, 1, 17), **same)
    third = article(FLOOD + " It rained on.", key, published=date(2024, 1, 24), **same)
    assert statuses(store.add(timeline.id, [first, second, third])) == [IngestStatus.NEW] * 3
    newer = replace(second, text=f"{text} The third pit stayed open.")
    assert statuses(store.add(timeline.id, [newer])) == [IngestStatus.CHANGED]
    assert [each.text for each in store.articles(timeline.id).values()] == [
        FLOOD,
        newer.text,
        third.text,
    ]


def test_an_id_that_another_article_has_already_stops_nothing(store, timeline):
    other = article("Striking miners in Braga closed two pits last week, their union said.", "x")
    list(store.add(timeline.id, [article(FLOOD, "x"), other]))
    made = keys(store, timeline)[1]
    list(store.remove_articles(timeline.id, [made]) or ())
    forged = article("The museum in Faro was shut in May 2023.", made)
    assert statuses(store.add(timeline.id, [forged])) == [IngestStatus.NEW]
    again = article("The theatre in Evora was opened in June 2023.", "x")
    assert statuses(store.add(timeline.id, [again, *many(2)])) == [IngestStatus.NEW] * 3


def test_a_missing_publication_date_is_added_later(store, timeline):
    list(store.add(timeline.id, [article(FLOOD, "a", published=None)]))
    assert statuses(store.add(timeline.id, [article(FLOOD, "b")])) == [IngestStatus.CHANGED]
    snapshot = store.snapshot(timeline.id)
    assert snapshot.articles["a"].published == date(2024, 1, 10)
    assert len(snapshot.extractions["a"].mentions) == 2


def test_a_publication_date_given_by_hand_is_used_and_outlasts_a_newer_version(store, timeline):
    list(store.add(timeline.id, [article(FLOOD, "a", published=None)]))
    store.edit_article(timeline.id, "a", published=date(2024, 2, 1))
    assert store.snapshot(timeline.id).outdated == 1
    assert [each.key for each in store.extract_pending(timeline.id)] == ["a"]
    list(store.add(timeline.id, [article(FLOOD + " It rained on.", "a")]))
    snapshot = store.snapshot(timeline.id)
    assert snapshot.articles["a"].published == date(2024, 2, 1)
    assert snapshot.articles["a"].published_from == "given by hand"
    assert snapshot.extractions["a"].mentions[0].date.earliest == date(2024, 1, 29)


def test_unreadable_input_is_reported_and_stops_nothing(store, timeline):
    given = [ReadingError("bad.txt: no text."), article(FLOOD), ReadingNote("a.txt: read as Latin-1.")]
    added = {each.status: each for each in store.add(timeline.id, given)}
    assert added.keys() == {IngestStatus.FAILED, IngestStatus.NEW, IngestStatus.NOTED}
    assert added[IngestStatus.FAILED].message == "bad.txt: no text."


def test_a_removed_article_can_be_restored_or_added_again(store, timeline):
    list(store.add(timeline.id, [article(FLOOD, "a"), *many(1)]))
    store.remove_articles(timeline.id, ["a"])
    assert keys(store, timeline) == ["news/0"]
    assert list(store.snapshot(timeline.id).extractions) == ["news/0"]
    assert list(store.removed_articles(timeline.id)) == ["a"]
    store.restore_articles(timeline.id, ["a"])
    assert keys(store, timeline) == ["a", "news/0"]
    store.remove_articles(timeline.id, ["a"])
    assert statuses(store.add(timeline.id, [article(FLOOD, "a")])) == [IngestStatus.NEW]
    assert keys(store, timeline) == ["a", "news/0"]


def test_stopped_work_keeps_all_reported_articles_and_continues_later(store, timeline):
    adding = store.add(timeline.id, many(60))
    stored = {next(adding).key for _ in range(20)}
    adding.close()
    snapshot = store.snapshot(timeline.id)
    assert stored <= snapshot.extractions.keys()
    assert len(snapshot.articles) < 60
    list(store.add(timeline.id, many(60)))
    snapshot = store.snapshot(timeline.id)
    assert list(snapshot.extractions) == [each.id for each in many(60)]
    assert snapshot.outdated == 0


def test_pending_articles_are_extracted_without_adding_them_again(store, timeline):
    list(store.upsert(timeline.id, many(40)))
    reading = store.extract_pending(timeline.id)
    next(reading)
    reading.close()
    waiting = store.snapshot(timeline.id).outdated
    assert 0 < waiting < 40
    assert len(list(store.extract_pending(timeline.id))) == waiting
    assert store.snapshot(timeline.id).outdated == 0
    assert not list(store.extract_pending(timeline.id))


def test_an_outdated_extraction_stands_until_the_next_one(store, timeline, monkeypatch):
    list(store.add(timeline.id, many(3)))
    for module in ("ingest", "snapshot"):
        monkeypatch.setattr(f"timeline.store.{module}.extractor_version", lambda: "newer")
    snapshot = store.snapshot(timeline.id)
    assert snapshot.outdated == len(snapshot.extractions) == len(snapshot.read_by_others) == 3
    assert all(version.endswith(model_name()) for version in snapshot.read_by_others.values())
    assert statuses(store.add(timeline.id, many(3))) == [IngestStatus.KNOWN] * 3
    assert not list(store.extract_pending(timeline.id, failed=True))
    assert store.snapshot(timeline.id).extractions == snapshot.extractions
    assert len(list(store.extract_pending(timeline.id, outdated=True))) == 3
    assert store.snapshot(timeline.id).outdated == 0


def test_an_extraction_in_another_form_is_read_again(store, timeline):
    list(store.add(timeline.id, many(2)))
    with store._database.writing(timeline.id) as connection:
        connection.execute(update(extractions).values(payload="[0,[],[],[]]", extractor_version="old"))
    assert store.snapshot(timeline.id).extractions == {}
    assert len(list(store.extract_pending(timeline.id))) == 2


def test_what_another_version_would_change_is_shown_before_it_does(store, timeline):
    list(store.add(timeline.id, [article(FLOOD, "a"), *many(2)]))
    before = store.snapshot(timeline.id)
    first, second = before.extractions["a"].mentions
    other = replace(first, title="The river rose")
    moved = replace(second, expression=replace(second.expression, date=first.date))
    changed = replace(before.extractions["a"], mentions=(other, moved))
    none = replace(before.extractions["news/1"], mentions=())
    for extraction in (changed, none, before.extractions["news/0"]):
        version = before.states[extraction.article.id].version_id
        row = {"payload": encode_extraction(extraction), "extractor_version": "old"}
        with store._database.writing(timeline.id) as connection:
            connection.execute(update(extractions).where(extractions.c.version_id == version).values(row))
    stored = store.snapshot(timeline.id)
    found = dict(store.compare_outdated(timeline.id))
    assert [(each.kind, each.before, each.after) for each in found["a"]] == [
        (ChangeKind.TITLE, other, first),
        (ChangeKind.DATE, moved, second),
    ]
    assert found["news/0"] == ()
    assert {(each.kind, each.before) for each in found["news/1"]} == {(ChangeKind.ADDED, None)}
    assert store.snapshot(timeline.id) == stored
    list(store.extract_pending(timeline.id, outdated=True))
    assert store.snapshot(timeline.id).extractions == before.extractions


def fail(store, key, version):
    """Let the extraction of an article fail, with this version of the extractor."""
    with store._database.writing() as connection:
        version_id = select(versions.c.id).join(articles).where(articles.c.key == key).scalar_subquery()
        failed = {
            "extractor_version": version,
            "payload": None,
            "fault": f"{key}: the extraction failed here.",
        }
        connection.execute(update(extractions).where(extractions.c.version_id == version_id).values(failed))


def test_a_failed_article_is_tried_again_on_request_or_when_added_again(store, timeline):
    def put_and_read():
        list(store.upsert(timeline.id, many(3)))
        assert store.count_pending(timeline.id) == store.snapshot(timeline.id).outdated == 1
        return store.extract_pending(timeline.id)

    list(store.add(timeline.id, many(3)))
    for again in (
        lambda: store.extract_pending(timeline.id, failed=True),
        lambda: store.add(timeline.id, many(3)),
        put_and_read,
    ):
        fail(store, "news/1", extractor_version())
        failed = store.snapshot(timeline.id)
        assert (failed.outdated, list(failed.failures)) == (0, ["news/1"])
        assert (store.count_pending(timeline.id), store.count_pending(timeline.id, failed=True)) == (0, 1)
        assert not list(store.extract_pending(timeline.id))
        assert "news/1" not in failed.extractions
        assert IngestStatus.FAILED not in statuses(again())
        mended = store.snapshot(timeline.id, failed)
        assert (mended.outdated, mended.failures) == (0, {})
        assert mended.extractions["news/1"] == extract(mended.articles["news/1"])


def test_an_article_that_failed_with_another_extractor_is_pending_once(store, timeline):
    list(store.add(timeline.id, many(3)))
    fail(store, "news/1", "older")
    assert store.snapshot(timeline.id).outdated == store.count_pending(timeline.id) == 1
    assert [each.key for each in store.extract_pending(timeline.id)] == ["news/1"]


def test_two_writers_of_the_same_articles_store_them_once(store, timeline, address):
    def add_all(opened):
        return Counter(statuses(opened.add(timeline.id, many(40))))

    with Store.open(address) as other, ThreadPoolExecutor(2) as threads:
        total = sum(threads.map(add_all, [store, other]), Counter())
    assert total[IngestStatus.NEW] == 40
    assert total[IngestStatus.NEW] + total[IngestStatus.KNOWN] == 80
    snapshot = store.snapshot(timeline.id)
    assert [each.text for each in snapshot.articles.values()] == [each.text for each in many(40)]
    assert len(snapshot.extractions) == 40


@pytest.mark.parametrize("payload", ["{", '[1,[["x"]],[],[]]', "[1," + "[" * 9_999, '[1,[],[],[[7,"x"]]]'])
def test_a_damaged_extraction_closes_nothing_and_is_read_again(store, timeline, payload):
    list(store.add(timeline.id, many(3)))
    before = store.snapshot(timeline.id)
    first = before.states["news/0"].version_id
    with store._database.writing(timeline.id) as connection:
        connection.execute(
            update(extractions).where(extractions.c.version_id == first).values(payload=payload)
        )
    for known in (None, before):
        snapshot = store.snapshot(timeline.id, known)
        assert list(snapshot.articles) == list(before.articles)
        if known is None:
            assert list(snapshot.extractions) == ["news/1", "news/2"]
            assert "damaged" in snapshot.failures["news/0"]
    assert [each.key for each in store.extract_pending(timeline.id, failed=True)] == ["news/0"]
    assert store.snapshot(timeline.id).extractions == before.extractions


def test_a_new_snapshot_keeps_unchanged_parts(store, timeline):
    list(store.add(timeline.id, many(3)))
    before = store.snapshot(timeline.id)
    assert store.snapshot(timeline.id, before) is before
    list(store.add(timeline.id, [article(FLOOD, "a")]))
    after = store.snapshot(timeline.id, before)
    assert after == store.snapshot(timeline.id)
    assert all(after.extractions[key] is before.extractions[key] for key in before.extractions)


def test_a_snapshot_of_another_file_with_the_same_ids_is_ignored(tmp_path):
    loaded = None
    for name, text in (("a", FLOOD), ("b", "Miners of Braga went on strike on May 4, 2020.")):
        with Store.open(str(tmp_path / name)) as store:
            timeline = store.create("Floods")
            list(store.add(timeline.id, [article(text)]))
            loaded = store.snapshot(timeline.id, loaded)
            assert loaded == store.snapshot(timeline.id)


def test_replacing_unstorable_characters_keeps_the_offsets(store, timeline):
    text = "\0\ud800 The river flooded Porto on Monday. \U0001f30a"
    list(store.add(timeline.id, [article(text, "a\0")]))
    (stored,) = store.articles(timeline.id).values()
    assert len(stored.text) == len(text)
    assert stored.text[2:] == text[2:]


def test_an_unknown_article_or_field_is_refused(store, timeline):
    with pytest.raises(StoreError, match="no where: this article is not in the timeline") as refused:
        store.edit_article(timeline.id, "no\u202e\nwhere", title="T")
    assert str(refused.value).isprintable()
    list(store.add(timeline.id, [article(FLOOD, "a")]))
    with pytest.raises(ValueError, match="text"):
        store.edit_article(timeline.id, "a", text="other")
