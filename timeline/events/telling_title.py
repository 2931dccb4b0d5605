"""Whether a title says anything by itself; it needs no parse."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.events import event_lexicon as lexicon

PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "we", "i", "you", "this", "that",
     "these", "those", "who", "which", "what", "my", "our", "your"}
)  # fmt: skip
"""First words of a title that says little by itself."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TELLING, _SHORT = 2, 3
"""The words that tell something only with a name or a number, and all words of such a title, at most."""


def says_little(title: str, names: Iterable[str] = ()) -> bool:
    """Return True for a title that names nothing: one word ("Coup"), or a pronoun in front ("They left").

    So does one of two words without a number or one of the event's ``names`` ("Fund continues", but not
    "Ruiz resigned").
    """
    words = _WORD.findall(title)
    if not words or title.startswith("["):
        return not words
    content = [word.casefold() for word in words if word.casefold() not in lexicon.SMALL_WORDS]
    if len(content) < _TELLING or words[0].casefold() in PRONOUNS:
        return True
    if len(content) > _TELLING or len(words) > _SHORT or any(map(str.isdigit, title)):
        return False
    named = {word.casefold() for name in names for word in _WORD.findall(name)}
    return named.isdisjoint(content)
