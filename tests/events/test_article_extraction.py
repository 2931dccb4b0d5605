from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.short_texts import mention, mentions
from timeline.events import extract, extract_many
from timeline.events.title_fitting import MAX_TITLE_LENGTH
from timeline.model import Article

PIECES = (
    "On Monday the mayor of Porto resigned.",
    "In 1998, ",
    "She said on June 4 that ",
    "\n\n",
    "\u2028",
    "last week",
    "\x00\x07",
    "<b>May 5</b>",
    "“It rained,” he said",
    " 12/13/14 ",
    "the 2016 attack",
    "😀",
    ".",
    " ",
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_spans_are_valid_in_any_text(text: str) -> None:
    extraction = extract(Article("a", text, published=date(2021, 9, 15)))
    for each in extraction.mentions:
        assert text[each.expression.start : each.expression.end] == each.expression.text
        assert each.start <= each.expression.start < each.end <= len(text)
        assert 0 < len(each.title) <= MAX_TITLE_LENGTH
        assert each.title.isprintable()


def test_every_expression_is_kept() -> None:
    extraction = extract(
        Article("a", "The 2012 budget passed for three years on Monday.", published=date(2021, 9, 15))
    )
    assert [each.text for each in extraction.expressions] == ["2012", "three years", "Monday"]


def test_explicit_dates_need_no_publication_date() -> None:
    found = mentions("The mill burned on March 3, 2020. It was rebuilt last year.", published=None)
    assert [each.date.edtf for each in found] == ["2020-03-03"]


def test_articles_keep_their_order_and_their_own_sentences() -> None:
    articles = [
        Article(f"a{number}", f"Town {number} burned on May {number % 28 + 1}.") for number in range(40)
    ]
    articles = [Article(each.id, each.text, published=date(2021, 9, 15)) for each in articles]
    alone = [extract(each) for each in articles]
    assert list(extract_many(articles)) == alone
    assert [each.article.id for each in alone] == [each.id for each in articles]


def test_an_id_depends_on_article_and_expression_only() -> None:
    one, two = mentions("It rained on Monday. It snowed on Tuesday.")
    assert one.id != two.id
    assert mentions("It rained on Monday. It stopped on Tuesday.")[0].id == one.id
    assert mention("Snow fell. It rained on Monday.", "Monday").id != one.id


def test_an_empty_article_has_no_expressions_and_mentions() -> None:
    assert extract(Article("a", "")).mentions == ()


def test_a_text_of_many_dates_has_a_mention_for_each() -> None:
    text = " ".join(f"On May {day % 28 + 1}, {1900 + day} the ferry left Oslo;" for day in range(99))
    assert len(mentions(text)) == 99


@pytest.mark.parametrize("end", ["\n", " \u2028", "\r\n"])
def test_a_sentence_holds_an_expression_that_runs_over_a_line_end(end: str) -> None:
    text = f"They met on 3{end}October 2020 and parted on 24{end}October 2020. The yard was sold in May 2021."
    first, second, sale = extract(Article("a", text)).mentions
    met = text[: text.index(" The yard")]
    assert [text[each.start : each.end] for each in (first, second)] == [met, met]
    assert text[sale.start : sale.end] == "The yard was sold in May 2021."


def test_a_line_end_behind_an_expression_ends_its_sentence() -> None:
    text = "The owners met on 3 October 2020.\nThe yard was sold in May 2021."
    assert [text[each.start : each.end] for each in extract(Article("a", text)).mentions] == text.split("\n")
