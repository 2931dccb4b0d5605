"""The command line: ``python -m timeline VERB PATH...``."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence

from timeline import __version__
from timeline.cli.extraction_verbs import add_extraction_verbs
from timeline.cli.picture_verb import add_picture_verb
from timeline.cli.progress import Progress
from timeline.cli.serve_verb import add_serve_verb
from timeline.cli.store_verbs import add_store_verbs
from timeline.errors import PictureError, StoreError, TimelineError, UsageError

LOG_FILE = "TIMELINE_LOG"
"""The environment variable with the name of a file for tracebacks; standard error has the messages alone."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 if an article failed, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="timeline", description="Dated events from news articles.")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for add_verbs in (add_extraction_verbs, add_picture_verb, add_store_verbs, add_serve_verb):
        add_verbs(verbs)
    return parser


if __name__ == "__main__":
    sys.exit(main())
