"""Data files of the program: word lists in TOML, style sheets, scripts, and the folder with the page."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent
DISTRIBUTION = "timeline-of-articles"
"""The name of the installed package, as in ``pyproject.toml``."""


def load_text(package: str, name: str) -> str:
    """Return a file of a package as text; ``name`` is its path below the package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def load_toml(package: str, name: str) -> dict[str, Any]:
    """Return a TOML file of a package as a dictionary."""
    return tomllib.loads(load_text(package, name))


def code_version(rooms: Iterable[str], data: str, modules: Iterable[str] = ()) -> str:
    """Return a hash of the code and tables of rooms and modules, and of ``data``; "" is the whole program."""
    digest = hashlib.sha256(f"{data}\n".encode())
    files = [path for room in rooms for path in (_PACKAGE / room).rglob("*") if _is_code(path)]
    for path in sorted([*files, *(_PACKAGE / module for module in modules)]):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\n".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


@cache
def program_version() -> str:
    """Return a hash of the whole program."""
    return code_version([""], "")


def _is_code(path: Path) -> bool:
    return path.is_file() and path.suffix in (".py", ".toml", ".gz")


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
