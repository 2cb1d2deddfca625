import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.readers import Columns, Note, Part, ReadOptions, Rejected, Row, read, recognise, records
from khabar.readers.delimited import DOUBTFUL, STRAY_QUOTE, TOO_LONG
from khabar.readers.forms import csv as form

HEADERS = ("الاسم", "id", "event", "note", "الشهرة")
CELLS = st.one_of(
    st.sampled_from(["", " ", "007", "0", "سامي", 'Abu "Sami"', '"', "a;b", "x,y|z\t،~", "two\nlines", "end\r"]),
    st.text("aب0 \"',;\t|،~\n\r", max_size=5),
)
PLAIN = st.sampled_from(["", "007", "سامي", "Homs"])
WRITTEN = {
    "utf-8": "utf-8",
    "utf-8 with its mark": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16-be with its mark": "utf-16-be",
    "windows-1256": "cp1256",
}


@dataclass(frozen=True)
class Table:
    """A generated list: its rows, and how it is written down."""

    rows: list[list[str]]
    width: int
    delimiter: str
    line_end: str
    quotes_all: bool
    encoding: str

    @property
    def headers(self) -> list[str]:
        return list(HEADERS[: self.width])

    @property
    def options(self) -> ReadOptions:
        """What a person has to say: a delimiter nobody would guess, and an encoding that can only be guessed."""
        delimiter = self.delimiter if self.width == 1 or self.delimiter == "~" else ""
        return ReadOptions("windows-1256" if self.encoding == "windows-1256" else "", delimiter)

    def written(self, row: list[str]) -> str:
        file = io.StringIO()
        has_line_end = any(end in cell for cell in row for end in "\r\n")
        quoting = csv.QUOTE_ALL if self.quotes_all or has_line_end else csv.QUOTE_MINIMAL
        csv.writer(file, delimiter=self.delimiter, lineterminator=self.line_end, quoting=quoting).writerow(row)
        return file.getvalue()

    def save(self, path: Path) -> Path:
        text = "".join(self.written(row) for row in [self.headers, *self.rows])
        mark = b"\xfe\xff" if self.encoding == "utf-16-be with its mark" else b""
        path.write_bytes(mark + text.encode(WRITTEN[self.encoding]))
        return path

    def expected(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """For every row what it should become, and its cells."""
        for row in self.rows:
            filled = tuple(row[: self.width]) + ("",) * (self.width - len(row))
            if self.is_doubtful(row):
                yield from [("rejected", ())] * len(self.lines(row))
            elif any(cell.strip() for cell in row[self.width :]):
                yield "rejected", ()
            elif any(cell.strip() for cell in filled):
                yield "row", filled
            else:
                yield "empty", ()

    def lines(self, row: list[str]) -> list[str]:
        return io.StringIO(self.written(row), newline="").readlines()

    def is_doubtful(self, row: list[str]) -> bool:
        """Whether each of its lines is also a sound row when quotation marks mean nothing."""
        lines = self.lines(row)
        sound = all(len(line.rstrip("\r\n").split(self.delimiter)) == self.width for line in lines)
        return self.width > 1 and '"' in "".join(lines) and sound and (len(lines) > 1 or len(row) != self.width)


def tables() -> st.SearchStrategy[Table]:
    """Lists with sound rows (any cell), and with short, long and empty ones (plain cells)."""
    return st.integers(1, len(HEADERS)).flatmap(
        lambda width: st.builds(
            Table,
            st.lists(
                st.one_of(
                    st.lists(CELLS, min_size=width, max_size=width),
                    st.lists(PLAIN, max_size=width + 2),
                ),
                max_size=8,
            ),
            st.just(width),
            st.sampled_from(",;\t|،~"),
            st.sampled_from(["\n", "\r\n", "\r"]),
            st.booleans(),
            st.sampled_from(sorted(WRITTEN)),
        )
    )


def parts_of(path: Path, options: ReadOptions | None = None) -> list[Part]:
    return list(form.read(path, options or ReadOptions()))


def rows_of(parts: list[Part]) -> list[tuple[str, ...]]:
    return [part.cells for part in parts if isinstance(part, Row)]


def rejected_of(parts: list[Part]) -> dict[int, str]:
    return {part.row: part.reason for part in parts if isinstance(part, Rejected)}


def notes_of(parts: list[Part]) -> list[tuple[int, str]]:
    return [(part.row, part.text) for part in parts if isinstance(part, Note)]


@settings(deadline=None)
@given(table=tables())
def test_rows_in_are_records_and_rejected_rows_and_empty_rows(
    tmp_path_factory: pytest.TempPathFactory, table: Table
) -> None:
    header, *parts = parts_of(table.save(tmp_path_factory.getbasetemp() / "list.csv"), table.options)
    assert header == Columns(tuple(table.headers))
    expected = list(table.expected())
    assert rows_of(parts) == [cells for fate, cells in expected if fate == "row"]
    assert len(rejected_of(parts)) == sum(fate == "rejected" for fate, _ in expected)
    assert sum(text == "is empty" for _, text in notes_of(parts)) == sum(fate == "empty" for fate, _ in expected)
    numbers = [
        part.row for part in parts if isinstance(part, (Row, Rejected)) or "is empty" in getattr(part, "text", "")
    ]
    assert numbers == list(range(2, len(expected) + 2))
    sound = [part for part in parts if isinstance(part, Row)]
    assert len(list(records(sound, recognise(table.headers, {}), "list"))) == len(sound)


def test_what_the_law_does_not_count_as_empty(save: Callable[[str, str], Path]) -> None:
    parts = parts_of(save("list.csv", "id,name\n007,Ali\n007,Ali\n\n , \n,\n 007 ,  Ali \n"))
    assert rows_of(parts) == [("007", "Ali"), ("007", "Ali"), (" 007 ", "  Ali ")]
    assert notes_of(parts) == [(4, "is empty"), (5, "is empty"), (6, "is empty")]


def test_the_child_reads_a_list_in_every_encoding(tmp_path: Path) -> None:
    rows = [["سالم العلي", "007", "اعتقال"], ["ليلى الخطيب", "008", 'قال "لا"']]
    for encoding in WRITTEN:
        path = Table(rows, 3, ";", "\r\n", False, encoding).save(tmp_path / "sealed")
        parts = list(read(path, "csv", ReadOptions(), "list.csv"))
        assert rows_of(parts) == [tuple(row) for row in rows]


def test_ragged_rows_are_filled_or_rejected_never_cut(save: Callable[[str, str], Path]) -> None:
    parts = parts_of(save("list.csv", "id,name,place\n1,Ali\n2,Omar,Homs,Hama\n3,Sami,Homs,, \n4,Amal,Daraa\n"))
    assert rows_of(parts) == [("1", "Ali", ""), ("3", "Sami", "Homs"), ("4", "Amal", "Daraa")]
    assert rejected_of(parts) == {3: "it has 4 cells where the header has 3"}
    assert notes_of(parts) == [(2, "is shorter than the header: its last cells are taken as empty")]


def test_stray_quotation_marks_swallow_no_row(save: Callable[[str, str], Path]) -> None:
    text = 'id,name,place\n1,"Ali,Homs\n2,"Omar" Sami,Hama\n3,",x\n4,",y\n5,"Amal\n6,Huda,Daraa\n'
    parts = parts_of(save("list.csv", text))
    assert rows_of(parts) == [("1", '"Ali', "Homs"), ("2", '"Omar" Sami', "Hama"), ("6", "Huda", "Daraa")]
    assert notes_of(parts) == [(2, STRAY_QUOTE), (3, STRAY_QUOTE)]
    assert rejected_of(parts) == {4: DOUBTFUL, 5: DOUBTFUL, 6: f"it has 2 cells where the header has 3; {STRAY_QUOTE}"}


@pytest.mark.parametrize(
    ("bad", "words", "raw"),
    [
        (b"2,Om\xffar", "bytes that are not in the file's encoding", r"2,Om\udcffar"),
        (b"2,Om\0ar", "NUL", r"2,Om\0ar"),
        ("2,Om\ufffdar".encode(), "U+FFFD", "2,Om\ufffdar"),
        (b"2,Om\xffar,3", "bytes that are not in the file's encoding", r"2,Om\udcffar,3"),
    ],
)
def test_a_damaged_row_is_rejected_by_itself(
    save: Callable[[str, bytes], Path], bad: bytes, words: str, raw: str
) -> None:
    path = save("list.csv", "id,name\n1,سامي الخطيب\n".encode() + bad + "\n3,ليلى العلي\n4,سالم الأحمد\n".encode())
    parts = list(read(path, "csv", ReadOptions(), "list.csv"))
    assert rows_of(parts) == [("1", "سامي الخطيب"), ("3", "ليلى العلي"), ("4", "سالم الأحمد")]
    (rejected,) = [part for part in parts if isinstance(part, Rejected)]
    assert rejected.row == 3
    assert words in rejected.reason
    assert rejected.raw.strip() == raw


def test_a_truncated_utf_16_list_loses_its_last_row_only(save: Callable[[str, bytes], Path]) -> None:
    parts = parts_of(save("list.csv", "id,name\n1,سامي\n2,ليلى".encode("utf-16")[:-1]))
    assert (rows_of(parts), list(rejected_of(parts))) == ([("1", "سامي")], [3])


def test_a_damaged_header_is_told_and_shown(save: Callable[[str, bytes], Path]) -> None:
    path = save("list.csv", "\ufeffid,الاسم,".encode() + b"sh\xffe\0\n1,Ali,42\n")
    header, note, row = read(path, "csv", ReadOptions(), "list.csv")
    assert header == Columns(("id", "الاسم", r"sh\udcffe\0"))
    assert note == Note(1, "it holds NUL characters, which no text has")
    assert row == Row(2, ("1", "Ali", "42"))


def test_rows_above_the_header_are_told(save: Callable[[str, bytes], Path]) -> None:
    path = save("list.csv", b'\xef\xbb\xbfMissing person\n\nA "list, of \xff 2012\nid,name\n1,Ali\n')
    parts = list(read(path, "csv", ReadOptions(), "list.csv"))
    assert notes_of(parts) == [
        (1, "stands above the header: Missing person"),
        (3, r'stands above the header: A "list, of \udcff 2012'),
    ]
    assert parts[2:] == [Columns(("id", "name"), 4), Row(5, ("1", "Ali"))]


def test_duplicate_headers_keep_both_columns(save: Callable[[str, str], Path]) -> None:
    header, row = parts_of(save("list.csv", "name,name,place\nAli,Omar,Homs\n"))
    assert (header, row) == (Columns(("name", "name", "place")), Row(2, ("Ali", "Omar", "Homs")))
    (record,) = (
        records([row], recognise(header.headers, {}), "l")
        if isinstance(row, Row) and isinstance(header, Columns)
        else ()
    )
    assert record.values == {"name": "Ali", "event_place": "Homs"}


def test_an_overlong_cell_is_rejected_by_itself(save: Callable[[str, str], Path]) -> None:
    one_line, many_lines = "ا" * 3_000_000, "b\n" * 700_000
    text = f'id,name\n1,Ali\n2,{one_line}\n3,"{many_lines}"\n4,Omar\n'
    parts = list(read(save("list.csv", text), "csv", ReadOptions(), "list.csv"))
    assert rows_of(parts) == [("1", "Ali"), ("4", "Omar")]
    assert rejected_of(parts) == {3: TOO_LONG, 4: TOO_LONG}
    assert all(len(part.raw) <= 10_000 for part in parts if isinstance(part, Rejected))


def test_a_guessed_encoding_is_told(save: Callable[[str, bytes], Path]) -> None:
    text = "الرقم;الاسم\n1;سالم العلي\n"
    note, *parts = parts_of(save("list.csv", text.encode("cp1256")))
    assert note == Note(0, "the list does not say its encoding: by its letters it was read as cp1256")
    assert rows_of(parts) == [("1", "سالم العلي")]
    assert notes_of(parts_of(save("list.csv", text))) == []


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        (b"\xef\xbb\xbf\n,,\n", ReadOptions(), "no row holds any text"),
        (b"id,name\n1,Ali\n", ReadOptions("utf-16"), "it can't be read as utf-16"),
    ],
)
def test_a_list_that_can_not_be_read_is_refused(
    save: Callable[[str, bytes], Path],
    refusal: Callable[[Callable[[], object]], str],
    content: bytes,
    options: ReadOptions,
    words: str,
) -> None:
    sentence = refusal(lambda: parts_of(save("list.csv", content), options))
    assert sentence.startswith("list.csv: ")
    assert words in sentence
