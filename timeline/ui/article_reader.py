"""The tab "Read": an article with all time expressions marked and linked to the chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from timeline.language import ENGLISH, language, language_name
from timeline.model import Article, Event, Expression, Extraction, Mention
from timeline.safe_text import escaped_html, safe_href, single_line, visible
from timeline.store import ArticleVersion
from timeline.store.changed_text import changed_passages
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.change_list import passage_words
from timeline.ui.messages import render_component
from timeline.ui.quotation import article_html
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import counted, expression_date_words, long_moment

MAX_TEXT = 300_000
"""Characters of an article shown at once, around the chosen sentence or expression."""
MARKUP = '<div class="tl-reader"><div class="tl-page" role="document" tabindex="0"></div></div>'
LEGEND = (
    '<div class="tl-legend"><span class="tl-is-event">has an event</span>'
    '<span class="tl-is-no-event">no event</span><span class="tl-is-no-date">no date</span></div>'
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked expression: its index in the article, kind of mark, event id, and tooltip.

    ``kind`` is "event", "no-event" (a date without an event) or "no-date".
    """

    expression: Expression
    number: int
    kind: str
    event: str | None
    note: str


def render_reader(timeline: Timeline) -> None:
    """Render the article chosen in the reader, else the chosen event's, else the first one."""
    if not timeline.articles:
        st.html('<div class="tl-empty">No articles yet.</div>')
        return
    article_id = _render_choice(timeline)
    extraction = timeline.extraction(article_id)
    article = extraction.article
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    marks = marks_of(timeline, extraction)
    number = _chosen_expression(marks)
    shown = event if number is None else None
    st.html(f'<div class="tl-origin" dir="auto">{article_html(article)}</div>{LEGEND}')
    render_component(
        "article_reader",
        MARKUP,
        key=Key.READER,
        data={
            "article": article.id,
            "label": single_line(article.title or article.id),
            "paragraphs": paragraphs(article, marks, _first_mention(shown, article), number),
            "chosen": shown.id if shown else None,
            "number": number,
        },
        handlers={"pressed": _on_press},
    )
    _render_undated(marks)
    if number is not None and marks[number].kind != "event":
        _render_add_button(marks[number].expression, article_id, number)
    if article_id in timeline.snapshot.articles:
        versions = timeline_cache().store.versions(session.timeline_id(), article_id)
        st.html(versions_html(versions))
        _render_earlier(versions)


def _render_choice(timeline: Timeline) -> str:
    """Render the choice of the article; return its id."""
    articles = timeline.articles
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    current = st.session_state[Key.READER_ARTICLE]
    if current not in articles:
        current = event.lead.article if event else next(iter(articles))
    st.session_state[Key.READER_ARTICLE] = current
    if len(articles) > 1:
        st.selectbox(
            "Article",
            list(articles),
            key=Key.READER_ARTICLE,
            format_func=timeline.article_labels.__getitem__,
            on_change=session.forget_expression,
            label_visibility="collapsed",
        )
    return str(current)


def _first_mention(event: Event | None, article: Article) -> Mention | None:
    """Return the event's first mention in an article."""
    mentions = event.mentions if event else ()
    return next((mention for mention in mentions if mention.article == article.id), None)


def _chosen_expression(marks: Sequence[Mark]) -> int | None:
    """Return the index of the expression chosen in the reader, if it still exists."""
    number: int | None = st.session_state[Key.READER_EXPRESSION]
    return number if number is not None and number < len(marks) else None


def versions_html(versions: Sequence[ArticleVersion]) -> str:
    """Return the provenance of an article, from its latest version, as HTML; empty without versions."""
    if not versions:
        return ""
    latest, earlier = versions[-1], len(versions) - 1
    article = latest.article
    date_from = article.published_from if article.published else None
    copy = safe_href(article.archive)
    parts = [
        f"Read on {long_moment(latest.read_at)}",
        *([escaped_html(single_line(f"date from {date_from}"))] if date_from else []),
        *([f"by {escaped_html(single_line(article.author))}"] if article.author else []),
        *(
            [escaped_html(single_line(f"read as {language_name(code)}"))]
            if (code := language(article)) != ENGLISH
            else []
        ),
        *([f'<a href="{copy}" target="_blank" rel="noopener noreferrer">archived copy</a>'] if copy else []),
        *([f"version {latest.number}, {earlier} earlier kept"] if earlier else []),
        f"SHA-256 of the text <code>{latest.sha256}</code>",
    ]
    return f'<div class="tl-versions">{" · ".join(parts)}</div>'


def _render_earlier(versions: Sequence[ArticleVersion]) -> None:
    """Render a choice of the earlier versions; of the chosen one, what differs today, and its text."""
    if len(versions) < 2:
        return
    latest, earlier = versions[-1], {each.number: each for each in reversed(versions[:-1])}
    number = st.selectbox(
        "Earlier version",
        list(earlier),
        index=None,
        key=f"earlier version {latest.article.id}",
        format_func=lambda number: f"Version {number}, read on {long_moment(earlier[number].read_at)}",
        placeholder="Open an earlier version",
        label_visibility="collapsed",
    )
    if number is not None:
        st.html(earlier_html(earlier[number].article, latest.article))


def earlier_html(earlier: Article, latest: Article) -> str:
    """Return the sentences that differ between two versions, and the text of the earlier one, as HTML."""
    passages = changed_passages(earlier.text, latest.text)
    lines = "".join(f"<li><bdi>{escaped_html(passage_words(each))}</bdi></li>" for each in passages)
    count = counted(len(passages), "changed passage") if passages else "The text is the same today"
    text = "".join(
        f"<p>{escaped_html(visible(line))}</p>" for line in earlier.text[:MAX_TEXT].split("\n") if line
    )
    more = "<p>…</p>" if len(earlier.text) > MAX_TEXT else ""
    return (
        f'<div class="tl-undated">{count}<ul>{lines}</ul></div>'
        f'<div class="tl-earlier" dir="auto" role="document" tabindex="0">{text}{more}</div>'
    )


def marks_of(timeline: Timeline, extraction: Extraction) -> list[Mark]:
    """Return the marks of an article's expressions, in their order."""
    return [_mark(timeline, extraction, number) for number in range(len(extraction.expressions))]


def _mark(timeline: Timeline, extraction: Extraction, number: int) -> Mark:
    expression, article = extraction.expressions[number], extraction.article.id
    mention = timeline.expression_use.mention(article, expression)
    if mention is not None:
        note = single_line(f"{expression_date_words(mention.expression)}: {mention.title}")
        return Mark(expression, number, "event", timeline.event_of_mention[mention.id], note)
    if expression.date is None:
        return Mark(expression, number, "no-date", None, single_line(f"no date: {expression.reason}"))
    why = timeline.expression_use.no_event_reason(article, expression)
    note = single_line(f"{expression_date_words(expression)}; no event: {why}".rstrip(": "))
    return Mark(expression, number, "no-event", None, note)


def paragraphs(
    article: Article, marks: Sequence[Mark], sentence: Mention | None, number: int | None
) -> list[list[dict[str, Any]]]:
    """Return the article as paragraphs of pieces: plain text or an expression, inside ``sentence`` or not."""
    begin, end = visible_range(article, marks, sentence, number)
    result: list[list[dict[str, Any]]] = [[]]
    if begin > 0:
        result[0].append(_plain_piece("… ", in_sentence=False))
    for first, last, mark in _spans(begin, end, marks, sentence):
        inside = sentence is not None and sentence.start <= first and last <= sentence.end
        if mark is not None:
            result[-1].append(_marked_piece(article.text[first:last], inside, mark))
            continue
        for at, line in enumerate(article.text[first:last].split("\n")):
            if at:
                result.append([])
            if line:
                result[-1].append(_plain_piece(visible(line), in_sentence=inside))
    if end < len(article.text):
        result[-1].append(_plain_piece(" …", in_sentence=False))
    return [pieces for pieces in result if pieces]


def _plain_piece(text: str, *, in_sentence: bool) -> dict[str, Any]:
    return {"text": text, "kind": "", "highlighted": in_sentence}


def _marked_piece(text: str, in_sentence: bool, mark: Mark) -> dict[str, Any]:
    link = {"kind": mark.kind, "event": mark.event, "note": mark.note, "number": mark.number}
    return {"text": visible(text), "highlighted": in_sentence, **link}


def visible_range(
    article: Article, marks: Sequence[Mark], sentence: Mention | None, number: int | None
) -> tuple[int, int]:
    """Return the offsets of the shown text: the whole article, or ``MAX_TEXT`` around the chosen place."""
    centre = sentence.start if sentence else marks[number].expression.start if number is not None else 0
    begin = min(max(centre - MAX_TEXT // 2, 0), max(len(article.text) - MAX_TEXT, 0))
    return begin, min(begin + MAX_TEXT, len(article.text))


def _spans(
    begin: int, end: int, marks: Sequence[Mark], sentence: Mention | None
) -> Iterator[tuple[int, int, Mark | None]]:
    """Yield the marked spans between ``begin`` and ``end``, and the plain spans between them.

    Plain spans are split at the ends of the sentence.
    """
    edges = sorted({sentence.start, sentence.end}) if sentence else []
    at = begin
    for mark in (*marks, None):
        until = min(mark.expression.start, end) if mark else end
        for edge in (*(edge for edge in edges if at < edge < until), until):
            if edge > at:
                yield at, edge, None
                at = edge
        if mark and at <= mark.expression.start and mark.expression.end <= end:
            yield mark.expression.start, mark.expression.end, mark
            at = mark.expression.end


def _on_press(pressed: Mapping[str, Any]) -> None:
    if pressed["event"]:
        session.choose_event(pressed["event"], in_reader=True)
    else:
        session.open_in_reader(st.session_state[Key.READER_ARTICLE], int(pressed["number"]))


def _render_add_button(expression: Expression, article: str, number: int) -> None:
    """Render the button that adds an event at an expression."""
    st.html(f'<div class="tl-empty">“{escaped_html(single_line(expression.text))}” has no event.</div>')
    st.button(
        "Add event here",
        icon=":material/add:",
        on_click=session.open_add_event,
        args=(article, number),
    )


def _render_undated(marks: Sequence[Mark]) -> None:
    """List the expressions without a date, with the reasons."""
    undated = [mark.expression for mark in marks if mark.kind == "no-date"]
    if not undated:
        return
    rows = "".join(
        f"<li><b>{escaped_html(single_line(expression.text))}</b> "
        f"{escaped_html(single_line(expression.reason or ''))}</li>"
        for expression in undated
    )
    count = counted(len(undated), "expression")
    st.html(f'<div class="tl-undated">{count} without a date<ul>{rows}</ul></div>')
