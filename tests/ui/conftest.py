from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app_page import opened


@pytest.fixture
def page(store: Path) -> AppTest:
    """The page on a store that has the seeds alone."""
    assert store.is_file()
    return opened()
