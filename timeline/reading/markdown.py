"""Markdown: the text without its markup; front matter, header line and first heading describe the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.errors import ReadingError
from timeline.line_breaks import join_lines
from timeline.model import Article
from timeline.reading.article_record import articles_of_record
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.encoding import decode
from timeline.reading.html_fragment import html_to_text
from timeline.reading.html_lines import entry_line
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.reading.plain_text import parse_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<lines>(?:(?!---|\.\.\.)[^\n]*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\n|$)"
)
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,40}):[ \t]*(?P<value>[^\n]+)")


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a Markdown file; its offsets count in the text without markup."""
    decoded = decode(file.read_all(MAX_TEXT_BYTES))
    front = _FRONT_MATTER.match(decoded.text)
    if front is not None:
        title, text = _title_and_text(decoded.text[front.end() :])
        fields = {"title": title} | _fields(front["lines"]) | {"text": text, "id": file.name}
        yield from articles_of_record(replace(file, columns={}), fields, "the front matter", 1)
    else:
        yield with_day_and_source(_without_markup(parse_header(file.name, decoded.text)))
    if decoded.guessed:
        yield file.note(decoded.note)


def _without_markup(article: Article) -> Article:
    title, text = _title_and_text(article.text)
    return replace(article, text=text, title=article.title or title)


def _fields(lines: str) -> dict[str, str | None]:
    return {field["name"].strip(): field["value"].strip().strip("\"'") for field in _FIELD.finditer(lines)}


def _title_and_text(markdown: str) -> tuple[str | None, str]:
    """Return a first-level heading at the beginning, or ``None``, and the text below it."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"]).parse(markdown)
    title = None
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title, tokens = _inline_text(tokens[1].children or ()).strip() or None, tokens[3:]
    text = "\n\n".join(filter(None, _blocks(tokens)))
    if not text.strip():
        raise ReadingError("there is no text in it; give a file with an article.")
    return title, text


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the text of each block; a table is one block with a line for each row."""
    rows: list[list[str]] | None = None
    for token in tokens:
        if token.type == "table_open":
            rows = []
        elif token.type == "table_close":
            yield "\n".join(map(entry_line, rows or ()))
            rows = None
        elif rows is None:
            yield _block_text(token)
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_inline_text(token.children or ()))


def _block_text(token: Token) -> str:
    if token.type == "inline":
        return join_lines(_inline_text(token.children or ()))
    if token.type in ("fence", "code_block"):
        return token.content.strip("\n")
    return html_to_text(token.content) if token.type == "html_block" else ""


def _inline_text(children: Sequence[Token]) -> str:
    return "".join(map(_token_text, children))


def _token_text(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return ""
