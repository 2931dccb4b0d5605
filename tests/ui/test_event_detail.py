"""Article text in the event details: escaped, marked, cut."""

import html
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Event,
    Expression,
    Extent,
    FilledName,
    Granularity,
    Mention,
    Modality,
    Place,
    TimexType,
)
from timeline.safe_text import escaped_html, safe_href, single_line
from timeline.ui import event_detail, quotation, witness_list

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "![x](http://remote.example/x.png) [link](http://remote.example) **bold** :material/home: $x$",
    "abc\u202eevil\u2066\x00\x07\x1b[31m",
)
OURS = {"div", "span", "mark", "b", "bdi", "dl", "dt", "dd", "a"}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)


def tags(markup: str) -> set[str]:
    parser = Tags()
    parser.feed(markup)
    return set(parser.seen)


def day(first: date | None, last: date | None, **values: object) -> CalendarDate:
    known = {"granularity": Granularity.DAY, "extent": Extent.WITHIN, "edtf": "x"}
    return CalendarDate(first, last, **known | values)


def told(
    text: str, sentence: tuple[int, int], said: tuple[int, int], **values: object
) -> tuple[Article, Event]:
    placed = day(date(2020, 5, 4), date(2020, 5, 4))
    expression = Expression(
        *said, text[slice(*said)], TimexType.DATE, "2020-05-04", None, Anchor.DCT, placed, explanation=text
    )
    mention = Mention("m", "a", text[:80], *sentence, expression, Modality.ASSERTED, **values)
    return Article("a", text, title=text, source=text), Event("e", (mention,))


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_has_no_control_or_direction_characters(text):
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", single_line(text))


@given(st.text())
def test_escaped_text_has_no_tag_and_is_stable(text):
    shown = escaped_html(text)
    assert "<" not in shown
    assert '"' not in shown
    assert escaped_html(html.unescape(shown)) == shown


def test_zero_width_joiners_are_kept():
    assert single_line("می‌خواهم") == "می‌خواهم"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://news.example/a?b=1&c=2", "https://news.example/a?b=1&amp;c=2"),
        ('http://news.example/"onclick="x', "http://news.example/&quot;onclick=&quot;x"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//news.example", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url, shown):
    assert safe_href(url) == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_article_adds_no_tag(text):
    whole = f"{text} happened on Monday. {text}"
    article, event = told(
        whole,
        (0, len(whole)),
        (3, 9),
        actors=(text,),
        places=(Place(text),),
        groups=(text,),
        filled_in=(FilledName(0, 1, text, text),),
    )
    markup = (
        quotation.quotation_html(article, event.lead)
        + event_detail.facts_html(article, event)
        + witness_list.witness_html(article, event.lead, text, disagrees=True)
    )
    assert tags(markup) <= OURS


def test_groups_and_filled_in_names_are_stated():
    text = "She met rebels on Monday."
    filled = (FilledName(0, 3, "She", "Sarah Brandt"),)
    article, event = told(
        text, (0, len(text)), (18, 24), actors=("Sarah Brandt",), groups=("rebels",), filled_in=filled
    )
    markup = event_detail.facts_html(article, event)
    assert "<dd>Sarah Brandt (“She” is read as Sarah Brandt)</dd>" in markup
    assert "<dt>Groups</dt><dd>rebels</dd>" in markup


@settings(max_examples=60)
@given(st.text(alphabet="ab \n<&", min_size=1, max_size=2000), st.data())
def test_the_marked_sentence_is_the_mentions_sentence(text, data):
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    first = data.draw(st.integers(begin, end))
    last = data.draw(st.integers(first, end))
    article, event = told(text, (begin, end), (first, last))
    [marked] = re.findall(r"<mark>(.*?)</mark>", quotation.quotation_html(article, event.lead), re.DOTALL)
    inside = re.search(r"<b>(.*?)</b>", marked, re.DOTALL)
    assert html.unescape(re.sub(r"</?b>", "", marked)) == text[begin:end]
    assert html.unescape(inside[1] if inside else "") == text[first:last]


def test_the_whole_article_is_shown_with_its_sentence_marked():
    text = "The bridge was closed.\n\nIt reopened on Monday. Trains run again."
    article, event = told(text, (24, 46), (39, 45))
    shown = quotation.passage_html(article, event.lead, 0, len(text))
    assert html.unescape(re.sub(r"<[^>]+>", "", shown)) == text


def test_a_quotation_stays_in_its_paragraph():
    text = "The bridge was closed.\n\nIt reopened on Monday. Trains run again.\n\nFares rose."
    article, event = told(text, (24, 46), (39, 45))
    shown = re.sub(r"<[^>]+>", "", quotation.quotation_html(article, event.lead))
    assert shown == "It reopened on Monday. Trains run again."


def test_a_very_long_sentence_is_cut_around_its_expression():
    text = "and " * 5000 + "on Monday " + "then " * 5000
    article, event = told(text, (0, len(text)), (20_003, 20_009))
    shown = html.unescape(re.sub(r"<[^>]+>", "", quotation.quotation_html(article, event.lead)))
    assert len(shown) < 5 * quotation.CONTEXT
    assert "on Monday then" in shown
