"""One document in; its columns, rows, rejected rows and paragraphs out, each with its place. Nothing is lost.

A form in which documents arrive is one file in `forms/`; the room finds it by looking there. Untrusted bytes are
only ever parsed in a limited child process (`read`).
"""

from khabar.readers.claims import claims
from khabar.readers.columns import recognise
from khabar.readers.fetching import DOCUMENTS, Fetched, fetch, is_address
from khabar.readers.forms import form_of
from khabar.readers.languages import language_among, language_of
from khabar.readers.matches import SURE_ENOUGH, ColumnMatch
from khabar.readers.options import ReadOptions, day_of, load_options
from khabar.readers.parent import read
from khabar.readers.parts import Columns, Fact, Note, Part, Rejected, Row, Text, place_of
from khabar.readers.records import as_given, records
from khabar.readers.survey import NAMELESS, Survey, Table, survey
from khabar.readers.values import READ_FIELDS, Habits, Tally, read_values, tally, versions
from khabar.readers.words import fold_facility, is_unknown

__all__ = [
    "DOCUMENTS",
    "NAMELESS",
    "READ_FIELDS",
    "SURE_ENOUGH",
    "ColumnMatch",
    "Columns",
    "Fact",
    "Fetched",
    "Habits",
    "Note",
    "Part",
    "ReadOptions",
    "Rejected",
    "Row",
    "Survey",
    "Table",
    "Tally",
    "Text",
    "as_given",
    "claims",
    "day_of",
    "fetch",
    "fold_facility",
    "form_of",
    "is_address",
    "is_unknown",
    "language_among",
    "language_of",
    "load_options",
    "place_of",
    "read",
    "read_values",
    "recognise",
    "records",
    "survey",
    "tally",
    "versions",
]
