"""The lead of an article: its first two sentences after headline, byline, dateline and page furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from timeline.events.event_lexicon import MID_SENTENCE
from timeline.language import Span
from timeline.model import Article

LEAD_SENTENCES = 2
_SEARCHED = 12
"""Sentences at the head of a text in which its lead must begin."""
_MIN_LENGTH = 15
"""Characters of a sentence of a lead."""
_MIN_REST = 30
"""Characters of a sentence after a headline that runs into it."""
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*\Z|\s\.\s*\Z")
_FURNITURE = re.compile(
    r"\A\W*(?:by [A-Z]|photo\b|image (?:copyright|caption)|media (?:caption|playback)|story highlights"
    r"|copyright\b|©|read more|related\b|updated\b|published\b|share (?:this|your)|sign up|subscribe"
    r"|click here|watch:|video\b|you(?: '|')ve selected|would you like|advertisement|follow us"
    r"|this (?:article|story|report|piece|post|column) (?:was|is|has)\b"
    r"|enlarge this|hide caption|toggle caption|the following|editor's note|welcome to)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"all rights reserved|toggle caption|getty images|without written|cookies|photograph ?:|file photo"
    r"|handout|pictured|photos? by|\b(?:incorrectly|misstated|misspelled|misidentified)\b"
    r"|\bis an? (?:[\w’' ]{0,40} )?(?:correspondent|columnist|reporter|contributor|journalist|blogger"
    r"|editor)\b",
    re.IGNORECASE,
)
_GENRE = (
    r"(?:opinion|editorial|comment|commentary|analysis|op-?ed|leader|letters?(?: to the editor)?"
    r"|(?:\w+ )?reviews?|recipes?|profile|obituar(?:y|ies)|explainer|q ?& ?a|quiz|podcast|column|timeline"
    r"|background(?:er)?|factbox|fact ?check|live(?: updates?| blog)?|in pictures|(?:in )?photos|gallery"
    r"|watch|video|interview|essay|blog|diary|explained)"
)
_NUMBER = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
_NO_NEWS_TITLE = re.compile(
    rf"\A\W*{_GENRE}(?:\s*[:|–—]|\s-|\W*\Z)|(?:[:|–—]\s*|\s-\s){_GENRE}\W*\Z|\?\W*\Z"
    r"|\A\W*(?:This Is )?(?-i:How|Why|What|Who|Where|When|Which|HOW|WHY|WHAT)\b"
    r"|\A\W*(?:the )?(?:best|top \d+)\b"
    rf"|\A\W*{_NUMBER} (?:[\w-]+ ){{0,2}}(?:you|to|that|for|we|ways|things|reasons|tips|facts|questions)\b",
    re.IGNORECASE,
)
"""Titles of genres without news: opinion, review, advice, list, explainer, question."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e)\b(?!\.)")
_QUOTED = re.compile(r"[\"“][^\"”]{0,600}[\"”]|``.{0,600}?''|[\"“‘].*\Z", re.DOTALL)
_SAYING = re.compile(r"\b(?:sa(?:id|ys?)|told|tells|tweet(?:ed|s)?|wrote|writes|adds?|added|posted)\b")
_LONG_WORD = re.compile(r"\w{4,}")
_STEM_LENGTH = 5
_OWN_VOICE = 3
"""Sentences in the first person, outside of quotations, that make an article opinion or a blog."""
_RUN_ON = re.compile(
    r"(?P<last>[\w.’']+)(?<![.!?]) +(?=(?:The|A|An|At least|More than|Up to|Thousands|Hundreds|Dozens|Several"
    r"|Two|Three|Four|Five|Six|Police|Officials|Experts|Scientists|Researchers|Prosecutors|Protesters)"
    r" (?P<next>\w))"
)
"""The place where a headline, a standfirst or a caption may run into the sentence after it."""
_HAS_VERB = re.compile(r"(?:[^\s,]+ ){2,8}(?:has|have|is|are|was|were)\b")
"""A subject with a name and its verb ("The UN 's humanitarian chief has ..."), not a title."""


def lead_sentences(article: Article, spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return the sentences of the lead among the sentences of an article.

    Each one stands beside itself without a headline or a caption that runs into it.
    """
    pairs = (((start, end), (_unglued(article.text, start, end), end)) for start, end in spans[:_SEARCHED])
    return list(islice((pair for pair in pairs if _is_prose(article, *pair[1])), LEAD_SENTENCES))


def may_bring_news(article: Article, spans: Sequence[Span]) -> bool:
    """Return False for an article of a genre without news: opinion, advice, review, list, explainer.

    ``spans`` are its sentences.
    """
    if article.title and _NO_NEWS_TITLE.search(article.title):
        return False
    return sum(_is_own_voice(article.text[start:end]) for start, end in spans[:_SEARCHED]) < _OWN_VOICE


def is_about_headline(article: Article, sentence: str) -> bool:
    """Return True if a sentence shares two words with the article's title, or there is no title."""
    if not article.title:
        return True
    return len(_stems(article.title) & _stems(sentence)) > 1


def _stems(text: str) -> set[str]:
    return {word[:_STEM_LENGTH] for word in _LONG_WORD.findall(text.casefold())}


def _is_own_voice(sentence: str) -> bool:
    return not _SAYING.search(sentence) and _FIRST_PERSON.search(_QUOTED.sub(" ", sentence)) is not None


def _unglued(text: str, start: int, end: int) -> int:
    """Return the start of a sentence without the headline or the caption that runs into it."""
    cuts = [match.end() for match in _RUN_ON.finditer(text, start, end) if _runs_on(match)]
    return next((cut for cut in reversed(cuts) if end - cut >= _MIN_REST), start)


def _runs_on(match: re.Match[str]) -> bool:
    """Return True if a new sentence begins here; False for a title ("wrote The Salt Road")."""
    last = match["last"]
    if last.lower() in MID_SENTENCE:
        return False
    if match["next"].islower() or match["next"].isdigit() or last[:1].isupper():
        return True
    return _HAS_VERB.match(match.string, match.end()) is not None


def _is_prose(article: Article, start: int, end: int) -> bool:
    text = article.text[start:end]
    if end - start < _MIN_LENGTH or not _END.search(text) or text.strip() == (article.title or "").strip():
        return False
    return not (_FURNITURE.match(text) or _RIGHTS.search(text))
