"""The browser that draws a picture ends wholly: when its time is over, and with the program."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from timeline.export.picture_browser import draw_within, end_browsers
from timeline.export.render_picture import OPTIONS

pytestmark = [
    pytest.mark.slow,  # the library waits for a browser that hangs
    pytest.mark.skipif(os.name == "nt", reason="the browser that hangs is a script of the shell"),
]

PATIENCE = 60
SHAPE = {"format": "svg", "scale": 1}
FIGURE = {"data": [], "layout": {}}
PROGRAM = f"""
from timeline.export.picture_browser import draw_within
draw_within(600, {FIGURE!r}, {SHAPE!r}, {OPTIONS!r})
"""


@pytest.fixture
def hanging(tmp_path, monkeypatch) -> Path:
    """The file with the numbers of the two processes of a browser that never answers and ignores SIGTERM."""
    started = tmp_path / "processes"
    browser = tmp_path / "chrome"
    child = "(trap '' TERM; exec sleep 600) & echo $$ $! > "
    browser.write_text(f"#!/bin/sh\ntrap '' TERM\n{child}{started}.part\nmv {started}.part {started}\nwait\n")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(browser))
    return started


def processes(started: Path) -> list[psutil.Process]:
    """Wait for the browser; return those of its processes that are still there."""
    until = time.monotonic() + PATIENCE
    while not started.exists():
        assert time.monotonic() < until
        threading.Event().wait(0.05)
    numbers = map(int, started.read_text().split())
    return [psutil.Process(number) for number in numbers if psutil.pid_exists(number)]


def are_gone(found: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(found, PATIENCE)
    return not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]


def draw(seconds: float, failed: list[Exception]) -> None:
    try:
        draw_within(seconds, FIGURE, SHAPE, dict(OPTIONS))
    except Exception as error:
        failed.append(error)


def test_a_browser_that_hangs_ends_with_its_time(hanging):
    failed: list[Exception] = []
    draw(2, failed)
    assert len(failed) == 1
    assert are_gone(processes(hanging))


def test_the_browsers_end_when_the_program_says_so(hanging):
    failed: list[Exception] = []
    drawing = threading.Thread(target=draw, args=(600, failed))
    drawing.start()
    found = processes(hanging)
    assert [each.is_running() for each in found] == [True, True]
    end_browsers()
    drawing.join(PATIENCE)
    assert (drawing.is_alive(), len(failed)) == (False, 1)
    assert are_gone(found)


def test_a_program_that_is_ended_ends_its_browser(hanging):
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stderr=subprocess.DEVNULL) as program:
        found = processes(hanging)
        program.terminate()
        assert program.wait(PATIENCE) == -15
    assert are_gone(found)
