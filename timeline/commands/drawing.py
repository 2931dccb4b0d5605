"""The picture that the options of ``picture`` ask for."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

import pandas as pd

from timeline.commands.corpus import Corpus, read
from timeline.commands.log import Log
from timeline.commands.output import output
from timeline.commands.selecting import selection
from timeline.errors import UsageError
from timeline.export.files import collected
from timeline.export.metadata import Caption, captioned
from timeline.export.picture import ready, rendered
from timeline.export.standalone import standalone
from timeline.figure import Lanes, Preset, View, compose, ranked_actors
from timeline.selection import Selection, keep, words
from timeline.wording import headline


def draw(options: argparse.Namespace, log: Log) -> None:
    """Write the picture, and what was asked for beside it, whole or not at all.

    Raises UsageError where no event is left to draw, and what ``rendered`` and ``output`` raise.
    """
    kind = Path(options.output).suffix.lower().removeprefix(".")
    with ExitStack() as files:
        picture, *beside = (
            files.enter_context(output(name, options.paths)) for name in (options.output, options.alt) if name
        )
        if kind != "html":
            ready()  # before the articles are read, which can take long
        corpus = read(options, log)
        chosen = selection(options, corpus.table)
        kept = keep(corpus.table, chosen, corpus.sentences() if chosen.text else None)
        if kept.empty:
            raise UsageError(_nothing(corpus, chosen))
        view = _view(options, corpus, kept, chosen)
        drawn = compose(kept, view)
        caption = Caption.of(drawn, view.title)
        if kind == "html":
            told = collected(kept, corpus.events, corpus.articles, view)
            picture.write(standalone(told, drawn.figure, caption))
        else:
            data = rendered(drawn.figure, kind, Preset[options.preset.upper()].scale)
            picture.write(captioned(data, kind, caption))
        for stream in beside:
            stream.write(f"{caption.alt}\n".encode())


def _view(options: argparse.Namespace, corpus: Corpus, kept: pd.DataFrame, chosen: Selection) -> View:
    titles = [article.title for article in corpus.articles.values()]
    view = View(
        title=options.title or headline(titles, kept, chosen),
        subtitle=words(chosen),
        total=len(corpus.table),
        lanes=Lanes(options.lanes),
        sources=options.sources,
        window=(chosen.first, chosen.last) if chosen.first and chosen.last else None,
        actors=ranked_actors(corpus.table),
        selection=chosen,
    )
    return view.saved(Preset[options.preset.upper()])


def _nothing(corpus: Corpus, chosen: Selection) -> str:
    if corpus.table.empty:
        return "No dated event was found in these articles, so there is nothing to draw."
    return f"None of the {len(corpus.table):,} events is left by this filter: {words(chosen)}."
