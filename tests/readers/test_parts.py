import json

from hypothesis import given
from hypothesis import strategies as st

from khabar.readers import Columns, Fact, Note, Part, Rejected, Row, Text
from khabar.readers.parts import pack, unpack

WORDS, NUMBERS = st.text(max_size=8), st.integers(0, 10**6)
CELLS = st.lists(WORDS, max_size=4).map(tuple)
PARTS = st.one_of(
    st.builds(Columns, CELLS, NUMBERS, WORDS),
    st.builds(Row, NUMBERS, CELLS),
    st.builds(Rejected, NUMBERS, WORDS, WORDS),
    st.builds(Text, NUMBERS, NUMBERS, NUMBERS, WORDS),
    st.builds(Note, NUMBERS, WORDS, WORDS),
    st.builds(Fact, WORDS, WORDS),
)


@given(PARTS)
def test_what_is_packed_comes_out_the_same(part: Part) -> None:
    assert unpack(json.loads(json.dumps(pack(part)))) == part
