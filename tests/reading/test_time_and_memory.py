"""Files that once took quadratic time or gigabytes: a few bytes of them, read within seconds."""

import io
from time import process_time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.reading.samples import FIRST, TEXT, articles, feed, messages, page, parquet, pdf
from timeline.reading import read_bytes
from timeline.reading.download import _in_utf8
from timeline.reading.encoding import decode

pytestmark = pytest.mark.slow

LETTERS = b"a" * 300_000 + b"-" + b"b" * 300_000


def dated_page() -> bytes:
    days = "".join(f"<p>{number % 28 + 1} May {1900 + number % 120}</p>" for number in range(6_000))
    return f"<html><body><h1>Bridge</h1><article><p>{TEXT}</p></article>{days}</body></html>".encode()


def repeated(value: str, times: int) -> bytes:
    stream = io.BytesIO()
    column = pa.DictionaryArray.from_arrays(pa.array([0] * times, pa.int32()), pa.array([value]))
    pq.write_table(pa.table({"text": column}), stream, compression="zstd")
    return stream.getvalue()


QUICK = {
    "a page in punycode": ("a.html", b"<meta charset=punycode><article><p>" + LETTERS + b"</p></article>"),
    "a feed in punycode": (
        "a.xml",
        b"<?xml version='1.0' encoding='punycode'?>"
        + feed("<description>" + "a" * 600_000 + "</description>"),
    ),
    "a PDF of 4,000 lines without an end": ("a.pdf", pdf([["The mayor spoke-"] * 4_000])),
    "a page with 6,000 days": ("a.html", dated_page()),
    "a page of 100,000 line breaks": ("a.html", page("<br>a" * 100_000)),
    "a page with 40,000 links in a paragraph": (
        "a.html",
        page(f"<p>{'<a href=/x>the</a> mayor ' * 40_000}</p>"),
    ),
    "a page with 40,000 words in italics": ("a.html", page(f"<p>{'<i>the</i> mayor ' * 40_000}</p>")),
    "a page with 40,000 hidden words": ("a.html", page(f"<p>{'<i hidden>the</i> mayor ' * 40_000}</p>")),
    "an entry with 40,000 scripts": (
        "a.xml",
        feed(f"<description><![CDATA[<p>{'<script>a</script> mayor ' * 40_000}</p>]]></description>"),
    ),
    "a feed with 150,000 comments without an end": (
        "a.xml",
        feed(f"<description><![CDATA[{'<!--' * 150_000}]]></description>"),
    ),
    "a feed of 11,000 entries": ("a.rss", feed(*["<description>a</description>"] * 11_000)),
}


@pytest.mark.parametrize(("name", "data"), QUICK.values(), ids=QUICK)
def test_a_file_is_read_within_seconds(name, data):
    started = process_time()
    assert list(read_bytes(name, data))
    assert process_time() - started < 25


def test_a_download_in_punycode_is_left_as_it_is():
    started = process_time()
    assert _in_utf8(LETTERS, "text/plain; charset=punycode") == LETTERS
    assert process_time() - started < 1


@pytest.mark.parametrize(
    "name", ["idna", "unicode_escape", "raw_unicode_escape", "utf-7", "rot13", "zlib", "mbcs"]
)
def test_what_is_no_encoding_of_texts_is_not_used(name):
    assert decode(rb"A\u0041 +AEE-", name).text == rb"A\u0041 +AEE-".decode()


DECLARED = {
    "windows-1251": "Москва",
    "KOI8-R": "Москва",
    "shift_jis": "東京",
    "gb2312": "北京",
    "ISO-8859-15": "é €",
}


@pytest.mark.parametrize(("name", "words"), DECLARED.items())
def test_a_declared_encoding_of_texts_is_used(name, words):
    found = decode(words.encode(name), name)
    assert (found.text, found.guessed) == (words, None)


def test_a_feed_is_read_in_its_declared_encoding():
    head = "<?xml version='1.0' encoding='windows-1251'?>"
    data = feed("<description>Мэр открыл мост во вторник.</description>").decode().partition("?>")[2]
    [article] = articles(read_bytes("a.rss", (head + data).encode("cp1251")))
    assert article.text == "Мэр открыл мост во вторник."


def test_parquet_that_unpacks_without_end_is_refused():
    data = repeated("A" * 900_000, 2_000)
    assert len(data) < 5_000
    *_, last = messages(read_bytes("a.parquet", data))
    assert "it unpacks to more than 100 times its size" in last


def test_one_bad_date_loses_one_date_of_a_parquet_file():
    moments = pa.array([10**17, 1_709_596_800_000], pa.timestamp("ms"))
    found = list(read_bytes("a.parquet", parquet(text=[FIRST, TEXT], title=["a", "b"], date=moments)))
    assert [str(each.published) for each in articles(found)] == ["None", "2024-03-05"]
    assert '"date" is no date, out of range' in messages(found)[0]


def test_hyphens_are_joined_in_a_pdf():
    [article] = articles(
        read_bytes("a.pdf", pdf([["The bridge was closed in the summer and re-", "opened.", "It holds."]]))
    )
    assert article.text == "The bridge was closed in the summer and reopened.\n\nIt holds."
