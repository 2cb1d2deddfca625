from khabar.register.made_with import made_with


def test_a_digest_is_that_of_its_rooms() -> None:
    assert made_with("khabar.dates") == made_with("khabar.dates")
    assert len({made_with("khabar.dates"), made_with("khabar.places"), made_with("khabar.dates", "khabar.places")}) == 3
