"""One document in; its columns, rows, rejected rows and paragraphs out, each with its place. Nothing is lost.

A form in which documents arrive is one file in `forms/`; the room finds it by looking there. Untrusted bytes are
only ever parsed in a limited child process (`read`).
"""

from khabar.readers.claims import claims
from khabar.readers.columns import recognise
from khabar.readers.forms import form_of
from khabar.readers.matches import SURE_ENOUGH, ColumnMatch
from khabar.readers.options import ReadOptions, load_options
from khabar.readers.parent import read
from khabar.readers.parts import Columns, Note, Part, Rejected, Row, Text, place_of
from khabar.readers.records import as_given, records
from khabar.readers.survey import NAMELESS, Survey, Table, survey

__all__ = [
    "NAMELESS",
    "SURE_ENOUGH",
    "ColumnMatch",
    "Columns",
    "Note",
    "Part",
    "ReadOptions",
    "Rejected",
    "Row",
    "Survey",
    "Table",
    "Text",
    "as_given",
    "claims",
    "form_of",
    "load_options",
    "place_of",
    "read",
    "recognise",
    "records",
    "survey",
]
