"""Pages and feeds: text, title, outlet, and the day of publication with its origin."""

from datetime import date

import pytest

from tests.reading.samples import FIRST, SECOND, THIRD, TITLE, articles, feed, messages, page
from timeline.reading import read_bytes
from timeline.reading.publication_day import parse_time_stamp
from timeline.reading.web_page_day import address_day

LINKED = "<script type='application/ld+json'>%s</script>"
MARKED = "<meta property='article:published_time' content='%s'>"


def one(data, url=None, name="a.html"):
    found = list(read_bytes(name, data, url=url))
    assert not messages(found)
    [article] = articles(found)
    return article


def day(head="", body="", url=None):
    found = one(page(body, head), url)
    return (str(found.published) if found.published else None, found.published_from)


def test_the_main_text_is_read_without_boilerplate():
    article = one(page())
    assert article.text == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert (article.title, article.source) == (TITLE, "Fulda Post")


def test_the_article_element_wins_over_longer_texts_beside_it():
    names = ("Ida", "Jan", "Kurt", "Lea")
    notices = "".join(f"<div><p>In memory of {name}. {THIRD * 4}</p></div>" for name in names)
    marked = f"<article class='post comments-open'><p>{FIRST}</p><p>{SECOND * 4}</p></article>"
    markup = f"<html><head><title>{TITLE}</title></head><body>{{}}<h1>{TITLE}</h1>{notices}</body></html>"
    assert one(markup.format(marked).encode()).text == f"{FIRST}\n{SECOND * 4}"
    assert "In memory of Ida" in one(markup.format("").encode()).text
    assert "In memory of Ida" in one(markup.format(marked * 2).encode()).text


def test_a_page_gives_its_author_and_its_own_address():
    head = "<link rel=canonical href='https://post.example/bridge'><meta name=author content='Ida Brand'>"
    article = one(page(head=head))
    assert (article.author, article.url) == ("Ida Brand", "https://post.example/bridge")
    assert one(page(head="<link rel=canonical href='javascript:alert(1)'>")).url is None
    assert one(page(head=head), "https://post.example/a?b=1").url == "https://post.example/a?b=1"


def test_an_archived_copy_has_its_own_address():
    kept = "https://archive.example/web/20240306101112/https://post.example/2024/03/05/bridge?a=1"
    article = one(page(), kept)
    assert (article.url, article.archive) == ("https://post.example/2024/03/05/bridge?a=1", kept)
    assert article.published == date(2024, 3, 5)
    shared = "https://post.example/share?u=https://other.example/"
    assert (one(page(), shared).url, one(page(), shared).archive) == (shared, None)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (f"{TITLE} | City | Kassel", ""),
        (TITLE, f"<p>{TITLE}</p>"),
        (f"Fulda Post - {TITLE}", "<p>You are here</p>"),
    ],
)
def test_the_headline_has_no_section_or_outlet_and_leaves_the_text(title, body):
    markup = page().replace(f"<title>{TITLE}".encode(), f"<title>{title}".encode())
    article = one(markup.replace(b"</h1>", f"</h1>{body}".encode()))
    assert article.title == TITLE
    assert article.text.endswith(THIRD)
    assert TITLE not in article.text


def test_an_incomplete_text_is_replaced_by_the_stated_one():
    stated = f"{FIRST} {SECOND} {THIRD} " + " ".join(f"Sentence {n} stands in parts." for n in range(40))
    linked = LINKED % f'{{"@type": "NewsArticle", "articleBody": "<p>{stated}</p>"}}'
    assert one(page(head=linked)).text == stated
    assert one(page(head=LINKED % f'{{"@type": "Article", "articleBody": "{FIRST}"}}')).text.endswith(THIRD)


def test_utf_8_wins_over_the_declared_encoding():
    body = "<p>Der Bürgermeister eröffnete am Dienstag die Brücke über die Fulda für Fußgänger.</p>" * 3
    markup = f"<html><head><meta charset='windows-1252'></head><body>{body}</body></html>"
    assert "eröffnete am Dienstag die Brücke" in one(markup.encode()).text


def test_an_unnamed_outlet_is_the_host():
    markup = page().replace(b"<meta property='og:site_name' content='Fulda Post'>", b"")
    assert one(markup, "https://www.post.example/a").source == "www.post.example".removeprefix("www.")


METADATA = "the page's metadata"
PAST = '"@type": "Article", "datePublished": "2020-01-02"'
STATED = [
    ('{"@type": "NewsArticle", "datePublished": "2024-03-05T10:00:00+01:00"}', "2024-03-05"),
    (
        '{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2024-03-05"}]}',
        "2024-03-05",
    ),
    (
        f'[{{{PAST.replace("Article", "WebPage")}}}, {{"@type": "Article", "datePublished": "2024-03-05"}}]',
        "2024-03-05",
    ),
    ('{"@type": "NewsArticle", "datePublished": "Tue, Mar 5 2024 10:01:41 GMT"}', "2024-03-05"),
    ('{"@type": "NewsArticle", "datePublished": "Tue, 05 Mar 2024 10:01:41 GMT"}', "2024-03-05"),
    ('{"@type": "NewsArticle", "datePublished": "20240305T10:01:41Z"}', "2024-03-05"),
    (f'{{"@type": "Article", "hasPart": {{{PAST}}}, "datePublished": "2024-03-05"}}', "2024-03-05"),
    ('{"@type": "NewsArticle", "datePublished": "2024-03-05", "text": "it is "broken""}', "2024-03-05"),
]


@pytest.mark.parametrize(("linked", "found"), STATED)
def test_json_ld_states_the_day(linked, found):
    assert day(LINKED % linked) == (found, METADATA)


@pytest.mark.parametrize(
    "head",
    [
        MARKED % "2024-03-05T10:00:00+01:00",
        "<meta name='DC.date.issued' content='2024-03-05'>",
        "<meta itemprop='datePublished' content='5 March 2024'>",
        "<meta name='pubdate' content='20240305'>",
        "<meta name='parsely-pub-date' content='2024-03-05T10:00:00Z'>",
    ],
)
def test_metadata_states_the_day(head):
    assert day(head) == ("2024-03-05", METADATA)


def test_microdata_states_the_day():
    assert day(body="<time itemprop='datePublished' datetime='2024-03-05T10:00'>x</time>") == (
        "2024-03-05",
        METADATA,
    )


def test_the_earlier_of_two_close_days_counts():
    linked = LINKED % '{"@type": "NewsArticle", "datePublished": "2024-03-06T07:25:06Z"}'
    assert day(linked + MARKED % "2024-03-05T21:25:06+00:00")[0] == "2024-03-05"


@pytest.mark.parametrize(("marked", "is_told"), [("2023-01-02", True), ("2024-03-05", False)])
def test_two_far_days_of_the_metadata_are_told(marked, is_told):
    linked = LINKED % '{"@type": "NewsArticle", "datePublished": "2024-03-06"}'
    [article, *notes] = read_bytes("a.html", page(FIRST, head=linked + MARKED % marked))
    assert str(article.published) == ("2024-03-06" if is_told else marked)
    assert ["name two days, 2024-03-06 and 2023-01-02" in str(note) for note in notes] == [True] * is_told


def test_a_day_in_address_or_byline_corrects_a_time_in_utc():
    late = MARKED % "2024-03-05T23:15:00Z"
    assert day(late) == ("2024-03-05", METADATA)
    assert day(late, "<p>6 marzo 2024</p>") == ("2024-03-06", "the page's byline")
    assert day(late, url="https://post.example/2024/03/06/a") == ("2024-03-06", "the page's address")
    assert day(late, "<p>7 marzo 2024</p>") == ("2024-03-05", METADATA)
    assert day(MARKED % "2024-03-05T23:15:00+01:00", "<p>6 marzo 2024</p>") == ("2024-03-05", METADATA)
    noon = MARKED % "2024-03-05T10:04:00Z"
    assert day(noon, url="https://post.example/2024/03/04/a") == ("2024-03-05", METADATA)


def test_a_byline_counts_without_other_statements_of_the_day():
    assert day(body="<p class=x>Von Ida Brand</p><p>5. März 2024</p>")[0] == "2024-03-05"
    assert day(url="https://post.example/news/20240305-bridge") == ("2024-03-05", "the page's address")


@pytest.mark.parametrize(
    "body",
    [
        "<script>var page = {built: '2024-03-05'}</script>",
        "<img src='/uploads/2020-05-20/bridge.jpg'>",
        "<p>© 2024 Fulda Post</p>",
    ],
)
def test_scripts_pictures_and_notices_give_no_day(body):
    assert day(body=body) == (None, None)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://post.example/2024/03/05/a", "2024-03-05"),
        ("https://post.example/2024/3/5/a", "2024-03-05"),
        ("https://post.example/a-2024-03-05.html", "2024-03-05"),
        ("https://post.example/20240305/a", "2024-03-05"),
        ("https://post.example/2028064/a", None),
        ("https://post.example/2024/13/05/a", None),
        ("https://post.example/2024/02/30/a", None),
        ("https://post.example/2024/03/a", None),
        ("https://post.example/a?date=2024-03-05", None),
        ("https://post.example/120240305120/a", None),
        (None, None),
    ],
)
def test_the_path_of_an_address_may_have_the_day(url, found):
    assert address_day(url) == (date.fromisoformat(found) if found else None)


@pytest.mark.parametrize(
    "text", ["", "today", "2024", "2024-13-01", "9999-12-31", "0000-00-00", "2024-03-05T99:99Z", "1:54"]
)
def test_other_text_is_no_time_stamp(text):
    assert parse_time_stamp(text) is None


ENTRY = "<title>A &amp;amp; B</title><link>/bridge</link><guid>tag:1</guid>"


def test_an_entry_of_a_feed_is_an_article():
    body = f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;"
    data = feed(f"{ENTRY}<description>{body}</description><pubDate>Tue, 05 Mar 2024 23:30:00 -0800</pubDate>")
    article = one(data, name="a.rss")
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert (article.id, article.url) == ("tag:1", "https://post.example/bridge")
    assert (article.published, article.published_from) == (date(2024, 3, 5), "the feed")
    assert (article.source, article.title) == ("Fulda Post", "A & B")


def test_the_longest_text_of_an_entry_counts():
    content = (
        f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{FIRST}</content:encoded>"
    )
    assert one(feed(f"<description>Short.</description>{content}"), name="a.xml").text == FIRST


def test_entries_without_an_id_are_numbered():
    found = list(
        read_bytes("a.xml", feed("<description>One.</description>", "<description>Two.</description>"))
    )
    assert [article.id for article in articles(found)] == ["a.xml:1", "a.xml:2"]
