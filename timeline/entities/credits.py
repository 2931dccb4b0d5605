"""The credit of a picture or an agency that a page's text runs into the sentence behind it."""

from __future__ import annotations

import re
from functools import cache

from timeline.entities.lists import bodies

_GOES_ON = (
    r"(?! (?:News|Foundation|Institute|Television|TV|Agency|Editor|President|Chief|Director|Correspondent)\b)"
)
"""Words behind which the agency is the subject of its sentence, or part of a longer name."""


def behind_credit(text: str, start: int, end: int) -> int:
    """Return where the sentence [start, end) begins behind the credit that opens it; ``start`` without one.

    A credit is an agency's name, with a photographer's or another agency's, right before a capital
    ("Reuters In May the ..."), or the labels of a picture ("Image copyright ... Image caption ...").
    """
    found = _credit().match(text, start, end)
    return found.end() if found else start


@cache
def _credit() -> re.Pattern[str]:
    names = sorted((alias for alias, body in bodies().items() if body.agency), key=len, reverse=True)
    agency = f"(?:{'|'.join(map(re.escape, names))})"
    joint = r"(?: ?/ ?|:| - )"
    person = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
    credit = rf"(?:(?:{person}|[A-Z]{{2,4}}){joint})?{agency}(?:{joint}{agency})*(?![\w'’.-]){_GOES_ON}"
    labels = r"Image copyright .{2,60}? Image caption|Image caption|Media caption"
    return re.compile(rf"(?:{labels}|{credit})[ \n]+(?=[A-Z][\w'’]* )")
