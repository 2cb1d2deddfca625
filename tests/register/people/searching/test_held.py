from khabar.register.people.searching.held import NEVER, ClaimRow, Held, Row

CLAIM = ClaimRow(0, 10, 20, "SY04", "central prison", 6)


def row(key: int, person: int, *claims: ClaimRow, document: int = 1) -> Row:
    return Row(key, person, document, "سمر الخباز", "هند", "", "", 0, 0, claims)


def test_rows_come_move_and_go() -> None:
    held = Held()
    held.add([row(3, 1, CLAIM), row(5, 2, CLAIM, document=2)])
    assert held.rows_of([5, 4, 3]).tolist() == [1, -1, 0]
    held.move([(3, 2), (4, 9), (5, 7), (5, 8)])
    assert held.records["person"].tolist() == [2, 8]
    assert held.persons == 9
    held.drop_documents([2])
    assert held.rows_of([5, 3]).tolist() == [-1, 0]
    assert held.claims["alive"].tolist() == [True, False]
    assert [hit.position for hit in held.names.search("Samar Khabbaz")] == [0]
    assert held.highest == 3


def test_a_key_that_is_used_again_is_the_new_row() -> None:
    held = Held()
    held.add([row(3, 1)])
    held.drop_documents([1])
    held.add([row(3, 4, document=2)])
    assert held.rows_of([3]).tolist() == [1]


def test_what_is_said_anew_takes_the_place_of_what_was_said() -> None:
    held = Held()
    held.add([row(3, 1, CLAIM), row(4, 2, CLAIM)])
    held.say({0: [ClaimRow(2, *NEVER, "", "", 1)]})
    assert held.claims["alive"].tolist() == [False, True, True]
    assert held.claims["kind"].tolist() == [0, 0, 2]


def test_nothing_is_held_at_first() -> None:
    held = Held()
    assert (held.persons, held.highest, held.rows_of([1]).tolist()) == (1, 0, [-1])
