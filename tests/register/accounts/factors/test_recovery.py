from khabar.register.accounts.factors.recovery import HOW_MANY, LETTERS, new_codes, plain


def test_ten_codes_differ_and_read_as_they_are_printed() -> None:
    made = new_codes()
    assert len(set(made)) == HOW_MANY == 10
    assert all(plain(code).isalnum() and len(plain(code)) == 12 for code in made)
    assert len(set(LETTERS)) == 32
    assert not set("ILOU") & set(LETTERS)


def test_small_letters_look_alikes_and_other_digits_are_read() -> None:
    for said in ("7k3m-q9xa-0h1t", "7K3M Q9XA OHLT", "7k3mq9xaohit", "٧k٣m–q٩xa–٠h١t"):
        assert plain(said) == "7K3MQ9XA0H1T"


def test_what_is_no_code_is_empty() -> None:
    for said in ("", "7K3M-Q9XA", "7K3M-Q9XA-0H1T-A", "7K3M-Q9XA-0H1U", "\ud800" * 12, "é" * 12):
        assert plain(said) == ""
