"""Author and creation day in the properties of a PDF or Word document, without the defaults of programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from timeline.model import FILE_WAS_MADE, Article
from timeline.reading.dateline_byline import ambiguous_date, ambiguous_date_note
from timeline.reading.input_file import InputFile, ReadResult
from timeline.reading.publication_day import is_stated

_DEFAULT_TIMES = frozenset(
    {
        datetime(1970, 1, 1),
        datetime(1980, 1, 1),  # the first day of ZIP
        datetime(2000, 1, 1),  # reportlab, for reproducible files
        datetime(2013, 12, 23, 23, 15),  # the template of python-docx
    }
)
_PROGRAMS = frozenset({"python-docx", "anonymous", "(anonymous)", "un-named"})


def with_creation_day(
    file: InputFile, article: Article, created: datetime | None, printed: str
) -> Iterator[ReadResult]:
    """Yield the article with the file's creation day if it has no day yet, and a note on that guess.

    A numeric date with two readings among the printed lines is noted, and the creation day is then not used.
    Default times of programs never count.
    """
    if article.published is not None:
        yield article
    elif words := ambiguous_date(printed):
        yield article
        yield file.note(ambiguous_date_note(words))
    elif created is None or not is_stated(created.date()) or created.replace(tzinfo=None) in _DEFAULT_TIMES:
        yield article
    else:
        day = created.date()
        yield replace(article, published=day, published_from=FILE_WAS_MADE)
        yield file.note(
            f"no day of publication is printed in it; the day on which it was made, {day}, was taken."
        )


def author_name(author: str | None) -> str | None:
    """Return the author's name; ``None`` if it is empty or the name of a program."""
    name = (author or "").strip()
    return None if name.casefold() in _PROGRAMS else name or None
