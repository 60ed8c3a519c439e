"""Charts: inline SVG written at build, each with a title, a description and a table beside it.

Across a chart everything is placed in per cent and nothing is scaled, so words keep their
size on a phone. What is not known is not drawn; what is known to the month is drawn as a month.
"""

from actionplan.publish.charts.bars import Part, share
from actionplan.publish.charts.courses import Strip, courses
from actionplan.publish.charts.gantt import gantt
from actionplan.publish.charts.over_time import columns
from actionplan.publish.charts.rhythm import Gap, code_of, gaps, rhythm
from actionplan.publish.charts.span import elapsed

__all__ = [
    "Gap",
    "Part",
    "Strip",
    "code_of",
    "columns",
    "courses",
    "elapsed",
    "gantt",
    "gaps",
    "rhythm",
    "share",
]
