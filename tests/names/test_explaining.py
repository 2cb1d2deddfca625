from khabar.names import How, NameComparison, Step, compare, explain


def test_every_kind_of_step_is_told_in_both_languages() -> None:
    steps = tuple(Step("Salim", "سليم", 1.0, how, "given") for how in How)
    for language in ("en", "ar"):
        told = explain(NameComparison(0.5, 6.0, steps), language)
        assert len(set(told)) == len(How)
        assert all("Salim" in sentence for sentence in told)


def test_every_role_has_words() -> None:
    for text in ("Dr. Abu Salim Ali bin Khaled Omar Said Rikab", "ام سليم"):
        assert len(explain(compare(text, ""))) == len(compare(text, "").alignment)
        assert explain(compare(text, text), "ar")


def test_a_missing_part_is_named_whichever_side_has_it() -> None:
    for a, b in (("سليم علي الخولي", "سليم الخولي"), ("سليم الخولي", "سليم علي الخولي")):
        assert any("علي" in sentence for sentence in explain(compare(a, b)))


def test_a_family_name_that_was_written_first_is_told_as_one() -> None:
    told = explain(compare("Khouli Mohamad", "محمد الخولي"))
    assert told[0].startswith("Given name: \u2068Mohamad\u2069")
    assert told[1].startswith("Family name: \u2068Khouli\u2069")
