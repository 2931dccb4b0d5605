"""The server of ``timeline serve``, with another page: ``python -m tests.benchmarks.server PAGE``."""

from __future__ import annotations

import sys
from pathlib import Path

from timeline.ui import page_server

if __name__ == "__main__":
    page_server.main(Path(sys.argv.pop(1)))
