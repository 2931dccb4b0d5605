"""Markdown: the text without its marks; front matter, header line and first heading say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.article_record import articles_of_record
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.encoding import decode
from timeline.reading.html_fragment import html_to_text
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.reading.plain_text import parse_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\n(?P<lines>(?:(?!---|\.\.\.)[^\n]*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\n|$)")
_LINE = re.compile(r"(?P<name>[A-Za-z][\w -]{0,40}):[ \t]*(?P<value>[^\n]+)")


def read(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a Markdown file; its offsets count in the text without marks."""
    found = decode(file.whole(MAX_TEXT_BYTES))
    front = _FRONT.match(found.text)
    if front is not None:
        title, text = _plain(found.text[front.end() :])
        stated = {"title": title} | _stated(front["lines"]) | {"text": text, "id": file.name}
        yield from articles_of_record(replace(file, columns={}), stated, "the front matter", 1)
    else:
        yield with_day_and_source(_with_heading(parse_header(file.name, found.text)))
    if found.guessed:
        yield file.note(found.note)


def _with_heading(article: Article) -> Article:
    title, text = _plain(article.text)
    return replace(article, text=text, title=article.title or title)


def _stated(lines: str) -> dict[str, str | None]:
    return {each["name"].strip(): each["value"].strip().strip("\"'") for each in _LINE.finditer(lines)}


def _plain(marked: str) -> tuple[str | None, str]:
    """Return the heading of the first level that a text begins with, if any, and the text below it."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"]).parse(marked)
    title = None
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title, tokens = _inline(tokens[1].children or ()).strip() or None, tokens[3:]
    text = "\n\n".join(filter(None, map(_block, tokens)))
    if not text.strip():
        raise ReadingError("there is no text in it; give a file with an article.")
    return title, text


def _block(token: Token) -> str:
    if token.type == "inline":
        return _inline(token.children or ())
    if token.type in ("fence", "code_block"):
        return token.content.strip("\n")
    return html_to_text(token.content) if token.type == "html_block" else ""


def _inline(children: Sequence[Token]) -> str:
    return "".join(map(_words, children))


def _words(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return ""
