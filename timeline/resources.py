"""Data files of the program: word lists in TOML, style sheets, scripts, and the folder with the page."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

DISTRIBUTION = "timeline-of-articles"
"""The name of the installed package, as in ``pyproject.toml``."""


def load_text(package: str, name: str) -> str:
    """Return a file of a package as text; ``name`` is its path below the package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def load_toml(package: str, name: str) -> dict[str, Any]:
    """Return a TOML file of a package as a dictionary."""
    return tomllib.loads(load_text(package, name))


def plotly_script() -> str:
    """Return the plotly.js of the installed plotly package."""
    return load_text("plotly", "package_data/plotly.min.js")


def program_folder() -> Path:
    """Return the folder with ``dashboard.py``, ``seeds/`` and ``.streamlit/``.

    It is the top of a checkout, or ``share/timeline`` in the environment of an installed package.
    """
    checkout = Path(__file__).parents[1]
    if (checkout / "dashboard.py").exists():
        return checkout
    from importlib import metadata  # here, as tagging would start a tenth later

    page = next(file for file in metadata.files(DISTRIBUTION) or () if file.name == "dashboard.py")
    return Path(page.locate()).resolve().parent
