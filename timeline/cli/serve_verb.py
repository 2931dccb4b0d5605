"""The verb ``serve``: the page in a browser, from a server on this machine."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from timeline.cli.progress import Progress
from timeline.errors import UsageError

MAX_PORT = 65_535
_START = (
    "import runpy, sys; sys.path.append(sys.argv.pop(1));"
    "runpy.run_module('timeline.ui.page_server', run_name='__main__', alter_sys=True)"
)
"""Starts the page's server. ``python -m`` would import the files of the current folder before any other: a
folder of articles may hold a ``csv.py``.
"""


def add_arguments(parser: argparse.ArgumentParser, _: str) -> None:
    """Add the arguments of the verb."""
    parser.add_argument(
        "--port", type=_port, metavar="N", help="default: 8501, or the next free one if it is taken"
    )
    parser.add_argument("--no-browser", action="store_true", help="print the address, and open no browser")
    parser.add_argument(
        "--store", metavar="PATH", help="the store's file or address (default: TIMELINE_STORE, else your own)"
    )
    parser.add_argument(
        "--public",
        metavar="ADDRESS",
        help="the address of a proxy before this server, see docs/team.md",
    )
    parser.add_argument(
        "--sign-in", metavar="FILE", help="let the people of this file sign in, see docs/team.md"
    )
    parser.set_defaults(run=_serve)


def _serve(options: argparse.Namespace, _: Progress) -> None:
    """Run the server until it is stopped.

    Its settings are those of ``.streamlit/config.toml`` beside the page. Raises UsageError if it fails.
    """
    from timeline.store.location import STORE_VARIABLE

    command = [sys.executable, "-P", "-c", _START, str(Path(__file__).parents[2])]
    if options.port is not None:
        command.append(f"--port={options.port}")
    if options.no_browser:
        command.append("--no-browser")
    if options.public and options.sign_in:
        raise UsageError("The file of the sign-in names the address. Leave out --public or --sign-in.")
    command += [f"--public={options.public}"] if options.public else []
    command += [f"--sign-in={options.sign_in}"] if options.sign_in else []
    store = {STORE_VARIABLE: options.store} if options.store else {}
    with subprocess.Popen(command, env=os.environ | store) as server:  # noqa: S603 (our own command)
        try:
            code = server.wait()
        except KeyboardInterrupt:
            server.terminate()
            raise
    if code:
        raise UsageError(f"The server ended with code {code}; its own message stands above.")


def _port(text: str) -> int:
    if not text.isdecimal() or len(text) > 5 or not 1 <= int(text) <= MAX_PORT:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MAX_PORT} is needed")
    return int(text)
