"""The command line: ``python -m timeline VERB PATH...``."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from importlib import import_module

from timeline import __version__
from timeline.cli.progress import Progress
from timeline.errors import PictureError, StoreError, TimelineError, UsageError

LOG_FILE = "TIMELINE_LOG"
"""The environment variable with the name of a file for tracebacks; standard error has the messages alone."""

VERBS: Mapping[str, tuple[str, str]] = {
    "tag": ("extraction_verbs", "print a line for each time expression"),
    "extract": (
        "extraction_verbs",
        "print a line for each dated statement: date, title, modality, actors, places",
    ),
    "events": ("events_verb", "print a line for each event, with all articles that state it"),
    "names": ("extraction_verbs", "print a line for each name of a person, an organisation or a place"),
    "picture": (
        "picture_verb",
        "draw the timeline as .png, .svg or .pdf, or as an .html page for use offline",
    ),
    "add": ("store_verbs", "add articles to a timeline, each once, and extract their events"),
    "read": (
        "store_verbs",
        "extract the articles of a timeline that were not read yet; print a line for each",
    ),
    "list": ("store_verbs", "print a line for each timeline, or for each article of one"),
    "export": ("store_verbs", "print the events of a timeline, with its corrections"),
    "backup": ("store_verbs", "write a whole timeline into one file"),
    "restore": ("store_verbs", "create timelines from a backup, or list the automatic backups"),
    "check": (
        "check_verb",
        "verify a store: print a line for each timeline with what can be saved, and each fault",
    ),
    "serve": ("serve_verb", "start the page in your browser; the server listens on this machine only"),
}
"""Each verb with its module in ``timeline.cli`` and its purpose. The other verbs are not imported."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 if an article failed, 2 for wrong usage."""
    options = _parse(sys.argv[1:] if arguments is None else arguments)
    _configure_logging()
    if threading.current_thread() is threading.main_thread():
        # A termination stops the program like Ctrl-C, and so ends the workers too.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    progress = Progress(sys.stderr)
    try:
        options.run(options, progress)
    except BrokenPipeError:
        # The reader, such as ``head``, has enough; a flush at exit would fail on the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except UsageError as error:
        progress.line(str(error))
        return 2
    except (PictureError, StoreError) as error:
        progress.line(str(error))
        return 1
    except TimelineError as error:
        progress.failure(error)
    except OSError as error:
        progress.failure(TimelineError(f"The output could not be written: {error.strerror or error}."))
    except KeyboardInterrupt:
        progress.line("Stopped.")
        return 130
    progress.summary()
    return 1 if progress.failures else 0


def _configure_logging() -> None:
    logger = logging.getLogger("timeline")
    if logger.handlers:
        return
    path = os.environ.get(LOG_FILE)
    if not path:
        logger.addHandler(logging.NullHandler())
        return
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    verb = next((word for word in arguments if not word.startswith("-")), None)
    return _parser(verb).parse_args(arguments)


def _parser(verb: str | None) -> argparse.ArgumentParser:
    """Return the parser of all verbs, with the arguments of one of them."""
    parser = argparse.ArgumentParser(prog="timeline", description="Dated events from news articles.")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, (module, purpose) in VERBS.items():
        verb_parser = verbs.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        if name == verb:
            import_module(f"timeline.cli.{module}").add_arguments(verb_parser, name)
    return parser


if __name__ == "__main__":
    sys.exit(main())
