"""The act that *Undo* takes back and the one that *Redo* makes again, of corrections and of changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from timeline.corrections import Action, next_redo, next_undo
from timeline.store.change_log import change_acts
from timeline.timeline import Timeline
from timeline.ui import actions
from timeline.ui.change_list import act_name
from timeline.ui.correction_text import NAMES


@dataclass(frozen=True, slots=True)
class Step:
    """An act to take back or to make again: its moment, its name, and what does it."""

    since: datetime
    name: str
    run: Callable[[], None]


def step_back(timeline: Timeline) -> Step | None:
    """Return the newest act in force; ``None`` if there is nothing to take back."""
    steps = []
    if (last := next_undo(timeline.history)) is not None:
        steps.append(Step(last.made, NAMES[last.correction.kind], partial(actions.undo_act, last.of)))
    acts, _ = change_acts(timeline.changes)
    if acts:
        step = partial(actions.take_back, acts[-1].changes)
        steps.append(Step(acts[-1].made, act_name(acts[-1].changes), step))
    return max(steps, key=lambda each: each.since, default=None)


def step_again(timeline: Timeline) -> Step | None:
    """Return the act undone last; ``None`` if nothing is undone, or something new was done since."""
    steps = []
    acts, undone = change_acts(timeline.changes)
    if (entry := next_redo(timeline.history)) is not None:
        moments = [each.made for each in timeline.history if each.action is Action.UNDO]
        steps.append(Step(max(moments), NAMES[entry.correction.kind], actions.redo))
    if undone:
        step = partial(actions.take_back, undone[-1].changes, again=True)
        steps.append(Step(undone[-1].since, act_name(undone[-1].changes), step))
    made = [each.made for each in timeline.history if each.action is Action.MAKE]
    newest = max((*made, *(each.made for each in acts)), default=None)
    last = max(steps, key=lambda each: each.since, default=None)
    return None if last is None or (newest is not None and newest > last.since) else last
