"""Articles from files, folders and bytes: content, ids, errors."""

import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading import read_bytes, read_paths, read_text

HEADER = " date 2024-03-05 Bridge reopens\n\n"


def articles(found: list[Article | ReadingError]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def messages(found: list[Article | ReadingError]) -> list[str]:
    return [str(one) for one in found if isinstance(one, ReadingError)]


def lines(*objects: object) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in objects).encode()


def test_the_header_line_gives_day_and_title_and_is_not_counted_in_offsets():
    [article] = articles(list(read_bytes("bridge.txt", f"{HEADER}It opened.\n".encode())))
    assert article == Article(
        "bridge.txt",
        "It opened.\n",
        "Bridge reopens",
        date(2024, 3, 5),
        published_from="the file's header",
    )


def test_a_text_without_a_header_is_all_text():
    [article] = articles(list(read_bytes("a.txt", b"date palms grew there.\n\nAnd figs.")))
    assert (article.text, article.published) == ("date palms grew there.\n\nAnd figs.", None)


def test_windows_line_ends_and_byte_order_mark_are_removed():
    content = "\ufeff" + HEADER.replace("\n", "\r\n") + "One.\r\nTwo."
    [article] = articles(list(read_bytes("a.txt", content.encode())))
    assert (article.text, article.title) == ("One.\nTwo.", "Bridge reopens")


def test_json_lines_keep_their_fields_and_default_ids_name_the_line():
    data = lines(
        {"text": "A"}, {"text": "B", "id": 7, "published": "5 March 2024", "source": "Wire", "title": None}
    )
    first, second = articles(list(read_bytes("news.jsonl", data)))
    assert first.id == "news.jsonl:1"
    assert second == Article("7", "B", None, date(2024, 3, 5), "Wire", published_from='the field "published"')


def test_compressed_json_lines_read_the_same():
    data = lines({"text": "A", "published": "2024-03-05T10:00:00Z"})
    [article] = articles(list(read_bytes("news.jsonl.gz", gzip.compress(data))))
    assert article.published == date(2024, 3, 5)


def test_a_lone_surrogate_is_replaced_without_moving_an_offset():
    [article] = articles(list(read_bytes("a.jsonl", b'{"text": "a\\ud800b \\ud83d\\ude00"}')))
    assert article.text == "a\ufffdb \U0001f600"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "no text in it"),
        ("a.txt", b" \n\n", "no text in it"),
        ("a.txt", HEADER.encode(), "no text below its header"),
        ("a.txt", b" date 2024-02-31 Leap\n\nText.", "a day that does not exist"),
        ("a.txt", b" date 99999-01-01 Far\n\nText.", "a day that does not exist"),
        ("a.txt", b" date -0001-01-01 Past\n\nText.", "a day that does not exist"),
        ("a.txt", b"GIF89a\x00\x01", "binary file"),
        ("a.doc", b"text", "files of this kind cannot be read"),
        ("a.jsonl", b"", "there is no article in it"),
        ("a.jsonl", b'{"text": "cut', "line 1: this is not valid JSON"),
        ("a.jsonl", b"[" * 100_000, "line 1: this is not valid JSON"),
        ("a.jsonl", b'["text"]', "line 1: this is not a JSON object"),
        ("a.jsonl", b'{"text": 5}', 'line 1: "text" is missing'),
        ("a.jsonl", b'{"title": "no text"}', "none of its fields is the article's text"),
        ("a.jsonl.gz", b"not gzip", "gzip file is damaged"),
        ("a.jsonl.gz", gzip.compress(lines({"text": "A" * 9999}), mtime=0)[:-20], "gzip file is damaged"),
    ],
)
def test_an_error_is_one_sentence_with_the_name_of_the_file(name, data, says):
    found = list(read_bytes(name, data))
    [fault] = messages(found)
    assert fault.startswith(name)
    assert says in fault
    assert "\n" not in fault
    assert not articles(found)


def test_a_bad_line_does_not_stop_the_others():
    data = lines({"text": "A"}) + b"{oops\n" + lines({"text": "C"})
    found = list(read_bytes("n.jsonl", data))
    assert [one.text for one in articles(found)] == ["A", "C"]
    assert len(messages(found)) == 1


def test_an_unreadable_date_is_reported_and_the_article_is_read():
    found = list(read_bytes("n.jsonl", lines({"text": "A", "published": "the day the music died"})))
    assert articles(found)[0].published is None
    assert '"published" is no date' in messages(found)[0]


def test_a_line_over_the_limit_is_reported_and_the_next_one_is_read(monkeypatch):
    monkeypatch.setattr("timeline.reading.json_lines._MAX_LINE_BYTES", 50)
    found = list(read_bytes("n.jsonl", lines({"text": "A" * 500}, {"text": "B"})))
    assert [one.text for one in articles(found)] == ["B"]
    assert "split it" in messages(found)[0]


def test_a_repeated_id_is_an_error():
    found = list(read_bytes("n.jsonl", lines({"id": "x", "text": "A"}, {"id": "x", "text": "B"})))
    assert [one.text for one in articles(found)] == ["A"]
    assert "two articles have this id" in messages(found)[0]


def test_a_folder_gives_all_files_below_it_in_order_of_name(tmp_path: Path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.txt").write_text("One.")
    (tmp_path / "a.TXT").write_text("Two.")
    (tmp_path / "notes.log").write_text("no article")
    found = list(read_paths([tmp_path, tmp_path / "a.TXT"]))
    assert [one.text for one in articles(found)] == ["Two.", "One."]
    assert not messages(found)


def test_an_empty_folder_a_missing_file_and_a_link_out_are_errors(tmp_path: Path):
    outside = tmp_path / "outside.txt"
    outside.write_text("Secret.")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.txt").symlink_to(outside)
    found = list(read_paths([tmp_path / "gone.txt", inside]))
    assert not articles(found)
    assert [
        "No such file" in fault or "leads out" in fault or "no article file" in fault
        for fault in messages(found)
    ]
    assert len(messages(found)) == 2


def test_bad_paths_do_not_stop_the_others(tmp_path: Path):
    good = tmp_path / "good.txt"
    good.write_text("Text.")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    odd = tmp_path / os.fsdecode(b"odd\xff.txt")
    odd.write_text("Odd.")
    found = list(
        read_paths([tmp_path / "circle.txt", tmp_path / "pipe.txt", "x" * 300 + ".txt", "", tmp_path])
    )
    assert {one.text for one in articles(found)} == {"Text.", "Odd."}
    assert all(one.id.encode() for one in articles(found))
    assert len(messages(found)) == 6


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_without_permission_is_an_error(tmp_path: Path):
    (tmp_path / "locked").mkdir(mode=0o000)
    [fault] = messages(list(read_paths([tmp_path])))
    assert "Permission denied" in fault


def test_a_file_name_with_a_line_break_stays_on_one_line():
    [fault] = messages(list(read_bytes("a\nb\x1b[31m.txt", b"")))
    assert "\n" not in fault
    assert "\x1b" not in fault


def test_a_pasted_text_has_a_stable_id_and_its_header_counts():
    first, again = read_text(f"{HEADER}Text."), read_text(f"{HEADER}Text.")
    assert first == again
    assert (first.published, first.title) == (date(2024, 3, 5), "Bridge reopens")
    assert read_text("Text.", date(2024, 3, 6)).id != first.id


def test_a_blank_pasted_text_is_an_error():
    with pytest.raises(ReadingError, match="no text in it; paste an article"):
        read_text(" \n ")


@given(st.sampled_from(["f.txt", "f.jsonl", "f.jsonl.gz"]), st.binary(max_size=300))
def test_any_bytes_give_an_article_or_an_error(name, data):
    found = list(read_bytes(name, data))
    assert found
    assert all(isinstance(one, Article | ReadingError) for one in found)


@given(st.text(min_size=1).filter(str.strip))
def test_json_text_is_unchanged_except_for_lone_surrogates(text):
    [article] = articles(list(read_bytes("f.jsonl", lines({"text": text}))))
    assert len(article.text) == len(text)
    assert article.text == text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("OSLO (Nordwire / Fjord - 3rd May, 2021) The bridge opened.", "Nordwire / Fjord"),
        ("LONDON, May 3 (Reuters) - Oil fell.", "Reuters"),
        ("OSLO, Norway (May 3, 2021) -- The bridge opened.", None),
        ("The mayor (a Liberal) opened the bridge.", None),
    ],
)
def test_a_dateline_gives_a_missing_source(text, source):
    assert read_text(text).source == source
    assert read_text(text, source="Given").source == "Given"
    [article] = articles(list(read_bytes("a.jsonl", lines({"text": text}))))
    assert article.source == source
