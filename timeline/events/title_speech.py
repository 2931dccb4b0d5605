"""What somebody said, if the parser did not join it to the verb of saying behind ("..., he said")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import FINITE, NOUNS, child, is_verb
from timeline.events.title_draft import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.events.title_text import TitleContext

_MAX_SPEAKER = 8
"""The most words of a speaker, with a role."""
_SHORTEST = 4
"""The fewest words of a statement."""
_OF_SPEAKER = (*NOUNS, "DT", "JJ", "PRP$", "POS")


def spoken_draft(verb: Token, context: TitleContext, line: range) -> Draft | None:
    """Return the text before the speaker as it stands, with the speaker in front; ``None`` if there is none.

    ``line`` holds the tokens of the verb's line. The parse is wrong: whole stretches stay.
    """
    noun = child(verb, "nsubj")
    if verb.lower_ not in lexicon.REPORTING_VERBS or noun is None or noun.tag_ == "PRP":
        return None
    if noun.i > verb.i or child(verb, "ccomp", "xcomp", "dobj", "dative") is not None:
        return None
    doc, start = verb.doc, noun.left_edge.i
    while start > line.start and doc[start - 1].tag_ in _OF_SPEAKER:
        start -= 1
    if start <= line.start or doc[start - 1].text != "," or verb.i - start > _MAX_SPEAKER:
        return None
    words = [word for word in doc[line.start : start - 1] if not word.is_space]
    content = [word for word in words if word.i not in context.left_out]
    while content and (content[0].dep_ == "cc" or content[0].is_punct):
        content.pop(0)
    verbs = frozenset(word.i for word in content if word.tag_ in FINITE)
    if len(content) < _SHORTEST or not verbs:
        return None
    speaker = frozenset(word.i for word in doc[start : verb.i + 1] if word.i not in context.left_out)
    kept = speaker | {word.i for word in content}
    return Draft(doc, kept, speaker | verbs, speaker, is_doubtful=True)


def clause_before_speaker(noun: Token, words: frozenset[int]) -> frozenset[int]:
    """Return the words before a speaker if they hold a verb: they are a part of what is said."""
    before = frozenset(index for index in words if index < noun.left_edge.i)
    return before if any(is_verb(noun.doc[index]) for index in before) else frozenset()
