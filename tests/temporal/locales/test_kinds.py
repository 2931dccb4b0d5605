"""Tense, open sides, ranges, seasons and days alone in eleven languages: the rows of ``kinds.toml``."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from timeline import edtf
from timeline.temporal import join_ranges, tag

PUBLISHED = date(2023, 5, 17)
ROWS = [
    (language, text, wanted)
    for language, rows in tomllib.loads(
        Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8")
    ).items()
    for text, wanted in rows.items()
]


@pytest.mark.parametrize(("language", "text", "wanted"), ROWS)
def test_a_date_has_these_days(language: str, text: str, wanted: dict[str, str]) -> None:
    found = join_ranges(text, tag(text, PUBLISHED, language), language)
    for words, written in wanted.items():
        start = text.index(words)
        dates = [
            each.date for each in found if each.date and each.start < start + len(words) and start < each.end
        ]
        parsed = edtf.parse(written)
        assert parsed is not None
        assert [(each.earliest, each.latest) for each in dates] == [(parsed.earliest, parsed.latest)]
