"""The locks hold what the project chooses, and nothing under a licence that it does not allow."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from docs.build_licences import LOCKS, TARGET, licences_on_the_page, licences_page

ROOT = Path(__file__).parents[1]
CHOICES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROGRAM = CHOICES["project"]["dependencies"]
EXTRAS = [each for extra in CHOICES["project"]["optional-dependencies"].values() for each in extra]
TESTS = CHOICES["dependency-groups"]["test"]
ALLOWED = (
    *("0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC"),
    *("LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Zlib"),
    *("LGPL-2.1-or-later",),
)
"""Licences under which Timeline may use a package unchanged and stay under its own."""


def locked(lock: str) -> dict[str, list[str]]:
    """Return the requirements of a lock, each with its hashes."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if re.match(r"[\w.\-\[\]]+==", line):
            found[line.split()[0]] = []
        elif digest := re.match(r"    --hash=sha256:([0-9a-f]{64})", line):
            found[next(reversed(found))].append(digest[1])
    return found


def normal(requirement: str) -> str:
    name, _, number = re.sub(r"\[.+\]", "", requirement).partition("==")
    return f"{re.sub('[-_.]+', '-', name).lower()}=={number}"


@pytest.mark.parametrize(
    ("lock", "choices"), [("requirements.txt", PROGRAM), ("tests/requirements.txt", PROGRAM + EXTRAS + TESTS)]
)
def test_every_choice_is_pinned_and_locked(lock, choices):
    assert set(map(normal, choices)) <= set(map(normal, locked(lock)))


@pytest.mark.parametrize("lock", LOCKS.values())
def test_every_locked_package_has_hashes(lock):
    assert len(locked(lock)) > len(PROGRAM)
    assert all(locked(lock).values())


@pytest.mark.parametrize("lock", LOCKS.values())
def test_what_a_locked_package_needs_is_locked(lock):
    names = locked(lock)
    numbers = {tuple(normal(name).split("==")) for name in names}
    for name in names:
        for needed in needs(name):
            locked_numbers = [number for other, number in numbers if f"{other}==" == normal(needed.name)]
            assert any(needed.specifier.contains(each, prereleases=True) for each in locked_numbers), (
                f"{name} needs {needed}"
            )


def needs(locked_name: str) -> list[Requirement]:
    """Return what a locked package needs here with its extras; nothing if it is for another system."""
    pinned = Requirement(locked_name)
    try:
        needed = [Requirement(each) for each in requires(pinned.name) or ()]
    except PackageNotFoundError:
        return []
    extras = pinned.extras or {""}
    return [
        each
        for each in needed
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras)
    ]


def test_the_lock_of_the_tests_repeats_that_of_the_program():
    tests = locked("tests/requirements.txt")
    program = locked("requirements.txt")
    assert {name: tests.get(name) for name in program} == program


def test_the_installed_packages_are_the_locked_ones():
    wanted: dict[str, set[str]] = {}
    for requirement in locked("tests/requirements.txt"):
        name, _, number = requirement.partition("==")
        wanted.setdefault(name.partition("[")[0], set()).add(number)
    for name, numbers in wanted.items():
        try:
            assert version(name) in numbers, f"{name}: install tests/requirements.txt"
        except PackageNotFoundError:
            continue  # a package for another system


def test_the_page_of_licences_matches_the_packages():
    assert TARGET.read_text(encoding="utf-8") == licences_page(), "run: python docs/build_licences.py"


def test_every_licence_is_allowed():
    for expression in licences_on_the_page():
        choices = [choice.split(" AND ") for choice in expression.split(" OR ")]
        assert any(set(parts) <= set(ALLOWED) for parts in choices), expression
