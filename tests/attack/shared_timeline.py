"""Many people in one timeline at once: each adds, filters, stars, tags, corrects and undoes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Barrier

from tests.attack.outcome import SEED, Effort, Outcome
from tests.attack.page_session import PageSession
from tests.attack.served_page import ServedPage, served_page
from tests.store.sample_articles import TOWNS, many
from timeline.corrections import Action, Entry, Kind
from timeline.store import Store
from timeline.timeline import Timeline

SESSIONS, FILTERS = 20, 2
"""People, and changes of the filter after each of their steps."""
_NAME, _ARTICLES, _TRIES = "Floods", 60, 200
_BRIDGE = "opened bridge 7"
"""Words of the one event that everybody tags."""
_TOWNS = (
    *("Ghent", "Bruges", "Leuven", "Namur", "Mons", "Ypres", "Dinant", "Tournai", "Hasselt", "Aalst"),
    *("Ostend", "Halle", "Lier", "Geel", "Genk", "Arlon", "Eupen", "Huy", "Spa", "Diest"),
)
"""Short names: the list of corrections cuts long titles."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who sits at a tab; no other person writes the same words."""

    number: int

    @property
    def secret(self) -> str:
        """What this person types and does not save."""
        return f"secret{self.number:02}"

    @property
    def tag(self) -> str:
        """The tag that this person gives the bridge."""
        return f"tag{self.number:02}"

    @property
    def note(self) -> str:
        """The note that this person writes."""
        return f"note{self.number:02}"

    @property
    def building(self) -> str:
        """What burned down in this person's article."""
        return f"mill of {_TOWNS[self.number]}"

    @property
    def article(self) -> dict[str, str]:
        """The fields of this person's article."""
        text = f"The {self.building} burned down on 5 May {2001 + self.number}."
        return {"Article text": text, "Title": f"Fire {self.number}", "Published on": "6 June 2021"}


def many_sessions(effort: Effort) -> Outcome:
    """Open the page many times at once; nothing that the people do is lost or done twice."""
    people = [Person(number) for number in range(SESSIONS if effort.seconds is None else 4)]
    outcome = Outcome(f"{len(people)} sessions at once: nothing lost, nothing twice, no secret seen")
    with _filled() as path, served_page(path) as page:
        work = _Work(page, people, _expected(path), Barrier(len(people)))
        with ThreadPoolExecutor(len(people)) as threads:
            begun = {each: threads.submit(work.faults_of, each) for each in people}
        for person, done in begun.items():
            outcome.attempt(f"the work of {person}", lambda done=done: outcome.broken.extend(done.result()))
            outcome.attempt(f"what is kept of {person}", lambda person=person: _assert_kept(path, person))
        outcome.attempt("what is undone", lambda: _assert_undone_once(path, len(people)))
        outcome.tried += len(people) * len(_STEPS) * FILTERS
    return outcome


@contextmanager
def _filled() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "timeline.sqlite")
        with Store.open(str(path)) as store:
            list(store.add(store.create(_NAME).id, many(_ARTICLES)))
        yield path


def _stored(path: Path) -> Timeline:
    with Store.open(str(path)) as store:
        return Timeline.from_snapshot(store.snapshot(store.named(_NAME).id))


def _expected(path: Path) -> Mapping[str, str]:
    """Return the number of events for each filter; the people's articles have none of its words."""
    timeline = _stored(path)
    words = (*TOWNS, "bridge 7", "zeppelin", "council")
    return {word: f"{len(timeline.filter(text=word).table):,}" for word in words}


@dataclass(frozen=True, slots=True)
class _Work:
    """The same steps for each person, begun together."""

    page: ServedPage
    people: Sequence[Person]
    expected: Mapping[str, str]
    together: Barrier

    def faults_of(self, person: Person) -> list[str]:
        """Do a person's work; return what was wrong."""
        secrets = [each.secret for each in self.people if each != person]
        random = Random(f"{SEED}/{person.number}")
        try:
            with closing(PageSession(self.page, secrets)) as session:
                for step in _STEPS:
                    self.together.wait()
                    session.run()  # all see the same state
                    self.together.wait()
                    step(session, person)
                    self._filter(session, person, random)
                return [f"{person}: {fault}" for fault in session.faults]
        except BaseException:
            self.together.abort()  # else the others would wait for ever
            raise

    def _filter(self, session: PageSession, person: Person, random: Random) -> None:
        for word in random.sample(list(self.expected), FILTERS):
            if (seen := session.filter_by(word)) != self.expected[word]:
                session.faults.append(f"{seen} events for {word!r}, not {self.expected[word]}")
        if session.filter_by(person.secret) != "0":
            session.faults.append("events for a word of no article")


def _type_and_cancel(session: PageSession, person: Person) -> None:
    session.press("Add articles")
    session.press(typed={"Title": person.secret, "Article text": person.secret})
    session.press("Cancel")


def _add(session: PageSession, person: Person) -> None:
    session.press("Add articles")
    session.press("Add article", person.article)


def _star(session: PageSession, person: Person) -> None:
    session.act("starred", _only_event(session, person.building), True)


def _tag_bridge(session: PageSession, person: Person) -> None:
    """Tag the event that all tag now; whoever is refused, because another one was first, tags again."""
    event = _only_event(session, _BRIDGE)
    for _ in range(_TRIES):
        session.act("tagged", event, {"tag": person.tag, "on": True})
        if person.tag in session.rows[event]["marks"]["tags"]:
            return
        assert any("in the meantime" in text for text in session.texts), "a tag is lost without a word"
    raise AssertionError("a tag was refused again and again")


def _write_note(session: PageSession, person: Person) -> None:
    session.choose(_only_event(session, person.building))
    session.press("Correct")
    session.press("Save", {"Note": person.note})


def _undo_star(session: PageSession, person: Person) -> None:
    session.open_tab("Corrections")
    listed = session.options["Undo a correction"]
    [own] = [each for each in listed if "Starred" in each and person.building in each]
    session.press(typed={"Undo a correction": own})
    session.press("Undo this one")
    session.open_tab("Events")


def _undo_last(session: PageSession, person: Person) -> None:  # noqa: ARG001
    """Press the button that undoes the last act of anybody: all press it for the same act."""
    session.press("Undo")


_STEPS = (_type_and_cancel, _add, _star, _tag_bridge, _write_note, _undo_star, _undo_last)


def _only_event(session: PageSession, words: str) -> str:
    """Return the event with these words; the article may still be read."""
    for _ in range(_TRIES):
        if session.filter_by(words) == "1":
            [event] = session.rows
            return event
    raise AssertionError(f"{session.events} events for {words!r}")


def _assert_kept(path: Path, person: Person) -> None:
    """Fail if the store has anything of a person's work not at all, or twice."""
    timeline = _stored(path)
    text = person.article["Article text"]
    [article] = [each.id for each in timeline.articles.values() if each.text == text]
    assert [each.lead.article for each in timeline.events.values()].count(article) == 1
    [bridge] = timeline.filter(text=_BRIDGE).table["tags"]
    assert list(bridge).count(person.tag) == 1
    done = [(each.action, each.correction.kind, each.correction.new) for each in _of(timeline, article)]
    last = (Action.UNDO, Kind.NOTE, person.note)  # of one person alone, see ``_assert_undone_once``
    kept = [each for each in done if each != last]
    expected = [
        (Action.MAKE, Kind.STARRED, True),
        (Action.MAKE, Kind.NOTE, person.note),
        (Action.UNDO, Kind.STARRED, True),
    ]
    assert kept == expected, f"{kept}, not {expected}"


def _of(timeline: Timeline, article: str) -> list[Entry]:
    return [
        each
        for each in timeline.history
        if each.correction.target and each.correction.target.article == article
    ]


def _assert_undone_once(path: Path, people: int) -> None:
    """Fail if the act that all undid at once is undone twice, or another one with it."""
    undone = [each.of for each in _stored(path).history if each.action is Action.UNDO]
    assert len(undone) == people + 1, f"{len(undone)} acts are undone"
    assert len(set(undone)) == len(undone), "an act is undone twice"
