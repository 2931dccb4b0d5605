"""Changes to articles and to the timeline's names, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.store import ArticleVersion, ChangedField, LoggedChange
from timeline.store.changed_text import Passage, changed_passages
from timeline.words import counted, shortened

MAX_PASSAGE = 240
"""Characters of a changed sentence that are shown."""
NAMES: Mapping[ChangedField, str] = {
    ChangedField.TITLE: "Title",
    ChangedField.PUBLISHED: "Publication date",
    ChangedField.SOURCE: "Source",
    ChangedField.AUTHOR: "Author",
    ChangedField.URL: "Web address",
    ChangedField.ARCHIVE: "Archived copy",
    ChangedField.LANGUAGE: "Language",
    ChangedField.TEXT: "Text",
    ChangedField.TIMELINE_NAME: "Name of the timeline",
    ChangedField.PICTURE_TITLE: "Headline of its picture",
}


def change_words(change: LoggedChange) -> str:
    """Return a change in words: "Source: none → Reuters"."""
    if change.field is ChangedField.REMOVED:
        return "Removed" if change.new else "Restored"
    if change.field is ChangedField.TEXT:
        return f"Text: version {change.old} → version {change.new}"
    return f"{NAMES[change.field]}: {change.old or 'none'} → {change.new or 'none'}"


def act_words(changes: Sequence[LoggedChange]) -> str:
    """Return an act in words: its first change, and how many more there are."""
    more = len(changes) - 1
    words = change_words(changes[0])
    return f"{words} and {counted(more, 'further change')}" if more else words


def act_name(changes: Sequence[LoggedChange]) -> str:
    """Return what an act is about, without a word of an article: "Publication date"."""
    return NAMES.get(changes[0].field, "Removed article")


def passage_words(passage: Passage) -> str:
    """Return a changed sentence in words: "Text: “Six were killed.” → “Nine were killed.”"."""
    before, after = (shortened(each, MAX_PASSAGE) for each in passage)
    if not before:
        return f"Text added: “{after}”"
    return f"Text: “{before}” → “{after}”" if after else f"Text left out: “{before}”"


def text_change_words(change: LoggedChange, versions: Sequence[ArticleVersion]) -> Iterator[str]:
    """Yield a line for each sentence that a newer version of an article changed."""
    texts = {str(each.number): each.article.text for each in versions}
    if change.old not in texts or change.new not in texts:
        yield change_words(change)
        return
    passages = changed_passages(texts[str(change.old)], texts[str(change.new)])
    yield from map(passage_words, passages)
    if not passages:
        yield f"{change_words(change)}, only its white space"
