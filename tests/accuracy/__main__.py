"""Print the accuracy on the annotated articles and sentences: ``python -m tests.accuracy [--errors]``."""

from __future__ import annotations

import sys

from tests.accuracy.scores import errors, scores
from tests.accuracy.sentence_scores import sentence_errors, sentence_scores
from tests.accuracy.test_accuracy import FLOORS

if "--errors" in sys.argv[1:]:
    print("\n".join([*errors(), *sentence_errors()]))
for name, figure in (scores() | sentence_scores()).items():
    print(f"{name:40} {figure:5.1f}   floor {FLOORS.get(name, 0):5.1f}")
