"""The garbage of many runs of the page is freed."""

import gc
import subprocess
import sys
import weakref

import pytest

from timeline.ui.steady_memory import RUNS, free_garbage_of_runs


class Circle:
    """An object that only the search for cyclic garbage frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def without_search():
    """Python's own search for garbage rests."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("without_search")
def test_what_runs_leave_behind_is_freed_after_some_of_them():
    left = weakref.ref(Circle())
    assert left() is not None
    for _ in range(RUNS):
        free_garbage_of_runs()
    assert left() is None


@pytest.mark.usefixtures("without_search")
def test_one_run_searches_nothing():
    for _ in range(RUNS):  # the next one is as far as can be from the next search
        before = gc.get_stats()[2]["collections"]
        free_garbage_of_runs()
        if gc.get_stats()[2]["collections"] > before:
            break
    left = weakref.ref(Circle())
    free_garbage_of_runs()
    assert left() is not None


HEAPS = """
import ctypes, re, threading
from timeline.ui.steady_memory import keep_memory_steady
keep_memory_steady()
gate = threading.Barrier(9)
def work():
    kept = [bytes(100_000 + number) for number in range(50)]
    gate.wait(30)
threads = [threading.Thread(target=work) for _ in range(8)]
for each in threads:
    each.start()
gate.wait(30)
libc = ctypes.CDLL(None)
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
libc.fopen.restype = ctypes.c_void_p
stream = libc.fopen(b"/dev/stdout", b"w")
libc.malloc_info(0, stream)
libc.fflush(ctypes.c_void_p(stream))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has several heaps")
def test_all_threads_share_one_heap():
    told = subprocess.run([sys.executable, "-c", HEAPS], capture_output=True, text=True, check=True).stdout
    if "<malloc" not in told:
        pytest.skip("another C library")
    assert told.count("<heap nr=") == 1
