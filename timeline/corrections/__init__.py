"""Corrections of events by people, and the events with their corrections applied.

This room is pure logic. It reads and writes no database: the same articles, extractions and history always
give the same events. ``timeline.store`` keeps the history.
"""

from timeline.corrections.apply import CorrectedEvents, OrphanedCorrection, apply_corrections
from timeline.corrections.correction import (
    Action,
    Correction,
    Entry,
    Kind,
    ManualEvent,
    Target,
    rename_correction,
)
from timeline.corrections.correction_history import (
    act_to_redo,
    act_to_undo,
    active_entries,
    next_redo,
    next_undo,
)
from timeline.corrections.reanchor_expressions import target_of
from timeline.corrections.review_queue import ReviewItem, ReviewReason, review_queue
from timeline.corrections.same_event import SameEventQuestion, same_event_questions
from timeline.words.reasons import OrphanReason

__all__ = [
    "Action",
    "CorrectedEvents",
    "Correction",
    "Entry",
    "Kind",
    "ManualEvent",
    "OrphanReason",
    "OrphanedCorrection",
    "ReviewItem",
    "ReviewReason",
    "SameEventQuestion",
    "Target",
    "act_to_redo",
    "act_to_undo",
    "active_entries",
    "apply_corrections",
    "next_redo",
    "next_undo",
    "rename_correction",
    "review_queue",
    "same_event_questions",
    "target_of",
]
