"""Small files of one kind of difficulty each, in ``cases/``: what is read of them.

A row ``[[case]]`` of a TOML file has the file's name and, as its bytes, ``content``; for a page ``head``,
``body`` and ``after``, the HTML around its paragraphs; for a PDF its printed lines. It states some of:

============ =====================================================================================
published    the day of the first article, "" for none, or a list with the day of each article
articles     the number of articles
note         True if a note or an error must be printed, False if none may be
text         the first article's text; ``or`` is another right one
lines        lines of it
has, lacks   words that stand in it, or do not
title, source, url, author, language
author_lacks words that are no part of the author's name
why          the difficulty
============ =====================================================================================
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.reading.samples import articles, messages, page, pdf
from timeline.model import Article
from timeline.reading import read_bytes

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['why']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
FIELDS = ("title", "source", "url", "author", "language")


@pytest.mark.parametrize("case", CASES)
def test_a_file_with_one_difficulty(case: dict[str, Any]) -> None:
    found = list(read_bytes(case["file"], content(case)))
    read, notes = articles(found), messages(found)
    assert read, notes
    if "published" in case:
        wanted = case["published"] if isinstance(case["published"], list) else [case["published"]]
        assert [str(one.published or "") for one in read[: len(wanted)]] == wanted, notes
    assert len(read) == case.get("articles", len(read))
    assert bool(notes) == case.get("note", bool(notes)), notes
    assert {name: getattr(read[0], name) for name in FIELDS if name in case} == {
        name: case[name] for name in FIELDS if name in case
    }
    assert not [words for words in case.get("author_lacks", ()) if words in (read[0].author or "")]
    check_text(case, read[0])


def check_text(case: dict[str, Any], article: Article) -> None:
    if "text" in case:
        assert article.text in (case["text"], case.get("or"))
    assert not [line for line in case.get("lines", ()) if line not in article.text.split("\n")], article.text
    assert not [words for words in case.get("has", ()) if words not in article.text], article.text
    assert not [words for words in case.get("lacks", ()) if words in article.text], article.text


def content(case: dict[str, Any]) -> bytes:
    if "pdf" in case:
        return pdf([case["pdf"]], made="D:20250221103000Z")
    if case["file"].endswith(".html") and "content" not in case:
        whole = page(case.get("body", ""), case.get("head", ""))
        return whole.replace(b"</article>", b"</article>" + case.get("after", "").encode())
    text: str = case["content"]
    if case.get("escape"):
        text = json.dumps(json.loads(text, strict=False))
    return text.encode()
