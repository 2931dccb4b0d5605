"""What is imported on first use: the same names, and not before."""

import subprocess
import sys
from importlib import import_module

import pytest

LAZY = ("timeline.temporal", "timeline.events", "timeline.entities")
PAGE_WITHOUT = (
    "timeline.temporal.english",
    "timeline.events.article_extraction",
    "timeline.entities.entity_recognition",
    "spacy",
    "dateparser",
)
"""What takes the page a second to import, and an article or a typed date needs first."""


@pytest.mark.parametrize("package", LAZY)
def test_every_name_of_the_package_is_there(package):
    module = import_module(package)
    for name in module.__all__:
        assert not isinstance(getattr(module, name), type(sys)), f"{name} is a module"


@pytest.mark.parametrize("package", LAZY)
def test_another_name_is_refused(package):
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = import_module(package).nothing


def test_the_page_is_imported_without_what_reads_articles():
    code = "import sys, dashboard; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()).isdisjoint(PAGE_WITHOUT)
