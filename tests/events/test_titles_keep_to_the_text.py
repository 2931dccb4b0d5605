"""No title of any text of the tests says more than its sentence: its words, their order, its negations."""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.accuracy.corpus import gold_articles
from timeline.events import extract_many
from timeline.events.event_lexicon import CONTENT_VERBS, REPORTING_VERBS
from timeline.events.title_fitting import MAX_TITLE_LENGTH
from timeline.events.title_text import ordinary_text
from timeline.language import ENGLISH, language
from timeline.model import Article
from timeline.reading import read_paths

HERE = Path(__file__)
SENTENCES = HERE.parents[1] / "accuracy" / "sentences"
SEEDS = HERE.parents[2] / "seeds"
_WORD = re.compile(r"\w+(?:(?:['’-]|(?<![^\W\d_]{2})\.|\.(?=\d))\w+)*")
"""A word. A full stop inside belongs to "U.S." and "3.5", but parts the words of "May.The"."""
_SAYING = REPORTING_VERBS | CONTENT_VERBS
_JOINING = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "by",
        "to",
        "from",
        "for",
        "with",
        "and",
        "or",
        "but",
        "that",
        "than",
    }
)
UNFINISHED = "is not finished"
_DENYING = frozenset({"not", "never", "no", "none", "nobody", "neither", "nor", "without", "cannot"})


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, each with one kind of apostrophe."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def matches(word: str, said: str) -> bool:
    """Return True if a title's word is the sentence's word, or the part before its hyphen or apostrophe."""
    return said == word or said.startswith((f"{word}-", f"{word}'")) or word.startswith(f"{said}'")


def places(title: list[str], said: list[str]) -> list[int] | None:
    """Return the places of a title's words in the sentence, in rising order; ``None`` if there are none."""
    found, start = [], 0
    for word in title:
        place = next((at for at in range(start, len(said)) if matches(word, said[at])), None)
        if place is None:
            return None
        found.append(place)
        start = place + 1
    return found


def runs(title: list[str], said: list[str], most: int = 3) -> list[list[int]] | None:
    """Return the title's places as rising runs: one, or a speaker's words before those of the content.

    A speaker behind the verb of saying ("..., said Ruto") gives three runs.
    """
    whole = places(title, said)
    if whole is not None or most == 1:
        return None if whole is None else [whole]
    for cut in range(1, len(title)):
        first, others = places(title[:cut], said), runs(title[cut:], said, most - 1)
        if first is not None and others is not None and any(word in _SAYING for word in title):
            return [first, *others]
    return None


def faults(title: str, sentence: str) -> list[str]:
    """Return what is wrong with a title beside its sentence."""
    own = words(re.sub(r"\[[^\]]*\]", " ", title))
    # As ordinary text "did n't" is one word; a stray "'d" of the sentence is not part of the word before it.
    for said in (words(ordinary_text(sentence)), words(sentence)):
        if (found := runs(own, said)) is not None:
            break
    else:
        return ["has other words, or another order"]
    wrong = []
    if any(
        _denies(said[at]) and not any(_denies(word) for word in own) for run in found for at in _gaps(run)
    ):
        wrong.append("lacks a negation")
    is_end = own and re.search(rf"\b{re.escape(own[-1])}\s*(?:[.,;:!?)]|$)", sentence, re.IGNORECASE)
    if own and ((own[-1] in _JOINING and not is_end) or title.endswith((",", ";", ":"))):
        wrong.append(UNFINISHED)
    if len(title) > MAX_TITLE_LENGTH:
        wrong.append("is too long")
    twice = {one for one, two in pairwise(said) if one == two}
    if any(
        one == two and not one.isdigit()  # "1" and "-1"
        for one, two in pairwise(own)
        if one not in twice and one not in ("had", "that")
    ):
        wrong.append("has a word twice")
    return wrong


def _denies(word: str) -> bool:
    return word in _DENYING or word.endswith("n't")


def _gaps(run: list[int]) -> Iterator[int]:
    """Yield the places of single words and pairs left out; more is a clause left out as a whole."""
    for one, two in pairwise(run):
        if two - one <= 3:
            yield from range(one + 1, two)


def articles() -> Iterator[Article]:
    """Yield every English text of the tests that makes events."""
    yield from (gold.article for gold in gold_articles())
    yield from read_paths([SEEDS])
    for path in [*sorted(SENTENCES.glob("*.toml")), HERE.with_name("title_sentences.toml")]:
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            yield Article(f"{path.stem}/{number}", case["text"], published=case.get("published"))


def test_every_title_keeps_to_its_sentence() -> None:
    english = [each for each in articles() if isinstance(each, Article) and language(each) == ENGLISH]
    checked = [
        (mention.title, extraction.article.text[mention.start : mention.end])
        for extraction in extract_many(english)
        for mention in extraction.mentions
    ]
    wrong = {title: found for title, sentence in checked if (found := faults(title, sentence))}
    assert len(checked) > 900
    assert not wrong


@pytest.mark.parametrize(
    ("title", "sentence", "fault"),
    [
        ("Mayor signed", "The mayor did not sign.", "has other words, or another order"),
        (
            "Dogs who bit mayors fled cats",
            "Cats fled mayors who bit dogs.",
            "has other words, or another order",
        ),
        ("Mayor did sign", "The mayor did not sign.", "lacks a negation"),
        ("Mayor went to", "The mayor went to Ghent.", "is not finished"),
        ("Mayor said said it", "The mayor said he said it.", "has a word twice"),
        ("Mayor " * 14, "Mayor " * 14, "is too long"),
    ],
)
def test_a_title_that_says_something_else_is_found(title: str, sentence: str, fault: str) -> None:
    assert fault in faults(title, sentence)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Mayor did not sign", "On Monday the mayor did not sign."),
        ("Mayor said the dam broke", "The dam broke, the mayor said."),
        ("[Ana Torres] signed", "She signed."),
        ("Mayor left the dam held", "The mayor left by May.The dam held."),
        ("U.S. mayor left", "The U.S. mayor left by May."),
        ("Offer of 1 or -1 stood", "The offer of 1 in May or -1 stood."),
    ],
)
def test_a_title_that_keeps_to_its_sentence_has_no_fault(title: str, sentence: str) -> None:
    assert faults(title, sentence) == []
