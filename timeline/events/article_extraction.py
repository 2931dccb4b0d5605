"""Extraction: from articles to their time expressions and dated mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.events import chronology
from timeline.events.article_lead import dateline, lead_sentences, may_bring_news
from timeline.events.boilerplate import credit_end, in_sentence_case, time_stamps, without_boilerplate
from timeline.events.chronology import Entry
from timeline.events.mentions import mentions, unparsed_mentions
from timeline.events.no_event_reasons import OF_OTHER_TYPE, NoEvent
from timeline.events.picture_credits import caption_starts
from timeline.events.prose import comments_below, is_prose, prose_start, sentences_within
from timeline.language import ENGLISH, Span, expressions, language, parse_many, sentences
from timeline.model import Article, Expression, Extraction, Mention
from timeline.temporal import datelines, join_ranges
from timeline.words.reasons import NoEventReason

_REFERENCE = re.compile(
    r"\b(?:(?:he|she|it|they|his|her|its|their|him|them|both|(?:the|these) (?:two|three|four))\b"
    r"|the (?:\d+-year-old|company|firm|bank|airline|team|club|party|agency|group|organi[sz]ation)\b)",
    re.IGNORECASE,
)
"""Words for something that the sentence before may name."""
_TOKEN_MARKS = {"-LRB-": "(    ", "-RRB-": "    )", "``": '" ', "''": '" '}
"""Marks of a text that was cut into tokens, and ordinary marks of the same length."""
_ACRONYM_OF_SMALL_WORD = re.compile(r"(?<=[a-z] )(?:\(|-LRB-)[ ]{0,5}(?:WHO|IT|IS|AS)[ ]{0,5}(?:\)|-RRB-)")
"""Initials behind a name that the parser takes for a pronoun or a verb: "Health Organization (WHO)"."""
_BRACKETED_REMARK = re.compile(r"\((?=(?:[^\s()]+\s){3})[^()\n]{12,300}\)")


def extract(article: Article) -> Extraction:
    """Return an article's time expressions and dated mentions. Raises ModelError."""
    return next(extract_many([article]))


def extract_many(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Yield the extraction of each article, in order; sentences of several articles share a batch.

    Raises ModelError.
    """
    waiting: deque[_TaggedArticle] = deque()

    def spans() -> Iterator[tuple[str, Sequence[Span]]]:
        for article in articles:
            tagged = _tagged(article)
            waiting.append(tagged)
            yield tagged.text, tagged.spans

    for passages in parse_many(spans()):
        tagged = waiting.popleft()
        results = (
            mentions(tagged.article, tagged.dated, passages, tagged.entries, tagged.lead)
            if tagged.is_english
            else unparsed_mentions(tagged.article, tagged.dated)
        )
        yield _extraction(tagged, list(results))


@dataclass(frozen=True, slots=True)
class _TaggedArticle:
    """An article with its time expressions, before the parse.

    ``dated`` are the expressions for attachment, each range as one. ``left_out`` are the other expressions
    with a date. ``text`` is the article's text with blanks for parts that mislead the parser. ``spans`` are
    the sentences with a dated expression, and the sentences before, which may have the antecedents of
    pronouns. ``entries`` are the lines of a chronology; their dates are not in ``dated``. ``lead`` are the
    sentences of the lead, parsed as well, if they may tell news without a date.
    """

    article: Article
    text: str
    is_english: bool
    expressions: tuple[Expression, ...]
    dated: tuple[Expression, ...]
    left_out: tuple[NoEvent, ...]
    spans: tuple[Span, ...]
    entries: tuple[Entry, ...] = ()
    lead: tuple[Span, ...] = ()


def _tagged(article: Article) -> _TaggedArticle:
    """Return the article with its time expressions, sorted into dated and left out."""
    code = language(article)
    is_english = code == ENGLISH
    tagged = expressions(article, code)
    headers = [(line.start, line.end) for line in datelines(article.text)]
    stamps = time_stamps(article.text) if is_english else []
    comments = comments_below(article.text) if is_english else []
    dated, left_out = _sorted_out(join_ranges(article.text, tagged, code), headers, stamps, comments)
    entries = chronology.entries(article.text, dated, article.published) if is_english else []
    text = _parser_text(article.text, dated, entries, stamps) if is_english else article.text
    spans = _prose_sentences(article.text, text, headers, entries, dated) if is_english else []
    spans, others = _without_other_parts(text, spans, entries)
    heads = {entry.expression.start for entry in entries}
    apart = [each for each in dated if each.start not in heads and _is_in(each, others)]
    left_out += [(each, str(NoEventReason.NOT_PROSE)) for each in apart]
    dated = [each for each in dated if each not in apart]
    lead = _lead(article, spans, dated, entries) if is_english else []
    return _TaggedArticle(
        article,
        text,
        is_english,
        tuple(tagged),
        tuple(expression for expression in dated if expression.start not in heads),
        tuple(left_out),
        tuple(_sentences_to_parse(text, spans, dated, entries, lead)),
        tuple(entries),
        tuple(lead),
    )


def _sorted_out(
    tagged: Iterable[Expression], headers: Sequence[Span], stamps: Sequence[Span], comments: Sequence[Span]
) -> tuple[list[Expression], list[NoEvent]]:
    """Return the expressions with a date for attachment, and the others with a date, each with its reason."""
    reasons = (
        (headers, NoEventReason.IN_DATELINE),
        (stamps, NoEventReason.STAMP),
        (comments, NoEventReason.NOT_PROSE),
    )
    dated: list[Expression] = []
    left_out: list[NoEvent] = []
    for expression in tagged:
        if expression.date is None:
            continue
        inside = (str(reason) for spans, reason in reasons if _is_in(expression, spans))
        reason = next(inside, OF_OTHER_TYPE.get(expression.type))
        if reason is None:
            dated.append(expression)
        else:
            left_out.append((expression, reason))
    return dated, left_out


def _is_in(expression: Expression, spans: Iterable[Span]) -> bool:
    return any(start <= expression.start < end for start, end in spans)


def _without_other_parts(
    text: str, spans: Sequence[Span], entries: Sequence[Entry]
) -> tuple[list[Span], list[Span]]:
    """Return the sentences, empty where they are no prose, and the parts of the page that are none.

    ``text`` is the text for the parser. The statements of a chronology may be headings.
    """
    statements = {entry.statement for entry in entries}
    has_capitals = any(character.isupper() for character in text)
    kept, others = [], []
    for start, end in spans:
        first = prose_start(text, start, end)
        is_text = start in statements or start == end or is_prose(text[first:end], has_capitals=has_capitals)
        kept.append((first, end) if is_text else (end, end))
        others.append((start, first if is_text else end))
    return kept, others


def _extraction(tagged: _TaggedArticle, results: Sequence[Mention | NoEvent]) -> Extraction:
    """Return the extraction. If a range makes no event, none of its expressions does."""
    no_events = [*tagged.left_out, *(result for result in results if not isinstance(result, Mention))]
    dated = [expression for expression in tagged.expressions if expression.date is not None]
    starts = [expression.start for expression in dated]
    without_event = [
        (expression, reason)
        for whole, reason in sorted(no_events, key=lambda pair: pair[0].start)
        for expression in dated[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)]
    ]
    mentions = tuple(
        sorted((r for r in results if isinstance(r, Mention)), key=lambda mention: mention.expression.start)
    )
    return Extraction(tagged.article, tagged.expressions, mentions, tuple(without_event))


def _parser_text(
    text: str, dated: Sequence[Expression], entries: Sequence[Entry], stamps: Sequence[Span]
) -> str:
    """Return the text with blanks for boilerplate, heads of entries, and bracketed remarks without a date."""

    def blank(match: re.Match[str]) -> str:
        start, end = match.span()
        has_date = any(start < expression.start < end for expression in dated)
        return match[0] if has_date else " " * (end - start)

    spans = [(expression.start, expression.end) for expression in dated]
    for mark, ordinary in _TOKEN_MARKS.items():
        text = text.replace(mark, ordinary)
    text = _ACRONYM_OF_SMALL_WORD.sub(lambda match: " " * len(match[0]), text)
    text = chronology.without_heads(text, entries)
    return in_sentence_case(without_boilerplate(_BRACKETED_REMARK.sub(blank, text), spans, stamps), spans)


def _prose_sentences(
    text: str,
    parsed_text: str,
    headers: Sequence[Span],
    entries: Sequence[Entry],
    dated: Iterable[Expression],
) -> list[Span]:
    """Return the sentences without datelines and credits, some of them empty.

    ``parsed_text`` is the text with blanks for boilerplate. A headline may run into the dateline below it.
    """
    cuts = [*(entry.statement for entry in entries), *caption_starts(text), *sentences_within(parsed_text)]
    head = dateline(text)
    if head is not None:
        headers, cuts = [*headers, head], [*cuts, head[0]]
    spans = chronology.cut_at(_whole_sentences(parsed_text, dated), sorted(cuts))
    return [_prose(parsed_text, span, headers) for span in spans]


def _whole_sentences(text: str, dated: Iterable[Expression]) -> list[Span]:
    """Return the sentences, joined where a line ends within a time expression ("on 24 / October")."""
    spans = sentences(text)
    ends = [end for _, end in spans]
    for expression in sorted(dated, key=lambda each: -each.start):
        first, last = (bisect_left(ends, at) for at in (expression.start + 1, expression.end))
        if first < last < len(spans):
            spans[first : last + 1] = [(spans[first][0], spans[last][1])]
            del ends[first:last]
    return spans


def _lead(
    article: Article, spans: Sequence[Span], dated: Iterable[Expression], entries: Sequence[Entry]
) -> list[Span]:
    """Return the sentences of the lead, if its news may need the day of publication.

    A sentence with a date stays whole, so that it is parsed once. The entries of a chronology are no lead.
    """
    if article.published is None or not may_bring_news(article, spans):
        return []
    found = lead_sentences(article, spans)
    if entries and found and found[-1][0][1] > entries[0].start:
        return []
    starts = [expression.start for expression in dated]
    return [whole if any(whole[0] <= at < whole[1] for at in starts) else cut for whole, cut in found]


def _sentences_to_parse(
    text: str,
    spans: Sequence[Span],
    dated: Sequence[Expression],
    entries: Sequence[Entry],
    lead: Sequence[Span],
) -> list[Span]:
    """Return the sentences of the lead and those with an expression, and the ones before a reference."""
    starts = [start for start, _ in spans]
    leads = {bisect_right(starts, start) - 1: (start, end) for start, end in lead}
    wanted = set(leads)
    statements = {entry.expression.start: entry.statement for entry in entries}
    for expression in dated if spans else ():
        index = bisect_right(starts, statements.get(expression.start, expression.start)) - 1
        wanted.add(max(index, 0))
        if index > 0 and _REFERENCE.search(text, *spans[index]):
            wanted.add(index - 1)
    chosen = [leads.get(index, spans[index]) for index in sorted(wanted)]
    return [(start, end) for start, end in chosen if start < end]


def _prose(text: str, span: Span, headers: Sequence[Span]) -> Span:
    """Return the sentence without a dateline and a credit at its start."""
    start, end = span
    for first, last in headers:
        if first <= start < last or start <= first < end:
            start = min(max(start, last), end)
    return credit_end(text, start, end), end
