"""What lies over the page: one dialog at a time."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.selection import Kept, Selection
from timeline.store import Project
from timeline.ui import sharing, state, timelines
from timeline.ui.adding import dialog as adding
from timeline.ui.chart import Shown
from timeline.ui.corpus import Corpus
from timeline.ui.correcting import form
from timeline.ui.keys import Dialog


def show(
    corpus: Corpus,
    kept: Kept,
    shown: Shown | None,
    selection: Selection,
    projects: Sequence[Project],
) -> None:
    """Show the dialog that is open; ``shown`` is the timeline as it is seen, ``None`` without any event."""
    match state.dialog():
        case Dialog.ADDING:
            adding.show()
        case Dialog.TIMELINES:
            timelines.show(projects)
        case Dialog.CORRECTING:
            form.correct(corpus)
        case Dialog.WRITING:
            form.add(corpus)
        case Dialog.SHARING if shown is not None:
            sharing.show(corpus, kept, shown.view, selection)
