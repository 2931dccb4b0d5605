"""The table to cite from."""

from html.parser import HTMLParser

from tests.export.cases import HOSTILE, MAY, Case, collection_of, filled_with
from timeline.export.citation_table import to_citation_table
from timeline.export.event_collection import MAX_SENTENCE_LENGTH


class Cells(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.feed(markup)

    def handle_starttag(self, tag, _attrs):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_each_mention_is_a_row_with_its_own_sentence_and_address():
    second = Case("In May, it closed.", "May", MAY, about=(("archive", "https://kept.example/2"),))
    found = Cells(to_citation_table(collection_of(Case(), second, together=True)))
    header, *rows = found.rows
    assert [cell.strip() for cell in header] == ["Date", "What", "Sentence", "Article", "Address", "Remarks"]
    assert [[cell.strip() for cell in row] for row in rows] == [
        [
            "7 May 2023",
            "Harbour closed",
            "The harbour closed on 7 May 2023.",
            "Harbour news (Fjord Post, 20 March 2023)",
            "",
            "Stated by 1 outlet, 2 articles",
        ],
        [
            "May 2023",
            "Harbour closed",
            "In May, it closed.",
            "Harbour news (Fjord Post, 20 March 2023)",
            "https://kept.example/2",
            "Stated by 1 outlet, 2 articles",
        ],
    ]


def test_text_never_becomes_an_element():
    plain = Cells(to_citation_table(collection_of(Case(), subtitle="x"))).tags
    for text in HOSTILE.values():
        assert (
            Cells(to_citation_table(collection_of(filled_with(Case(), text), title=text, subtitle=text))).tags
            == plain
        )


def test_a_long_sentence_is_cut_around_the_date():
    case = Case("So " * MAX_SENTENCE_LENGTH + "it closed on 7 May 2023 " + "and on " * MAX_SENTENCE_LENGTH)
    sentence = Cells(to_citation_table(collection_of(case))).rows[1][2].strip()
    assert "it closed on 7 May 2023 and" in sentence
    assert sentence.startswith("…")
    assert sentence.endswith("…")
    assert len(sentence) < MAX_SENTENCE_LENGTH + 50


def test_long_titles_and_outlets_are_cut():
    told = filled_with(Case(), "Long " * 10_000)
    article = Cells(to_citation_table(collection_of(told))).rows[1][3]
    assert len(article) < 1_000
