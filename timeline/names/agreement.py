"""One label for one wording throughout an article, and the names that the model saw in one place only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.language import Passage
from timeline.model import NameLabel
from timeline.names.candidates import LOC, ORG, PER, Found, follows_preposition, well_known
from timeline.names.lists import bodies
from timeline.names.persons import full_names, untitled


def agreed(text: str, passages: Sequence[Passage], found: Sequence[Found]) -> list[Found]:
    """Return the names with one label for one wording, and with those that the model saw elsewhere only."""
    persons = full_names(text, [untitled(name.text) for name in found if name.label is PER])
    parts = {part for full in persons.values() if " " in full for part in full.split() if len(part) > 2}
    surnames = {full.split()[-1] for full in persons.values() if " " in full}
    labels = _majority(found)
    borne = {part for part in parts if part in surnames or not well_known(part)}
    agreed = [_relabelled(name, borne, labels, text) for name in found]
    known = {name.text: name.label for name in agreed if _is_distinctive(name)}
    known |= {full.split()[-1]: PER for full in persons.values() if " " in full and len(full.split()[-1]) > 3}
    return [*agreed, *_missed(text, passages, agreed, known)]


def _majority(found: Iterable[Found]) -> Mapping[str, NameLabel]:
    """Return the label that most occurrences of a wording have."""
    counts: dict[str, Counter[NameLabel]] = {}
    for name in found:
        counts.setdefault(name.text, Counter())[name.label] += 1
    return {text: labels.most_common(1)[0][0] for text, labels in counts.items()}


def _relabelled(name: Found, borne: Collection[str], labels: Mapping[str, NameLabel], text: str) -> Found:
    """Return the name as a person's where one bears it, unless it stands behind "in" or its like."""
    if name.text in bodies():
        return name
    if name.text in borne and not (name.label is LOC and follows_preposition(text, name.start)):
        return replace(name, label=PER)
    toponym = name.label is ORG and well_known(name.text) and labels[name.text] is LOC
    return replace(name, label=LOC) if toponym else name


def _is_distinctive(name: Found) -> bool:
    return " " in name.text and name.label is not LOC and name.text[0].isupper()


def _missed(
    text: str, passages: Sequence[Passage], found: Sequence[Found], known: Mapping[str, NameLabel]
) -> Iterator[Found]:
    """Yield the known names where the model saw none."""
    if not known:
        return
    taken = {at for name in found for at in range(name.start, name.end)}
    pattern = "|".join(re.escape(wording) for wording in sorted(known, key=len, reverse=True))
    wordings = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    for passage in passages:
        for match in wordings.finditer(text, passage.start, passage.end):
            if taken.isdisjoint(range(match.start(), match.end())):
                yield Found(match.start(), match.end(), match[0], known[match[0]])
