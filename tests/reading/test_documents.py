"""Markdown, PDF, Word documents and encodings."""

import io
from datetime import date, datetime

import docx
import pytest

from tests.reading.samples import DAY, FIRST, SECOND, TITLE, articles, messages, pdf, word
from timeline.reading import read_bytes
from timeline.reading.encoding import decode


def one(name, data):
    [article] = articles(read_bytes(name, data))
    return article


def test_markdown_loses_its_markup():
    marked = (
        "# Bridge *reopens*\n\nThe **bridge** over the [Fulda](https://post.example/a) opened\n"
        "on `Tuesday`.\n\n## Before\n\n- closed in *August* 2022\n- ![A photo](a.png) repaired\n\n"
        "> It &amp; its piers\n\n<script>alert(1)</script>\n\n"
        "<p>In HTML.</p>\n\n| when | what |\n|---|---|\n| May | trams |\n"
    )
    article = one("a.md", marked.encode())
    assert article.title == "Bridge reopens"
    assert article.text == (
        "The bridge over the Fulda opened on Tuesday.\n\nBefore\n\nclosed in August 2022\n\n repaired\n\n"
        "It & its piers\n\nIn HTML.\n\nwhen: what\nMay: trams"
    )


@pytest.mark.parametrize(
    "head",
    [
        f"---\ntitle: '{TITLE}'\ndate: {DAY}\nauthor: Ida Brand\n---\n",
        f" date {DAY} {TITLE}\n\n",
        f" date {DAY}\n\n# {TITLE}\n\n",
        f"---\ndate: {DAY}\n---\n\n# {TITLE}\n\n",
    ],
)
def test_front_matter_describes_the_article(head):
    article = one("a.md", f"{head}\n{FIRST}".encode())
    assert (article.title, article.published, article.text) == (TITLE, date.fromisoformat(DAY), FIRST)
    assert article.id == "a.md"


def test_pdf_lines_become_paragraphs_without_running_heads():
    parts = ("first", "second", "third", "fourth")
    pages = [
        [
            "Fulda Post",
            f"The {part} bridge over the river Fulda was closed in the summer and re-",
            f"opened on Tuesday, to the joy of {part} graders.",
            f"It will carry {part} trams.",
            f"Page {number}",
        ]
        for number, part in enumerate(parts, 1)
    ]
    article = one("a.pdf", pdf(pages))
    for part in parts:
        assert f"closed in the summer and reopened on Tuesday, to the joy of {part} graders." in article.text
        assert f"It will carry {part} trams." in article.text
    assert "Post" not in article.text
    assert "Page" not in article.text
    assert (article.title, article.author) == (TITLE, "Ida Brand")


def test_a_default_title_of_a_program_is_no_title():
    assert one("a.pdf", pdf([[FIRST]], title="Microsoft Word - draft3.docx")).title is None


@pytest.mark.parametrize(
    ("name", "make"), [("a.pdf", lambda text: pdf([[text]])), ("a.docx", lambda text: word([text]))]
)
def test_the_creation_day_counts_only_without_a_day_in_the_text(name, make):
    made = one(name, make(FIRST))
    assert made.published == date(2024, 3, 6)
    assert made.published_from == "the day on which the file was made"
    dated = one(name, make(f"KASSEL, March 5, 2024 (Reuters) - {FIRST}"))
    assert (dated.published, dated.published_from) == (date(2024, 3, 5), "the dateline")


@pytest.mark.parametrize("words", [f"By Ida Brand, 28 July 2023\n\n{FIRST}", f"July 28, 2023\n\n{FIRST}"])
def test_a_day_in_the_first_lines_wins_over_the_creation_day(words):
    assert one("a.docx", word(words.split("\n\n"))).published == date(2023, 7, 28)
    assert one("a.pdf", pdf([words.split("\n\n")])).published == date(2023, 7, 28)


def test_default_properties_of_a_template_are_ignored():
    document, stream = docx.Document(), io.BytesIO()
    document.add_heading("Flood in Kassel", 0)
    document.add_paragraph(FIRST)
    document.save(stream)
    article = one("a.docx", stream.getvalue())
    assert (article.published, article.author) == (None, None)
    assert (article.title, article.text) == ("Flood in Kassel", FIRST)


def test_a_title_alone_is_the_text():
    document, stream = docx.Document(), io.BytesIO()
    document.add_heading(FIRST, 0)
    document.save(stream)
    assert one("a.docx", stream.getvalue()).text == FIRST


def test_an_implausible_creation_day_is_ignored():
    assert one("a.docx", word(made=datetime(1200, 1, 1))).published is None
    assert one("a.pdf", pdf([[FIRST]], made="yesterday")).published is None


def test_a_document_keeps_the_order_of_its_paragraphs():
    article = one("a.docx", word())
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert (article.title, article.author) == (TITLE, "Ida Brand")


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("L’incendie a été maîtrisé à Besançon, où l’élève préférait le café.", "cp1252"),
        ("El año pasado la señora Muñoz viajó a España, según la policía de Córdoba.", "latin-1"),
        ("Министр заявил во вторник, что переговоры состоятся 15 августа.", "cp1251"),
        ("Министр заявил во вторник, что переговоры состоятся 15 августа.", "koi8-r"),
        ("Ο υπουργός δήλωσε την Τρίτη ότι η γέφυρα θα ανοίξει τον Αύγουστο.", "cp1253"),
        ("قال الوزير يوم الثلاثاء إن الجسر سيفتح في أغسطس", "cp1256"),
        ("外交部发言人星期二在北京表示，会谈将于八月十五日举行。", "gb18030"),
        ("外交部發言人星期二在北京表示，會談將於八月十五日舉行。", "big5"),
        ("首相は火曜日、橋は来月開通すると述べた。", "shift_jis"),
        ("총리는 화요일 다리가 다음 달 개통된다고 말했다.", "euc-kr"),
        ("Ein Text mit Umlauten: über, größer, Häfen", "utf-16"),
        ("Ein Text mit Umlauten: über, größer, Häfen", "utf-32"),
        ("Ein Text mit Umlauten: über, größer, Häfen", "utf-8-sig"),
    ],
)
def test_the_encoding_is_guessed(words, encoding):
    assert decode(words.encode(encoding)).text == words


def test_a_page_is_decoded_by_its_declared_encoding():
    body = "<p>Der Bürgermeister eröffnete am Dienstag die Brücke über die Fulda für Fußgänger.</p>" * 3
    markup = (
        f"<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'></head>{body}"
    )
    found = list(read_bytes("a.html", markup.encode("iso-8859-2")))
    assert not messages(found)
    assert "eröffnete am Dienstag die Brücke" in articles(found)[0].text
