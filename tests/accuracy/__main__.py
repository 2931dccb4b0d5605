"""Print the accuracy on the annotated articles: ``python -m tests.accuracy [--errors]``."""

from __future__ import annotations

import sys

from tests.accuracy.scores import errors, scores
from tests.accuracy.test_accuracy import FLOORS

if "--errors" in sys.argv[1:]:
    print("\n".join(errors()))
for name, figure in scores().items():
    print(f"{name:24} {figure:5.1f}   floor {FLOORS.get(name, 0):5.1f}")
