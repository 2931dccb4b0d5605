"""The use of names in the text of an article, without a parse: as a place, as an actor, or as a vessel."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

_LOCATING = r"\b(?:in|near|outside|around|inside|reached|entered|left|across|throughout|into|toward|towards)"
_OWNED = r"\b(?:[Ss]hares|[Ss]take) (?:of|in) "
_VESSEL = (
    r"(?:oil |drilling |cargo |cruise |container |fishing |space ?)?(?:rig|platform|tanker|ship|vessel|ferry"
    r"|boat|yacht|freighter|trawler|frigate|destroyer|submarine|liner|station|craft|probe|satellite|capsule"
    r"|shuttle|rover)"
)
_ACTING = (
    r"said|says|told|added|announced|confirmed|denied|warned|asked|agreed|refused|declined|hopes?|plans?|wants?"
    r"|argued?|insists|insisted|believes?|claims?|claimed|admitted|reported|employs?|owns?|owned|sold|bought"
    r"|shares|executives?|employees|spokes\w+|chief|officials?|has|had|will|would|plc|Inc|Corp"
)
_SITE = (
    r"(?:race ?|air ?|football |industrial )?(?:track|circuit|airport|airfield|stadium|neighbou?rhood|suburb"
    r"|district|province|village|refinery|prison|beach|port|base|camp|stronghold|checkpoint|barracks)"
)


@dataclass(frozen=True, slots=True)
class Usage:
    """The number of uses of each name: as a place, before a site's noun, as an actor, as a vessel or a craft.

    A use before a site's noun ("X airport") is one as a place, too.
    """

    located: Counter[str]
    sites: Counter[str]
    acting: Counter[str]
    vessel: Counter[str]

    def is_located(self, name: str) -> bool:
        """Return True if the name is used as a place, and not more often as an actor."""
        return self.located[name] > 0 and self.located[name] >= self.acting[name]

    def acts(self, name: str) -> bool:
        """Return True if the name is used as an actor and never as a place."""
        return self.acting[name] > 0 and not self.located[name]

    def is_site(self, name: str) -> bool:
        """Return True if the name stands before the noun of a site and never acts."""
        return self.sites[name] > 0 and not self.acting[name]

    def is_vessel(self, name: str) -> bool:
        """Return True if the name is used as a ship or a craft, and not as often as an actor."""
        return self.vessel[name] > self.acting[name]


def usage(text: str, names: Collection[str]) -> Usage:
    """Return the uses of these names in a text."""
    used = Usage(Counter(), Counter(), Counter(), Counter())
    for match in _pattern(names).finditer(text) if names else ():
        name, is_before = match["name"], match["located"] is not None
        used.located[name] += is_before or match["site"] is not None
        used.sites[name] += match["site"] is not None
        used.vessel[name] += match["vessel"] is not None or match["craft"] is not None
        used.acting[name] += not is_before and (match["acting"] is not None or match["owned"] is not None)
    return used


def _pattern(names: Collection[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<located>{_LOCATING})\s+(?:the\s+)?|(?P<owned>{_OWNED})"
        rf"|(?P<vessel>\b{_VESSEL},? (?:the )?))?"
        rf"(?<![\w-])(?P<name>{alternatives})(?![\w-])"
        rf"(?:(?:['’]s?)?\s+(?:(?P<acting>(?:{_ACTING})\b)|(?P<site>{_SITE}\b)|(?P<craft>{_VESSEL}s?\b)))?"
    )
