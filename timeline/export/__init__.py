"""What was found, as files: the rows of the command line, in JSON Lines and CSV.

``timeline.export.files`` has the events of a table in the formats that other programs read. It stands apart
because it needs pandas and Plotly, which the rows do without.
"""

from timeline.export.rows import expression_row, mention_row, name_row
from timeline.export.writing import FORMATS, write

__all__ = ["FORMATS", "expression_row", "mention_row", "name_row", "write"]
