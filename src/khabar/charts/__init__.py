"""SVG from plain data, right in Arabic and in Latin script: the only way anything is drawn.

Every chart is one string to put into a page. It names itself for readers of the screen, asks for no font
from elsewhere, and takes the page's own text colour.
"""

from khabar.charts.bars import Bar, bars
from khabar.charts.curve import curve
from khabar.charts.histogram import histogram
from khabar.charts.intersections import intersections
from khabar.charts.ranges import Range, ranges
from khabar.charts.squares import squares
from khabar.charts.svg import as_file
from khabar.charts.timeline import Lane, Stretch, timeline
from khabar.charts.waterfall import waterfall

__all__ = [
    "Bar",
    "Lane",
    "Range",
    "Stretch",
    "as_file",
    "bars",
    "curve",
    "histogram",
    "intersections",
    "ranges",
    "squares",
    "timeline",
    "waterfall",
]
