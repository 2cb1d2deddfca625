from pathlib import Path

from khabar.synth.press import write_statements


def test_the_two_statements_tell_the_same_number_and_say_that_nobody_verified_it(tmp_path: Path) -> None:
    arabic, english = (path.read_text("utf-8") for path in write_statements(5, tmp_path))
    number = next(word for word in english.split() if word.isdigit() and len(word) == 3)
    assert number in arabic
    assert "not verified" in english
    assert "لم تتحقق" in arabic
    assert "$" not in arabic + english
