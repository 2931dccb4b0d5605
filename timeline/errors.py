"""All errors shown to a user. Each message is one sentence: the problem, and the way out.

TimelineError
├── ReadingError     a file, or an article in it, cannot be read
│   ├── ColumnsError     no column of a file is known to hold the text
│   └── ReadingNote      no error: the reader guessed, and the user should know
├── ExtractionError  the extraction failed on an article
├── ModelError       the language model is missing or has the wrong version
├── PictureError     this machine cannot draw a picture
├── StoreError       the store cannot be opened, or cannot save
│   ├── ConflictError    another user has changed the same value
│   └── DamagedStoreError    the file of the store is damaged
└── UsageError       wrong options on the command line or wrong arguments of the API
"""


class TimelineError(Exception):
    """Any error of this program; its ``str()`` is the message for the user."""


class ReadingError(TimelineError):
    """A file, or one article in it, cannot be read; the other articles are read."""


class ColumnsError(ReadingError):
    """No column of a table, or field of an object, is known to hold the text.

    ``columns`` are the names in the file, at most 300, for the user's choice; ``file`` is the file's name.
    """

    def __init__(self, message: str, columns: tuple[str, ...], file: str = "") -> None:
        super().__init__(message)
        self.columns = columns
        self.file = file


class ReadingNote(ReadingError):  # noqa: N818 no error
    """A file was read completely, but with a guess that the user should know."""


class ExtractionError(TimelineError):
    """The extraction failed on one article; the others are extracted."""


class ModelError(TimelineError):
    """The language model is missing, or is not the version behind the published accuracy figures."""


class PictureError(TimelineError):
    """A picture cannot be drawn: the browser is missing or failed."""


class StoreError(TimelineError):
    """The store cannot be opened, or cannot save; everything saved before stays."""


class DamagedStoreError(StoreError):
    """The file of the store is damaged, or is no database; a backup can take its place."""


class ConflictError(StoreError):
    """A correction replaces a value that another user has changed; ``value`` is the current value.

    ``kind`` is the corrected field, a ``timeline.corrections.Kind``. ``person`` is the other user, if known.
    """

    def __init__(self, message: str, value: object, kind: str | None = None, person: str = "") -> None:
        super().__init__(message)
        self.value = value
        self.kind = kind
        self.person = person


class UsageError(TimelineError, ValueError):
    """The options of the command line, or the arguments of a call, are wrong or do not fit together."""
