"""Adds the files beside the package to a built one: the page, its settings, the example's articles.

Everything else about the build is in ``pyproject.toml``. The program finds the files by
``timeline.resources.program_folder``.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
PROGRAM_FILES = ("dashboard.py", ".streamlit/config.toml", "seeds")


class BuildWithProgramFiles(build_py):
    """Builds the package with ``timeline/program/``; an editable install uses the checkout itself."""

    def run(self) -> None:
        """Build the package, then copy the files."""
        super().run()
        if self.editable_mode:
            return
        folder = Path(self.build_lib) / "timeline" / "program"
        for name in PROGRAM_FILES:
            source, target = ROOT / name, folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            else:
                shutil.copy(source, target)


setup(cmdclass={"build_py": BuildWithProgramFiles})
