from khabar.names.usual import known, letters, unseen, usual


def arabic(form: str) -> float:
    return usual(("arabic", ((form, 0.0),)))


def test_a_common_name_is_more_usual_than_a_rare_one() -> None:
    assert arabic("محمد") > 50 * arabic("خولي")
    assert arabic("خولي") > arabic("خقظغث")


def test_shares_are_of_one_whole() -> None:
    assert abs(sum(known("arabic").values()) - 1) < 1e-9
    assert sum(known("latin").values()) <= 1


def test_letters_have_probabilities() -> None:
    for script in ("arabic", "latin"):
        chance = letters(script).chance
        assert (chance < 0).all()


def test_nothing_is_impossible() -> None:
    assert arabic("ظظظظظظظظظظظظظظظ") > 0
    assert unseen(("latin", (("x", 0.0),))) > unseen(("latin", (("xx", 0.0),)))
