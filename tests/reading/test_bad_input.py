"""Unreadable and partly readable files: one clear sentence each, and the rest is read."""

import gzip
import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.reading.samples import (
    FIRST,
    TEXT,
    articles,
    feed,
    lines,
    messages,
    page,
    parquet,
    pdf,
    word,
    word_with,
)
from timeline.errors import ReadingNote
from timeline.reading import read_bytes, read_paths

GOOD = {"text": TEXT}
MEGABYTE = b"All quiet on the bridge. " * 40_000


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return stream.getvalue()


WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f"<w:document xmlns:w='{WORDS}'><w:body>{{}}</w:body></w:document>"
LAUGHS = (
    "<!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {n} '{f'&{m};' * 10}'>" for m, n in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)

UNREADABLE = [{}] * 60_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps([GOOD, *UNREADABLE]).encode()),
        ("a.jsonl", lines(GOOD, *UNREADABLE)),
        ("a.csv", f"text,title\n{FIRST},\n".encode() + b",b\n" * 60_000),
    ],
)
def test_a_file_of_unreadable_items_gives_few_messages_and_ends(name: str, data: bytes):
    found = list(read_bytes(name, data))
    assert len(articles(found)) == 1
    *first, end = messages(found)
    assert len(first) == 100
    assert end == f"{name}: it has 50,002 items that cannot be read, and was read no further."


def test_more_errors_than_are_told_are_counted_and_all_articles_read():
    found = list(read_bytes("a.jsonl", lines(GOOD, *UNREADABLE[:250], GOOD)))
    assert len(articles(found)) == 2
    assert messages(found)[-1] == "a.jsonl: 150 more of its items cannot be read; correct the file."
    assert len(messages(found)) == 101


def test_a_packed_file_of_millions_of_objects_is_left_out():
    packed = gzip.compress(b"[" + b"{}," * 3_000_001 + b"{}]")
    [said] = messages(read_bytes("a.json.gz", packed))
    assert said == "a.json.gz: it has more than 3,000,000 objects; give it in parts."


NOTHING_READ = {
    "a gzip file that is cut short": (
        "a.jsonl.gz",
        gzip.compress(lines({"text": "A" * 9999}))[:-20],
        "damaged or cut",
    ),
    "a gzip file that is none": ("a.csv.gz", b"text\nA\n", "gzip file is damaged"),
    "an empty file": ("a.txt", b"", "no text in it"),
    "a file of blanks": ("a.md", b" \n\t\n", "no text in it"),
    "a page cut off in its head": ("a.md", b"<!DOCTYPE html><html><head><title>Bridge", "no text in it"),
    "a header without a text": ("a.txt", b" date 2024-03-05 Bridge\n\n", "no text below its header"),
    "a day that does not exist": (
        "a.txt",
        b" date 2023-02-29 Leap\n\nText.",
        "a day that does not exist, 2023-02-29",
    ),
    "a header of the year 9999": (
        "a.txt",
        b" date 9999-12-31 Far\n\nText.",
        "names 9999-12-31, too early or late",
    ),
    "a picture called a text": ("a.txt", b"GIF89a\x00\x01\x00", "a binary file"),
    "a kind that is not known": ("a.pages", b"text", "files of this kind cannot be read; give .txt, .md"),
    "an old Word document": (
        "a.docx",
        b"\xd0\xcf\x11\xe0" + bytes(600),
        "no Word document, or it is damaged",
    ),
    "a zip that is no document": (
        "a.docx",
        zipped(**{"a.txt": b"text"}),
        "no Word document, or it is damaged",
    ),
    "a document without text": ("a.docx", word(()), "no text in this document"),
    "a document of tags 100,000 deep": (
        "a.docx",
        word_with(BODY.format("<w:p>" * 100_000).encode()),
        "no Word document",
    ),
    "a document whose entities grow": (
        "a.docx",
        word_with((LAUGHS + BODY.format("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>")).encode()),
        "document",
    ),
    "a PDF that is none": ("a.pdf", b"%PDF-1.7 and no more", "no PDF, or it is damaged"),
    "a PDF cut short": ("a.pdf", pdf([[FIRST]])[:150], "no PDF, or it is damaged"),
    "a PDF of pictures": ("a.pdf", pdf([[]]), "no text in this PDF"),
    "a page without text": (
        "a.html",
        b"<html><head><title>Bridge</title></head><body><img src=a.png></body></html>",
        "no article",
    ),
    "a page that is empty": ("a.htm", b"<html></html>", "no article was found"),
    "Markdown quoted 50,000 times over": ("a.md", b">" * 50_000 + b" text", "no text in it"),
    "a page of tags 100,000 deep": ("a.html", b"<div>" * 100_000, "no article was found"),
    "a table with other columns": (
        "a.csv",
        b"Nachname,Vorname\nBrand,Ida\n",
        'here are "Nachname", "Vorname"); name one "text"',
    ),
    "a table without rows": ("a.csv", b"text,date\n", "no article below its header"),
    "Parquet with other columns": ("a.parquet", parquet(name=["Ida"]), 'here are "name"'),
    "Parquet without rows": ("a.parquet", parquet(text=[]), "no article in it"),
    "Parquet that is none": ("a.parquet", b"PAR1" + bytes(50) + b"PAR1", "no Parquet file, or it is damaged"),
    "JSON of another shape": (
        "a.json",
        b'{"type": "FeatureCollection", "features": [{"geometry": {}}]}',
        'here are "type", "features"',
    ),
    "JSON that is a number": ("a.json", b"42", "no list of articles"),
    "JSON that is cut short": ("a.json", b'[{"text": "A"}, {"te', "line 1 is not valid JSON"),
    "JSON nested too deep": ("a.json", b'{"a":' * 100_000, "nested too deep"),
    "JSON Lines without an object": ("a.jsonl", b'["text"]', "line 1: this is not a JSON object"),
    "XML that is no feed": ("a.xml", b"<note><to>Ida</to></note>", "no feed (RSS or Atom)"),
    "a feed without entries": ("a.rss", feed(), "no entry in it"),
    "a feed whose entities grow": ("a.xml", feed("<title>&i;</title>", head=LAUGHS), "declares entities"),
    "a feed of tags 100,000 deep": ("a.atom", b"<feed>" * 100_000, "no entry in it"),
}

TOO_LARGE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a gzip bomb": ("a.jsonl.gz", lambda: gzip.compress(b" " * 120_000_000, 9), "100 times its size"),
    "a gzip bomb that is one line of JSON": (
        "a.json.gz",
        lambda: gzip.compress(b"[" + b"0," * 60_000_000, 9),
        "100 times",
    ),
    "a zip bomb as a document": (
        "a.docx",
        lambda: word_with(b" " * 310_000_000),
        "unpacks to more than 60 MB of text or 300 MB in all",
    ),
    "a text of 100 MB": ("a.txt", lambda: MEGABYTE * 100, "longer than 20 MB; split it"),
    "a page of 100 MB": ("a.html", lambda: page() + MEGABYTE * 100, "longer than 20 MB"),
    "a table of more than 200 MB": (
        "a.csv.gz",
        lambda: gzip.compress(b"text\n" + os.urandom(1 << 20).hex().encode() * 105),
        "longer than 200 MB",
    ),
}
"""Files that are made when their test runs: together they take ten seconds and 800 MB."""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "make", "says"), TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_file_that_is_too_large_gives_one_sentence_and_the_next_file_is_read(name, make, says, tmp_path):
    assert_only_the_next_file_is_read(name, make(), says, tmp_path)


@pytest.mark.parametrize(("name", "data", "says"), NOTHING_READ.values(), ids=NOTHING_READ)
def test_an_unreadable_file_gives_one_sentence_and_the_next_file_is_read(name, data, says, tmp_path):
    assert_only_the_next_file_is_read(name, data, says, tmp_path)


def assert_only_the_next_file_is_read(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "next.txt").write_text(TEXT)
    found = list(read_paths([tmp_path / name, tmp_path / "next.txt"]))
    [fault] = messages(found)
    assert says in fault
    assert_is_one_sentence(fault, str(tmp_path / name))
    assert [article.text for article in articles(found)] == [TEXT]


@pytest.mark.parametrize(("name", "data", "says"), NOTHING_READ.values(), ids=NOTHING_READ)
def test_direction_marks_in_a_name_do_not_reach_a_message(name, data, says):
    [fault] = messages(read_bytes(f"\u202egpj.\u2066\x1b[31m\n{name}", data))
    assert fault.isprintable()
    assert f"gpj.[31m {name}" in fault
    assert says in fault


READ_BUT_FOR_ONE = {
    "a line that is no JSON": (
        "a.jsonl",
        lines(GOOD) + b"{oops\n" + lines(GOOD),
        "line 2: this is not valid JSON",
    ),
    "a line without text": ("a.jsonl", lines(GOOD, {"title": "No text"}, GOOD), 'line 2: "text" is missing'),
    "a line that is too long": (
        "a.jsonl",
        lines(GOOD, {"text": "A" * 41_000_000}, GOOD),
        "line 2: this is longer than 40 MB",
    ),
    "a text that is too long": (
        "a.jsonl",
        lines(GOOD, {"text": "A" * 21_000_000}, GOOD),
        "line 2: its text is longer than 20 MB",
    ),
    "an id twice": (
        "a.jsonl",
        lines({"id": "x", **GOOD}, {"id": "y", **GOOD}, {"id": "x", "text": "B"}),
        "two articles have this id",
    ),
    "an item of a list that is no object": (
        "a.json",
        json.dumps([GOOD, "text", GOOD]).encode(),
        "item 2: this is no JSON object",
    ),
    "a row with more cells than the header": (
        "a.csv",
        b"title,text\nA,One.\nB,Two, and more.\nC,Three.\n",
        "row 3: this row has 3 cells",
    ),
    "a row without text": ("a.csv", b"title,text\nA,One.\nB,\nC,Three.\n", 'row 3: "text" is missing'),
    "a cell that is too long": (
        "a.csv",
        b"text\nA\n" + b"B" * 21_000_000 + b"\nC\n",
        "row 3: a cell is longer than 20 MB",
    ),
    "a row of Parquet without text": (
        "a.parquet",
        parquet(text=["A", None, "C"]),
        'row 2: "text" is missing',
    ),
    "an entry without text": (
        "a.rss",
        feed("<description>One.</description>", "<title>Two</title>", "<description>Three.</description>"),
        "entry 2: there is no text",
    ),
}


@pytest.mark.parametrize(("name", "data", "says"), READ_BUT_FOR_ONE.values(), ids=READ_BUT_FOR_ONE)
def test_an_unreadable_article_gives_a_reason_and_the_two_others_are_read(name, data, says):
    found = list(read_bytes(name, data))
    [fault] = messages(found)
    assert says in fault
    assert_is_one_sentence(fault, "")
    assert len(articles(found)) == 2


READ_IN_PART = {
    "a date in the year 9999": (
        "a.jsonl",
        lines({"published": "9999-12-31", **GOOD}),
        '"published" is no date, 9999-12-31',
    ),
    "a date before all newspapers": (
        "a.json",
        json.dumps({"date": "0001-01-01", **GOOD}).encode(),
        '"date" is no date',
    ),
    "a date in no calendar": (
        "a.csv",
        b"text,Date\nA,31 June 2024\n",
        'row 2: "Date" is no date, 31 June 2024',
    ),
    "a date beyond all seconds": ("a.jsonl", lines({"date": 10**300, **GOOD}), '"date" is no date'),
    "a date of a feed": (
        "a.rss",
        feed("<description>One.</description><pubDate>yesterday</pubDate>"),
        "its date is no day",
    ),
    "a relative link in a feed without an address": (
        "a.rss",
        feed("<description>One.</description><link>/bridge</link>", link=""),
        "its link, /bridge, is relative",
    ),
    "letters that are not UTF-8": (
        "a.txt",
        "Der Bürgermeister eröffnete am Dienstag die Brücke über die Fulda.".encode("cp1252"),
        "not UTF-8 and was read as cp1252",
    ),
}


@pytest.mark.parametrize(("name", "data", "says"), READ_IN_PART.values(), ids=READ_IN_PART)
def test_a_lost_field_is_reported(name, data, says):
    found = list(read_bytes(name, data))
    [fault] = messages(found)
    assert says in fault
    assert_is_one_sentence(fault)
    [article] = articles(found)
    assert article.published is None
    assert article.url is None


def assert_is_one_sentence(fault: str, name: str = "a.") -> None:
    assert fault.startswith(name)
    assert fault.endswith(".")
    assert "\n" not in fault
    assert "Traceback" not in fault
    assert len(fault) < 400


def test_a_symbolic_link_out_of_the_folder_is_refused(tmp_path: Path):
    (tmp_path / "secret.html").write_bytes(page())
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.html").symlink_to(tmp_path / "secret.html")
    (inside / "good.txt").write_text(TEXT)
    found = list(read_paths([inside]))
    assert [article.text for article in articles(found)] == [TEXT]
    [fault] = messages(found)
    assert "leads out of its folder" in fault


def test_a_name_with_line_breaks_and_colours_stays_on_one_line(tmp_path: Path):
    (tmp_path / "a\nb\x1b[31m\u202e.csv").write_bytes(b"Nachname\nBrand\n")
    [fault] = messages(read_paths([tmp_path]))
    assert not re.search(r"[\n\x1b\u202e]", fault)


def test_column_names_with_line_breaks_stay_on_one_line():
    [fault] = messages(read_bytes("a.csv", b'"Nach\nname","b\x1b"\nBrand,1\n'))
    assert '"Nach name", "b"' in fault


def test_a_guessed_encoding_is_a_note():
    found = list(read_bytes("a.txt", "Министр заявил об этом во вторник в Москве.".encode("cp1251")))
    [note] = [one for one in found if isinstance(one, ReadingNote)]
    assert "cp1251" in str(note)
    assert articles(found)[0].text == "Министр заявил об этом во вторник в Москве."


def test_an_unknown_field_is_an_error():
    [fault] = messages(read_paths_or_error())
    assert 'no field "body"; it has text' in fault


def read_paths_or_error():
    from timeline.errors import ReadingError

    try:
        yield from read_paths([], {"body": "Story"})
    except ReadingError as error:
        yield error


def test_a_dateline_replaces_an_implausible_date():
    [article] = articles(
        read_bytes(
            "a.jsonl", lines({"date": "9999-12-31", "text": "OSLO, May 3, 2021 (Reuters) - It opened."})
        )
    )
    assert article.published == date(2021, 5, 3)
