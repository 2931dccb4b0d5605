"""The news of a lead that names no day, and leads without news."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from timeline.events import extract
from timeline.model import Anchor, Article

LEADS = tomllib.loads(Path(__file__).with_name("lead_news.toml").read_text(encoding="utf-8"))["lead"]
PUBLISHED = date(2021, 9, 15)


def news(text, headline=None, published=PUBLISHED):
    """Return the mentions dated by publication."""
    mentions = extract(Article("a", text, title=headline, published=published)).mentions
    return [mention for mention in mentions if mention.expression.anchor is Anchor.PUBLICATION]


@pytest.mark.parametrize("lead", LEADS, ids=lambda lead: f"{lead['genre']}: {lead['text'][:40]}")
def test_a_lead_tells_its_news_or_none(lead):
    told = news(lead["text"], lead.get("headline"))
    if "title" not in lead:
        assert not told
    else:
        [mention] = told
        assert all(words.casefold() in mention.title.casefold() for words in lead["title"]), mention.title
