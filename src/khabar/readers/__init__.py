"""One document in; its columns, rows, rejected rows and paragraphs out, each with its place. Nothing is lost.

A form in which documents arrive is one file in `forms/`; the room finds it by looking there. Untrusted bytes are
only ever parsed in a limited child process (`read`).
"""

from khabar.readers.claims import claims
from khabar.readers.columns import ColumnMatch, recognise
from khabar.readers.forms import form_of
from khabar.readers.options import ReadOptions, load_options
from khabar.readers.parent import read
from khabar.readers.parts import Columns, Note, Part, Rejected, Row, Text
from khabar.readers.records import records
from khabar.readers.survey import Survey, survey

__all__ = [
    "ColumnMatch",
    "Columns",
    "Note",
    "Part",
    "ReadOptions",
    "Rejected",
    "Row",
    "Survey",
    "Text",
    "claims",
    "form_of",
    "load_options",
    "read",
    "recognise",
    "records",
    "survey",
]
