"""The table of news sentences, as rows."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PUBLISHED = date(2023, 5, 17)
"""A Wednesday."""


@dataclass(frozen=True)
class Sentence:
    language: str
    text: str
    explicit: dict[str, str]
    relative: dict[str, str]

    @property
    def expressions(self) -> list[tuple[str, str]]:
        """Every expression with its value, in the order of the text."""
        return sorted({**self.explicit, **self.relative}.items(), key=lambda item: self.text.index(item[0]))


SENTENCES = [
    Sentence(language, row["text"], row.get("explicit", {}), row.get("relative", {}))
    for language, rows in tomllib.loads(
        Path(__file__).with_name("news.toml").read_text(encoding="utf-8")
    ).items()
    for row in rows
]
LANGUAGES = sorted({sentence.language for sentence in SENTENCES})
