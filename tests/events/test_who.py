"""Who takes part, sentence by sentence: the sentences, actors and groups of ``who_sentences.toml``."""

import tomllib
from pathlib import Path

import pytest

from tests.events.short_texts import mention, mentions
from timeline.model import FilledName

_TABLE = tomllib.loads(Path(__file__).with_name("who_sentences.toml").read_text(encoding="utf-8"))
ROWS = [row for rows in _TABLE.values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_who_takes_part(row) -> None:
    found = next((each for each in mentions(row["text"]) if each.expression.text == row["said"]), None)
    actors, groups = (found.actors, found.groups) if found is not None else ((), ())
    assert set(actors) == set(row.get("who", actors))
    assert set(groups) == set(row.get("groups", groups))


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("Sarah Brandt won the vote in Oslo. She took office on Monday.", "She", "Sarah Brandt"),
        ("Nordbank lost a lawsuit in Oslo. The bank closed its branches on Monday.", "bank", "Nordbank"),
        ("Sarah Brandt said she would resign on Friday.", "she", "Sarah Brandt"),
    ],
)
def test_a_filled_in_name_has_its_word_in_the_text(text: str, written: str, name: str) -> None:
    [found] = mentions(text)
    start = text.rindex(written)
    assert found.filled_in == (FilledName(start, start + len(written), written, name),)


@pytest.mark.parametrize(
    "text",
    [
        "Sarah Brandt took office on Monday.",
        "Sarah Brandt, who took office on Monday, is a teacher.",
        "Sarah Brandt lost. Sarah Brandt hurt herself on Monday.",
    ],
)
def test_a_name_in_the_clause_is_not_filled_in(text: str) -> None:
    [found] = mentions(text)
    assert (found.actors, found.filled_in) == (("Sarah Brandt",), ())


def test_the_country_of_a_group_is_written_in_one_way() -> None:
    for written in ("American troops", "U.S. troops", "US troops", "America's troops"):
        assert mention(f"On Monday {written} left the base.", "Monday").groups == ("US troops",)
