"""The keys of Streamlit's session state, and the tabs and dialogs of the page."""

from __future__ import annotations

from enum import StrEnum


class Tab(StrEnum):
    """The tabs below the chart."""

    EVENTS = "events"
    READER = "reader"
    NO_DATE = "no_date"
    NO_EVENT = "no_event"
    ARTICLES = "articles"
    REVIEW = "review"
    CORRECTIONS = "corrections"
    MAP = "map"
    NUMBERS = "numbers"


class Dialog(StrEnum):
    """The dialogs of the page; at most one is open."""

    ADD_ARTICLES = "add_articles"
    EXPORT = "export"
    TIMELINES = "timelines"
    CORRECT_EVENT = "correct_event"
    ADD_EVENT = "add_event"
    READ_AGAIN = "read_again"


class Key(StrEnum):
    """All keys of the session state, those of widgets included."""

    TIMELINE = "timeline"  # id of the open timeline
    NEXT_TIMELINE = "next_timeline"  # id of the timeline to open in the next run
    INTO = "into"  # True if new articles make a new timeline
    INTO_NAME = "into_name"  # its name
    DIALOG = "dialog"  # the open Dialog, or None
    BASE = "base"  # the content of the timeline at the time the correction dialog was opened
    FORM_VERSION = "form_version"  # a new number makes the fields of the dialog start afresh
    TYPED = "typed"  # the fields of a refused save by name, or None
    NEW_EVENT_AT = "new_event_at"  # id of an article and index of its expression for a new event, or None
    FAULTS = "faults"  # sentences: problems to show
    ERROR = "error"  # why the last action failed, or None
    REMARK = "remark"  # a sentence on what the last action has replaced, or None
    DONE = "done"  # a moment and what was done then, as the end of "Timeline has …", or None
    DISMISSED = "dismissed"  # set of dismissed sentences
    UNDATED = "undated_articles"  # set of timeline and article ids: do not ask for their publication date
    PUBLISHED = "published"
    EVENT = "event"  # id of the chosen event, or None
    TAB = "tab"  # the open Tab
    READER_ARTICLE = "reader_article"  # id of the article in the reader, None for the chosen event's
    LEFT_TAB = "left_tab"  # the list from which the reader was opened, None if Back does not return to it
    READER_EXPRESSION = "reader_expression"  # index of the expression chosen in the reader, or None
    CHART = "chart"
    ROWS = "rows"
    LIST_ORDER = "list_order"
    HIDDEN = "hidden"  # True if the list has the hidden events
    ALL_WITNESSES = "all_witnesses"  # id of the event with all witnesses in sight, or None
    QUESTION = "question"  # the number of questions "Same event?" put off
    ASK = "ask"  # id of the timeline whose many events are compared for the questions, or None
    ROW_COUNT = "row_count"  # identity of an event list, and the number of rows requested for it
    READER = "reader"
    MAP = "map"
    NOT_ON_MAP = "not_on_map"
    COLUMN = "column"  # the events of a narrow window
    PHONE_FILTERS = "phone_filters"  # True if a narrow window shows the filters
    SHEET = "sheet"  # the bar of an event in a narrow window
    NUMBERS = "numbers"
    NUMBERS_OF = "numbers_of"  # the column whose values are counted
    NUMBERS_EACH = "numbers_each"  # the period that they are counted by, or None
    CHIPS = "chips"
    PRESET = "preset"
    PICTURE = "picture"
    MORE = "more"  # True if the popover with further filters is open
    LANES = "lanes"
    ORDER = "order"
    COLLAPSED = "collapsed"  # set of collapsed lanes
    WORDS_OF = "words_of"  # id of the timeline whose kept words were put into the next fields, or None
    TITLE = "title"
    DESCRIPTION = "description"
    NOTE = "note"
    CITED = "cited"
    CREDIT = "credit"
    ERAS = "eras"  # a line for each era
    KNOWN_ERAS = "known_eras"  # the stored ones, as the field shows them
    ERAS_TYPED = "eras_typed"  # whether a person has changed the field
    COLOUR = "colour"
    SOURCES = "sources"
    LEGEND = "legend"
    OVERVIEW = "overview"
    MAP_INSET = "map inset"
    NOTES = "notes"
    READERS = "readers"  # True for a published picture, None until a person decides
    STARRED_TICK = "starred_tick"  # "Only starred" in the dialog of the picture
    READERS_TICK = "readers_tick"
    STYLE_FILES = "style_files"
    STYLE = "style"  # the NamedStyle of the server
    STYLE_VERSION = "style_version"  # a new number makes the field for its files start afresh
    NO_STYLE = "no_style"
    STYLE_FAULT = "style_fault"  # what is wrong with the files of a house style, or ""
    VIEWS = "views"
    VIEW = "view"
    VIEW_NAME = "view_name"
    TIMELINE_CHOICE = "timeline_choice"
    NEW_NAME = "new_name"
    BACKUP = "backup"
    URL = "url"  # the query parameters last written or followed
    CALLBACKS = "callbacks"  # the lock of the run whose callbacks are carried out
    BACK = "back"  # True from a press of Back or Forward until its view is set
    ARTICLE_TABLE = "article_table"
    IMPORT = "import"  # the import job whose articles are not added yet, or None
    PREVIEW = "preview"
    PASTED = "pasted"
    PASTED_TITLE = "pasted_title"
    PASTED_SOURCE = "pasted_source"
    PASTED_DATE = "pasted_date"
    FILES = "files"
    FOLDER = "folder"
    URLS = "urls"


PERSISTENT = (Key.LANES, Key.ORDER, Key.LIST_ORDER, Key.PRESET)
"""Keys of widgets that are sometimes absent; Streamlit drops their values unless they are set in each run.

Those of the options of filters are in ``filter_state``, those of the picture in ``picture_options``.
"""
