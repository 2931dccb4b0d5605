"""What was found, as files: the rows that the command line prints, in JSON Lines or CSV."""

from timeline.export.rows import expression_row, mention_row, name_row
from timeline.export.writing import FORMATS, write

__all__ = ["FORMATS", "expression_row", "mention_row", "name_row", "write"]
