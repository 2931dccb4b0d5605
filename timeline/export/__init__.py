"""Events, mentions and articles as files in other programs' formats, and the figure as a picture.

This package itself has the rows of the command line (JSON Lines, CSV), without pandas and Plotly.
``timeline.export.event_formats`` lists the formats for the events of a table.
"""

from timeline.export.output_rows import expression_row, mention_row, name_row
from timeline.export.row_formats import ROW_FORMATS, write_rows

__all__ = ["ROW_FORMATS", "expression_row", "mention_row", "name_row", "write_rows"]
