"""The news of a lead that names no day: its main act, if the lead reports one.

News is told in the past, the perfect or the progressive ("have captured", "are fleeing"). A state, a habit, a
plan, a possibility, an opinion, advice or a question is no news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import DatedPhrase
from timeline.events.dependency_tree import (
    BE,
    FINITE,
    NOUNS,
    auxiliaries,
    child,
    is_noun,
    is_proper_noun,
    is_verb,
    subject,
)
from timeline.events.lead_background import clause_run_into, is_background
from timeline.events.modality import modality
from timeline.events.predicates import event_noun, main_predicate
from timeline.language.neighbours import neighbour
from timeline.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEWS_MODALITIES = (Modality.ASSERTED, Modality.REPORTED)
_HAVE = frozenset({"has", "have", "'s", "'ve"})
_SPEAKERS = frozenset(
    {"i", "we", "you", "my", "our", "your", "me", "us", "myself", "ourselves", "yourself", "let"}
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "this", "that", "these", "those", "who", "what", "one"})
_THINGS = frozenset({"it", "they", "this", "that", "these", "those"})
_AMOUNTS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
_SHARED_BY_ALL = frozenset(
    {"galaxy", "planet", "system", "universe", "way", "world", "species", "sun", "moon", "ancestors"}
)
"""Things that are everybody's: "our galaxy" speaks to no reader."""
_COMMON = frozenset({"DT", "IN", "PRP", "NN", "NNS", "JJ", "VBG", "WRB", "RB", "EX"})
_SMALL = frozenset({"DT", "IN", "PRP", "WRB", "EX"})
_BEFORE_NAMES = NOUNS | {"JJ", "VBN", "RB", "CD"}
_WORDS_BEFORE = frozenset({"NN", "NNS", "RB", "VBN", "CD", "JJ"})
_TIMES = frozenset({"day", "week", "month", "year", "time", "moment", "night", "way", "reason"})
_FEATURE_OPENINGS = frozenset(
    {"when", "once", "so", "as", "if", "born", "growing", "like", "imagine", "every", "whether"}
)
_EXPECTED = frozenset(
    {"likely", "unlikely", "due", "set", "bound", "able", "unable", "poised", "ready", "certain"}
)
"""States of what is to come."""
_LONG = frozenset({"decades", "centuries", "generations", "years", "ages"})
_MIN_WORDS = 5
_OF_HEADLINE = 2
"""Words that a sentence about the headline shares with it, at least."""


def news_predicate(
    doc: Doc,
    dated: DatedPhrase,
    *,
    goes_on: bool = False,
    shared: int | None = None,
    is_flash: bool = False,
) -> Token | None:
    """Return the predicate of the news in a sentence of a lead; ``None`` if it tells none.

    ``dated`` stands for the day of publication. A sentence that ``goes_on`` follows another one of the lead;
    in the simple past it is background unless it is about the headline. ``shared`` is the number of words
    that it shares with the headline, ``None`` without one. A news flash (``is_flash``) has the present of
    headlines.
    """
    joined = clause_run_into(doc)
    main = joined or main_predicate(doc)
    if main is None or len(doc) < _MIN_WORDS or _is_addressed_or_asked(doc) or _is_quoted(main):
        return None
    if (shared == 0 and not is_flash) or (joined is None and _runs_on(doc)):
        return None
    is_headline_news = shared is not None and shared >= _OF_HEADLINE
    if goes_on and _is_not_of_its_own(main, is_headline_news, has_headline=shared is not None):
        return None
    if (death := _death_of(subject(main))) is not None:
        return death
    if is_background(doc, main, is_headline_news=is_headline_news):
        return None
    content = _content_before(main)
    if content is not None and _is_past(content) and _is_news(content, dated):
        return content
    return main if _is_news(main, dated) or (is_flash and _is_act_of_headline(main)) else None


def _is_act_of_headline(main: Token) -> bool:
    """Return True for "Rovers fire their coach": an act in the present."""
    is_present = main.tag_ in ("VBZ", "VBP") and main.lower_ not in BE
    return is_present and subject(main) is not None and main.lower_ not in lexicon.STATIVE_VERBS


def clause_start(head: Token) -> int:
    """Return the offset of the clause's first word in its sentence."""
    first = next((token for token in head.subtree if token.is_alpha or token.like_num), head)
    return first.idx


def _is_addressed_or_asked(doc: Doc) -> bool:
    """Return True for a question, and outside of quotations for the first and the second person."""
    if any(token.text == "?" for token in doc):
        return True
    if doc[0].lower_ in _FEATURE_OPENINGS:
        return True
    quoted = False
    for token in doc:
        quoted ^= token.is_quote
        if not quoted and (_is_speaker_or_reader(token) or _is_advice(token)):
            return True
    return False


def _is_speaker_or_reader(token: Token) -> bool:
    if token.lower_ not in _SPEAKERS or token.text == "US":
        return False
    return token.lower_ != "our" or token.head.lower_ not in _SHARED_BY_ALL


def _is_advice(token: Token) -> bool:
    """Return True for the verb of "do not panic" and "but don't worry"."""
    if token.tag_ != "VB" or child(token, "neg") is None or subject(token) is not None:
        return False
    return any(helper.lower_ == "do" and helper.tag_ in ("VB", "VBP") for helper in auxiliaries(token))


def _runs_on(doc: Doc) -> bool:
    """Return True if a headline or a caption runs into the sentence: a capital begins a clause within it."""
    return any(_begins_sentence(token) or _is_subject_of_another(token) for token in doc[2:])


def _begins_sentence(token: Token) -> bool:
    """Return True for a common word with a capital but no stop before it ("of unrest Frustration is")."""
    before = neighbour(token, -1)
    is_name = token.ent_type_ and token.ent_type_ not in _AMOUNTS
    if not token.is_title or len(token) < 2 or token.tag_ not in _COMMON or is_name:
        return False
    if token.tag_ not in _SMALL and token.i + 1 < len(token.doc) and neighbour(token).is_title:
        return False  # "a chaotic Brazilian Grand Prix"
    if before.is_lower and before.tag_ in _WORDS_BEFORE:
        return True
    return token.tag_ in _SMALL and is_noun(before)


def _is_subject_of_another(token: Token) -> bool:
    """Return True for "to the surface BP has sealed the leak": no clause about the noun before it."""
    verb, first = token.head, token.left_edge
    if token.dep_ not in ("nsubj", "nsubjpass") or first.i == 0 or not _opens_name(first):
        return False
    before = neighbour(first, -1)
    if before.tag_ not in _BEFORE_NAMES or before.ent_type_ in ("DATE", "TIME") or before.lower_ in _TIMES:
        return False
    if not any(word.tag_ in FINITE for word in token.doc[: first.i]):
        return False  # "the carmaker Lotana plunged"
    return verb.dep_ != "relcl" or child(verb, "dobj") is not None


def _opens_name(word: Token) -> bool:
    """Return True for the first word of a name, and for a nationality before one ("Kenyan President ...")."""
    return is_proper_noun(word) or (word.is_title and word.ent_type_ == "NORP")


def _is_about_another(saying: Token) -> bool:
    """Return True if the content is about the sentence before ("They are a sign of it, she wrote")."""
    content = child(saying, "ccomp")
    noun = subject(content) if content is not None else None
    return noun is not None and noun.lower_ in _THINGS


def _content_before(saying: Token) -> Token | None:
    """Return the act before a comment ("Rebels have taken the town, officials said")."""
    if saying.lower_ not in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS:
        return None
    noun = subject(saying)
    if noun is None or noun.lower_ in lexicon.FINDING_NOUNS or saying.lower_ in lexicon.FINDING_VERBS:
        return None
    content = child(saying, "ccomp")
    return content if content is not None and content.i < saying.i and is_verb(content) else None


def _is_news(head: Token, dated: DatedPhrase) -> bool:
    """Return True if the clause of a verb or an event noun tells what happened or goes on."""
    if not is_verb(head):  # "A strike by pilots grounded the flights", parsed as one noun phrase
        return head.is_lower and event_noun(head) is not None and child(head, "nsubj") is None
    noun = _subject(head)
    if noun is None or (_refers_back(noun) and not _is_expletive_report(head, noun)):
        return False
    if noun.ent_type_ in ("DATE", "TIME"):
        return False  # "2015 saw the launch of a ferry"
    if modality(head, dated) not in _NEWS_MODALITIES or _is_habit(head):
        return False
    return _is_told_as_news(head)


def _subject(head: Token) -> Token | None:
    noun = subject(head)
    return noun if noun is not None else child(head, "expl")


def _refers_back(noun: Token) -> bool:
    """Return True for a pronoun, and for a noun with one ("its soldiers")."""
    return noun.lower_ in _PRONOUNS or any(token.tag_ == "PRP$" for token in noun.lefts)


def _is_expletive_report(head: Token, noun: Token) -> bool:
    """Return True for "It emerged that ..." and "It was announced that ..."."""
    return noun.lower_ == "it" and child(head, "ccomp") is not None


def _is_habit(head: Token) -> bool:
    """Return True for an adverb of habit or a long duration in the clause ("for centuries")."""
    for word in head.children:
        if word.dep_ in ("advmod", "npadvmod") and (word.lower_ in lexicon.HABIT_WORDS):
            return True
        if word.dep_ == "prep" and word.lower_ == "for":
            length = child(word, "pobj")
            if length is not None and length.lower_ in _LONG and child(length, "nummod") is None:
                return True
        if word.dep_ == "npadvmod" and any(token.lower_ == "every" for token in word.subtree):
            return True
    return False


def _is_not_of_its_own(main: Token, is_headline_news: bool, *, has_headline: bool) -> bool:
    """Return True for what only adds to the sentence before: a remark, a source, background, a scene."""
    is_scene = main.tag_ == "VBG" and not has_headline
    opens_story = not has_headline and _is_new(subject(main))
    if main.lower_ in lexicon.REPORTING_VERBS and not (has_headline or child(main, "ccomp")):
        return True
    return _is_about_another(main) or is_scene or _is_background(main, is_headline_news or opens_story)


def _is_quoted(head: Token) -> bool:
    """Return True for the verb of a quotation that goes on beyond its sentence, without its speaker."""
    return sum(token.is_quote for token in head.doc[: head.i]) % 2 == 1


def _is_background(main: Token, is_headline_news: bool) -> bool:
    """Return True for a past progressive ("was responding"), and for the simple past beside the headline."""
    in_progress = main.tag_ == "VBG" and any(helper.tag_ == "VBD" for helper in auxiliaries(main))
    return in_progress or (not is_headline_news and is_simple_past(main))


def _is_new(noun: Token | None) -> bool:
    """Return True for a thing that the text names for the first time ("a landslide", "nine people")."""
    if noun is None:
        return False
    return any(word.lower_ in ("a", "an") or word.dep_ == "nummod" for word in noun.lefts)


def _death_of(noun: Token | None) -> Token | None:
    """Return the verb of "X, who has died aged 81, wrote ...": the death is the news."""
    verb = child(noun, "relcl") if noun is not None else None
    if verb is None or verb.lower_ != "died":
        return None
    return verb if any(helper.lower_ in _HAVE for helper in auxiliaries(verb)) else None


def says_its_content(head: Token, title: str) -> bool:
    """Return False if the title of a saying has lost the verb of what is said ("Analysts say")."""
    content = child(head, "ccomp")
    return content.text in title if content is not None else not title.endswith(head.text)


def is_simple_past(verb: Token) -> bool:
    """Return True for a simple past, except of a saying: "fled", "were labelled"."""
    if verb.lower_ in lexicon.REPORTING_VERBS:
        return False
    helpers = auxiliaries(verb)
    return verb.tag_ == "VBD" if not helpers else all(helper.lower_ in ("was", "were") for helper in helpers)


def _is_past(verb: Token) -> bool:
    """Return True for the past and the perfect."""
    helpers = auxiliaries(verb)
    return verb.tag_ == "VBD" or any(helper.tag_ == "VBD" or helper.lower_ in _HAVE for helper in helpers)


def _is_told_as_news(head: Token) -> bool:
    """Return True for a tense of news: past, perfect, progressive, or the present of a saying."""
    helpers = auxiliaries(head)
    words = {helper.lower_ for helper in helpers}
    if "had" in words or (not helpers and head.dep_ in ("acl", "relcl", "advcl", "amod")):
        return False
    if head.lower_ in BE:
        return _is_news_state(head)
    if head.tag_ in ("VBZ", "VBP"):
        return _is_present_saying(head) or _goes_on(head)
    if words & {"is", "are"} and "being" not in words and head.tag_ in ("VBN", "VBD"):
        return _is_news_passive(head)
    if head.lower_ in lexicon.STATIVE_VERBS and not _goes_into(head):
        return False
    if head.tag_ == "VBG":
        return bool(words & BE) and not (_is_plan(head) or _lasts(head) or head.lower_ in lexicon.TREND_VERBS)
    return (bool(helpers) or head.tag_ == "VBD") and not _is_of_a_career(head, words)


def _goes_into(head: Token) -> bool:
    """Return True for "are looking into the crash": an act, not a look."""
    return any(word.dep_ == "prep" and word.lower_ == "into" for word in head.rights)


def _is_present_saying(head: Token) -> bool:
    """Return True for a saying in the present, except by a law or a website: that says so at any time.

    What a thing other than a study shows or reveals is a description ("the pictures show a ship").
    """
    noun = subject(head)
    if noun is not None and noun.lower_ in lexicon.LASTING_TEXTS:
        return False
    if head.lower_ in lexicon.REPORTING_VERBS:
        return child(head, "ccomp", "dobj") is not None
    if head.lower_ not in lexicon.FINDING_VERBS or noun is None:
        return False
    return child(head, "ccomp") is not None or (
        noun.lower_ in lexicon.FINDING_NOUNS and child(head, "dobj") is not None
    )


def _goes_on(head: Token) -> bool:
    """Return True for "continues to fall", but not for the same of a trend ("continues to grow")."""
    act = child(head, "xcomp")
    if act is None or head.lower_ not in ("continues", "continue", "continued"):
        return False
    return act.lower_ not in lexicon.STATIVE_VERBS | lexicon.TREND_VERBS | lexicon.GROWTH_VERBS


def _is_plan(head: Token) -> bool:
    """Return True for "is planning to leave", "is preparing a bid"; False for "are looking into"."""
    return head.lower_ in lexicon.PLANNING_VERBS and child(head, "xcomp", "ccomp", "dobj") is not None


def _is_of_a_career(head: Token, helpers: set[str]) -> bool:
    """Return True for the note on an author ("has covered wars for this newspaper")."""
    return head.lower_ in lexicon.CAREER_VERBS and bool(helpers & _HAVE)


def _lasts(head: Token) -> bool:
    """Return True for "has been going on for weeks"."""
    return any(word.dep_ == "prep" and word.lower_ in ("for", "since") for word in head.rights) and any(
        helper.lower_ == "been" for helper in auxiliaries(head)
    )


def _is_news_passive(head: Token) -> bool:
    """Return True for "are feared dead" and "are believed to have escaped"."""
    words = [token.lower_ for token in head.doc[head.i : head.right_edge.i + 1]]
    act = child(head, "xcomp")
    is_perfect = act is not None and any(helper.lower_ == "have" for helper in auxiliaries(act))
    return is_perfect or any(word in lexicon.NEWS_STATES for word in words[1:3])


def _is_news_state(head: Token) -> bool:
    """Return True for a state that is news ("are missing"), and for the result of an act ("is ill after")."""
    predicate = child(head, "acomp", "attr", "prep", "advmod")
    if predicate is None or predicate.lower_ in _EXPECTED:
        return False
    words = [token.lower_ for token in head.subtree if token.i > head.i]
    if any(word in lexicon.NEWS_STATES for word in words[:3]) or _is_among_the_harmed_or_named(predicate):
        return True
    return head.tag_ in ("VBZ", "VBP") and any(
        token.lower_ == "after" and (token.dep_ == "mark" or child(token, "pobj", "pcomp") is not None)
        for token in head.subtree
    )


def _is_among_the_harmed_or_named(predicate: Token) -> bool:
    """Return True for "were among those killed" and "are among the officials named in the papers"."""
    group = child(predicate, "pobj") if predicate.lower_ == "among" else None
    return group is not None and any(word.tag_ == "VBN" and word.dep_ == "acl" for word in group.rights)
