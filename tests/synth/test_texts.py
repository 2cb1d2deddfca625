import numpy as np

from khabar.synth.texts import as_table, join, leave_out, pick


def test_columns_of_text_are_picked_emptied_joined_and_tabled() -> None:
    column = pick(["a", "b"], np.array([1, 1, 0]))
    assert column.tolist() == ["b", "b", "a"]
    emptied = leave_out(column, 1.0, np.random.default_rng(1))
    assert emptied.tolist() == [None] * 3
    assert join([column, emptied, column]).tolist() == ["b b", "b b", "a a"]
    assert as_table({"x": emptied})["x"].null_count == 3
