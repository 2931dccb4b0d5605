"""The lead of an article: its first two sentences after headline, byline, dateline and page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline.entities.gazetteer import gazetteer
from timeline.events.event_lexicon import CONTENT_VERBS, MID_SENTENCE, REPORTING_VERBS
from timeline.events.picture_credits import captions_in_text
from timeline.language import Span
from timeline.model import Article, PlaceKind

LEAD_SENTENCES = 2
_SEARCHED = 12
"""Sentences at the head of a text in which its lead must begin."""
_SEARCHED_LENGTH = 6000
"""Characters of the same."""
_BETWEEN_DATELINES = 60
"""Characters between a line with the place and the time, and the dateline."""
_MIN_LENGTH = 15
"""Characters of a sentence of a lead."""
_MAX_FLASH, _MIN_FLASH_WORDS = 300, 8
"""Characters of a text whose only sentence has no stop, at most, and words of the sentence."""
_MIN_REST = 30
"""Characters of a sentence after a headline that runs into it."""
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*\Z|\s\.\s*\Z")
_FURNITURE = re.compile(
    r"\A\W*(?:by [A-Z]|photos?\b|image (?:copyright|caption)|media (?:caption|playback)|story highlights"
    r"|copyright\b|©|read (?:more|or share|next)|related\b|updated\b|published\b|share (?:this|your)"
    r"|sign (?:up|in)|log in|subscribe|get (?:the|our|daily|digital|unlimited|breaking)\b|scroll down"
    r"|click|watch:|video\b|you(?: '|')ve selected|would you like|advertisement|follow (?:us|him|her|me|@)"
    r"|chat with|find out (?:what|more|how)|interested in\b[^.]*\?|add [\w ]+ as an? interest|try another"
    r"|thank you for|sorry,|please\b|could not\b|could n't|invalid\b|enter your|re-enter|skip to|keep up with"
    r"|continue reading|external links|note:|source:|see also|also read|filed under"
    r"|more (?:from|on):?"
    r"|this (?:article|story|report|piece|post|column|content|material) (?:was|is|has|may|can)\b"
    r"|enlarge\b|hide caption|toggle caption|the following|editor's note|welcome to|about the author)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"all rights reserved|toggle caption|getty images|without written|cookies|photograph ?:"
    r"|\bphoto (?:made available|provided|released|taken|shows)|file photo|handout|pictured|photos? by"
    r"|your (?:e-?mail|inbox|account|browser|zip ?code|subscription|social account)|(?:e-?mail address)\W*\Z"
    r"|newsletter|this (?:web)?site\b|external internet sites|opinions? expressed|toggle\b"
    r"|\b(?:incorrectly|misstated|misspelled|misidentified)\b"
    r"|\bis an? (?:[\w’' -]{0,40} )?(?:correspondent|columnist|reporter|contributor|journalist|blogger"
    r"|editor|enthusiast|freelancer|author of)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:(?:\A|(?<=\n)|(?<=[.!?)\]\"”][ ]))(?!FILE|PHOTO|VIDEO|WATCH|UPDATE|BREAKING|EXCLUSIVE|LIVE)"
    r"[A-Z][A-Z.'’-]+(?:[ ,/\\]+[A-Z][\w.'’-]*){0,5}[ ,]{0,2}"
    r"(?:(?:\(|-LRB-[ ])[^()\n]{2,40}?(?:\)|[ ]-RRB-))?"
    r"|(?:\A|(?<=\s))[A-Z][\w.'’-]+(?:[ ,/\\]{1,3}[A-Z][\w.'’-]+){0,4}[ ,/\\]{0,3}(?:\d{1,2}[ ]?)?"
    r"(?:\(|-LRB-[ ])[A-Z][\w .]{1,30}?(?:\)|[ ]-RRB-))"
    r"[ ]?[-–—]{1,2}[ ](?=[\"“‘'A-Z\d`])"
)
"""The place from which an article is reported, with an agency or in capitals."""
_PLACE_AND_COLON = re.compile(
    r"^(?P<place>[A-Z][\w.'’-]*[a-z](?:[ ][A-Z][\w.'’-]+){0,2})(?:,[ ][A-Z][\w. ]{2,20}(?:\d{1,2})?)?"
    r"(?:[ ]?\([A-Z][\w ]{1,20}\))?[ ]?:[ ](?=[\"“‘'A-Z])",
    re.MULTILINE,
)
_LARGE_CITY = 500_000
"""Inhabitants of a place that a dateline names without a dash, at least: many words are names of towns."""
_HEAD = 900
"""Characters within which the head of an article ends."""
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
_ITEM = re.compile(r"\A(?:[-–—*•▪◦·]|\\\*)\s")
"""The bullet of an item of a list: a summary above the article, or the way to its page."""
_STARS = re.compile(r"\b[0-5](?:\.5)? ?(?:/|out of) ?5 stars\b|[★☆]{3}", re.IGNORECASE)
"""The verdict of a review."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e)\b(?!\.)")
_QUOTED = re.compile(
    r"[\"“][^\"”\n]{0,900}[\"”]|``.{0,900}?''|[\"“][^\n]*|(?<!\w)[‘'][^\n’']{0,900}[’'](?!\w)", re.DOTALL
)
_SAYING = re.compile(r"\b(?:sa(?:id|ys?)|told|tells|tweet(?:ed|s)?|wrote|writes|adds?|added|posted)\b")
_LONG_WORD = re.compile(r"\w{4,}")
_STEM_LENGTH = 5
_OWN_VOICE, _OWN_LINES = 3, 2
"""Sentences in the first person, outside of quotations, that make an article opinion or a blog, and their
lines: a message that is printed without quotation marks stands on one line."""
_RUN_ON = re.compile(
    r"(?:(?<![\w.’'])(?P<last>[\w.’']+)(?<![.!?])|(?<=\w)[ ]?(?:''|”)) +"
    r"(?=(?:The|A|An|At least|More than|Up to|Thousands|Hundreds|Dozens|Several"
    r"|Two|Three|Four|Five|Six|Police|Officials|Experts|Scientists|Researchers|Prosecutors|Protesters)"
    r" (?P<next>\w))"
)
"""The place where a headline, a standfirst or a caption may run into the sentence after it."""
_RUN_ON_NAME = re.compile(
    r"(?<![\w.’'])(?P<last>[a-z][\w’']*|(?<=\w)[ ]?(?:''|”)) +"
    r"(?=(?:[A-Z][\w.’'-]*,? (?:of |the |and |'s )?){1,7}"
    r"(?:(?:\(|-LRB- )[\w ]{1,30}(?:\)| -RRB-) )?(?:has|have) "
    r"(?:not |also |now )?(?:been|begun|\w+ed|held|won|lost|said|told|set|found|made|taken|given|shot|died) )"
)
"""The same before a name and the perfect of news ("infected him was low Shimon Peres has been tested")."""
_FINITE = re.compile(r" (?:has|have|is|are|was|were|will|would|could|can|may|said|says|thought|remains?) ")
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|while|because|if|as|after|before|since|than|and|but|or)\b"
)
_HAS_VERB = re.compile(r"(?:[^\s,]+ ){2,8}(?:has|have|is|are|was|were)\b")
"""A subject with a name and its verb ("The UN 's humanitarian chief has ..."), not a title."""


def lead_sentences(article: Article, spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return the sentences of the lead among the sentences of an article.

    Each one stands beside itself without a headline or a caption that runs into it.
    """
    text = article.text
    head, beside = dateline(text), captions_in_text(text[:_SEARCHED_LENGTH])
    inside = [
        (start, end)
        for start, end in spans
        if (head is None or start >= head[1]) and not _overlaps(beside, start, end)
    ]
    pairs = [((start, end), (_unglued(text, start, end), end)) for start, end in inside[:_SEARCHED]]
    found = [pair for pair in pairs if _is_prose(article, *pair[1])]
    return found[:LEAD_SENTENCES] or [pair for pair in pairs if _is_only_prose(text, *pair[1])][:1]


def dateline(text: str) -> Span | None:
    """Return the span of the dateline below headline, byline and captions; ``None`` without one."""
    found: Span | None = None
    for match in _DATELINE.finditer(text, 0, _HEAD):
        if found and match.start() > found[1] + _BETWEEN_DATELINES:
            break
        found = match.span()
    return found or _dateline_with_colon(text)


def _dateline_with_colon(text: str) -> Span | None:
    """Return the span of a dateline of the form "New Delhi, May 3 (PTI): ", ``None`` without one."""
    for match in _PLACE_AND_COLON.finditer(text, 0, _HEAD):
        entries = gazetteer().places(match["place"])
        if any(entry.kind is PlaceKind.CITY and entry.population >= _LARGE_CITY for entry in entries):
            return match.span()
    return None


def _overlaps(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(start < last and first < end for first, last in spans)


def may_bring_news(article: Article, spans: Sequence[Span]) -> bool:
    """Return False for an article of a genre without news: opinion, advice, review, list, explainer.

    ``spans`` are its sentences.
    """
    if article.title and _NO_NEWS_TITLE.search(article.title):
        return False
    head = spans[:_SEARCHED]
    if head and _STARS.search(article.text, 0, head[-1][1]):
        return False
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), article.text[: head[-1][1] if head else 0])
    own = [start for start, end in head if _is_own_voice(text[start:end])]
    own_lines = len({text.count("\n", 0, start) for start in own})
    return len(own) < _OWN_VOICE or own_lines < min(_OWN_LINES, text.count("\n") + 1)


def shared_with_headline(article: Article, sentence: str) -> int:
    """Return the number of words that a sentence shares with the article's title."""
    return len(_stems(article.title or "") & _stems(sentence))


def is_headline(article: Article, sentence: str) -> bool:
    """Return True for the headline itself, as the only sentence of a news flash ("Mayor resigns.")."""
    return sentence.strip(" .").casefold() == (article.title or "").strip(" .").casefold()


def _stems(text: str) -> set[str]:
    return {word[:_STEM_LENGTH] for word in _LONG_WORD.findall(text.casefold())}


def _is_own_voice(sentence: str) -> bool:
    return not _SAYING.search(sentence) and _FIRST_PERSON.search(sentence) is not None


def _unglued(text: str, start: int, end: int) -> int:
    """Return the start of a sentence without the headline or the caption that runs into it."""
    cuts = [match.end() for match in _RUN_ON.finditer(text, start, end) if _runs_on(match)]
    cuts += [match.end() for match in _RUN_ON_NAME.finditer(text, start, end) if _is_whole(match, start)]
    return next((cut for cut in sorted(cuts, reverse=True) if end - cut >= _MIN_REST), start)


def _is_whole(match: re.Match[str], start: int) -> bool:
    """Return True if the words before a name are a clause of their own, which the name cannot continue."""
    before = match.string[start : match.end()]
    if match["last"].lower() in MID_SENTENCE | REPORTING_VERBS | CONTENT_VERBS:
        return False
    return _FINITE.search(before) is not None and _SUBORDINATE.search(before) is None


def _runs_on(match: re.Match[str]) -> bool:
    """Return True if a new sentence begins here; False for a title ("wrote The Salt Road")."""
    last = match["last"] or ""
    if last.lower() in MID_SENTENCE:
        return False
    if match["next"].islower() or match["next"].isdigit() or last[:1].isupper():
        return True
    return _HAS_VERB.match(match.string, match.end()) is not None


def _is_prose(article: Article, start: int, end: int) -> bool:
    text = article.text[start:end]
    if end - start < _MIN_LENGTH or not _END.search(text) or text.strip() == (article.title or "").strip():
        return False
    return not (_FURNITURE.match(text) or _RIGHTS.search(text) or _ITEM.match(text))


def _is_only_prose(text: str, start: int, end: int) -> bool:
    """Return True for the only sentence of a text, without its stop."""
    sentence = text[start:end]
    is_short = len(text) <= _MAX_FLASH and len(sentence.split()) >= _MIN_FLASH_WORDS
    return is_short and not (_FURNITURE.match(sentence) or _RIGHTS.search(sentence))
