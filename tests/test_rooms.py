"""The layout is the architecture: imports go one way."""

from importlinter.cli import lint_imports


def test_rooms_import_only_the_rooms_below_them():
    assert lint_imports(is_debug_mode=False) == 0
