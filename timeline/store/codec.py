"""Stored values as JSON: extractions, and the values and targets of corrections.

Stores and backups keep this layout, so it is fixed: records are JSON arrays, with the fields by position.
Arrays take a third of the space of objects and decode twice as fast. The classes here define the layout:
``msgspec`` derives encoder and decoder from them and checks all types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from msgspec import Meta, MsgspecError, Struct, structs
from msgspec.json import Decoder, Encoder

from timeline.corrections import Correction, Kind, ManualEvent, Target
from timeline.corrections.correction import ABOUT_ALL, MARKS, Value
from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Expression,
    Extent,
    Extraction,
    FilledName,
    Granularity,
    Mention,
    Modality,
    Place,
    PlaceKind,
    TimexMod,
    TimexType,
)
from timeline.safe_text import short_line

FORM = 1
"""Version of the layout of extractions. An extraction in another form counts as not extracted yet."""
_FORM_PREFIX = f"[{FORM},"
_encode = Encoder().encode

DECODE_ERRORS = (MsgspecError, IndexError, RecursionError, ValueError)
"""The exceptions of the decoding functions for a damaged value."""


class Row(Struct, array_like=True, gc=False):
    """A record as a JSON array; its fields are the items of the array, in this order."""


class DateRow(Row):
    """A calendar date."""

    earliest: date | None
    latest: date | None
    granularity: Granularity
    extent: Extent
    edtf: str


class PlaceRow(Row):
    """A place."""

    name: str
    kind: PlaceKind | None
    country: str | None
    latitude: Annotated[float, Meta(ge=-90, le=90)] | None
    longitude: Annotated[float, Meta(ge=-180, le=180)] | None


class ExpressionRow(Row):
    """An expression without its text, which the article has."""

    start: int
    end: int
    type: TimexType
    value: str
    mod: TimexMod | None
    anchor: Anchor
    date: DateRow | None
    explanation: str
    reason: str | None


ExpressionReference = Annotated[int, Meta(ge=0)] | ExpressionRow
"""An index into the expressions of the extraction, or an expression outside the list."""


class FilledNameRow(Row):
    """A filled-in name without the text that it stands for, which the article has."""

    start: int
    end: int
    name: str


class MentionRow(Row):
    """A mention without the id of its article. Rows of 0.1.0 end before the fields with a default."""

    id: str
    title: str
    start: int
    end: int
    expression: ExpressionReference
    modality: Modality
    actors: tuple[str, ...]
    places: tuple[PlaceRow, ...]
    groups: tuple[str, ...] = ()
    filled_in: tuple[FilledNameRow, ...] = ()
    predicate: str = ""
    object: str = ""


class ExtractionRow(Row):
    """An extraction without its article; ``silent`` has the expressions without an event, with reasons."""

    form: int
    expressions: tuple[ExpressionRow, ...]
    mentions: tuple[MentionRow, ...]
    silent: tuple[tuple[ExpressionReference, str], ...]


class TargetRow(Row):
    """The target of a correction."""

    article: str
    start: int
    end: int
    text: str
    before: str
    after: str


TimeOfDay = Annotated[str, Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)?$")]
"""A time of day as "14:30", or "" for none."""


class ManualEventRow(Row):
    """An event from a person. Rows of earlier versions end before some of the fields with a default."""

    title: str
    date: DateRow
    actors: tuple[str, ...]
    places: tuple[PlaceRow, ...]
    modality: Modality
    groups: tuple[str, ...] = ()
    time: TimeOfDay = ""
    source: str = ""
    link: str = ""
    quotation: str = ""
    note: str = ""


class _Form(Row):
    form: int


_EXTRACTION = Decoder(ExtractionRow)
_FORM = Decoder(_Form)
_TARGET = Decoder(TargetRow)


def encode_extraction(extraction: Extraction) -> str:
    """Return the extraction, without its article, as JSON."""
    index = {each: number for number, each in enumerate(extraction.expressions)}

    def reference(expression: Expression) -> int | ExpressionRow:
        number = index.get(expression)
        return _expression_row(expression) if number is None else number

    mentions = tuple(
        MentionRow(
            each.id,
            each.title,
            each.start,
            each.end,
            reference(each.expression),
            each.modality,
            each.actors,
            tuple(map(_place_row, each.places)),
            each.groups,
            tuple(FilledNameRow(filled.start, filled.end, filled.name) for filled in each.filled_in),
            each.predicate,
            each.object,
        )
        for each in extraction.mentions
    )
    row = ExtractionRow(
        FORM,
        tuple(map(_expression_row, extraction.expressions)),
        mentions,
        tuple((reference(expression), reason) for expression, reason in extraction.without_event),
    )
    return _encode(row).decode()


def decode_extraction(article: Article, payload: str) -> Extraction | None:
    """Return the extraction of an article; ``None`` for another form of the layout.

    Raises one of ``DECODE_ERRORS`` for a damaged payload.
    """
    if not payload.startswith(_FORM_PREFIX) and _FORM.decode(payload).form != FORM:
        return None
    row = _EXTRACTION.decode(payload)
    text = article.text
    expressions = tuple([_expression(text, each) for each in row.expressions])

    def referred(reference: int | ExpressionRow) -> Expression:
        return expressions[reference] if isinstance(reference, int) else _expression(text, reference)

    mentions = tuple(
        [
            Mention(
                each.id,
                article.id,
                each.title,
                each.start,
                each.end,
                referred(each.expression),
                each.modality,
                each.actors,
                tuple([_place(place) for place in each.places]),
                each.groups,
                tuple([_filled_name(text, filled) for filled in each.filled_in]),
                each.predicate,
                each.object,
            )
            for each in row.mentions
        ]
    )
    silent = tuple([(referred(reference), reason) for reference, reason in row.silent])
    _check_spans(len(text), (*expressions, *mentions, *(each for each, _ in silent)))
    if any(each.expression.date is None for each in mentions):
        raise ValueError("a mention without a date")
    return Extraction(article, expressions, mentions, silent)


def _check_spans(length: int, spans: Iterable[Expression | Mention]) -> None:
    """Raise ValueError for a span that is not in a text of this length."""
    if not all(0 <= each.start <= each.end <= length for each in spans):
        raise ValueError("a span outside the text")


def damaged_extraction(article: str) -> str:
    """Return the fault of an article whose stored extraction could not be decoded."""
    return f"{short_line(article)}: its stored extraction was damaged and has to be read again."


def encode_target(target: Target | None) -> str | None:
    """Return the target of a correction as JSON."""
    return None if target is None else _encode(_target_row(target)).decode()


def decode_target(written: str | None) -> Target | None:
    """Return the target of a correction. Raises one of ``DECODE_ERRORS`` for damaged JSON."""
    return None if written is None else _target(_TARGET.decode(written))


def encode_value(kind: Kind, value: Value | None) -> str | None:
    """Return a value of a correction of this kind as JSON."""
    return None if value is None else _encode(_VALUES[kind].to_row(value)).decode()


def decode_value(kind: Kind, written: str | None) -> Value | None:
    """Return a value of a correction of this kind. Raises one of ``DECODE_ERRORS`` for damaged JSON."""
    if written is None:
        return None
    layout = _VALUES[kind]
    value: Value = layout.from_row(layout.decoder.decode(written))
    return value


def decode_correction(
    kind: Kind | None, target: str | None, old: str | None, new: str | None, note: str
) -> Correction:
    """Return a correction. Raises one of ``DECODE_ERRORS`` for damaged JSON or an impossible correction."""
    if kind is None:
        raise ValueError("a correction without its kind")
    place = decode_target(target)
    before, after = decode_value(kind, old), decode_value(kind, new)
    about_event = kind is not Kind.ADDED and kind not in ABOUT_ALL
    if after is None or (before is None and kind is not Kind.ADDED) or (place is None and about_event):
        raise ValueError("a correction without its values")
    return Correction(kind, place, before, after, note)


def _date_row(date: CalendarDate) -> DateRow:
    return DateRow(date.earliest, date.latest, date.granularity, date.extent, date.edtf)


def _date(row: DateRow) -> CalendarDate:
    return _calendar_date(row.earliest, row.latest, row.granularity, row.extent, row.edtf)


_calendar_date = lru_cache(maxsize=65_536)(CalendarDate)
"""Most dates of a timeline occur several times."""


def _place_row(place: Place) -> PlaceRow:
    return PlaceRow(place.name, place.kind, place.country, place.latitude, place.longitude)


def _place(row: PlaceRow) -> Place:
    return Place(row.name, row.kind, row.country, row.latitude, row.longitude)


def _filled_name(text: str, row: FilledNameRow) -> FilledName:
    return FilledName(row.start, row.end, text[row.start : row.end], row.name)


def _expression_row(expression: Expression) -> ExpressionRow:
    return ExpressionRow(
        expression.start,
        expression.end,
        expression.type,
        expression.value,
        expression.mod,
        expression.anchor,
        None if expression.date is None else _date_row(expression.date),
        expression.explanation,
        expression.reason,
    )


def _expression(text: str, row: ExpressionRow) -> Expression:
    return Expression(
        row.start,
        row.end,
        text[row.start : row.end],
        row.type,
        row.value,
        row.mod,
        row.anchor,
        None if row.date is None else _date(row.date),
        row.explanation,
        row.reason,
    )


def _target_row(target: Target) -> TargetRow:
    return TargetRow(*astuple(target))


def _target(row: TargetRow) -> Target:
    return Target(*structs.astuple(row))


def _manual_event_row(event: ManualEvent) -> ManualEventRow:
    return ManualEventRow(
        event.title,
        _date_row(event.date),
        event.actors,
        tuple(map(_place_row, event.places)),
        event.modality,
        event.groups,
        event.time,
        event.source,
        event.link,
        event.quotation,
        event.note,
    )


def _manual_event(row: ManualEventRow) -> ManualEvent:
    places = tuple(map(_place, row.places))
    return ManualEvent(
        row.title,
        _date(row.date),
        row.actors,
        places,
        row.modality,
        row.groups,
        row.time,
        row.source,
        row.link,
        row.quotation,
        row.note,
    )


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class _ValueLayout:
    """The layout of the values of one kind of correction, and the conversion to it and from it."""

    decoder: Decoder[Any]
    to_row: Callable[[Any], Any] = _same
    from_row: Callable[[Any], Any] = _same


_TEXT = _ValueLayout(Decoder(str))
_FLAG = _ValueLayout(Decoder(bool))
_NAMES = _ValueLayout(Decoder(tuple[str, ...]))
_TARGETS = _ValueLayout(
    Decoder(tuple[TargetRow, ...]),
    lambda targets: tuple(map(_target_row, targets)),
    lambda rows: tuple(map(_target, rows)),
)
_VALUES: Mapping[Kind, _ValueLayout] = {
    Kind.DATE: _ValueLayout(Decoder(DateRow), _date_row, _date),
    Kind.TIME: _ValueLayout(Decoder(TimeOfDay)),
    Kind.TITLE: _TEXT,
    Kind.ACTORS: _NAMES,
    Kind.GROUPS: _NAMES,
    Kind.PLACES: _ValueLayout(
        Decoder(tuple[PlaceRow, ...]),
        lambda places: tuple(map(_place_row, places)),
        lambda rows: tuple(map(_place, rows)),
    ),
    Kind.MODALITY: _ValueLayout(Decoder(Modality)),
    **dict.fromkeys(MARKS, _FLAG),
    Kind.NOTE: _TEXT,
    Kind.TAGGED: _NAMES,
    Kind.ORDER: _ValueLayout(Decoder(Annotated[int, Meta(ge=0, le=1_000_000)])),
    Kind.SENTENCE: _ValueLayout(Decoder(Annotated[int, Meta(ge=0, le=1_000_000)])),
    Kind.MERGED: _TARGETS,
    Kind.DISTINCT: _TARGETS,
    Kind.SPLIT: _FLAG,
    Kind.ADDED: _ValueLayout(Decoder(ManualEventRow), _manual_event_row, _manual_event),
    Kind.RENAMED_ACTOR: _TEXT,
    Kind.RENAMED_PLACE: _TEXT,
    Kind.RENAMED_GROUP: _TEXT,
    Kind.ERAS: _NAMES,
    Kind.TAG_COLOUR: _ValueLayout(Decoder(tuple[str, Annotated[str, Meta(pattern=r"^(#[0-9a-fA-F]{6})?$")]])),
}
