"""One file per form in which something leaves. So far: sheets, as CSV and as XLSX."""

from khabar.exports.sheets import csv_lines, write_xlsx

__all__ = ["csv_lines", "write_xlsx"]
