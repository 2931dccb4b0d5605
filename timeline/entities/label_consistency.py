"""One label for one wording throughout an article, and the names that the model saw in one place only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.entities.canonical_names import full_names, untitled
from timeline.entities.entity_labels import LOC, ORG, PER, stands_inside, well_known
from timeline.entities.gazetteer import gazetteer
from timeline.entities.name_candidates import Found, worded
from timeline.entities.word_lists import bodies, genders
from timeline.language import Passage
from timeline.model import NameLabel

_SEATS = frozenset({"School", "High", "Academy", "Hospital", "Airport", "Mall"})
"""Last words of names that begin with that of the place where the body sits."""


def agreed(text: str, passages: Sequence[Passage], found: Sequence[Found]) -> list[Found]:
    """Return the names with one label for one wording, and with those that the model saw elsewhere only."""
    persons = full_names(text, [untitled(name.text) for name in found if name.label is PER])
    long = [full.split() for full in persons.values() if " " in full]
    surnames = {words[-1] for words in long} | _surnames(text, found)
    parts = {part for words in long for part in words if len(part) > 2 and not well_known(part)}
    toponyms = {text[start:end] for start, end, _ in worded(text)} | _mostly_places(found)
    labelled = [_relabelled(name, surnames | parts, toponyms, text) for name in _lengthened(text, found)]
    labelled = _named_after(labelled)
    known = {name.text: name.label for name in labelled if _is_distinctive(name)}
    known |= {form: PER for words in long if len(words[-1]) > 3 for form in (words[-1], words[-1].upper())}
    return [*labelled, *_missed(text, passages, labelled, known)]


def _lengthened(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the names; of a body of which the text has more words there, the longer name found elsewhere."""
    longer: dict[str, set[str]] = {}
    for name in found:
        if name.label is ORG and " " in name.text:
            longer.setdefault(name.text.split()[-1], set()).add(name.text)
    for name in found:
        whole = longer.get(name.text.split()[-1], set()) if name.label is ORG else set()
        fitting = [
            other
            for other in whole
            if len(other) > len(name.text) and other.endswith(name.text) and text.count(other) > 1
        ]
        best = max(
            (other for other in fitting if text.endswith(other, 0, name.end)), key=len, default=name.text
        )
        yield replace(name, start=name.end - len(best), text=best)


def _named_after(found: Sequence[Found]) -> list[Found]:
    """Return the names; a team's last word is the team, the first words of a school's are its place."""
    whole_names = [name.text.split() for name in found if name.label is ORG and " " in name.text]
    teams = {
        words[-1]
        for words in whole_names
        if words[-1].endswith("s") and gazetteer().places(" ".join(words[:-1]))
    }
    seats = {" ".join(words[:2]) for words in whole_names if len(words) > 2 and words[-1] in _SEATS}
    return [
        replace(name, label=ORG)
        if name.text in teams
        else replace(name, label=LOC)
        if name.text in seats and name.label is not LOC
        else name
        for name in found
    ]


def _surnames(text: str, found: Iterable[Found]) -> set[str]:
    """Return the words, not taken for persons, that the text has behind a first name ("Janet Reno")."""
    single = {name.text for name in found if name.label is not PER and name.text.isalpha()}
    if not single:
        return set()
    pattern = rf"\b([A-Z][a-z]+) (?:[A-Z]\. )?({'|'.join(map(re.escape, sorted(single)))})\b"
    return {surname for first, surname in re.findall(pattern, text) if first.lower() in genders()}


def _mostly_places(found: Iterable[Found]) -> set[str]:
    """Return the names of well-known places that most often are taken for places."""
    return {name for name, sort in _majority(found).items() if sort is LOC and well_known(name)}


def _majority(found: Iterable[Found]) -> Mapping[str, NameLabel]:
    """Return the label that most occurrences of a wording have."""
    counts: dict[str, Counter[NameLabel]] = {}
    for name in found:
        counts.setdefault(name.text, Counter())[name.label] += 1
    return {text: labels.most_common(1)[0][0] for text, labels in counts.items()}


def _relabelled(name: Found, borne: Collection[str], toponyms: Collection[str], text: str) -> Found:
    """Return the name as a person's where one bears it, unless it stands behind "in" or its like."""
    if name.text in bodies() or gazetteer().nationality(name.text):
        return name
    if name.text in borne and not (name.label is LOC and stands_inside(text, name.start)):
        return replace(name, label=PER)
    return replace(name, label=LOC) if name.text in toponyms else name


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
