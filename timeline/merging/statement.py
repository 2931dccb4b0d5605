"""Statements: mentions prepared for comparison, with the words, numbers and vectors of title and sentence."""

from __future__ import annotations

import math
import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from timeline.entities import countries_in
from timeline.events import PERSON_NOUNS, PREPOSITIONS, REACTING_VERBS, REPORTING_VERBS, SMALL_WORDS
from timeline.merging.other_things import narrowest, numbered_things
from timeline.merging.rarity import common_stems, stem
from timeline.merging.second_reading import other_reading
from timeline.model import Anchor, Article, Granularity, Mention, Modality, Place

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAMED_DAY = re.compile(r"\b[A-Z][\w’'-]+")
_DAYS_AND_MONTHS = frozenset(
    name.casefold() for names in (day_name, day_abbr, month_name, month_abbr) for name in names if name
)
_DATED = re.compile(rf"\b(?:{'|'.join(name.casefold() for name in (*day_name, *month_name) if name)})$")
"""The end of a word for a day or a month ("mid-august")."""
_CAPITALISED = re.compile(r"(?<!^)(?<![.!?:”\"`] )\b[A-Z][\w’'-]+")
"""A word written as a name, but not the first of a sentence or a quotation."""
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
_EXACT = 3
"""The digits of an exact number, without zeros at its end."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DIRECTION = re.compile(r"(north|south|east|west)(?:ern)?")
_RARE, _TELLS = 0.55, 0.4
"""The rarity from which a word is rare, and from which it tells what somebody says."""
_NONE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|there|said) no\b|^No\b")
_LINE_BEGIN = re.compile(r"(?:^|\n)\s*\S+")
"""The first word of a line, which has a capital letter in tables, too."""
_LEAD = 400
"""The characters of an article's first sentences."""
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EARLY, _LATE = -(10**7), 10**7
"""Ordinals of an open beginning and an open end."""
NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
"""Numbers in words, in digits."""
_LITTLE = SMALL_WORDS | PREPOSITIONS | {
    "no", "not", "one", "there", "more", "than", "out", "up", "when", "while", "where", "also", "just",
    "what", "then", "we", "you",
}  # fmt: skip
"""Words without a meaning of their own for the comparison."""

_HANGING = PREPOSITIONS | {"that", "which", "who", "whom", "whose", "where", "when", "while", "as", "because"}
"""Words behind a noun that begin what hangs on it."""


@dataclass(frozen=True, eq=False)
class Statement:
    """A mention with its sentence, ready for comparison.

    ``first`` and ``last`` are the ordinals of its days, ``retold`` the logarithm of the days between the
    event and the publication, ``headline`` the title of its article, ``lead`` the beginning of its text.
    """

    mention: Mention
    sentence: str
    source: str
    first: int
    last: int
    retold: float
    headline: str = ""
    lead: str = ""

    @property
    def key(self) -> tuple[int, int, str, int]:
        """The place in the canonical order, which does not depend on the order of the articles."""
        return self.first, self.last, self.mention.article, self.mention.expression.start

    @property
    def is_day(self) -> bool:
        """True for the granularity of a day."""
        return self.mention.date.granularity is Granularity.DAY

    @property
    def is_saying(self) -> bool:
        """True for an act of saying, and for a reaction in words ("condemned")."""
        return self.mention.modality is Modality.REPORTED or self.mention.predicate in REACTING_VERBS

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of the title with a meaning, each once; verbs of saying only if there are no others.

        Words that name day or month ("Christmas", "mid-August") are left out: all of a date share them.
        """
        words = meaningful_words(self.mention.title)
        written = written_words(self.mention.expression.text)
        dated = self._day_name.union(word for word in written if _DATED.search(word))
        words = [word for word in words if word not in dated] or words
        return tuple(dict.fromkeys(word for word in words if word not in REPORTING_VERBS)) or tuple(words)

    @cached_property
    def sentence_words(self) -> tuple[str, ...]:
        """The words of the sentence with a meaning, each once."""
        words = meaningful_words(self.sentence)
        return tuple(dict.fromkeys(word for word in words if word not in self._day_name))

    @cached_property
    def _day_name(self) -> frozenset[str]:
        """The words of a feast that dates the statement: capitalised, but no weekday or month."""
        written = _NAMED_DAY.findall(self.mention.expression.text)
        return frozenset(written_words(" ".join(written))) - _DAYS_AND_MONTHS

    @cached_property
    def headline_stems(self) -> frozenset[str]:
        """The stems of the rare words of the article's headline."""
        return frozenset(map(stem, _rare(written_words(self.headline))))

    @cached_property
    def agent_countries(self) -> frozenset[str]:
        """The countries (ISO 3166-1 alpha-2) that the title names before its predicate, not a speaker's."""
        before = self.mention.title.partition(self.mention.predicate)[0] if self.mention.predicate else ""
        words = before.split()
        said = max((at for at, word in enumerate(words) if word.casefold() in REPORTING_VERBS), default=-1)
        return countries_in(" ".join(words[said + 1 :]))

    @cached_property
    def told_countries(self) -> frozenset[str]:
        """The countries that sentence or title name."""
        return countries_in(f"{self.sentence} {self.mention.title}") | self.countries

    @property
    def is_denied(self) -> bool:
        """True if the act did not happen, or the title tells of none ("there were no planes")."""
        return self.mention.modality is Modality.NEGATED or bool(_NONE.search(self.mention.title))

    @property
    def story_names(self) -> frozenset[str]:
        """The stems of the names in the article's headline and first sentences, which tell its story."""
        return _story_names(self.headline, self.lead)

    @cached_property
    def content_stems(self) -> frozenset[str]:
        """The stems of what a title that names a speaker says, without names; empty for other titles."""
        words = written_words(self.mention.title)
        verbs = [at for at, word in enumerate(words) if word in REPORTING_VERBS]
        if not verbs:
            return frozenset()
        said = [word for word in words[verbs[0] + 1 :] if word not in _LITTLE | REPORTING_VERBS]
        return frozenset(map(stem, said)) - common_stems(_TELLS) - self.names - self.title_names

    @cached_property
    def title_stems(self) -> frozenset[str]:
        """The stems of the title's words."""
        return frozenset(map(stem, self.title_words))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of sentence and title."""
        return self.title_stems | frozenset(map(stem, self.sentence_words))

    @cached_property
    def telling_stems(self) -> frozenset[str]:
        """The stems of the rare words of sentence and title, without those of the date."""
        words = _rare((*self.title_words, *self.sentence_words))
        return frozenset(map(stem, words)) - frozenset(map(stem, written_words(self.mention.expression.text)))

    @cached_property
    def subject_words(self) -> tuple[str, ...]:
        """The words of the title's subject, without its speaker and what hangs on the noun."""
        words = list(
            takewhile(lambda word: word != self.mention.predicate, written_words(self.mention.title))
        )
        said = max((at for at, word in enumerate(words) if word in REPORTING_VERBS), default=-1)
        return tuple(takewhile(lambda word: word not in _HANGING, words[said + 1 :]))

    @cached_property
    def subject_stems(self) -> frozenset[str]:
        """The stems of the rare words of the title before its predicate."""
        words = written_words(self.mention.title)
        before = takewhile(lambda word: word != self.mention.predicate, words)
        return frozenset(map(stem, _rare(list(before)))) if self.mention.predicate in words else frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names of actors and places, and of nouns for a person ("president")."""
        written = " ".join(self._named)
        persons = PERSON_NOUNS.intersection(self.title_words)
        return frozenset(stem(word) for word in (*written_words(written), *persons))

    @cached_property
    def rare_names(self) -> frozenset[str]:
        """The stems of rare words in the sentence that are written as names, or belong to one."""
        written = _CAPITALISED.findall(self.sentence)
        words = (*written_words(" ".join(written)), *written_words(" ".join(self._named)))
        return frozenset(map(stem, _rare(words)))

    @cached_property
    def undated_names(self) -> frozenset[str]:
        """The stems of the rare names without months, which tell nothing of who took part."""
        return self.rare_names - frozenset(map(stem, _DAYS_AND_MONTHS))

    @cached_property
    def title_names(self) -> frozenset[str]:
        """The stems of rare words in the title that are written as names, or belong to one.

        Its first word is a name if the sentence writes it as one; "South" is none by itself.
        """
        title = self.mention.title
        beginning = [word for word in written_words(title)[:1] if not _DIRECTION.fullmatch(word)]
        first = self.rare_names.intersection(map(stem, beginning))
        named = frozenset(map(stem, written_words(" ".join(self._named)))) | first
        written = {stem(word) for word in _rare(written_words(" ".join(_CAPITALISED.findall(title))))}
        return frozenset(written | (named & frozenset(map(stem, written_words(title)))))

    @cached_property
    def place_stems(self) -> frozenset[str]:
        """The stems of the first words of the places."""
        return _first_stems(self.mention.places)

    @cached_property
    def narrow_places(self) -> tuple[Sequence[Place], frozenset[str]]:
        """The places without those that contain another one, and the stems of their first words."""
        places = narrowest(self.mention.places)
        return places, _first_stems(places)

    @cached_property
    def numbers_told(self) -> frozenset[str]:
        """The numbers of the sentence in digits, without those of its time expression and years."""
        expression, start = self.mention.expression, self.mention.start
        before, behind = (max(0, at - start) for at in (expression.start, expression.end))
        found = (*_NUMBER.findall(self.sentence[:before]), *_NUMBER.findall(self.sentence[behind:]))
        return frozenset(each.replace(",", "") for each in found if not _YEAR.fullmatch(each))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The exact numbers of the sentence, of three digits that count: "37,295", "8.54", but not "200"."""
        return frozenset(
            each for each in self.numbers_told if len(each.strip("0").replace(".", "")) >= _EXACT
        )

    @cached_property
    def directions(self) -> tuple[frozenset[str], frozenset[str]]:
        """The points of the compass in the title ("North Korea"), and those in the sentence."""
        in_title = _directions(self.title_words)
        return in_title, in_title | _directions(self.sentence_words)

    @property
    def _named(self) -> tuple[str, ...]:
        return (*self.mention.actors, *(place.name for place in self.mention.places))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the title, in digits: "5,000" is 5000, "1.50" is 1.5."""
        written = {each.replace(",", "") for each in _NUMBER.findall(self.mention.title)}
        in_digits = {each.rstrip("0").rstrip(".") if "." in each else each for each in written}
        return frozenset(in_digits | {NUMBERS[word] for word in self.title_words if word in NUMBERS})

    @cached_property
    def numbered_things(self) -> Mapping[str, str]:
        """The things of the title that are told apart by a number, with their numbers."""
        return numbered_things(self.mention)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of the places (ISO 3166-1 alpha-2)."""
        return frozenset(place.country for place in self.mention.places if place.country)


def statements(mentions: Iterable[Mention], articles: Mapping[str, Article]) -> list[Statement]:
    """Return the statements of mentions, in canonical order; ``articles`` is by id."""
    return in_order(statement(mention, articles[mention.article]) for mention in mentions)


def in_order(collection: Iterable[Statement]) -> list[Statement]:
    """Return statements in canonical order."""
    return sorted(collection, key=lambda each: (each.key, each.mention.id))


def days_of(mention: Mention) -> tuple[int, int]:
    """Return the ordinals of the first and last day of a mention's date."""
    date = mention.expression.date
    assert date is not None  # noqa: S101 tells the type checker
    earliest, latest = date.earliest, date.latest
    return earliest.toordinal() if earliest else _EARLY, latest.toordinal() if latest else _LATE


def readings_of(mention: Mention) -> tuple[tuple[int, int], ...]:
    """Return the days of a mention's date, and those of the other reading of a doubtful weekday."""
    day = other_reading(mention) if mention.expression.anchor is Anchor.DCT else None
    return (days_of(mention),) if day is None else (days_of(mention), (day.toordinal(), day.toordinal()))


def statement(mention: Mention, article: Article) -> Statement:
    """Return the statement of a mention of an article."""
    first, last = days_of(mention)
    published = article.published.toordinal() if article.published else last
    sentence = article.text[mention.start : mention.end]
    retold = math.log1p(max(0, published - last))
    return Statement(
        mention,
        sentence,
        article.source or article.id,
        first,
        last,
        retold,
        article.title or "",
        article.text[:_LEAD],
    )


@lru_cache(maxsize=50_000)
def _story_names(headline: str, lead: str) -> frozenset[str]:
    in_headline = [] if headline.isupper() else _NAMED_DAY.findall(headline)
    written = (*in_headline, *_CAPITALISED.findall(_LINE_BEGIN.sub(" ", lead)))
    return frozenset(map(stem, _rare(written_words(" ".join(written))))) - frozenset(
        map(stem, _DAYS_AND_MONTHS)
    )


def _directions(words: Iterable[str]) -> frozenset[str]:
    return frozenset(found[1] for word in words if (found := _DIRECTION.fullmatch(word)))


def _first_stems(places: Iterable[Place]) -> frozenset[str]:
    return frozenset(stem(words[0]) for place in places if (words := written_words(place.name)))


def _rare(words: Sequence[str]) -> list[str]:
    """Return the words that are rare, without numbers and days of the week."""
    common = common_stems(_RARE)
    return [
        word
        for word in words
        if stem(word) not in common
        and not word.isdigit()
        and not word.startswith(_DAYS)
        and word not in _LITTLE
    ]


def meaningful_words(text: str) -> list[str]:
    """Return the words of a text with a meaning of their own, in lower case."""
    return [word for word in written_words(text) if word not in _LITTLE]


def written_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without the "'s" of a possessor."""
    lower = text.casefold().replace("’", "'")
    return [word.removesuffix("'s") for word in _WORD.findall(lower)]
