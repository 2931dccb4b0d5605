from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app_page import open_page


@pytest.fixture
def page(store: Path) -> AppTest:
    """The page on a store with the seeds."""
    assert store.is_file()
    return open_page()
