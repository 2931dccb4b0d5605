"""Attacks on the tagger and the extraction: odd texts, and properties that hold for every text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

from tests.attack.guard import try_all
from tests.attack.odd_text import odd_text, own_sentences
from tests.attack.outcome import Effort, Outcome
from tests.events.test_titles_keep_to_the_text import UNFINISHED, faults
from timeline import edtf
from timeline.events import extract
from timeline.events.title_fitting import MAX_TITLE_LENGTH
from timeline.model import Article, Expression, Extraction, Mention
from timeline.store.codec import decode_extraction, encode_extraction
from timeline.temporal import datelines, join_ranges, tag

TAGGED, EXTRACTED, READ_AGAIN = 20_000, 20_000, 600
_BATCH = 30
"""Texts that one process reads for the comparison of processes."""


def tagged_texts(effort: Effort) -> Outcome:
    """Tag odd texts in every language."""
    outcome = Outcome("Every text of every language is tagged; spans and dates hold")
    try_all(outcome, tag_text, effort.numbers(TAGGED), _tag_all_languages)
    return outcome


def extracted_texts(effort: Effort) -> Outcome:
    """Extract odd English texts."""
    outcome = Outcome("Every text is extracted; spans, dates and titles hold")
    try_all(outcome, extract_text, effort.numbers(EXTRACTED), _extract_once)
    return outcome


def texts_read_twice(effort: Effort) -> Outcome:
    """Extract texts in two processes that order sets and names differently."""
    outcome = Outcome("The same text gives the same events in every process")
    for number in effort.numbers(READ_AGAIN // _BATCH):
        first, second = (_digests(number * _BATCH, seed) for seed in ("1", "2"))
        outcome.tried += len(first)
        outcome.broken += [one for one, two in zip(first, second, strict=True) if one != two]
    return outcome


def _digests(start: int, hash_seed: str) -> list[str]:
    command = [sys.executable, "-m", "tests.attack.text_attacks", str(start)]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def _tag_all_languages() -> None:
    for code, sentences in own_sentences().items():
        tag(sentences[0], None, code)


def _extract_once() -> None:
    extract(Article("a", "The mayor of Paris spoke on Monday."))


def tag_text(number: int) -> str | None:
    """Tag the odd text with a number; return what was wrong."""
    odd = odd_text(number)
    found = tag(odd.text, odd.published, odd.language)
    joined = join_ranges(odd.text, found)
    if found != tag(odd.text, odd.published, odd.language):
        return f"{odd!r}: two results"
    lines = datelines(odd.text)
    if not all(0 <= line.start < line.end <= len(odd.text) for line in lines):
        return f"{odd!r}: a dateline outside the text"
    wrong = [fault for chain in (found, joined) for fault in _expression_faults(odd.text, chain)]
    return f"{odd!r}: {wrong[0]}" if wrong else None


def _expression_faults(text: str, found: Sequence[Expression]) -> list[str]:
    wrong = [fault for each in found if (fault := _expression_fault(text, each))]
    if any(one.end > two.start for one, two in pairwise(found)):
        wrong.append("expressions overlap")
    return wrong


def _expression_fault(text: str, each: Expression) -> str | None:
    if text[each.start : each.end] != each.text or not 0 <= each.start < each.end:
        return f"{each.text!r} is not at its place"
    if (each.date is None) != bool(each.reason) or (each.date is None) != (each.explanation == ""):
        return f"{each.text!r} has neither a date nor a reason, or both"
    return _date_fault(each)


def _date_fault(each: Expression) -> str | None:
    if each.date is None:
        return None
    first, last = each.date.earliest, each.date.latest
    if first is None and last is None:
        return f"{each.text!r} is open on both sides"
    if first is not None and last is not None and first > last:
        return f"{each.text!r} ends before it begins"
    if edtf.parse(each.date.edtf) is None:
        return f"{each.text!r} has no EDTF: {each.date.edtf}"
    return None


def extract_text(number: int) -> str | None:
    """Extract the odd text with a number; return what was wrong."""
    odd = odd_text(number, "en")
    article = Article("a", odd.text, published=odd.published)
    found = extract(article)
    if number % 5 == 0 and found != extract(article):
        return f"{odd!r}: two results"
    wrong = next(_extraction_faults(found), None)
    if decode_extraction(article, encode_extraction(found)) != found:
        wrong = "its extraction changes in a store"
    return f"{odd!r}: {wrong}" if wrong else None


def _extraction_faults(found: Extraction):
    text = found.article.text
    yield from _expression_faults(text, found.expressions)
    for mention in found.mentions:
        yield from _mention_faults(text, mention)
    if len({each.id for each in found.mentions}) < len(found.mentions):
        yield "two mentions have one id"


def _mention_faults(text: str, mention: Mention):
    said = mention.expression
    if not 0 <= mention.start < mention.end <= len(text):
        yield "a sentence outside the text"
    if not mention.start <= said.start <= said.end <= mention.end:
        yield f"the sentence of {said.text!r} does not hold it"
    if not said.text and not mention.is_dated_by_publication:
        yield "an expression without words"
    if fault := _date_fault(said):
        yield fault
    yield from _title_faults(text, mention)


def _title_faults(text: str, mention: Mention):
    sentence = text[mention.start : mention.end]
    if not mention.title.strip() or len(mention.title) > MAX_TITLE_LENGTH:
        yield f"the title {mention.title!r} is empty or too long"
    for fault in faults(mention.title, sentence):
        if fault != UNFINISHED:  # a sentence of loose words has no end to find
            yield f"the title {mention.title!r} {fault}; {sentence!r}"


def _digest(number: int) -> str:
    odd = odd_text(number, "en")
    found = extract(Article("a", odd.text, published=odd.published))
    return f"{number} {sha256(repr(found).encode('utf-8', 'replace')).hexdigest()}"


if __name__ == "__main__":
    start = int(sys.argv[1])
    print("\n".join(_digest(number) for number in range(start, start + _BATCH)))
