"""Articles in a store: the same one once, a changed one as a newer version, all of it there again."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select, update

from timeline.errors import ReadingError, ReadingNote, StoreError
from timeline.events import extract
from timeline.store import Became, Store
from timeline.store.rules import rules
from timeline.store.schema import articles, extractions, versions

from .news import article, many

FLOOD = "The river flooded Porto on Monday. Rescue teams reached the old town on January 9."


def became(added):
    return [each.became for each in added]


def keys(store, project):
    return list(store.articles(project.id))


def test_what_was_found_is_there_again_as_it_was(store, project):
    given = [article(FLOOD, "a", title="Flood", url="https://example.org/a", author="M. Sousa"), *many(3)]
    assert became(store.add(project.id, given)) == [Became.NEW] * 4
    contents = store.contents(project.id)
    assert list(contents.articles.values()) == given
    assert contents.extractions == {each.id: extract(each) for each in given}
    assert contents.outdated == 0


def test_a_store_that_is_opened_again_holds_what_was_stored(store, project, address):
    list(store.add(project.id, many(2)))
    with Store.open(address) as again:
        assert again.contents(project.id) == store.contents(project.id)


def test_the_same_articles_are_not_added_twice(store, project):
    list(store.add(project.id, many(20)))
    before = store.contents(project.id)
    assert Counter(became(store.add(project.id, many(20)))) == {Became.KNOWN: 20}
    assert store.contents(project.id).articles == before.articles


def test_the_same_words_under_another_id_and_spacing_are_the_same_article(store, project):
    list(store.add(project.id, [article(FLOOD, "a")]))
    assert became(store.add(project.id, [article(FLOOD.replace(". ", ".\n\n"), "b")])) == [Became.KNOWN]
    assert keys(store, project) == ["a"]


def test_the_same_words_twice_in_one_input_are_one_article(store, project):
    added = list(store.add(project.id, [article(FLOOD, "a"), article(FLOOD, "b")]))
    assert sorted((each.key, each.became) for each in added) == [("a", Became.KNOWN), ("a", Became.NEW)]
    assert keys(store, project) == ["a"]


def test_other_words_at_the_same_address_are_a_newer_version(store, project):
    list(store.add(project.id, [article(FLOOD, "a", url="https://example.org/flood?utm_source=x")]))
    changed = article("Nothing of the kind happened.", "b", url="http://www.example.org/flood/")
    assert became(store.add(project.id, [changed])) == [Became.CHANGED]
    assert keys(store, project) == ["a"]
    assert [each.article.text for each in store.versions(project.id, "a")] == [FLOOD, changed.text]
    assert not store.contents(project.id).extractions["a"].mentions


def test_an_older_version_given_again_does_not_come_back(store, project):
    first, second = article(FLOOD, "a"), article(FLOOD + " It rained on.", "a")
    added = became(store.add(project.id, [first, second, first]))
    assert sorted(added) == [Became.CHANGED, Became.KNOWN, Became.NEW]
    assert store.articles(project.id)["a"].text == second.text


def test_a_sites_home_page_is_no_address_of_an_article(store, project):
    home = "https://example.org/"
    given = [article(each.text, each.id, url=home) for each in many(3)]
    assert became(store.add(project.id, given)) == [Became.NEW] * 3


def test_an_id_that_comes_to_another_article_does_not_replace_the_first(store, project):
    list(store.add(project.id, [article(FLOOD, "news.jsonl:1")]))
    other = article("Striking miners in Braga closed two pits last week, their union said.", "news.jsonl:1")
    assert became(store.add(project.id, [other])) == [Became.NEW]
    first, second = keys(store, project)
    assert first == "news.jsonl:1"
    assert second.startswith("news.jsonl:1#")
    assert became(store.add(project.id, [other])) == [Became.KNOWN]


@pytest.mark.parametrize(("before", "after"), [("a1.txt", "/news/a1.txt"), ("/news/a1.txt", "a1.txt")])
def test_a_changed_file_is_a_newer_version_wherever_it_is_taken_from(store, project, before, after):
    list(store.add(project.id, [article(FLOOD, before)]))
    assert became(store.add(project.id, [article(FLOOD, after)])) == [Became.KNOWN]
    changed = article(FLOOD.replace("January 9", "January 8"), after)
    assert became(store.add(project.id, [changed])) == [Became.CHANGED]
    assert keys(store, project) == [before]
    assert store.articles(project.id)[before].text == changed.text


@pytest.mark.parametrize(
    ("text", "key", "day"),
    [
        ("Striking miners in Braga closed two pits last week.", "/news/a1.txt", date(2024, 1, 10)),
        (FLOOD + " It rained on.", "/news/a1.txt", date(2024, 1, 11)),
        (FLOOD + " It rained on.", "/news/ba1.txt", date(2024, 1, 10)),
        (FLOOD + " It rained on.", "a1.txt:2", date(2024, 1, 10)),
    ],
)
def test_what_only_looks_like_the_same_file_is_another_article(store, project, text, key, day):
    list(store.add(project.id, [article(FLOOD, "a1.txt")]))
    assert became(store.add(project.id, [article(text, key, published=day)])) == [Became.NEW]
    assert keys(store, project) == ["a1.txt", key]


def test_a_date_that_only_a_later_reading_states_is_added(store, project):
    list(store.add(project.id, [article(FLOOD, "a", published=None)]))
    assert became(store.add(project.id, [article(FLOOD, "b")])) == [Became.CHANGED]
    contents = store.contents(project.id)
    assert contents.articles["a"].published == date(2024, 1, 10)
    assert len(contents.extractions["a"].mentions) == 2


def test_a_date_given_by_hand_is_read_by_and_outlasts_a_newer_version(store, project):
    list(store.add(project.id, [article(FLOOD, "a", published=None)]))
    store.describe(project.id, "a", published=date(2024, 2, 1))
    assert store.contents(project.id).outdated == 1
    assert [each.key for each in store.refresh(project.id)] == ["a"]
    list(store.add(project.id, [article(FLOOD + " It rained on.", "a")]))
    contents = store.contents(project.id)
    assert contents.articles["a"].published == date(2024, 2, 1)
    assert contents.articles["a"].published_from == "given by hand"
    assert contents.extractions["a"].mentions[0].date.earliest == date(2024, 1, 29)


def test_what_could_not_be_read_is_reported_and_stops_nothing(store, project):
    given = [ReadingError("bad.txt: no text."), article(FLOOD), ReadingNote("a.txt: read as Latin-1.")]
    added = {each.became: each for each in store.add(project.id, given)}
    assert added.keys() == {Became.FAILED, Became.NEW, Became.NOTED}
    assert added[Became.FAILED].fault == "bad.txt: no text."


def test_an_article_that_was_taken_out_can_be_brought_back_or_added_again(store, project):
    list(store.add(project.id, [article(FLOOD, "a"), *many(1)]))
    store.remove(project.id, ["a"])
    assert keys(store, project) == ["news/0"]
    assert list(store.contents(project.id).extractions) == ["news/0"]
    assert list(store.removed(project.id)) == ["a"]
    store.bring_back(project.id, ["a"])
    assert keys(store, project) == ["a", "news/0"]
    store.remove(project.id, ["a"])
    assert became(store.add(project.id, [article(FLOOD, "a")])) == [Became.NEW]
    assert keys(store, project) == ["a", "news/0"]


def test_who_stops_keeps_what_was_reported_and_goes_on_later(store, project):
    adding = store.add(project.id, many(60))
    stored = {next(adding).key for _ in range(20)}
    adding.close()
    contents = store.contents(project.id)
    assert stored <= contents.extractions.keys()
    assert len(contents.articles) < 60
    list(store.add(project.id, many(60)))
    contents = store.contents(project.id)
    assert list(contents.extractions) == [each.id for each in many(60)]
    assert contents.outdated == 0


def test_articles_are_completed_without_giving_them_again(store, project):
    list(store.put(project.id, many(40)))
    reading = store.refresh(project.id)
    next(reading)
    reading.close()
    waiting = store.contents(project.id).outdated
    assert 0 < waiting < 40
    assert len(list(store.refresh(project.id))) == waiting
    assert store.contents(project.id).outdated == 0
    assert not list(store.refresh(project.id))


def test_what_other_rules_found_stands_until_it_is_read_again(store, project, monkeypatch):
    list(store.add(project.id, many(3)))
    for module in ("adding", "contents"):
        monkeypatch.setattr(f"timeline.store.{module}.rules", lambda: "newer")
    contents = store.contents(project.id)
    assert contents.outdated == len(contents.extractions) == 3
    assert len(list(store.refresh(project.id))) == 3
    assert store.contents(project.id).outdated == 0


def fail(store, key, rules):
    """Let an article be one that the extraction failed on, under these rules."""
    with store._database.writing() as connection:
        version = select(versions.c.id).join(articles).where(articles.c.key == key).scalar_subquery()
        failed = {"rules": rules, "payload": None, "fault": f"{key}: the extraction failed here."}
        connection.execute(update(extractions).where(extractions.c.version_id == version).values(failed))


def test_an_article_that_failed_is_tried_again_when_it_is_added_again_or_that_is_asked_for(store, project):
    def put_and_read():
        list(store.put(project.id, many(3)))
        assert store.waiting(project.id) == store.contents(project.id).outdated == 1
        return store.refresh(project.id)

    list(store.add(project.id, many(3)))
    for again in (
        lambda: store.refresh(project.id, failed=True),
        lambda: store.add(project.id, many(3)),
        put_and_read,
    ):
        fail(store, "news/1", rules())
        failed = store.contents(project.id)
        assert (failed.outdated, list(failed.faults)) == (0, ["news/1"])
        assert (store.waiting(project.id), store.waiting(project.id, failed=True)) == (0, 1)
        assert not list(store.refresh(project.id))
        assert "news/1" not in failed.extractions
        assert Became.FAILED not in became(again())
        mended = store.contents(project.id, failed)
        assert (mended.outdated, mended.faults) == (0, {})
        assert mended.extractions["news/1"] == extract(mended.articles["news/1"])


def test_an_article_that_failed_under_other_rules_counts_once(store, project):
    list(store.add(project.id, many(3)))
    fail(store, "news/1", "older")
    assert store.contents(project.id).outdated == store.waiting(project.id) == 1
    assert [each.key for each in store.refresh(project.id)] == ["news/1"]


def test_two_that_add_the_same_at_once_add_it_once(store, project, address):
    def add_all(opened):
        return Counter(became(opened.add(project.id, many(40))))

    with Store.open(address) as other, ThreadPoolExecutor(2) as threads:
        total = sum(threads.map(add_all, [store, other]), Counter())
    assert total[Became.NEW] == 40
    assert total[Became.NEW] + total[Became.KNOWN] == 80
    contents = store.contents(project.id)
    assert [each.text for each in contents.articles.values()] == [each.text for each in many(40)]
    assert len(contents.extractions) == 40


def test_a_damaged_extraction_is_named(store, project):
    list(store.add(project.id, many(2)))
    with store._database.writing() as connection:
        connection.execute(update(extractions).values(payload='[1,["x"],[],[]]'))
    with pytest.raises(StoreError, match=r"news/0: .* damaged"):
        store.contents(project.id)


def test_loading_again_keeps_what_did_not_change(store, project):
    list(store.add(project.id, many(3)))
    before = store.contents(project.id)
    assert store.contents(project.id, before) is before
    list(store.add(project.id, [article(FLOOD, "a")]))
    after = store.contents(project.id, before)
    assert after == store.contents(project.id)
    assert all(after.extractions[key] is before.extractions[key] for key in before.extractions)


def test_nothing_is_kept_of_the_timeline_of_another_file_under_the_same_ids(tmp_path):
    loaded = None
    for name, text in (("a", FLOOD), ("b", "Miners of Braga went on strike on May 4, 2020.")):
        with Store.open(str(tmp_path / name)) as store:
            project = store.create("Floods")
            list(store.add(project.id, [article(text)]))
            loaded = store.contents(project.id, loaded)
            assert loaded == store.contents(project.id)


def test_characters_that_no_database_takes_leave_offsets_as_they_are(store, project):
    text = "\0\ud800 The river flooded Porto on Monday. \U0001f30a"
    list(store.add(project.id, [article(text, "a\0")]))
    (stored,) = store.articles(project.id).values()
    assert len(stored.text) == len(text)
    assert stored.text[2:] == text[2:]


def test_an_unknown_article_or_field_is_refused(store, project):
    with pytest.raises(StoreError, match="no where: this article is not in the timeline") as refused:
        store.describe(project.id, "no\u202e\nwhere", title="T")
    assert str(refused.value).isprintable()
    list(store.add(project.id, [article(FLOOD, "a")]))
    with pytest.raises(ValueError, match="text"):
        store.describe(project.id, "a", text="other")
