"""Files that attack the reader: nothing but the file is opened, and whatever fails, the rest is read."""

import json
import os
from pathlib import Path

import pytest

from tests.reading.samples import FIRST, TEXT, articles, feed, lines, messages
from timeline.reading import read_bytes, read_paths

NESTED = "[" * 900 + "1" + "]" * 900
"""A value that JSON can hold, deeper than a program should go."""


@pytest.mark.parametrize("prefix", [b"", b"\n", b"file://"])
def test_a_feed_that_is_a_path_opens_no_file(prefix, tmp_path: Path):
    secret = tmp_path / "secret.xml"
    secret.write_bytes(feed("<description>The secret.</description>"))
    found = list(read_bytes("a.xml", prefix + os.fsencode(secret)))
    assert not articles(found)
    assert "no feed" in messages(found)[0]


CONTROLS = "\x01\x08\x0b\x1f\x7f\ufffe\uffff"
WITH_CONTROLS = {
    "a block of HTML in Markdown": ("a.md", f"<div>{FIRST}{CONTROLS}<br>more\x01 text</div>\n".encode()),
    "a reference in Markdown": ("a.md", f"<div>{FIRST}&#1;&#8;&#xFFFE;<br>more</div>\n".encode()),
    "a page": ("a.html", f"<html><article><p>{TEXT}\x01<br>more\x08</p>{CONTROLS}</article></html>".encode()),
    "a page with a script": (
        "a.html",
        f"<html><body>\x01<script>x</script>\x01<article><p>{TEXT}</p>\x01</article></body></html>".encode(),
    ),
    "an entry of a feed": ("a.rss", feed(f"<description>&lt;p>{FIRST}&amp;#1;&lt;br>more</description>")),
    "a field with HTML": ("a.jsonl", lines({"body": f"<p>{FIRST}\x01<br>more\x02</p>"})),
    "the JSON of a page": (
        "a.html",
        (
            "<html><script type='application/ld+json'>"
            + json.dumps({"@type": "NewsArticle", "articleBody": f"<p>{TEXT}\x01<br></p>"})
            + f"</script><article><p>{TEXT}</p></article></html>"
        ).encode(),
    ),
}


@pytest.mark.parametrize(("name", "data"), WITH_CONTROLS.values(), ids=WITH_CONTROLS)
def test_control_characters_lose_no_text(name, data):
    found = list(read_bytes(name, data))
    assert not messages(found)
    [article] = articles(found)
    assert FIRST in article.text


MALFORMED = "https://[post.example/a"
WITH_BAD_LINKS = {
    "a page's own address": (
        "a.html",
        f"<html><link rel=canonical href='{MALFORMED}'><article><p>{TEXT}</p></article></html>".encode(),
    ),
    "a page's base": (
        "a.html",
        (
            f"<html><base href='{MALFORMED}'><link rel=canonical href='/a'>"
            f"<article><p>{TEXT}</p></article></html>"
        ).encode(),
    ),
    "an entry's link": ("a.rss", feed(f"<description>{FIRST}</description><link>{MALFORMED}</link>")),
    "a feed's link": ("a.rss", feed(f"<description>{FIRST}</description><link>/a</link>", link=MALFORMED)),
    "a field": ("a.jsonl", lines({"text": FIRST, "url": MALFORMED})),
    "an outlet that is an address": ("a.jsonl", lines({"text": FIRST, "source": MALFORMED})),
}


@pytest.mark.parametrize(("name", "data"), WITH_BAD_LINKS.values(), ids=WITH_BAD_LINKS)
def test_a_malformed_link_loses_no_text(name, data):
    [article] = articles(read_bytes(name, data))
    assert FIRST in article.text
    assert article.url is None


@pytest.mark.parametrize("field", ["title", "source", "published", "other", "data"])
def test_a_value_nested_deep_loses_no_other_article(field):
    record = f'{{"text": {json.dumps(FIRST)}, "{field}": {NESTED}}}'
    data = "\n".join([json.dumps({"text": TEXT}), record, json.dumps({"text": "Third."})]).encode()
    found = articles(read_bytes("a.jsonl", data))
    assert [each.text for each in found] == [TEXT, FIRST, "Third."]


def test_whatever_a_reader_raises_is_one_sentence_for_its_file(tmp_path: Path, monkeypatch):
    """A fault that no reader expects: memory ends while a library parses a value."""
    parse = json.loads

    def parse_or_fail(text, **options):
        if "endless" in text:
            raise MemoryError
        return parse(text, **options)

    monkeypatch.setattr(json, "loads", parse_or_fail)
    (tmp_path / "a.jsonl").write_bytes(lines({"text": FIRST}, {"text": "endless"}))
    (tmp_path / "b.txt").write_text(TEXT)
    found = list(read_paths([tmp_path / "a.jsonl", tmp_path / "b.txt"]))
    assert articles(found)[-1].text == TEXT
    [fault] = messages(found)
    assert fault.endswith("this file could not be read (MemoryError); save it again or in another format.")


@pytest.mark.parametrize("given", ["a\0b.txt", "~nosuch/a.txt", "x" * 5000, "a/" * 3000 + "a.txt"])
def test_a_name_that_no_system_takes_is_one_sentence_and_the_rest_is_read(given, tmp_path: Path):
    (tmp_path / "b.txt").write_text(TEXT)
    found = list(read_paths([given, tmp_path / "b.txt"]))
    assert [each.text for each in articles(found)] == [TEXT]
    assert len(messages(found)) == 1


ADDRESS = "https://ida:secret@post.example/a"


def test_no_password_of_an_address_is_kept_or_shown():
    shown = [
        *read_bytes("a.jsonl", lines({"text": FIRST, "url": ADDRESS, "archive": ADDRESS, "source": ADDRESS})),
        *read_bytes("b.jsonl", lines({"text": FIRST, "id": ADDRESS})),
        *read_bytes(
            "a.rss", feed(f"<description>{FIRST}</description><link>{ADDRESS}</link><guid>{ADDRESS}</guid>")
        ),
        *read_bytes("a.html", f"<meta property='og:url' content='{ADDRESS}'><article><p>{TEXT}".encode()),
        *read_bytes(ADDRESS, b"\0"),
    ]
    assert articles(shown)[0].url == "https://post.example/a"
    assert not [each for each in shown if "secret" in repr(each)]
