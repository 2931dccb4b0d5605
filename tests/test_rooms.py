"""The layout is the architecture: imports go one way."""

import subprocess
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_rooms_import_only_the_rooms_below_them():
    # In a process of its own: import-linter switches off the loggers of its process.
    program = Path(sysconfig.get_path("scripts")) / "lint-imports"
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
