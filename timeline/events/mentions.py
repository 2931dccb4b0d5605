"""The mentions of an article: the predicates dated by its time expressions, with their participants.

An article in a language without a parser gets one mention for each dated expression.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.entities import PassageNames, coreferences, participants, passage_names, recognise
from timeline.events.article_lead import is_headline, shared_with_headline
from timeline.events.chronology import Entry
from timeline.events.clause_scope import clause, scope, told_acts, words_of_other_dates
from timeline.events.dated_phrase import (
    DatedPhrase,
    contradicts,
    is_calendar_word,
    is_holiday,
    is_needed_in_title,
    is_parsed_modifier,
    last_known_day,
    modified_noun,
    time_words,
)
from timeline.events.dated_predicates import dated_predicates
from timeline.events.dependency_tree import (
    SUBJECTS,
    ancestors,
    bracketed_spans,
    child,
    is_noun,
    is_verb,
    token_span,
)
from timeline.events.lead_news import (
    clause_start,
    is_simple_past,
    news_predicate,
    says_its_content,
)
from timeline.events.mention_ids import mention_id
from timeline.events.modality import is_negated_until, modality
from timeline.events.name_replacements import Antecedent, OwnWords, by_offset, replacement_texts
from timeline.events.names_in_titles import with_title_name
from timeline.events.no_event_reasons import NoEvent, reason_text
from timeline.events.predicates import is_setting, main_predicate
from timeline.events.pronoun_antecedents import with_subject_antecedents
from timeline.events.publication_day import (
    LeadSentence,
    publication_date,
    publication_expression,
    tells_its_day,
    tells_other_day,
)
from timeline.events.title import title
from timeline.events.title_fitting import MAX_TITLE_LENGTH
from timeline.events.title_needs import bounds_of_ranks
from timeline.events.title_text import TitleContext
from timeline.language import Passage, Span, names_between, sentences
from timeline.model import Article, Expression, Mention, Modality, Name
from timeline.words.reasons import NoEventReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STEPS = frozenset({"after", "since"})
"""Prepositions of another time than that of the verb above them."""
_SHORTEST_HEADLINE = 3
"""In words."""
_FULL_STOP = re.compile(r"[。！？؟।]+[”’」』»\"]*")
"""Ends of sentences without a following space."""


def mentions(
    article: Article,
    expressions: Sequence[Expression],
    passages: Sequence[Passage],
    entries: Sequence[Entry] = (),
    lead: Sequence[Span] = (),
) -> Iterator[Mention | NoEvent]:
    """Yield the mention of each dated expression, or the reason for none, in text order.

    ``passages`` are the parsed sentences with an expression, and the sentences before them. ``entries`` are
    the lines of a chronology. If the sentences ``lead`` do not date their news, it is the last mention,
    dated by the day of publication.
    """
    text = article.text
    waiting, heads = deque(expressions), deque(entries)
    names, others = _names(text, passages)
    known: dict[int, Antecedent] = {}
    previous = None
    starts = {start for start, _ in lead}
    leads: list[LeadSentence] = []
    for passage in passages:
        yield from _outside_sentences(_taken(waiting, passage.start))
        inside = _taken(waiting, passage.end)
        before = _adjacent(previous, passage, text)
        near = names_between(names, (before or passage).start, passage.end)
        known |= by_offset(names_between(others, passage.start, passage.end))
        known, certain = with_subject_antecedents(passage, before, near, known, text)
        texts = replacement_texts(passage, known, certain)
        own = frozenset(index for index, phrase in texts.items() if isinstance(phrase, OwnWords))
        context = TitleContext(text, passage.start, names=texts, own_words=own)
        known = {start: antecedent for start, antecedent in known.items() if start >= passage.start}
        own_names = passage_names(passage, near, _antecedent_names(known.values()))
        found: list[Mention | NoEvent] = []
        while heads and heads[0].statement < passage.end:
            found.append(_entry_mention(article, heads.popleft(), own_names, context))
        found += _passage_mentions(article, inside, own_names, context)
        yield from found
        if passage.start in starts:
            stated = tuple(result for result in found if isinstance(result, Mention))
            leads.append(LeadSentence(own_names, context, stated))
        previous = passage
    yield from _outside_sentences([*waiting, *(entry.expression for entry in heads)])
    if article.published is not None and not any(tells_its_day(each, article.published) for each in leads):
        yield from _foremost(article, list(_news(article, article.published, leads)))


def unparsed_mentions(article: Article, expressions: Sequence[Expression]) -> Iterator[Mention]:
    """Yield a mention for each expression, in text order; its title is the sentence."""
    spans = [piece for span in sentences(article.text) for piece in _pieces(article.text, *span)]
    starts = [start for start, _ in spans]
    for expression in expressions:
        first = max(bisect_right(starts, expression.start) - 1, 0)
        last = max(bisect_right(starts, expression.end - 1) - 1, first)
        start, end = spans[first][0], spans[last][1]
        yield Mention(
            id=mention_id(article.id, expression),
            article=article.id,
            title=_sentence_title(" ".join(article.text[start:end].split())),
            start=start,
            end=end,
            expression=expression,
            modality=Modality.ASSERTED,
        )


def _names(text: str, passages: Sequence[Passage]) -> tuple[list[Name], list[Name]]:
    """Return the names in the passages, and the coreferent nouns and pronouns, both by offset."""
    if not passages:
        return [], []
    names = recognise(text, passages)
    return names, coreferences(text, passages, names)


def _adjacent(previous: Passage | None, passage: Passage, text: str) -> Passage | None:
    """Return the previous passage if only white space separates it from the passage."""
    return previous if previous is not None and not text[previous.end : passage.start].strip() else None


def _antecedent_names(antecedents: Iterable[Antecedent]) -> Iterator[Name]:
    return (name for antecedent in antecedents if not isinstance(antecedent, str) for name in antecedent)


def _outside_sentences(expressions: Iterable[Expression]) -> Iterator[NoEvent]:
    return ((expression, str(NoEventReason.OUTSIDE_SENTENCES)) for expression in expressions)


def _taken(waiting: deque[Expression], end: int) -> list[Expression]:
    """Remove and return the waiting expressions with a start before ``end``."""
    taken = []
    while waiting and waiting[0].start < end:
        taken.append(waiting.popleft())
    return taken


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The shared material for the mentions of one sentence.

    ``times`` are the tokens of all its time expressions, except those inside a noun phrase. ``predicates``
    are the tokens of its dated predicates.
    """

    article: Article
    names: PassageNames
    context: TitleContext
    times: frozenset[int]
    brackets: list[range]
    predicates: frozenset[int] = frozenset()


def _passage_mentions(
    article: Article, expressions: Sequence[Expression], names: PassageNames, context: TitleContext
) -> Iterator[Mention | NoEvent]:
    """Yield the mentions of one sentence."""
    passage, doc = names.passage, names.passage.doc
    placed, outside = _dated_phrases(article, passage, expressions)
    yield from _outside_sentences(outside)
    phrases = [dated for _, dated in placed]
    heads = dated_predicates(doc, phrases)
    times = _free_time_words(doc, phrases)
    dated_heads = frozenset(head.i for head in heads if not isinstance(head, NoEventReason))
    sentence = _Sentence(article, names, context, times, bracketed_spans(doc), dated_heads)
    for (expression, dated), head in zip(placed, heads, strict=True):
        if isinstance(head, NoEventReason):
            yield expression, reason_text(head, passage, dated)
        else:
            same_head = [other for other, its in zip(phrases, heads, strict=True) if its == head]
            others = [other for other in same_head if other is not dated]
            yield _mention(sentence, expression, dated, head, others)


def _mention(
    sentence: _Sentence, expression: Expression, dated: DatedPhrase, head: Token, others: list[DatedPhrase]
) -> Mention:
    """Return the mention of one expression. ``others`` are other dates of its predicate, ``head``."""
    article, passage, doc = sentence.article, sentence.names.passage, head.doc
    elsewhere = words_of_other_dates(doc, head, dated, others)
    brackets = (span for span in sentence.brackets if head.i not in span)
    own_time = time_words(doc, dated.first, dated.last)
    dates = sentence.times.union(own_time) - {head.i}
    bounds = frozenset(bounds_of_ranks(doc, dates)).difference(own_time)
    left_out = (dates - bounds).union(elsewhere, *brackets) - {head.i}
    domain = clause(head, dated.first, sentence.predicates - {head.i})
    told = {act: clause(act) - elsewhere for act in told_acts(head)}
    parties = participants(sentence.names, head, domain - elsewhere, scope(head) - elsewhere, told)
    context = replace(sentence.context, left_out=left_out, dates=dates)
    own_title = _title(head, dated, context, sentence.predicates)
    parties = with_title_name(parties, own_title, sentence.names, context, head)
    return Mention(
        id=mention_id(article.id, expression),
        article=article.id,
        title=own_title,
        start=passage.start,
        end=passage.end,
        expression=expression,
        modality=modality(head, dated),
        actors=parties.actors,
        places=parties.places,
        groups=parties.groups,
        filled_in=parties.filled_in,
        predicate=head.lower_,
        object=_object_word(head),
    )


def _object_word(head: Token) -> str:
    """Return the head of the predicate's object, or of the subject of a passive; empty without one."""
    noun = child(head, "dobj", "nsubjpass", "attr")
    return "" if noun is None else noun.lower_


def _entry_mention(
    article: Article, entry: Entry, names: PassageNames, context: TitleContext
) -> Mention | NoEvent:
    """Return the mention of an entry of a chronology: its date is that of the main act of its statement."""
    doc, expression = names.passage.doc, entry.expression
    head = main_predicate(doc)
    if head is None or expression.date is None or is_calendar_word(head):
        return expression, str(NoEventReason.NO_PREDICATE)
    dated = DatedPhrase(len(doc), len(doc), expression.date, article.published)
    sentence = _Sentence(article, names, context, frozenset(), bracketed_spans(doc))
    return replace(_mention(sentence, expression, dated, head, []), start=expression.start)


def _news(
    article: Article, published: date, sentences: Sequence[LeadSentence]
) -> Iterator[tuple[Token, Mention]]:
    """Yield predicate and mention of each sentence that tells news, dated by the day of publication."""
    for sentence in sentences:
        passage, doc = sentence.names.passage, sentence.names.passage.doc
        dated = DatedPhrase(len(doc), len(doc), publication_date(published), published)
        head = news_predicate(
            doc,
            dated,
            goes_on=sentence is not sentences[0],
            shared=shared_with_headline(article, passage.text) if _has_headline(article) else None,
            is_flash=is_headline(article, passage.text),
        )
        others = [other for other in sentences if other is not sentence]
        if head is not None and is_simple_past(head) and any(map(tells_other_day, others)):
            continue  # a story of that day: "She won in Oslo. She took office on May 3, 2020."
        if head is not None and not sentence.dates(head):
            expression = publication_expression(published, passage.start + clause_start(head))
            whole = _Sentence(article, sentence.names, sentence.context, frozenset(), bracketed_spans(doc))
            mention = _mention(whole, expression, dated, head, [])
            if mention.modality is not Modality.REPORTED or says_its_content(head, mention.title):
                yield head, mention


def _has_headline(article: Article) -> bool:
    """Return True for a title long enough to say what the article is about."""
    return article.title is not None and len(article.title.split()) >= _SHORTEST_HEADLINE


def _foremost(article: Article, news: Sequence[tuple[Token, Mention]]) -> list[Mention]:
    """Return the news of the first sentence, or of the second one if that is what the headline is about."""
    shared = [shared_with_headline(article, article.text[each.start : each.end]) for _, each in news]
    told_now = [not is_simple_past(head) for head, _ in news]
    is_second = len(news) > 1 and (shared[0] < shared[1]) and (shared[0] < 2 or told_now[1] > told_now[0])
    return [mention for _, mention in news[is_second : is_second + 1]]


def _free_time_words(doc: Doc, phrases: Iterable[DatedPhrase]) -> frozenset[int]:
    return frozenset(
        index
        for dated in phrases
        if not is_parsed_modifier(doc, dated.first, dated.last)
        for index in time_words(doc, dated.first, dated.last)
    )


def _title(head: Token, dated: DatedPhrase, context: TitleContext, predicates: Collection[int]) -> str:
    """Return the predicate's title. It keeps the date if the title means little without it."""
    doc, left_out = head.doc, context.left_out
    with_time = left_out.difference(time_words(doc, dated.first, dated.last))
    if (
        _is_detail(head, dated, predicates)
        or is_negated_until(head, dated)
        or is_needed_in_title(doc, dated, head)
    ):
        left_out = with_time
    is_modified = modified_noun(doc, dated.first, dated.last) == head
    context = replace(context, is_bare_noun=is_modified and not is_setting(head))
    if is_modified and is_holiday(doc, dated):
        left_out = with_time
    context = replace(context, left_out=left_out)
    named = title(head, context)
    if not context.names or "[" in named:
        return named
    own = {index: text for index, text in context.names.items() if index in context.own_words}
    plain = title(head, replace(context, names=own))
    return plain if len(plain) > len(named) else named  # a long name left no room for the act


def _is_detail(head: Token, dated: DatedPhrase, predicates: Collection[int]) -> bool:
    """Return True for a predicate whose title also tells a verb of another time, so that it needs its date.

    It is a gerund ("sank after exploding"), the subject of such a verb, or a noun beside its date.
    ``predicates`` are the tokens of all dated predicates of the sentence.
    """
    if head.dep_ == "pcomp":
        is_step = head.head.lower_ in _STEPS
        return is_step or any(word.i in predicates for word in ancestors(head))
    if (
        head.dep_ in SUBJECTS
        and is_verb(head.head)
        and head.i < dated.first
        and contradicts(head.head, dated)
    ):
        return True
    is_beside = is_noun(head) and head.i < dated.first < len(head.doc)
    return is_beside and head not in ancestors(head.doc[dated.first])


def _dated_phrases(
    article: Article, passage: Passage, expressions: Sequence[Expression]
) -> tuple[list[tuple[Expression, DatedPhrase]], list[Expression]]:
    """Return the expressions with their tokens, and separately the expressions outside of all tokens."""
    starts = [token.idx for token in passage.doc]
    placed, outside = [], []
    for expression in expressions:
        first, last = expression.start - passage.start, expression.end - passage.start
        tokens = token_span(passage.doc, starts, first, last)
        if tokens is None or expression.date is None:
            outside.append(expression)
            continue
        is_rest = expression.text.casefold().startswith("later")
        known_day = last_known_day(expression.date, article.published)
        placed.append((expression, DatedPhrase(*tokens, expression.date, known_day, is_rest)))
    return placed, outside


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentence's parts between full stops without a following space."""
    for stop in _FULL_STOP.finditer(text, start, end):
        yield start, stop.end()
        start = stop.end() + len(text[stop.end() : end]) - len(text[stop.end() : end].lstrip())
    if start < end:
        yield start, end


def _sentence_title(sentence: str) -> str:
    """Return the sentence without its full stop, cut after a word at the maximum length of a title."""
    sentence = sentence.rstrip(".。")
    if len(sentence) <= MAX_TITLE_LENGTH:
        return sentence
    cut = sentence[: MAX_TITLE_LENGTH - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[MAX_TITLE_LENGTH // 2 :] else cut).rstrip(" ,;:،、，") + "…"
