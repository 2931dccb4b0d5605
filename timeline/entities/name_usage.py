"""The use of names in the text of an article, without a parse: as a place, as an actor, or as a vessel."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_LOCATING = r"\b(?:in|near|outside|around|inside|reached|entered|left|across|throughout|into|toward|towards)"
_OWNED = r"\b(?:[Ss]hares|[Ss]take) (?:of|in) "
_VESSEL = (
    r"(?:oil |drilling |cargo |cruise |container |fishing |space ?)?(?:rig|platform|tanker|ship|vessel|ferry"
    r"|boat|yacht|freighter|trawler|frigate|destroyer|submarine|liner|station|craft|probe|satellite|capsule"
    r"|shuttle|rover|rocket|missile|launcher|(?:subsea |oil |gas |exploratory )*well(?:head)?|prospect)"
)
_ACTING = (
    r"said|says|told|added|announced|confirmed|denied|warned|asked|agreed|refused|declined|hopes?|plans?|wants?"
    r"|argued?|insists|insisted|believes?|claims?|claimed|admitted|reported|employs?|owns?|owned|sold|bought"
    r"|shares|executives?|employees|spokes\w+|chief|officials?|plc|Inc|Corp|CEO|founder|boss|chairman"
    r"|built|builds|hired|hires|unveiled|tweeted|engineers?|customers?"
)
_FIRM = "(?:company|firm|giant|owner|operator|contractor|manufacturer|maker|retailer|insurer|airline|carrier)"
"""Nouns before the name of a firm."""
_DOING = "has|had|will|would"
"""After a name these are acts of a ship, too."""
_SITE = (
    r"(?:race ?|air ?|football |industrial )?(?:track|circuit|airport|airfield|stadium|neighbou?rhood|suburb"
    r"|district|province|village|refinery|prison|beach|port|base|camp|stronghold|checkpoint|barracks)"
)
_WRECK = r"(?:oil |drilling |rig |tanker )*(?:spill|disaster|explosion|blowout|accident|catastrophe|sinking)"
_BEFORE = re.compile(
    rf"(?:(?P<located>{_LOCATING})\s+(?:the\s+)?|(?P<owned>{_OWNED})|(?P<acting>\b{_FIRM} )"
    rf"|(?P<vessel>\b{_VESSEL},?(?: known as| called| dubbed| named)?) (?:the )?)$"
)
_AFTER = re.compile(
    rf"(?:['’]s?)?\s+(?:(?P<acting>{_ACTING})|(?P<doing>{_DOING})|(?P<site>{_SITE})"
    rf"|(?P<vessel>(?:[IVX]{{1,4}} )?{_VESSEL}s?)|(?P<disaster>(?:[IVX]{{1,4}} )?{_WRECK}))\b"
    rf"|(?P<owner> ?, (?:the|an?|its|which) (?:[\w-]+ ){{0,3}}(?:{_FIRM}|owns|owned)\b"
    r"| ?,? and other (?:companies|firms)\b)"
)
_DEEDS = frozenset({"acting", "owned", "owner", "doing"})
_FIRST_WORD = re.compile(r"(?<![\w-])\w+")
_ENDS = re.compile(r"(?![\w-])")
_REACH = 32
"""Characters before a name that decide its use."""


@dataclass(frozen=True, slots=True)
class Usage:
    """The number of uses of each name: as a place, before a site's noun, as an actor, as a vessel or a craft.

    ``disasters`` are its uses before the noun of a disaster ("the X explosion"), ``doing`` those
    before "has" and "will", which a thing does, too.
    A use before a site's noun ("X airport") is one as a place, too.
    """

    located: Counter[str]
    sites: Counter[str]
    acting: Counter[str]
    vessel: Counter[str]
    disasters: Counter[str]
    doing: Counter[str]

    def is_located(self, name: str) -> bool:
        """Return True if the name is used as a place, and not more often as an actor."""
        return self.located[name] > 0 and self.located[name] >= self.acting[name]

    def acts(self, name: str) -> bool:
        """Return True if the name is used as an actor and never as a place."""
        return self.acting[name] > 0 and not self.located[name]

    def is_site(self, name: str) -> bool:
        """Return True if the name stands before the noun of a site and never acts."""
        return self.sites[name] > 0 and not self.acting[name]

    def is_wreck(self, name: str) -> bool:
        """Return True if the name stands before the noun of a disaster, and is no place and no actor."""
        return self.disasters[name] > 0 and not self.located[name] and not self._speaks(name)

    def _speaks(self, name: str) -> int:
        """Return the number of acts that no thing does."""
        return self.acting[name] - self.doing[name]

    def is_vessel(self, name: str) -> bool:
        """Return True if the name is used as a ship or a craft, and not as often as an actor."""
        return self.vessel[name] > self._speaks(name)


def usage(text: str, names: Collection[str]) -> Usage:
    """Return the uses of these names in a text."""
    used = Usage(*(Counter[str]() for _ in range(6)))
    for name, start, end in _occurrences(text, names):
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        after = _AFTER.match(text, end)
        kinds = {match.lastgroup for match in (before, after) if match}
        used.located[name] += not kinds.isdisjoint(("located", "site"))
        used.sites[name] += "site" in kinds
        used.vessel[name] += "vessel" in kinds
        used.disasters[name] += "disaster" in kinds
        used.acting[name] += "located" not in kinds and not kinds.isdisjoint(_DEEDS)
        used.doing[name] += "located" not in kinds and "doing" in kinds
    return used


def _occurrences(text: str, names: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each occurrence of a name with its offsets; the longest of several at one place."""
    by_first_word: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if first := _FIRST_WORD.match(name):
            by_first_word.setdefault(first[0], []).append(name)
    done = 0
    for word in _FIRST_WORD.finditer(text) if names else ():
        start = word.start()
        for name in by_first_word.get(word[0], ()) if start >= done else ():
            done = start + len(name)
            if text.startswith(name, start) and _ENDS.match(text, done):
                yield name, start, done
                break
