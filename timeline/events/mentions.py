"""The mentions of a parsed article: for each sentence, what its time expressions date and who takes part."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.entities import PassageNames, coreferences, participants, passage_names, recognise
from timeline.events.antecedents import antecedents, bare_companies, is_bare, main_organisation
from timeline.events.attachment import predicate
from timeline.events.clause_scope import clause, scope
from timeline.events.dated_phrase import Dating
from timeline.events.dependency_tree import asides, covered
from timeline.events.event_nouns import describes, happens_within, modified_noun, time_words
from timeline.events.modality import begins_there, modality
from timeline.events.multiple_dates import is_named_day, is_needed, of_another_date, without_named_days
from timeline.events.no_event_reasons import UNREAD, Silence, Silent, reason
from timeline.events.noun_phrase import phrase
from timeline.events.title import title
from timeline.events.title_fitting import LONGEST, Draft
from timeline.language import Passage, Span, names_between, sentences
from timeline.model import Article, Expression, Mention, Modality, Name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

StandIn = tuple[Name, ...] | str
"""What a pronoun or a bare noun stands for: names of the article, else a noun phrase."""


def mentions(
    article: Article, dating: Sequence[Expression], passages: Sequence[Passage]
) -> Iterator[Mention | Silent]:
    """Yield for each expression that may date something its mention, or why it makes none, in text order.

    ``passages`` are the parsed sentences of the article that hold the expressions, and those before.
    """
    text = article.text
    waiting = deque(dating)
    names = recognise(text, passages) if passages else []
    others = coreferences(text, passages, names) if passages else []
    others = sorted([*others, *_companies(passages, names, others)], key=lambda name: name.start)
    standing: dict[int, StandIn] = {}
    previous = None
    for passage in passages:
        yield from ((each, UNREAD) for each in _taken(waiting, passage.start))
        inside = _taken(waiting, passage.end)
        before = previous if previous is not None and not text[previous.end : passage.start].strip() else None
        near = names_between(names, passage.start if before is None else before.start, passage.end)
        standing |= _by_offset(names_between(others, passage.start, passage.end))
        draft = Draft(text, passage.start, frozenset(), _stand_ins(passage, before, near, standing, text))
        standing = {start: name for start, name in standing.items() if start >= passage.start}
        stand_ins = (name for each in standing.values() if not isinstance(each, str) for name in each)
        everyone = sorted([*near, *stand_ins], key=lambda name: name.start)
        yield from _in_passage(article, inside, passage_names(passage, everyone), draft)
        previous = passage
    yield from ((each, UNREAD) for each in waiting)


def _taken(waiting: deque[Expression], end: int) -> list[Expression]:
    """Return the expressions that begin before ``end``, and wait for them no longer."""
    found = []
    while waiting and waiting[0].start < end:
        found.append(waiting.popleft())
    return found


def _in_passage(
    article: Article, dating: Sequence[Expression], known: PassageNames, draft: Draft
) -> Iterator[Mention | Silent]:
    passage, found = known.passage, _datings(article, known.passage, dating)
    placed = [(each, dated) for each, dated in zip(dating, found, strict=True) if dated is not None]
    yield from ((each, UNREAD) for each, dated in zip(dating, found, strict=True) if dated is None)
    times = {
        index
        for _, dated in placed
        if not describes(passage.doc, dated.first, dated.last)
        for index in time_words(passage.doc, dated.first, dated.last)
    }
    heads = _predicates(passage.doc, [dated for _, dated in placed])
    bracketed = asides(passage.doc)
    for (expression, dated), head in zip(placed, heads, strict=True):
        if isinstance(head, Silence):
            yield expression, reason(head, passage, dated)
            continue
        rivals = [
            other for (_, other), its in zip(placed, heads, strict=True) if its == head and other is not dated
        ]
        elsewhere = of_another_date(passage.doc, head, dated, rivals)
        apart = (each for each in bracketed if head.i not in each)
        out = times.union(time_words(passage.doc, dated.first, dated.last), elsewhere, *apart) - {head.i}
        who = participants(known, head, clause(head) - elsewhere, scope(head) - elsewhere)
        yield Mention(
            id=mention_id(article.id, expression),
            article=article.id,
            title=_title(head, dated, replace(draft, left_out=out)),
            start=passage.start,
            end=passage.end,
            expression=expression,
            modality=modality(head, dated),
            actors=who.actors,
            places=who.places,
        )


def _title(head: Token, dated: Dating, draft: Draft) -> str:
    """Return the title of what a date dates, with the date where little is told without it."""
    doc, kept = head.doc, draft.left_out
    said = time_words(doc, dated.first, dated.last)
    if begins_there(head, dated) or is_needed(doc, dated, head):
        kept = frozenset(kept).difference(said)
    modified = modified_noun(doc, dated.first, dated.last) == head
    itself = modified and not happens_within(head)
    if modified and is_named_day(doc, dated) and " " not in title(head, replace(draft, itself=itself)):
        kept = frozenset(kept).difference(said)
    return title(head, replace(draft, left_out=kept, itself=itself))


def _predicates(doc: Doc, dating: Sequence[Dating]) -> list[Token | Silence]:
    """Return what each expression dates; of two for one verb, one may date a noun that happens on its way."""
    heads = [predicate(doc, dated) for dated in dating]
    times = Counter(head.i for head in heads if not isinstance(head, Silence))
    shared = {index for index, dates in times.items() if dates > 1}
    heads = [
        predicate(doc, dated, taken=shared) if not isinstance(head, Silence) and head.i in shared else head
        for dated, head in zip(dating, heads, strict=True)
    ]
    return without_named_days(heads, dating)


def _datings(article: Article, passage: Passage, dating: Sequence[Expression]) -> list[Dating | None]:
    """Return each expression as attaching sees it; ``None`` where it touches no token."""
    starts = [token.idx for token in passage.doc]
    found: list[Dating | None] = []
    for each in dating:
        tokens = covered(passage.doc, starts, each.start - passage.start, each.end - passage.start)
        later = each.text[:5].casefold() == "later"
        found.append(Dating(*tokens, each.date, article.published, later) if tokens and each.date else None)
    return found


def _stand_ins(
    passage: Passage,
    previous: Passage | None,
    names: Sequence[Name],
    standing: dict[int, StandIn],
    text: str,
) -> dict[int, str]:
    """Return what the passage's pronouns and bare nouns stand for, by token index: names, else plain nouns.

    ``standing`` is what stands for what so far, by offset; where the syntax is surer it is put right.
    """
    for pronoun, noun in antecedents(passage, previous, names):
        home = passage if noun.doc is passage.doc or previous is None else previous
        begin, at = passage.start + pronoun.idx, home.start + noun.idx
        stood = standing.get(at) or _named(noun, home, names)
        if stood and not isinstance(stood, str):
            standing[begin] = tuple(
                replace(name, start=begin, end=begin + len(pronoun), text=pronoun.text) for name in stood
            )
        elif isinstance(stood, str):
            standing[begin] = stood
        elif noun.tag_ != "PRP":
            standing[begin] = phrase(noun, Draft(text, home.start))
    found: dict[int, str] = {}
    for token in passage.doc:
        said = standing.get(passage.start + token.idx)
        if said is not None and (token.tag_ in ("PRP", "PRP$") or is_bare(token)):
            found[token.i] = said if isinstance(said, str) else " and ".join(name.name for name in said)
    return found


def _by_offset(names: Sequence[Name]) -> dict[int, StandIn]:
    found: dict[int, tuple[Name, ...]] = {}
    for name in names:
        found[name.start] = (*found.get(name.start, ()), name)
    return {**found}


def _named(noun: Token, home: Passage, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the name that the noun is part of, and those that are joined to it."""
    joined = (noun, *(each for each in noun.subtree if each.dep_ == "conj" and each.head.i >= noun.i))
    places = [home.start + each.idx for each in joined]
    return tuple(name for name in names if any(name.start <= at < name.end for at in places))


def _companies(passages: Sequence[Passage], names: Sequence[Name], others: Sequence[Name]) -> Iterator[Name]:
    """Yield "the company" wherever the article has one organisation in mind, as that organisation."""
    organisation = main_organisation(names)
    taken = {name.start for name in others}
    for passage in passages if organisation is not None else ():
        for noun in bare_companies(passage):
            start = passage.start + noun.idx
            if organisation is not None and start not in taken and start > organisation.start:
                yield replace(organisation, start=start, end=start + len(noun), text=noun.text)


def mention_id(article: str, expression: Expression) -> str:
    """Return the same id for the same article and expression on every machine."""
    key = f"{article}\n{expression.start}\n{expression.end}\n{expression.text}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


_FULL_STOP = re.compile(r"[。！？؟।]+[”’」』»\"]*")
"""Ends of sentences after which no space need follow."""


def statements(article: Article, dating: Sequence[Expression]) -> Iterator[Mention]:
    """Yield a mention for each expression that has a date, in text order, titled with its sentence."""
    spans = [piece for span in sentences(article.text) for piece in _pieces(article.text, *span)]
    starts = [start for start, _ in spans]
    for expression in dating:
        first = max(bisect_right(starts, expression.start) - 1, 0)
        last = max(bisect_right(starts, expression.end - 1) - 1, first)
        start, end = spans[first][0], spans[last][1]
        yield Mention(
            id=mention_id(article.id, expression),
            article=article.id,
            title=_shortened(" ".join(article.text[start:end].split())),
            start=start,
            end=end,
            expression=expression,
            modality=Modality.ASSERTED,
        )


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    for stop in _FULL_STOP.finditer(text, start, end):
        yield start, stop.end()
        start = stop.end() + len(text[stop.end() : end]) - len(text[stop.end() : end].lstrip())
    if start < end:
        yield start, end


def _shortened(sentence: str) -> str:
    """Return the sentence without its full stop, cut after a word where it is longer than a title may be."""
    sentence = sentence.rstrip(".。")
    if len(sentence) <= LONGEST:
        return sentence
    kept = sentence[: LONGEST - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[LONGEST // 2 :] else kept).rstrip(" ,;:،、，") + "…"
