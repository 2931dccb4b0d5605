"""Text that no reader of a page sees is no part of the article."""

import pytest

from tests.reading.samples import FIRST, SECOND, THIRD, articles, messages, page
from timeline.reading import read_bytes
from timeline.reading.html_fragment import html_to_text

UNSEEN = "Pirates burned the lock on Friday."
HIDDEN = [
    f"<p hidden>{UNSEEN}</p>",
    f"<p hidden='hidden'>{UNSEEN}</p>",
    f"<p style='display:none'>{UNSEEN}</p>",
    f"<div style='color: red; DISPLAY : NONE !important'><p>{UNSEEN}</p></div>",
    f"<p style='visibility: hidden'>{UNSEEN}</p>",
    f"<p aria-hidden='true'>{UNSEEN}</p>",
    f"<p>The lock <span hidden>{UNSEEN}</span> is old.</p>",
    f"<ul hidden><li>{UNSEEN}</li></ul>",
    f"<table><tr hidden><td>Friday</td><td>{UNSEEN}</td></tr><tr><td>a</td><td>b</td></tr></table>",
    f"<dialog><h1>Subscribe</h1><p>{UNSEEN}</p></dialog>",
    f"<template><p>{UNSEEN}</p></template>",
]
SHOWN = [
    f"<p hidden='until-found'>{UNSEEN}</p>",
    f"<p style='display:block'>{UNSEEN}</p>",
    f"<p style='max-width: none; color: red'>{UNSEEN}</p>",
    f"<p aria-hidden='false'>{UNSEEN}</p>",
    f"<p data-hidden='true'>{UNSEEN}</p>",
    f"<details><summary>More</summary><p>{UNSEEN}</p></details>",
]


def text_of(body: str) -> str:
    """Return the text of a page with a part behind its paragraphs, which must be complete."""
    found = list(read_bytes("a.html", page(body=body)))
    assert not messages(found)
    [article] = articles(found)
    assert all(paragraph in article.text for paragraph in (FIRST, SECOND, THIRD))
    return article.text


@pytest.mark.parametrize("part", HIDDEN)
def test_a_hidden_part_is_not_read(part):
    assert UNSEEN not in text_of(part)
    assert UNSEEN not in html_to_text(f"<p>{FIRST}</p>{part}<p>{SECOND}</p>")


@pytest.mark.parametrize("part", SHOWN)
def test_a_part_that_can_be_seen_is_read(part):
    assert UNSEEN in text_of(part)
    assert UNSEEN in html_to_text(f"<p>{FIRST}</p>{part}<p>{SECOND}</p>")


def test_the_text_behind_a_hidden_part_stays():
    assert html_to_text("<p>The lock <b hidden>was closed</b> opened.</p><p>It is old.</p>").startswith(
        "The lock opened."
    )


@pytest.mark.parametrize("how", ["hidden", "aria-hidden='true'"])
def test_an_article_that_a_script_shows_later_is_read(how):
    html = page().decode().replace("<article", f"<article {how}").replace("<body", f"<body {how}")
    assert how in html
    [article] = articles(read_bytes("a.html", html.encode()))
    assert FIRST in article.text


def test_a_hidden_entry_of_a_feed_is_read_if_it_is_all():
    assert html_to_text(f"<div hidden><p>{FIRST}</p></div>") == FIRST
