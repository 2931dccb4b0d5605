"""A whole article with every time expression marked, linked both ways with the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from timeline.model import Article, Expression, Extraction, Mention
from timeline.safe_text import escaped_html, safe_href, single_line, visible
from timeline.store import Version
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.component import component
from timeline.ui.event_detail import origin
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import expression_date_words, long_moment

LONGEST = 300_000
"""Characters of an article that are shown at once, around what is sought in it."""
MARKUP = '<div class="tl-reader"><div class="tl-page" role="document" tabindex="0"></div></div>'
LEGEND = (
    '<div class="tl-legend"><span class="tl-is-event">dates an event</span>'
    '<span class="tl-is-idle">dates none</span><span class="tl-is-unplaced">not placed</span></div>'
)


@dataclass(frozen=True, slots=True)
class Marked:
    """An expression of an article: its number there, its kind of mark, its event's id, what is said of it."""

    expression: Expression
    number: int
    kind: str
    event: str | None
    note: str


def show(timeline: Timeline) -> None:
    """Show the article that was chosen, else that of the chosen event, else the first one."""
    if not timeline.articles:
        st.html('<div class="tl-empty">No article yet.</div>')
        return
    reading = _article(timeline)
    found = timeline.extraction(reading)
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    said = [each for each in event.mentions if each.article == found.article.id] if event else []
    marks = marked(timeline, found)
    number = _number(marks)
    st.html(f'<div class="tl-origin" dir="auto">{origin(found.article)}</div>{LEGEND}')
    component("article_reader", MARKUP)(
        key=Key.READER,
        data={
            "article": found.article.id,
            "label": single_line(found.article.title or found.article.id),
            "paragraphs": paragraphs(
                found.article, marks, said[0] if said and number is None else None, number
            ),
            "chosen": event.id if event and number is None else None,
            "number": number,
        },
        on_pressed_change=_pressed,
    )
    _unplaced([each for each in marks if each.kind == "unplaced"])
    if number is not None and marks[number].kind != "event":
        _dating(marks[number].expression, reading, number)
    if reading in timeline.snapshot.articles:
        st.html(kept(timeline_cache().store.versions(session.project(), reading)))


def kept(versions: Sequence[Version]) -> str:
    """Return what is kept of an article's readings, the latest first, as HTML."""
    if not versions:
        return ""
    latest, earlier = versions[-1], len(versions) - 1
    article = latest.article
    found = article.published_from if article.published else None
    copy = safe_href(article.archive)
    parts = [
        f"Read on {long_moment(latest.read_at)}",
        *([escaped_html(single_line(f"date from {found}"))] if found else []),
        *([f"by {escaped_html(single_line(article.author))}"] if article.author else []),
        *([f'<a href="{copy}" target="_blank" rel="noopener noreferrer">archived copy</a>'] if copy else []),
        *([f"version {latest.number}, {earlier} earlier kept"] if earlier else []),
        f"SHA-256 of the text <code>{latest.sha256}</code>",
    ]
    return f'<div class="tl-kept">{" · ".join(parts)}</div>'


def marked(timeline: Timeline, found: Extraction) -> list[Marked]:
    """Return the expressions of an article in their order, with what each does."""
    return [_marked(timeline, found, at) for at in range(len(found.expressions))]


def _marked(timeline: Timeline, found: Extraction, at: int) -> Marked:
    each, article = found.expressions[at], found.article.id
    dating = timeline.mention_dated_by(article, each)
    if dating is not None:
        said = single_line(f"{expression_date_words(dating.expression)}: {dating.title}")
        return Marked(each, at, "event", timeline.event_of_mention[dating.id], said)
    if each.date is None:
        return Marked(each, at, "unplaced", None, single_line(f"not placed: {each.reason}"))
    why = timeline.no_event_reason(article, each)
    return Marked(
        each, at, "idle", None, single_line(f"{expression_date_words(each)}; no event: {why}".rstrip(": "))
    )


def paragraphs(
    article: Article, marks: Sequence[Marked], lit: Mention | None, number: int | None
) -> list[list[dict[str, Any]]]:
    """Return the article's paragraphs as pieces, plain or an expression, in or out of ``lit``."""
    begin, end = shown(article, marks, lit, number)
    made: list[list[dict[str, Any]]] = [[]]
    if begin > 0:
        made[0].append({"text": "… ", "kind": "", "lit": False})
    for first, last, mark in _spans(begin, end, marks, lit):
        inside = lit is not None and lit.start <= first and last <= lit.end
        if mark is not None:
            made[-1].append(_piece(article.text[first:last], inside, mark))
            continue
        for at, line in enumerate(article.text[first:last].split("\n")):
            if at:
                made.append([])
            if line:
                made[-1].append({"text": visible(line), "kind": "", "lit": inside})
    if end < len(article.text):
        made[-1].append({"text": " …", "kind": "", "lit": False})
    return [pieces for pieces in made if pieces]


def _piece(text: str, lit: bool, mark: Marked) -> dict[str, Any]:
    said = {"kind": mark.kind, "key": mark.event, "note": mark.note, "number": mark.number}
    return {"text": visible(text), "lit": lit, **said}


def shown(
    article: Article, marks: Sequence[Marked], lit: Mention | None, number: int | None
) -> tuple[int, int]:
    """Return the part of an article that is shown: all of it, or as much as can be around what is sought."""
    sought = lit.start if lit else marks[number].expression.start if number is not None else 0
    begin = min(max(sought - LONGEST // 2, 0), max(len(article.text) - LONGEST, 0))
    return begin, min(begin + LONGEST, len(article.text))


def _spans(
    begin: int, end: int, marks: Sequence[Marked], lit: Mention | None
) -> Iterator[tuple[int, int, Marked | None]]:
    """Yield the spans between ``begin`` and ``end`` that are marked, and those between them."""
    edges = {lit.start, lit.end} if lit else set()
    at = begin
    for mark in (*marks, None):
        until = min(mark.expression.start, end) if mark else end
        for edge in (*sorted(edge for edge in edges if at < edge < until), until):
            if edge > at:
                yield at, edge, None
                at = edge
        if mark and at <= mark.expression.start and mark.expression.end <= end:
            yield mark.expression.start, mark.expression.end, mark
            at = mark.expression.end


def _article(timeline: Timeline) -> str:
    """Let a person choose the article; return its id."""
    articles = timeline.articles
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    wanted = st.session_state[Key.READING]
    if wanted not in articles:
        wanted = event.lead.article if event else next(iter(articles))
    st.session_state[Key.READING] = wanted
    if len(articles) > 1:
        st.selectbox(
            "Article",
            list(articles),
            key=Key.READING,
            format_func=timeline.article_labels.__getitem__,
            on_change=session.turn_to,
            label_visibility="collapsed",
        )
    return str(wanted)


def _pressed() -> None:
    pressed = st.session_state[Key.READER].pressed
    if pressed["key"]:
        session.choose(pressed["key"], reading=True)
    else:
        session.read_at(st.session_state[Key.READING], int(pressed["number"]))


def _number(marks: Sequence[Marked]) -> int | None:
    """Return the number of the expression that was pointed at, unless there are no longer so many."""
    number: int | None = st.session_state[Key.NUMBER]
    return number if number is not None and number < len(marks) else None


def _dating(expression: Expression, article: str, number: int) -> None:
    """Offer to make an event of the expression that was pointed at."""
    st.html(f'<div class="tl-empty">“{escaped_html(single_line(expression.text))}” dates no event.</div>')
    st.button(
        "Add an event at these words",
        icon=":material/add:",
        on_click=session.write_at,
        args=(article, number),
    )


def _unplaced(marks: Sequence[Marked]) -> None:
    """List what has no place in the calendar, with the reasons."""
    if not marks:
        return
    rows = "".join(
        f"<li><b>{escaped_html(single_line(each.expression.text))}</b> "
        f"{escaped_html(single_line(each.expression.reason or ''))}</li>"
        for each in marks
    )
    st.html(f'<div class="tl-unplaced">Not placed in this article: {len(marks):,}<ul>{rows}</ul></div>')
