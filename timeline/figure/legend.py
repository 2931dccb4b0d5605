"""The legend: one entry for each sort of mark in the picture, then one for each actor's colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from timeline.figure.colours import ALL, OTHERS, UNSTATED, value_words
from timeline.figure.label_layout import PlacedMark
from timeline.figure.mark_traces import mark_traces
from timeline.figure.marks import Kind, Mark, Sizes
from timeline.figure.text_metrics import Block, inert, width
from timeline.figure.traces import Trace, TraceBuilder
from timeline.model import Modality
from timeline.safe_text import single_line
from timeline.selection import Colour
from timeline.words import MODALITY_WORDS

BAR = 34.0  # pixels
GAP = 0.5  # of the text's size, between a sample and its meaning
SPACING = 1.6  # of the text's size, between two entries
LINE = 1.15  # of the height of a line of text


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample mark and its meaning; a ``swatch`` shows only a colour, without a sample it is a text.

    A ``needed`` entry stays in a short key: without it, a mark would state more than the article.
    """

    sample: Mark | None
    meaning: str
    swatch: bool = False
    needed: bool = False

    def text_offset(self, sizes: Sizes) -> float:
        """Return the pixels from the entry's left edge to its meaning."""
        return 0.0 if self.sample is None else self.sample.reach[1] + GAP * sizes.text


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries in their places: samples, swatches, and meanings as (left, middle, text); pixels."""

    samples: tuple[PlacedMark, ...]
    swatches: tuple[PlacedMark, ...]
    texts: tuple[tuple[float, float, str], ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of mark: its meaning, its sample, and a test for marks of this sort.

    ``fields`` are further fields of the sample. Marks of a ``needed`` sort would mislead without the key.
    """

    meaning: str
    kind: Kind
    modality: Modality
    includes: Callable[[Mark], bool]
    fields: tuple[tuple[str, Any], ...] = ()
    needed: bool = False

    def sample(self, sizes: Sizes) -> Mark:
        """Return the sample."""
        fields: dict[str, Any] = dict(self.fields)
        return replace(_sample(self.kind, self.modality, sizes), **fields)


def _of_kind(kind: Kind, modality: Modality | None = None) -> Callable[[Mark], bool]:
    return lambda mark: mark.kind is kind and (modality is None or mark.modality == modality)


def _of_modality(modality: Modality) -> Callable[[Mark], bool]:
    return lambda mark: mark.modality == modality


_SORTS: tuple[_Sort, ...] = (
    _Sort("Exact day", Kind.DAY, Modality.ASSERTED, _of_kind(Kind.DAY, Modality.ASSERTED)),
    _Sort(
        "Reported on that day, no day stated",
        Kind.PUBLICATION,
        Modality.ASSERTED,
        _of_kind(Kind.PUBLICATION),
        needed=True,
    ),
    _Sort("Whole period", Kind.THROUGHOUT, Modality.ASSERTED, _of_kind(Kind.THROUGHOUT)),
    _Sort("Some time within", Kind.WITHIN, Modality.ASSERTED, _of_kind(Kind.WITHIN), needed=True),
    _Sort("Other end not stated", Kind.OPEN, Modality.ASSERTED, _of_kind(Kind.OPEN)),
    *(
        _Sort(
            MODALITY_WORDS[modality].capitalize(),
            Kind.DAY,
            modality,
            _of_modality(modality),
            needed=modality is not Modality.REPORTED,
        )
        for modality in (Modality.REPORTED, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED)
    ),
    _Sort(
        "Goes on beyond the period shown",
        Kind.THROUGHOUT,
        Modality.ASSERTED,
        lambda mark: mark.after,
        (("after", True),),
    ),
    _Sort(
        "Begins before the period shown",
        Kind.THROUGHOUT,
        Modality.ASSERTED,
        lambda mark: mark.before,
        (("before", True),),
    ),
    _Sort(
        "Sources give another date",
        Kind.DAY,
        Modality.ASSERTED,
        lambda mark: bool(mark.others),
        (("others", ((BAR - 12.0, BAR),)),),
        needed=True,
    ),
)
"""The sorts of marks, in the order of the legend; a new sort of mark needs a row here."""


def legend_entries(
    marks: Sequence[Mark], coloured: Sequence[str], sizes: Sizes, more: str, colour: Colour = Colour.ACTOR
) -> list[Entry]:
    """Return the entries for some marks: sorts of marks first, then colours in the order of their rank.

    ``more`` explains the dots of the events without a label; "" without any.
    """
    dots = [Entry(None, more, needed=True)] if more else []
    return [*_sort_entries(marks, sizes), *dots, *_swatches(marks, coloured, sizes, colour)]


def _sort_entries(marks: Sequence[Mark], sizes: Sizes) -> Iterator[Entry]:
    for sort in _SORTS:
        if any(map(sort.includes, marks)):
            yield Entry(sort.sample(sizes), sort.meaning, needed=sort.needed)
    arrows = " ".join(sorted({mark.arrow for mark in marks if mark.repeated}))
    if arrows:
        yield Entry(None, f"{arrows} Told in the lane named", needed=True)


def _swatches(
    marks: Sequence[Mark], coloured: Sequence[str], sizes: Sizes, colour: Colour
) -> Iterator[Entry]:
    """Yield an entry for each colour, and one for the neutral colour of all other marks."""
    used = {mark.colour_value for mark in marks}
    names = [(value, value_words(value, colour)) for value in coloured if value in used - {ALL}]
    neutral = [value for value in (OTHERS, UNSTATED.get(colour, OTHERS)) if value in used]
    if neutral and names:
        first, *rest = dict.fromkeys(neutral)
        names.append((first, " or ".join((first, *(each[0].lower() + each[1:] for each in rest)))))
    sample = _sample(Kind.DAY, Modality.ASSERTED, sizes)
    for value, words in names:
        yield Entry(replace(sample, colour_value=value), words, swatch=True)


def _sample(kind: Kind, modality: Modality, sizes: Sizes) -> Mark:
    right = BAR if kind in (Kind.WITHIN, Kind.THROUGHOUT, Kind.OPEN) else sizes.mark
    return Mark(0, "", "", modality, kind, 0.0, right, False, False, False, kind is Kind.OPEN, ())


def arrange_legend(entries: Sequence[Entry], sizes: Sizes, room: float) -> Legend:
    """Return the entries in lines of ``room`` pixels.

    If one line is too short, the colours begin a line of their own.
    """
    line = sizes.line * LINE
    places = list(_places(entries, sizes, room, line))
    placed = [
        (entry, _placed(entry.sample, x, y, line, length))
        for entry, (x, y, length) in zip(entries, places, strict=True)
        if entry.sample is not None
    ]
    return Legend(
        samples=tuple(mark for entry, mark in placed if not entry.swatch),
        swatches=tuple(mark for entry, mark in placed if entry.swatch),
        texts=tuple(
            (x + entry.text_offset(sizes), y + line / 2, entry.meaning)
            for entry, (x, y, _) in zip(entries, places, strict=True)
        ),
        height=places[-1][1] + line if places else 0.0,
    )


def _places(
    entries: Sequence[Entry], sizes: Sizes, room: float, line: float
) -> Iterator[tuple[float, float, float]]:
    """Yield left edge, top and length of each entry."""
    spacing = SPACING * sizes.text
    lengths = [
        entry.text_offset(sizes) + width(single_line(entry.meaning), sizes.small_letters) for entry in entries
    ]
    fits_one_line = sum(lengths) + spacing * (len(entries) - 1) <= room
    x = y = 0.0
    swatch_before = True
    for entry, length in zip(entries, lengths, strict=True):
        starts_colours = entry.swatch and not swatch_before and not fits_one_line
        if x and (x + length > room or starts_colours):
            x, y = 0.0, y + line
        yield x, y, length
        x += length + spacing
        swatch_before = entry.swatch


def _placed(sample: Mark, x: float, y: float, line: float, length: float) -> PlacedMark:
    others = tuple((x + left, x + right) for left, right in sample.others)
    moved = replace(sample, left=x, right=x + sample.right, others=others)
    return PlacedMark(moved, Block("", 0.0, 0), x, y, y + line / 2, (x, x + length, y, y + line))


def legend_traces(legend: Legend, builder: TraceBuilder) -> list[Trace]:
    """Return the legend as traces: samples, swatches and meanings."""
    middles = [((placed.mark.left + placed.mark.right) / 2, placed.mark_y) for placed in legend.swatches]
    marker = {
        "symbol": "square",
        "size": builder.sizes.mark,
        "color": [builder.colour(placed.mark) for placed in legend.swatches],
    }
    places = [(x, y) for x, y, _ in legend.texts]
    texts = [inert(text) for _, _, text in legend.texts]
    return [
        *mark_traces(legend.samples, builder),
        builder.points(middles, mode="markers", marker=marker, name="colours"),
        builder.texts(places, texts, "middle right", builder.sizes.small, name="key"),
    ]
