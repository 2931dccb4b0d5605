"""Corrections: the buttons below an event, the dialogs, the history tab."""
