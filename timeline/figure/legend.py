"""The key: every sort of mark that the picture has, and no other; then whose colour is whose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from timeline.figure import mark_traces
from timeline.figure.colours import OTHERS, UNNAMED
from timeline.figure.label_layout import Spot
from timeline.figure.marks import Kind, Mark, Sizes
from timeline.figure.text_metrics import Block, inert, width
from timeline.figure.traces import Trace, TraceBuilder
from timeline.model import Modality
from timeline.safe_text import single_line
from timeline.words import MODALITY_WORDS

BAR = 34.0  # pixels
GAP = 0.5  # of the text's size, between a sample and its meaning
SPACING = 1.6  # of the text's size, between two entries


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample mark and what it means; ``swatch`` shows a colour only, and without a sample it is a text."""

    sample: Mark | None
    meaning: str
    swatch: bool = False

    def before(self, sizes: Sizes) -> float:
        """Return the pixels that the meaning stands behind the left edge."""
        return 0.0 if self.sample is None else self.sample.right + GAP * sizes.text


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries in their places: samples as spots, their meanings' left edges, and the lines they take."""

    spots: tuple[Spot, ...]
    swatches: tuple[Spot, ...]
    texts: tuple[tuple[float, float, str], ...]
    height: float


def _is(kind: Kind, modality: Modality | None = None) -> Callable[[Mark], bool]:
    return lambda mark: mark.kind is kind and (modality is None or mark.modality == modality)


def _states(modality: Modality) -> Callable[[Mark], bool]:
    return lambda mark: mark.modality == modality and mark.kind is not Kind.OUTSIDE


_SORTS: tuple[tuple[str, Kind, Modality, Callable[[Mark], bool]], ...] = (
    ("Exact day", Kind.DAY, Modality.ASSERTED, _is(Kind.DAY, Modality.ASSERTED)),
    ("Whole period", Kind.THROUGHOUT, Modality.ASSERTED, _is(Kind.THROUGHOUT)),
    ("Some time within", Kind.WITHIN, Modality.ASSERTED, _is(Kind.WITHIN)),
    ("Other end not stated", Kind.OPEN, Modality.ASSERTED, _is(Kind.OPEN)),
    *(
        (MODALITY_WORDS[modality].capitalize(), Kind.DAY, modality, _states(modality))
        for modality in (Modality.REPORTED, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED)
    ),
    ("Outside the period shown", Kind.OUTSIDE, Modality.ASSERTED, _is(Kind.OUTSIDE)),
)


def _beyond(mark: Mark) -> bool:
    return mark.kind is not Kind.OUTSIDE and (mark.before or mark.after)


def legend_entries(marks: Sequence[Mark], actors: Sequence[str], sizes: Sizes) -> list[Entry]:
    """Return the key's entries, sorts of marks first, then actors in the order of their rank."""
    found = [
        Entry(_sample(kind, modality, sizes), meaning)
        for meaning, kind, modality, present in _SORTS
        if any(present(mark) for mark in marks)
    ]
    if any(_beyond(mark) for mark in marks):
        sample = replace(_sample(Kind.THROUGHOUT, Modality.ASSERTED, sizes), after=True)
        found.append(Entry(sample, "Goes on beyond the period shown"))
    arrows = " ".join(sorted({mark.arrow for mark in marks if mark.again}))
    if arrows:
        found.append(Entry(None, f"{arrows} Told in the lane named"))
    named = {mark.actor for mark in marks}
    swatches = [actor for actor in actors if actor in named]
    rest = [name for name in (OTHERS, UNNAMED) if name in named]
    if rest:
        swatches.append(" or ".join((rest[0], *(name[0].lower() + name[1:] for name in rest[1:]))))
    sample = _sample(Kind.DAY, Modality.ASSERTED, sizes)
    return found + [Entry(replace(sample, actor=name), name, swatch=True) for name in swatches]


def _sample(kind: Kind, modality: Modality, sizes: Sizes) -> Mark:
    right = BAR if kind in (Kind.WITHIN, Kind.THROUGHOUT, Kind.OPEN) else sizes.mark
    return Mark(0, "", "", modality, kind, 0.0, right, False, False, False, kind is Kind.OPEN, ())


def arranged_legend(listed: Sequence[Entry], sizes: Sizes, room: float) -> Legend:
    """Return the entries set in lines of ``room`` pixels, colours below sorts where one line is too short."""
    apart = SPACING * sizes.text
    lengths = [entry.before(sizes) + width(single_line(entry.meaning), sizes.small) for entry in listed]
    one_line = sum(lengths) + apart * (len(listed) - 1) <= room
    spots: list[tuple[Entry, Spot]] = []
    texts: list[tuple[float, float, str]] = []
    x = y = 0.0
    line = sizes.line * 1.15
    for at, (entry, length) in enumerate(zip(listed, lengths, strict=True)):
        turns = entry.swatch and at and not listed[at - 1].swatch
        if x and (x + length > room or (turns and not one_line)):
            x, y = 0.0, y + line
        if entry.sample is not None:
            moved = replace(entry.sample, left=x, right=x + entry.sample.right)
            box = x, x + length, y, y + line
            spots.append((entry, Spot(moved, Block("", 0.0, 0), x, y, y + line / 2, box)))
        texts.append((x + entry.before(sizes), y + line / 2, entry.meaning))
        x += length + apart
    samples = tuple(spot for entry, spot in spots if not entry.swatch)
    swatches = tuple(spot for entry, spot in spots if entry.swatch)
    return Legend(samples, swatches, tuple(texts), y + line if listed else 0.0)


def traces(legend: Legend, builder: TraceBuilder) -> list[Trace]:
    """Return the key as traces: samples, swatches and meanings."""
    middles = [((spot.mark.left + spot.mark.right) / 2, spot.mark_y) for spot in legend.swatches]
    marker = {
        "symbol": "square",
        "size": builder.sizes.mark,
        "color": [builder.colour(spot.mark) for spot in legend.swatches],
    }
    places = [(x, y) for x, y, _ in legend.texts]
    texts = [inert(text) for _, _, text in legend.texts]
    return [
        *mark_traces.traces(legend.spots, builder),
        builder.points(middles, mode="markers", marker=marker, name="colours"),
        builder.texts(places, texts, "middle right", builder.sizes.small, name="key"),
    ]
