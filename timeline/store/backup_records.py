"""The records of a backup: their fields with types and bounds. A record of another kind is refused.

The records say what may enter the store from a file that anybody can have made. Database ids are not among
them: a restored timeline gets new ones. Fields that are not named here are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, Any

from msgspec import Meta, Struct, field, structs
from msgspec.json import Decoder

from timeline.corrections import Action, Correction, Entry, Kind
from timeline.store.codec import decode_correction
from timeline.store.records import ChangedField
from timeline.store.storable_article import storable

Line = Annotated[str, Meta(max_length=1_000_000)]
Text = Annotated[str, Meta(max_length=100_000_000)]
MAX_NUMBER = 1_000_000_000
Number = Annotated[int, Meta(ge=1, le=MAX_NUMBER)]
"""A number that leaves room in its column: the store counts on from it."""
Moment = Annotated[datetime, Meta(tz=True)]


def is_number(value: object) -> bool:
    """Return True for a ``Number``."""
    return isinstance(value, int) and 1 <= value <= MAX_NUMBER


_YEARS = range(1970, 3000)
"""Years of a moment: beyond them the time zone may lead out of the calendar."""


class Record(Struct):
    """A record of a backup. Making one raises ValueError for text that no database takes."""

    def __post_init__(self) -> None:
        for value in structs.asdict(self).values():
            if isinstance(value, str) and value != storable(value):
                raise ValueError("a text with NUL characters")
            if isinstance(value, datetime) and value.year not in _YEARS:
                raise ValueError("a moment out of the calendar")

    def columns(self) -> dict[str, Any]:
        """Return the values by the names of their columns."""
        return structs.asdict(self)


class ArticleRecord(Record):
    """An article without its text. ``version`` is the number of its current version."""

    key: Annotated[Line, Meta(min_length=1)]
    version: Number
    address: Line | None = None
    removed: Moment | None = None


class VersionRecord(Record):
    """One version of the article ``key``; from ``rules`` on, its extraction."""

    key: Line
    number: Number
    text: Text
    read_at: Moment
    title: Line | None = None
    published: date | None = None
    published_from: Line | None = None
    source: Line | None = None
    author: Line | None = None
    url: Line | None = None
    archive: Line | None = None
    language: Line | None = None
    rules: Annotated[str, Meta(max_length=64)] | None = None
    payload: Text | None = None
    fault: Line | None = None

    def columns(self) -> dict[str, Any]:
        """Return the values by the names of their columns, without the extraction."""
        row = super().columns()
        return {name: value for name, value in row.items() if name not in EXTRACTION}


EXTRACTION = frozenset({"key", "rules", "payload", "fault"})
"""The fields of a version that are no columns of its table."""


class CorrectionRecord(Record):
    """One entry of the history of corrections; the values are JSON in the layout of the codec."""

    number: Number
    made: Moment
    action: Action
    of: Number | None = None
    kind: Kind | None = None
    target: Line | None = None
    old: Line | None = None
    new: Line | None = None
    note: Line = ""
    act: Number | None = None  # left out where ``act_by_moment`` gives it
    person: Line = ""

    @property
    def correction(self) -> Correction:
        """The correction that this entry makes. Raises ValueError or MsgspecError for an impossible one."""
        return decode_correction(self.kind, self.target, self.old, self.new, self.note)


def with_acts(records: Iterable[CorrectionRecord]) -> Iterator[CorrectionRecord]:
    """Yield the entries of a history, each with its act."""
    before: CorrectionRecord | None = None
    for record in records:
        if record.act is None:
            record.act = act_by_moment(record, before)
        yield record
        before = record


def act_by_moment(entry: CorrectionRecord | Entry, before: CorrectionRecord | Entry | None) -> int:
    """Return the act of an entry that does not say it: entries of one moment in a row are one act."""
    together = before is not None and (before.made, before.action) == (entry.made, entry.action)
    return before.act if before is not None and before.act is not None and together else entry.number


class ViewRecord(Record):
    """A saved view; ``state`` is a JSON object of texts and lists of texts."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    state: Line


class ChangeRecord(Record):
    """A change of an article or of the timeline's names."""

    made: Moment
    field: ChangedField
    person: Line = ""
    article: Line | None = None
    old: Line | None = None
    new: Line | None = None


class MemberRecord(Record):
    """A member of the file: its SHA-256 in hexadecimal digits, and its lines."""

    sha256: Line
    lines: int


class Manifest(Record):
    """What the file is, and which members it has."""

    format: Line
    version: int
    name: Line = ""
    title: Line = ""
    members: Mapping[str, MemberRecord] = field(default_factory=dict)


decode_manifest = Decoder(Manifest).decode
