"""Markup with too many tags or attributes is refused before it is parsed; ordinary markup is not."""

import json

import pytest

from tests.reading.samples import TEXT, articles, messages
from timeline.errors import ReadingError
from timeline.reading import read_bytes
from timeline.reading.markup_limits import MAX_ATTRIBUTES, MAX_TAGS, check_markup

MANY = " ".join(f"a{number}=1" for number in range(MAX_ATTRIBUTES + 1))
BARE = " ".join(f"a{number}" for number in range(MAX_ATTRIBUTES + 1))


@pytest.mark.parametrize(
    "tag",
    [
        f"<p {MANY}>",
        f"<p {BARE}>",
        f"<p {BARE}",
        f'<p b=">" {MANY}>',
        f'<p b="<" {MANY}>',
        f"<p b='>' c='< ' {BARE}>",
        f"<p/{'/'.join(BARE.split())}>",
    ],
)
def test_a_tag_of_too_many_attributes_is_refused(tag):
    with pytest.raises(ReadingError, match="attributes"):
        check_markup(f"<article>{tag}{TEXT}</p></article>")


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{TEXT * 200}</p>",
        f"<p title='{TEXT * 200}'>{TEXT}</p>",
        f"The count was < 5. {TEXT * 200}",
        f"<p class=x data-a=1>It's <b>{TEXT * 200}</b></p>",
        f"<script>if (a < b) {{ {'run(a, b); ' * 4_000} }}</script>",
    ],
)
def test_long_text_is_no_tag(markup):
    check_markup(markup)


def test_too_many_tags_are_refused_in_one_sentence():
    page = f"<article><p>{TEXT}</p>{'<br>' * MAX_TAGS}</article>".encode()
    [message] = messages(read_bytes("a.html", page))
    assert "more than 150,000 tags" in message


def test_the_other_entries_are_read():
    rows = [{"text": f"<p {MANY}>{TEXT}</p>"}, {"text": TEXT}]
    results = list(read_bytes("a.json", json.dumps(rows).encode()))
    assert len(articles(results)) == 1
    assert "attributes" in messages(results)[0]
