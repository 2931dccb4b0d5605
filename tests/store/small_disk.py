"""A small disk of its own, to be filled."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MOUNT, _UNMOUNT = (shutil.which(each) or each for each in ("mount", "umount"))


class NoDiskError(Exception):
    """No disk can be mounted here: only root may."""


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path]:
    """Mount a disk of so many kilobytes; raises NoDiskError where that is not allowed."""
    folder = Path(tempfile.mkdtemp(prefix="timeline-disk-"))
    try:
        mounted = _mount(f"size={kilobytes}k", folder)
    except OSError:
        mounted = False
    if not mounted:
        folder.rmdir()
        raise NoDiskError
    try:
        yield folder
    finally:
        subprocess.run([_UNMOUNT, "--lazy", folder], check=True)
        folder.rmdir()


def enlarge(disk: Path) -> None:
    """Give a mounted disk 32 megabytes."""
    assert _mount("remount,size=32m", disk)


def _mount(options: str, folder: Path) -> bool:
    command = [_MOUNT, "-t", "tmpfs", "-o", options, "tmpfs", folder]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
