"""The map of the world: coasts, borders, and the places of events on it.

The coasts and borders are Natural Earth's at 1:50 million (public domain), in ``world.svg``.
"""

from timeline.geography.build_world_map import GRID
from timeline.geography.land_map import (
    ASPECT,
    Box,
    bounding_box,
    cut_paths,
    located,
    world_paths,
)

__all__ = ["ASPECT", "GRID", "Box", "bounding_box", "cut_paths", "located", "world_paths"]
