"""The tree of errors that a person can meet; each message is one sentence that says what to do.

TimelineError
├── ReadingError     a file or an article in it cannot be read
│   ├── ColumnsError     nothing says which column of a file holds the text
│   └── ReadingNote      it was read, in a way that a person should know of
├── ExtractionError  an article was read, but the extraction failed on it
├── ModelError       the language model is missing or is not the expected one
├── PictureError     a picture cannot be drawn on this machine
├── StoreError       something cannot be stored, or the store cannot be opened
│   └── ConflictError    someone else has changed the same thing meanwhile
└── UsageError       the command line asks for something that cannot be done
"""


class TimelineError(Exception):
    """Any error of this program; ``str()`` of it can be shown to a person."""


class ReadingError(TimelineError):
    """A file, or one article in it, cannot be read; the others still can."""


class ColumnsError(ReadingError):
    """Nothing says which of a file's columns, or of its objects' fields, holds the text of an article.

    ``columns`` are their names as the file has them, the first few hundred at most, for a person to choose
    from; ``file`` is the file's name.
    """

    def __init__(self, message: str, columns: tuple[str, ...], file: str = "") -> None:
        super().__init__(message)
        self.columns = columns
        self.file = file


class ReadingNote(ReadingError):  # noqa: N818 nothing went wrong
    """Something was read, all of it, in a way that a person should know of."""


class ExtractionError(TimelineError):
    """The extraction failed on one article; the others still go through."""


class ModelError(TimelineError):
    """The language model is missing or differs from the one that results were measured with."""


class PictureError(TimelineError):
    """A picture cannot be drawn: there is no browser that could, or it failed."""


class StoreError(TimelineError):
    """The store cannot be opened, or something was not stored; what was stored before is kept."""


class ConflictError(StoreError):
    """A correction was made against a value that is there no more; ``value`` is the one that is there.

    ``kind`` is what the correction is of, a ``timeline.store.Kind``.
    """

    def __init__(self, message: str, value: object, kind: str | None = None) -> None:
        super().__init__(message)
        self.value = value
        self.kind = kind


class UsageError(TimelineError):
    """The command line asks for something that cannot be done."""
