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
from timeline.cli import findings, picture, serve, stored
from timeline.cli.log import Log
from timeline.errors import PictureError, StoreError, TimelineError, UsageError

LOG_FILE = "TIMELINE_LOG"
"""The environment variable with the name of a file for tracebacks; standard error has the messages alone."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 where an article failed, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    _configure_logging()
    if threading.current_thread() is threading.main_thread():
        # Ended from outside, it stops as for Ctrl-C: the workers end too.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    log = Log(sys.stderr)
    try:
        options.run(options, log)
    except BrokenPipeError:
        # The reader (``head``, say) has what it wanted; nothing may be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except UsageError as error:
        log.line(str(error))
        return 2
    except (PictureError, StoreError) as error:
        log.line(str(error))
        return 1
    except TimelineError as error:
        log.failed(error)
    except OSError as error:
        log.failed(TimelineError(f"The output could not be written: {error.strerror or error}."))
    except KeyboardInterrupt:
        log.line("Stopped.")
        return 130
    log.summary()
    return 1 if log.failures else 0


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
    parser = argparse.ArgumentParser(prog="timeline", description="Dated events out of news articles.")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    findings.add(verbs)
    picture.add(verbs)
    stored.add(verbs)
    serve.add(verbs)
    return parser


if __name__ == "__main__":
    sys.exit(main())
