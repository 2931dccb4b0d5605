"""One name for each person of a collection: what one article names shortly, another makes plain.

"Hayward" is Tony Hayward if he is the only person of this surname in the collection. "Thad W. Allen" and
"Thad Allen", and the spellings of one name, are one person under the most frequent form.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from timeline.entities.gazetteer import gazetteer
from timeline.entities.spellings import spelling_key
from timeline.entities.word_lists import bodies, genders, leaders, role_words, well_known_persons
from timeline.model import Article, FilledName, Mention

_INITIALS = re.compile(r" (?:[A-Z]\. ?)+(?=[A-Z][a-z])| [A-Z] ")
"""Middle initials with the spaces around them."""
_ARABIC_ARTICLE = re.compile(r"[AEae]l-")
_MAX_WORDS = 4
"""Words of a person's name, at most."""


def with_collection_names(mentions: Iterable[Mention], articles: Mapping[str, Article]) -> list[Mention]:
    """Return the mentions of a collection with one name for each person.

    ``articles`` is by id. A surname that takes its full name from another article counts as filled in.
    """
    listed = list(mentions)
    return with_names(listed, articles, names_of_collection(listed))


def names_of_collection(mentions: Iterable[Mention]) -> dict[str, str]:
    """Return the other names of the actors of a collection, with the name to use."""
    return collection_names(Counter(chain.from_iterable(each.actors for each in mentions)))


def with_names(
    mentions: Sequence[Mention], articles: Mapping[str, Article], new_names: Mapping[str, str]
) -> list[Mention]:
    """Return the mentions with the names to use, as ``names_of_collection`` gives them."""
    if not new_names:
        return list(mentions)
    return [
        each
        if new_names.keys().isdisjoint(each.actors)
        else _renamed(each, articles[each.article].text, new_names)
        for each in mentions
    ]


def collection_names(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the other names of actors with the name to use, from the actors of a collection.

    ``counts`` are the mentions of each actor. A surname of two persons, and one more frequent than the full
    name, keeps its own: that may be a firm, unless it has an Arabic article.
    """
    forms = _forms(counts)
    usual = {key: max(same, key=lambda name: (counts[name], name)) for key, same in forms.items()}
    new_names = {name: usual[key] for key, same in forms.items() for name in same if name != usual[key]}
    by_surname: dict[str, set[str]] = defaultdict(set)
    for key in forms:
        by_surname[key.rpartition(" ")[2]].add(key)
    for surname in filter(_may_be_surname, counts):
        keys = by_surname.get(spelling_key(surname), set())
        same = forms[next(iter(keys))] if len(keys) == 1 else []
        is_rare = counts[surname] < sum(counts[name] for name in same)
        if same and (_ARABIC_ARTICLE.match(surname) or (is_rare and any(map(_is_person, same)))):
            new_names[surname] = max(same, key=lambda name: (counts[name], name))
    return new_names


def _forms(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the names of several words that are forms of one name, by a key that ends with the surname.

    Persons with other initials are others: then a name without initials may be either.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if _may_have_forms(name):
            forms[spelling_key(_INITIALS.sub(" ", name))].append(name)
    several = [key for key, same in forms.items() if len({_initials(name) for name in same} - {""}) > 1]
    for key in several:
        forms.update({spelling_key(name): [name] for name in forms.pop(key)})
    return forms


def _may_have_forms(name: str) -> bool:
    """Return True for several words that are no place, no listed body and no well-known person."""
    is_numbered = any(map(str.isdigit, name))  # "Kestrel 4" is not "Kestrel 3"
    is_listed = name in bodies() or name in well_known_persons() or bool(gazetteer().places(name))
    return " " in name and not is_numbered and not is_listed


def _initials(name: str) -> str:
    return "".join(letter for match in _INITIALS.findall(name) for letter in match if letter.isalpha())


def _is_person(name: str) -> bool:
    """Return True for a full name with a known first name or an initial."""
    words = name.split()
    is_body = words[-1] in role_words().bodies | role_words().sites | role_words().event_names
    has_first_name = words[0].lower() in genders() or _INITIALS.search(name) is not None
    return has_first_name and len(words) <= _MAX_WORDS and not is_body


def _may_be_surname(name: str) -> bool:
    """Return True for one word that is no place, no nationality, no listed body and no known person."""
    is_word = " " not in name and name[:1].isupper() and len(name) > 2 and not name.isupper()
    is_listed = name in bodies() or name in leaders() or bool(gazetteer().places(name))
    return is_word and not is_listed and gazetteer().nationality(name) is None


def _renamed(mention: Mention, text: str, new_names: Mapping[str, str]) -> Mention:
    actors = dict.fromkeys(new_names.get(name, name) for name in mention.actors)
    own = [replace(each, name=new_names.get(each.name, each.name)) for each in mention.filled_in]
    return replace(mention, actors=tuple(actors), filled_in=(*own, *_filled_in(mention, text, new_names)))


def _filled_in(mention: Mention, text: str, new_names: Mapping[str, str]) -> Iterator[FilledName]:
    """Yield the surnames of the sentence that got their full name from another article."""
    filled = {each.name for each in mention.filled_in}
    for name in mention.actors:
        start = text.find(name, mention.start, mention.end) if " " not in name and name not in filled else -1
        if name in new_names and start >= 0:
            yield FilledName(start, start + len(name), name, new_names[name])
