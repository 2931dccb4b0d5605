"""The use of names in the text of an article, without a parse: located ("in X") or acting ("X said")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

_LOCATING = r"\b(?:in|near|outside|around|inside|reached|entered|left|across|throughout|into|toward|towards)"
_OWNED = r"\b(?:[Ss]hares|[Ss]take) (?:of|in) "
_ACTING = (
    r"said|says|told|added|announced|confirmed|denied|warned|asked|agreed|refused|declined|hopes?|plans?|wants?|argued?|"
    r"insists|insisted|believes?|claims?|claimed|admitted|reported|employs?|owns?|owned|sold|bought|shares|executives?|"
    r"employees|spokes\w+|chief|officials?|has|had|will|would|plc|Inc|Corp"
)


@dataclass(frozen=True, slots=True)
class Usage:
    """The number of located and of acting uses of each name."""

    located: Counter[str]
    acting: Counter[str]

    def is_located(self, name: str) -> bool:
        """Return True if the name is used as a place, and not more often as an actor."""
        return self.located[name] > 0 and self.located[name] >= self.acting[name]

    def acts(self, name: str) -> bool:
        """Return True if the name is used as an actor and never as a place."""
        return self.acting[name] > 0 and not self.located[name]


def usage(text: str, names: Collection[str]) -> Usage:
    """Return the uses of these names in a text."""
    located: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    if names:
        alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        before = rf"(?:(?P<located>{_LOCATING})\s+(?:the\s+)?|(?P<owned>{_OWNED}))?"
        after = rf"(?P<acting>(?:['’]s?)?\s+(?:{_ACTING})\b)?"
        pattern = re.compile(rf"{before}(?<![\w-])(?P<name>{alternatives})(?![\w-]){after}")
        for match in pattern.finditer(text):
            located[match["name"]] += match["located"] is not None
            is_acting = match["acting"] is not None or match["owned"] is not None
            acting[match["name"]] += is_acting and match["located"] is None
    return Usage(located, acting)
