"""The rows of ``news.toml``: news sentences with their time expressions."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PUBLISHED = date(2023, 5, 17)
"""The document creation time of every sentence: a Wednesday."""


@dataclass(frozen=True)
class Sentence:
    language: str
    text: str
    explicit: dict[str, str]
    relative: dict[str, str]
    mods: dict[str, str]

    @property
    def expressions(self) -> list[tuple[str, str, str | None]]:
        """Text, value and ``mod`` of every expression, in the order of the text."""
        values = {**self.explicit, **self.relative}
        return [(text, values[text], self.mods.get(text)) for text in sorted(values, key=self.text.index)]


SENTENCES = [
    Sentence(language, row["text"], row.get("explicit", {}), row.get("relative", {}), row.get("mod", {}))
    for language, rows in tomllib.loads(
        Path(__file__).with_name("news.toml").read_text(encoding="utf-8")
    ).items()
    for row in rows
]
LANGUAGES = sorted({sentence.language for sentence in SENTENCES})
